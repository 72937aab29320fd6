"use strict";
// The query language: how it is read, and what of a passage it matches, to the character. The cases are for people to read.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");
const { WordingKey, WordingQuery, WordingSlip, ROOT, python } = require("./wording.js");
const { dice } = require("./corpus.js");

const table = python("from scripts.index.key import simplified as s; print(json.dumps([''.join(s()), ''.join(s().values())]))");
const normaliser = WordingKey.normaliser(table);
const vectors = JSON.parse(fs.readFileSync(path.join(ROOT, "tests/vectors/query.json"), "utf8"));

const parse = (text) => WordingQuery.parse(text, normaliser);
const shown = (phrases) => phrases.map(({ segments, literal }) => (literal ? `“${literal}”` : segments.join("*")));

/** The passage with what matches in 【】, or null. */
function marked(query, text) {
  const { phrases, without } = parse(query);
  const match = WordingQuery.match(text, phrases, normaliser);
  const unwanted = without.some((phrase) => WordingQuery.match(text, [phrase], normaliser));
  return match && !unwanted ? between(text, match.spans) : null;
}

/** @returns {string} the passage with 【】 round its spans */
function between(text, spans) {
  let shown = "";
  let at = 0;
  for (const [from, to] of spans) {
    shown += `${text.slice(at, from)}【${text.slice(from, to)}】`;
    at = to;
  }
  return shown + text.slice(at);
}

for (const [what, text, phrases, without] of vectors.read) {
  test(`read: ${what}: ${text}`, () => {
    const query = parse(text);
    assert.deepEqual([shown(query.phrases), shown(query.without)], [phrases, without]);
  });
}

for (const [what, query, text, expected] of vectors.match) {
  test(`match: ${what}: ${query}`, () => assert.equal(marked(query, text), expected));
}

for (const [what, query, text, expected, slip] of vectors.slip) {
  test(`slip: ${what}: ${query}`, () => {
    const slipped = WordingSlip.match(text, parse(query), normaliser);
    assert.deepEqual(slipped ? [between(text, slipped.spans), slipped.slip] : [null, ""], [expected, slip]);
  });
}

test("a query printed is read as itself", () => {
  for (const [, text] of vectors.read) {
    const query = parse(text);
    const again = parse(WordingQuery.print(query));
    assert.deepEqual([shown(again.phrases), shown(again.without)], [shown(query.phrases), shown(query.without)], text);
  }
});

test("a match without punctuation inside is exact", () => {
  const { phrases } = parse("谁主管谁负责");
  assert.equal(WordingQuery.match("谁主管、谁负责", phrases, normaliser).exact, false);
  assert.equal(WordingQuery.match("谁主管 谁负责", phrases, normaliser).exact, true);
});

test("what a passage shares with words it does not hold: runs of two characters and more", () => {
  const { phrases } = parse("应急处理预案演练");
  assert.deepEqual(WordingQuery.shared("应急处置预案，演练记录；理", phrases, normaliser), [[0, 3], [4, 9]]);
});

const LETTERS = [..."预案演练组织應急處置谁主管負責aB2０①㈢½ﬁé、，。！；？“”\"「」『』'‘’*＊-－— \u3000\n\t\u200b\u0000\u202e\u0301●😀𠮷㎡\ud800\udc00"];
const roll = dice(5);
const soup = (length) => Array.from({ length: roll(length) + 1 }, () => LETTERS[roll(LETTERS.length)]).join("");
const isHalf = (text, at) => /[\ud800-\udbff]/.test(text[at - 1] || "") && /[\udc00-\udfff]/.test(text[at] || "");

test("any characters at all are read, and what they match lies inside the passage between whole characters", () => {
  for (let count = 0; count < 20000; count += 1) {
    const [query, text] = [soup(12), soup(60)];
    const { phrases } = parse(query);
    const match = WordingQuery.match(text, phrases, normaliser);
    const spans = match ? match.spans : WordingQuery.shared(text, phrases, normaliser);
    let last = 0;
    for (const [from, to] of spans) {
      assert.ok(from >= last && to > from && to <= text.length && !isHalf(text, from) && !isHalf(text, to), JSON.stringify([query, text, spans]));
      last = to;
    }
  }
});

test("a piece with one slip is found in its passage, and what is marked stands in both", () => {
  for (let count = 0; count < 5000; count += 1) {
    const text = soup(60).replace(/[*＊①㈢½ﬁ㎡]/gu, "");
    const key = [...normaliser.key(text)];
    if (key.length < 6) continue;
    const from = roll(key.length - 5);
    const piece = key.slice(from, from + 5 + roll(8));
    const at = roll(piece.length - 2) + 1;
    const slips = [["错"], ["错", piece[at]], [], [piece[at + 1], piece[at]]][roll(4)];
    const typed = [...piece.slice(0, at), ...slips, ...piece.slice(at + (slips.length > 1 && slips[0] !== "错" ? 2 : 1))].join("");
    const query = parse(typed);
    if (WordingQuery.match(text, query.phrases, normaliser)) continue;
    const slipped = WordingSlip.match(text, query, normaliser);
    assert.ok(slipped, JSON.stringify([typed, text]));
    for (const [start, end] of slipped.spans) {
      assert.ok(!isHalf(text, start) && !isHalf(text, end));
      assert.ok(typed.includes(normaliser.key(text.slice(start, end))), JSON.stringify([typed, text, slipped]));
    }
  }
});

test("a piece of a passage is found in it, and what is marked is that piece", () => {
  for (let count = 0; count < 20000; count += 1) {
    const text = soup(60).replace(/[*＊①㈢½ﬁ㎡]/gu, ""); // a piece of ㎡ would be marked with all of it
    const characters = [...text];
    const from = roll(characters.length);
    const piece = characters.slice(from, from + roll(12) + 1).join("").replace(/[\s\p{Z}\-－"“”「」『』'‘’]/gu, "、");
    const { phrases } = parse(piece);
    if (!phrases.length) continue;
    const match = WordingQuery.match(text, phrases, normaliser);
    assert.ok(match, JSON.stringify([piece, text]));
    const key = normaliser.key(piece);
    for (const [start, end] of match.spans) assert.equal(normaliser.key(text.slice(start, end)), key, JSON.stringify([piece, text]));
    const whole = WordingQuery.match(text, parse(`「${piece.replace(/、/g, "")}」`).phrases, normaliser);
    assert.ok(!whole || whole.spans.length <= match.spans.length);
  }
});

test("many gaps in a passage of one character do not take long", () => {
  const text = "a".repeat(5000);
  const cases = [["a*".repeat(3000), true], ["*a".repeat(6000), false], ["a*a", true], [`${"a*".repeat(3000)}b`, true], [`${"a*".repeat(3000)}c`, false]];
  for (const [query, held] of cases) {
    const begun = process.cpuUsage().user;
    assert.equal(WordingQuery.match(`${text}。${text}b`, parse(query).phrases, normaliser) !== null, held);
    assert.ok(process.cpuUsage().user - begun < 2e6, query.slice(0, 4));
  }
});

test("100,000 characters of anything are read and looked for at once", () => {
  const many = ["预案", "-", "*", "“", "” ", "“ ", "' a", "* ", " *", "\u3000", "- “", "\ud800", "預案。", "-a ", "“a” ", "a*"].map((one) => one.repeat(100000 / one.length));
  for (const text of [...many, soup(1).repeat(100000), Array.from({ length: 100000 }, () => soup(1)).join("")]) {
    const begun = process.cpuUsage().user;
    const { phrases } = parse(text);
    WordingQuery.match("应急处置预案三年没有修订。", phrases, normaliser);
    const ms = (process.cpuUsage().user - begun) / 1000;
    assert.ok(ms < 600, `${JSON.stringify(text.slice(0, 8))}: ${ms} ms`);
  }
});
