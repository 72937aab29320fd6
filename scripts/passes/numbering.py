"""Numbers of headings and items as printed: one grammar for every pass that looks at them.

Ranks follow GB/T 9704: 一、 is 1, （一） 2, 1. 3, （1） 4. A part (第一部分) stands above 一、 and has rank 1 as well.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from scripts.document import Block, Blocks, Heading, Item, Paragraph

CHINESE = "一二三四五六七八九十百"
STOPS = "。！？；"

_SHAPES = (
    (1, re.compile(rf"第([{CHINESE}]{{1,3}})部分[:：、]?")),
    (1, re.compile(rf"([{CHINESE}]{{1,3}})(?:、(?![{CHINESE}]{{1,2}}(?:、|年级))|[.．](?!\d))")),
    (2, re.compile(rf"[（(]([{CHINESE}]{{1,3}})[）)][、.．]?")),
    (3, re.compile(r"(\d{1,2})[.．、](?!\d(?!\d?月))")),
    (
        4,
        re.compile(
            r"\d{1,2}\.(\d{1,2})[.．、]?\s*(?=[\u4e00-\u9fff])(?![万亿元个倍公千米吨级分小人次度平亩天年月日号点版折成斤克升条件篇期名户家])"
        ),
    ),
    (4, re.compile(r"[（(](\d{1,2})[）)][、.．]?")),
    (4, re.compile(r"(\d{1,2})[）)][、.．]?")),
    (4, re.compile(r"([①-⑳])[、.．]?")),
)
_FIRST = frozenset("第（(0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳" + CHINESE)
_ITEM = re.compile(r"([一二三四五六七八九十]|十[一二三四五])(是|要)")
_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}


@dataclass(frozen=True, slots=True)
class Number:
    """A number at the start of a text: as printed, its rank (1–4), its value, and the text after it."""

    printed: str
    rank: int
    value: int
    rest: str


def number_of(text: str) -> Number | None:
    """The number a text starts with, if any."""
    return _number_of(text) if text[:1] in _FIRST else None


@lru_cache(maxsize=1_000)
def _number_of(text: str) -> Number | None:
    """Kept: one pass after the other asks for the same number."""
    for rank, shape in _SHAPES:
        if found := shape.match(text):
            return Number(found[0], rank, value_of(found[1]), text[found.end() :].lstrip())
    return None


def item_number(text: str) -> tuple[str, int] | None:
    """The 一是 or 一要 a text starts with, and its value."""
    found = _ITEM.match(text)
    return (found[0], value_of(found[1])) if found else None


def value_of(digits: str) -> int:
    """12 for "12" and for "十二"; Chinese numbers up to 199."""
    if "①" <= digits <= "⑳":
        return ord(digits) - ord("①") + 1
    if digits.isdigit() and digits.isascii():
        return int(digits)
    hundreds, _, below = digits.rpartition("百")
    tens, ten, ones = below.rpartition("十")
    value = (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)
    return value + (100 if hundreds or "百" in digits else 0)


def series(blocks: Blocks) -> Iterator[list[int]]:
    """Indexes of numbered paragraphs that count on: 1. 2. 3. under one heading. A title or a higher number ends one."""
    return filter(None, _series(blocks))


def _series(blocks: Blocks) -> Iterator[list[int]]:
    open_series: dict[int, tuple[list[int], int]] = {}
    for at, block in enumerate(blocks):
        number = block_number(block)
        if number is None:
            if isinstance(block, Heading) and block.level == 0:
                yield from (members for members, _ in open_series.values())
                open_series.clear()
            continue
        for rank in [rank for rank in open_series if rank > number.rank]:
            yield open_series.pop(rank)[0]
        members, last = open_series.get(number.rank, ([], 0))
        if members and number.value <= last:
            yield members
            members = []
        if isinstance(block, Paragraph):
            members = [*members, at]
        open_series[number.rank] = (members, number.value)
    yield from (members for members, _ in open_series.values())


def block_number(block: Block) -> Number | None:
    """The number of a block, whether it still stands in the text or was already taken out of it."""
    if isinstance(block, Paragraph):
        return None if block.role else number_of(block.text)
    if isinstance(block, Heading | Item) and block.number:
        return number_of(block.number + block.text)
    return None


def first_sentence(text: str) -> str:
    """The text up to its first full stop outside quotes and brackets, the stop included."""
    depth = 0
    for at, char in enumerate(text):
        if char in "“《（〔":
            depth += 1
        elif char in "”》）〕":
            depth = max(0, depth - 1)
        elif char in "。！？" and not depth:
            return text[: at + 1]
    return text
