/** 复制到公众号: an article's body as HTML that carries its own looks.
 *
 * The editor of 公众号 throws away classes, ids and style sheets, so every element gets an inline
 * style and nothing else. Spans and <wbr> of our typesetting are left out: the text that arrives is
 * the stored text. */

const PARAGRAPH =
  "margin:0 0 1em;text-indent:2em;text-align:justify;line-height:1.9;font-size:17px;color:#1b1916;";
const STYLES = new Map([
  ["P", PARAGRAPH],
  ["H2", "margin:1.4em 0 .7em;font-size:19px;line-height:1.5;color:#a3161c;"],
  ["LI", "margin:0 0 .5em;line-height:1.9;font-size:17px;color:#1b1916;"],
  ["UL", "margin:0 0 1em;padding-left:1.5em;"],
  ["BLOCKQUOTE", "margin:0 0 1em;padding-left:1em;border-left:3px solid #a3161c;"],
  ["ASIDE", "margin:0 0 1em;padding:.8em 1em;background:#f3ecdb;"],
  ["TABLE", "border-collapse:collapse;width:100%;font-size:15px;"],
  ["TH", "border:1px solid #7a7263;padding:.4em .6em;text-align:left;background:#f3ecdb;"],
  ["TD", "border:1px solid #7a7263;padding:.4em .6em;"],
  ["FIGCAPTION", "margin:0 0 1em;font-size:15px;line-height:1.6;color:#4d483f;"],
  ["STRONG", "font-weight:bold;"],
  ["B", "font-weight:bold;"],
  ["EM", "font-style:normal;font-weight:bold;"],
]);
const UNWRAPPED = new Set(["SPAN", "WBR", "PICTURE", "SOURCE", "A", "FIGURE", "DIV", "IMG"]);
/** Drawn by the page, not printed in the paper. */
const DRAWN = ".picture-mark, .square";

/** One node and what is in it, with inline styles only.
 * @param {Node} node
 * @returns {Node[]} */
function carried(node) {
  if (node instanceof Text) return [document.createTextNode(node.data)];
  if (!(node instanceof Element) || node.matches(DRAWN)) return [];
  if (node.tagName === "BR") return [document.createElement("br")];
  const inside = [...node.childNodes].flatMap(carried);
  if (UNWRAPPED.has(node.tagName)) return inside;
  const element = document.createElement(node.tagName);
  element.style.cssText = STYLES.get(node.tagName) ?? "";
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
  if (block.matches("ul, blockquote, aside")) return [...block.children].map(text).join("\n");
  return text(block);
}

/** @param {Element} element @returns {boolean} */
function isLine(element) {
  return element.tagName === "SPAN";
}

/** Text without what the page draws.
 * @param {Element} element
 * @returns {string} */
function text(element) {
  const copied = element.cloneNode(true);
  if (!(copied instanceof Element)) return "";
  for (const mark of copied.querySelectorAll(DRAWN)) mark.remove();
  return (copied.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** A body as it goes to the clipboard.
 * @param {HTMLElement} body
 * @returns {{ text: string, html: string }} `text` is the stored text, one block a line */
export function manuscript(body) {
  const box = document.createElement("section");
  const blocks = [...body.children];
  box.append(...blocks.flatMap(carried));
  return { text: blocks.map(plain).filter(Boolean).join("\n"), html: box.innerHTML };
}
