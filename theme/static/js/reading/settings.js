/** 字号 and 深色: set on <html>, remembered, shown on the buttons. */

const SIZES = ["normal", "large", "xlarge"];

/** Keep a choice; a browser without storage keeps it for this page only.
 * @param {string} key
 * @param {string} value */
function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    /* private window or closed storage */
  }
}

/** The size that is set now.
 * @returns {string} one of SIZES */
export function size() {
  return document.documentElement.dataset.size ?? "normal";
}

/** Set the size, keep it and tell the buttons.
 * @param {string} choice one of SIZES */
export function setSize(choice) {
  const value = SIZES.includes(choice) ? choice : "normal";
  if (value === "normal") delete document.documentElement.dataset.size;
  else document.documentElement.dataset.size = value;
  remember("size", value);
  showState(document);
}

/** Is the page dark now, by the reader's switch or the system's wish?
 * @returns {boolean} */
function isDark() {
  const theme = document.documentElement.dataset.theme;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

/** @param {Document} page */
function showState(page) {
  for (const button of page.querySelectorAll("[data-size-choice]"))
    button.setAttribute("aria-pressed", String(button.getAttribute("data-size-choice") === size()));
  for (const button of page.querySelectorAll("[data-theme-switch]"))
    button.setAttribute("aria-pressed", String(isDark()));
  for (const button of page.querySelectorAll("[data-tool='size']"))
    button.setAttribute("aria-pressed", String(size() !== "normal"));
}

/** Make the buttons of the first line work.
 * @param {Document} page */
export function watchSettings(page) {
  for (const button of page.querySelectorAll("[data-size-choice]"))
    button.addEventListener("click", () => setSize(button.getAttribute("data-size-choice") ?? ""));
  for (const button of page.querySelectorAll("[data-theme-switch]"))
    button.addEventListener("click", () => {
      const theme = isDark() ? "light" : "dark";
      page.documentElement.dataset.theme = theme;
      remember("theme", theme);
      showState(page);
    });
  matchMedia("(prefers-color-scheme: dark)").addEventListener?.("change", () => showState(page));
  showState(page);
}
