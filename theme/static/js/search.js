// The search page: the only file of the search that touches the document.
import { search, suggest } from "./search/engine.js";
import { parse } from "./search/query.js";
import { LoadError, open } from "./search/shards.js";
import { chineseDate, csv, extract, marks, plain, runs } from "./search/view.js";

/** @typedef {import("./search/types.js").Card} Card */
/** @typedef {import("./search/types.js").Result} Result */
/** @typedef {import("./search/types.js").Run} Run */
/** @typedef {import("./search/shards.js").Index} Index */

const PAGE = 10;
const FIRST = 5; // cards that are asked for at once
const PATIENCE_MS = 20000;

/** @template {HTMLElement} T
 * @param {string} selector
 * @returns {T} */
const one = (selector) => /** @type {T} */ (document.querySelector(selector));
const form = /** @type {HTMLFormElement} */ (one("form[data-index]"));
const box = /** @type {HTMLInputElement} */ (one("#q"));
const offers = one("#search-offers");
const filters = /** @type {HTMLDetailsElement} */ (one(".search-filters"));
const sum = one(".search-sum");
const fault = one(".search-fault");
const results = one("ol.results");
const more = /** @type {HTMLButtonElement} */ (one(".search-more"));
const take = one(".search-take");
const selects = /** @type {HTMLSelectElement[]} */ ([...form.querySelectorAll("select")]);
const base = new URL(form.dataset.index ?? "", location.href); // of current.json
const root = new URL(form.dataset.root ?? "../", location.href);

/** @type {Promise<Index> | null} */
let opened = null;
let turn = 0; // an older query never overwrites a newer one
/** @type {{ index: Index, query: string, result: Result, docs: number[], exact: number } | null} */
let shown = null;

/** @type {import("./search/types.js").Get} */
async function get(path, fresh = false) {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(new URL(path, base), {
      signal: control.signal,
      cache: fresh ? "reload" : path === "current.json" ? "no-cache" : "default",
    });
    if (!answer.ok) throw new LoadError(answer.status === 404 ? "missing" : "network", path);
    return new Uint8Array(await answer.arrayBuffer());
  } catch (error) {
    throw error instanceof LoadError ? error : new LoadError("network", path);
  } finally {
    clearTimeout(timer);
  }
}

/** @param {boolean} fresh */
function index(fresh = false) {
  if (!opened || fresh) {
    opened = open(get, fresh);
    opened.catch(() => {
      opened = null;
    });
  }
  return opened;
}

/** Do it; when a file fails, once more with the index as it stands now.
 * @template T
 * @param {(index: Index) => Promise<T>} work
 * @returns {Promise<T>} */
async function twice(work) {
  try {
    return await work(await index());
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    return work(await index(true));
  }
}

/** @param {unknown} error */
function complain(error) {
  if (!(error instanceof LoadError)) throw error;
  fault.textContent =
    error.kind === "changed"
      ? "索引刚刚更新过，请刷新网页再搜。"
      : error.kind === "missing"
        ? "索引里有一个文件没有找到，请刷新网页再搜；仍不行，请告诉编辑部。"
        : "索引没有下载下来，可能是网络断了。请检查网络后再按一次“搜索”。";
}

/** @param {string} tag
 * @param {string} name
 * @param {string | Run[]} content */
function make(tag, name, content = "") {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (typeof content === "string") element.textContent = content;
  else fill(element, content);
  return element;
}

/** @param {HTMLElement} element
 * @param {Run[]} list */
function fill(element, list) {
  element.replaceChildren(
    ...list.map(({ text, marked }) => (marked ? make("mark", "", text) : text)),
  );
}

/** @param {Card} card */
const address = (card) => new URL(`${card.id}.html`, root).href;

/** @param {Card} card
 * @param {Result} result
 * @param {boolean} isExact */
function cardItem(card, result, isExact) {
  const item = make("li", isExact ? "hit" : "hit partial");
  /** @param {string} text */
  const marked = (text) => runs(text, marks(text, result.parts));
  const words = result.parts.filter((part) => !part.excluded).map((part) => part.text);
  const link = /** @type {HTMLAnchorElement} */ (make("a", "", marked(card.title)));
  link.href = `${address(card)}#hl=${encodeURIComponent(words.join(" "))}`;
  const title = make("h2", "hit-title");
  title.append(link);
  item.append(title);
  if (card.kicker) item.append(make("p", "kicker", marked(card.kicker)));
  const passage = make("p", "extract");
  passage.dataset.id = card.id;
  const where = make("p", "hit-where");
  const facts = [card.kind, card.column, card.byline, chineseDate(card.date), card.page];
  where.append(...facts.filter(Boolean).map((fact) => make("span", "", fact)));
  if (!isExact) where.append(make("span", "hit-partial", "部分匹配"));
  item.append(passage, where);
  return item;
}

const seen = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || !shown) continue;
      seen.unobserve(target);
      if (target.matches(".extract")) passage(/** @type {HTMLElement} */ (target), shown);
      else if (results.lastElementChild === target) show(shown, PAGE - FIRST);
    }
  },
  { rootMargin: "0px 0px 600px" },
);

/** @param {HTMLElement} element
 * @param {NonNullable<typeof shown>} from */
async function passage(element, from) {
  try {
    const lines = await from.index.text(element.dataset.id ?? "");
    const found = extract(lines, from.result.parts);
    fill(element, found.runs);
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    element.textContent = "（摘要没有下载下来）";
  }
  element.dataset.ready = "";
}

/** Show so many more cards.
 * @param {NonNullable<typeof shown>} from
 * @param {number} count */
async function show(from, count) {
  const start = results.children.length;
  const docs = from.docs.slice(start, start + count);
  /** @type {Card[]} */
  let cards = [];
  try {
    cards = await Promise.all(docs.map((doc) => from.index.card(doc)));
  } catch (error) {
    return complain(error);
  }
  if (from !== shown || results.children.length !== start) return;
  const items = cards.map((card, i) => cardItem(card, from.result, start + i < from.exact));
  const split = items[from.exact - start];
  if (split) {
    split.classList.add("partial-first");
    const words = from.exact ? "以下只有一部分词相符" : "没有完全相符的文章，以下只有一部分词相符";
    split.append(make("p", "partial-title", `部分匹配：${words}`));
  }
  results.append(...items);
  for (const item of items) seen.observe(/** @type {Element} */ (item.querySelector(".extract")));
  const last = items[items.length - 1];
  if (last && (start + items.length) % PAGE === FIRST) seen.observe(last);
  more.hidden = results.children.length >= from.docs.length;
}

/** Search for what the address says. */
async function run() {
  const mine = ++turn;
  const asked = new URLSearchParams(location.search);
  const query = (asked.get("q") ?? "").slice(0, 500);
  box.value = query;
  for (const select of selects) choose(select, asked.get(select.name) ?? "");
  close();
  fault.textContent = "";
  shown = null;
  results.replaceChildren();
  for (const name of ["query", "total", "exact"]) delete results.dataset[name];
  more.hidden = take.hidden = true;
  sum.textContent = "";
  document.title = document.title.replace(/^.*?(?=站内搜索)/, query.trim() && `${query.trim()}_`);
  if (parse(query).every((part) => part.excluded)) {
    if (query.trim()) sum.textContent = "请输入要找的字词；只有标点或只有要排除的词，没法搜。";
    return;
  }
  sum.textContent = "正在查找……";
  try {
    await twice(async (now) => {
      /** @param {Result} result */
      const progress = (result) => {
        if (mine === turn && !shown) present(now, query, result, null);
      };
      const result = await search(now, query, { progress });
      const filtered = ["column", "author"].some((name) => asked.get(name));
      const facets = filtered || filters.open ? await now.facets() : null;
      if (mine === turn) await present(now, query, result, facets);
    });
  } catch (error) {
    if (mine !== turn) return;
    sum.textContent = "";
    complain(error);
  }
}

/** @param {Index} now
 * @param {string} query
 * @param {Result} result
 * @param {{ column: string, authors: string[] }[] | null} facets */
async function present(now, query, result, facets) {
  const asked = new URLSearchParams(location.search);
  const [column, year, author] = ["column", "year", "author"].map((name) => asked.get(name) ?? "");
  /** @param {number} doc */
  const fits = (doc) =>
    (!year || String(now.year(doc)) === year) &&
    (!column || !facets || facets[doc].column === column) &&
    (!author || !facets || facets[doc].authors.includes(author));
  const [exact, partial] = [result.exact.filter(fits), result.partial.filter(fits)];
  if (asked.get("sort") === "date") {
    for (const list of [exact, partial]) list.sort((a, b) => now.age(b) - now.age(a));
  }
  const from = { index: now, query, result, docs: [...exact, ...partial], exact: exact.length };
  shown = from;
  results.replaceChildren();
  if (result.complete) count(now, [...result.exact, ...result.partial], facets);
  await show(from, FIRST);
  if (from !== shown) return;
  sum.textContent = sentence(from);
  if (!result.complete) return;
  results.dataset.query = query;
  results.dataset.total = String(from.docs.length);
  results.dataset.exact = String(from.exact);
  take.hidden = from.docs.length === 0;
}

/** @param {NonNullable<typeof shown>} from */
function sentence({ query, result, docs, exact }) {
  const name = result.instead || query.trim();
  const lead = result.instead ? `没有“${query.trim()}”，改为查找“${name}”：` : "";
  if (!result.complete) return `正在查找，已找到${docs.length}篇……`;
  if (docs.length === 0) {
    return `没有找到“${name}”。可以换一个说法、少写几个字，或者从往期和栏目里找。`;
  }
  const rest = docs.length - exact;
  const about = result.about ? "约" : "";
  if (exact === 0) return `${lead}没有与“${name}”完全相符的文章，部分匹配${about}${rest}篇。`;
  return `${lead}“${name}”找到${exact}篇${rest ? `，另有部分匹配${about}${rest}篇` : ""}。`;
}

/** Fill the selects with what the hits have, and how many.
 * @param {Index} now
 * @param {number[]} docs
 * @param {{ column: string, authors: string[] }[] | null} facets */
function count(now, docs, facets) {
  /** @type {Record<string, Map<string, number>>} */
  const counts = { column: new Map(), year: new Map(), author: new Map() };
  /** @param {string} name
   * @param {string} value */
  const add = (name, value) => counts[name].set(value, (counts[name].get(value) ?? 0) + 1);
  for (const doc of docs) {
    add("year", String(now.year(doc)));
    if (!facets) continue;
    add("column", facets[doc].column);
    for (const author of facets[doc].authors) add("author", author);
  }
  for (const select of selects) {
    const rows = counts[select.name];
    if (!rows || rows.size === 0) continue;
    const kept = select.value;
    const sorted = [...rows].sort((a, b) =>
      select.name === "year" ? Number(b[0]) - Number(a[0]) : b[1] - a[1],
    );
    select.length = 1;
    for (const [value, having] of sorted) select.add(new Option(`${value}（${having}）`, value));
    choose(select, kept);
  }
}

/** @param {HTMLSelectElement} select
 * @param {string} value one that is not offered is added, so that the address always shows */
function choose(select, value) {
  if (![...select.options].some((option) => option.value === value)) select.add(new Option(value));
  select.value = value;
}

function submit() {
  const next = new URL(location.pathname, location.href);
  for (const field of [box, ...selects]) {
    if (field.value.trim()) next.searchParams.set(field.name, field.value.trim());
  }
  if (next.href !== location.href) history.pushState(null, "", next);
  run();
}

// --- suggestions ---

/** @param {string[]} words */
function offer(words) {
  offers.replaceChildren(
    ...words.map((word, i) => {
      const option = make("li", "", word);
      option.id = `search-offer-${i}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      return option;
    }),
  );
  offers.hidden = words.length === 0;
  box.setAttribute("aria-expanded", String(words.length > 0));
  box.removeAttribute("aria-activedescendant");
}

const close = () => offer([]);
const active = () => offers.querySelector("[aria-selected=true]");

/** @param {string} word what was typed last is replaced by it */
function accept(word) {
  box.value = box.value.replace(/[^\s]*$/, word);
  close();
  submit();
}

let typing = 0;
async function typed() {
  const mine = ++typing;
  try {
    const words = await suggest(await index(), box.value);
    if (mine === typing && document.activeElement === box) offer(words);
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    close(); // suggestions are an extra: the search itself will say what is wrong
  }
}

/** @param {number} step */
function move(step) {
  const options = [...offers.children];
  if (options.length === 0) return;
  const now = options.indexOf(/** @type {Element} */ (active()));
  const next = (now + step + options.length + (now < 0 && step < 0 ? 1 : 0)) % options.length;
  for (const option of options) {
    option.setAttribute("aria-selected", String(option === options[next]));
  }
  box.setAttribute("aria-activedescendant", options[next].id);
}

box.addEventListener("input", (event) => {
  if (!(/** @type {InputEvent} */ (event).isComposing)) typed();
});
box.addEventListener("compositionend", typed);
box.addEventListener("blur", () => setTimeout(close, 150));
box.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const chosen = active();
  if (event.key === "Escape" && !offers.hidden) close();
  else if (event.key === "Enter" && chosen) accept(chosen.textContent ?? "");
  else if (/^Arrow(Up|Down)$/.test(event.key) && !offers.hidden) {
    move(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "ArrowDown") results.querySelector("a")?.focus();
  else return;
  event.preventDefault();
});
offers.addEventListener("mousedown", (event) => {
  event.preventDefault();
  const option = /** @type {Element} */ (event.target).closest("[role=option]");
  if (option) accept(option.textContent ?? "");
});

// --- the rest of the page ---

form.addEventListener("submit", (event) => {
  event.preventDefault();
  typing++;
  submit();
});
for (const select of selects) select.addEventListener("change", submit);
filters.addEventListener("toggle", async () => {
  if (!filters.open || !shown) return;
  const from = shown;
  try {
    const facets = await from.index.facets();
    if (from === shown) count(from.index, [...from.result.exact, ...from.result.partial], facets);
  } catch (error) {
    complain(error);
  }
});
more.addEventListener("click", async () => {
  const last = results.lastElementChild;
  if (shown) await show(shown, PAGE);
  /** @type {HTMLElement | null | undefined} */ (
    last?.nextElementSibling?.querySelector("a")
  )?.focus();
});
take.addEventListener("click", async (event) => {
  const kind = /** @type {HTMLElement} */ (event.target).dataset.take;
  const from = shown;
  if (!kind || !from) return;
  try {
    const cards = await Promise.all(from.docs.map((doc) => from.index.card(doc)));
    const table = kind === "csv";
    const link = document.createElement("a");
    const text = table ? csv(cards, address) : plain(cards, address);
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    link.download = `搜索_${from.query.trim().replace(/[^\p{L}\p{N}]+/gu, "_")}.${table ? "csv" : "txt"}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1e4);
  } catch (error) {
    complain(error);
  }
});
addEventListener("keydown", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) {
    event.preventDefault();
    box.focus();
    box.select();
  }
  const item = target.closest?.(".hit");
  if (!item || !/^Arrow(Up|Down)$/.test(event.key)) return;
  event.preventDefault();
  const next = event.key === "ArrowDown" ? item.nextElementSibling : item.previousElementSibling;
  (next?.querySelector("a") ?? (next ? null : box))?.focus();
});
addEventListener("popstate", run);
if (matchMedia("(min-width: 48em)").matches) filters.open = true;
run();
if (!location.search) box.focus();
