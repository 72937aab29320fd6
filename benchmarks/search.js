"use strict";
// Asks the queries on stdin of the index folder given and prints recall, bytes and times as JSON; for search.py.
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const [, , folder] = process.argv;
for (const name of ["normalise", "query", "shards", "index", "order", "rank", "slip", "near", "search", "shown"]) {
  vm.runInThisContext(fs.readFileSync(path.join(__dirname, `../overrides/assets/wording/${name}.js`), "utf8"));
}
const { WordingIndex, WordingSearch, WordingShown } = vm.runInThisContext("({ WordingIndex, WordingSearch, WordingShown })");

const COLD = 20; // fresh visits
const asked = JSON.parse(fs.readFileSync(0, "utf8"));
const at = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

/** A visit: an index read through a cache as a browser has, counting bytes that were not there yet. */
async function visit() {
  const seen = new Set();
  const counted = { bytes: 0 };
  const read = async (name) => {
    const bytes = new Uint8Array(fs.readFileSync(path.join(folder, name)));
    if (!seen.has(name)) counted.bytes += bytes.length;
    seen.add(name);
    return bytes;
  };
  return { counted, index: await WordingIndex.open(read) };
}

async function ask({ index }, { text }) {
  const found = await WordingSearch.find(index, { text, filters: {} });
  await WordingShown.hits(index, text, found.numbers.slice(0, 20));
  return found.numbers;
}

async function cold() {
  const spent = [];
  for (let count = 0; count < COLD; count += 1) {
    const fresh = await visit();
    await ask(fresh, asked[Math.floor((count * asked.length) / COLD)]);
    spent.push(fresh.counted.bytes);
  }
  return at(spent, 0.5);
}

/** Queries 2 to 10 of fresh visits. */
async function later() {
  const spent = [];
  for (let from = 0; from + 10 <= asked.length; from += 10) {
    const fresh = await visit();
    for (let number = 0; number < 10; number += 1) {
      const before = fresh.counted.bytes;
      await ask(fresh, asked[(from + number * 37) % asked.length]);
      if (number) spent.push(fresh.counted.bytes - before);
    }
  }
  return spent;
}

async function quality() {
  const warm = await visit();
  const ms = [];
  let right = 0;
  let expected = 0;
  let returned = 0;
  for (const query of asked) {
    const begun = performance.now();
    const numbers = await ask(warm, query);
    ms.push(performance.now() - begun);
    const truth = new Set(query.expected);
    right += numbers.filter((number) => truth.has(number)).length;
    expected += truth.size;
    returned += numbers.length;
  }
  return { recall: right / expected, precision: right / returned, queries: asked.length, ms: at(ms, 0.5), ms95: at(ms, 0.95) };
}

/** Reading every key from beginning to end, all of it in memory already. */
async function scan() {
  const { index } = await visit();
  const keys = [];
  for (let number = 0; number < index.manifest.passages; number += 1) {
    keys.push(index.normaliser.key((await index.passage(number)).text));
  }
  const ms = asked.map(({ text }) => {
    const begun = performance.now();
    keys.filter((key) => key.includes(text));
    return performance.now() - begun;
  });
  return at(ms, 0.5);
}

(async () => {
  const spent = await later();
  const answer = { ...(await quality()), cold: await cold(), later: at(spent, 0.5), later95: at(spent, 0.95), scan: await scan() };
  process.stdout.write(JSON.stringify(answer));
})();
