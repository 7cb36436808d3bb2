// The files of the index: what to ask for, and how to read it (plugins/search/format.py).

/** @typedef {import("./types.js").List} List */
/** @typedef {import("./types.js").Shard} Shard */
/** @typedef {import("./types.js").Tier} Tier */
/** @typedef {import("./types.js").Get} Get */
/** @typedef {import("./types.js").Card} Card */
/** @typedef {import("./types.js").Facet} Facet */
/** @typedef {Awaited<ReturnType<typeof open>>} Index */

const FORMAT = 2;
const HEADER = 5;
const MIXED = 4;
const utf8 = new TextDecoder();

/** A file that could not be had; its message is "missing", "changed" (another version) or
 * "network". */
export class LoadError extends Error {}

/** Reads a file from behind its header on.
 * @param {Uint8Array} bytes */
function reader(bytes) {
  let at = HEADER;
  /** @param {number} count */
  const take = (count) => {
    at += count;
    if (at > bytes.length) throw new LoadError("changed");
    return bytes.subarray(at - count, at);
  };
  const number = () => {
    for (let value = 0, scale = 1; ; scale *= 128) {
      if (at >= bytes.length) throw new LoadError("changed");
      const byte = bytes[at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  /** @template T
   * @param {() => T} make
   * @returns {T[]} */
  const many = (make) => Array.from({ length: number() }, make);
  const text = () => utf8.decode(take(number()));
  const terms = () => {
    const size = number();
    const shapes = many(() => {
      const shape = number();
      return [shape >> 4, (shape & 15) < 15 ? shape & 15 : number()];
    });
    const steps = shapes.map(number);
    const rests = utf8.decode(take(size));
    let last = "";
    let from = 0;
    return shapes.map(([same, more], i) => {
      const unit = (steps[i] + (last.codePointAt(same) ?? 0)) % 0x110000;
      last = last.slice(0, same) + String.fromCodePoint(unit) + rests.slice(from, from + more);
      from += more;
      return last;
    });
  };
  return { take, number, many, text, terms };
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

/** A decoded t or w file; of a p file only its terms and numbers.
 * @param {Uint8Array} bytes
 * @param {boolean} keysOnly
 * @returns {Shard} */
export function shard(bytes, keysOnly = false) {
  const { terms: directory, number, take } = reader(bytes);
  const terms = directory();
  const heads = terms.map(number);
  // All lists stand in the same four arrays: most of them nobody asks for.
  /** @type {number[]} */
  const firsts = [0];
  /** @type {number[]} */
  const docs = [];
  /** @type {number[]} */
  const ends = [];
  /** @type {number[]} */
  const levels = [];
  let end = 0;
  for (const head of keysOnly ? [] : heads) {
    let doc = 0;
    for (let left = head >> 3; left > 0; left--) {
      const step = number();
      doc += step >> 1;
      end += step & 1 || number();
      docs.push(doc);
      ends.push(end);
    }
    firsts.push(docs.length);
  }
  const places = Array.from({ length: end }, number);
  const low = take(end);
  let k = 0;
  for (const to of ends) {
    for (let at = 0; k < to; k++) places[k] = at += places[k] * 256 + low[k];
  }
  for (const head of keysOnly ? [] : heads) {
    const packed = (head & 7) === MIXED && take(((head >> 3) + 3) >> 2);
    for (let i = 0; i < head >> 3; i++) {
      levels.push(packed ? (packed[i >> 2] >> (2 * (i & 3))) & 3 : head & 7);
    }
  }
  return {
    terms,
    heads,
    list: (t) => {
      const [from, to] = firsts.slice(t);
      const before = ends[from - 1] ?? 0;
      return {
        docs: docs.slice(from, to),
        ends: ends.slice(from, to).map((end) => end - before),
        places: places.slice(before, ends[to - 1]),
        levels: levels.slice(from, to),
      };
    },
  };
}

/** Lists of several terms as one: every place of any of them.
 * @param {List[]} lists
 * @returns {List} */
export function union(lists) {
  /** @type {Map<number, number[]>} */
  const all = new Map();
  for (const { docs, ends, places } of lists) {
    docs.forEach((doc, i) => {
      all.set(doc, [...(all.get(doc) ?? []), ...places.slice(ends[i - 1] ?? 0, ends[i])]);
    });
  }
  const docs = [...all.keys()].sort((a, b) => a - b);
  const places = docs.map((doc) => (all.get(doc) ?? []).sort((a, b) => a - b));
  let end = 0;
  const ends = places.map((own) => {
    end += own.length;
    return end;
  });
  return { docs, ends, places: places.flat(), levels: docs.map(() => 0) };
}

/** Open the index as it stands now.
 * @param {Get} get
 * @param {boolean} fresh past every cache */
export async function open(get, fresh = false) {
  const state = JSON.parse(utf8.decode(await get("current.json", fresh)));
  if (state.format !== FORMAT) throw new LoadError("changed");
  /** @type {Map<string, Promise<any>>} */
  const kept = new Map();

  /** A file once decoded stays; one that failed is asked for again.
   * @template T
   * @param {string} path
   * @param {(bytes: Uint8Array) => T} decode
   * @returns {Promise<T>} */
  function load(path, decode) {
    if (!kept.has(path)) {
      const promise = get(path).then((bytes) => {
        const [format, ...stamp] = bytes.subarray(0, HEADER);
        const folder = stamp.map((byte) => (byte + 256).toString(16).slice(1)).join("");
        if (format !== FORMAT || !path.includes(folder)) throw new LoadError("changed");
        return decode(bytes);
      });
      promise.catch(() => kept.delete(path));
      kept.set(path, promise);
    }
    return /** @type {Promise<T>} */ (kept.get(path));
  }

  const tiers = await Promise.all(
    /** @type {string[]} */ (state.tiers).map((folder) =>
      load(`${folder}/manifest.bin`, (bytes) => {
        const { number, many, terms } = reader(bytes);
        /** @type {Tier} */
        const tier = {
          folder,
          documents: number(),
          first: 0,
          chunk: number(),
          years: many(() => [number(), number()]),
          t: terms(),
          w: terms(),
        };
        return tier;
      }),
    ),
  );
  let size = 0;
  for (const tier of tiers) {
    tier.first = size;
    size += tier.documents;
  }
  /** @type {[number, number][]} */
  const replaced = state.replaced;
  const older = new Map(replaced.map(([old, now]) => [now + tiers[tiers.length - 1].first, old]));
  /** @param {number} doc */
  const age = (doc) => older.get(doc) ?? doc;
  /** @param {number} doc
   * @returns {[Tier, number]} its tier, and its number there */
  const home = (doc) => {
    const tier = tiers[doc < tiers[tiers.length - 1].first ? 0 : tiers.length - 1];
    return [tier, doc - tier.first];
  };
  /** @param {Tier} tier
   * @param {string} kind
   * @param {number} number */
  const file = (tier, kind, number) =>
    load(`${tier.folder}/${kind}${number}.bin`, (bytes) => shard(bytes, kind === "p"));

  /** Every term that begins like this, in each tier; at most so many files of each.
   * @template T
   * @param {"t" | "w" | "p"} kind
   * @param {string} start
   * @param {number} files
   * @param {(file: Shard, index: number) => T} make
   * @returns {Promise<T[][]>} */
  const range = (kind, start, files, make) =>
    Promise.all(
      tiers.map(async (tier) => {
        const firsts =
          kind === "p"
            ? await load(`${tier.folder}/pinyin.bin`, (bytes) => reader(bytes).terms())
            : tier[kind];
        const from = Math.max(0, place(firsts, start));
        const to = Math.min(place(firsts, `${start}\uffff`), from + files - 1);
        const wanted = firsts.slice(from, to + 1).map((_, i) => file(tier, kind, from + i));
        return (await Promise.all(wanted)).flatMap((one) =>
          one.terms.flatMap((term, i) => (term.startsWith(start) ? [make(one, i)] : [])),
        );
      }),
    );

  return {
    tiers,
    size,
    /** Documents of the sealed tier that stand corrected in the current one. */
    gone: replaced.map(([old]) => old),
    /** Sorts by date: a corrected article keeps its place. */
    age,
    range,

    /** The postings of a term in each tier; empty lists where it does not stand.
     * @param {"t" | "w"} kind
     * @param {string} term
     * @returns {Promise<List[]>} */
    term: async (kind, term) =>
      (await range(kind, term, 1, (one, i) => (one.terms[i] === term ? [one.list(i)] : []))).map(
        (found) => found.flat()[0] ?? union([]),
      ),

    /** All places of terms that begin like this, in each tier.
     * @param {string} start
     * @returns {Promise<List[]>} */
    begins: async (start) => (await range("t", start, size, (one, i) => one.list(i))).map(union),

    /** @param {number} doc
     * @returns {Promise<Card>} */
    async card(doc) {
      const [tier, own] = home(doc);
      const lines = await load(`${tier.folder}/m${Math.floor(own / tier.chunk)}.bin`, (bytes) =>
        utf8.decode(bytes.subarray(HEADER)).split("\n"),
      );
      const [id, title, kicker, column, byline, page, kind] = lines[own % tier.chunk].split("\t");
      return { id, title, kicker, column, byline, page, kind, date: id.slice(0, 10) };
    },

    /** The paragraphs of an article.
     * @param {string} id
     * @returns {Promise<string[]>} */
    async text(id) {
      const [format, ...lines] = utf8.decode(await get(`text/${id}.txt`)).split("\n");
      if (format !== String(FORMAT)) throw new LoadError("changed");
      return lines;
    },

    /** The year of a document, from the manifest alone.
     * @param {number} doc */
    year(doc) {
      const [tier, own] = home(age(doc));
      return String(tier.years.filter(([, from]) => from <= own).pop()?.[0]);
    },

    /** Column and authors of every document.
     * @returns {Promise<Facet[]>} */
    facets: async () =>
      (
        await Promise.all(
          tiers.map((tier) =>
            load(`${tier.folder}/facets.bin`, (bytes) => {
              const { number, many, text } = reader(bytes);
              const columns = many(text);
              const authors = many(text);
              return Array.from({ length: tier.documents }, () => ({
                column: columns[number()],
                author: many(() => authors[number()]),
              }));
            }),
          ),
        )
      ).flat(),

    /** Traditional characters and their simplified ones, in turn.
     * @returns {Promise<string[]>} */
    tables: () => load(state.tables, (bytes) => Array.from(utf8.decode(bytes.subarray(HEADER)))),
  };
}
