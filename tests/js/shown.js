"use strict";
// Asks an index the questions on stdin, [{ ask, filters }], and prints for each what is shown, in order: [["page#id", text]].
const fs = require("node:fs");
const { WordingIndex, WordingSearch, WordingShown, reader } = require("./wording.js");

const MOST = 100; // nobody looks further, and every test set of ours ends before
const [, , folder] = process.argv;
const asked = JSON.parse(fs.readFileSync(0, "utf8"));

async function shown(index, { ask, filters = {} }) {
  const { groups } = await WordingSearch.find(index, { text: ask, filters, want: MOST });
  const first = groups.map(([head]) => head).slice(0, MOST);
  const hits = await WordingShown.hits(index, ask, first);
  return hits.map(({ page, id, text }) => [`${page.path.replace(/\.md$/u, "")}#${id}`, text]);
}

(async () => {
  const index = await WordingIndex.open(reader(folder));
  const answers = [];
  for (const question of asked) answers.push(await shown(index, question));
  process.stdout.write(JSON.stringify(answers));
})();
