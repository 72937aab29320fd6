"""Lists told in a paragraph, 一是…二是…三是…, become a lead and items; each 一是 paragraph of its own an item."""

import re

from scripts.document import Block, Blocks, Heading, Item, Paragraph
from scripts.passes.numbering import item_number
from scripts.pipeline import cleaning_pass

_PLACE = re.compile(r"[一二三四五六七八九十](?<![^。；：，！？”、）].)(?:(?<=十)[一二三四五])?(?:是|要)")


@cleaning_pass()
def items(blocks: Blocks) -> Blocks:
    """条目：“一是……二是……”分成条目。"""
    parted: list[Block] = []
    last = 0
    for at, block in enumerate(blocks):
        goes_on = at + 1 < len(blocks) and _opens_second(blocks[at + 1])
        parts = _parts(block, last, goes_on) if isinstance(block, Paragraph) and not block.role else [block]
        parted.extend(parts)
        last = _last_number(parts[-1], last)
    return tuple(parted)


def _last_number(block: Block, last: int) -> int:
    """Where the count stands after a block: a heading ends a list, a paragraph does not."""
    if isinstance(block, Heading):
        return 0
    number = item_number(block.number) if isinstance(block, Item) else None
    return number[1] if number else last


def _opens_second(block: Block) -> bool:
    number = item_number(block.text) if isinstance(block, Paragraph) else None
    return number is not None and number[1] == 2


def _parts(block: Paragraph, last: int, goes_on: bool) -> list[Block]:
    """The lead and the items of a paragraph; the paragraph itself when it tells no list."""
    cuts = _series(block.text, last, goes_on)
    if not cuts:
        return [block]
    ends = [*cuts[1:], len(block.text)]
    lead = [Paragraph(block.text[: cuts[0]], block.lines)] if cuts[0] else []
    return [*lead, *(_item(block.text[a:b], block) for a, b in zip(cuts, ends, strict=True))]


def _item(text: str, block: Paragraph) -> Item:
    number = item_number(text)
    printed = number[0] if number else ""
    return Item(text[len(printed) :], block.lines, printed)


def _series(text: str, last: int, goes_on: bool) -> list[int]:
    """Where the items begin: counted from 一, or on from the list above; any number will do to begin a paragraph.

    A single 一是 inside a paragraph begins a list only when the next paragraph goes on with 二是.
    """
    cuts: list[int] = []
    continued = last > 0
    for place in _PLACE.finditer(text):
        number = item_number(place[0])
        if number and (number[1] == last + 1 or number[1] == 1 or not place.start()):
            cuts.append(place.start())
            last = number[1]
    alone = cuts != [0] and not goes_on and not (continued and last > 1)
    return [] if len(cuts) == 1 and alone else cuts
