// The review page: clicks and keys become answers, and the answers review.toml. Nothing leaves the
// computer. The format that is written here is the one of importer/review_toml.py.

/** @typedef {{kind: string, source: string, quoted: string}} Key */
/** @typedef {{source: string, no: number, text: string}} LineKey */
/** @typedef {{issue: string, file: string, before: string, questions: Record<string, Key[]>, captions: Record<string, string>, lines: Record<string, LineKey>}} Saved */
/** @typedef {Record<string, string>} Chosen by what was asked: "question q1", "line l1-33", "join l1-33", "column l1-9", "title l1-9", "delete l1-9", "picture c1" */

const saved = /** @type {Saved} */ (
  JSON.parse(document.getElementById("saved")?.textContent ?? "{}")
);
const store = `review ${saved.issue}`;
const signature = JSON.stringify([
  saved.questions,
  saved.captions,
  Object.keys(saved.lines).length,
]);
/** @type {Chosen} */
let chosen = remembered();

/** @returns {Chosen} what was clicked before the page was closed, when it is still the same page */
function remembered() {
  try {
    const kept = JSON.parse(localStorage.getItem(store) ?? "null");
    return kept?.signature === signature ? kept.chosen : {};
  } catch {
    return {};
  }
}

function remember() {
  try {
    localStorage.setItem(store, JSON.stringify({ signature, chosen }));
  } catch {
    // Storage is closed: the answers live as long as the page.
  }
}

/** @param {string} selector @returns {HTMLElement[]} */
const all = (selector) =>
  [...document.querySelectorAll(selector)].filter((e) => e instanceof HTMLElement);
/** @param {string} selector @returns {HTMLElement | null} */
const one = (selector) => document.querySelector(selector);

// --- writing review.toml --------------------------------------------------------------------------

/** One [[table]]; what says nothing is left out.
 * @param {string} name
 * @param {Record<string, string | number | boolean>} pairs */
function table(name, pairs) {
  const lines = Object.entries(pairs)
    .filter(([key, value]) => value !== "" || key === "column")
    .map(([key, value]) => `${key} = ${typeof value === "string" ? quoted(value) : value}\n`);
  return `\n[[${name}]]\n${lines.join("")}`;
}

/** A JSON string is a TOML basic string but for the escape of DEL. @param {string} text */
function quoted(text) {
  return JSON.stringify(text).replace(/\x7f/g, "\\u007F");
}

/** The line after this one. @param {string} id */
function following(id) {
  const next = document.getElementById(id)?.nextElementSibling;
  return next === null || next === undefined ? undefined : saved.lines[next.id];
}

/** One answer as text. @param {string} asked @param {string} choice */
function written(asked, choice) {
  const [what, id] = asked.split(" ");
  if (what === "question") {
    return (saved.questions[id] ?? []).map((key) => table("answer", { ...key, choice })).join("");
  }
  if (what === "picture")
    return table("answer", { kind: "picture", quoted: saved.captions[id] ?? "", choice });
  const line = saved.lines[id];
  if (line === undefined) return "";
  const { source, no, text } = line;
  if (what === "line") return table("line", { source, no, role: choice, text });
  if (what === "column" || what === "title") {
    return table("article", { source, at: no, text, [what]: choice });
  }
  if (what === "delete") return table("article", { source, at: no, text, deleted: true });
  const next = following(id);
  if (next === undefined) return "";
  const pair = { source, after: no, with: next.no };
  return table("join", choice === "join" ? { ...pair, text } : { ...pair, joined: false, text });
}

/** The whole file: what the editor had, then what was clicked. */
function toml() {
  const answers = Object.entries(chosen).map(([asked, choice]) => written(asked, choice));
  return saved.before + [...new Set(answers)].join("");
}

// --- showing what was chosen ----------------------------------------------------------------------

/** @param {string} asked @param {string | null} choice null takes the answer back */
function choose(asked, choice) {
  const { [asked]: before, ...others } = chosen;
  chosen = choice === null || choice === before ? others : { ...others, [asked]: choice };
  remember();
  show();
}

function show() {
  for (const row of all(".row")) {
    const choice = chosen[`question ${row.id}`] ?? row.dataset.settled;
    const { of, needs } = row.dataset;
    // An article that is thrown away takes its questions with it; one that has no headline gets it.
    const done =
      of !== undefined && (`delete ${of}` in chosen || (!!needs && `title ${of}` in chosen));
    row.classList.toggle("answered", done || choice !== undefined);
    for (const button of row.querySelectorAll("[data-choice]")) {
      press(button, button instanceof HTMLElement && button.dataset.choice === choice);
    }
  }
  for (const severity of ["error", "query", "info"]) {
    const open = all(`.row.${severity}`).filter(
      (row) => !row.classList.contains("answered"),
    ).length;
    for (const count of all(`[data-count="${severity}"]`)) count.textContent = String(open);
  }
  for (const button of all("[data-delete]")) {
    const dropped = `delete ${button.dataset.article}` in chosen;
    press(button, dropped);
    button.closest("article")?.classList.toggle("dropped", dropped);
  }
  for (const line of all(".lines li")) {
    line.classList.toggle("changed", `line ${line.id}` in chosen || `join ${line.id}` in chosen);
  }
  for (const caption of all("[data-caption]")) {
    const picked = caption.querySelector(".picked");
    const name = chosen[`picture ${caption.dataset.caption}`];
    if (picked) picked.textContent = name ? `用 ${name}` : "";
  }
  for (const input of all("[data-field]")) {
    if (input instanceof HTMLInputElement && input !== document.activeElement)
      input.value = chosen[`${input.dataset.field} ${input.dataset.article}`] ?? "";
  }
  const output = one(".output textarea");
  if (output instanceof HTMLTextAreaElement) output.value = toml();
}

/** @param {Element} button @param {boolean} pressed */
function press(button, pressed) {
  button.setAttribute("aria-pressed", String(pressed));
}

/** @param {string} text */
function say(text) {
  const status = one(".status");
  if (status) status.textContent = text;
}

// --- saving ---------------------------------------------------------------------------------------

async function copy() {
  const text = toml();
  const output = one(".output");
  const area = one(".output textarea");
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Pages from a disk may not use the clipboard in every browser: the older way, then by hand.
    if (output) output.hidden = false;
    if (area instanceof HTMLTextAreaElement) area.select();
    if (!document.execCommand("copy")) return say("请按 Ctrl+C 复制下面的文字");
  }
  if (output) output.hidden = false;
  return say("已复制，贴进 review.toml");
}

function save() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([toml()], { type: "application/toml" }));
  link.download = saved.file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  const output = one(".output");
  if (output) output.hidden = false;
  say(`已存为 ${saved.file}：放到核对页旁边，盖掉旧的，再导入一次`);
}

// --- the menu of a line ---------------------------------------------------------------------------

const menu = one(".line-menu");

/** @param {string} id */
function openMenu(id) {
  const line = document.getElementById(id);
  if (!menu || !line) return;
  const again = !menu.hidden && menu.parentElement === line;
  menu.hidden = again;
  if (again) return;
  line.append(menu);
  menu.dataset.line = id;
  const which = menu.querySelector(".which");
  if (which) which.textContent = `第 ${saved.lines[id]?.no} 行`;
  showMenu();
}

/** From a question to the menu of its line. @param {string} id */
function edited(id) {
  showPane("lines");
  if (menu?.hidden || menu?.dataset.line !== id) openMenu(id);
  document.getElementById(id)?.scrollIntoView({ block: "center" });
  menu?.querySelector("button")?.focus({ preventScroll: true });
}

function showMenu() {
  if (!menu?.dataset.line) return;
  const id = menu.dataset.line;
  for (const button of menu.querySelectorAll("button")) {
    press(
      button,
      button.dataset.role === undefined
        ? button.dataset.join !== undefined && chosen[`join ${id}`] === button.dataset.join
        : chosen[`line ${id}`] === button.dataset.role,
    );
  }
}

// --- pointing -------------------------------------------------------------------------------------

/** Blocks by the lines that they came from. @type {Map<string, HTMLElement[]>} */
const blocks = new Map();
for (const block of all("[data-lines]")) {
  for (const id of (block.dataset.lines ?? "").split(" "))
    blocks.set(id, [...(blocks.get(id) ?? []), block]);
}

/** @param {EventTarget | null} target */
function light(target) {
  for (const lit of all(".lit")) lit.classList.remove("lit");
  if (!(target instanceof Element)) return;
  const block = target.closest("[data-lines]");
  const line = target.closest(".lines li");
  if (block instanceof HTMLElement) {
    block.classList.add("lit");
    for (const id of (block.dataset.lines ?? "").split(" "))
      document.getElementById(id)?.classList.add("lit");
  } else if (line) {
    line.classList.add("lit");
    for (const other of blocks.get(line.id) ?? []) other.classList.add("lit");
  }
}

/** @param {string} what articles or lines: on a phone one of them is shown */
function showPane(what) {
  document.body.dataset.show = what;
  for (const button of all("[data-show]")) {
    if (button !== document.body) press(button, button.dataset.show === what);
  }
}

let current = -1;

/** To the next or the last question. @param {number} by */
function step(by) {
  const rows = all(".row").filter((row) => row.offsetParent !== null);
  if (rows.length === 0) return;
  const open = rows.filter((row) => !row.classList.contains("answered"));
  const among = open.length ? open : rows;
  const here = rows[current];
  const after = among.filter((row) => here && (by > 0 ? follows(here, row) : follows(row, here)));
  const next =
    by > 0 ? (after[0] ?? among[0]) : (after[after.length - 1] ?? among[among.length - 1]);
  if (next) go(next, rows);
}

/** @param {HTMLElement} a @param {HTMLElement} b */
function follows(a, b) {
  return Boolean(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING);
}

/** @param {HTMLElement} row @param {HTMLElement[]} rows */
function go(row, rows) {
  for (const other of rows) other.classList.toggle("current", other === row);
  current = rows.indexOf(row);
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "center" });
}

// --- listening ------------------------------------------------------------------------------------

/** The caption that waits for a picture. */
let waiting = "";

/** @param {HTMLElement} button */
function pressed(button) {
  const data = button.dataset;
  const { action, question, choice, line, role, join, article, pick, picture, edit } = data;
  const pane = data.show;
  if (action === "save") save();
  else if (action === "copy") void copy();
  else if (action === "close" && menu) menu.hidden = true;
  else if (question && choice) choose(`question ${question}`, choice);
  else if (line && button.classList.contains("no")) openMenu(line);
  else if (role && menu?.dataset.line) choose(`line ${menu.dataset.line}`, role);
  else if (join && menu?.dataset.line) choose(`join ${menu.dataset.line}`, join);
  else if (article && button.dataset.delete) choose(`delete ${article}`, "yes");
  else if (edit) edited(edit);
  else if (pane) showPane(pane);
  else if (pick !== undefined) {
    waiting = pick;
    for (const other of all("[data-pick]")) press(other, other === button);
    say("再点一张图片");
  } else if (picture && waiting) {
    choose(`picture ${waiting}`, picture);
    say("");
  }
  showMenu();
}

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const button = target?.closest("button");
  const link = target?.closest("a[href^='#']");
  if (button) pressed(button);
  if (link) {
    const id = (link.getAttribute("href") ?? "").slice(1);
    if (/^l\d/.test(id)) showPane("lines");
    else if (/^a\d/.test(id)) showPane("articles");
    const heap = document.getElementById(id);
    if (heap instanceof HTMLDetailsElement) heap.open = true;
  }
});
document.addEventListener("change", (event) => {
  const input = event.target;
  if (input instanceof HTMLInputElement && input.dataset.field) {
    choose(`${input.dataset.field} ${input.dataset.article}`, input.value.trim() || null);
  }
});
document.addEventListener("mouseover", (event) => light(event.target));
document.addEventListener("focusin", (event) => light(event.target));
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement)
    return;
  const row = all(".row.current")[0];
  // By the key's place, so that a Chinese input method does not swallow it.
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
  if (event.code === "KeyJ") step(1);
  else if (event.code === "KeyK") step(-1);
  else if (event.code === "KeyS") save();
  else if (event.code === "KeyO") row?.querySelector("a")?.click();
  else if (event.code === "Escape" && menu) menu.hidden = true;
  else if (digit && row) {
    // Throwing an article away is no key's business.
    const answers = /** @type {NodeListOf<HTMLElement>} */ (
      row.querySelectorAll("button:not([data-delete])")
    );
    answers[Number(digit[1]) - 1]?.click();
  } else return;
  event.preventDefault();
});

for (const part of all(".switch")) part.hidden = false;
showPane("articles");
show();
