"""What a block's printed number says of its place in the outline, whatever a reader made of the block."""

import re
from functools import lru_cache
from itertools import islice

from scripts.document import Block, Blocks, Heading, Item, block_text
from scripts.passes.numbering import CHINESE, item_number, value_of
from scripts.passes.numbering import number_of as printed_number

_PART = re.compile(rf"^第([{CHINESE}]{{1,3}})(?:大?部分|章|编|板块|个方面)")
_BEFORE_YEAR = re.compile(r"^(\d{1,2})[.．、]\s*(?=20\d\d[年\u4e00-\u9fff])")
_HEAD = 40
"""Characters in which a number and what must follow it stand."""
_ORDINAL = re.compile(r"^(?:首先|其次|再次|最后)")


def number_of(block: Block) -> tuple[int, int] | None:
    """Rank (0 第一部分 1 一、 2 （一） 3 1. 4 （1）) and value of the number a block begins with, None for none."""
    return _number_of(block_text(block)[:_HEAD])


@lru_cache(maxsize=10_000)
def _number_of(text: str) -> tuple[int, int] | None:
    """Of the head of a text, kept: the steps of splitting ask for the same number again and again."""
    if found := _PART.match(text):
        return 0, value_of(found[1])
    if found := _BEFORE_YEAR.match(text):
        return 3, int(found[1])
    number = printed_number(text)
    return (number.rank, number.value) if number else None


def is_point(block: Block) -> bool:
    """Whether a block is one of several points (一是 二要 首先)."""
    text = block_text(block)
    return isinstance(block, Item) or item_number(text) is not None or _ORDINAL.match(text) is not None


def is_heading(block: Block) -> bool:
    """Whether a block is a heading below the title: marked as one, or a numbered short line."""
    if isinstance(block, Heading):
        return block.level > 0
    return number_of(block) is not None and len(block_text(block)) <= 40


def last_number(blocks: Blocks, level: int) -> int:
    """Value of the last number of a level that no higher level has closed since, 0 for none."""
    for block in reversed(blocks):
        number = number_of(block)
        if number and number[0] <= level:
            return number[1] if number[0] == level else 0
    return 0


def next_number(blocks: Blocks, at: int, level: int) -> int:
    """Value of the first number of a level from a place on, 0 where a higher level or the end comes first."""
    for block in islice(blocks, at, None):
        number = number_of(block)
        if number and number[0] <= level:
            return number[1] if number[0] == level else 0
    return 0
