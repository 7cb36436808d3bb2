/** The tools of an article. What this browser cannot do is not shown. */

import { setSize, size } from "./settings.js";

/** Say something in the page's one status line.
 * @param {string} words "" takes it away */
export function say(words) {
  const toast = document.querySelector(".toast");
  if (!toast) return;
  toast.textContent = words;
  if (words)
    setTimeout(() => {
      if (toast.textContent === words) toast.textContent = "";
    }, 4000);
}

/** Put texts on the clipboard, by the copy event: it works in every browser we serve and takes HTML.
 * @param {{ text: string, html?: string }} content
 * @returns {boolean} did the browser take it? */
export function copy({ text, html }) {
  let taken = false;
  /** @param {ClipboardEvent} event */
  const fill = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData("text/plain", text);
    if (html) event.clipboardData?.setData("text/html", html);
    taken = Boolean(event.clipboardData);
  };
  // Safari copies only when something is selected.
  const held = document.createElement("textarea");
  held.value = text;
  held.readOnly = true;
  held.className = "hidden-text";
  document.body.append(held);
  const focused = document.activeElement;
  held.select();
  document.addEventListener("copy", fill, { capture: true });
  const ran = document.execCommand("copy");
  document.removeEventListener("copy", fill, { capture: true });
  held.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return ran && taken;
}

/** The page's permanent address.
 * @returns {string} */
function address() {
  const link = document.querySelector("link[rel=canonical]");
  return link instanceof HTMLLinkElement ? link.href : location.href;
}

/** @param {HTMLElement} article */
async function share(article) {
  const title = article.dataset["title"] ?? document.title;
  if (navigator.share) {
    try {
      await navigator.share({ title, url: address() });
      return;
    } catch (error) {
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
async function copyForWeChat(article) {
  try {
    const { manuscript } = await import("./manuscript.js");
    const body = article.querySelector(".body");
    const done = body instanceof HTMLElement && copy(manuscript(body));
    say(done ? "已复制，可粘贴到公众号编辑器" : "没有复制成，请换电脑上的浏览器再试");
  } catch {
    say("没有取到所需的文件，请刷新后再试");
  }
}

/** Print, in ordinary or in large type.
 * @param {boolean} isLarge */
function print(isLarge) {
  const root = document.documentElement;
  if (isLarge) root.dataset["print"] = "large";
  addEventListener("afterprint", () => delete root.dataset["print"], { once: true });
  window.print();
}

/** @param {HTMLElement} article @param {HTMLElement} tools */
async function speak(article, tools) {
  try {
    const { toggleSpeech } = await import("./speech.js");
    toggleSpeech(article, tools);
  } catch {
    say("没有取到所需的文件，请刷新后再试");
  }
}

/** Which tools cannot work here.
 * @param {boolean} isInApp
 * @returns {string[]} values of data-tool */
function missing(isInApp) {
  const without = [];
  if (!("speechSynthesis" in window) || isInApp) without.push("speak");
  if (isInApp) without.push("print", "print-large", "copy");
  if (isInApp && !navigator.share) without.push("share");
  return without;
}

/** Make an article's tools work.
 * @param {HTMLElement} article
 * @param {HTMLElement} tools */
export function watchTools(article, tools) {
  /** @param {string} name @param {(button: HTMLElement) => void} action */
  const on = (name, action) => {
    const button = tools.querySelector(`[data-tool="${name}"]`);
    if (button instanceof HTMLElement) button.addEventListener("click", () => action(button));
  };
  on("size", () => setSize(size() === "normal" ? "large" : "normal"));
  on("share", () => share(article));
  on("cite", () => cite(article));
  on("copy", () => copyForWeChat(article));
  on("print", () => print(false));
  on("print-large", () => print(true));
  on("speak", () => speak(article, tools));
  on("more", (button) => {
    const isOpen = tools.querySelector(".tools-more")?.classList.toggle("open") ?? false;
    button.setAttribute("aria-expanded", String(isOpen));
  });
  const without = missing("inApp" in document.documentElement.dataset);
  if (!article.querySelector(".citation")) without.push("cite");
  for (const name of without) {
    const button = tools.querySelector(`[data-tool="${name}"]`);
    if (button instanceof HTMLElement) button.hidden = true;
  }
  const more = tools.querySelectorAll(".tools-more [data-tool]");
  if ([...more].every((button) => button instanceof HTMLElement && button.hidden)) {
    const toggle = tools.querySelector('[data-tool="more"]');
    if (toggle instanceof HTMLElement) toggle.hidden = true;
  }
}
