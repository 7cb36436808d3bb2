/** No rivers: where justification would set 汉字 further apart than a quarter of their width, because
 * a long number or a Latin word did not fit, the paragraph is set ragged (clreq 3.1.2).
 *
 * The screen's column is measured whenever its width changes; the paper's when printing begins, on a
 * copy as wide as the printed column. In print only a paragraph that was measured is justified. */

/** How much wider than a 汉字 its place may become. */
const MOST_STRETCH = 0.25;
/** Justification opens a gap on both sides of these, and at blanks; never inside a number or word. */
const STRETCHES = /[\s\p{Script=Han}\u3000-\u303f\uff01-\uff60]/u;
const STIFF = /[!-~\u00c0-\u024f]/;

/** @typedef {{ left: number, right: number, bottom: number, gaps: number }} Line */

/** Add a rectangle to the line on which it stands.
 * @param {Line[]} lines
 * @param {DOMRect} rect
 * @returns {{ line: Line, isNew: boolean }} */
function place(lines, { left, right, top, bottom }) {
  const line = lines[lines.length - 1];
  // A later line lies lower; a new column of text lies higher.
  if (line && top <= line.bottom - (bottom - top) / 2 && bottom >= line.bottom - (bottom - top)) {
    line.right = Math.max(line.right, right);
    return { line, isNew: false };
  }
  const begun = { left, right, bottom, gaps: 0 };
  lines.push(begun);
  return { line: begun, isNew: true };
}

/** The lines of a block of 汉字 only: every character is one gap.
 * @param {Element} block
 * @param {number} size px of a 汉字
 * @returns {Line[]} */
function evenLines(block, size) {
  const range = document.createRange();
  range.selectNodeContents(block);
  /** @type {Line[]} */
  const lines = [];
  for (const rect of range.getClientRects()) place(lines, rect);
  for (const line of lines) line.gaps = Math.max(1, (line.right - line.left) / size - 1);
  return lines;
}

/** The lines of a block with numbers or Latin words, read character by character.
 * @param {Element} block
 * @returns {Line[]} */
function mixedLines(block) {
  const range = document.createRange();
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  /** @type {Line[]} */
  const lines = [];
  let stretchedBefore = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    let at = 0;
    for (const character of node.nodeValue ?? "") {
      range.setStart(node, at);
      at += character.length;
      range.setEnd(node, at);
      const rects = range.getClientRects();
      if (!rects.length || !rects[rects.length - 1].width) continue;
      const { line, isNew } = place(lines, rects[rects.length - 1]);
      const stretches = STRETCHES.test(character);
      if (!isNew && (stretches || stretchedBefore)) line.gaps += 1;
      stretchedBefore = stretches;
    }
  }
  return lines;
}

/** Would justification tear a hole into the block? It is ragged while it is measured.
 * @param {Element} block
 * @param {number} full px of its column
 * @returns {boolean} */
function isLoose(block, full) {
  const { fontSize, textIndent, paddingLeft } = getComputedStyle(block);
  const size = parseFloat(fontSize);
  const lines = STIFF.test(block.textContent ?? "") ? mixedLines(block) : evenLines(block, size);
  const room = Math.min(full, block.clientWidth || full) - (parseFloat(paddingLeft) || 0);
  // An opening mark that hangs begins half an em before the indent.
  const hung = block.querySelector(":scope > .hang:first-child") ? size / 2 : 0;
  const start = (parseFloat(textIndent) || 0) - hung;
  return lines.slice(0, -1).some(({ left, right, gaps }, index) => {
    const slack = room - (right - left) - (index ? 0 : start);
    return slack > MOST_STRETCH * size * Math.max(gaps, 1);
  });
}

/** How wide one column of a text is.
 * @param {HTMLElement} text
 * @returns {number} px */
function columnWidth(text) {
  const { columnCount, columnGap } = getComputedStyle(text);
  const count = parseInt(columnCount, 10) || 1;
  return (text.clientWidth - (parseFloat(columnGap) || 0) * (count - 1)) / count;
}

/** @param {HTMLElement} text
 * @returns {HTMLElement[]} */
function blocksOf(text) {
  return [...text.querySelectorAll("p, li")].filter((one) => one instanceof HTMLElement);
}

/** Mark the paragraphs that may be justified on paper, measured on a copy that is never shown.
 * @param {HTMLElement} text */
function measureForPaper(text) {
  const copy = text.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return;
  copy.classList.add("paper-copy");
  copy.setAttribute("aria-hidden", "true");
  for (const one of copy.querySelectorAll("[id]")) one.removeAttribute("id");
  text.after(copy);
  const copies = blocksOf(copy);
  for (const one of copies) one.classList.add("ragged");
  const full = copy.clientWidth;
  const loose = copies.map((one) => isLoose(one, full));
  copy.remove();
  blocksOf(text).forEach((block, index) => {
    block.classList.toggle("even-on-paper", !loose[index]);
  });
}

/** Set the loose paragraphs of a text ragged, now and whenever its width changes.
 * @param {HTMLElement} text .body or .story-text */
export function watchRivers(text) {
  const set = () => {
    const blocks = blocksOf(text);
    for (const block of blocks) block.classList.add("ragged");
    const full = columnWidth(text);
    const loose = blocks.map((block) => isLoose(block, full));
    blocks.forEach((block, index) => {
      block.classList.toggle("ragged", loose[index]);
    });
  };
  new ResizeObserver(set).observe(text);
  if (text.classList.contains("body")) {
    addEventListener("beforeprint", () => measureForPaper(text));
    return;
  }
  // How wide an extract is printed nobody knows; 汉字 alone fill any column.
  for (const block of blocksOf(text))
    block.classList.toggle("even-on-paper", !STIFF.test(block.textContent ?? ""));
}
