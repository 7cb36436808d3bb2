// The shipped client under node, for tests and the bench, which are written in Python: a folder of
// files instead of a network. Reads one JSON a line, answers one a line; counts the files asked for.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { search, suggest } from "../../theme/static/js/search/engine.js";
import { parse } from "../../theme/static/js/search/query.js";
import { LoadError, open } from "../../theme/static/js/search/shards.js";
import { extract } from "../../theme/static/js/search/view.js";

/** @type {Map<string, { index: any, asked: string[], broken: Set<string> }>} */
const opened = new Map();

/** @param {string} folder
 * @param {boolean} cold */
async function use(folder, cold) {
  const known = opened.get(folder);
  if (known && !cold) return known;
  const state = {
    index: /** @type {any} */ (null),
    asked: /** @type {string[]} */ ([]),
    broken: new Set(),
  };
  /** @param {string} path */
  const get = async (path) => {
    state.asked.push(path);
    if (state.broken.has(path)) throw new LoadError("network");
    try {
      return new Uint8Array(readFileSync(`${folder}/${path}`));
    } catch {
      throw new LoadError("missing");
    }
  };
  state.index = await open(get);
  opened.set(folder, state);
  return state;
}

/** @param {any} task */
async function answer(task) {
  const { folder, query, cold = false, terms, cards = 0, doing = "search", titles } = task;
  const state = await use(folder, cold);
  const from = cold ? 0 : state.asked.length;
  const { index } = state;
  if (doing === "suggest")
    return { words: await suggest(index, query), asked: state.asked.slice(from) };
  const started = process.hrtime.bigint();
  const result = await search(index, query, terms ? { terms } : {});
  const ms = Number(process.hrtime.bigint() - started) / 1e6;
  const shown = [...result.exact, ...result.partial].slice(0, cards);
  const extracts = [];
  for (const card of await Promise.all(shown.map((doc) => index.card(doc)))) {
    const found = extract(await index.text(card.id), parse(query));
    extracts.push({ id: card.id, title: card.title, text: found });
  }
  return {
    exact: result.exact,
    partial: result.partial,
    instead: result.instead,
    about: result.about,
    cards: extracts,
    titles: titles
      ? (await Promise.all(result.exact.map(index.card))).map((card) => card.title)
      : undefined,
    ms,
    asked: state.asked.slice(from),
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  const task = JSON.parse(line);
  try {
    console.log(JSON.stringify(await answer(task)));
  } catch (error) {
    console.log(
      JSON.stringify({
        error:
          error instanceof LoadError ? error.message : error instanceof Error ? error.stack : error,
      }),
    );
  }
}
