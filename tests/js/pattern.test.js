"use strict";
// Patterns of sentences: the cases in tests/cases/patterns.md, and what holds for every sentence of our pages.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");
const { ROOT, load, python } = require("./wording.js");

const { WordingPattern, WordingSlots } = load(["slots.js", "pattern.js"], ["WordingPattern", "WordingSlots"]);

/** Cases of the file: [heading, unit, sentence, pattern, records or ""]. */
function cases() {
  const text = fs.readFileSync(path.join(ROOT, "tests/cases/patterns.md"), "utf8");
  return text.split("\n## ").slice(1).flatMap((section) => {
    const [heading] = section.split("\n");
    return section.split("\n- ").slice(1).map((entry) => {
      const [first, pattern, records = ""] = entry.trim().split("\n").map((line) => line.trim());
      const [, unit = "", sentence] = /^(?:［(.*?)］)?(.*)$/.exec(first);
      return { heading, unit, sentence, pattern, records };
    });
  });
}

/** Paragraphs and items of every page under docs/, with the unit that wrote it. */
function* passages(folder = path.join(ROOT, "docs")) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* passages(file);
    else if (/\.md$/.test(entry.name)) {
      const text = fs.readFileSync(file, "utf8");
      const [, unit = ""] = /^org: (.*)$/m.exec(text) || [];
      for (const line of text.split(/\r?\n/)) yield { unit, sentence: line };
    }
  }
}

const joined = (pieces) => pieces.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");

/** Records as the case file writes them: slots：record；… */
const told = (records) => records.map(({ slots, record }) => `${slots.join("、")}：${record}`).join("；");

for (const { heading, unit, sentence, pattern, records } of cases()) {
  test(`${heading}：${sentence}`, () => {
    const pieces = WordingPattern.pieces(sentence, unit);
    assert.equal(WordingPattern.empty(pieces), pattern);
    if (records) assert.equal(told(WordingPattern.records(pieces)), records);
  });
}

test("there are enough cases", () => assert.ok(cases().length >= 60, `${cases().length}`));

test("pieces with their own text are the sentence again, on every line of every page", () => {
  let slots = 0;
  for (const { unit, sentence } of passages()) {
    const pieces = WordingPattern.pieces(sentence, unit);
    assert.equal(joined(pieces), sentence);
    assert.ok(pieces.every((piece) => (typeof piece === "string" ? piece : piece.text && piece.slot)), sentence);
    slots += pieces.filter((piece) => typeof piece !== "string").length;
  }
  assert.ok(slots > 1000, `${slots}`);
});

test("pieces are the sentence again whatever characters come", () => {
  const characters = [..."一二两三十百千万年月日时分次人个第某县〔缺〕《》“”（）0123456789.,:%〇𠮷\n<&会議項"];
  let seed = 7;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  for (let round = 0; round < 3000; round += 1) {
    const sentence = Array.from({ length: random(30) }, () => characters[random(characters.length)]).join("");
    assert.equal(joined(WordingPattern.pieces(sentence, "某某县会議局")), sentence);
  }
});

test("every slot of every page has a record, and a record is said once", () => {
  for (const { unit, sentence } of passages()) {
    const pieces = WordingPattern.pieces(sentence, unit);
    const records = WordingPattern.records(pieces);
    const named = new Set(records.flatMap(({ slots }) => slots));
    for (const piece of pieces) if (typeof piece !== "string") assert.ok(named.has(piece.slot), piece.slot);
    assert.equal(new Set(records.map(({ record }) => record)).size, records.length);
  }
});

test("names and records in Traditional characters are those of the Traditional edition", () => {
  const { measures, records, recordsByWords, recordsElse } = WordingSlots;
  const said = [...Object.keys(measures), ...Object.entries({ ...records, ...recordsElse }).flat(), ...recordsByWords.map(({ record }) => record)];
  const hant = python(`from scripts.hant import to_hant; print(json.dumps([to_hant(text) for text in ${JSON.stringify(said)}]))`);
  const pairs = new Map((WordingSlots.scripts.match(/../g) || []).reverse().map((pair) => [pair[1], pair[0]]));
  assert.deepEqual(said.map((text) => [...text].map((character) => pairs.get(character) || character).join("")), hant);
});

test("fixed wording is never cut", () => {
  const numbers = ["一", "三", "十", "二十"];
  for (const words of WordingSlots.fixed.split(" ").filter(Boolean)) {
    for (const number of words.includes("N") ? numbers : [""]) {
      const sentence = `落实${words.replace(/N/g, number)}的要求`;
      assert.deepEqual(WordingPattern.pieces(sentence), [sentence]);
    }
  }
});

test("a passage of 100,000 characters loses nothing", { timeout: 60_000 }, () => {
  const text = "6月18日组织断网演练1次，参加31人，一二三四五六七八九十《没有关上〔〔〔“".repeat(2500);
  const pieces = WordingPattern.pieces(text);
  assert.equal(pieces.map((piece) => (typeof piece === "string" ? piece : piece.text)).join(""), text);
  assert.ok(WordingPattern.records(pieces).length > 0);
});
