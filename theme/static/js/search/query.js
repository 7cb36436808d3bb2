// From what was typed to terms: the same units as plugins/search/terms.py.

/** @typedef {import("./types.js").Unit} Unit */
/** @typedef {import("./types.js").Part} Part */
/** @typedef {import("./types.js").Pair} Pair */

const SOLO =
  String.raw`\u3005-\u3007\u303b\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f` +
  String.raw`\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua48c\uac00-\ud7a3` +
  String.raw`\uf900-\ufaff\u{20000}-\u{3fffd}`;
const SEGMENT = new RegExp(`([${SOLO}])|[0-9]+|(?:(?![${SOLO}0-9])[\\p{L}\\p{N}])+`, "gu");
const DROPPED = new RegExp(
  String.raw`[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u180b-\u180e\u200b-\u200f\u202a-\u202e` +
    String.raw`\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\u{e0100}-\u{e01ef}]`,
  "gu",
);
const BLANK = /^[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+$/;
const LONGEST = 500;

/** The text as it is compared; blanks beside Han still stand in it.
 * @param {string} text
 * @returns {string} */
export const normalise = (text) =>
  text.replace(DROPPED, "").normalize("NFKC").toLowerCase().normalize("NFKC").replace(/ς/g, "σ");

/** The units of a normalised text; `start` and `end` are places in it.
 * @param {string} norm
 * @returns {Unit[]} */
export function units(norm) {
  /** @type {Unit[]} */
  const found = [];
  for (const match of norm.matchAll(SEGMENT)) {
    const last = found[found.length - 1] ?? { at: -1, end: match.index, solo: false };
    const start = match.index ?? 0;
    const solo = match[1] !== undefined;
    const gap = norm.slice(last.end, start);
    // Blanks beside Han are nothing, every other gap is a pause.
    const pause = gap !== "" && !((solo || last.solo) && BLANK.test(gap));
    const at = last.at + 1 + Number(pause);
    found.push({ text: match[0], at, start, end: start + match[0].length, solo });
  }
  return found;
}

/** The units of a text as it is printed; `start` and `end` are places in the original.
 * @param {string} text
 * @returns {Unit[]} */
export function printedUnits(text) {
  let norm = "";
  /** @type {[number, number][]} */
  const places = [];
  // A base letter and the marks on it are normalised together.
  for (const match of text.matchAll(/([\u4e00-\u9fff])(?!\p{M})|.\p{M}*/gsu)) {
    const piece = match[1] ?? normalise(match[0]); // Han is as it is
    const from = match.index ?? 0;
    for (let i = 0; i < piece.length; i++) places.push([from, from + match[0].length]);
    norm += piece;
  }
  return units(norm).map((unit) => ({
    ...unit,
    start: places[unit.start][0],
    end: places[unit.end - 1][1],
  }));
}

/** The parts of a query: blanks divide, quotation marks around a part keep it together, a leading
 * `-` excludes. Other quotation marks are pauses like all marks.
 * @param {string} query
 * @returns {Part[]} parts without a unit are left out */
export function parse(query) {
  /** @type {Part[]} */
  const parts = [];
  const pattern = /([-－]?)(?:["＂]([^"＂]*)["＂](?!\S)|“([^”]*)”(?!\S)|(\S+))/gu;
  for (const match of query.slice(0, LONGEST).matchAll(pattern)) {
    const inside = match[2] ?? match[3];
    const text = normalise(inside ?? match[4]);
    const found = units(text);
    if (found.length === 0) continue;
    parts.push({ text, units: found, quoted: inside !== undefined, excluded: match[1] !== "" });
  }
  return parts;
}

/** All pairs of neighbouring units.
 * @param {Unit[]} list
 * @returns {(Pair & { pause: boolean })[]} none of a single unit */
export function pairs(list) {
  return list.slice(1).map((unit, index) => {
    const before = list[index];
    const pause = unit.at - before.at > 1;
    const term = before.text + (pause ? "," : "") + unit.text;
    return { term, at: before.at - list[0].at, pause };
  });
}

/** What ranks a phrase: its neighbours, and its runs by themselves; pauses tell nothing.
 * @param {Unit[]} list
 * @returns {Pair[]} one or more, in order */
export function spread(list) {
  const near = pairs(list).filter((pair) => !pair.pause);
  const runs = list.filter((unit) => !unit.solo || list.length === 1).map(alone);
  const all = [...near, ...runs.map((pair) => ({ ...pair, at: pair.at - list[0].at }))];
  return all.length > 0 ? all.sort((a, b) => a.at - b.at) : pairs(list);
}

/** As few pairs as prove the phrase: those across pauses, and others until each unit stands in one.
 * @param {Unit[]} list
 * @returns {Pair[]} */
export function cover(list) {
  const all = pairs(list);
  const chosen = all.map((pair) => pair.pause);
  list.forEach((_, i) => {
    if (!chosen[i - 1] && !chosen[i]) chosen[i < all.length ? i : i - 1] = true;
  });
  return list.length > 1 ? all.filter((_, i) => chosen[i]) : list.map(alone);
}

/** @param {Unit} unit
 * @returns {Pair & { pause: boolean }} */
const alone = ({ text, at }) => ({ term: text, at, pause: false });

/** At most `most` of them, evenly spread.
 * @template T
 * @param {T[]} list
 * @param {number} most
 * @returns {T[]} */
export const thin = (list, most) =>
  list.length <= most
    ? list
    : Array.from(
        { length: most },
        (_, i) => list[Math.round((i * (list.length - 1)) / (most - 1))],
      );
