// Real lunr.js over the index that lunr.py built, against our shards: the same documents for every
// term, and the same scores (ours are lunr's before it divides by the length of the query).
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { wordScores } from "../../theme/static/js/search/rank.js";
import { open } from "../../theme/static/js/search/shards.js";

/** @type {any} lunr has no types */
const lunr = createRequire(import.meta.url)("lunr");
const [, , folder, data] = process.argv;
/** @type {string[]} */
const terms = JSON.parse(readFileSync(0, "utf8"));
const index = lunr.Index.load(JSON.parse(readFileSync(`${folder}/lunr.json`, "utf8")));
const own = await open(async (path) => new Uint8Array(readFileSync(`${data}/${path}`)));
const different = [];
for (const term of terms) {
  const lists = await own.term("w", term);
  const scores = wordScores(lists, own.size);
  /** @type {Map<string, number>} */
  const ours = new Map();
  lists.forEach((list, tier) => {
    list.docs.forEach((doc, i) => {
      ours.set(String(own.tiers[tier].first + doc), scores[tier][i]);
    });
  });
  /** @type {{ ref: string, score: number }[]} */
  const theirs = index.query((/** @type {any} */ query) => {
    query.term(term, { usePipeline: false });
  });
  const [best] = theirs;
  const factor = best ? (ours.get(best.ref) ?? Number.NaN) / best.score : 1;
  const same =
    theirs.length === ours.size &&
    theirs.every(({ ref, score }) => Math.abs((ours.get(ref) ?? -1) - score * factor) < 1e-9);
  if (!same) different.push(term);
}
console.log(JSON.stringify({ terms: terms.length, different }));
