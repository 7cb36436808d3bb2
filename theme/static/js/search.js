// The search page: the only file of the search that touches the document. Its sentences stand in
// the page itself, as data-… of what shows them.
import { search, suggest } from "./search/engine.js";
import { parse } from "./search/query.js";
import { LoadError, open } from "./search/shards.js";
import { chineseDate, csv, extract, marks, plain, runs } from "./search/view.js";

/** @typedef {import("./search/types.js").Card} Card */
/** @typedef {import("./search/types.js").Facet} Facet */
/** @typedef {import("./search/types.js").Result} Result */
/** @typedef {import("./search/types.js").Run} Run */
/** @typedef {import("./search/shards.js").Index} Index */
/** @typedef {{ index: Index, query: string, result: Result, docs: number[], exact: number, cards: number }} Shown */

const PAGE = 10;
const FIRST = 5; // cards that are asked for at once
const PATIENCE_MS = 20000;
const PAUSE_MS = 100; // in typing

/** @param {string} selector
 * @param {ParentNode} within
 * @returns {any} */
const one = (selector, within = document) => within.querySelector(selector);
const form = one("form[data-index]");
const box = one("#q");
const offers = one("#search-offers");
const filters = one(".search-filters");
const sum = one(".search-sum");
const fault = one(".search-fault");
const results = one("ol.results");
const more = one(".search-more");
const take = one(".search-take");
const model = one("#search-hit").content.firstElementChild;
/** @type {HTMLSelectElement[]} */
const selects = [...filters.querySelectorAll("select")];
const base = new URL(form.dataset.index, location.href); // of current.json
const root = new URL(form.dataset.root, location.href);

/** @type {Promise<Index> | null} */
let opened = null;
let turn = 0; // an older query never overwrites a newer one
/** @type {Shown | null} */
let shown = null;

/** @type {import("./search/types.js").Get} */
async function get(path, fresh = false) {
  const control = new AbortController();
  setTimeout(() => control.abort(), PATIENCE_MS); // does nothing to what has come by then
  try {
    const cache = fresh ? "reload" : path === "current.json" ? "no-cache" : "default";
    const answer = await fetch(new URL(path, base).href, { signal: control.signal, cache });
    if (!answer.ok) throw new LoadError(answer.status === 404 ? "missing" : "network");
    return new Uint8Array(await answer.arrayBuffer());
  } catch (error) {
    throw error instanceof LoadError ? error : new LoadError("network");
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
const twice = async (work) => {
  try {
    return await work(await index());
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    return work(await index(true));
  }
};

/** A sentence of the page, with what it speaks of.
 * @param {HTMLElement} place
 * @param {string} name
 * @param {Record<string, any>} words */
const say = (place, name, words = {}) =>
  (place.dataset[name] ?? "").replace(/\{(\w+)\}/g, (_, word) => words[word] ?? "");

/** @param {unknown} error */
function complain(error) {
  if (!(error instanceof LoadError)) throw error;
  fault.textContent = say(fault, error.message);
}

/** @param {Element} element
 * @param {Run[]} list */
function fill(element, list) {
  element.replaceChildren(
    ...list.map(({ text, marked }) => {
      if (!marked) return text;
      const mark = document.createElement("mark");
      mark.textContent = text;
      return mark;
    }),
  );
}

/** @param {Card} card */
const address = (card) => new URL(`${card.id}.html`, root).href;

/** @param {Card} card
 * @param {Result} result
 * @param {boolean} isExact
 * @returns {HTMLLIElement} */
function cardItem(card, { parts }, isExact) {
  const item = model.cloneNode(true);
  const words = parts.filter((part) => !part.excluded).map((part) => part.text);
  const link = one("a", item);
  link.href = `${address(card)}#hl=${encodeURIComponent(words.join(" "))}`;
  fill(link, runs(card.title, marks(card.title, parts)));
  const kicker = one(".kicker", item);
  if (card.kicker) fill(kicker, runs(card.kicker, marks(card.kicker, parts)));
  else kicker.remove();
  one(".extract", item).dataset.id = card.id;
  const where = one(".hit-where", item);
  const facts = [card.kind, card.column, card.byline, chineseDate(card.date), card.page];
  if (!isExact) facts.push(where.dataset.partial);
  for (const fact of facts.filter(Boolean)) {
    where.append(document.createElement("span"));
    fill(where.lastChild, runs(fact, marks(fact, parts)));
  }
  if (!isExact) item.classList.add("partial");
  return item;
}

const seen = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || !shown) continue;
      seen.unobserve(target);
      passage(/** @type {HTMLElement} */ (target), shown);
    }
  },
  { rootMargin: "0px 0px 600px" },
);

/** @param {HTMLElement} element
 * @param {Shown} from */
async function passage(element, from) {
  try {
    fill(element, extract(await from.index.text(element.dataset.id ?? ""), from.result.parts));
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    element.textContent = say(fault, "extract");
  }
  element.dataset.ready = "";
  // The other half of the ten comes when the first is there.
  if (results.lastElementChild?.contains(element) && from.cards % PAGE === FIRST) {
    show(from, PAGE - FIRST).catch(complain);
  }
}

/** Show so many more cards.
 * @param {Shown} from
 * @param {number} count */
async function show(from, count) {
  const start = from.cards;
  const docs = from.docs.slice(start, start + count);
  const cards = await Promise.all(docs.map(from.index.card));
  if (from !== shown || from.cards !== start) return;
  from.cards += docs.length;
  const items = cards.map((card, i) => cardItem(card, from.result, start + i < from.exact));
  const split = items[from.exact - start];
  if (split) {
    split.classList.add("partial-first");
    const title = document.createElement("p");
    title.className = "partial-title";
    title.textContent = say(results, from.exact ? "rest" : "only");
    split.append(title);
  }
  // The list of the query before stands until this one's first hits do.
  if (start === 0) results.replaceChildren();
  results.append(...items);
  for (const item of items) seen.observe(one(".extract", item));
  const rest = from.docs.length - from.cards;
  more.hidden = !rest;
  one("span", more).textContent = Math.min(PAGE, rest);
}

let asked = new URLSearchParams();

/** Search for what the address says.
 * @param {string} address its part behind `?` */
async function run(address) {
  asked = new URLSearchParams(address);
  const mine = ++turn;
  const query = (asked.get("q") ?? "").slice(0, 500);
  box.value = query;
  for (const select of selects) choose(select, asked.get(select.name) ?? "");
  offer([]);
  shown = null;
  for (const name of ["query", "total", "exact"]) delete results.dataset[name];
  more.hidden = take.hidden = true;
  fault.textContent = "";
  if (parse(query).every((part) => part.excluded)) {
    results.replaceChildren();
    sum.textContent = query.trim() && say(sum, "empty");
    return;
  }
  if (!results.firstChild) sum.textContent = say(sum, "busy");
  try {
    await twice(async (now) => {
      const filtered = asked.get("column") || asked.get("author");
      const facets = filtered || filters.open ? now.facets() : null;
      const result = await search(now, query, {
        progress: (early) => mine === turn && !shown && present(now, query, early, null),
      });
      if (mine === turn) await present(now, query, result, await facets);
    });
  } catch (error) {
    if (mine !== turn) return;
    results.replaceChildren();
    sum.textContent = "";
    complain(error);
  }
}

/** @param {Index} now
 * @param {number} doc
 * @param {Facet[] | null} facets
 * @returns {Record<string, string[]>} what can be chosen */
const traits = (now, doc, facets) => ({
  year: [now.year(doc)],
  column: facets ? [facets[doc].column] : [],
  author: facets ? facets[doc].author : [],
});

/** @param {Index} now
 * @param {string} query
 * @param {Result} result
 * @param {Facet[] | null} facets */
async function present(now, query, result, facets) {
  const chosen = selects.filter((select) => select.value && select.name !== "sort");
  /** @param {number[]} docs */
  const fitting = (docs) => {
    const left = docs.filter((doc) => {
      const own = traits(now, doc, facets);
      return chosen.every(({ name, value }) => own[name].includes(value));
    });
    return asked.get("sort") ? left.sort((a, b) => now.age(b) - now.age(a)) : left;
  };
  const [exact, partial] = [fitting(result.exact), fitting(result.partial)];
  const docs = [...exact, ...partial];
  const from = { index: now, query, result, docs, exact: exact.length, cards: 0 };
  shown = from;
  await show(from, FIRST);
  if (from !== shown) return;
  // As it was typed, in quotes unless it has its own.
  const [typed, looked] = [query, result.instead || query].map((text) =>
    /["＂“]/.test(text) ? text : `“${text}”`,
  );
  const words = {
    typed,
    query: looked,
    exact: exact.length,
    partial: (result.about ? "约" : "") + partial.length,
  };
  const name = exact.length ? (partial.length ? "both" : "exact") : "partial";
  const lead = result.instead && say(sum, "instead", words);
  sum.textContent = lead + say(sum, !result.complete ? "busy" : docs.length ? name : "none", words);
  if (!result.complete) return;
  results.dataset.query = query;
  results.dataset.total = String(docs.length);
  results.dataset.exact = String(from.exact);
  take.hidden = !docs.length;
  count(from, facets);
}

/** Fill the selects with what the hits have, and how many.
 * @param {Shown} from
 * @param {Facet[] | null} facets */
function count({ index, result }, facets) {
  const all = [...result.exact, ...result.partial].map((doc) => traits(index, doc, facets));
  for (const select of selects) {
    /** @type {Map<string, number>} */
    const sums = new Map();
    for (const value of all.flatMap((own) => own[select.name] ?? [])) {
      sums.set(value, (sums.get(value) ?? 0) + 1);
    }
    if (!sums.size) continue;
    const kept = select.value;
    select.length = 1;
    const order = select.name === "year" ? 0 : 1;
    for (const [value, having] of [...sums].sort((a, b) => (b[order] > a[order] ? 1 : -1))) {
      select.add(new Option(`${value}（${having}）`, value));
    }
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
  const next = new URL("./", location.href);
  for (const { name, value } of [box, ...selects]) {
    if (value.trim()) next.searchParams.set(name, value.trim());
  }
  run(next.search);
  // Not before the files are asked for: it takes a slow phone as long as one of them.
  setTimeout(() => {
    if (next.href !== location.href) history.pushState(null, "", next.href);
  });
}

// --- suggestions ---

/** @param {string[]} words */
function offer(words) {
  offers.replaceChildren(
    ...words.map((word, i) => {
      const option = document.createElement("li");
      option.textContent = word;
      option.id = `search-offer-${i}`;
      option.setAttribute("role", "option");
      return option;
    }),
  );
  offers.hidden = words.length === 0;
  box.setAttribute("aria-expanded", String(!offers.hidden));
  box.removeAttribute("aria-activedescendant");
}

/** @param {Element} option what was typed last is replaced by it */
function accept(option) {
  box.value = box.value.replace(/\S*$/, option.textContent);
  submit();
}

let typing = 0;
/** @param {{ isComposing?: boolean }} event */
async function typed({ isComposing }) {
  const mine = ++typing;
  const query = box.value;
  try {
    const now = await index();
    const words = await suggest(now, query);
    if (mine !== typing || document.activeElement !== box) return;
    offer(words);
    await new Promise((go) => setTimeout(go, PAUSE_MS));
    if (isComposing || mine !== typing || !/\S\S/.test(query)) return;
    // Who pauses will press Enter next: what that needs is asked for now, but for the extracts.
    const { exact, partial } = await search(now, query);
    await Promise.all([...exact, ...partial].slice(0, FIRST).map(now.card));
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    offer([]); // an extra: the search itself will say what is wrong
  }
}

box.addEventListener("input", typed);
box.addEventListener("compositionend", typed);
box.addEventListener("blur", () => offer([]));
box.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
  if (event.isComposing) return;
  const options = [...offers.children];
  const now = options.findIndex((option) => option.matches("[aria-selected]"));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && options.length > 0) {
    const next = (now + step + options.length + Number(now < 0 && step < 0)) % options.length;
    options[now]?.removeAttribute("aria-selected");
    options[next].setAttribute("aria-selected", "true");
    box.setAttribute("aria-activedescendant", options[next].id);
  } else if (step === 1) one("a", results)?.focus();
  else if (event.key === "Escape" && options.length > 0) offer([]);
  else if (event.key === "Enter" && now >= 0) accept(options[now]);
  else return;
  event.preventDefault();
});
offers.addEventListener("mousedown", (/** @type {any} */ event) => {
  event.preventDefault(); // the box keeps the focus
  const option = event.target.closest("li");
  if (option) accept(option);
});

// --- the rest of the page ---

form.addEventListener("submit", (/** @type {Event} */ event) => {
  event.preventDefault();
  typing++;
  submit();
});
for (const select of selects) select.addEventListener("change", submit);
filters.addEventListener("toggle", async () => {
  const from = shown;
  if (!filters.open || !from) return;
  const facets = await from.index.facets().catch(complain);
  if (facets && from === shown) count(from, facets);
});
more.addEventListener("click", async () => {
  const last = results.lastElementChild;
  if (shown) await show(shown, PAGE).catch(complain);
  one("a", last.nextElementSibling ?? last).focus();
});
take.addEventListener("click", async (/** @type {any} */ event) => {
  const { kind } = event.target.dataset;
  if (!kind || !shown) return;
  const { index, docs, query } = shown;
  const cards = await Promise.all(docs.map(index.card)).catch(complain);
  if (!cards) return;
  const text = (kind === "csv" ? csv : plain)(cards, address);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text]));
  link.download = `${query.replace(/[^\p{L}\p{N}]+/gu, "_")}.${kind}`;
  link.click();
  setTimeout(URL.revokeObjectURL, 1e4, link.href);
});
addEventListener("keydown", (/** @type {any} */ event) => {
  const { key, target } = event;
  const item = target.closest(".hit");
  if (key === "/" && !target.matches("input, select")) box.focus();
  else if (item && key === "ArrowDown") one("a", item.nextElementSibling ?? item).focus();
  else if (item && key === "ArrowUp")
    (one("a", item.previousElementSibling ?? form) ?? box).focus();
  else return;
  event.preventDefault();
});
addEventListener("popstate", () => run(location.search));
filters.open = results.offsetLeft > filters.offsetLeft; // in a rail beside the hits
run(location.search);
