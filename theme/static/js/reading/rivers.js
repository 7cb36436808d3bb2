/** No rivers: where justification would stretch a line by more than a quarter, because a long
 * number or a Latin word did not fit, the paragraph is set ragged (clreq 3.1.2). */

/** A line filled less than this by nature would be stretched by more than 1.25. */
const LEAST_FILL = 0.8;

/** The natural widths of a block's lines, while it is ragged.
 * @param {Element} block
 * @returns {number[]} px, the indent of the first included */
function lineWidths(block) {
  const range = document.createRange();
  range.selectNodeContents(block);
  /** @type {{ left: number, right: number, bottom: number }[]} */
  const lines = [];
  for (const { left, right, top, bottom } of range.getClientRects()) {
    const line = lines[lines.length - 1];
    // A later line lies lower; a new column of text lies higher.
    if (!line || top > line.bottom - (bottom - top) / 2 || bottom < line.bottom - (bottom - top))
      lines.push({ left, right, bottom });
    else line.right = Math.max(line.right, right);
  }
  const indent = parseFloat(getComputedStyle(block).textIndent) || 0;
  return lines.map(({ left, right }, index) => right - left + (index ? 0 : indent));
}

/** How wide one column of a text is.
 * @param {HTMLElement} text
 * @returns {number} px */
function columnWidth(text) {
  const { columnCount, columnGap } = getComputedStyle(text);
  const count = parseInt(columnCount, 10) || 1;
  return (text.clientWidth - (parseFloat(columnGap) || 0) * (count - 1)) / count;
}

/** Set the loose paragraphs of a text ragged, now and whenever its width changes.
 * @param {HTMLElement} text .body or .story-text */
export function watchRivers(text) {
  const set = () => {
    const blocks = [...text.querySelectorAll("p, li")];
    for (const block of blocks) block.classList.add("ragged");
    const full = columnWidth(text);
    const loose = blocks.map((block) => {
      const widths = lineWidths(block);
      const room = Math.min(full, Math.max(block.clientWidth, ...widths));
      const least = (room - (parseFloat(getComputedStyle(block).paddingLeft) || 0)) * LEAST_FILL;
      return widths.slice(0, -1).some((width) => width < least);
    });
    blocks.forEach((block, index) => {
      block.classList.toggle("ragged", loose[index]);
    });
  };
  new ResizeObserver(set).observe(text);
}
