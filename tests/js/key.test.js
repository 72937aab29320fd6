"use strict";
// Python and JavaScript make the same key: the shared vectors, and every code point there is.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");
const { WordingKey, ROOT, python } = require("./wording.js");

const table = python("from scripts.index.key import simplified as s; print(json.dumps([''.join(s()), ''.join(s().values())]))");
const normaliser = WordingKey.normaliser(table);
const vectors = JSON.parse(fs.readFileSync(path.join(ROOT, "tests/vectors/normalise.json"), "utf8"));

for (const [what, text, key] of vectors) {
  test(`key: ${what}`, () => assert.equal(normaliser.key(text), key));
}

test("each unit of a key knows the characters it came from", () => {
  const { text, at, to } = normaliser.keyed("（㈢）𠮷，網㎡");
  assert.equal(text, "三𠮷网m2");
  assert.deepEqual(at, [1, 3, 3, 6, 7, 7]);
  assert.deepEqual(to, [2, 5, 5, 7, 8, 8]);
});

test("with marks kept, width and script still do not matter, blanks go", () => {
  assert.equal(normaliser.keyed("誰主管、 誰負責！", true).text, "谁主管、谁负责!");
});

test("lone surrogates are no letters", () => {
  assert.equal(normaliser.key("甲\ud800乙\udc00"), "甲乙");
});

test("every code point that both Unicodes know has the same key on both sides", () => {
  const code =
    "import unicodedata; from scripts.index.key import is_kept, key; known = lambda c: is_kept(c) or unicodedata.category(c) != 'Cn'; " +
    "print(json.dumps([[c, key(chr(c))] for c in range(0x110000) if not 0xD800 <= c < 0xE000 and known(chr(c))]))";
  const all = python(code);
  const known = all.filter(([point]) => !/\p{Cn}/u.test(String.fromCodePoint(point)) || (point >= 0x20000 && point < 0x40000));
  assert.ok(known.length > 280000 && known.length > all.length - 100);
  assert.deepEqual(known.filter(([point, key]) => normaliser.key(String.fromCodePoint(point)) !== key), []);
});
