// Answers one question on standard input, {words: [text…]} or {index, fields, documents, queries}, in JSON.
import { readFileSync } from "node:fs";
import { words } from "./search.mjs";
import MiniSearch from "./minisearch.mjs";

const asked = JSON.parse(readFileSync(0, "utf8"));
if (asked.words) {
  console.log(JSON.stringify(asked.words.map(words)));
} else {
  const options = { fields: asked.fields, storeFields: ["title"], tokenize: (text) => text.split(" ").filter(Boolean), processTerm: (term) => term };
  const own = new MiniSearch(options);
  own.addAll(asked.documents);
  const loaded = MiniSearch.loadJS(asked.index, options);
  const ways = [{}, { prefix: true }, { fuzzy: 1 }, { fuzzy: 2, prefix: true, combineWith: "AND", boost: { [asked.fields[0]]: 3 } }];
  const answers = (engine) => asked.queries.flatMap((query) => ways.map((way) => engine.search(query, way)));
  console.log(JSON.stringify({ own: answers(own), loaded: answers(loaded), terms: [own.termCount, loaded.termCount] }));
}
