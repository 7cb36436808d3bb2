// Marks on an article that was opened from a search: #hl=算力 in its address. Removable.
import { parse } from "./search/query.js";
import { marks } from "./search/view.js";

/** What shall be marked, "" nothing. @returns {string} */
function asked() {
  const found = /(?:[#&?])hl=([^&]*)/.exec(location.hash || location.search);
  try {
    return found ? decodeURIComponent(found[1].replace(/\+/g, " ")) : "";
  } catch {
    return "";
  }
}

/** Mark the parts in one element's text; words may run through several text nodes.
 * @param {Element} element
 * @param {import("./search/types.js").Part[]} parts */
function mark(element, parts) {
  /** @type {Text[]} */
  const nodes = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
  const { units, marked } = marks(nodes.map((node) => node.data).join(""), parts);
  let end = nodes.reduce((sum, node) => sum + node.length, 0);
  // From behind, so that places before it stay right.
  for (const node of nodes.reverse()) {
    const start = end - node.length;
    for (let i = units.length - 1; i >= 0; i--) {
      if (!marked[i] || units[i].end <= start || units[i].start >= end) continue;
      let first = i;
      while (first > 0 && marked[first - 1] && units[first - 1].end === units[first].start) first--;
      const from = Math.max(0, units[first].start - start);
      const piece = node.splitText(from);
      piece.splitText(Math.min(end, units[i].end) - start - from);
      const made = document.createElement("mark");
      made.className = "hl";
      piece.replaceWith(made);
      made.append(piece);
      i = first;
    }
    end = start;
  }
}

function clear() {
  for (const made of document.querySelectorAll("mark.hl")) {
    const parent = made.parentNode;
    made.replaceWith(...made.childNodes);
    parent?.normalize();
  }
  document.querySelector(".hl-bar")?.remove();
}

function apply() {
  clear();
  const parts = parse(asked());
  const article = document.querySelector("main article");
  if (!article || parts.length === 0) return;
  const selector = "h1, h2, .kicker, .deck, p, li, blockquote, td, th, figcaption";
  for (const element of article.querySelectorAll(selector)) {
    if (!element.closest("nav, .tools, .hl-bar") && !element.querySelector(selector)) {
      mark(element, parts);
    }
  }
  const all = article.querySelectorAll("mark.hl");
  if (all.length === 0) return;
  const bar = document.createElement("p");
  bar.className = "hl-bar";
  bar.setAttribute("role", "status");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = "去掉标记";
  button.addEventListener("click", () => {
    clear();
    history.replaceState(null, "", location.pathname);
  });
  bar.append(`文中标出了“${asked()}”，共${all.length}处。 `, button);
  article.before(bar);
  all[0].scrollIntoView({ block: "center" });
}

addEventListener("hashchange", apply);
if (asked()) apply();
