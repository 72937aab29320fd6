"use strict";
/** The scripts of the search, in the order they are loaded: in the worker, on a page opened from a folder, in tests. */
const WordingScripts = [
  "normalise.js", "tokens.js", "query.js", "inflate.js", "shards.js", "lists.js", "columns.js", "index.js", "plan.js", "order.js", "rank.js", "slip.js",
  "guesses.js", "near.js", "walk.js", "search.js", "synonyms.js", "shown.js", "sections.js", "engine.js",
];
