"""Copies and shared templates over the whole library.

Found with a sample of each text's 5-grams in an inverted index, confirmed with the exact Jaccard of all of them.
A copy points at the best text that it itself resembles, so no chain of small changes makes two texts one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scripts.articles.similarity import GAP, Grams, grams, jaccard

COPY = 0.8
TEMPLATE = 0.3
_SAMPLE = np.uint64(8)
_CANDIDATE = 0.18
"""Estimated Jaccard from which a pair is confirmed: below TEMPLATE by more than the sampling error."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts by their places in the library, and how alike they are (Jaccard of 5-grams, 0 to 1)."""

    first: int
    second: int
    alike: float


@dataclass(frozen=True, slots=True)
class Duplicates:
    """`best_of`: place of each copy → place of its best text; `groups`: best first; `same_template`: 0.3 to 0.8."""

    best_of: Mapping[int, int]
    groups: tuple[tuple[int, ...], ...]
    same_template: tuple[Pair, ...]


def duplicates(texts: Sequence[str]) -> Duplicates:
    """All copies and pairs of the same template among `texts`."""
    sets = [grams(text) for text in texts]
    pairs = [Pair(i, j, alike) for i, j in _candidates(sets) if (alike := jaccard(sets[i], sets[j])) >= TEMPLATE]
    near: dict[int, set[int]] = {}
    for pair in pairs:
        if pair.alike >= COPY:
            near.setdefault(pair.first, set()).add(pair.second)
            near.setdefault(pair.second, set()).add(pair.first)
    best_of = _best_copies(near, texts)
    groups: dict[int, list[int]] = {}
    for copy, best in sorted(best_of.items()):
        groups.setdefault(best, [best]).append(copy)
    template = tuple(pair for pair in pairs if pair.alike < COPY)
    return Duplicates(best_of, tuple(tuple(group) for _, group in sorted(groups.items())), template)


def _best_copies(near: Mapping[int, set[int]], texts: Sequence[str]) -> dict[int, int]:
    best_of: dict[int, int] = {}
    taken: set[int] = set()
    for best in sorted(near, key=lambda at: _quality(texts[at], at)):
        if best in taken:
            continue
        copies = near[best] - taken
        taken |= copies | {best}
        best_of.update(dict.fromkeys(sorted(copies), best))
    return best_of


def _quality(text: str, at: int) -> tuple[int, int, bool, int]:
    """Sorts the best text first: fewest gaps, longest, with a title, earliest."""
    first_line = text.lstrip().split("\n", 1)[0]
    untitled = len(first_line) > 60 or first_line.endswith(("。", "：", "；", "，"))
    return text.count(GAP), -len(text), untitled, at


def _candidates(sets: Sequence[Grams]) -> Iterator[tuple[int, int]]:
    """Pairs (earlier, later) whose sampled 5-grams overlap enough to be worth an exact look."""
    samples = [one[one % _SAMPLE == 0] for one in sets]
    sizes = np.array([len(sample) for sample in samples], dtype=np.int64)
    together = np.concatenate([*samples, np.empty(0, dtype=np.uint64)])
    order = np.argsort(together, kind="stable")
    places = np.repeat(np.arange(len(samples)), sizes)[order]
    index, firsts = np.unique(together[order], return_index=True)
    ends = np.append(firsts[1:], len(places))
    for at, sample in enumerate(samples):
        rows = np.searchsorted(index, sample)
        rows = rows[ends[rows] - firsts[rows] > 1]
        found = [places[first:end] for first, end in zip(firsts[rows], ends[rows], strict=True)]
        counts = np.bincount(np.concatenate([*found, places[:0]]), minlength=at)[:at]
        union = sizes[:at] + len(sample) - counts
        for other in np.nonzero((counts > 0) & (counts >= _CANDIDATE * union))[0].tolist():
            yield other, at
