"use strict";
// Other words for what was typed, from the pages that say so: looked for beside it, never instead of it.
const assert = require("node:assert/strict");
const test = require("node:test");
const { WordingIndex, WordingQuery, WordingSearch, WordingSynonyms, build, reader } = require("./wording.js");

const page = (front, ...texts) => `---\n${front}\n---\n\n# 页\n\n${texts.join("\n\n")}\n`;
const opened = WordingIndex.open(reader(build({
  "glossary/analysis.md": page("title: 分析研判\ntype: term\nsynonyms: [研判, 会商研判, '  ', 分析、研判]", "隔一段时间看一看。"),
  "glossary/faults.md": page("title: 没有同义\ntype: term\nsynonyms: []", "不相干。"),
  "examples/a.md": page("title: 甲\ntype: example\norg_type: school", "四月分析研判一次。", "五月會商研判一次。", "六月研判一次，分析研判报告两份。"),
  "examples/b.md": page("title: 乙\ntype: example\norg_type: government", "七月研判一次。", "八月会商研判，值班记录齐全。"),
})));

const asked = async (text, dropped = [], filters = {}) => {
  const index = await opened;
  const { found, dropped: left } = await WordingSynonyms.alike(index, { text, filters }, dropped);
  const texts = await Promise.all(found.flatMap(({ numbers }) => numbers).map(async (number) => (await index.passage(number)).text));
  return { words: found.map(({ word, total }) => `${word} ${total}`), texts: texts.sort(), dropped: left };
};

test("passages with another word, and without the one typed, each once", async () => {
  const { words, texts } = await asked("分析研判");
  assert.deepEqual(words, ["研判 3", "会商研判 2"]);
  assert.deepEqual(texts, ["七月研判一次。", "五月會商研判一次。", "八月会商研判，值班记录齐全。"]);
});

test("a word that contains the one typed finds nothing new", async () => {
  assert.deepEqual((await asked("研判")).words, []);
});

test("script and punctuation of what is typed do not matter; quoted, part of a phrase or with a gap it has no other words", async () => {
  assert.deepEqual((await asked("分析、研判")).words, ["研判 3", "会商研判 2"]);
  assert.deepEqual((await asked("會商研判")).words, ["分析研判 2", "研判 3"]);
  for (const text of ["“分析研判”", "分析研判会", "分析*研判", "-分析研判", "", "constructor", "__proto__"]) assert.deepEqual((await asked(text)).words, [], text);
});

test("other phrases, unwanted words and filters hold for them too", async () => {
  assert.deepEqual((await asked("分析研判 值班")).words, ["研判 1", "会商研判 1"]);
  assert.deepEqual((await asked("分析研判 -值班", [], { org_type: ["government"] })).words, ["研判 1"]);
});

test("a word taken out is not looked for, and can be put back", async () => {
  assert.deepEqual(await asked("分析研判", ["研判", "會商研判", "没有的"]), { words: [], texts: [], dropped: ["研判", "会商研判"] });
});

test("what asks for another word alone finds what is counted", async () => {
  const index = await opened;
  const query = WordingQuery.parse("分析研判 -“甲、乙”", index.normaliser);
  const [first] = WordingSynonyms.others(query, index.manifest.synonyms, index.normaliser);
  assert.deepEqual([first.text, first.only], ['研判 -"甲、乙"', '研判 -"甲、乙" -分析研判']);
  assert.ok((await WordingSearch.find(index, { text: first.text, filters: {} })).groups.length > 0);
});
