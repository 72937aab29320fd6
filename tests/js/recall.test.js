"use strict";
// Everything that is there is found: searches compared with reading every passage from beginning to end.
const assert = require("node:assert/strict");
const test = require("node:test");
const { WordingIndex, WordingSearch, build, reader } = require("./wording.js");
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
const search = async (index, text, filters = {}) => WordingSearch.find(index, { text, filters });
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
  assert.deepEqual(found.numbers, expected);
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

test("one wrong character of eight: the passage is among the nearest", async () => {
  const index = await opened;
  const all = await everything(index);
  const roll = dice(8);
  let near = 0;
  for (let count = 0; count < CUTS; count += 1) {
    const from = roll(all.length);
    const characters = [...all[from].key].slice(3, 11);
    const right = characters.join("");
    characters[roll(8)] = "魑";
    const found = await search(index, characters.join(""));
    assert.deepEqual(found.numbers, []);
    near += found.nearest.some((number) => all[number].key.includes(right)) ? 1 : 0;
  }
  assert.ok(near >= CUTS * 0.95, `${near} of ${CUTS}`);
});
