"""What an engine answered beside what is true, and what it cost."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.questions import Question, Truth, key

EXACT_TO = 20
"""Up to so many passages a total must be the true number."""
FIRST = 10


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine shows: how many there are, and each hit as page, passage and what is marked in it.

    A peer answers with pages: its hits have the passage "", its total is -1.
    """

    total: int
    hits: tuple[tuple[str, str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one question: bytes and requests, rounds of requests that waited for each other, milliseconds."""

    bytes: int
    requests: int
    rounds: int
    ms: float


@dataclass(frozen=True, slots=True)
class Score:
    """Shares: questions with a right first hit, with one among ten; right ones of the hits; questions with every hit.

    The last counts questions that no more than ten passages answer.
    """

    asked: int
    hit1: float
    hit10: float
    precision: float
    complete: float


def score(truth: Truth, asked: Sequence[Question], answers: Sequence[Answer]) -> Score:
    """Hits of passages are right when the passage holds what was asked, hits of pages when the page does."""
    rows = [_right(truth, question, answer) for question, answer in zip(asked, answers, strict=True)]
    whole = [sum(right) == most for right, most in rows if most <= FIRST]
    shown = [right for row, _ in rows for right in row]
    first = [row[:1] == [True] for row, _ in rows]
    return Score(len(rows), share(first), share([any(row) for row, _ in rows]), share(shown), share(whole))


def _right(truth: Truth, question: Question, answer: Answer) -> tuple[list[bool], int]:
    places = {truth.places[at] for at in truth.answer(question)}
    pages = {page for page, _ in places}
    named = all(id for _, id, _ in answer.hits)
    right = [(page, id) in places if named else page in pages for page, id, _ in answer.hits[:FIRST]]
    return right, len(places if named else pages)


def totals(truth: Truth, asked: Sequence[Question], answers: Sequence[Answer]) -> tuple[float, float]:
    """Share of totals up to EXACT_TO that are the true number; the largest error, as a share, of those beyond."""
    pairs = zip(asked, answers, strict=True)
    told = [(len(truth.answer(question)), answer.total) for question, answer in pairs if question.exact]
    beyond = (abs(total - true) / true for true, total in told if true > EXACT_TO)
    return share([total == true for true, total in told if true <= EXACT_TO]), max(beyond, default=0.0)


def marked(asked: Sequence[Question], answers: Sequence[Answer]) -> float:
    """Share of hits in which every phrase is marked, and nothing that is not made of phrases."""
    return share(
        [
            _marked(question.phrases, [key(mark) for mark in marks])
            for question, answer in zip(asked, answers, strict=True)
            if question.exact
            for _, _, marks in answer.hits
        ]
    )


def _marked(phrases: Sequence[str], marks: Sequence[str]) -> bool:
    if not all(any(phrase in mark for mark in marks) for phrase in phrases):
        return False
    return all(_made_of(mark, phrases) for mark in marks)


def _made_of(mark: str, phrases: Sequence[str]) -> bool:
    """Whether each character of a mark lies in one of the phrases: those that overlap are one mark."""
    held = [False] * len(mark)
    for phrase in phrases:
        for at in range(len(mark) - len(phrase) + 1):
            if mark.startswith(phrase, at):
                held[at : at + len(phrase)] = [True] * len(phrase)
    return all(held)


def share(right: Sequence[bool]) -> float:
    """How many of them, from 0 to 1; nan of none."""
    return sum(right) / len(right) if right else float("nan")


def middle(values: Sequence[float]) -> float:
    """The median; nan of nothing."""
    return statistics.median(values) if values else float("nan")


def high(values: Sequence[float]) -> float:
    """The value below which 95 of 100 lie; nan of nothing."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))] if values else float("nan")
