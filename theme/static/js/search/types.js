/** Shapes that the modules of the search share. Never loaded by a browser.
 *
 * @typedef {{ text: string, at: number, start: number, end: number, solo: boolean }} Unit
 *   one unit (plugins/search/terms.py): its position, and where it stands in the original text
 * @typedef {{ term: string, at: number }} Pair
 *   a term of the text index and its position in the phrase
 * @typedef {{ text: string, units: Unit[], quoted: boolean, excluded: boolean }} Part
 *   what stands between two blanks of a query, or in quotation marks
 * @typedef {{ docs: number[], ends: number[], places: number[], levels: number[] }} List
 *   postings: places of docs[i] are places[ends[i - 1]] to places[ends[i] - 1], ascending
 * @typedef {{ terms: string[], heads: number[], list: (t: number) => List }} Shard
 *   a decoded file; of a list, heads >> 3 documents
 * @typedef {{ docs: number[], counts: number[], titles: boolean[], levels: number[] }} Found
 *   documents with a phrase, how often, whether in the title, whether as a word
 * @typedef {{ folder: string, documents: number, first: number, chunk: number,
 *   years: number[][], t: string[], w: string[] }} Tier
 *   `first` is the number of its first document among those of all tiers
 * @typedef {(path: string, fresh?: boolean) => Promise<Uint8Array>} Get
 *   loads a file below search/data/; throws LoadError
 * @typedef {{ id: string, title: string, kicker: string, column: string, byline: string,
 *   page: string, kind: string, date: string }} Card
 * @typedef {{ column: string, author: string[] }} Facet
 * @typedef {{ exact: number[], partial: number[], parts: Part[], about: boolean,
 *   instead: string, complete: boolean }} Result
 *   documents best first; `about`: the partial ones begin with words cut off at their end;
 *   `instead`: what was looked for in place of what was typed
 * @typedef {{ text: string, marked: boolean }} Run
 */
export {};
