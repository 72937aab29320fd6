"""Numbered lines become headings, or items of a list where they are sentences of their own without text below."""

import re
from dataclasses import replace

from scripts.document import Block, Blocks, Heading, Item, Paragraph
from scripts.passes.numbering import STOPS, Number, block_number, number_of, series
from scripts.passes.run_in_headings import COUNTED
from scripts.pipeline import cleaning_pass

_LONGEST = 50
_HEADING = 20
"""Characters from which a line with figures and a full stop is a statement."""
_UNNUMBERED = re.compile(
    r"(?:当前|目前|今年|明年|[上下]半年|下一?步|下一阶段|今后|下阶段)?(?:的)?(?:主要)?(?:工作)?(?:"
    r"(?:工作)?(?:思路|打算|计划)|存在(?:的)?(?:主要)?(?:问题|不足|困难)(?:(?:和|与|及)(?:不足|原因|困难))?|整改措施|改进措施|主要(?:做法|成效)|基本情况|工作开展情况)。?"
)


@cleaning_pass()
def headings(blocks: Blocks) -> Blocks:
    """标题：认出层次标题，去掉标题末尾的句号；成句的编号段落认作条目。"""
    is_heading = {at for members in series(blocks) for at in _headings_of(blocks, members)}
    parts = _top_is_part(blocks)
    return tuple(_recognised(block, at in is_heading, parts) for at, block in enumerate(blocks))


def _recognised(block: Block, is_heading: bool, parts: bool) -> Block:
    if isinstance(block, Heading) and block.level:
        return replace(block, text=block.text.rstrip("。；：") or block.text)
    if not isinstance(block, Paragraph) or block.role:
        return block
    number = number_of(block.text)
    if number is None:
        if _UNNUMBERED.fullmatch(block.text) and len(block.text) >= 4:
            return Heading(block.text.rstrip("。"), block.lines, 1)
        return block
    if is_heading:
        level = min(number.rank + (parts and not number.printed.startswith("第")), 4)
        return Heading(number.rest.rstrip("。；："), block.lines, level, number.printed)
    return Item(number.rest, block.lines, number.printed) if number.rest else block


def _headings_of(blocks: Blocks, members: list[int]) -> list[int]:
    """The members of one series that are headings.

    Short lines without a stop are. Of lines that end in one, all are when most of them have text below, else none;
    the last of a series only counts with the others, since what follows it may close the section above.
    """
    numbers = [(at, number_of(_text(blocks[at]))) for at in members]
    short = [(at, number) for at, number in numbers if number and _is_short(number)]
    stopped = [(at, number) for at, number in short if number.rest[-1] in STOPS]
    with_text = [at for at, _ in stopped if _has_text(blocks, at)]
    if (
        _rank(numbers) > 2
        and members[-1] in with_text[1:]
        and _is_run_in(blocks, members[-1]) < _is_run_in(blocks, with_text[0])
    ):
        with_text.pop()
    voters = [at for at, _ in stopped if at != members[-1] or len(members) == 1]
    most = sum(1 for at in voters if at in with_text) * 2 > len(voters) or not voters
    open_ended = [at for at, number in short if number.rest[-1] not in STOPS]
    if stopped and not with_text and len(open_ended) < len(stopped) and _rank(numbers) > 1:
        return [at for at in open_ended if _has_text(blocks, at)]
    return [at for at, number in short if at in open_ended or number.rank == 1 or (most and at in with_text)]


def _rank(numbers: list[tuple[int, Number | None]]) -> int:
    """The rank all numbers of one series share; 0 for an empty series."""
    return next((number.rank for _, number in numbers if number), 0)


def _is_short(number: Number) -> bool:
    text = number.rest
    inner = text[:-1].rstrip("”")
    limit = _LONGEST if number.rank <= 2 else 36
    if text and text[-1] in STOPS and len(text) > _HEADING and COUNTED.search(text):
        return False
    return 0 < len(text) <= limit and not re.search("[。；！？]", inner) and text[-1] not in "；，、"


def _has_text(blocks: Blocks, at: int) -> bool:
    """Whether text or lower numbers stand between this number and the next of its rank or above."""
    own = number_of(_text(blocks[at]))
    after = blocks[at + 1] if at + 1 < len(blocks) else None
    if after is None or own is None or isinstance(after, Heading):
        return False
    if isinstance(after, Paragraph) and after.role:
        return False
    below = number_of(_text(after))
    return below is None or below.rank > own.rank


def _is_run_in(blocks: Blocks, at: int) -> bool:
    """Whether the text below stood on the line of the number itself."""
    return blocks[at].lines == blocks[at + 1].lines


def _top_is_part(blocks: Blocks) -> bool:
    """Whether 第一部分 stands above 一、 in this document, which then is one level lower."""
    numbers = [block_number(block) for block in blocks]
    return any(number and number.printed.startswith("第") for number in numbers)


def _text(block: Block) -> str:
    return block.text if isinstance(block, Paragraph) and not block.role else ""
