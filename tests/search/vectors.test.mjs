// The examples that Python reads, too (vectors.json): one truth for both sides of the format.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { normalise, printedUnits, units } from "../../theme/static/js/search/query.js";
import { open, place, shard } from "../../theme/static/js/search/shards.js";

const vectors = JSON.parse(readFileSync(new URL("vectors.json", import.meta.url), "utf8"));
const HEADER = "0200000000";

/** @param {string} hex */
const bytes = (hex) => new Uint8Array(Buffer.from(HEADER + hex, "hex"));

for (const { text, units: wanted } of vectors.units) {
  test(`units of ${JSON.stringify(text)}`, () => {
    const found = units(normalise(text)).map((unit) => [unit.text, unit.at]);
    assert.deepEqual(found, wanted);
  });
}

test("units of a printed text stand where they are printed", () => {
  const text = "共 ﬁ 家，２０２５年 G100 联盟é";
  for (const unit of printedUnits(text)) {
    assert.equal(normalise(text.slice(unit.start, unit.end)), unit.text);
  }
});

test("a shard is decoded as Python wrote it", () => {
  const { terms, list } = shard(bytes(vectors.shard.hex));
  const found = terms.map((term, t) => {
    const { docs, ends, places, levels } = list(t);
    return [term, docs.map((doc, i) => [doc, levels[i], places.slice(ends[i - 1] ?? 0, ends[i])])];
  });
  assert.deepEqual(found, vectors.shard.terms);
});

test("keys are decoded as Python wrote them", () => {
  const { terms, heads } = shard(bytes(vectors.keys.hex), true);
  assert.deepEqual(
    terms.map((term, i) => [term, heads[i]]),
    vectors.keys.rows,
  );
});

test("a truncated file of any length is a changed file, never a wrong answer", () => {
  const whole = bytes(vectors.shard.hex);
  for (let length = 5; length < whole.length; length++) {
    assert.throws(() => shard(whole.subarray(0, length)), { message: "changed" });
  }
});

test("manifest and facets are read as Python wrote them", async () => {
  /** @type {Record<string, Uint8Array>} */
  const files = {
    "current.json": Buffer.from(
      '{"format": 2, "replaced": [], "tables": "", "tiers": ["current-00000000"]}',
    ),
    "current-00000000/manifest.bin": bytes(vectors.manifest.hex),
    "current-00000000/facets.bin": bytes(vectors.facets.hex),
  };
  const index = await open(async (path) => files[path]);
  const [tier] = index.tiers;
  assert.deepEqual(
    [tier.documents, tier.chunk, tier.years, tier.t, tier.w],
    [
      vectors.manifest.documents,
      vectors.manifest.chunk,
      vectors.manifest.years,
      vectors.manifest.text,
      vectors.manifest.words,
    ],
  );
  assert.equal(index.year(199), "2024");
  assert.equal(index.year(200), "2025");
  tier.documents = 3;
  assert.deepEqual(
    (await index.facets()).map(({ column, author }) => [column, author]),
    vectors.facets.rows,
  );
});

test("every term is found by the search for its file, astral characters included", () => {
  const { order } = vectors;
  assert.deepEqual([...order].sort(), order);
  order.forEach((/** @type {string} */ term, /** @type {number} */ i) => {
    assert.equal(place(order, term), i);
    assert.equal(place(order, `${term}\u0000`), i);
  });
  assert.equal(place(order, ""), -1);
});
