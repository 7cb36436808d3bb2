// Which documents hold a phrase, and which stand first. Pure: lists in, numbers out.

/** @typedef {import("./types.js").List} List */
/** @typedef {import("./types.js").Found} Found */

const K1 = 1.2;
const TITLE_UNITS = 126;
const BOOSTS = [3, 2, 1, 3, 1]; // of the word index, as in plugins/search/words.py
const WORD_WEIGHT = 0.25;

/** How much a term tells: 0 or more.
 * @param {number} documents of all tiers
 * @param {number} having of all tiers */
export const idf = (documents, having) =>
  Math.log(1 + Math.abs((documents - having + 0.5) / (having + 0.5)));

/** @param {number} count */
export const saturate = (count) => ((K1 + 1) * count) / (count + K1);

/** The documents of one tier in which all lists stand at their places of one phrase.
 * @param {{ list: List, at: number }[]} members one or more
 * @returns {Found} */
export function phrase(members) {
  /** @type {Found} */
  const found = { docs: [], counts: [], titles: [], levels: [] };
  const [rarest, ...others] = [...members].sort((a, b) => a.list.docs.length - b.list.docs.length);
  const next = others.map(() => 0);
  const { docs, ends, places, levels } = rarest.list;
  docs.forEach((doc, i) => {
    const together = others.every(({ list }, k) => {
      while (list.docs[next[k]] < doc) next[k]++;
      return list.docs[next[k]] === doc;
    });
    if (!together) return;
    const near = others.map(({ list }, k) =>
      list.places.slice(list.ends[next[k] - 1] ?? 0, list.ends[next[k]]),
    );
    const starts = places
      .slice(ends[i - 1] ?? 0, ends[i])
      .map((at) => at - rarest.at)
      .filter((start) => others.every(({ at }, k) => near[k].includes(start + at)));
    if (starts.length === 0) return;
    found.docs.push(doc);
    found.counts.push(starts.length);
    found.titles.push(starts[0] < TITLE_UNITS);
    found.levels.push(others.length > 0 ? 0 : levels[i]);
  });
  return found;
}

/** Add what a phrase of one term or more gives to each document.
 * @param {Float64Array} scores of all documents; changed
 * @param {Found[]} tiers
 * @param {number[]} firsts the number of each tier's first document
 * @param {number} levelled what counts more than every score: a hit where two characters are a
 *   word before all where they only stand across its seam, those before all that straddle two words
 * @returns {number} its idf */
export function addPhrase(scores, tiers, firsts, levelled = 0) {
  const having = tiers.reduce((sum, found) => sum + found.docs.length, 0);
  const weight = idf(scores.length, having);
  tiers.forEach(({ docs, counts, titles, levels }, t) => {
    docs.forEach((doc, i) => {
      scores[firsts[t] + doc] +=
        weight * (saturate(counts[i]) + Number(titles[i])) + levelled * Math.min(levels[i], 2);
    });
  });
  return weight;
}

/** lunr's score of one word: over its fields, b = 0.
 * @param {List[]} tiers the word's lists in the word index
 * @param {number} documents
 * @returns {number[][]} for each tier the scores of its documents, in their order */
export function wordScores(tiers, documents) {
  let having = 0;
  const counted = tiers.map(({ docs, ends, places }) =>
    docs.map((_, i) => {
      const counts = BOOSTS.map(() => 0);
      for (const field of places.slice(ends[i - 1] ?? 0, ends[i])) counts[field]++;
      having += counts.filter(Boolean).length;
      return counts;
    }),
  );
  const weight = idf(documents, having);
  return counted.map((list) =>
    list.map((counts) =>
      counts.reduce(
        (sum, count, field) =>
          sum + Math.round(weight * saturate(count) * BOOSTS[field] * 1e3) / 1e3,
        0,
      ),
    ),
  );
}

/** Add what the word index gives.
 * @param {Float64Array} scores changed
 * @param {List[]} tiers
 * @param {number[]} firsts */
export function addWord(scores, tiers, firsts) {
  wordScores(tiers, scores.length).forEach((list, t) => {
    list.forEach((score, i) => {
      scores[firsts[t] + tiers[t].docs[i]] += WORD_WEIGHT * score;
    });
  });
}
