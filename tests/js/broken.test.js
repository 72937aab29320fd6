"use strict";
// Bad input: hostile words, files that are missing, cut short or wrong. A message and the other results, never a crash.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const test = require("node:test");
const { WordingIndex, WordingShown, WordingEngine, everyHit, build, reader } = require("./wording.js");
const { pages } = require("./corpus.js");

const folder = build(pages(30));
const find = async (index, text, filters = {}) => everyHit(index, { text, filters });

const hostile = [
  "<img src=x onerror=alert(1)>", "javascript:alert(1)", "__proto__", "constructor toString", "${7*7}{{7*7}}", "((((a+)+)+)+)$",
  "\\", "%00%2e%2e/", "\u202e\u0000", "\ud800预案", "*".repeat(5000), "-".repeat(5000), "“".repeat(5000),
];
for (const text of hostile) {
  test(`a query is only words: ${JSON.stringify(text.slice(0, 40))}`, async () => {
    const index = await WordingIndex.open(reader(folder));
    const found = await find(index, text);
    assert.equal(found.missing, 0);
    const hits = await WordingShown.hits(index, text, found.numbers.concat(found.nearest));
    assert.equal(hits.length, found.numbers.length + found.nearest.length);
  });
}

test("a query of 100,000 characters, longer than any passage, finds none", async () => {
  const index = await WordingIndex.open(reader(folder));
  assert.deepEqual((await find(index, "应急处置预案".repeat(17000))).numbers, []);
});

test("filters that no page has keep nothing, whatever they are called", async () => {
  const index = await WordingIndex.open(reader(folder));
  assert.deepEqual((await find(index, "预案", { part: ["__proto__"] })).numbers, []);
  assert.deepEqual((await find(index, "预案", { year: ["2021<script>"] })).numbers, []);
});

test("no manifest, an unreadable one, one of another format: opening fails, and works when asked again", async () => {
  const readers = [
    () => { throw new Error("404"); },
    () => new TextEncoder().encode("<html>404</html>"),
    (bytes) => new TextEncoder().encode(new TextDecoder().decode(bytes).replace('"format":3', '"format":99')),
  ];
  for (const wrong of readers) {
    let broken = true;
    const read = reader(folder, (name, bytes) => (broken && name === "manifest.json" ? wrong(bytes) : bytes));
    const engine = WordingEngine.engine(read);
    await assert.rejects(engine.find({ text: "预案", filters: {} }));
    broken = false;
    assert.ok((await engine.find({ text: "预案", filters: {} })).total > 0);
  }
});

const damages = {
  missing: () => { throw new Error("404"); },
  "cut short": (bytes) => bytes.slice(0, bytes.length / 2),
  "a page of the host instead": () => new TextEncoder().encode("<!doctype html>not found"),
  empty: () => new Uint8Array(),
};
for (const [what, damage] of Object.entries(damages)) {
  test(`one pack ${what}: the other passages are found, and the loss is said`, async () => {
    const whole = await find(await WordingIndex.open(reader(folder)), "应急处置预案");
    const probe = await WordingIndex.open(reader(folder));
    const lost = `${probe.manifest.sets.packs[0]}-0.bin`;
    const index = await WordingIndex.open(reader(folder, (name, bytes) => (name === lost ? damage(bytes) : bytes)));
    const found = await find(index, "应急处置预案");
    assert.equal(found.missing, 1);
    assert.ok(found.numbers.length > 0 && found.numbers.length < whole.numbers.length);
    assert.deepEqual([...found.numbers].sort(), whole.numbers.filter((number) => found.numbers.includes(number)).sort());
  });

  test(`a shard ${what}: the text decides alone, and the loss is said`, async () => {
    const whole = await find(await WordingIndex.open(reader(folder)), "应急处置预案");
    let lost = 0;
    const [set, count] = (await WordingIndex.open(reader(folder))).manifest.sets.shards;
    for (let number = 0; number < count; number += 1) {
      const index = await WordingIndex.open(reader(folder, (name, bytes) => (name === `${set}-${number}.bin` ? damage(bytes) : bytes)));
      const found = await find(index, "应急处置预案");
      assert.deepEqual([...found.numbers].sort(), [...whole.numbers].sort());
      lost += found.missing;
    }
    assert.ok(lost >= 1, "some shard holds a gram of the phrase");
  });
}

const huge = [0xff, 0xff, 0xff, 0xff, 0xff, 0x3f]; // 2^41 - 1 as a variable-length integer
const { deflateSync } = require("node:zlib");
const wrong = {
  "2^41 entries claimed": (number) => deflateSync(Uint8Array.from([number, ...huge, ...huge])),
  "one list of 2^41 passages claimed": (number) => deflateSync(Uint8Array.from([number, 1, 0x21, 0, ...huge])),
  "a number without end": (number) => deflateSync(Uint8Array.from([number, ...new Array(64).fill(0xff)])),
  "64 MB of nothing": () => deflateSync(new Uint8Array(64e6)),
  "another file of its set": (number) => deflateSync(Uint8Array.from([number + 1, 0])),
  "random bytes": (number) => deflateSync(Uint8Array.from({ length: 4000 }, (_, at) => (at ? (at * 7919 + at * at) & 255 : number))),
};
for (const kind of ["shards", "packs", "pages", "passages"]) {
  for (const [what, content] of Object.entries(wrong)) {
    test(`${kind}: ${what}: soon said, and the rest is found`, { timeout: 5000 }, async () => {
      const [set] = (await WordingIndex.open(reader(folder))).manifest.sets[kind];
      const read = reader(folder, (name, bytes) => (name === `${set}-0.bin` ? new Uint8Array(content(0)) : bytes));
      const index = await WordingIndex.open(read);
      const found = await find(index, "应急处置预案", { part: ["problems"] });
      const whole = await find(await WordingIndex.open(reader(folder)), "应急处置预案", { part: ["problems"] });
      assert.ok(found.numbers.every((number) => whole.numbers.includes(number)));
      if (kind === "packs" || kind === "pages") assert.equal(found.missing, 1);
      if (kind === "packs" || kind === "shards") assert.ok(found.numbers.length > 0);
    });
  }
}

test("no text at all: little is asked for in vain, and the loss is said", async () => {
  const [set] = (await WordingIndex.open(reader(folder))).manifest.sets.dictionary;
  let reads = 0;
  const read = reader(folder, (name, bytes) => {
    reads += 1;
    if (name === `${set}-0.bin`) throw new Error("404");
    return bytes;
  });
  const engine = WordingEngine.engine(read);
  const found = await engine.find({ text: "应急处置预案", filters: {} });
  assert.deepEqual(found.groups, []);
  assert.equal(found.missing, 1);
  assert.ok(reads < 200, String(reads));
});

test("a file that failed once is asked for again", async () => {
  let broken = true;
  const index = await WordingIndex.open(
    reader(folder, (name, bytes) => {
      if (broken && name !== "manifest.json") throw new Error("offline");
      return bytes;
    }),
  );
  assert.ok((await find(index, "预案")).missing > 0);
  broken = false;
  const found = await find(index, "预案");
  assert.equal(found.missing, 0);
  assert.ok(found.numbers.length > 0);
});

test("every file of an index is one it names", async () => {
  const index = await WordingIndex.open(reader(folder));
  const named = Object.values(index.manifest.sets).flatMap(([set, count]) => Array.from({ length: count }, (_, number) => `${set}-${number}.bin`));
  const files = fs.readdirSync(folder).filter((name) => name.endsWith(".bin"));
  assert.deepEqual(files.sort(), named.sort());
});
