"""Posting lists as files: short ones gathered in hash shards, long ones cut into blocks of their own.

docs/contribute/search.md gives the layout byte by byte.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scripts.index.postings import SECOND_BITS, Numbers, Postings, differences, varints
from scripts.index.store import FileSet, Store, varint

SHARD_BYTES = 10_000
"""Aim for the size of a shard before compression (about 7 KB after it)."""

LONG = 4_096
"""A list of more passages is long: it has blocks, and stands in the manifest with its size."""

PAIR_BLOCK, SINGLE_BLOCK = 8_192, 131_072
"""Passages that the blocks of a long list hold on average, at most: of pairs, of single characters."""

_SECOND_MASK = np.uint64((1 << SECOND_BITS) - 1)


def shard_of(grams: Numbers, shards: int) -> NDArray[np.int64]:
    """The shard of each gram: two odd multipliers and two shifts, in 32-bit arithmetic that JavaScript has too."""
    mask = np.uint64(0xFFFFFFFF)
    first, second = grams >> np.uint64(SECOND_BITS), grams & _SECOND_MASK
    mixed = ((first * np.uint64(0x9E3779B1)) & mask) ^ ((second * np.uint64(0x85EBCA6B)) & mask)
    mixed = ((mixed ^ (mixed >> np.uint64(15))) * np.uint64(0x2C1B3C6D)) & mask
    chosen: NDArray[np.uint64] = (mixed ^ (mixed >> np.uint64(12))) % np.uint64(shards)
    return chosen.astype(np.int64)


def block_width(size: int, passages: int, *, pair: bool) -> int:
    """How many passage numbers a block of a list of `size` spans: a power of two, so that blocks of lists nest."""
    width = 1 << max(0, passages - 1).bit_length()
    while size * min(width, passages) > (PAIR_BLOCK if pair else SINGLE_BLOCK) * passages:
        width >>= 1
    return width


def write_lists(batches: Iterable[Postings], passages: int, store: Store) -> dict[str, Any]:
    """Put all lists into the store; what the manifest says of the long ones: `long` (grams), `sizes`."""
    short = _Short()
    blocks = store.files("blocks")
    grams, sizes = "", []
    for batch in batches:
        counts = np.diff(batch.starts)
        for at in np.flatnonzero(counts > LONG):
            gram, size = int(batch.grams[at]), int(counts[at])
            part = slice(batch.starts[at], batch.starts[at + 1])
            for block in _blocks(gram, batch.passages[part].astype(np.uint64), batch.masks[part], passages):
                blocks.add(block)
            grams += chr(gram >> SECOND_BITS) + (chr(gram & int(_SECOND_MASK)) if _is_pair(gram) else " ")
            sizes.append(size)
        short.add(batch, counts <= LONG)
    short.write(store.files("shards"))
    return {"long": grams, "sizes": sizes}


def _is_pair(gram: int) -> bool:
    return gram & int(_SECOND_MASK) > 0


def _blocks(gram: int, numbers: Numbers, masks: NDArray[np.uint8], passages: int) -> Iterator[bytes]:
    """The blocks of a list, one for each span of passage numbers, empty ones too: their order says where they begin."""
    pair = _is_pair(gram)
    width = block_width(len(numbers), passages, pair=pair)
    bounds = np.arange(0, passages + width, width)
    cuts = np.searchsorted(numbers, bounds)
    for start, (first, last) in zip(bounds.tolist(), pairwise(cuts.tolist()), strict=False):
        found = numbers[first:last] - np.uint64(start)
        yield varint(len(found)) + _ascending(found) + (masks[first:last].tobytes() if pair else b"")


def _ascending(numbers: Numbers) -> bytes:
    """Differences (leading byte 0), or where numbers stand close together a bitmap (1)."""
    steps = varints(differences(numbers, np.array([0, len(numbers)])))[0] if len(numbers) else b""
    if not len(numbers) or int(numbers[-1]) // 8 >= len(steps):
        return b"\x00" + steps
    bits = np.zeros(int(numbers[-1]) + 1, np.uint8)
    bits[numbers.astype(np.int64)] = 1
    return b"\x01" + np.packbits(bits, bitorder="little").tobytes()


class _Short:
    """Short lists, encoded as they come, until it is known how many shards they fill."""

    def __init__(self) -> None:
        self._grams: list[Numbers] = []
        self._sizes: list[NDArray[np.int64]] = []
        self._lengths: list[NDArray[np.int64]] = []
        self._steps = bytearray()
        self._masks = bytearray()

    def add(self, batch: Postings, chosen: NDArray[np.bool_]) -> None:
        """The chosen lists of a batch."""
        counts = np.diff(batch.starts)
        held = np.repeat(chosen, counts)
        sizes = counts[chosen]
        starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes)))
        if not len(sizes):
            return
        content, ends = varints(differences(batch.passages[held].astype(np.uint64), starts))
        pairs = np.repeat((batch.grams & _SECOND_MASK) > 0, counts)
        self._grams.append(batch.grams[chosen])
        self._sizes.append(sizes)
        self._lengths.append(np.diff(ends[starts[1:] - 1], prepend=0))
        self._steps += content
        self._masks += batch.masks[held & pairs].tobytes()

    def write(self, shards: FileSet) -> None:
        """All lists, shard by shard."""
        none = [np.zeros(0, np.uint64)]
        grams = np.concatenate(self._grams or none)
        sizes, lengths = (np.concatenate(each or none).astype(np.int64) for each in (self._sizes, self._lengths))
        masked = np.where(grams & _SECOND_MASK, sizes, 0)
        count = max(1, round((len(self._steps) + len(self._masks) + 5 * len(grams)) / SHARD_BYTES))
        shard = shard_of(grams, count)
        order = np.lexsort((grams, shard))
        steps = _Pieces(self._steps, lengths)
        masks = _Pieces(self._masks, masked)
        for first, last in pairwise(np.searchsorted(shard[order], np.arange(count + 1)).tolist()):
            rows = order[first:last]
            shards.add(_directory(grams[rows], sizes[rows]) + steps.at(rows) + masks.at(rows))


class _Pieces:
    """Bytes of many lists behind each other."""

    def __init__(self, content: bytearray, lengths: NDArray[np.int64]) -> None:
        self._content = memoryview(content)
        self._ends = np.cumsum(lengths)
        self._starts = self._ends - lengths

    def at(self, rows: NDArray[np.int64]) -> bytes:
        spans = zip(self._starts[rows].tolist(), self._ends[rows].tolist(), strict=True)
        return b"".join(self._content[first:last] for first, last in spans)


def _directory(grams: Numbers, sizes: NDArray[np.int64]) -> bytes:
    """How many lists, then by columns: first characters as differences, second characters, sizes."""
    first = grams >> np.uint64(SECOND_BITS)
    columns = (np.diff(first, prepend=np.uint64(0)), grams & _SECOND_MASK, sizes.astype(np.uint64))
    return varint(len(grams)) + b"".join(varints(column)[0] for column in columns)
