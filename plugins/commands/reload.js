/**
 * The preview's own script: loads the page again when the site was built anew, and shows what
 * stands in the way when it could not be. Never part of the published site.
 */

const BAR_ID = "preview-problems";

/** @param {string} problems one a line; empty takes the bar away */
function showProblems(problems) {
  document.getElementById(BAR_ID)?.remove();
  if (!problems) return;
  const bar = document.createElement("pre");
  bar.id = BAR_ID;
  bar.setAttribute("role", "alert");
  bar.textContent = `稿件里有问题，网页还是上一次的样子：\n${problems}`;
  Object.assign(bar.style, {
    position: "fixed",
    insetInline: "0",
    insetBlockEnd: "0",
    zIndex: "9999",
    maxBlockSize: "50vh",
    overflow: "auto",
    margin: "0",
    padding: "12px 16px",
    background: "#7a1414",
    color: "#fff",
    font: "16px/1.6 system-ui, sans-serif",
    whiteSpace: "pre-wrap",
  });
  document.body.append(bar);
}

let shown = -1;
const news = new EventSource("/__preview__/events");
news.addEventListener("message", (event) => {
  const { build, problems } = JSON.parse(event.data);
  if (problems) {
    showProblems(problems);
  } else if (shown >= 0 && build !== shown) {
    location.reload();
    return;
  }
  shown = build;
});
addEventListener("pagehide", () => news.close());
