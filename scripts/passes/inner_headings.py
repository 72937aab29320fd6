"""Numbered headings that stand inside a paragraph (…如下：一、…) begin a paragraph of their own."""

import re

from scripts.document import Block, Blocks, Heading, Paragraph
from scripts.passes.numbering import Number, block_number, number_of
from scripts.pipeline import cleaning_pass

_NUMBER = r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)"
_AFTER_STOP = rf"(?<=[：。；！？”])(?={_NUMBER})"
# 一、…情况（一）…: two headings of one report glued together; 思路1. the same with a lower one.
_AFTER_HEADING = r"(?<=情况|问题|不足|打算|计划|措施|思路|安排|做法|成效|原因)(?=（一）|1[.、](?!\d))"
_PLACE = re.compile(f"[：。；！？”况题足算划施路排法效因](?:{_AFTER_STOP}|{_AFTER_HEADING})")
"""What a heading stands behind; it begins at the end of the match."""
_HEADING_LENGTH = 40
_NUMBER_LENGTH = 20
"""Characters in which a number and what decides about it stand."""


@cleaning_pass()
def inner_headings(blocks: Blocks) -> Blocks:
    """段中标题：写在段落中间的“一、”“（二）”，另起一段。"""
    last: dict[int, int] = {}
    parted: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 0:
            last.clear()
        parts = _parts(block, last) if isinstance(block, Paragraph) and not block.role else [block]
        parted.extend(parts)
        for part in parts:
            _count(block_number(part), last)
    return tuple(parted)


def _parts(block: Paragraph, last: dict[int, int]) -> list[Block]:
    """The paragraph cut before each number that is the first of its kind or goes on counting."""
    places = list(_PLACE.finditer(block.text))
    if not places:
        return [block]
    seen = dict(last)
    _count(number_of(block.text), seen)
    cuts = [0]
    for place in places:
        number = number_of(block.text[place.end() : place.end() + _NUMBER_LENGTH])
        if number and _expected(number, seen, block.text[cuts[-1] : place.end()]):
            cuts.append(place.end())
            _count(number, seen)
    return [Paragraph(block.text[a:b], block.lines) for a, b in zip(cuts, [*cuts[1:], len(block.text)], strict=True)]


def _expected(number: Number, seen: dict[int, int], before: str) -> bool:
    if before[-1] not in "：。；！？”":
        return len(before) <= _HEADING_LENGTH and number.value == 1
    return number.value == seen.get(number.rank, 0) + 1 or (number.value == 1 and before[-1] == "：")


def _count(number: Number | None, last: dict[int, int]) -> None:
    if number:
        for rank in [rank for rank in last if rank > number.rank]:
            del last[rank]
        last[number.rank] = number.value
