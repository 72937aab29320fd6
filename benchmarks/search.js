"use strict";
// The reading side under node: asks the questions on stdin of the index folder given; prints what search.py judges.
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const [, , folder] = process.argv;
const SCRIPTS = path.join(__dirname, "../overrides/assets/wording");
const HITS = 10;
const DELAY = 100; // ms before an answer of a fresh visit, so that what waits for what can be seen

const load = (name) => vm.runInThisContext(fs.readFileSync(path.join(SCRIPTS, name), "utf8"), { filename: name });
load("scripts.js");
vm.runInThisContext("WordingScripts").forEach(load);
const WordingEngine = vm.runInThisContext("WordingEngine");

const read = async (name) => new Uint8Array(fs.readFileSync(path.join(folder, name)));

/** A read that counts, and answers late: `rounds` is how many reads waited one for another. */
function counting() {
  const counted = { bytes: 0, requests: 0, rounds: 0 };
  let came = 0;
  const late = async (name) => {
    const bytes = await read(name);
    const round = came + 1;
    counted.bytes += bytes.length;
    counted.requests += 1;
    counted.rounds = Math.max(counted.rounds, round);
    await new Promise((done) => setTimeout(done, DELAY));
    came = Math.max(came, round);
    return bytes;
  };
  const begin = () => {
    came = 0;
    Object.assign(counted, { bytes: 0, requests: 0, rounds: 0 });
  };
  return { late, counted, begin };
}

async function ask(engine, { text, filters }) {
  const found = await engine.find({ text, filters });
  const numbers = found.groups.length ? found.groups.flat() : found.nearest;
  const hits = await engine.show(text, numbers.slice(0, HITS));
  const shown = hits.map((hit) => [hit.page.path, hit.id, hit.spans.map(([from, to]) => hit.text.slice(from, to))]);
  return { total: found.total, hits: shown };
}

/** Fresh visits, each a row of questions. */
async function visits(rows) {
  const costs = [];
  for (const row of rows) {
    const { late, counted, begin } = counting();
    const engine = WordingEngine.engine(late);
    const visit = [];
    for (const question of row) {
      begin();
      const begun = performance.now();
      await ask(engine, question);
      visit.push({ ...counted, ms: performance.now() - begun });
    }
    costs.push(visit);
  }
  return costs;
}

(async () => {
  const { questions, rows } = JSON.parse(fs.readFileSync(0, "utf8"));
  const engine = WordingEngine.engine(read);
  const answers = [];
  const ms = [];
  for (const question of questions) {
    const begun = performance.now();
    answers.push(await ask(engine, question));
    ms.push(performance.now() - begun);
  }
  process.stdout.write(JSON.stringify({ answers, ms, costs: await visits(rows) }));
})();
