"""What the search finds and fetches on 300 made pages may not get worse: no times here, they depend on the machine."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks import corpus, node
from benchmarks.judging import Answer, Score, high, marked, middle, score, totals
from benchmarks.questions import WRONG, Question, Truth, questions
from scripts.index import build_index
from scripts.scheme import OURS

PAGES = 300
EACH = 12
VISITS = 4

COLD_BYTES = 70_000
LATER_BYTES = (50_000, 100_000)
"""Median, and that which 95 of 100 stay below."""
ROUNDS = 3
FILES = 500
BYTES = 6_000_000


@dataclass(frozen=True, slots=True)
class Run:
    truth: Truth
    asked: list[Question]
    found: node.Asked
    files: int
    bytes: int

    def of(self, kind: str) -> Score:
        pairs = [pair for pair in zip(self.asked, self.found.answers, strict=True) if pair[0].kind == kind]
        return score(self.truth, [question for question, _ in pairs], [answer for _, answer in pairs])


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    if shutil.which("node") is None:
        pytest.skip("没有 node：apt-get install nodejs")
    folder = tmp_path_factory.mktemp("floor")
    truth = Truth(corpus.write(folder / "docs", range(PAGES)))
    asked = list(questions(truth, EACH))
    report = build_index(folder / "docs", (), folder / "index", OURS)
    plain = [question for question in asked if not question.filters]
    found = node.ask(folder / "index", asked, [plain[at::VISITS][:10] for at in range(VISITS)])
    return Run(truth, asked, found, report.files, report.bytes)


def test_what_is_there_is_found_and_nothing_else(run: Run) -> None:
    kinds = {question.kind for question in run.asked if question.exact}
    assert {kind: run.of(kind) for kind in kinds} == {kind: Score(EACH, 1, 1, 1, 1) for kind in kinds}


def test_one_wrong_character_of_eight_is_forgiven(run: Run) -> None:
    assert run.of(WRONG).hit10 == 1
    assert run.of(WRONG).hit1 >= 0.9


def test_totals_and_marks_are_true(run: Run) -> None:
    exact, beyond = totals(run.truth, run.asked, run.found.answers)
    assert exact == 1
    assert beyond <= 0.1
    assert marked(run.asked, run.found.answers) == 1


def test_little_is_fetched_in_few_rounds(run: Run) -> None:
    cold = [visit[0] for visit in run.found.visits]
    later = [cost.bytes for visit in run.found.visits for cost in visit[1:]]
    assert middle([cost.bytes for cost in cold]) <= COLD_BYTES
    assert middle(later) <= LATER_BYTES[0]
    assert high(later) <= LATER_BYTES[1]
    assert max(cost.rounds for cost in cold) <= ROUNDS


def test_the_index_is_small_and_of_few_files(run: Run) -> None:
    assert run.files <= FILES
    assert run.bytes <= BYTES


def test_the_judge_tells_right_from_wrong(tmp_path: Path) -> None:
    truth = Truth(corpus.write(tmp_path, range(3)))
    cut = truth.key(0)[4:12]
    question = Question("8字", cut, (cut,))
    right = tuple((page, id, (cut,)) for page, id in (truth.places[at] for at in sorted(truth.answer(question))))
    wrong = (*next(place for place in truth.places if place not in {(page, id) for page, id, _ in right}), ("错",))
    assert score(truth, [question], [Answer(len(right), right)]) == Score(1, 1, 1, 1, 1)
    assert score(truth, [question], [Answer(1, (wrong,))]) == Score(1, 0, 0, 0, 0)
    assert totals(truth, [question], [Answer(len(right) + 1, right)]) == (0, 0)
    assert marked([question], [Answer(2, (*right, wrong))]) == len(right) / (len(right) + 1)
