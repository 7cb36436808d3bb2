// A query from beginning to end: which lists to load, in which order, and what they prove.
import { cover, pairs, parse, spread, thin } from "./query.js";
import { addPhrase, addTerm, addWord, phrase } from "./rank.js";

/** @typedef {import("./types.js").Part} Part */
/** @typedef {import("./types.js").List} List */
/** @typedef {import("./types.js").Found} Found */
/** @typedef {import("./types.js").Result} Result */
/** @typedef {import("./shards.js").Index} Index */

const TERMS = 8;
const LONGEST_WORD = 8;
const SHARE = 0.4; // of the best score: less is no partial hit
const MOST_PARTIAL = 200;

/** Search.
 * @param {Index} index
 * @param {string} query
 * @param {{ terms?: number, progress?: (result: Result) => void }} options `terms`: at most so many
 *   for ranking; `progress` is told what is known while files are still to come
 * @returns {Promise<Result>} */
export async function search(index, query, { terms = TERMS, progress } = {}) {
  const parts = parse(query);
  const result = await find(index, parts, terms, progress);
  if (result.exact.length > 0 || parts.some((part) => part.quoted)) return result;
  const other = await instead(index, query, parts);
  if (other === "") return result;
  const second = await find(index, parse(other), terms, progress);
  return second.exact.length > 0 ? { ...second, instead: other } : result;
}

/** What else could be meant: simplified characters, or the word of this pinyin; "" nothing.
 * @param {Index} index
 * @param {string} query
 * @param {Part[]} parts */
async function instead(index, query, parts) {
  if (parts.length === 1 && /^[a-z']{2,40}$/.test(parts[0].text)) {
    const words = await ofPinyin(index, `${parts[0].text.replace(/'/g, "")} `);
    return words[0]?.[0] ?? "";
  }
  if (!/[\u3400-\u9fff]/.test(query)) return "";
  const table = await index.tables();
  const folded = Array.from(query, (character) => table.get(character) ?? character).join("");
  return folded === query ? "" : folded;
}

/** Words with a pinyin key that begins like this, most frequent first.
 * @param {Index} index
 * @param {string} start
 * @returns {Promise<[string, number][]>} */
async function ofPinyin(index, start) {
  const rows = await index.range("p", start, 2, (_, file, i) => [file.terms[i], file.heads[i]]);
  return counted(rows.flat().map(([key, count]) => [String(key).split(" ")[1], Number(count)]));
}

/** @param {[string, number][]} rows
 * @returns {[string, number][]} */
function counted(rows) {
  /** @type {Map<string, number>} */
  const sums = new Map();
  for (const [word, count] of rows) sums.set(word, (sums.get(word) ?? 0) + count);
  return [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** Words to offer for what was typed last.
 * @param {Index} index
 * @param {string} typed
 * @param {number} most
 * @returns {Promise<string[]>} */
export async function suggest(index, typed, most = 8) {
  const part = parse(typed).pop();
  if (!part || part.quoted || /\s$/.test(typed)) return [];
  const rows = await index.range("w", part.text, 2, (_, file, i) => [
    file.terms[i],
    Math.floor(file.heads[i] / 8),
  ]);
  const words = counted(rows.flat().map(([word, count]) => [String(word), Number(count)]));
  const spelt = /^[a-z']+$/.test(part.text)
    ? await ofPinyin(index, part.text.replace(/'/g, ""))
    : [];
  const all = [...words, ...spelt].map(([word]) => word);
  return [...new Set(all)].filter((word) => word !== part.text).slice(0, most);
}

/** @param {Index} index
 * @param {Part[]} parts
 * @param {number} most
 * @param {((result: Result) => void) | undefined} progress
 * @returns {Promise<Result>} */
async function find(index, parts, most, progress) {
  const wanted = parts.filter((part) => !part.excluded);
  /** @type {Map<string, List[]>} */
  const lists = new Map();
  /** @type {Map<string, List[]>} */
  const words = new Map();
  let late = false;
  const timer = progress ? setTimeout(() => (late = true), 300) : undefined;

  /** @param {{ term: string }[]} terms */
  const load = (terms) =>
    Promise.all(
      terms.map(async ({ term }) => {
        if (lists.has(term)) return;
        const solo = /^.$/u.test(term) && term > "\u2e80";
        lists.set(term, await (solo ? index.begins(term) : index.term("t", term)));
        if (late && progress) progress(rank(index, parts, lists, words, false));
      }),
    );

  /** @type {Map<Part, { term: string, at: number }[]>} */
  const proofs = new Map();
  for (const part of parts) {
    const { units } = part;
    proofs.set(part, units.length > 1 ? cover(units) : [{ term: units[0].text, at: 0 }]);
  }
  /** @param {Part} part */
  const proof = (part) => proofs.get(part) ?? [];
  /** What ranks a part: all its pairs as far as there may be so many. @param {Part} part */
  const ranking = (part) => thin(spread(part.units), Math.max(2, most));

  try {
    const first = parts.flatMap((part) => {
      const own = proof(part);
      return own.length <= most ? own : ranking(part);
    });
    await Promise.all([
      load(first),
      ...wanted
        .filter((part) => part.units.length <= LONGEST_WORD)
        .map(async (part) => words.set(part.text, await index.term("w", part.text))),
    ]);
    // A long phrase: not even the spread terms stand right in any document = proof of no exact hit.
    const open = parts.filter(
      (part) =>
        proof(part).some(({ term }) => !lists.has(term)) && possible(part, lists).length > 0,
    );
    await load(open.flatMap(proof));
    let result = rank(index, parts, lists, words, true);
    if (result.exact.length === 0 && wanted.length > 0) {
      const share = Math.max(2, Math.floor(most / wanted.length));
      await load(wanted.flatMap((part) => thin(ranking(part), Math.max(share, 2))));
      result = rank(index, parts, lists, words, true);
      if (result.exact.length === 0) result = await cutOff(index, wanted, lists, result);
    }
    return result;
  } finally {
    clearTimeout(timer);
  }
}

/** Tiers' documents in which all loaded pairs of the part stand right.
 * @param {Part} part
 * @param {Map<string, List[]>} lists
 * @returns {number[]} */
function possible(part, lists) {
  const known = pairs(part.units).filter(({ term }) => lists.has(term));
  if (known.length === 0) return [];
  const tiers = lists.get(known[0].term)?.length ?? 0;
  return Array.from({ length: tiers }, (_, tier) => of(known, lists, tier).docs).flat();
}

/** @param {{ term: string, at: number }[]} terms
 * @param {Map<string, List[]>} lists
 * @param {number} tier */
function of(terms, lists, tier) {
  const none = { docs: [], ends: [], places: [], levels: [] };
  return phrase(terms.map(({ term, at }) => ({ list: lists.get(term)?.[tier] ?? none, at })));
}

/** @param {Index} index
 * @param {Part[]} parts
 * @param {Map<string, List[]>} lists
 * @param {Map<string, List[]>} words
 * @param {boolean} complete
 * @returns {Result} */
function rank(index, parts, lists, words, complete) {
  const wanted = parts.filter((part) => !part.excluded);
  const scores = new Float64Array(index.size);
  const matched = new Uint16Array(index.size);
  const barred = new Uint8Array(index.size);
  /** @param {List[]} found */
  const placed = (found) => index.tiers.map(({ first }, t) => ({ list: found[t], first }));
  let total = 0;
  for (const part of parts) {
    const proof = part.units.length > 1 ? cover(part.units) : [{ term: part.units[0].text, at: 0 }];
    if (!proof.every(({ term }) => lists.has(term))) continue;
    const tiers = index.tiers.map(({ first }, t) => ({ found: of(proof, lists, t), first }));
    for (const { found, first } of tiers) {
      for (const doc of found.docs) {
        if (part.excluded) barred[first + doc] = 1;
        else matched[first + doc]++;
      }
    }
    if (part.excluded) continue;
    total += addPhrase(scores, tiers, index.documents);
    const known = words.get(part.text);
    if (known) addWord(scores, placed(known), index.documents);
  }
  /** @type {number[]} */
  const exact = [];
  for (let doc = 0; doc < index.size; doc++) {
    if (wanted.length > 0 && matched[doc] === wanted.length && !barred[doc]) exact.push(doc);
  }
  const isExact = new Set(exact);
  const terms = new Map(
    wanted.flatMap((part) => spread(part.units)).map(({ term }) => [term, lists.get(term)]),
  );
  const rest = new Float64Array(index.size);
  /** @type {number[] | null} */
  let everywhere = null;
  let sum = 0;
  for (const found of terms.values()) {
    if (!found) continue;
    const { weight, titles } = addTerm(rest, placed(found), index.documents);
    sum += weight;
    everywhere = (everywhere ?? [...titles]).filter((doc) => titles.has(doc));
  }
  for (const doc of everywhere ?? []) {
    rest[doc] += 0.5 * sum;
    scores[doc] += 0.5 * total;
  }
  if (wanted.length > 1) for (let doc = 0; doc < rest.length; doc++) rest[doc] += scores[doc] % 1e3;
  let best = 0;
  for (let doc = 0; doc < rest.length; doc++) {
    if (barred[doc] || isExact.has(doc)) rest[doc] = 0;
    best = Math.max(best, rest[doc]);
  }
  /** @type {number[]} */
  const partial = [];
  for (let doc = 0; doc < rest.length; doc++) {
    if (rest[doc] > 0 && rest[doc] >= SHARE * best) partial.push(doc);
  }
  const single = terms.size === 1 || (wanted.length === 1 && wanted[0].quoted);
  return {
    exact: exact.sort(byScore(index, scores)),
    partial: single ? [] : partial.sort(byScore(index, rest)).slice(0, MOST_PARTIAL),
    parts,
    about: false,
    instead: "",
    complete,
  };
}

/** @param {Index} index
 * @param {Float64Array} scores
 * @returns {(a: number, b: number) => number} best first, then newest */
const byScore = (index, scores) => (a, b) => scores[b] - scores[a] || index.age(b) - index.age(a);

/** Nothing exact, and the query ends in letters or digits: perhaps they go on (`avaScri`, `2000PF`).
 * @param {Index} index
 * @param {Part[]} wanted
 * @param {Map<string, List[]>} lists
 * @param {Result} result
 * @returns {Promise<Result>} */
async function cutOff(index, wanted, lists, result) {
  const part = wanted[0];
  const last = part.units[part.units.length - 1];
  if (wanted.length > 1 || last.solo || part.quoted) return result;
  const proof = part.units.length > 1 ? pairs(part.units) : [{ term: last.text, at: 0 }];
  const end = proof[proof.length - 1];
  const longer = { term: `${end.term}…`, at: end.at };
  const own = new Map(lists);
  own.set(longer.term, await index.begins(end.term));
  await Promise.all(
    proof.slice(0, -1).map(async ({ term }) => own.set(term, await index.term("t", term))),
  );
  const scores = new Float64Array(index.size);
  const tiers = index.tiers.map(({ first }, t) => ({
    found: of([...proof.slice(0, -1), longer], own, t),
    first,
  }));
  addPhrase(scores, tiers, index.documents);
  const docs = tiers.flatMap(({ found, first }) => found.docs.map((doc) => first + doc));
  if (docs.length === 0) return result;
  const known = new Set(docs);
  const others = result.partial.filter((doc) => !known.has(doc));
  return { ...result, about: true, partial: [...docs.sort(byScore(index, scores)), ...others] };
}
