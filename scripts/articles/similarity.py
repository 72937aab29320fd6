"""How alike two texts are: the 5-grams of their Chinese characters, as hashes in numpy arrays."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from scripts.pipeline import HAN

Grams: TypeAlias = npt.NDArray[np.uint64]

GAP = "〔缺〕"
WIDTH = 5
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


def grams(text: str) -> Grams:
    """Sorted hashes of all 5-grams of Chinese characters; masks, gaps, digits and punctuation don't count."""
    han = "".join(HAN.findall(text.replace(GAP, "")))
    codes = np.array([ord(character) for character in han], dtype=np.uint64)
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
    return len(HAN.findall(text.replace(GAP, "")))


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
