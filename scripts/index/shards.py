"""Posting lists as files: small lists gathered in hash shards, long ones cut into blocks of their own.

docs/contribute/search.md gives the layout byte by byte.
"""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from scripts.index.postings import SECOND_BITS, Numbers, Postings, differences, varints
from scripts.index.store import Store

SHARD_BYTES = 20_000
"""Aim for the size of a shard before compression (10 to 15 KB after it)."""

BLOCK = 8_192
"""Passages in a block; a list with more is long. The first block holds the best pages: numbers are ranks."""


def shard_of(grams: Numbers, shards: int) -> NDArray[np.int64]:
    """The shard of each gram: two odd multipliers and two shifts, in 32-bit arithmetic that JavaScript has too."""
    mask = np.uint64(0xFFFFFFFF)
    first, second = grams >> np.uint64(SECOND_BITS), grams & np.uint64((1 << SECOND_BITS) - 1)
    mixed = ((first * np.uint64(0x9E3779B1)) & mask) ^ ((second * np.uint64(0x85EBCA6B)) & mask)
    mixed = ((mixed ^ (mixed >> np.uint64(15))) * np.uint64(0x2C1B3C6D)) & mask
    chosen: NDArray[np.uint64] = (mixed ^ (mixed >> np.uint64(12))) % np.uint64(shards)
    return chosen.astype(np.int64)


def write_shards(found: Postings, store: Store) -> list[str]:
    """Put all lists into the store; the names of the shards, in order."""
    lists = _Lists(found, store)
    sizes = np.array([len(lists.entry(at)) for at in range(len(found.grams))], np.int64)
    count = max(1, round(int(sizes.sum()) / SHARD_BYTES))
    shard = shard_of(found.grams, count)
    order = np.lexsort((found.grams, shard))
    bounds = np.searchsorted(shard[order], np.arange(count + 1))
    groups = (order[first:last].tolist() for first, last in pairwise(bounds))
    entries = ([(int(found.grams[at]), lists.size(at), lists.entry(at)) for at in group] for group in groups)
    return [store.add(_shard(group)) for group in entries]


def long_pairs(found: Postings) -> list[str]:
    """Two-character grams with a long list, most frequent first: a query looks for rarer ones before these."""
    sizes = np.diff(found.starts)
    second = found.grams & np.uint64((1 << SECOND_BITS) - 1)
    at = np.flatnonzero((sizes > BLOCK) & (second > 0))
    ordered = at[np.lexsort((found.grams[at], -sizes[at]))]
    return [chr(int(gram) >> SECOND_BITS) + chr(int(gram) & ((1 << SECOND_BITS) - 1)) for gram in found.grams[ordered]]


class _Lists:
    """Every posting list as bytes: varints of a short list, or the table of blocks of a long one."""

    def __init__(self, found: Postings, store: Store) -> None:
        self._found = found
        self._bytes, ends = varints(differences(found.passages.astype(np.uint64), found.starts))
        self._offsets = np.concatenate(([0], ends))
        self._blocks = {
            int(at): _block_table(found.passages[found.starts[at] : found.starts[at + 1]].astype(np.uint64), store)
            for at in np.flatnonzero(np.diff(found.starts) > BLOCK)
        }

    def size(self, at: int) -> int:
        return int(self._found.starts[at + 1] - self._found.starts[at])

    def entry(self, at: int) -> bytes:
        if at in self._blocks:
            return self._blocks[at]
        first, last = self._offsets[self._found.starts[at]], self._offsets[self._found.starts[at + 1]]
        return self._bytes[first:last]


def _shard(entries: list[tuple[int, int, bytes]]) -> bytes:
    head = [len(entries)]
    before = 0
    for gram, size, content in entries:
        first, second = gram >> SECOND_BITS, gram & ((1 << SECOND_BITS) - 1)
        head += (first - before, second, size, len(content))
        before = first
    return varints(np.array(head, np.uint64))[0] + b"".join(content for _, _, content in entries)


def _block_table(numbers: Numbers, store: Store) -> bytes:
    """For each block its first passage and its file name; blocks hold BLOCK passages, the last one the rest."""
    table = b""
    for block in _blocks(numbers):
        name = store.add(_block(block))
        table += varints(block[:1])[0] + bytes.fromhex(name)
    return table


def _blocks(numbers: Numbers) -> Iterator[Numbers]:
    for at in range(0, len(numbers), BLOCK):
        yield numbers[at : at + BLOCK]


def _block(numbers: Numbers) -> bytes:
    """Differences (leading byte 0), or where passages stand close together a bitmap from the first one on (1)."""
    steps = varints(differences(numbers, np.array([0, len(numbers)])))[0]
    span = (numbers - numbers[0]).astype(np.int64)
    if int(span[-1]) // 8 >= len(steps):
        return b"\x00" + steps
    bits = np.zeros(int(span[-1]) + 1, np.uint8)
    bits[span] = 1
    return b"\x01" + varints(numbers[:1])[0] + np.packbits(bits, bitorder="little").tobytes()
