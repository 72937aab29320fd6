"""Hits stand in the order a clerk wants: what was judged by reading (tests/cases/ranking.yml) is found first.

nDCG@10 with gains 2^grade - 1 over log2 of the rank (Järvelin and Kekäläinen 2002, as trec_eval and scikit-learn
have it), against the best possible order of all that is found. Folded copies are not judged.
"""

import json
import math
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any, TypeAlias

import pytest
import yaml

from scripts.index import build_index
from scripts.scheme import OURS
from tests.cases_format import CASES

ROOT = Path(__file__).parent.parent
NODE = shutil.which("node")
LOWEST = 0.85
FLOOR: dict[str, float] = yaml.safe_load((CASES / "ranking-floor.yml").read_text("utf-8"))
MARGIN = 0.004
FIRST = 10
OF_ONE_PAGE = 3
needs_node = pytest.mark.skipif(NODE is None, reason="这台机器没有 node：apt-get install nodejs")


@dataclass(frozen=True, eq=False)
class Question:
    """What is asked, and what was judged: "page#id" → grade, and how that passage begins."""

    ask: str
    filters: dict[str, list[str]]
    held: bool
    grades: dict[str, int]
    beginnings: dict[str, str]

    @property
    def name(self) -> str:
        return " ".join([self.ask, *(f"{facet}={','.join(values)}" for facet, values in self.filters.items())]).strip()


@cache
def judged() -> tuple[tuple[Question, ...], tuple[str, ...]]:
    """Questions, and paths of the pages that were there when they were judged."""
    found: dict[str, Any] = yaml.load((CASES / "ranking.yml").read_text("utf-8"), yaml.CSafeLoader)
    return tuple(map(_question, found["asked"])), tuple(found["pages"])


def _question(entry: dict[Any, Any]) -> Question:
    named = {name: (grade, begins) for grade in (3, 2) for name, begins in map(_named, entry.get(grade, []))}
    return Question(
        entry["ask"],
        entry.get("filters", {}),
        entry.get("held", False),
        {name: grade for name, (grade, _) in named.items()},
        {name: begins for name, (_, begins) in named.items()},
    )


def _named(line: str) -> tuple[str, str]:
    name, _, begins = line.partition(" ")
    return name, begins


Answers: TypeAlias = Sequence[list[tuple[str, str]]]
"""For each question what the search page shows, best first: ("page#id", text)."""


@cache
def shown() -> Answers:
    return answers()


def answers(more: Mapping[str, str] = MappingProxyType({})) -> Answers:
    """Builds the index of the judged pages, and of more (path → Markdown), and asks every question as the page does."""
    questions, pages = judged()
    with TemporaryDirectory() as folder:
        root = Path(folder) / "docs"
        for page in pages:
            (root / page).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / "docs" / page, root / page)
        for page, text in more.items():
            (root / page).write_text(text, "utf-8")
        build_index(root, (), Path(folder) / "index", OURS)
        asked = json.dumps([{"ask": each.ask, "filters": each.filters} for each in questions])
        command = [NODE or "node", str(ROOT / "tests/js/shown.js"), f"{folder}/index"]
        run = subprocess.run(command, input=asked, capture_output=True, text=True, check=True, cwd=ROOT, env=os.environ)
    return [[(name, text) for name, text in answer] for answer in json.loads(run.stdout)]


def ndcg(grades: Sequence[int]) -> float:
    """Of grades in the order shown."""
    best = _dcg(sorted(grades, reverse=True))
    return _dcg(grades) / best if best else 1.0


def _dcg(grades: Sequence[int]) -> float:
    return math.fsum((2**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades[:FIRST], 1))


def scores() -> dict[Question, float]:
    return {
        question: ndcg([question.grades.get(name, 1) for name, _ in answer])
        for question, answer in zip(judged()[0], shown(), strict=True)
    }


def mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)


def test_ndcg_of_known_orders() -> None:
    assert ndcg([3, 2, 1]) == 1
    assert ndcg([1, 2, 3]) == pytest.approx((1 + 3 / math.log2(3) + 7 / 2) / (7 + 3 / math.log2(3) + 1 / 2))
    assert ndcg([1] * FIRST + [3]) < 0.5


def test_the_questions_are_enough_and_of_every_kind() -> None:
    questions, _ = judged()
    assert len({question.name for question in questions}) == len(questions) >= 80
    assert 0.3 <= mean([question.held for question in questions]) <= 0.4
    kinds = {
        "phrases": [question for question in questions if " " in question.ask],
        "quoted": [question for question in questions if "“" in question.ask],
        "filters": [question for question in questions if question.filters],
        "only filters": [question for question in questions if not question.ask],
        "gap": [question for question in questions if "*" in question.ask],
        "without": [question for question in questions if " -" in question.ask],
    }
    assert all(len(found) >= 2 for found in kinds.values()), {kind: len(found) for kind, found in kinds.items()}


@needs_node
def test_judged_passages_stand_where_they_stood() -> None:
    """A changed page: find the passage again, judge it again, correct tests/cases/ranking.yml."""
    assert not list(_moved())


def _moved() -> Iterator[str]:
    for question, answer in zip(judged()[0], shown(), strict=True):
        texts = dict(answer)
        for name, begins in question.beginnings.items():
            if not texts.get(name, "").startswith(begins):
                now = texts[name][:14] if name in texts else "没有找到"
                yield f"{question.name}：{name} 开头是“{begins}”，现在是“{now}”"


@needs_node
def test_order_does_not_fall() -> None:
    reached = scores()
    worst = sorted(reached, key=lambda question: reached[question])[:10]
    listed = "\n".join(f"  {reached[question]:.3f} {question.name}" for question in worst)
    now = {
        "all": round(mean([*reached.values()]), 4),
        "held": round(mean([value for question, value in reached.items() if question.held]), 4),
    }
    assert now["all"] >= LOWEST
    assert all(now[kind] >= FLOOR[kind] for kind in FLOOR), f"次序差了：{now}，底线 {FLOOR}；最差的：\n{listed}"
    if any(now[kind] > FLOOR[kind] + MARGIN for kind in FLOOR):
        print(f"次序好了，请照着把 ranking-floor.yml 改高：{now}")


@needs_node
def test_the_first_hits_come_from_several_pages() -> None:
    """No page takes more than three of the first ten where others have as much to show."""
    for question, answer in zip(judged()[0], shown(), strict=True):
        pages = [name.partition("#")[0] for name, _ in answer]
        if len(set(pages)) >= FIRST:
            assert max(map(pages[:FIRST].count, pages)) <= OF_ONE_PAGE, question.name
