"use strict";
// The order of what is found, and copies under the passage they repeat, compared with what the pages say.
const assert = require("node:assert/strict");
const test = require("node:test");
const { WordingIndex, WordingShown, everyHit, build, reader } = require("./wording.js");

/** One report: its year, the page it copies (or none), its passages. */
const page = (year, copyOf, ...texts) => `---
title: 云陂${year}年报告
type: example
period: ${year ? `'${year}'` : "null"}
grade: ordinary
copy_of: ${copyOf || "null"}
topics: [${year % 2 ? "duty, safety" : "duty"}]
---

# 云陂${year}年报告 {#a0}

${texts.join("\n\n")}
`;

const PLAN = "舆情应急处置预案三年没有修订，联系人名单中有2人已经调离，电话打不通。";
const index = WordingIndex.open(reader(build({
  "examples/2021/a.md": page(2021, "", PLAN, "预案印发到各科室。"),
  "examples/2022/b.md": page(2022, "2021/a.md", "预案一共写了两页纸，没有写由谁来接电话。", PLAN.replace("2人", "3人")),
  "examples/2020/c.md": page(2020, "2021/a.md", PLAN),
  "examples/undated/d.md": page("", "", "这份预案没有日期。"),
  "guide/plan.md": "---\ntitle: 把預案写成一件事\ntype: guide\n---\n\n# 把預案写成一件事\n\n先写要报的事。\n",
})));

const asked = async (text, more = {}) => {
  const opened = await index;
  const found = await everyHit(opened, { text, ...more });
  const hits = await WordingShown.hits(opened, text, found.numbers);
  const name = (number) => hits[found.numbers.indexOf(number)].page.path.slice(-4, -3);
  const groups = found.groups.map((group) => group.map(name));
  return { found, names: groups.map(([head]) => head), groups };
};

test("passages of copies stand under the one they nearly repeat, and are counted", async () => {
  const { found, groups } = await asked("预案");
  assert.equal(found.numbers.length, 6);
  assert.deepEqual(groups, [["a", "b", "c"], ["d"], ["a"], ["b"]]);
});

test("a copy whose original is not found stands by itself", async () => {
  const { groups } = await asked("三年没有修订", { filters: { year: ["2020", "2022"] } });
  assert.deepEqual(groups, [["b"], ["c"]]);
});

test("newest first, oldest first, undated last; within a year best first", async () => {
  assert.deepEqual((await asked("预案", { sort: "new" })).names, ["b", "a", "a", "d"]);
  assert.deepEqual((await asked("预案", { sort: "old" })).names, ["a", "a", "b", "d"]);
});

test("a page of two topics is counted under both, and found by either", async () => {
  const { found } = await asked("预案");
  assert.deepEqual({ ...found.facets.topic }, { duty: 6, safety: 2 });
  assert.equal((await asked("预案", { filters: { topic: ["safety"] } })).found.numbers.length, 2);
});

test("pages by hand are found by their title, in either script", async () => {
  const [title, ...more] = await WordingShown.titles(await index, "预案写成", 5);
  assert.deepEqual(title, { path: "guide/plan.md", title: "把預案写成一件事", type: "guide", minutes: 1, spans: [[1, 5]] });
  assert.deepEqual(more, []);
  assert.deepEqual(await WordingShown.titles(await index, "", 5), []);
});
