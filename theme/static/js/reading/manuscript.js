/** 复制到公众号: what an article says as HTML that carries its own looks.
 *
 * The editor of 公众号 throws away classes, ids and style sheets, so every element gets an inline
 * style and nothing else. Spans and <wbr> of our typesetting are left out: the text that arrives is
 * the stored text. Pictures are uploaded there by hand: their captions mark the place. */

const TEXT = "line-height:1.9;font-size:17px;color:#1b1916;";
const CELL = "border:1px solid #7a7263;padding:.4em .6em;";
/** What an element becomes: the first selector that fits. Paragraphs are told apart by their
 * indent, as on the page: no gap besides.
 * @type {[string, string, string][]} */
const LOOKS = [
  [".standfirst, .corrections", "section", "margin:0 0 1em;padding:.8em 1em;background:#f3ecdb;"],
  [".label", "p", `margin:0;font-weight:bold;${TEXT}`],
  [".verse p", "p", `margin:0 0 1em;text-align:left;${TEXT}`],
  ["p", "p", `margin:0;text-indent:2em;text-align:justify;${TEXT}`],
  ["h2", "h2", "margin:1.4em 0 .7em;font-size:19px;line-height:1.5;color:#a3161c;"],
  ["h3", "h3", "margin:1em 0 .5em;font-size:17px;line-height:1.6;color:#1b1916;"],
  ["li", "li", `margin:0;${TEXT}`],
  ["ul", "ul", "margin:.5em 0;padding-left:1.5em;"],
  ["ol", "ol", "margin:.5em 0;padding-left:1.5em;"],
  ["blockquote", "blockquote", "margin:1em 0;padding-left:1em;border-left:3px solid #a3161c;"],
  ["aside", "section", "margin:1em 0;padding:.8em 1em;background:#f3ecdb;"],
  ["table", "table", "border-collapse:collapse;width:100%;font-size:15px;"],
  ["th", "th", `${CELL}text-align:left;background:#f3ecdb;`],
  ["td", "td", CELL],
  ["figcaption", "p", "margin:.8em 0;font-size:15px;line-height:1.6;color:#4d483f;"],
  ["strong, b, em, ins", "strong", "font-weight:bold;"],
  ["del", "span", "text-decoration:line-through;"],
];
/** Kept without a style of their own; of everything else only what is in it is kept. */
const BARE = "thead, tbody, tr, sup, sub";
/** Drawn by the page, not printed in the paper. */
const DRAWN = ".picture-mark, .square, picture, img";
const PARTS = ".standfirst, .body > *, .corrections";

/** One node and what is in it, with inline styles only.
 * @param {Node} node
 * @returns {Node[]} */
function carried(node) {
  if (node instanceof Text) return [document.createTextNode(node.data.replace(/\s+/g, " "))];
  if (!(node instanceof Element) || node.matches(DRAWN)) return [];
  if (node.tagName === "BR") return [document.createElement("br")];
  const inside = node.matches("figcaption")
    ? [document.createTextNode(text(node))]
    : [...node.childNodes].flatMap(carried);
  const look = LOOKS.find(([selector]) => node.matches(selector));
  if (!look && !node.matches(BARE)) return inside;
  const element = document.createElement(look ? look[1] : node.tagName);
  if (look) element.style.cssText = look[2];
  element.append(...inside);
  return [element];
}

/** The text of a block as it is stored: verse keeps its lines and stanzas, a table its rows.
 * @param {Element} block
 * @returns {string} */
function plain(block) {
  if (block.matches(".verse"))
    return [...block.querySelectorAll("p")]
      .map((stanza) => [...stanza.children].filter(isLine).map(text).join("\n"))
      .join("\n\n");
  const rows = [...block.querySelectorAll("tr")];
  if (rows.length) return rows.map((row) => [...row.children].map(text).join("\t")).join("\n");
  if (block.matches("section, ul, ol, blockquote, aside"))
    return [...block.children].map(plain).join("\n");
  return text(block);
}

/** @param {Element} element @returns {boolean} */
function isLine(element) {
  return element.tagName === "SPAN";
}

/** Text without what the page draws; a credit as an editor writes it: 本刊 制图, 本刊记者 王璐 摄.
 * @param {Element} element
 * @returns {string} */
function text(element) {
  const copied = element.cloneNode(true);
  if (!(copied instanceof Element)) return "";
  for (const mark of copied.querySelectorAll(DRAWN)) mark.remove();
  for (const role of copied.querySelectorAll(".credit-role")) {
    const words = (role.textContent ?? "").trim().split(" ");
    const word = words.pop();
    role.parentElement?.prepend(...words.map((desk) => `${desk} `));
    role.textContent = ` ${word}`;
  }
  return (copied.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** An article as it goes to the clipboard: 导语, body, 更正.
 * @param {HTMLElement} article
 * @returns {{ text: string, html: string }} `text` is the stored text, one block a line */
export function manuscript(article) {
  const box = document.createElement("section");
  const blocks = [...article.querySelectorAll(PARTS)];
  box.append(...blocks.flatMap(carried));
  return { text: blocks.map(plain).filter(Boolean).join("\n"), html: box.innerHTML };
}
