"""The query language in Python, read by its description: the cases of tests/vectors/query.json, and any text at all."""

import json
import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest

from scripts.index.key import simplified
from tests import wording_query as oracle

ROOT = Path(__file__).parent.parent
VECTORS = json.loads((ROOT / "tests/vectors/query.json").read_text("utf-8"))
LETTERS = "预案演练組織谁Ａ2①𠮷、，。；！“”\"「」'*＊-－— \u3000\n\u200b\u0000●"
ASK = """(() => {
const { WordingKey, WordingQuery } = require("./wording.js");
const { table, cases } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const normaliser = WordingKey.normaliser(table);
const holds = (text, phrases) => WordingQuery.match(text, phrases, normaliser) !== null;
console.log(JSON.stringify(cases.map(([query, text]) => {
  const { phrases, without } = WordingQuery.parse(query, normaliser);
  const shown = (list) => list.map(({ segments, literal }) => (literal ? `“${literal}”` : segments.join("*")));
  return [shown(phrases), shown(without), holds(text, phrases) && !without.some((one) => holds(text, [one]))];
})));
})();"""


@pytest.mark.parametrize(
    ("what", "query", "phrases", "without"), VECTORS["read"], ids=[row[0] for row in VECTORS["read"]]
)
def test_read(what: str, query: str, phrases: list[str], without: list[str]) -> None:
    read = oracle.read(query)
    assert [str(one) for one in read if not one.minus] == phrases, what
    assert [str(one) for one in read if one.minus] == without, what


@pytest.mark.parametrize(
    ("what", "query", "text", "marked"), VECTORS["match"], ids=[row[0] for row in VECTORS["match"]]
)
def test_match(what: str, query: str, text: str, marked: str | None) -> None:
    assert oracle.found(query, text) == (marked is not None), what
    assert marked is None or marked.replace("【", "").replace("】", "") == text, what


@pytest.mark.skipif(shutil.which("node") is None, reason="没有 node：apt-get install nodejs")
def test_both_languages_read_and_find_the_same() -> None:
    dice = Random(5)
    cases = [["".join(dice.choices(LETTERS, k=dice.randint(1, most))) for most in (10, 14)] for _ in range(3000)]
    table = ["".join(simplified()), "".join(simplified().values())]
    told = json.dumps({"table": table, "cases": cases})
    run = subprocess.run(
        ["node", "-e", ASK], cwd=ROOT / "tests/js", input=told, capture_output=True, text=True, check=True
    )
    for (query, text), answer in zip(cases, json.loads(run.stdout), strict=True):
        read = oracle.read(query)
        expected = [[str(one) for one in read if one.minus is minus] for minus in (False, True)]
        assert answer == [*expected, oracle.found(query, text)], (query, text)
