/** The shelf of an article's tools: what this browser cannot do is not shown; the tools themselves
 * are fetched when the reader reaches for the shelf, so that reading costs nothing. */

/** Which tools cannot work here.
 * @param {HTMLElement} article
 * @returns {string[]} values of data-tool */
function missing(article) {
  const isInApp = "inApp" in document.documentElement.dataset;
  const without = [];
  if (isInApp) without.push("speak", "print", "print-large", "copy");
  if (!("speechSynthesis" in window)) without.push("speak");
  if (isInApp && !navigator.share) without.push("share");
  if (!article.querySelector(".citation")) without.push("cite");
  return without;
}

/** Make an article's tools work.
 * @param {HTMLElement} article
 * @param {HTMLElement} tools */
export function watchTools(article, tools) {
  for (const name of missing(article))
    tools.querySelector(`[data-tool="${name}"]`)?.setAttribute("hidden", "");
  if (!tools.querySelector(".tools-more [data-tool]:not([hidden])"))
    tools.querySelector('[data-tool="more"]')?.setAttribute("hidden", "");

  /** @type {Promise<typeof import("./tools.js")> | undefined} */
  let loading;
  const load = () => {
    loading = loading ?? import("./tools.js");
    return loading;
  };
  // Reached for, not yet pressed: copying must happen inside the press itself.
  for (const reach of ["pointerover", "touchstart", "focusin"])
    tools.addEventListener(reach, () => load().catch(() => undefined), {
      once: true,
      passive: true,
    });
  tools.addEventListener("click", async (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
    try {
      (await load()).use(button, article, tools);
    } catch {
      loading = undefined;
      const toast = document.querySelector(".toast");
      if (toast) toast.textContent = "没有取到所需的文件，请刷新后再试";
    }
  });
}
