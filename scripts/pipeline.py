"""Cleaning: a list of passes, each `Blocks -> Blocks`, run one after the other.

The runner, not the pass, checks that nothing promised was lost and writes down what changed (after ftfy's
`explain`), so a pass is one pure function and the receipt can't lie.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from scripts.document import Block, Blocks, Change, Document, Lines, block_text, plain_text
from scripts.errors import PassError

_HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HAN = re.compile(f"[{_HAN}]")
_RUN = re.compile(f"[{_HAN}]+")

Promise: TypeAlias = Callable[[Blocks, Blocks], bool]
"""Whether what a pass promises to keep is the same before and after it."""


def han_of(text: str) -> str:
    """The Chinese characters of a text, in order."""
    return "".join(_RUN.findall(text))


def han(blocks: Blocks) -> str:
    """All Chinese characters in order: what a pass keeps unless it says otherwise."""
    return han_of(plain_text(blocks))


def holds_for(kept: Callable[[Blocks, Blocks], bool]) -> Promise:
    """A promise about the whole text that holds where it holds for each place that changed: most are told by those."""
    return lambda before, after: all(kept(*place) for place in places(before, after)) or kept(before, after)


def same(what: Callable[[Blocks], object]) -> Promise:
    """The promise to keep what is found in block after block."""
    return holds_for(lambda before, after: what(before) == what(after))


_ALL_HAN = same(han)


@same
def han_count(blocks: Blocks) -> int:
    """The number of Chinese characters: for passes that replace one by one (繁 → 简)."""
    return len(han(blocks))


@dataclass(frozen=True, slots=True)
class CleaningPass:
    """A named pass: `name` is that of its case file, `summary` its line in the receipt, `keeps` its promise."""

    name: str
    summary: str
    keeps: Promise
    apply: Callable[[Blocks], Blocks]

    def __call__(self, blocks: Blocks) -> Blocks:
        """The blocks after this pass. Raises PassError when the promise is broken."""
        after = self.apply(blocks)
        if after != blocks and not self.keeps(blocks, after):
            raise PassError(f"清洗 {self.name}", "丢了或改了它答应保留的文字", "请带上这份来源报一个问题")
        return after


def cleaning_pass(
    keeps: Promise = _ALL_HAN,
) -> Callable[[Callable[[Blocks], Blocks]], CleaningPass]:
    """Make a pass of a function; its name gives the pass name, the first line of its docstring the summary."""

    def wrap(apply: Callable[[Blocks], Blocks]) -> CleaningPass:
        summary = (apply.__doc__ or "").strip().split("\n")[0]
        return CleaningPass(apply.__name__.replace("_", "-"), summary, keeps, apply)

    return wrap


def run(document: Document, passes: Iterable[CleaningPass]) -> Document:
    """The document after all passes, top to bottom, with every change in order."""
    for each in passes:
        try:
            blocks = each(document.blocks)
        except PassError as error:
            raise PassError(document.source.file, f"{error.file}{error.reason}", error.next_step) from error
        if blocks == document.blocks:
            continue
        changes = tuple(changes_between(each.name, document.blocks, blocks))
        document = replace(document, blocks=blocks, changes=document.changes + changes)
    return document


def changes_between(name: str, before: Blocks, after: Blocks) -> Iterator[Change]:
    """One change a place."""
    for gone, new in places(before, after):
        texts = ("\n".join(map(block_text, side)) for side in (gone, new))
        yield Change(name, _span(gone + new), *texts)


def places(before: Blocks, after: Blocks) -> Iterator[tuple[Blocks, Blocks]]:
    """What stood and what stands at each place that differs: both walked in step, lined up by their source lines."""
    i = j = 0
    while i < len(before) or j < len(after):
        if i < len(before) and j < len(after) and (before[i] is after[j] or before[i] == after[j]):
            i, j = i + 1, j + 1
            continue
        start_i, start_j = i, j
        end = min(block.lines.last for block in (*before[i : i + 1], *after[j : j + 1]))
        while True:
            i, end_i = _reach(before, i, end)
            j, end_j = _reach(after, j, end)
            if max(end_i, end_j) == end:
                break
            end = max(end_i, end_j)
        yield before[start_i:i], after[start_j:j]


def _reach(blocks: Blocks, at: int, end: int) -> tuple[int, int]:
    while at < len(blocks) and blocks[at].lines.first <= end:
        end = max(end, blocks[at].lines.last)
        at += 1
    return at, end


def _span(blocks: tuple[Block, ...]) -> Lines:
    return Lines(min(x.lines.first for x in blocks), max(x.lines.last for x in blocks))
