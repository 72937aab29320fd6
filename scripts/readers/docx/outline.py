"""From the lines of a Word file to blocks: titles, headings with their levels, paragraphs, bulleted items, tables.

A heading is a line in a heading style, or a short line of its own that stands out as offices print headings: bold, in
黑体 or 楷体, or bigger. A sentence is none, however bold. A bold lead ending in a stop is a heading with text behind.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from scripts.document import Block, Blocks, Heading, Item, Paragraph, Table
from scripts.passes.numbering import item_number, number_of
from scripts.readers.docx.levels import DECIMAL, levels_of
from scripts.readers.docx.places import DATE, INNER_STOP, Place, is_kai, places_of
from scripts.readers.docx.tables import Flow
from scripts.readers.docx.titles import is_centred, titles_of

_LONGEST, _LONGEST_LOW, _LONGEST_BARE = 60, 40, 30
"""Characters of a heading by its number: 一、 and （一）, 1. and （1）, none."""
_NOT_HEADING = re.compile(
    r"(?:附件|附[:：]|抄[送报]|主送|联系人|签发|注[:：]|[表图]\s*\d|单位[:：]).*|[（(〔【].*[）)〕】]|目\s*[录錄]|.*文件"
)
_STOPS = "。；：:"


def blocks_of(flow: Sequence[Flow]) -> Blocks:
    """The blocks of a document's lines and tables, in order."""
    places = places_of(flow)
    titles = titles_of(places)
    of_title = {at for members in titles.values() for at in members}
    heads = {at: size for at in range(len(places)) if at not in of_title and (size := _head(places, at, of_title))}
    levels = dict(
        zip(heads, levels_of([each for at in heads if isinstance(each := places[at], Place)], places), strict=True)
    )
    return tuple(_blocks(places, titles, heads, levels))


def _blocks(
    places: Sequence[Place | Table],
    titles: Mapping[int, tuple[int, ...]],
    heads: Mapping[int, int],
    levels: Mapping[int, int],
) -> Iterator[Block]:
    skipped = {at for members in titles.values() for at in members[1:]}
    ranks = {number.rank for at in heads if isinstance(place := places[at], Place) and (number := place.number)}
    for at, place in enumerate(places):
        if isinstance(place, Table):
            yield place
        elif at in titles:
            parts = [each for member in titles[at] if isinstance(each := places[member], Place)]
            text = "".join(each.text for each in parts)
            yield Heading(text, parts[0].line.lines.to(parts[-1].line.lines), 0)
        elif at in heads:
            yield from _heading(place, heads[at], levels[at])
        elif at not in skipped:
            yield _paragraph(place, ranks)


def _heading(place: Place, size: int, level: int) -> Iterator[Block]:
    lines = place.line.lines
    printed = place.number.printed if place.number else ""
    yield Heading(place.text[len(printed) : size].strip(), lines, level, printed)
    rest = place.text[size:].strip()
    if rest:
        yield Paragraph(rest, lines)


def _paragraph(place: Place, ranks: set[int]) -> Block:
    """A line of text; `ranks` are those of headings here: a plain numbered sentence among them is an item."""
    lines, number = place.line.lines, place.number
    if number and number.rank >= 3 and number.rank in ranks and number.rest and number.rest[-1] in "。；":
        return Item(number.rest, lines, number.printed)
    if place.line.number == "" and not number and not item_number(place.text):
        return Item(place.text, lines)
    typed = "".join(span.text for span in place.line.spans).rstrip()
    return Paragraph(place.text if place.line.number else typed, lines)


def _head(places: Sequence[Place | Table], at: int, of_title: set[int]) -> int:
    """How many characters of a line are a heading: all of them, those of its bold lead, or 0."""
    place = places[at]
    if isinstance(place, Table) or place.line.is_note:
        return 0
    after = places[at + 1] if at + 1 < len(places) else None
    if place.line.form.level:
        return len(place.text) if _is_heading_text(place) else 0
    if place.stands_out:
        return len(place.text) if _is_printed_heading(place, after, is_under_title=at - 1 in of_title) else 0
    return place.lead if _is_lead(place) else 0


def _is_heading_text(place: Place) -> bool:
    """Whether a line in a heading style reads like a heading at all; some write whole paragraphs in it."""
    return len(place.text) <= _LONGEST and not INNER_STOP.search(place.text) and place.text[-1] != "，"


def _is_printed_heading(place: Place, after: Place | Table | None, *, is_under_title: bool) -> bool:
    """Whether a line of its own that stands out is a heading."""
    text, number = place.text, place.number
    if INNER_STOP.search(text) or text[-1] in "；，、" or DATE.fullmatch(text) or not text.strip("0123456789.—-"):
        return False
    if number is None and not DECIMAL.match(text):
        return _is_bare_heading(place, after, is_under_title=is_under_title)
    if number is None or number.rank <= 2:
        return len(text) <= _LONGEST and (number is None or bool(number.rest))
    if text[-1] in _STOPS and not _is_text_below(after, number.rank):
        return False
    return bool(number.rest) and len(text) <= _LONGEST_LOW


def _is_text_below(after: Place | Table | None, rank: int) -> bool:
    if isinstance(after, Place):
        return (after.number is None or after.number.rank > rank) and not DATE.fullmatch(after.text)
    return after is not None


def _is_bare_heading(place: Place, after: Place | Table | None, *, is_under_title: bool) -> bool:
    """Whether a line without a number is one: never the unit or date under a title, a signature, or a caption."""
    text = place.text
    if not 2 <= len(text) <= _LONGEST_BARE or text[-1] in _STOPS + "。！？" or _NOT_HEADING.fullmatch(text):
        return False
    if place.line.form.align in {"right", "end"} or after is None or item_number(text) or place.line.number == "":
        return False
    if (
        is_kai(place.look)
        and not place.look.bold
        and not place.is_bigger
        and (is_centred(place) or not _is_long(after))
    ):
        return False
    signs = isinstance(after, Place) and DATE.fullmatch(after.text)
    names_table = isinstance(after, Table) and (is_centred(place) or place.look.size < place.body.size)
    return not signs and not names_table and not (is_under_title and is_centred(place))


def _is_long(place: Place | Table | None) -> bool:
    return isinstance(place, Place) and (len(place.text) > _LONGEST_BARE or place.text[-1] in _STOPS)


def _is_lead(place: Place) -> bool:
    """Whether what stands out at the start of a line is a numbered heading that ends in a stop."""
    lead = place.text[: place.lead].rstrip()
    number = number_of(lead)
    if number is None or not number.rest or lead[-1] not in _STOPS or not place.text[place.lead :].strip():
        return False
    longest = _LONGEST if number.rank <= 2 else _LONGEST_LOW
    return len(lead) <= longest and not INNER_STOP.search(lead)
