"""What the browser made of our typography: lines, their marks and their spacing.

Each constant is a function of the page, for `page.evaluate`: the site's own policy lets no script
of ours in, `evaluate` is not bound by it.
"""

from __future__ import annotations

LINES = """
selector => {
  // Every line of every block: its text, and how much wider it is set than it would be by nature.
  const found = [];
  for (const block of document.querySelectorAll(selector)) {
    if (!block.getClientRects().length) continue;
    const read = () => {
      const lines = [];
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.parentElement.closest(".hidden-text, [hidden]")) continue;
        const chars = Array.from(node.data);
        let at = 0;
        for (const char of chars) {
          range.setStart(node, at);
          range.setEnd(node, at + char.length);
          at += char.length;
          if (!char.trim()) continue;
          const rects = range.getClientRects();
          const rect = rects[rects.length - 1];
          if (!rect || !rect.width) continue;
          const middle = (rect.top + rect.bottom) / 2;
          const line = lines[lines.length - 1];
          // A later line lies lower; a new column of text lies higher.
          if (line && Math.abs(middle - line.middle) < rect.height * 0.6) {
            line.text += char;
            line.right = Math.max(line.right, rect.right);
          } else lines.push({ text: char, middle, left: rect.left, right: rect.right });
        }
      }
      return lines;
    };
    const set = read();
    const align = block.style.textAlign;
    block.style.textAlign = "start";
    const natural = read();
    block.style.textAlign = align;
    set.forEach((line, index) => {
      const own = natural[index];
      const isLast = index === set.length - 1;
      const stretch =
        own && own.text === line.text ? (line.right - line.left) / (own.right - own.left) : null;
      found.push({ text: line.text, stretch, isLast, lines: set.length });
    });
  }
  return found;
}
"""

TEXT_SIZES = """
() => {
  // The sizes at which text is shown, smallest first, with an example of each.
  const sizes = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || !parent.getClientRects().length) continue;
    if (parent.closest(".hidden-text, .skip, script, .square, svg")) continue;
    const size = parseFloat(getComputedStyle(parent).fontSize);
    if (!sizes.has(size)) sizes.set(size, node.data.trim().slice(0, 20));
  }
  return [...sizes].sort((a, b) => a[0] - b[0]);
}
"""

SMALL_TARGETS = """
least => {
  // Controls that are narrower or lower than `least` px; links inside running text are exempt.
  const found = [];
  for (const one of document.querySelectorAll("button, input, select, .nav a, .button")) {
    const box = one.getBoundingClientRect();
    if (!box.width || one.closest("[hidden]")) continue;
    if (box.height < least - 0.5 || box.width < least - 0.5)
      found.push(`${one.textContent.trim() || one.id}: ${box.width} x ${box.height}`);
  }
  return found;
}
"""
