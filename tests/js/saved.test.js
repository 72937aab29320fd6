"use strict";
// The saved list: what it keeps, in which order, and what it survives. The storage is a real, small one in memory.
const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./wording.js");

const quota = { most: Infinity };
const held = new Map();
globalThis.localStorage = {
  getItem: (key) => (held.has(key) ? held.get(key) : null),
  setItem: (key, text) => {
    if (text.length > quota.most) throw new Error("QuotaExceededError");
    held.set(key, text);
  },
};
globalThis.document = new EventTarget();
const tabs = new EventTarget();
globalThis.addEventListener = (name, act) => tabs.addEventListener(name, act);

const { WordingSaved, WordingQuote, WordingWords } = load(
  ["words.js", "quote.js", "saved.js"], ["WordingSaved", "WordingQuote", "WordingWords"],
);
const KEY = "wording-saved";
let changes = 0;
document.addEventListener("wording-saved", () => (changes += 1));

/** A passage with everything a page may say of it. */
const quote = (name, more = {}) => ({
  key: `examples/2021/${name}/#a1.3`, text: `${name}组织演练1次。`, title: `${name}报告`, org: `${name}局`, year: "2021", part: "存在问题",
  section: "二、（一）", address: `http://wiki.example/examples/2021/${name}/#a1.3`, fictional: true, ...more,
});
const keys = () => WordingSaved.all().map(({ text }) => text[0]).join("");

test.beforeEach(() => {
  held.clear();
  quota.most = Infinity;
  changes = 0;
});

test("toggle puts in at the end and takes out, and says so once each time", () => {
  assert.deepEqual([..."甲乙甲丙"].map((name) => WordingSaved.toggle(quote(name))), ["saved", "saved", "removed", "saved"]);
  assert.equal(keys(), "乙丙");
  assert.equal(changes, 4);
  assert.deepEqual([..."甲乙"].map((name) => WordingSaved.has(quote(name).key)), [false, true]);
});

test("what was saved comes back as it was, after a reload too", () => {
  const hostile = quote("甲", { title: `<img src=x onerror=1>"&`, text: "一\u2028二</script>" });
  WordingSaved.toggle(hostile);
  assert.deepEqual(WordingSaved.all(), [hostile]);
  assert.equal(JSON.parse(held.get(KEY)).version, 1);
});

test("the reader's order: moves by places, not beyond the ends", () => {
  for (const name of "甲乙丙丁") WordingSaved.toggle(quote(name));
  assert.ok(WordingSaved.move(quote("丁").key, -2));
  assert.equal(keys(), "甲丁乙丙");
  assert.ok(WordingSaved.move(quote("甲").key, 3));
  assert.equal(keys(), "丁乙丙甲");
  assert.deepEqual([WordingSaved.move(quote("甲").key, 1), WordingSaved.move(quote("丁").key, -1), WordingSaved.move("无", 1)], [false, false, false]);
  assert.equal(keys(), "丁乙丙甲");
});

test("removing, emptying, and the way back", () => {
  for (const name of "甲乙丙") WordingSaved.toggle(quote(name));
  const before = WordingSaved.all();
  WordingSaved.remove(quote("乙").key);
  assert.equal(keys(), "甲丙");
  WordingSaved.clear();
  assert.equal(keys(), "");
  WordingSaved.restore(before);
  assert.equal(keys(), "甲乙丙");
});

test("not more than the most it holds", () => {
  for (let number = 0; number < WordingSaved.MOST; number += 1) assert.equal(WordingSaved.toggle(quote(`${number}`)), "saved");
  assert.equal(WordingSaved.toggle(quote("多")), "full");
  assert.equal(WordingSaved.toggle(quote("0")), "removed");
  assert.equal(WordingSaved.toggle(quote("多")), "saved");
});

test("a full storage refuses and keeps what it had", () => {
  WordingSaved.toggle(quote("甲"));
  quota.most = held.get(KEY).length;
  assert.equal(WordingSaved.toggle(quote("乙")), "blocked");
  assert.equal(keys(), "甲");
  assert.equal(WordingSaved.toggle(quote("甲")), "removed");
});

test("a storage that throws at every touch is an empty list", () => {
  const real = globalThis.localStorage;
  Object.defineProperty(globalThis, "localStorage", { configurable: true, get: () => { throw new Error("SecurityError"); } });
  try {
    assert.deepEqual(WordingSaved.all(), []);
    assert.equal(WordingSaved.has("无"), false);
    assert.equal(WordingSaved.toggle(quote("甲")), "blocked");
  } finally {
    Object.defineProperty(globalThis, "localStorage", { configurable: true, writable: true, value: real });
  }
});

const BROKEN = ["", "{", "null", "[]", "7", `"x"`, `{"version":1}`, `{"version":1,"passages":{}}`, `{"version":2,"passages":[]}`];
for (const text of BROKEN) {
  test(`a broken storage is an empty list that takes new passages: ${text || "(empty)"}`, () => {
    held.set(KEY, text);
    assert.deepEqual(WordingSaved.all(), []);
    assert.equal(WordingSaved.toggle(quote("甲")), "saved");
    assert.equal(keys(), "甲");
  });
}

test("of a broken list the sound entries stay; an address that is not a page is not sound", () => {
  const passages = [null, 7, {}, quote("甲"), { ...quote("乙"), text: 1 }, quote("丙", { address: "javascript:alert(1)" }), quote("丁")];
  held.set(KEY, JSON.stringify({ version: 1, passages }));
  assert.equal(keys(), "甲丁");
});

test("a change in another tab is said here, one of other keys is not", () => {
  for (const key of [KEY, "theme", null]) tabs.dispatchEvent(Object.assign(new Event("storage"), { key }));
  assert.equal(changes, 2);
});

test("plain text: the words first, the source on the last line, an invented unit said", () => {
  assert.equal(
    WordingQuote.plain([quote("甲"), quote("乙", { fictional: false, section: "" })], WordingWords.zh),
    "甲组织演练1次。\n——甲报告，二、（一），虚构，http://wiki.example/examples/2021/甲/#a1.3\n\n" +
      "乙组织演练1次。\n——乙报告，http://wiki.example/examples/2021/乙/#a1.3",
  );
});

test("Markdown: each a quotation with its source, and no character of a page becomes markup", () => {
  const hostile = quote("甲", { text: "# 一*二*\n[三](x)<b>", title: "1. _题_", address: "http://w.example/a b/#<1>" });
  assert.equal(
    WordingQuote.markdown([hostile], WordingWords.zh),
    "# 清单\n\n> \\# 一\\*二\\* \\[三\\](x)\\<b\\>\n>\n> ——1\\. \\_题\\_，二、（一），虚构，<http://w.example/a%20b/#%3C1%3E>\n",
  );
});

test("for Word: two paragraphs a passage, escaped", () => {
  const hostile = quote("甲", { text: `<img src=x> & "二"`, title: "</p><script>" });
  const html = WordingQuote.html([hostile], WordingWords.zh);
  assert.equal(html.match(/<p>/g).length, 2);
  assert.doesNotMatch(html, /<(?!\/?p>)/);
  assert.match(html, /&#60;img src=x&#62; &#38; &#34;二&#34;/);
});

test("the three languages say the same things", () => {
  for (const language of ["zh-Hant", "en"]) assert.deepEqual(Object.keys(WordingWords[language]).sort(), Object.keys(WordingWords.zh).sort());
});
