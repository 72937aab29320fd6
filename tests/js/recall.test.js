"use strict";
// Everything that is there is found: searches compared with reading every passage from beginning to end.
const assert = require("node:assert/strict");
const test = require("node:test");
const { WordingIndex, WordingSearch, everyHit, build, reader } = require("./wording.js");
const { pages, dice } = require("./corpus.js");

const CUTS = 60;
const folder = build(pages(40));
const opened = WordingIndex.open(reader(folder));

async function everything(index) {
  const numbers = Array.from({ length: index.manifest.passages }, (_, number) => number);
  const passages = await Promise.all(numbers.map((number) => index.passage(number)));
  return passages.map(({ text }) => ({ text, key: index.normaliser.key(text) }));
}

const brute = (all, holds) => all.flatMap((passage, number) => (holds(passage) ? [number] : []));
const search = async (index, text, filters = {}) => everyHit(index, { text, filters });
const sorted = (numbers) => [...numbers].sort((a, b) => a - b);

for (const length of [1, 2, 4, 6, 8, 12]) {
  test(`random cuts of ${length} characters: every passage that holds them, and no other`, async () => {
    const index = await opened;
    const all = await everything(index);
    const roll = dice(length);
    for (let count = 0; count < CUTS; count += 1) {
      const characters = [...all[roll(all.length)].key];
      const from = roll(Math.max(1, characters.length - length));
      const cut = characters.slice(from, from + length).join("");
      const found = await search(index, cut);
      assert.deepEqual(sorted(found.numbers), brute(all, ({ key }) => key.includes(cut)), cut);
    }
  });
}

test("two phrases: both in the same passage, in any order", async () => {
  const index = await opened;
  const all = await everything(index);
  const roll = dice(2);
  for (let count = 0; count < CUTS; count += 1) {
    const { key } = all[roll(all.length)];
    const [a, b] = [0, 1].map(() => roll(key.length - 4)).map((at) => [...key.slice(at, at + 4)].slice(0, 4).join(""));
    const expected = brute(all, (passage) => passage.key.includes(a) && passage.key.includes(b));
    const found = await search(index, `${a}　${b}`);
    assert.deepEqual(sorted(found.numbers), expected, `${a} ${b}`);
  }
});

test("script, width, case and punctuation of the query do not matter", async () => {
  const index = await opened;
  const plain = (await search(index, "第二季度德育处")).numbers;
  assert.ok(plain.length > 0);
  assert.deepEqual((await search(index, "第二季度，德育處")).numbers, plain);
  const digits = (await search(index, "2021年9月1日")).numbers;
  assert.ok(digits.length > 0);
  assert.deepEqual((await search(index, "２０２１年９月１日")).numbers, digits);
  assert.deepEqual(sorted((await search(index, "谁主管谁负责")).numbers), sorted((await search(index, "誰主管、誰負責")).numbers));
  assert.deepEqual(sorted((await search(index, "a类账号abc")).numbers), sorted((await search(index, "ＡＢＣ2021 Ａ类账号")).numbers));
  assert.ok((await search(index, "𠮷林路")).numbers.length > 0);
});

test("filters keep what brute force keeps, and counts are what each value would leave", async () => {
  const index = await opened;
  const columns = await index.columns();
  const free = (await search(index, "预案")).numbers;
  const filters = { part: ["problems", "next"], org_type: ["school"] };
  const is = (number, facet, wanted) => columns.valuesOf(facet, number).some((value) => wanted.includes(value));
  const found = await search(index, "预案", filters);
  const expected = free.filter((number) => is(number, "part", filters.part) && is(number, "org_type", filters.org_type));
  assert.ok(expected.length > 0);
  assert.deepEqual(sorted(found.numbers), sorted(expected));
  assert.equal(found.unfiltered, free.length);
  for (const [value, count] of Object.entries(found.facets.part)) {
    const left = free.filter((number) => is(number, "part", [value]) && is(number, "org_type", filters.org_type));
    assert.equal(count, left.length, value);
  }
});

test("an empty query lists the passages a filter keeps, and nothing without one", async () => {
  const index = await opened;
  const columns = await index.columns();
  const all = Array.from({ length: index.manifest.passages }, (_, number) => number);
  const expected = all.filter((number) => columns.valuesOf("part", number).includes("problems"));
  assert.deepEqual(sorted((await search(index, " ", { part: ["problems"] })).numbers), expected);
  assert.deepEqual((await search(index, "")).numbers, []);
});

test("the receipt and faulty samples are not found", async () => {
  assert.deepEqual((await search(await opened, "这一句不该被找到")).numbers, []);
});

const SLIPS = {
  "one wrong": (cut, at, other) => [...cut.slice(0, at), other, ...cut.slice(at + 1)],
  "one missing": (cut, at) => [...cut.slice(0, at), ...cut.slice(at + 1)],
  "one too many": (cut, at, other) => [...cut.slice(0, at), other, ...cut.slice(at)],
  "two swapped": (cut, at) => [...cut.slice(0, Math.max(0, at - 1)), cut[Math.max(1, at)], cut[Math.max(0, at - 1)], ...cut.slice(Math.max(1, at) + 1)],
};
for (const [what, slip] of Object.entries(SLIPS)) {
  for (const length of [5, 8, 30]) {
    test(`${what} of ${length} characters: the wording is among the nearest`, async () => {
      const index = await opened;
      const all = await everything(index);
      const roll = dice(length);
      let asked = 0;
      let near = 0;
      for (let count = 0; count < CUTS; count += 1) {
        const characters = [...all[roll(all.length)].key];
        const from = roll(Math.max(1, characters.length - length));
        const cut = characters.slice(from, from + length);
        const other = [...all[roll(all.length)].key][roll(20)];
        const found = await search(index, slip(cut, roll(cut.length), other).join(""));
        if (found.numbers.length) continue; // it is there as typed
        asked += 1;
        near += found.nearest.some((number) => all[number].key.includes(cut.join(""))) ? 1 : 0;
      }
      assert.ok(near >= asked * 0.95 && asked > CUTS / 3, `${near} of ${asked}`);
    });
  }
}

test("of two phrases one is wrong: the passage that holds the other too is the nearest", async () => {
  const index = await opened;
  const all = await everything(index);
  const { numbers, nearest } = await search(index, "网络安全事件应急处理预案 第二季度");
  assert.deepEqual(numbers, []);
  const right = brute(all, ({ key }) => key.includes("网络安全事件应急处置预案") && key.includes("第二季度"));
  assert.ok(nearest.length > 0 && nearest.every((number) => right.includes(number)));
});

test("nearest passages keep to the filters and leave out what is unwanted", async () => {
  const index = await opened;
  const all = await everything(index);
  const { nearest } = await search(index, "应急处理预案 -第二季度", { org_type: ["school"] });
  const columns = await index.columns();
  assert.ok(nearest.length > 0);
  for (const number of nearest) {
    assert.deepEqual(columns.valuesOf("org_type", number), ["school"]);
    assert.ok(!all[number].key.includes("第二季度"));
  }
});

test("whatever is asked, few files are read, and it is answered at once", async () => {
  const index = await opened;
  const text = (await everything(index)).map((passage) => passage.text).join("").slice(0, 100000);
  const asked = [
    "应急处理预案", "应急处置预案".repeat(17000), [..."应急处置预案演练联系人名单核对清理登记测试"].join(" "), "预 ".repeat(50000), "甲-乙 ".repeat(20000),
    text, `“${text}”`, text.replace(/[，。；]/g, " "), [...text.slice(0, 30000)].join(" "), `预案 -${[...text.slice(0, 30000)].join(" -")}`,
    "工*".repeat(30000), "“".repeat(100000), "“工".repeat(50000), '"工 '.repeat(30000),
  ];
  for (const one of asked) {
    let files = 0;
    const fresh = await WordingIndex.open(reader(folder, (name, bytes) => ((files += 1), bytes)));
    const begun = process.cpuUsage().user;
    await search(fresh, one);
    const ms = (process.cpuUsage().user - begun) / 1000;
    assert.ok(files <= 110 && ms < 1500, `${one.slice(0, 12)}: ${files} files, ${ms} ms`);
  }
});

test("a passage that holds all of a very long question is found", async () => {
  const index = await opened;
  const all = await everything(index);
  for (const number of [0, 7, 30]) {
    assert.ok((await search(index, all[number].text.replace(/[“”]/g, ""))).numbers.includes(number));
    assert.ok((await search(index, [...new Set(all[number].key)].join(" "))).numbers.includes(number));
  }
});

test("long lists, in several blocks: what brute force finds, also with a filter, a word without, a gap", async () => {
  const roll = dice(99);
  const words = ["预案", "演练", "登记", "清单", "名单", "核对", "修订", "存档"];
  const sentence = (number) => `${Array.from({ length: 6 }, () => words[roll(words.length)]).join("")}第${number}次。`;
  const long = (page) => `---\ntitle: 第${page}篇\ntype: example\nperiod: '${2020 + page}'\n---\n\n# 第${page}篇 {#a0}\n\n` +
    Array.from({ length: 6000 }, (_, number) => sentence(number)).join("\n\n") + "\n";
  const index = await WordingIndex.open(reader(build({ "examples/2021/a.md": long(1), "examples/2022/b.md": long(2) })));
  const all = await everything(index);
  assert.ok(index.sizeOf(WordingIndex.gramsOf("预案")[0]) > 4096);
  const asked = [
    ["预", (key) => key.includes("预")], ["预案", (key) => key.includes("预案")], ["预案演练", (key) => key.includes("预案演练")],
    ["案演练登", (key) => key.includes("案演练登")], ["预案 -演练", (key) => key.includes("预案") && !key.includes("演练")],
    ["预案 清单登记", (key) => key.includes("预案") && key.includes("清单登记")], ["预案*存档", (key) => /预案.*存档/.test(key)],
  ];
  for (const [text, holds] of asked) {
    const expected = brute(all, ({ key }) => holds(key));
    const first = await WordingSearch.find(index, { text, filters: {} });
    assert.ok(Math.abs(first.total - expected.length) <= (first.approximate ? expected.length / 10 : 0), `${text}: ${first.total} for ${expected.length}`);
    const year = (await index.columns()).passing({ year: ["2021"] });
    const filtered = await WordingSearch.find(index, { text, filters: { year: ["2021"] } });
    const kept = expected.filter(year).length;
    assert.ok(Math.abs(filtered.total - kept) <= (filtered.approximate ? kept / 10 : 0), `${text} in 2021: ${filtered.total} for ${kept}`);
  }
  assert.deepEqual(sorted((await search(index, "案演练登记清单")).numbers), brute(all, ({ key }) => key.includes("案演练登记清单")));
});
