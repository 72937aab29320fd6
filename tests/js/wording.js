"use strict";
// Loads the search scripts as the page does (classic scripts, one scope) and builds indexes with the real builder.
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const vm = require("node:vm");

const ROOT = path.join(__dirname, "..", "..");
const SCRIPTS = process.env.WIKI_WORDING || path.join(ROOT, "overrides/assets/wording");
const PYTHON = process.env.WIKI_PYTHON || path.join(ROOT, ".venv/bin/python");

/** The named top-level objects of the given script files, which share one scope like script tags do. */
function load(files, names) {
  for (const file of files) vm.runInThisContext(fs.readFileSync(path.join(SCRIPTS, file), "utf8"), { filename: file });
  return vm.runInThisContext(`({ ${names.join(", ")} })`);
}

const FOLDERS = fs.mkdtempSync(path.join(os.tmpdir(), "wording-"));
process.on("exit", () => fs.rmSync(FOLDERS, { recursive: true, force: true }));

/** A fresh folder that holds the given pages (path → Markdown) and their index, made by scripts.index. */
function build(pages) {
  const folder = fs.mkdtempSync(path.join(FOLDERS, "pages-"));
  for (const [name, text] of Object.entries(pages)) {
    const file = path.join(folder, "docs", name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  const code = "import sys; from pathlib import Path; from scripts.index import build_index; from scripts.scheme import OURS; " +
    "build_index(Path(sys.argv[1]), (), Path(sys.argv[2]), OURS)";
  execFileSync(PYTHON, ["-c", code, path.join(folder, "docs"), path.join(folder, "index")], { cwd: ROOT });
  return path.join(folder, "index");
}

/** A reader of an index folder; `broken` may replace a file's bytes, or throw. */
const reader = (folder, broken = (name, bytes) => bytes) => async (name) =>
  broken(name, new Uint8Array(fs.readFileSync(path.join(folder, name))));

/** What Python's own normaliser says. */
function python(expression) {
  return JSON.parse(execFileSync(PYTHON, ["-c", `import json; ${expression}`], { cwd: ROOT, maxBuffer: 1e8 }).toString());
}

const { WordingScripts } = load(["scripts.js"], ["WordingScripts"]);
const wording = load(WordingScripts, [
  "WordingKey", "WordingQuery", "WordingShards", "WordingLists", "WordingColumns", "WordingIndex", "WordingPlan", "WordingOrder",
  "WordingRank", "WordingSlip", "WordingNear", "WordingWalk", "WordingSearch", "WordingSynonyms", "WordingShown", "WordingSections", "WordingEngine",
]);

/** Every passage a search reaches when one goes on to the end, in order, and what it said at first. */
async function everyHit(index, asked) {
  index.missing.clear();
  const walk = await wording.WordingSearch.begin(index, { filters: {}, ...asked });
  const found = await wording.WordingSearch.first(walk);
  const groups = [...found.groups];
  for (let more = found.more; more; ) {
    const next = await wording.WordingSearch.more(walk, groups.length);
    groups.push(...next.groups);
    more = next.more;
  }
  return { ...found, groups, numbers: groups.flat() };
}

module.exports = { ...wording, WordingScripts, ROOT, load, build, reader, python, everyHit };
