"""The reading side under node, without a page: all questions in little time."""

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.judging import Answer, Cost
from benchmarks.questions import Question


@dataclass(frozen=True, slots=True)
class Asked:
    """Answers and milliseconds of every question on one open index, and what each question of fresh visits cost."""

    answers: list[Answer]
    ms: list[float]
    visits: list[list[Cost]]


def ask(index: Path, asked: Sequence[Question], visits: Sequence[Sequence[Question]]) -> Asked:
    """Ask the index in a folder. Raises CalledProcessError when the script fails."""
    script = Path(__file__).with_name("search.js")
    told = json.dumps({"questions": _plain(asked), "rows": [_plain(row) for row in visits]})
    run = subprocess.run(["node", script, index], input=told, stdout=subprocess.PIPE, text=True, check=True)
    found = json.loads(run.stdout)
    answers = [
        Answer(each["total"], tuple((page.removesuffix(".md"), id, tuple(marks)) for page, id, marks in each["hits"]))
        for each in found["answers"]
    ]
    return Asked(answers, found["ms"], [[Cost(**cost) for cost in visit] for visit in found["costs"]])


def _plain(asked: Sequence[Question]) -> list[dict[str, object]]:
    return [{"text": question.text, "filters": question.filters} for question in asked]
