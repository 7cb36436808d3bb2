// A query from beginning to end: which lists to load, in which order, and what they prove.
import { cover, pairs, parse, spread, thin } from "./query.js";
import { addPhrase, addWord, phrase } from "./rank.js";
import { union } from "./shards.js";

/** @typedef {import("./types.js").Part} Part */
/** @typedef {import("./types.js").Pair} Pair */
/** @typedef {import("./types.js").List} List */
/** @typedef {import("./types.js").Result} Result */
/** @typedef {import("./shards.js").Index} Index */

const TERMS = 8;
const OFFERED = 8;
const LONGEST_WORD = 8;
const LEVEL = 1e3;
const SHARE = 0.4; // of the best score: less is no partial hit
const MOST_PARTIAL = 200;
const PATIENCE_MS = 300;

/** Search.
 * @param {Index} index
 * @param {string} query
 * @param {{ terms?: number, progress?: (result: Result) => void }} options `terms`: at most so many
 *   for ranking; `progress` is told what is known while files are still to come
 * @returns {Promise<Result>} */
export async function search(index, query, options = {}) {
  const parts = parse(query);
  const result = await find(index, parts, options);
  if (result.exact.length > 0 || parts.some((part) => part.quoted)) return result;
  const other = await instead(index, query, parts);
  const second = other && (await find(index, parse(other), options));
  return second && second.exact.length > 0 ? { ...second, instead: other } : result;
}

/** What else could be meant: simplified characters, or the word of this pinyin; "" nothing.
 * @param {Index} index
 * @param {string} query
 * @param {Part[]} parts */
async function instead(index, query, parts) {
  if (parts.length === 1 && /^[a-z']{2,40}$/.test(parts[0].text)) {
    const [word = ""] = await ofPinyin(index, `${parts[0].text.replace(/'/g, "")} `);
    return word;
  }
  if (!/[\u3400-\u9fff]/.test(query)) return "";
  const table = await index.tables();
  const folded = Array.from(query, (character) => {
    const at = table.indexOf(character);
    return at % 2 ? character : table[at + 1];
  }).join("");
  return folded === query ? "" : folded;
}

/** Words with a pinyin key that begins like this, most frequent first.
 * @param {Index} index
 * @param {string} start */
const ofPinyin = async (index, start) =>
  byCount(
    await index.range("p", start, 2, ({ terms, heads }, i) => [terms[i].split(" ")[1], heads[i]]),
  );

/** @param {[string, number][][]} tiers words and their documents
 * @returns {string[]} */
function byCount(tiers) {
  /** @type {Map<string, number>} */
  const sums = new Map();
  for (const [word, count] of tiers.flat()) sums.set(word, (sums.get(word) ?? 0) + count);
  return [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
}

/** Words to offer for what was typed last.
 * @param {Index} index
 * @param {string} typed
 * @returns {Promise<string[]>} */
export async function suggest(index, typed) {
  const part = parse(typed).pop();
  if (!part || part.quoted || /\s$/.test(typed)) return [];
  const { text } = part;
  const words = byCount(
    await index.range("w", text, 2, ({ terms, heads }, i) => [terms[i], heads[i] >> 3]),
  );
  const spelt = /^[a-z']+$/.test(text) ? await ofPinyin(index, text.replace(/'/g, "")) : [];
  return [...new Set([...words, ...spelt])].filter((word) => word !== text).slice(0, OFFERED);
}

/** @param {Index} index
 * @param {Part[]} parts
 * @param {{ terms?: number, progress?: (result: Result) => void }} options
 * @returns {Promise<Result>} */
async function find(index, parts, { terms = TERMS, progress }) {
  const wanted = parts.filter((part) => !part.excluded);
  /** @type {Map<string, List[]>} */
  const lists = new Map();
  /** @type {Map<Part, List[]>} */
  const words = new Map();
  const rankNow = (complete = true) => rank(index, parts, lists, words, complete);
  const timer = progress && setTimeout(() => progress(rankNow(false)), PATIENCE_MS);
  /** @param {Pair[]} all */
  const load = (all) =>
    Promise.all(
      all.map(async ({ term }) => {
        if (lists.has(term)) return;
        const solo = /^[\u2e80-\u{3ffff}]$/u.test(term);
        lists.set(term, await (solo ? index.begins(term) : index.term("t", term)));
      }),
    );

  try {
    await Promise.all([
      load(
        parts.flatMap(({ units }) => {
          const proof = cover(units);
          return proof.length <= terms ? proof : thin(spread(units), terms);
        }),
      ),
      ...wanted.map(async (part) => {
        if (part.units.length <= LONGEST_WORD) words.set(part, await index.term("w", part.text));
      }),
    ]);
    // Of a long phrase only some terms are there. If not even they stand right in any document, there
    // is no exact hit; else the rest of the proof is loaded.
    await load(
      parts.flatMap(({ units }) => {
        const all = [...pairs(units), ...spread(units)].filter(({ term }) => lists.has(term));
        const is =
          all.length > 0 && index.tiers.some((_, t) => stand(all, lists, t).docs.length > 0);
        return is ? cover(units) : [];
      }),
    );
    let result = rankNow();
    if (result.exact.length === 0) {
      const share = Math.max(2, Math.floor(terms / (wanted.length || 1)));
      await load(wanted.flatMap(({ units }) => thin(spread(units), share)));
      result = rankNow();
      if (result.exact.length === 0) result = await cutOff(index, wanted, result);
    }
    return result;
  } finally {
    clearTimeout(timer);
  }
}

/** @param {Pair[]} terms
 * @param {Map<string, List[]>} lists
 * @param {number} tier */
const stand = (terms, lists, tier) =>
  phrase(terms.map(({ term, at }) => ({ at, list: lists.get(term)?.[tier] ?? union([]) })));

/** @param {Index} index
 * @param {Part[]} parts
 * @param {Map<string, List[]>} lists what is loaded
 * @param {Map<Part, List[]>} words of the word index
 * @param {boolean} complete
 * @returns {Result} */
function rank(index, parts, lists, words, complete) {
  const wanted = parts.filter((part) => !part.excluded);
  const firsts = index.tiers.map((tier) => tier.first);
  /** @param {Pair[]} terms */
  const found = (terms) => firsts.map((_, t) => stand(terms, lists, t));
  const scores = new Float64Array(index.size);
  const rest = new Float64Array(index.size);
  const matched = new Uint16Array(index.size);
  const titled = new Uint16Array(index.size);
  const barred = new Set(index.gone);

  let total = 0;
  for (const part of parts) {
    const proof = cover(part.units);
    if (!proof.every(({ term }) => lists.has(term))) continue;
    const tiers = found(proof);
    tiers.forEach(({ docs }, t) => {
      for (const doc of docs) {
        if (part.excluded) barred.add(firsts[t] + doc);
        else matched[firsts[t] + doc]++;
      }
    });
    if (part.excluded) continue;
    total += addPhrase(scores, tiers, firsts, LEVEL);
    const known = words.get(part);
    if (known) addWord(scores, known, firsts);
  }

  const terms = wanted.flatMap(({ units }) => spread(units)).filter(({ term }) => lists.has(term));
  const different = [...new Map(terms.map((pair) => [pair.term, pair])).values()];
  let sum = 0;
  for (const { term } of different) {
    const tiers = found([{ term, at: 0 }]);
    sum += addPhrase(rest, tiers, firsts);
    tiers.forEach(({ docs, titles }, t) => {
      docs.forEach((doc, i) => {
        if (titles[i]) titled[firsts[t] + doc]++;
      });
    });
  }

  /** @type {number[]} */
  const exact = [];
  let best = 0;
  for (let doc = 0; doc < index.size; doc++) {
    if (titled[doc] > 0 && titled[doc] === different.length) {
      rest[doc] += sum / 2;
      scores[doc] += total / 2;
    }
    // A part that stands whole counts once more for a document that lacks another.
    if (wanted.length > 1) rest[doc] += scores[doc] % LEVEL;
    if (barred.has(doc)) rest[doc] = 0;
    else if (wanted.length > 0 && matched[doc] === wanted.length) {
      exact.push(doc);
      rest[doc] = 0;
    }
    best = Math.max(best, rest[doc]);
  }
  /** @type {number[]} */
  const partial = [];
  const single = different.length < 2 || (wanted.length === 1 && wanted[0].quoted);
  rest.forEach((score, doc) => {
    if (!single && score > 0 && score >= SHARE * best) partial.push(doc);
  });
  return {
    exact: exact.sort(byScore(index, scores)),
    partial: partial.sort(byScore(index, rest)).slice(0, MOST_PARTIAL),
    parts,
    about: false,
    instead: "",
    complete,
  };
}

/** Best first, then newest.
 * @param {Index} index
 * @param {Float64Array} scores
 * @returns {(a: number, b: number) => number} */
const byScore = (index, scores) => (a, b) => scores[b] - scores[a] || index.age(b) - index.age(a);

/** Nothing exact, and the query ends in letters or digits: perhaps they go on (`avaScri`, `2000PF`).
 * @param {Index} index
 * @param {Part[]} wanted
 * @param {Result} result
 * @returns {Promise<Result>} */
async function cutOff(index, wanted, result) {
  if (wanted.length !== 1 || wanted[0].quoted || wanted[0].units.slice(-1)[0].solo) return result;
  const { units } = wanted[0];
  const proof = units.length > 1 ? pairs(units) : cover(units);
  const last = proof.length - 1;
  const own = await Promise.all(
    proof.map(({ term }, i) => (i < last ? index.term("t", term) : index.begins(term))),
  );
  const scores = new Float64Array(index.size);
  const firsts = index.tiers.map((tier) => tier.first);
  const tiers = firsts.map((_, t) => phrase(proof.map(({ at }, i) => ({ at, list: own[i][t] }))));
  addPhrase(scores, tiers, firsts);
  const docs = tiers
    .flatMap((tier, t) => tier.docs.map((doc) => firsts[t] + doc))
    .filter((doc) => !index.gone.includes(doc))
    .sort(byScore(index, scores));
  const partial = [...new Set([...docs, ...result.partial])];
  return { ...result, partial, about: docs.length > 0 };
}
