// What is shown of a hit: extracts with their marks, and lists to take away. Pure: texts in and out.
import { pairs, printedUnits } from "./query.js";

/** @typedef {import("./types.js").Part} Part */
/** @typedef {import("./types.js").Unit} Unit */
/** @typedef {import("./types.js").Run} Run */
/** @typedef {import("./types.js").Card} Card */

const WINDOW_UNITS = 80;
const BEFORE_UNITS = 16;

/** Where a text is marked: whole phrases, or where a part has none, its pairs of two units.
 * @param {string} text
 * @param {Part[]} parts
 * @returns {{ units: Unit[], marked: number[], whole: number }} for each unit the weight of its
 *   mark, 0 none; how many of the parts stand there whole */
export function marks(text, parts) {
  const found = printedUnits(text);
  const marked = found.map(() => 0);
  let whole = 0;
  for (const { units, excluded } of parts) {
    if (excluded) continue;
    /** @param {number} from */
    const stands = (from) =>
      units.every((unit, i) => {
        const other = found[from + i];
        return other?.text === unit.text && other.at - found[from].at === unit.at - units[0].at;
      });
    let seen = false;
    for (let i = 0; i + units.length <= found.length; i++) {
      if (!stands(i)) continue;
      seen = true;
      for (let k = 0; k < units.length; k++) marked[i + k] += 2;
    }
    if (seen) whole++;
    if (seen || units.length < 2) continue;
    const terms = new Set(pairs(units).map(({ term }) => term));
    const runs = new Set(units.filter((unit) => !unit.solo).map((unit) => unit.text));
    const own = found.length > 1 ? pairs(found) : [];
    own.forEach(({ term }, i) => {
      if (terms.has(term)) {
        marked[i] ||= 1;
        marked[i + 1] ||= 1;
      }
    });
    found.forEach((unit, i) => {
      if (runs.has(unit.text)) marked[i] ||= 1;
    });
  }
  return { units: found, marked, whole };
}

/** The text from `start` to `end` as stretches, marked or not.
 * @param {string} text
 * @param {{ units: Unit[], marked: number[] }} found
 * @param {number} start
 * @param {number} end
 * @returns {Run[]} */
export function runs(text, { units, marked }, start = 0, end = text.length) {
  /** @type {Run[]} */
  const list = [];
  /** @param {number} from
   * @param {number} to
   * @param {boolean} on */
  const add = (from, to, on) => {
    const last = list[list.length - 1];
    if (from >= to) return;
    if (last && last.marked === on) last.text += text.slice(from, to);
    else list.push({ text: text.slice(from, to), marked: on });
  };
  let at = start;
  units.forEach((unit, i) => {
    if (!marked[i] || unit.start < at || unit.end > end) return;
    // What stands between two marked neighbours (a pause of the phrase, a blank) is marked, too.
    const joined = i > 0 && marked[i - 1] && units[i - 1].end === at && at > start;
    add(at, unit.start, Boolean(joined && unit.start - at < 3));
    add(unit.start, unit.end, true);
    at = unit.end;
  });
  add(at, end, false);
  return list;
}

/** The best passage of an article.
 * @param {string[]} lines its paragraphs
 * @param {Part[]} parts
 * @returns {{ runs: Run[], whole: number }} `whole`: how many parts stand in it unbroken */
export function extract(lines, parts) {
  let best = { score: -1, runs: /** @type {Run[]} */ ([]), whole: 0 };
  for (const line of lines) {
    const found = marks(line, parts);
    const { units, marked } = found;
    /** @type {Map<string, number>} */
    const inside = new Map();
    let score = 0;
    let top = 0;
    let from = 0;
    // The window with the most different marked units.
    for (let i = 0; i < units.length; i++) {
      const leaving = i - WINDOW_UNITS;
      if (marked[i]) {
        const count = inside.get(units[i].text) ?? 0;
        inside.set(units[i].text, count + 1);
        score += count ? 0.1 : marked[i];
      }
      if (leaving >= 0 && marked[leaving]) {
        const count = (inside.get(units[leaving].text) ?? 1) - 1;
        inside.set(units[leaving].text, count);
        score -= count ? 0.1 : marked[leaving];
      }
      if (score > top + 1e-6) {
        top = score;
        from = Math.max(0, leaving + 1);
      }
    }
    const total = top + found.whole * 10;
    if (total <= best.score) continue;
    let first = marked.findIndex((weight, i) => weight > 0 && i >= from);
    if (first < 0) first = 0;
    from = Math.max(0, first - BEFORE_UNITS);
    const last = Math.min(units.length, from + WINDOW_UNITS) - 1;
    const start = from > 0 ? units[from].start : 0;
    const end = last + 1 < units.length ? units[last].end : line.length;
    const list = runs(line, found, start, end);
    if (start > 0) list.unshift({ text: "……", marked: false });
    if (end < line.length) list.push({ text: "……", marked: false });
    best = { score: total, runs: list, whole: found.whole };
  }
  return { runs: best.runs, whole: best.whole };
}

/** `2025年4月25日` of an ISO date.
 * @param {string} date
 * @returns {string} */
export function chineseDate(date) {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

/** All hits as a table for a spreadsheet: UTF-8 with BOM, CRLF.
 * @param {Card[]} cards
 * @param {(card: Card) => string} address
 * @returns {string} */
export function csv(cards, address) {
  const rows = cards.map((card) => [
    card.title,
    card.date,
    card.page,
    card.byline,
    card.column,
    address(card),
  ]);
  /** @param {string} value a spreadsheet must not take it for a formula */
  const cell = (value) =>
    `"${(/^[=+\-@\t]/.test(value) ? `'${value}` : value).replace(/"/g, '""')}"`;
  return `\ufeff${[["题名", "日期", "版", "作者", "栏目", "网址"], ...rows]
    .map((row) => `${row.map(cell).join(",")}\r\n`)
    .join("")}`;
}

/** All hits as plain text, for a report.
 * @param {Card[]} cards
 * @param {(card: Card) => string} address
 * @returns {string} */
export const plain = (cards, address) =>
  cards
    .map((card, i) => {
      const where = [card.byline, chineseDate(card.date), card.page].filter(Boolean).join("，");
      return `${i + 1}. ${card.title}\r\n   ${where}\r\n   ${address(card)}\r\n`;
    })
    .join("\r\n");
