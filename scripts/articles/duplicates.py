"""Copies and shared templates over the whole library.

Found with a sample of each text's 5-grams in an inverted index, confirmed with the exact Jaccard of all of them.
A copy points at the best text that it itself resembles, so no chain of small changes makes two texts one.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from scripts.articles.similarity import GAP, grams, han_length, jaccard

COPY = 0.8
TEMPLATE = 0.3
UNTITLED = "（无标题）"
"""How a title begins that we made for an article without one."""
_SAMPLE = 256
"""5-grams kept of each text, those of the smallest hashes: all of a short one, so that it is not missed by chance."""
_SURE = 0.6
"""Share of the Jaccard asked for from which a pair is looked at exactly: below it by more than the sampling error."""
_HELD = 256
"""Texts whose 5-grams are held at once while pairs are looked at."""


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


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of a text in memory: a sample of its 5-grams, and what makes it better or worse than a copy.

    `sample` holds sorted 64-bit hashes as bytes, little end first.
    """

    sample: bytes
    gaps: int
    length: int
    untitled: bool


def fingerprint(text: str, title: str = "") -> Fingerprint:
    """The fingerprint of an article's text; the same from its page as from its draft, so only what both have counts."""
    every = grams(text)
    untitled = not title or title.startswith(UNTITLED)
    return Fingerprint(every[:_SAMPLE].astype("<u8").tobytes(), text.count(GAP), han_length(text), untitled)


def duplicates(prints: Sequence[Fingerprint], text_at: Callable[[int], str], least: float = TEMPLATE) -> Duplicates:
    """All copies and pairs at least `least` alike. `text_at` gives a text again: it is asked for likely pairs only."""
    pairs = list(_alike(prints, text_at, least))
    near: dict[int, set[int]] = {}
    for pair in pairs:
        if pair.alike >= COPY:
            near.setdefault(pair.first, set()).add(pair.second)
            near.setdefault(pair.second, set()).add(pair.first)
    best_of = _best_copies(near, prints)
    groups: dict[int, list[int]] = {}
    for copy, best in sorted(best_of.items()):
        groups.setdefault(best, [best]).append(copy)
    template = tuple(pair for pair in pairs if pair.alike < COPY)
    return Duplicates(best_of, tuple(tuple(group) for _, group in sorted(groups.items())), template)


def _alike(prints: Sequence[Fingerprint], text_at: Callable[[int], str], least: float) -> Iterator[Pair]:
    grams_at = lru_cache(_HELD)(lambda at: grams(text_at(at)))
    for first, second in _candidates(prints, least * _SURE):
        if (alike := jaccard(grams_at(first), grams_at(second))) >= least:
            yield Pair(first, second, alike)


def _best_copies(near: Mapping[int, set[int]], prints: Sequence[Fingerprint]) -> dict[int, int]:
    best_of: dict[int, int] = {}
    taken: set[int] = set()
    for best in sorted(near, key=lambda at: _quality(prints[at], at)):
        if best in taken:
            continue
        copies = near[best] - taken
        taken |= copies | {best}
        best_of.update(dict.fromkeys(sorted(copies), best))
    return best_of


def _quality(text: Fingerprint, at: int) -> tuple[int, int, bool, int]:
    """Sorts the best text first: fewest gaps, longest, with a title, earliest."""
    return text.gaps, -text.length, text.untitled, at


def _candidates(prints: Sequence[Fingerprint], least: float) -> Iterator[tuple[int, int]]:
    """Pairs (earlier, later) whose samples overlap enough to be worth an exact look, by the later one.

    Of the larger sample, texts share at least about the share that is their Jaccard: both samples hold every common
    5-gram whose hash is among the smallest of the longer text.
    """
    samples = [np.frombuffer(each.sample, dtype="<u8") for each in prints]
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
        for other in np.nonzero((counts > 0) & (counts >= least * np.maximum(sizes[:at], len(sample))))[0].tolist():
            yield other, at
