"""How alike two texts are: the 5-grams of their Chinese characters, as hashes in numpy arrays."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from scripts.pipeline import han_of

Grams: TypeAlias = npt.NDArray[np.uint64]

GAP = "〔缺〕"
WIDTH = 5
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


def grams(text: str) -> Grams:
    """Sorted hashes of all 5-grams of Chinese characters; masks, gaps, digits and punctuation don't count."""
    han = han_of(text.replace(GAP, ""))
    codes = np.frombuffer(han.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    if len(codes) < WIDTH:
        return np.empty(0, dtype=np.uint64)
    rows = np.lib.stride_tricks.sliding_window_view(codes, WIDTH)
    mixed = np.zeros(len(rows), dtype=np.uint64)
    for column in range(WIDTH):
        mixed = (mixed ^ rows[:, column]) * _MULTIPLIER
        mixed ^= mixed >> np.uint64(29)
    return np.unique(mixed)


def han_length(text: str) -> int:
    """How many Chinese characters a text has, without its marked gaps."""
    return len(han_of(text.replace(GAP, "")))


def shared(first: Grams, second: Grams) -> int:
    """How many 5-grams two texts have in common."""
    return len(np.intersect1d(first, second, assume_unique=True))


def jaccard(first: Grams, second: Grams) -> float:
    """Share of common 5-grams among all of both texts, 0 to 1; 0 where a text has none."""
    both = shared(first, second)
    return both / (len(first) + len(second) - both) if both else 0.0


def containment(first: Grams, second: Grams) -> float:
    """Share of the shorter text's 5-grams that the other has too, 0 to 1."""
    return shared(first, second) / max(1, min(len(first), len(second)))


def containment_in(texts: Sequence[Grams]) -> Callable[[Grams], npt.NDArray[np.float64]]:
    """`containment` of one text in many, asked at once: they are indexed, so that each question is quick."""
    hashes = np.concatenate([*texts, np.empty(0, dtype=np.uint64)])
    order = np.argsort(hashes, kind="stable")
    sizes = np.array([len(text) for text in texts], dtype=np.int64)
    owners, hashes = np.repeat(np.arange(len(texts)), sizes)[order], hashes[order]

    def ask(own: Grams) -> npt.NDArray[np.float64]:
        first, last = np.searchsorted(hashes, own, "left"), np.searchsorted(hashes, own, "right")
        hits = [owners[i:j] for i, j in zip(first, last, strict=True) if j > i]
        both = np.bincount(np.concatenate(hits), minlength=len(texts)) if hits else np.zeros(len(texts))
        return both / np.maximum(1, np.minimum(sizes, len(own)))

    return ask
