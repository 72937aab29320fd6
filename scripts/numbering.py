"""Numbers in front of headings and items (一、 （二） 3. （4） 五是): their level and their value."""

import re

from scripts.document import Block, Heading, Item, block_text

DIGITS = "零一二三四五六七八九"
_SHAPES = (
    re.compile(r"^第?([一二三四五六七八九十]{1,3})(?:、|[.．]|部分)"),
    re.compile(r"^[（(]([一二三四五六七八九十]{1,3})[）)]"),
    re.compile(r"^(\d{1,2})(?:、|[.．](?!\d))"),
    re.compile(r"^[（(](\d{1,2})[）)]"),
)
_POINT = re.compile(r"^(?:第?[一二三四五六七八九十]+[是要]|首先|其次|再次|最后|第[一二三四五]，)")


def value(printed: str) -> int:
    """The number a numeral below one hundred stands for, Chinese or Arabic."""
    if printed.isdecimal():
        return int(printed)
    tens, mark, ones = printed.rpartition("十")
    unit = DIGITS.index(ones) if ones else 0
    return (DIGITS.index(tens) if tens else 1) * 10 + unit if mark else unit


def number_of(block: Block) -> tuple[int, int] | None:
    """Level (1 一、 2 （一） 3 1. 4 （1）) and value of the number a block begins with, None where it has none."""
    text = block_text(block)
    for level, shape in enumerate(_SHAPES, start=1):
        if found := shape.match(text):
            return level, value(found[1])
    return None


def is_point(block: Block) -> bool:
    """Whether a block is one of several points (一是 二要 首先), whatever a reader made of it."""
    return isinstance(block, Item) or _POINT.match(block_text(block)) is not None


def is_heading(block: Block) -> bool:
    """Whether a block is a heading below the title: marked as one, or a numbered short line."""
    if isinstance(block, Heading):
        return block.level > 0
    return number_of(block) is not None and len(block_text(block)) <= 40
