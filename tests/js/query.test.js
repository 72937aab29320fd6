"use strict";
// The query language: how it is read, and what of a passage it matches, to the character.
const assert = require("node:assert/strict");
const test = require("node:test");
const { WordingKey, WordingQuery } = require("./wording.js");

const normaliser = WordingKey.normaliser(["網絡誰負責", "网络谁负责"]);

/** The passage with what matches in 【】, or null. */
function marked(query, text) {
  const { phrases } = WordingQuery.parse(query, normaliser);
  const match = WordingQuery.match(text, phrases, normaliser);
  if (!match) return null;
  let shown = "";
  let at = 0;
  for (const [from, to] of match.spans) {
    shown += `${text.slice(at, from)}【${text.slice(from, to)}】`;
    at = to;
  }
  return shown + text.slice(at);
}

const cases = [
  ["谁主管谁负责", "坚持谁主管、谁负责的原则", "坚持【谁主管、谁负责】的原则"],
  ["誰主管，誰負責", "坚持谁主管、谁负责的原则", "坚持【谁主管、谁负责】的原则"],
  ["２０２１年", "到2021年底", "到【2021年】底"],
  ["年2", "每年2次，2年2次", "每【年2】次，2【年2】次"],
  ["预案 演练", "演练按预案做，预案要改", "【演练】按【预案】做，【预案】要改"],
  ["预案　演练", "只有预案", null],
  ["处置预案 应急处置", "应急处置预案", "【应急处置预案】"],
  ["“谁主管、谁负责”", "坚持谁主管、谁负责", "坚持【谁主管、谁负责】"],
  ["\"谁主管谁负责\"", "坚持谁主管、谁负责", null],
  ["「第一责任人」", "是第一责任人", "是【第一责任人】"],
  ["组织*演练", "组织了两次演练。", "【组织】了两次【演练】。"],
  ["组织 * 演练", "组织了两次演练。", "【组织】了两次【演练】。"],
  ["组织*演练", "组织了两次。演练没有做。", null],
  ["组织*断网*演练", "组织断网后的演练", "【组织断网】后的【演练】".replace("组织断网", "组织】【断网")],
  ["组织*演练", "演练由值班室组织", null],
  ["中", "𠮷中𠮷", "𠮷【中】𠮷"],
  ["𠮷", "𠮷中𠮷", "【𠮷】中【𠮷】"],
  ["三季", "（㈢）季度", "（【㈢）季】度"],
  ["<b>预案</b>", "<b>预案</b>", "<【b>预案</b】>"],
];
for (const [query, text, expected] of cases) {
  test(`${query} in ${text}`, () => assert.equal(marked(query, text), expected));
}

test("a minus before a word excludes it; inside a word it is punctuation", () => {
  const query = WordingQuery.parse("预案 -消防 －演练 -“谁主管、谁负责” 2021-H1", normaliser);
  assert.deepEqual(query.phrases.map(({ segments }) => segments), [["预案"], ["2021h1"]]);
  assert.deepEqual(query.without.map(({ segments }) => segments), [["消防"], ["演练"], ["谁主管谁负责"]]);
});

test("nothing to look for", () => {
  for (const text of ["", "  ", "，。！", "“”", "*", "-", "\ud800", "“"]) {
    assert.deepEqual(WordingQuery.parse(text, normaliser), { phrases: [], without: [] }, text);
  }
});

test("a quotation mark without its partner is punctuation", () => {
  assert.equal(marked("“谁主管", "谁主管、谁负责"), "【谁主管】、谁负责");
});

test("a match without punctuation inside is exact", () => {
  const { phrases } = WordingQuery.parse("谁主管谁负责", normaliser);
  assert.equal(WordingQuery.match("谁主管、谁负责", phrases, normaliser).exact, false);
  assert.equal(WordingQuery.match("谁主管 谁负责", phrases, normaliser).exact, true);
});

test("what a passage shares with words it does not hold: runs of two characters and more", () => {
  const { phrases } = WordingQuery.parse("应急处理预案演练", normaliser);
  assert.deepEqual(WordingQuery.shared("应急处置预案，演练记录；理", phrases, normaliser), [[0, 3], [4, 9]]);
});
