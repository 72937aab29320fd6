"""Passages that nearly repeat one of the page they were copied from: a search shows them under that one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import PurePosixPath

from scripts.index.documents import IndexedPage
from scripts.index.key import key

ALIKE = 0.8
"""Jaccard of the pairs of characters from which two passages say the same."""


Pair = tuple[str, str]


def originals(found: Sequence[IndexedPage]) -> dict[str, int]:
    """The numbers of pages that are no copies, by path."""
    return {page.path: number for number, page in enumerate(found) if not page.copy_of}


def repeated(page: IndexedPage, first: Mapping[str, int], found: Sequence[IndexedPage]) -> tuple[int, list[int]]:
    """The number of the page it is a copy of (-1 = none), and for each of its passages the row of what it repeats."""
    named = page.copy_of
    beside = (PurePosixPath(page.path).parent.parent / named).as_posix()  # as convert writes it, below all examples
    original = first.get(named, first.get(beside, -1)) if named else -1
    return original, repeats(page, found[original]) if original >= 0 else [0] * len(page.passages)


def repeats(copy: IndexedPage, original: IndexedPage) -> list[int]:
    """For each passage of `copy` the row, from 1, of the passage of `original` that it nearly repeats; 0 = none."""
    pairs = [_pairs(passage.text) for passage in original.passages]
    rows: dict[Pair, list[int]] = {}
    for row, held in enumerate(pairs):
        for pair in held:
            rows.setdefault(pair, []).append(row)
    return [_row_of(_pairs(passage.text), pairs, rows) for passage in copy.passages]


def _row_of(own: set[Pair], pairs: Sequence[set[Pair]], rows: Mapping[Pair, list[int]]) -> int:
    shared = Counter(row for pair in own for row in rows.get(pair, ()))
    alike = {row: count / (len(own) + len(pairs[row]) - count) for row, count in shared.items()}
    best = max(alike, key=lambda row: (alike[row], -row), default=-1)
    return best + 1 if alike.get(best, 0) >= ALIKE else 0


def _pairs(text: str) -> set[Pair]:
    return set(pairwise(key(text)))
