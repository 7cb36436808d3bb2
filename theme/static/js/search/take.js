// Lists of hits to take away; loaded when somebody does.
import { chineseDate } from "./view.js";

/** @typedef {import("./types.js").Card} Card */

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
