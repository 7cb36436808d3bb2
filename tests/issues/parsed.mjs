// Syntax trees of two folders of scripts, compared: prints the names of those that differ.
import { readFileSync } from "node:fs";
import { parse } from "acorn";

const [, , first, second, ...names] = process.argv;

/** @param {string} key
 * @param {unknown} value */
const plain = (key, value) =>
  ["start", "end", "raw"].includes(key) || value instanceof RegExp ? undefined : value;

/** @param {string} path */
const tree = (path) =>
  JSON.stringify(
    parse(readFileSync(path, "utf8"), { ecmaVersion: 2020, sourceType: "module" }),
    plain,
  );

for (const name of names) {
  if (tree(`${first}/${name}`) !== tree(`${second}/${name}`)) console.log(name);
}
