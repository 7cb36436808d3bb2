// What is shown of a hit, extracts with their marks, and the lists of hits to take away. Pure: texts
// in and out.
import { pairs, printedUnits } from "./query.js";

/** @typedef {import("./types.js").Card} Card */
/** @typedef {import("./types.js").Part} Part */
/** @typedef {import("./types.js").Unit} Unit */
/** @typedef {import("./types.js").Run} Run */

const WINDOW_UNITS = 80;
const BEFORE_UNITS = 16;
const GAP = "……";

/** Where a text is marked: whole phrases, or where a part has none, its pairs of two units.
 * @param {string} text
 * @param {Part[]} parts
 * @returns {{ units: Unit[], marked: number[], whole: number }} for each unit the weight of its
 *   mark, 0 none; how many of the parts stand there whole */
export function marks(text, parts) {
  const found = printedUnits(text);
  const near = pairs(found);
  const marked = found.map(() => 0);
  let whole = 0;
  for (const { units, excluded } of parts) {
    if (excluded) continue;
    const own = pairs(units).map(({ term }) => term);
    let seen = false;
    found.forEach((unit, i) => {
      if (unit.text !== units[0].text || own.some((term, k) => near[i + k]?.term !== term)) return;
      seen = true;
      units.forEach((_, k) => {
        marked[i + k] += 2;
      });
    });
    whole += Number(seen);
    if (seen) continue;
    found.forEach(({ text, solo }, i) => {
      const alone = !solo && units.some((unit) => unit.text === text);
      if (alone || own.includes(near[i]?.term) || own.includes(near[i - 1]?.term)) {
        marked[i] = marked[i] || 1;
      }
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
  let at = start;
  /** @param {number} to
   * @param {boolean} on */
  const add = (to, on) => {
    if (to <= at) return;
    const last = list[list.length - 1];
    if (last?.marked === on) last.text += text.slice(at, to);
    else list.push({ text: text.slice(at, to), marked: on });
    at = to;
  };
  units.forEach((unit, i) => {
    if (!marked[i] || unit.start < at || unit.end > end) return;
    // The pause between two marked neighbours is marked, too.
    add(unit.start, at > start && marked[i - 1] > 0 && unit.start - at < 3);
    add(unit.end, true);
  });
  add(end, false);
  return list;
}

/** The best passage of an article.
 * @param {string[]} lines its paragraphs
 * @param {Part[]} parts
 * @returns {Run[]} */
export function extract(lines, parts) {
  let best = -1;
  /** @type {Run[]} */
  let passage = [];
  for (const line of lines) {
    const found = marks(line, parts);
    const { units, marked, whole } = found;
    /** @type {Map<string, number>} */
    const inside = new Map();
    let score = 0;
    let top = 0;
    let from = 0;
    /** A marked unit tells most the first time it stands in the window.
     * @param {number} i
     * @param {number} step 1 it enters, -1 it leaves */
    const pass = (i, step) => {
      if (!marked[i]) return;
      const before = inside.get(units[i].text) ?? 0;
      inside.set(units[i].text, before + step);
      score += step * (Math.max(before, before + step) > 1 ? 0.1 : marked[i]);
    };
    units.forEach((_, i) => {
      pass(i, 1);
      pass(i - WINDOW_UNITS, -1);
      if (score > top + 1e-6) {
        top = score;
        from = Math.max(0, i - WINDOW_UNITS + 1);
      }
    });
    if (top + whole * 10 <= best) continue;
    best = top + whole * 10;
    const first = marked.findIndex((weight, i) => weight > 0 && i >= from);
    from = Math.max(0, first - BEFORE_UNITS);
    const to = from + WINDOW_UNITS;
    const start = from > 0 ? units[from].start : 0;
    const end = to < units.length ? units[to].start : line.length;
    passage = runs(line, found, start, end);
    if (start > 0) passage.unshift({ text: GAP, marked: false });
    if (end < line.length) passage.push({ text: GAP, marked: false });
  }
  return passage;
}

/** `2025年4月25日` of an ISO date.
 * @param {string} date
 * @returns {string} */
export const chineseDate = (date) => {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
};

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
  // A spreadsheet must not take a headline for a formula.
  /** @param {string} value */
  const cell = (value) => `"${value.replace(/^(?=[=+\-@])/, "'").replace(/"/g, '""')}"`;
  const table = [["题名", "日期", "版", "作者", "栏目", "网址"], ...rows];
  return `\ufeff${table.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

/** All hits as plain text, for a report.
 * @param {Card[]} cards
 * @param {(card: Card) => string} address
 * @returns {string} */
export const plain = (cards, address) =>
  cards
    .map((card, i) => {
      const where = [card.byline, chineseDate(card.date), card.page].filter(Boolean).join("，");
      return `${i + 1}. ${card.title}\r\n${where}\r\n${address(card)}\r\n\r\n`;
    })
    .join("");
