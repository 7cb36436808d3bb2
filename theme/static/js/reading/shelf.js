/** The shelf of an article's tools: what this browser cannot do is not shown; the tools themselves
 * are fetched when the reader reaches for the shelf, so that reading costs nothing. */

/** Which tools cannot work here.
 * @param {HTMLElement} article
 * @returns {string[]} values of data-tool */
function missing(article) {
  const isInApp = "inApp" in document.documentElement.dataset;
  const without = [];
  if (isInApp) without.push("print", "print-large", "copy");
  if (isInApp && !navigator.share) without.push("share");
  if (!article.querySelector(".citation")) without.push("cite");
  return without;
}

/** Show 朗读 once the device has named a Chinese voice: lists come late (voiceschanged), and one
 * that never comes promises nothing, so the button stays away there too.
 * @param {HTMLElement} tools */
function offerSpeech(tools) {
  const voice = window.speechSynthesis;
  const button = tools.querySelector('[data-tool="speak"]');
  if (!voice?.getVoices || !button || "inApp" in document.documentElement.dataset) return;
  const look = () => {
    // Android writes zh_CN; some name the tongue itself.
    if (voice.getVoices().some(({ lang }) => /^(zh|cmn|yue)\b|^zh_/i.test(lang)))
      button.removeAttribute("hidden");
  };
  look();
  voice.addEventListener?.("voiceschanged", look);
}

/** Make an article's tools work.
 * @param {HTMLElement} article
 * @param {HTMLElement} tools */
export function watchTools(article, tools) {
  for (const name of missing(article))
    tools.querySelector(`[data-tool="${name}"]`)?.setAttribute("hidden", "");
  if (!tools.querySelector(".tools-more [data-tool]:not([hidden])"))
    tools.querySelector('[data-tool="more"]')?.setAttribute("hidden", "");
  offerSpeech(tools);

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
