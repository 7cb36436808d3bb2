/** What the tools of an article do. */

import { copy, say } from "./clipboard.js";
import { manuscript } from "./manuscript.js";
import { setSize, size } from "./settings.js";
import { toggleSpeech } from "./speech.js";

/** The page's permanent address.
 * @returns {string} */
function address() {
  const link = document.querySelector("link[rel=canonical]");
  return link instanceof HTMLLinkElement ? link.href : location.href;
}

/** @param {HTMLElement} article */
async function share(article) {
  const title = article.dataset.title ?? document.title;
  if (navigator.share) {
    try {
      await navigator.share({ title, url: address() });
      return;
    } catch (error) {
      // The reader has thought better of it: nothing to say.
      if (error instanceof DOMException && error.name === "AbortError") return;
    }
  }
  say(copy({ text: `${title} ${address()}` }) ? "链接已复制" : "请复制地址栏里的网址");
}

/** @param {HTMLElement} article */
function cite(article) {
  const text = article.querySelector(".citation")?.textContent ?? "";
  say(copy({ text }) ? "引用格式已复制" : "没有复制成，请在“引用本文”处选中复制");
}

/** @param {HTMLElement} article */
function copyManuscript(article) {
  say(
    copy(manuscript(article))
      ? "已复制，可粘贴到公众号编辑器"
      : "没有复制成，请换电脑上的浏览器再试",
  );
}

/** Print, in ordinary or in large type.
 * @param {boolean} isLarge */
function print(isLarge) {
  const root = document.documentElement;
  if (isLarge) root.dataset.print = "large";
  addEventListener("afterprint", () => delete root.dataset.print, { once: true });
  window.print();
}

/** @param {HTMLElement} button @param {HTMLElement} tools */
function toggleMore(button, tools) {
  const isOpen = tools.querySelector(".tools-more")?.classList.toggle("open") ?? false;
  button.setAttribute("aria-expanded", String(isOpen));
}

/** Do what a button says; those of the speech panel belong to speech.js.
 * @param {HTMLElement} button
 * @param {HTMLElement} article
 * @param {HTMLElement} tools */
export function use(button, article, tools) {
  /** @type {Record<string, () => void>} */
  const actions = {
    size: () => setSize(size() === "normal" ? "large" : "normal"),
    speak: () => toggleSpeech(article, tools),
    share: () => void share(article),
    more: () => toggleMore(button, tools),
    cite: () => cite(article),
    copy: () => copyManuscript(article),
    print: () => print(false),
    "print-large": () => print(true),
  };
  actions[button.dataset.tool ?? ""]?.();
}
