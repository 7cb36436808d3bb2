"""What the browser made of our typography: lines, their marks and their spacing.

Each constant is a function of the page, for `page.evaluate`: the site's own policy lets no script
of ours in, `evaluate` is not bound by it.
"""

from __future__ import annotations

LINES = """
async selector => {
  // What a reader sees is the first frame; the column's measurer is heard while it is made, and a
  // busy machine loads the page well before.
  await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  // Every line of every block: its text, and the widest pitch of two 汉字 in it, in their own size
  // (1 by nature; null without three 汉字 in a row). Digits and Latin words do not stretch: what
  // they leave over is seen between the 汉字.
  const found = [];
  const han = /\\p{Script=Han}/u;
  for (const block of document.querySelectorAll(selector)) {
    if (!block.getClientRects().length) continue;
    const lines = [];
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest(".hidden-text, [hidden]")) continue;
      const size = parseFloat(getComputedStyle(node.parentElement).fontSize);
      let at = 0;
      let before = null;
      let behind = "";
      for (const char of node.data) {
        range.setStart(node, at);
        range.setEnd(node, at + char.length);
        at += char.length;
        if (!char.trim()) continue;
        const rects = range.getClientRects();
        const rect = rects[rects.length - 1];
        if (!rect || !rect.width) continue;
        const middle = (rect.top + rect.bottom) / 2;
        let line = lines[lines.length - 1];
        // A later line lies lower; a new column of text lies higher.
        if (line && Math.abs(middle - line.middle) < rect.height * 0.6) {
          line.text += char;
          if (before && han.test(char))
            line.stretch = Math.max(line.stretch, (rect.left - before.left) / size);
        } else lines.push((line = { text: char, middle, stretch: null }));
        // Behind anything else the room on its left belongs to a 汉字's own box: three in a row.
        before = han.test(char) && han.test(behind) ? rect : null;
        behind = char;
      }
    }
    lines.forEach(({ text, stretch }, index) => {
      found.push({ text, stretch, isLast: index === lines.length - 1, lines: lines.length });
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
  const controls = "button, input, select, .nav a, .button, .guide ul a";
  for (const one of document.querySelectorAll(controls)) {
    const box = one.getBoundingClientRect();
    if (!box.width || one.closest("[hidden]")) continue;
    if (box.height < least - 0.5 || box.width < least - 0.5)
      found.push(`${one.textContent.trim() || one.id}: ${box.width} x ${box.height}`);
  }
  return found;
}
"""
