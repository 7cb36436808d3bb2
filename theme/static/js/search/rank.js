// Which documents hold a phrase, and which stand first. Pure: lists in, numbers out.
import { inTitle } from "./shards.js";

/** @typedef {import("./types.js").List} List */
/** @typedef {import("./types.js").Found} Found */

const K1 = 1.2;
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
  rarest.list.docs.forEach((doc, i) => {
    for (let k = 0; k < others.length; k++) {
      const docs = others[k].list.docs;
      while (docs[next[k]] < doc) next[k]++;
      if (docs[next[k]] !== doc) return;
    }
    let count = 0;
    let title = false;
    for (let p = i ? rarest.list.ends[i - 1] : 0; p < rarest.list.ends[i]; p++) {
      const start = rarest.list.places[p] - rarest.at;
      const stands = others.every(({ list, at }, k) => {
        const from = next[k] ? list.ends[next[k] - 1] : 0;
        return has(list.places, from, list.ends[next[k]], start + at);
      });
      if (!stands) continue;
      if (count === 0) title = inTitle({ ...rarest.list, places: [start], ends: [1] }, 0);
      count++;
    }
    if (count === 0) return;
    found.docs.push(doc);
    found.counts.push(count);
    found.titles.push(title);
    found.levels.push(members.length === 1 ? rarest.list.levels[i] : 0);
  });
  return found;
}

/** @param {number[]} places ascending between from and to
 * @param {number} from
 * @param {number} to
 * @param {number} wanted */
function has(places, from, to, wanted) {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low < to && places[low] === wanted;
}

/** Add what one term, in all tiers, gives to each document.
 * @param {Float64Array} scores of all documents; changed
 * @param {{ list: List, first: number }[]} tiers
 * @param {number} documents
 * @returns {{ weight: number, titles: Set<number> }} its idf, and who has it in the title */
export function addTerm(scores, tiers, documents) {
  const having = tiers.reduce((sum, tier) => sum + tier.list.docs.length, 0);
  const weight = idf(documents, having);
  /** @type {Set<number>} */
  const titles = new Set();
  for (const { list, first } of tiers) {
    list.docs.forEach((doc, i) => {
      const count = list.ends[i] - (i ? list.ends[i - 1] : 0);
      const title = inTitle(list, i);
      scores[first + doc] += weight * (saturate(count) + (title ? 1 : 0));
      if (title) titles.add(first + doc);
    });
  }
  return { weight, titles };
}

/** Add what a phrase gives. A hit where two characters are a word stands before all where they
 * only stand inside one, and those before all that straddle two words.
 * @param {Float64Array} scores changed
 * @param {{ found: Found, first: number }[]} tiers
 * @param {number} documents
 * @returns {number} its idf */
export function addPhrase(scores, tiers, documents) {
  const having = tiers.reduce((sum, tier) => sum + tier.found.docs.length, 0);
  const weight = idf(documents, having);
  for (const { found, first } of tiers) {
    found.docs.forEach((doc, i) => {
      const level = found.levels[i];
      scores[first + doc] +=
        weight * (saturate(found.counts[i]) + (found.titles[i] ? 1 : 0)) +
        (level > 1 ? 2e3 : level * 1e3);
    });
  }
  return weight;
}

/** lunr's score of one word: over its fields, b = 0.
 * @param {List[]} tiers the word's lists in the word index
 * @param {number} documents
 * @returns {number[][]} for each tier the scores of its documents, in their order */
export function wordScores(tiers, documents) {
  let having = 0;
  const counted = tiers.map((list) =>
    list.docs.map((_, i) => {
      const counts = BOOSTS.map(() => 0);
      for (let p = i ? list.ends[i - 1] : 0; p < list.ends[i]; p++) counts[list.places[p]]++;
      having += counts.filter((count) => count > 0).length;
      return counts;
    }),
  );
  const weight = idf(documents, having);
  return counted.map((list) =>
    list.map((counts) =>
      counts.reduce((sum, count, field) => {
        return count ? sum + Math.round(weight * saturate(count) * BOOSTS[field] * 1e3) / 1e3 : sum;
      }, 0),
    ),
  );
}

/** Add what the word index gives.
 * @param {Float64Array} scores changed
 * @param {{ list: List, first: number }[]} tiers
 * @param {number} documents */
export function addWord(scores, tiers, documents) {
  wordScores(
    tiers.map((tier) => tier.list),
    documents,
  ).forEach((list, t) => {
    list.forEach((score, i) => {
      scores[tiers[t].first + tiers[t].list.docs[i]] += WORD_WEIGHT * score;
    });
  });
}
