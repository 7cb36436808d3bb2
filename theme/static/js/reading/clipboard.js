/** The clipboard, and the page's one status line. */

/** How long a word stays on the status line, in milliseconds. */
const SHOWN_MS = 4000;

/** Say something in the status line.
 * @param {string} words */
export function say(words) {
  const toast = document.querySelector(".toast");
  if (!toast) return;
  toast.textContent = words;
  setTimeout(() => {
    if (toast.textContent === words) toast.textContent = "";
  }, SHOWN_MS);
}

/** Put texts on the clipboard by the copy event: it works in every browser of our floor and takes
 * HTML, which navigator.clipboard does not everywhere. Must run inside the reader's press.
 * @param {{ text: string, html?: string }} content
 * @returns {boolean} did the browser take it? */
export function copy({ text, html }) {
  let isTaken = false;
  /** @param {ClipboardEvent} event */
  const fill = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData("text/plain", text);
    if (html) event.clipboardData?.setData("text/html", html);
    isTaken = Boolean(event.clipboardData);
  };
  // Safari fires the event only when something is selected.
  const focused = document.activeElement;
  const held = document.createElement("textarea");
  held.value = text;
  held.readOnly = true;
  held.className = "hidden-text";
  document.body.append(held);
  held.select();
  document.addEventListener("copy", fill, { capture: true });
  const isRun = document.execCommand("copy");
  document.removeEventListener("copy", fill, { capture: true });
  held.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return isRun && isTaken;
}
