"""The blocks of a document on the way to its articles: lists of contents, titles and prefaces told apart from text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from scripts.boundaries import opening_weight, opens_with_first_number
from scripts.contents import contents_lines, cut_contents, cut_numbered, repeated_title
from scripts.document import Block, Blocks, Change, Heading, Paragraph, block_text, plain_text
from scripts.organisations import is_name
from scripts.outline import number_of
from scripts.pipeline import HAN
from scripts.titles import glued_title, has_marker, is_collection, is_numbered_title, is_title

NAME = "split"
"""Name of the changes made here."""
SUMMARY = "分篇：目录、合集的总标题不属于任何一篇，去掉；粘在正文前面的篇名，另起一行。"
_SHORTEST_BODY = 60
"""Chinese characters; a title over less is no title of a report."""
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
    return tuple(_without_collection(_with_titles(_pieces(blocks))))


def _pieces(blocks: Blocks) -> list[Piece]:
    """All blocks, with lists of contents set apart and glued titles cut off."""
    contents = contents_lines([block_text(block) for block in blocks])
    pieces: list[Piece] = []
    repeated, number = None, 0
    for at, block in enumerate(blocks):
        if at in contents:
            pieces.append(Piece(block, "drop"))
            continue
        text = block_text(block)
        if isinstance(block, Paragraph) and (title := repeated_title(text)):
            repeated, number = title, 0
            listed, text = cut_contents(text, title)
            pieces.append(Piece(replace(block, text=listed), "drop"))
            block = replace(block, text=text)
        found = cut_numbered(text, repeated, number + 1) if repeated else None
        number += found is not None
        found = found or (glued_title(text) if isinstance(block, Paragraph) else None)
        pieces.extend(_cut_title(block, found) if found else (Piece(block),))
    return pieces


def _cut_title(block: Block, found: tuple[str, str]) -> Iterator[Piece]:
    title, rest = found
    change = Change(NAME, block.lines, block_text(block), f"{title}\n{rest}")
    yield Piece(Heading(title, block.lines, 0), "title", change)
    if rest:
        yield Piece(Paragraph(rest, block.lines))


def _with_titles(marked: Sequence[Piece]) -> list[Piece]:
    """The pieces with every title line marked, the first line of a title on two lines too."""
    numbered = _numbered_titles(marked)
    found = {at for at, piece in enumerate(marked) if at in numbered or piece.kind == "title" or _titled(piece.block)}
    for at in sorted(found):
        if at and is_first_line(block_text(marked[at - 1].block).strip(), block_text(marked[at].block).strip()):
            found.add(at - 1)
    return [
        replace(piece, kind="title") if piece.kind == "body" and at in found else piece
        for at, piece in enumerate(marked)
    ]


def is_first_line(text: str, title: str) -> bool:
    """Whether a line is the beginning of the title below it: the unit above 关于…, or 关于… broken in two."""
    if text in title or len(text) > 40 or re.search(r"[。；：！？，]", text):
        return False
    return (is_name(text) and (title.startswith("关于") or len(title) <= 20)) or (
        "关于" in text and "关于" not in title and not is_title(text)
    )


def _titled(block: Block) -> bool:
    if isinstance(block, Heading):
        return block.level == 0
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
    """The marked with titles of collections and their introductions dropped, and titles over nothing made text."""
    kept: list[Piece] = []
    titles = [at for at, piece in enumerate(marked) if piece.kind == "title"]
    for at, piece in enumerate(marked):
        kind = piece.kind
        if kind == "title":
            kind = _kind_of_title(marked, at, [each for each in titles if each > at])
        elif kind == "body" and _is_preface(marked, at):
            kind = "drop"
        kept.append(replace(piece, kind=kind))
    return kept


def _kind_of_title(marked: Sequence[Piece], at: int, later: Sequence[int]) -> Kind:
    end = later[0] if later else len(marked)
    below = plain_text(tuple(piece.block for piece in marked[at + 1 : end] if piece.kind == "body"))
    intro_only = all(_is_preface(marked, place) for place in range(at + 1, end) if marked[place].kind == "body")
    if later and intro_only and marked[later[0]].change and not is_collection(block_text(marked[at].block)):
        return "title"
    if later and (intro_only or (is_collection(block_text(marked[at].block)) and len(below) < 200)):
        return "drop"
    if has_marker(block_text(marked[at].block)) or isinstance(marked[at].block, Heading):
        return "title"
    return "title" if len(HAN.findall(below)) >= _SHORTEST_BODY or at == 0 else "body"


def _is_preface(marked: Sequence[Piece], at: int) -> bool:
    """Whether a short text in front or right below a title introduces a collection instead of reporting."""
    text = block_text(marked[at].block)
    near_title = at == 0 or any(piece.kind != "body" for piece in marked[max(0, at - 2) : at])
    if _is_above_all(marked, at) and not is_name(text):
        return True
    return near_title and len(text) <= 160 and number_of(marked[at].block) is None and bool(_PREFACE.search(text))


def _is_above_all(marked: Sequence[Piece], at: int) -> bool:
    """Whether a line stands with hardly any text above the first title: a path, a date, an uploader."""
    first = next((place for place, piece in enumerate(marked) if piece.kind == "title"), 0)
    above = plain_text(tuple(piece.block for piece in marked[:first] if piece.kind == "body"))
    return at < first and len(HAN.findall(above)) < _SHORTEST_BODY and marked[at].kind == "body"
