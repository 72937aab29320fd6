"use strict";
// The order of passages that were read: what each thing counts for, and what holds for any window.
const assert = require("node:assert/strict");
const test = require("node:test");
const { WordingKey, WordingQuery, WordingRank } = require("./wording.js");
const { dice } = require("./corpus.js");

const index = { normaliser: WordingKey.normaliser(["網絡", "网络"]) };
const LONG = "其余的话都和所问的事没有关系，只是为了把这一段写得长一些。";

/** A passage that was read, as the search hands it over. */
function held(number, text, more = {}) {
  const { page = `p${number}`, title = "甲", headings = [], score = 10, query = "预案" } = more;
  const sections = headings.map((heading, row) => [`a${row}`, heading, row - 1]);
  const passage = { page: { path: page, title, sections }, id: "a1.1", section: sections.length - 1, text };
  const { phrases } = WordingQuery.parse(query, index.normaliser);
  return { number, passage, score, match: WordingQuery.match(text, phrases, index.normaliser) };
}

const order = (window, query = "预案") => WordingRank.ranked(window, WordingQuery.parse(query, index.normaliser), index);

/** The second of two passages stands first, though the first has the better static rank. */
const cases = [
  ["printed as asked, whatever else speaks for the other", held(1, "预，案", { score: 15, title: "预案", headings: ["预案"] }), held(2, `${LONG}预案`, { score: 0 })],
  ["the title is what was asked", held(1, "预案"), held(2, "预案", { title: "预案" })],
  ["a title that is little else", held(1, "预案", { title: "某县某局某年上半年网络舆情应急处置预案演练情况报告" }), held(2, "预案", { title: "预案演练" })],
  ["a heading above holds it", held(1, "预案"), held(2, "预案", { headings: ["四、有事的时候", "（二）预案练过"] })],
  ["so does a higher one", held(1, "预案"), held(2, "预案", { headings: ["四、预案", "（二）电话"] })],
  ["it begins with it", held(1, `${LONG}预案改过。`), held(2, `预案改过。${LONG}`)],
  ["it speaks of it again", held(1, `预案改过。${LONG}`), held(2, "预案改过，改过的预案印了十份。")],
  ["the build says it is better", held(1, "预案", { score: 9 }), held(2, "预案", { score: 11 })],
  ["the title in the other script", held(1, "网络", { query: "网络" }), held(2, "网络", { query: "网络", title: "網絡" }), "网络"],
];
for (const [why, before, after, query] of cases) {
  test(why, () => assert.deepEqual(order([before, after], query), [2, 1]));
}

test("alike in all: by static rank", () => {
  assert.deepEqual(order([held(7, "预案"), held(3, "预案"), held(5, "预案")]), [3, 5, 7]);
});

test("of two phrases in headings, both count for more than one", () => {
  const both = { query: "预案 演练", headings: ["预案和演练"] };
  const one = { query: "预案 演练", headings: ["预案"] };
  assert.deepEqual(order([held(1, "预案演练", one), held(2, "预案演练", both)], "预案 演练"), [2, 1]);
});

test("a page does not fill the first ten where others have nearly as much", () => {
  const window = Array.from({ length: 30 }, (_, number) => held(number, "预案", { page: `p${Math.floor(number / 10)}`, score: 15 - Math.floor(number / 10) }));
  const first = order(window).slice(0, 10).map((number) => Math.floor(number / 10));
  assert.ok(Math.max(...[0, 1, 2].map((page) => first.filter((at) => at === page).length)) <= 4, String(first));
});

test("the same words from many reports make room for other words", () => {
  const same = Array.from({ length: 12 }, (_, number) => held(number, `${number}月，按预案演练${number}次，用了${number}7分钟。`, { score: 14 }));
  const other = [held(20, "修订预案，写明15分钟核实。", { score: 12 }), held(21, "保管预案的办公室不知道。", { score: 12 })];
  const found = order([...same, ...other]);
  assert.ok(found.indexOf(20) < 4 && found.indexOf(21) < 4, String(found));
  assert.equal(found.length, 14);
});

test("nothing asked for in words: by what the build says, page beside page", () => {
  const window = [held(1, "甲", { page: "a", query: "" }), held(2, "乙", { page: "a", query: "" }), held(3, "丙", { page: "b", query: "" }), held(4, "丁", { score: 15, query: "" })];
  assert.deepEqual(order(window, ""), [4, 1, 3, 2]);
});

test("a gap, an excluded word, a page without title or sections", () => {
  const bare = held(1, "预案练过", { query: "预*练 -演练", title: "" });
  assert.deepEqual(order([bare], "预*练 -演练"), [1]);
});

test("a damaged record: its passage stands somewhere, the others as they would", () => {
  const whole = [held(1, "预案练过"), held(2, `${LONG}预案`)];
  const damaged = [{}, { title: null, sections: null }, { title: 3, sections: [["a1", null, 0], ["a2", {}, 1]] }].map((page, at) => {
    const one = held(10 + at, "预案改过");
    return { ...one, score: [undefined, NaN, 5][at], passage: { ...one.passage, page, section: 1 } };
  });
  const found = order([...whole, ...damaged]);
  assert.deepEqual([...found].sort((a, b) => a - b), [1, 2, 10, 11, 12]);
  assert.ok(found.indexOf(1) < found.indexOf(2));
});

test("any window: every passage once, printed as asked first, the same from any order", () => {
  const roll = dice(5);
  for (let count = 0; count < 100; count += 1) {
    const text = () => ["预案", `${LONG}预案`, "预、案", "预案，又一份预案"][roll(4)];
    const window = Array.from({ length: 1 + roll(40) }, (_, number) =>
      held(number, text(), { page: `p${roll(6)}`, title: ["甲", "预案", "预案演练"][roll(3)], score: roll(16) }));
    const found = order(window);
    assert.deepEqual([...found].sort((a, b) => a - b), window.map(({ number }) => number));
    const exact = found.map((number) => window[number].match.exact);
    assert.deepEqual(exact, [...exact].sort((a, b) => Number(b) - Number(a)));
    const shuffled = [...window].map((one) => [roll(1e6), one]).sort((a, b) => a[0] - b[0]).map(([, one]) => one);
    assert.deepEqual(order(shuffled), found);
  }
});
