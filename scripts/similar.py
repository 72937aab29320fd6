"""Passages of other reports that word the same thing, found sentence by sentence.

Two sentences are compared by their pairs of neighbouring Chinese characters, rare pairs counting more (cosine of
inverse sentence frequencies), so figures, dates and set phrases weigh little. Candidates come from the rarest pairs
of each sentence and bounded lists of the sentences that have them: time and memory grow with the number of sentences.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from scripts.receipt import GAP

SAME_PART, OTHER_PART = 0.21, 0.28
"""How alike two sentences must be to be shown, where their passages stand in the same part and where they don't."""

_LEAST = 8
"""Pairs a sentence needs to be compared at all: about nine characters."""
_SHARED = 5
_RAREST, _LISTED, _ROWS = 16, 200, 512
_SENTENCE = re.compile(r"[^。！？；]+[。！？；]")

Numbers: TypeAlias = npt.NDArray[np.int64]
Edges: TypeAlias = tuple[Numbers, Numbers, npt.NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class Words:
    """One passage to compare: the number of its page, its part ("" = none), its text."""

    page: int
    part: str
    text: str


@dataclass(frozen=True, slots=True)
class Alike:
    """A passage alike: its place among the passages given, the sentence that is alike, and how much (0 to 1)."""

    passage: int
    sentence: str
    score: float


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Character pairs of all sentences, sorted by sentence and pair, and the sentences of each pair."""

    row: Numbers
    pair: Numbers
    counts: Numbers
    weights: npt.NDArray[np.float64]
    starts: Numbers
    holders: Numbers
    holder_starts: Numbers
    norms: npt.NDArray[np.float64]


def similar(passages: Sequence[Words]) -> list[tuple[Alike, ...]]:
    """For each passage all passages of other pages that word something the same way: same part first, best first."""
    spoken = [(at, found) for at, each in enumerate(passages) for found in _SENTENCE.findall(each.text)]
    best: list[dict[int, Alike]] = [{} for _ in passages]
    pages = np.array([passages[at].page for at, _ in spoken], dtype=np.int64)
    for first, second, score in edges([text for _, text in spoken], pages):
        here, (there, sentence) = spoken[first][0], spoken[second]
        if score >= (SAME_PART if passages[here].part == passages[there].part else OTHER_PART):
            known = best[here].get(there)
            if known is None or known.score < score:
                best[here][there] = Alike(there, sentence, score)
    return [_in_order(found.values(), passages, at) for at, found in enumerate(best)]


def _in_order(found: Iterable[Alike], passages: Sequence[Words], at: int) -> tuple[Alike, ...]:
    part = passages[at].part
    return tuple(sorted(found, key=lambda one: (passages[one.passage].part != part, -one.score, one.passage)))


def edges(sentences: Sequence[str], pages: Numbers) -> Iterator[tuple[int, int, float]]:
    """Ordered pairs of sentences on different pages that are alike, each with how much."""
    if len(sentences) == 0:
        return
    pairs = _pairs(sentences)
    found = [_score(pairs, *_candidates(pairs, pages, at), at) for at in range(0, len(sentences), _ROWS)]
    first, second, score = (np.concatenate([each[part] for each in found]) for part in range(3))
    both = np.concatenate([first * len(sentences) + second, second * len(sentences) + first])
    keys, places = np.unique(both, return_index=True)
    scores = np.concatenate([score, score])[places]
    yield from zip((keys // len(sentences)).tolist(), (keys % len(sentences)).tolist(), scores.tolist(), strict=True)


def _pairs(sentences: Sequence[str]) -> _Pairs:
    text = "\n".join(sentence.replace(GAP, " ") for sentence in sentences) + "\n"
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32).astype(np.int64)
    han = (codes >= 0x3400) & (codes <= 0x9FFF)
    rows = np.cumsum(codes == ord("\n"))[:-1]
    together = han[:-1] & han[1:]
    keys = np.unique((rows[together] << 32) | (codes[:-1][together] << 16) | codes[1:][together])
    row, spelled = keys >> 32, keys & 0xFFFFFFFF
    _, pair, counts = np.unique(spelled, return_inverse=True, return_counts=True)
    weights = np.log(len(sentences) / counts) ** 2
    sizes = np.bincount(row, minlength=len(sentences))
    norms = np.sqrt(np.bincount(row, weights[pair], minlength=len(sentences)))
    norms[sizes < _LEAST] = np.inf
    holders = row[np.argsort(pair, kind="stable")]
    return _Pairs(row, pair, counts, weights, _starts(sizes), holders, _starts(counts), norms)


def _starts(sizes: Numbers) -> Numbers:
    return np.concatenate([[0], np.cumsum(sizes)])


def _spread(starts: Numbers, sizes: Numbers) -> tuple[Numbers, Numbers]:
    """Places start, start + 1 … of each run, one run after another, and the run each place belongs to."""
    runs = np.repeat(np.arange(len(sizes)), sizes)
    ends = np.cumsum(sizes)
    return np.arange(len(runs)) - (ends - sizes)[runs] + starts[runs], runs


def _candidates(pairs: _Pairs, pages: Numbers, at: int) -> tuple[Numbers, Numbers]:
    """Sentences from `at` on with sentences of other pages that share two of their rarest pairs."""
    inside = slice(pairs.starts[at], pairs.starts[min(at + _ROWS, len(pages))])
    row, pair = pairs.row[inside], pairs.pair[inside]
    told = pairs.counts[pair] > 1
    row, pair = row[told], pair[told]
    order = np.lexsort((pair, pairs.counts[pair], row))
    row, pair = row[order], pair[order]
    rank = np.arange(len(row)) - np.searchsorted(row, row)
    row, pair = row[rank < _RAREST], pair[rank < _RAREST]
    places, runs = _spread(pairs.holder_starts[pair], np.minimum(pairs.counts[pair], _LISTED))
    first, second = row[runs], pairs.holders[places]
    apart = pages[first] != pages[second]
    keys, times = np.unique(first[apart] * len(pages) + second[apart], return_counts=True)
    keys = keys[times > 1]
    return keys // len(pages), keys % len(pages)


def _score(pairs: _Pairs, first: Numbers, second: Numbers, at: int) -> Edges:
    """The candidates that are alike enough."""
    kinds = len(pairs.counts)
    inside = slice(pairs.starts[at], pairs.starts[min(at + _ROWS, len(pairs.norms))])
    table = (pairs.row[inside] - at) * kinds + pairs.pair[inside]
    places, runs = _spread(pairs.starts[second], np.diff(pairs.starts)[second])
    wanted = (first[runs] - at) * kinds + pairs.pair[places]
    held = table[np.minimum(np.searchsorted(table, wanted), max(len(table) - 1, 0))] == wanted
    runs, shared = runs[held], pairs.pair[places[held]]
    dot = np.bincount(runs, pairs.weights[shared], minlength=len(first))
    score: npt.NDArray[np.float64] = dot / (pairs.norms[first] * pairs.norms[second])
    good = (score >= SAME_PART) & (np.bincount(runs, minlength=len(first)) >= _SHARED)
    return first[good], second[good], score[good]
