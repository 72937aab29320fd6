"""Posting lists: for every single character and every two characters that follow each other, the passages with them.

A gram is one number, `first << 21 | second` (code points; `second` 0 for a single character). Lists are sorted by
passage number, which is static rank, and come in gram order, a batch at a time: keys are sorted in runs on disk that
are then merged range by range, so memory does not grow with the number of pages.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.uint64]
Offsets: TypeAlias = NDArray[np.int64]

SECOND_BITS = 21
MASK_PLACES = 8
RUN = 1_000_000
"""Characters sorted at a time."""

BATCH = 4_000_000
"""Postings merged at a time; a batch is larger only where one list is."""

_PLACE_BITS, _PASSAGE_BITS = 3, 19
_PASSAGES_A_RUN = 1 << _PASSAGE_BITS
_NONE: Numbers = np.zeros(0, np.uint64)


@dataclass(frozen=True, slots=True)
class Postings:
    """Grams in order; list i is `passages[starts[i]:starts[i + 1]]`, and `masks` beside it says where in each it is:

    bit p is set when the gram begins at a character of the passage's key whose place, from 0, is p mod 8.
    """

    grams: Numbers
    starts: Offsets
    passages: NDArray[np.uint32]
    masks: NDArray[np.uint8]


def postings(keys: Iterable[str], folder: Path, *, run: int = RUN, batch: int = BATCH) -> Iterator[Postings]:
    """Posting lists of passages given by their keys, numbered from 0; each list is whole in one batch.

    Runs lie in unnamed files in `folder`. Raises OSError when there is no room for them.
    """
    with _Runs(folder, batch) as runs:
        number = 0
        for chunk in _chunks(keys, run):
            runs.add(_sorted(chunk), number)
            number += len(chunk)
        yield from runs.merged()


def _chunks(keys: Iterable[str], run: int) -> Iterator[list[str]]:
    chunk: list[str] = []
    length = 0
    for text in keys:
        chunk.append(text)
        length += len(text)
        if length >= run or len(chunk) == _PASSAGES_A_RUN:
            yield chunk
            chunk, length = [], 0
    if chunk:
        yield chunk


def _sorted(chunk: Sequence[str]) -> Numbers:
    """All grams of a chunk in order, each with the row of its passage and its place mod 8, as one number."""
    codes = np.frombuffer("".join(chunk).encode("utf-32-le"), np.uint32).astype(np.uint64)
    lengths = np.array([len(key) for key in chunk], np.int64)
    rows = np.repeat(np.arange(len(chunk), dtype=np.uint64), lengths)
    places = np.arange(len(codes), dtype=np.int64) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    low = rows << np.uint64(_PLACE_BITS) | (places % MASK_PLACES).astype(np.uint64)
    single = codes << np.uint64(SECOND_BITS + _PASSAGE_BITS + _PLACE_BITS) | low
    double = single[:-1] | codes[1:] << np.uint64(_PASSAGE_BITS + _PLACE_BITS)
    found = np.concatenate((single, double[rows[1:] == rows[:-1]]))
    found.sort()
    return found


class _Runs:
    """Sorted runs on disk: rows of (gram, where its list starts), the lists behind each other in two more files."""

    def __init__(self, folder: Path, batch: int) -> None:
        self._sample = max(1, batch >> 10)
        self._cut_every = batch // self._sample
        self._grams, self._starts, self._passages, self._masks = (_Column(folder, kind) for kind in "QqIB")
        self._bounds = [0]
        self._samples: list[Numbers] = []

    def __enter__(self) -> "_Runs":
        return self

    def __exit__(self, *_: object) -> None:
        for column in (self._grams, self._starts, self._passages, self._masks):
            column.close()

    def add(self, found: Numbers, base: int) -> None:
        """One run more, as `_sorted` gives it; its passages are numbered from `base`."""
        pairs = found >> np.uint64(_PLACE_BITS)
        first = _firsts(pairs)
        bits = np.uint8(1) << (found & np.uint64(MASK_PLACES - 1)).astype(np.uint8)
        pairs = pairs[first]
        grams = pairs >> np.uint64(_PASSAGE_BITS)
        lists = _firsts(grams)
        self._samples.append(grams[:: self._sample].copy())  # a view would keep the run
        self._grams.append(grams[lists])
        self._starts.append(lists + self._passages.size)
        self._passages.append((pairs & np.uint64(_PASSAGES_A_RUN - 1)).astype(np.uint32) + np.uint32(base))
        self._masks.append(np.bitwise_or.reduceat(bits, first) if len(first) else bits)
        self._bounds.append(self._grams.size)

    def merged(self) -> Iterator[Postings]:
        """The lists of all runs, those of one gram joined."""
        self._starts.append(np.array([self._passages.size], np.int64))
        cuts = np.unique(np.sort(np.concatenate(self._samples or [_NONE]))[:: self._cut_every])[1:]
        spans = [
            (first, *(first + np.searchsorted(self._grams.read(first, last), cuts)).tolist(), last)
            for first, last in pairwise(self._bounds)
        ]
        for at in range(len(cuts) + 1):
            rows = [(span[at], span[at + 1]) for span in spans if span[at] < span[at + 1]]
            if rows:
                yield self._joined(rows)

    def _joined(self, spans: Sequence[tuple[int, int]]) -> Postings:
        """The lists in these rows of the runs, in gram order: runs hold ascending passages, so theirs follow."""
        grams = np.concatenate([self._grams.read(*span) for span in spans])
        starts = [self._starts.read(first, last + 1) for first, last in spans]
        counts = np.concatenate([np.diff(each) for each in starts])
        order = np.argsort(grams, kind="stable")
        sizes = counts[order]
        into = np.cumsum(sizes) - sizes
        source = np.repeat((np.cumsum(counts) - counts)[order] - into, sizes) + np.arange(sizes.sum())
        lists = _firsts(grams[order])
        within = [(int(each[0]), int(each[-1])) for each in starts]
        return Postings(
            grams[order][lists],
            np.append(into[lists], len(source)),
            np.concatenate([self._passages.read(*each) for each in within])[source],
            np.concatenate([self._masks.read(*each) for each in within])[source],
        )


class _Column:
    """Numbers of one width in an unnamed file, which goes when it is closed, however the build ends."""

    def __init__(self, folder: Path, kind: str) -> None:
        self._file: Any = TemporaryFile(dir=folder)  # noqa: SIM115 closed by _Runs
        self._kind = np.dtype(kind)
        self.size = 0

    def append(self, values: NDArray[Any]) -> None:
        self._file.write(values.astype(self._kind, copy=False).data)
        self.size += len(values)

    def read(self, first: int, last: int) -> NDArray[Any]:
        self._file.seek(first * self._kind.itemsize)
        return np.fromfile(self._file, self._kind, last - first)

    def close(self) -> None:
        self._file.close()


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


def differences(passages: Numbers, starts: Offsets) -> Numbers:
    """Each passage number minus the one before it in its list; the first of a list as it is."""
    steps = passages.copy()
    steps[1:] -= passages[:-1]
    steps[starts[:-1]] = passages[starts[:-1]]
    return steps


def _firsts(values: Numbers) -> Offsets:
    """Where each run of equal values begins."""
    new = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=new[1:])
    return np.flatnonzero(new)
