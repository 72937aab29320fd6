"""The blocks of a document on the way to its articles: titles and prefaces told apart from text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from scripts.articles.boundaries import opening_weight, opens_with_first_number
from scripts.articles.outline import number_of
from scripts.articles.titles import glued_title, has_marker, is_collection, is_numbered_title, is_section, is_title
from scripts.describe.organisations import is_name
from scripts.document import Block, Blocks, Change, Heading, Paragraph, block_text
from scripts.pipeline import HAN

NAME = "split"
"""Name of the changes made here."""
SUMMARY = "分篇：合集的总标题和引言不属于任何一篇，去掉；粘在正文前面的篇名，另起一行。"
_SHORTEST_BODY = 60
"""Chinese characters; a title over less is no title of a report."""
_LONGEST_PREFACE = 160
"""Characters; the introduction of a collection is shorter."""
_PREFACE = re.compile(
    r"小编|范文|供(?:大家|您|你|写作时?)?参考|欢迎(?:大家)?(?:阅读|品鉴|借鉴)|以下是.{0,20}(?:整理|收集)|^总结[。.]$"
)

Kind = Literal["body", "title", "drop"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A block, or the part of one left after a cut, and what it is."""

    block: Block
    kind: Kind = "body"
    change: Change | None = None


def pieces(blocks: Blocks) -> tuple[Piece, ...]:
    """All blocks in order, glued ones cut, each known as text, as a title or as belonging to no article."""
    return tuple(_without_collection(_with_titles(tuple(_pieces(blocks)))))


def _pieces(blocks: Blocks) -> Iterator[Piece]:
    """All blocks, glued titles cut off. Lists of contents and titles glued by digits went in the cleaning already."""
    for block in blocks:
        found = glued_title(block.text) if isinstance(block, Paragraph) else None
        yield from _cut_title(block, found) if found else (Piece(block),)


def _cut_title(block: Block, found: tuple[str, str]) -> Iterator[Piece]:
    title, rest = found
    change = Change(NAME, block.lines, block_text(block), f"{title}\n{rest}")
    yield Piece(Heading(title, block.lines, 0), "title", change)
    yield Piece(Paragraph(rest, block.lines))


def _with_titles(marked: Sequence[Piece]) -> list[Piece]:
    """The pieces with every title line marked, the first line of a title on two lines too."""
    numbered = _numbered_titles(marked)
    found = {at for at, piece in enumerate(marked) if at in numbered or piece.kind == "title" or _titled(piece.block)}
    for at in sorted(found):
        if at and is_first_line(block_text(marked[at - 1].block).strip(), block_text(marked[at].block).strip()):
            found.add(at - 1)
    return [
        replace(piece, kind="title") if piece.kind == "body" and at in found else _lowered(piece)
        for at, piece in enumerate(marked)
    ]


def _lowered(piece: Piece) -> Piece:
    """A piece that is no title, though a reader made it a heading of level 0."""
    block = piece.block
    lowered = isinstance(block, Heading) and block.level == 0 and piece.kind == "body"
    return replace(piece, block=replace(block, level=1)) if lowered and isinstance(block, Heading) else piece


def is_first_line(text: str, title: str) -> bool:
    """Whether a line is the beginning of the title below it: the unit above 关于…, or 关于… broken in two."""
    if text in title or len(text) > 40 or re.search(r"[。；：！？，]", text):
        return False
    return (is_name(text) and (title.startswith("关于") or len(title) <= 20)) or (
        "关于" in text and "关于" not in title and not is_title(text)
    )


def _titled(block: Block) -> bool:
    if isinstance(block, Heading):
        return block.level == 0 and not is_section(block.text)
    return isinstance(block, Paragraph) and not block.role and number_of(block) is None and is_title(block.text)


def _numbered_titles(marked: Sequence[Piece]) -> frozenset[int]:
    """Places of numbered lines that are titles: a run 1, 2, … of one shape, each above an opening or a new 一、."""
    found: dict[int, list[int]] = {}
    for at, piece in enumerate(marked):
        number = number_of(piece.block)
        if number is None or not is_numbered_title(block_text(piece.block)):
            continue
        run = found.setdefault(number[0], [])
        below = [each.block for each in marked[at + 1 : at + 3]]
        restarts = number[0] > 1 and any(opens_with_first_number(block) for block in below)
        if number[1] == len(run) + 1 and (restarts or any(opening_weight(block) >= 2.5 for block in below)):
            run.append(at)
    return frozenset(at for run in found.values() if len(run) >= 2 for at in run)


def _without_collection(marked: Sequence[Piece]) -> list[Piece]:
    """The pieces with titles of collections and introductions dropped, and titles over nothing made text."""
    titles = [at for at, piece in enumerate(marked) if piece.kind == "title"]
    kept = list(marked)
    for at in titles:
        kept[at] = replace(kept[at], kind=_kind_of_title(marked, at, [each for each in titles if each > at]))
    first = next((at for at, piece in enumerate(kept) if piece.kind == "title"), 0)
    prefaces = {at for at, piece in enumerate(kept) if titles and piece.kind == "body" and _is_preface(kept, at)}
    above = [at for at in range(first) if kept[at].kind == "body" and at not in prefaces]
    if _han(kept, above) < _SHORTEST_BODY:
        prefaces |= {at for at in above if not is_name(block_text(kept[at].block))}
    return [replace(piece, kind="drop") if at in prefaces else piece for at, piece in enumerate(kept)]


def _kind_of_title(marked: Sequence[Piece], at: int, later: Sequence[int]) -> Kind:
    """Whether a line that looks like a title is one, stands over a whole collection, or is text after all."""
    text, end = block_text(marked[at].block).strip(), later[0] if later else len(marked)
    below = [place for place in range(at + 1, end) if marked[place].kind == "body"]
    if later and all(_is_preface(marked, place) for place in below):
        joined = not below and is_first_line(text, block_text(marked[end].block).strip())
        of_page = not any(piece.kind == "title" for piece in marked[:at]) and len(later) > 1 and not has_marker(text)
        return "drop" if is_collection(text) or (of_page and not joined) else "title"
    if later and is_collection(text) and _han(marked, below) < _LONGEST_PREFACE:
        return "drop"
    enough = _han(marked, below) >= _SHORTEST_BODY
    return "title" if enough or at == 0 or has_marker(text) or isinstance(marked[at].block, Heading) else "body"


def _is_preface(marked: Sequence[Piece], at: int) -> bool:
    """Whether a short text in front or right below a title introduces a collection instead of reporting."""
    text = block_text(marked[at].block)
    near_title = at == 0 or any(piece.kind != "body" for piece in marked[max(0, at - 2) : at])
    return near_title and len(text) <= _LONGEST_PREFACE and bool(_PREFACE.search(text)) and _is_plain(marked[at])


def _is_plain(piece: Piece) -> bool:
    return isinstance(piece.block, Paragraph) and number_of(piece.block) is None


def _han(marked: Sequence[Piece], places: Iterable[int]) -> int:
    return sum(len(HAN.findall(block_text(marked[place].block))) for place in places)
