// The files of the index: what to ask for, and how to read it (plugins/search/format.py).

/** @typedef {import("./types.js").List} List */
/** @typedef {import("./types.js").Tier} Tier */
/** @typedef {import("./types.js").Get} Get */
/** @typedef {import("./types.js").Card} Card */

export const FORMAT = 1;
export const BODY_START = 128;
const HEADER = 5;
const MIXED = 4;
const TITLE_UNITS = 126;

/** A file that could not be had: `kind` is "missing", "changed" (another version) or "network". */
export class LoadError extends Error {
  /** @param {string} kind
   * @param {string} path */
  constructor(kind, path) {
    super(`${kind}: ${path}`);
    this.kind = kind;
  }
}

/** A place in a file while it is decoded.
 * @param {Uint8Array} bytes
 * @param {number} at */
function reader(bytes, at) {
  const decoder = new TextDecoder();
  const self = {
    at,
    number() {
      let value = 0;
      for (let scale = 1; ; scale *= 128) {
        if (self.at >= bytes.length) throw new LoadError("changed", "");
        const byte = bytes[self.at++];
        value += (byte & 127) * scale;
        if (byte < 128) return value;
      }
    },
    /** @param {number} count */
    take(count) {
      if (self.at + count > bytes.length) throw new LoadError("changed", "");
      self.at += count;
      return bytes.subarray(self.at - count, self.at);
    },
    text: () => decoder.decode(self.take(self.number())),
    terms() {
      const count = self.number();
      const size = self.number();
      const shared = self.take(count);
      const follow = [];
      for (let i = 0; i < count; i++) {
        const short = self.take(1)[0];
        follow.push(short < 255 ? short : self.number());
      }
      const rests = decoder.decode(self.take(size));
      const found = [];
      let last = "";
      let from = 0;
      for (let i = 0; i < count; i++) {
        last = last.slice(0, shared[i]) + rests.slice(from, from + follow[i]);
        from += follow[i];
        found.push(last);
      }
      return found;
    },
  };
  return self;
}

/** The place of the file that a term would stand in, -1 before the first.
 * @param {string[]} firsts
 * @param {string} term
 * @returns {number} */
export function place(firsts, term) {
  let low = 0;
  let high = firsts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (firsts[middle] <= term) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** A decoded file.
 * @param {Uint8Array} bytes
 * @param {boolean} keysOnly a p file: counts instead of lists */
export function shard(bytes, keysOnly = false) {
  const read = reader(bytes, HEADER);
  const terms = read.terms();
  const heads = terms.map(() => read.number());
  /** @type {List[]} */
  const lists = [];
  if (keysOnly) return { terms, heads, lists };
  for (const head of heads) {
    /** @type {List} */
    const one = { docs: [], ends: [], places: [], levels: [] };
    let number = 0;
    let end = 0;
    for (let left = Math.floor(head / 8); left > 0; left--) {
      const step = read.number();
      number += Math.floor(step / 2);
      end += step & 1 ? 1 : read.number();
      one.docs.push(number);
      one.ends.push(end);
    }
    lists.push(one);
  }
  for (const { ends, places } of lists) {
    for (let left = ends[ends.length - 1]; left > 0; left--) places.push(read.number() * 256);
  }
  for (const { ends, places } of lists) {
    const low = read.take(places.length);
    for (let i = 0, k = 0; i < ends.length; i++) {
      for (let at = 0; k < ends[i]; k++) places[k] = at += places[k] + low[k];
    }
  }
  lists.forEach(({ docs, levels }, t) => {
    const mode = heads[t] % 8;
    const packed = mode === MIXED ? read.take((docs.length + 3) >> 2) : null;
    docs.forEach((_, i) => {
      levels.push(packed ? (packed[i >> 2] >> (2 * (i & 3))) & 3 : mode);
    });
  });
  return { terms, heads, lists };
}

/** Lists of several terms as one: every place of any of them.
 * @param {List[]} lists
 * @returns {List} */
export function union(lists) {
  if (lists.length === 1) return lists[0];
  /** @type {Map<number, number[]>} */
  const all = new Map();
  for (const one of lists) {
    one.docs.forEach((doc, i) => {
      const own = one.places.slice(i ? one.ends[i - 1] : 0, one.ends[i]);
      const known = all.get(doc);
      if (known) known.push(...own);
      else all.set(doc, own);
    });
  }
  /** @type {List} */
  const found = { docs: [...all.keys()].sort((a, b) => a - b), ends: [], places: [], levels: [] };
  for (const doc of found.docs) {
    for (const at of (all.get(doc) ?? []).sort((a, b) => a - b)) found.places.push(at);
    found.ends.push(found.places.length);
    found.levels.push(0);
  }
  return found;
}

/** Was any of the places of posting `i` in the title?
 * @param {List} one
 * @param {number} i */
export const inTitle = (one, i) => one.places[i ? one.ends[i - 1] : 0] < TITLE_UNITS;

/** Open the index as it stands now.
 * @param {Get} get
 * @param {boolean} fresh past every cache */
export async function open(get, fresh = false) {
  const state = JSON.parse(new TextDecoder().decode(await get("current.json", fresh)));
  if (state.format !== FORMAT) throw new LoadError("changed", "current.json");
  /** @type {Map<string, Promise<any>>} */
  const kept = new Map();

  /** A file once loaded stays; one that failed is asked for again.
   * @template T
   * @param {string} path
   * @param {(bytes: Uint8Array) => T} decode
   * @returns {Promise<T>} */
  function load(path, decode) {
    let promise = kept.get(path);
    if (!promise) {
      promise = get(path).then((bytes) => {
        const stamp = /-([0-9a-f]{8})[/.]/.exec(path)?.[1];
        const own = Array.from(bytes.subarray(1, HEADER), (b) => b.toString(16).padStart(2, "0"));
        if (bytes[0] !== FORMAT || own.join("") !== stamp) throw new LoadError("changed", path);
        try {
          return decode(bytes);
        } catch (error) {
          throw error instanceof LoadError ? error : new LoadError("changed", path);
        }
      });
      promise.catch(() => kept.delete(path));
      kept.set(path, promise);
    }
    return promise;
  }

  let first = 0;
  /** @type {Tier[]} */
  const tiers = await Promise.all(
    /** @type {string[]} */ (state.tiers).map((folder) =>
      load(`${folder}/manifest.bin`, (bytes) => manifest(folder, bytes)),
    ),
  );
  for (const tier of tiers) {
    tier.first = first;
    first += tier.documents;
  }
  /** @type {Map<number, number>} */
  const newer = new Map(state.replaced);
  const older = new Map(Array.from(newer, ([old, now]) => [now + (tiers[1]?.first ?? 0), old]));

  /** @param {Tier} tier
   * @param {"t" | "w" | "p"} kind
   * @param {number} number */
  const file = (tier, kind, number) =>
    load(`${tier.folder}/${kind}${number}.bin`, (bytes) => shard(bytes, kind === "p"));

  /** A tier's postings without documents that a newer text replaces.
   * @param {Tier} tier
   * @param {List} one */
  function present(tier, one) {
    if (tier.first > 0 || newer.size === 0) return one;
    /** @type {List} */
    const left = { docs: [], ends: [], places: [], levels: [] };
    one.docs.forEach((doc, i) => {
      if (newer.has(doc)) return;
      left.docs.push(doc);
      for (let k = i ? one.ends[i - 1] : 0; k < one.ends[i]; k++) left.places.push(one.places[k]);
      left.ends.push(left.places.length);
      left.levels.push(one.levels[i]);
    });
    return left;
  }

  const self = {
    tiers,
    documents: first - newer.size,
    size: first,
    /** Sorts by date: a corrected article keeps its place.
     * @param {number} doc */
    age: (doc) => older.get(doc) ?? doc,

    /** The postings of a term in each tier; empty lists where it does not stand.
     * @param {"t" | "w"} kind
     * @param {string} term
     * @returns {Promise<List[]>} */
    term: (kind, term) =>
      Promise.all(
        tiers.map(async (tier) => {
          const number = place(tier[kind], term);
          const one = number < 0 ? null : await file(tier, kind, number);
          const index = one ? one.terms.indexOf(term) : -1;
          return one && index >= 0
            ? present(tier, one.lists[index])
            : { docs: [], ends: [], places: [], levels: [] };
        }),
      ),

    /** Every term that begins like this, in each tier.
     * @template T
     * @param {"t" | "w" | "p"} kind
     * @param {string} start
     * @param {number} files at most so many of each tier
     * @param {(tier: Tier, file: ReturnType<typeof shard>, index: number) => T} make
     * @returns {Promise<T[][]>} */
    range: (kind, start, files, make) =>
      Promise.all(
        tiers.map(async (tier) => {
          const firsts =
            kind === "p"
              ? await load(`${tier.folder}/pinyin.bin`, (bytes) => reader(bytes, HEADER).terms())
              : tier[kind];
          const from = Math.max(0, place(firsts, start));
          const to = Math.min(place(firsts, `${start}\uffff`), from + files - 1);
          const numbers = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
          const loaded = await Promise.all(numbers.map((number) => file(tier, kind, number)));
          return loaded.flatMap((one) =>
            one.terms.flatMap((term, index) =>
              term.startsWith(start) ? [make(tier, one, index)] : [],
            ),
          );
        }),
      ),

    /** All places of terms that begin like this, in each tier.
     * @param {string} start
     * @returns {Promise<List[]>} */
    async begins(start) {
      const found = await self.range("t", start, 1e9, (tier, one, i) =>
        present(tier, one.lists[i]),
      );
      return found.map(union);
    },

    /** @param {number} doc
     * @returns {Promise<Card>} */
    async card(doc) {
      const tier = tiers.filter((one) => one.first <= doc).slice(-1)[0];
      const own = doc - tier.first;
      const number = Math.floor(own / tier.chunk);
      const lines = await load(`${tier.folder}/m${number}.bin`, (bytes) =>
        new TextDecoder().decode(bytes.subarray(HEADER)).split("\n"),
      );
      const [id, title, kicker, column, byline, page, kind] = lines[own % tier.chunk].split("\t");
      return { id, title, kicker, column, byline, page, kind, date: id.slice(0, 10) };
    },

    /** The paragraphs of an article.
     * @param {string} id
     * @returns {Promise<string[]>} */
    async text(id) {
      const path = `text/${id}.txt`;
      const bytes = await get(path);
      const lines = new TextDecoder().decode(bytes).split("\n");
      if (lines[0] !== String(FORMAT)) throw new LoadError("changed", path);
      return lines.slice(1);
    },

    /** The year of a document, from the manifest alone.
     * @param {number} doc */
    year(doc) {
      const number = self.age(doc);
      const tier = tiers.filter((one) => one.first <= number).slice(-1)[0];
      const known = tier.years.filter(([, from]) => from <= number - tier.first);
      return known[known.length - 1][0];
    },

    /** Column and authors of every document.
     * @returns {Promise<{ column: string, authors: string[] }[]>} */
    async facets() {
      const all = await Promise.all(
        tiers.map((tier) =>
          load(`${tier.folder}/facets.bin`, (bytes) => facets(bytes, tier.documents)),
        ),
      );
      return all.flat();
    },

    /** Traditional characters → simplified ones.
     * @returns {Promise<Map<string, string>>} */
    async tables() {
      const text = await load(state.tables, (bytes) =>
        new TextDecoder().decode(bytes.subarray(HEADER)),
      );
      const characters = Array.from(text);
      /** @type {Map<string, string>} */
      const table = new Map();
      for (let i = 1; i < characters.length; i += 2) table.set(characters[i - 1], characters[i]);
      return table;
    },
  };
  return self;
}

/** @typedef {Awaited<ReturnType<typeof open>>} Index */

/** @param {string} folder
 * @param {Uint8Array} bytes
 * @returns {Tier} */
function manifest(folder, bytes) {
  const read = reader(bytes, HEADER);
  const documents = read.number();
  const chunk = read.number();
  /** @type {[number, number][]} */
  const years = [];
  for (let left = read.number(); left > 0; left--) years.push([read.number(), read.number()]);
  const [t, w] = [read.terms(), read.terms()];
  return { folder, documents, first: 0, chunk, years, t, w };
}

/** @param {Uint8Array} bytes
 * @param {number} documents */
function facets(bytes, documents) {
  const read = reader(bytes, HEADER);
  const names = () => Array.from({ length: read.number() }, () => read.text());
  const columns = names();
  const authors = names();
  return Array.from({ length: documents }, () => ({
    column: columns[read.number()],
    authors: Array.from({ length: read.number() }, () => authors[read.number()]),
  }));
}
