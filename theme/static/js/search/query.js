// From what was typed to terms: the same units as plugins/search/terms.py.

/** @typedef {import("./types.js").Unit} Unit */
/** @typedef {import("./types.js").Part} Part */
/** @typedef {import("./types.js").Pair} Pair */

const SOLO =
  "\\u3005-\\u3007\\u303b\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u3105-\\u312f" +
  "\\u31a0-\\u31bf\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\ua000-\\ua48c\\uac00-\\ud7a3" +
  "\\uf900-\\ufaff\\u{20000}-\\u{3fffd}";
const DROPPED = new RegExp(
  "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u00ad\\u180b-\\u180e\\u200b-\\u200f" +
    "\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufe00-\\ufe0f\\ufeff\\ufff9-\\ufffb" +
    "\\u{e0100}-\\u{e01ef}]",
  "gu",
);
const BLANK = "\\t \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000";
const BLANKS = new RegExp(`([${SOLO}])[${BLANK}]+|[${BLANK}]+(?=[${SOLO}])`, "gu");
const SEGMENT = new RegExp(`([${SOLO}])|[0-9]+|(?:(?![${SOLO}0-9])[\\p{L}\\p{N}])+`, "gu");
const LONGEST = 500;

/** The text as it is compared.
 * @param {string} text
 * @returns {string} */
export function normalise(text) {
  const lowered = text.replace(DROPPED, "").normalize("NFKC").toLowerCase();
  const folded = lowered.normalize("NFKC").replace(/ς/g, "σ").replace(DROPPED, "");
  return folded.replace(BLANKS, "$1");
}

/** The units of a normalised text; `start` and `end` are places in it.
 * @param {string} norm
 * @returns {Unit[]} */
export function units(norm) {
  const found = [];
  let at = 0;
  let end = 0;
  for (const match of norm.matchAll(SEGMENT)) {
    const start = match.index ?? 0;
    if (start > end && end > 0) at += 1;
    end = start + match[0].length;
    found.push({ text: match[0], at, start, end, solo: match[1] !== undefined });
    at += 1;
  }
  return found;
}

/** The units of a text as it is printed; `start` and `end` are places in the original.
 * @param {string} text
 * @returns {Unit[]} */
export function printedUnits(text) {
  let norm = "";
  /** @type {number[]} */
  const places = [];
  // A base letter and the marks on it are normalised together.
  for (const match of text.matchAll(/[^\p{M}]\p{M}*|\p{M}+/gsu)) {
    const piece = normalise(match[0]);
    for (let i = 0; i < piece.length; i++) places.push(match.index ?? 0);
    norm += piece;
  }
  places.push(text.length);
  const gaps = new RegExp(BLANKS);
  let cut = "";
  /** @type {number[]} */
  const kept = [];
  let from = 0;
  for (const match of norm.matchAll(gaps)) {
    const start = (match.index ?? 0) + (match[1] ?? "").length;
    cut += norm.slice(from, start);
    for (let i = from; i < start; i++) kept.push(places[i]);
    from = (match.index ?? 0) + match[0].length;
  }
  cut += norm.slice(from);
  for (let i = from; i < places.length; i++) kept.push(places[i]);
  return units(cut).map((unit) => {
    const last = kept[unit.end - 1];
    let end = kept[unit.end];
    // What was dropped or blank before the next unit does not belong to this one.
    if (unit.end < cut.length) end = Math.max(last + 1, end);
    const gap = /\s/.exec(text.slice(last, end));
    return { ...unit, start: kept[unit.start], end: gap ? last + gap.index : end };
  });
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
 * @param {Unit[]} list two or more
 * @returns {(Pair & { pause: boolean })[]} */
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
 * @returns {{ term: string, at: number }[]} one or more, in order */
export function spread(list) {
  const found = list.length > 1 ? pairs(list).filter((pair) => !pair.pause) : [];
  const alone = list.filter((unit) => !unit.solo || list.length === 1);
  const runs = alone.map((unit) => ({ term: unit.text, at: unit.at - list[0].at }));
  const all = [...found, ...runs].sort((a, b) => a.at - b.at);
  return all.length > 0 ? all : pairs(list);
}

/** As few pairs as prove the phrase: those across pauses, and others until each unit stands in one.
 * @param {Unit[]} list two or more
 * @returns {Pair[]} */
export function cover(list) {
  const all = pairs(list);
  const chosen = all.map((pair) => pair.pause);
  for (let i = 0; i < list.length; i++) {
    if (chosen[i - 1] || chosen[i]) continue;
    chosen[i < all.length ? i : i - 1] = true;
  }
  return all.filter((_, index) => chosen[index]);
}

/** At most `most` of them, evenly spread.
 * @template T
 * @param {T[]} list
 * @param {number} most
 * @returns {T[]} */
export function thin(list, most) {
  if (list.length <= most) return list;
  const step = (list.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => list[Math.round(index * step)]);
}
