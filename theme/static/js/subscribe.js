/** A copy button behind every address of the 订阅 page; without a script the addresses can be
 * selected as they are. */

const SAID = "已复制，粘贴到阅读器里";
const FAILED = "没有复制成功，请选中地址自己复制";

/** Put the text on the clipboard.
 * @param {string} text
 * @returns {Promise<boolean>} whether it is there now */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // no permission, an old browser, or a page without https
  }
}

/** Select an element's text, so that the reader can copy it by hand.
 * @param {Element} element */
function select(element) {
  const chosen = window.getSelection();
  if (chosen) {
    chosen.selectAllChildren(element);
  }
}

/** Say it at the foot of the page, to screen readers too.
 * @param {string} words */
function say(words) {
  const toast = document.querySelector(".toast");
  if (toast) {
    toast.textContent = words;
  }
}

/** @param {Element} address */
function addButton(address) {
  const text = address.textContent || "";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = "复制";
  button.setAttribute("aria-label", `复制 ${text}`);
  button.addEventListener("click", async () => {
    const copied = await copy(text);
    if (!copied) {
      select(address);
    }
    say(copied ? SAID : FAILED);
  });
  address.closest(".address")?.append(button);
}

document.querySelectorAll("[data-copy]").forEach(addButton);
