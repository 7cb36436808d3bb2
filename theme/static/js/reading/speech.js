/** 朗读: Web Speech, sentence by sentence, the page following the voice. */

import { say } from "./clipboard.js";

/** @typedef {{ text: string, range: Range | null, block: HTMLElement }} Sentence */

const SENTENCE = /[^。！？；…]+[。！？；…]*[”’」』）]*/gu;
const BLOCKS =
  ".kicker, h1, .deck, .standfirst p, .body p, .body h2, .body h3, .body li, .body th, .body td, .body figcaption";

/** Cut an article into sentences, each with the range that it takes on the page.
 * @param {HTMLElement} article
 * @returns {Sentence[]} */
export function sentences(article) {
  /** @type {Sentence[]} */
  const found = [];
  // Verse has no full stops: its lines are its sentences.
  const blocks = [...article.querySelectorAll(BLOCKS)].flatMap((block) =>
    block.matches(".verse p") ? [...block.children] : [block],
  );
  for (const block of blocks) {
    if (!(block instanceof HTMLElement)) continue;
    for (const match of heard(block).matchAll(SENTENCE)) {
      if (!/[\p{L}\p{N}]/u.test(match[0])) continue;
      const start = match.index ?? 0;
      const range = rangeOf(block, start, start + match[0].length);
      found.push({ text: match[0].trim(), range, block });
    }
  }
  return found;
}

/** @param {HTMLElement} block @returns {TreeWalker} */
const texts = (block) => document.createTreeWalker(block, NodeFilter.SHOW_TEXT);

/** A block's text with blanks for what only the eye is meant to see: the place of each character
 * stays.
 * @param {HTMLElement} block
 * @returns {string} */
function heard(block) {
  const walker = texts(block);
  let text = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const value = node.nodeValue ?? "";
    text += node.parentElement?.closest("[aria-hidden]") ? " ".repeat(value.length) : value;
  }
  return text;
}

/** The range from one character to another in an element's text.
 * @param {HTMLElement} block
 * @param {number} start
 * @param {number} end
 * @returns {Range | null} */
function rangeOf(block, start, end) {
  const walker = texts(block);
  const range = document.createRange();
  let at = 0;
  let isOpen = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = (node.nodeValue ?? "").length;
    if (!isOpen && start < at + length) {
      range.setStart(node, start - at);
      isOpen = true;
    }
    if (isOpen && end <= at + length) {
      range.setEnd(node, end - at);
      return range;
    }
    at += length;
  }
  return null;
}

/** Show where the voice is: the sentence where the browser can, else its paragraph.
 * @param {Sentence | undefined} sentence undefined takes the mark away */
function show(sentence) {
  for (const block of document.querySelectorAll(".speaking")) block.classList.remove("speaking");
  const highlights = typeof CSS === "undefined" ? undefined : CSS.highlights;
  highlights?.delete("speaking");
  if (!sentence) return;
  if (highlights && sentence.range) highlights.set("speaking", new Highlight(sentence.range));
  else sentence.block.classList.add("speaking");
  const box = (sentence.range ?? sentence.block).getBoundingClientRect();
  if (box.top < 0 || box.bottom > innerHeight * 0.9)
    sentence.block.scrollIntoView({
      block: "center",
      behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
    });
}

/** One reading of one article: its state lives in this closure, and only while it lasts.
 * @param {HTMLElement} article
 * @param {HTMLElement} tools */
function start(article, tools) {
  const voice = window.speechSynthesis;
  const queue = sentences(article);
  const panel = tools.querySelector(".speech");
  const button = tools.querySelector('[data-tool="speak"]');
  const pause = tools.querySelector('[data-tool="pause"]');
  const stop = tools.querySelector('[data-tool="stop"]');
  const rate = tools.querySelector('[data-tool="rate"]');
  const control = new AbortController();
  let at = 0;
  let turn = 0;

  const end = () => {
    turn += 1;
    voice.cancel();
    show(undefined);
    control.abort();
    if (panel instanceof HTMLElement) panel.hidden = true;
    button?.setAttribute("aria-pressed", "false");
    pause?.setAttribute("aria-pressed", "false");
    if (pause) pause.textContent = "暂停";
    delete tools.dataset.speaking;
  };
  const next = () => {
    const sentence = queue[at];
    if (!sentence) return end();
    const mine = ++turn;
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    utterance.lang = "zh-CN";
    utterance.rate = rate instanceof HTMLSelectElement ? Number(rate.value) : 1;
    utterance.onend = () => {
      if (mine !== turn) return;
      at += 1;
      next();
    };
    utterance.onerror = () => {
      if (mine !== turn) return;
      end();
      say("这台设备没有中文朗读");
    };
    show(sentence);
    voice.speak(utterance);
  };

  // `signal` on addEventListener is younger than our floor: the handlers look at it themselves.
  /** @param {Element | null} element @param {string} kind @param {() => void} action */
  const on = (element, kind, action) =>
    element?.addEventListener(kind, () => {
      if (!control.signal.aborted) action();
    });
  on(stop, "click", end);
  on(pause, "click", () => {
    const isPaused = pause?.getAttribute("aria-pressed") === "true";
    pause?.setAttribute("aria-pressed", String(!isPaused));
    if (pause) pause.textContent = isPaused ? "暂停" : "继续";
    if (isPaused) voice.resume();
    else voice.pause();
  });
  on(rate, "change", () => {
    voice.cancel();
    next();
  });
  tools.addEventListener("stop-speaking", end, { once: true });
  addEventListener("pagehide", end, { once: true });

  if (panel instanceof HTMLElement) panel.hidden = false;
  button?.setAttribute("aria-pressed", "true");
  tools.dataset.speaking = "";
  next();
}

/** Start reading, or stop when it is on.
 * @param {HTMLElement} article
 * @param {HTMLElement} tools */
export function toggleSpeech(article, tools) {
  if ("speaking" in tools.dataset) tools.dispatchEvent(new Event("stop-speaking"));
  else start(article, tools);
}
