"""Lists told in a paragraph, 一是…二是…三是…, become a lead and items; each 一是 paragraph of its own an item."""

import re

from scripts.document import Block, Blocks, Item, Paragraph
from scripts.passes.numbering import item_number
from scripts.pipeline import cleaning_pass

_PLACE = re.compile(r"(?<![^。；：，！？”、）])(?=(?:[一二三四五六七八九十]|十[一二三四五])(?:是|要))")


@cleaning_pass()
def items(blocks: Blocks) -> Blocks:
    """条目：“一是……二是……”分成条目。"""
    parted: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph) and not block.role:
            parted.extend(_parts(block))
        else:
            parted.append(block)
    return tuple(parted)


def _parts(block: Paragraph) -> list[Block]:
    """The lead and the items of a paragraph; the paragraph itself when it tells no list."""
    cuts = _series(block.text)
    if not cuts:
        return [block]
    ends = [*cuts[1:], len(block.text)]
    lead = [Paragraph(block.text[: cuts[0]], block.lines)] if cuts[0] else []
    return [*lead, *(_item(block.text[a:b], block) for a, b in zip(cuts, ends, strict=True))]


def _item(text: str, block: Paragraph) -> Item:
    number = item_number(text)
    printed = number[0] if number else ""
    return Item(text[len(printed) :], block.lines, printed)


def _series(text: str) -> list[int]:
    """Where the items begin: counted from 一 without a gap; at the start of the text any number will do."""
    cuts: list[int] = []
    last = 0
    for place in _PLACE.finditer(text):
        number = item_number(text[place.end() :])
        if number and (number[1] == last + 1 or not place.end()):
            cuts.append(place.end())
            last = number[1]
    return cuts if len(cuts) > 1 or cuts == [0] else []
