"""Posting lists: for every single character and every two characters that follow each other, the passages with them.

A gram is one number, `first << 21 | second` (code points; `second` 0 for a single character). Lists are sorted
by passage number, which is static rank, and stored as differences in variable-length integers.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.uint64]

SECOND_BITS = 21
_PASSAGE_BITS = 22
_SECOND_MASK = np.uint64((1 << SECOND_BITS) - 1)
_CHUNK = 1_000_000
"""Characters sorted at a time: bounds the memory of one step, not the size of the index."""


@dataclass(frozen=True, slots=True)
class Postings:
    """Grams in order; the passages of gram i are `passages[starts[i]:starts[i + 1]]`."""

    grams: Numbers
    starts: NDArray[np.int64]
    passages: Numbers


def postings(keys: Iterable[str]) -> Postings:
    """Posting lists of passages given by their keys, numbered from 0."""
    parts = [_pairs(chunk) for chunk in _chunks(keys)]
    pairs = np.sort(np.concatenate(parts)) if parts else np.zeros(0, np.uint64)
    grams = pairs >> np.uint64(_PASSAGE_BITS)
    first = np.flatnonzero(np.concatenate(([True], grams[1:] != grams[:-1]))) if len(grams) else np.zeros(0, np.int64)
    numbers = pairs & np.uint64((1 << _PASSAGE_BITS) - 1)
    return Postings(grams[first], np.append(first, len(grams)).astype(np.int64), numbers)


def varints(values: Numbers) -> tuple[bytes, NDArray[np.int64]]:
    """Values as variable-length integers (7 bits a byte, low bits first), and the offset at which each ends."""
    if not len(values):
        return b"", np.zeros(0, np.int64)
    widths = np.ones(len(values), np.int64)
    for bits in range(7, 64, 7):
        widths += values >= np.uint64(1 << bits)
    ends = np.cumsum(widths)
    out = np.zeros(int(ends[-1]), np.uint8)
    for at in range(int(widths.max())):
        has = widths > at
        more = (widths[has] > at + 1).astype(np.uint8) << 7
        seven = (values[has] >> np.uint64(7 * at)) & np.uint64(0x7F)
        out[ends[has] - widths[has] + at] = seven.astype(np.uint8) | more
    return out.tobytes(), ends


def differences(passages: Numbers, starts: NDArray[np.int64]) -> Numbers:
    """Each passage number minus the one before it in its list; the first of a list as it is."""
    steps = passages.copy()
    steps[1:] -= passages[:-1]
    steps[starts[:-1]] = passages[starts[:-1]]
    return steps


def _chunks(keys: Iterable[str]) -> Iterator[list[tuple[int, str]]]:
    chunk: list[tuple[int, str]] = []
    length = 0
    for number, text in enumerate(keys):
        chunk.append((number, text))
        length += len(text)
        if length >= _CHUNK:
            yield chunk
            chunk, length = [], 0
    if chunk:
        yield chunk


def _pairs(chunk: list[tuple[int, str]]) -> Numbers:
    """All different (gram, passage) pairs of a chunk, each as one number."""
    text = "".join(key for _, key in chunk)
    codes = np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.uint64)
    lengths = np.array([len(key) for _, key in chunk])
    numbers = np.repeat(np.array([number for number, _ in chunk], np.uint64), lengths)
    single = codes << np.uint64(SECOND_BITS)
    same = numbers[1:] == numbers[:-1]
    double = (single[:-1] | (codes[1:] & _SECOND_MASK))[same]
    grams = np.concatenate((single, double))
    of = np.concatenate((numbers, numbers[:-1][same]))
    return np.unique(grams << np.uint64(_PASSAGE_BITS) | of)
