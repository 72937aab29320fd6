"use strict";
// The pure parts of the search page: aligned rows, years, order of filter values, the sentence around what was found.
const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./wording.js");

const { WordingHits, WordingKwic, WordingYears, WordingFacets, WordingRows, WordingWords } = load(
  ["words.js", "make.js", "draw.js", "years.js", "hits.js", "facets.js", "kwic.js", "rows.js"],
  ["WordingHits", "WordingKwic", "WordingYears", "WordingFacets", "WordingRows", "WordingWords"],
);

/** A hit from a text in which 【】 stand around what was found. */
function hit(marked) {
  const spans = [];
  let text = "";
  for (const piece of marked.split(/(【.*?】)/)) {
    const found = piece.startsWith("【") ? piece.slice(1, -1) : piece;
    if (found !== piece) spans.push([text.length, text.length + found.length]);
    text += found;
  }
  return { text, spans };
}

for (const [marked, expected] of [
  ["演练做了。检查发现，舆情【预案】印发三年没有修订。两人已换。", "检查发现，舆情|预案|印发三年没有修订"],
  ["【预案】要改", "|预案|要改"],
  ["修订《【预案】》，把“发现后报告”写入；存档。", "修订《|预案|》，把“发现后报告”写入"],
  ["组织【演练】后改【预案】。", "组织|演练|后改预案"],
  ["没有找的话，列出整段。第二句。", "||没有找的话，列出整段"],
]) {
  test(`a line is the sentence around the first words found: ${marked}`, () => {
    const { left, found, right } = WordingKwic.line(hit(marked));
    assert.equal([left, found, right].join("|"), expected);
  });
}

test("a line is cut at the far ends; two Latin letters or digits take the room of one character", () => {
  const line = { left: "一二三四五六七八九十", found: "预案", right: "，40分钟内核实完毕并答复" };
  assert.deepEqual(WordingKwic.fitted(line, 4), { left: "七八九十", found: "预案", right: "，40分" });
  assert.deepEqual(WordingKwic.fitted(line, 40), line);
});

for (const [text, side, expected] of [
  ["，40分钟内核实", "right", "40"],
  ["》，把“发现后”写入", "right", "把"],
  ["压缩到3页", "right", "压缩"],
  ["按照网络《", "left", "网络"],
  ["，。", "right", ""],
  ["", "left", ""],
]) {
  test(`the ${side} word of ${JSON.stringify(text)}, past punctuation`, () => {
    assert.equal(text.slice(...WordingKwic.word(text, side)), expected);
  });
}

test("rows are sorted by the next word: digits, then by pinyin, none last, equal ones as they were", () => {
  const rows = ["压缩到3页", "", "，12人", "，3人", "把一份", "处置网络告警", "处置5起", "《增加》"].map((right) => ({ right, left: "", found: "预案" }));
  const sorted = WordingKwic.sorted(rows, "right", (row) => row).map(({ right }) => right);
  assert.deepEqual(sorted, ["，3人", "，12人", "把一份", "处置网络告警", "处置5起", "压缩到3页", "《增加》", ""]);
});

test("sorted by the left word, the nearest one counts", () => {
  const rows = ["网络舆情", "各科室按", "印发应急"].map((left) => ({ left, found: "预案", right: "" }));
  assert.deepEqual(WordingKwic.sorted(rows, "left", (row) => row).map(({ left }) => left), ["各科室按", "网络舆情", "印发应急"]);
});

test("room for the contexts: 8 characters on a phone, 24 at most, fewer beside long words, never none", () => {
  assert.equal(WordingRows.room(328, 6), 7);
  assert.equal(WordingRows.room(328, 4), 8);
  assert.equal(WordingRows.room(1160, 6), 23);
  assert.equal(WordingRows.room(1160, 2), 24);
  assert.equal(WordingRows.room(328, 40), 3);
});

const counts = (bars) => bars.map(({ from, to, count }) => `${from === to ? from : `${from}-${to}`}:${count}`).join(" ");

test("a bar a year, also for years without passages; of more than twelve the older ones are one", () => {
  assert.equal(counts(WordingYears.bars({ 2021: 2, 2024: 5 }, [])), "2021:2 2022:0 2023:0 2024:5");
  assert.equal(counts(WordingYears.bars({ 2024: 5 }, ["2022"])), "2022:0 2023:0 2024:5");
  const many = WordingYears.bars({ 2001: 1, 2012: 2, 2014: 3, 2025: 4 }, []);
  assert.equal(many.length, 12);
  assert.equal(counts(many.slice(0, 2)), "2001-2014:6 2015:0");
  assert.deepEqual(WordingYears.bars({}, ["<b>", "__proto__"]), []);
});

test("a click chooses a bar, a second one the range to it, the chosen one nothing", () => {
  const shown = WordingYears.bars({ 2001: 1, 2025: 4 }, []);
  const bar = (year) => shown.find(({ from, to }) => from <= year && year <= to);
  const click = (chosen, year) => WordingYears.clicked(chosen, bar(year), shown);
  assert.deepEqual(click([], 2022), ["2022"]);
  assert.deepEqual(click(["2022"], 2025), ["2022", "2023", "2024", "2025"]);
  assert.deepEqual(click(["2022"], 2020), ["2020", "2021", "2022"]);
  assert.deepEqual(click(["2022"], 2022), []);
  assert.deepEqual(click(["2022", "2023"], 2020), ["2020"]);
  assert.equal(click([], 2001).length, 14);
  assert.equal(click(click([], 2001), 2016).join(), click(["2016"], 2001).join());
});

test("years are called as a range where none is missing", () => {
  const words = WordingWords.zh;
  assert.equal(WordingYears.named(["2023", "2022", "2024"], words), "2022 至 2024");
  assert.equal(WordingYears.named(["2024"], words), "2024");
  assert.equal(WordingYears.named(["2024", "2021"], words), "2021、2024");
});

test("filter values: most passages first, then as the vocabulary has them; a chosen one stays without passages", () => {
  const setting = { labels: { part: { opening: [], progress: [], problems: [] } } };
  assert.deepEqual(WordingFacets.valuesOf("part", { problems: 3, other: 3, progress: 3 }, ["opening"], setting), [
    "progress", "problems", "other", "opening",
  ]);
});

test("the focus of a hit is its sentence, or the sentences from the first words found to the last", () => {
  const of = (marked) => {
    const { text, spans } = hit(marked);
    return text.slice(...WordingHits.focus(text, spans));
  };
  assert.equal(of("一句。二【句】。三句。"), "二句。");
  assert.equal(of("一【句】。二句。三【句】？四句。"), "一句。二句。三句？");
  assert.equal(of("没有。找的话。"), "没有。找的话。");
});

test("a number that is not exact says so, and only two digits of it, in every language", () => {
  const said = ["zh", "zh-Hant", "en"].map((locale) => WordingWords[locale].found(1347, 126, true));
  assert.deepEqual(said, ["约 1300 段，见于约 130 篇", "約 1300 段，見於約 130 篇", "About 1300 passages on about 130 pages"]);
  assert.deepEqual(["zh", "zh-Hant", "en"].map((locale) => WordingWords[locale].all(347, true)), [
    "回车：看全部约 350 段", "回車：看全部約 350 段", "Enter: show all (about 350 passages)",
  ]);
  assert.equal(WordingWords.zh.found(17, 14, false), "17 段，见于 14 篇");
});
