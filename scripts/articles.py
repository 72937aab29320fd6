"""Split a cleaned document into its articles: by titles where there are any, by what the text says where not.

Nothing is lost: each block goes to exactly one article; a line that belongs to none (a list of contents, the title
over a whole collection) stands in a Change of the article after it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from scripts.boundaries import opening_weight, opens_with_first_number, starts
from scripts.contents import contents_lines, cut_contents, cut_numbered, repeated_title
from scripts.document import Article, Block, Blocks, Change, Document, Heading, Lines, Paragraph, block_text, plain_text
from scripts.numbering import number_of
from scripts.pipeline import HAN
from scripts.titles import glued_title, has_marker, is_collection, is_numbered_title, is_title

NAME = "split"
"""Name of the changes made here."""
SUMMARY = "分篇：目录、合集的总标题不属于任何一篇，去掉；粘在正文前面的篇名，另起一行。"
_SHORTEST_BODY = 60
"""Chinese characters; a title over less is no title of a report."""
_PREFACE = re.compile(r"小编|范文|供(?:大家|您|你|写作时?)?参考|欢迎(?:大家)?(?:阅读|品鉴|借鉴)|以下是.{0,20}(?:整理|收集)|^总结[。.]$")

Kind = Literal["body", "title", "drop"]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block, or the part of one left after a cut, and what it is."""

    block: Block
    kind: Kind = "body"
    change: Change | None = None


def split(document: Document) -> tuple[Article, ...]:
    """The articles of a document, in order. A document that is one report gives one article."""
    pieces = _without_collection(_with_titles(_pieces(document.blocks)))
    groups = list(_groups(pieces))
    heads = [_blocks(group) for group in groups]
    cut = [part for at, group in enumerate(groups) for part in _cut(group, heads[:at] + heads[at + 1 :])]
    return tuple(_articles(document, cut, [piece for piece in pieces if piece.kind == "drop"]))


def _pieces(blocks: Blocks) -> list[_Piece]:
    """All blocks, with lists of contents set apart and glued titles cut off."""
    contents = contents_lines([block_text(block) for block in blocks])
    pieces: list[_Piece] = []
    repeated, number = None, 0
    for at, block in enumerate(blocks):
        if at in contents:
            pieces.append(_Piece(block, "drop"))
            continue
        text = block_text(block)
        if isinstance(block, Paragraph) and (title := repeated_title(text)):
            repeated, number = title, 0
            listed, text = cut_contents(text, title)
            pieces.append(_Piece(replace(block, text=listed), "drop"))
            block = replace(block, text=text)
        found = cut_numbered(text, repeated, number + 1) if repeated else None
        number += found is not None
        found = found or (glued_title(text) if isinstance(block, Paragraph) else None)
        pieces.extend(_cut_title(block, found) if found else (_Piece(block),))
    return pieces


def _cut_title(block: Block, found: tuple[str, str]) -> Iterator[_Piece]:
    title, rest = found
    change = Change(NAME, block.lines, block_text(block), f"{title}\n{rest}")
    yield _Piece(Heading(title, block.lines, 0), "title", change)
    if rest:
        yield _Piece(Paragraph(rest, block.lines))


def _with_titles(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces with every title line marked."""
    numbered = _numbered_titles(pieces)
    return [
        replace(piece, kind="title") if piece.kind == "body" and (at in numbered or _titled(piece.block)) else piece
        for at, piece in enumerate(pieces)
    ]


def _titled(block: Block) -> bool:
    if isinstance(block, Heading):
        return block.level == 0
    return isinstance(block, Paragraph) and not block.role and number_of(block) is None and is_title(block.text)


def _numbered_titles(pieces: Sequence[_Piece]) -> frozenset[int]:
    """Places of numbered lines that are titles: a run 1, 2, … of one shape, each above an opening or a new 一、."""
    found: dict[int, list[int]] = {}
    for at, piece in enumerate(pieces):
        number = number_of(piece.block)
        if number is None or not is_numbered_title(block_text(piece.block)):
            continue
        run = found.setdefault(number[0], [])
        below = [each.block for each in pieces[at + 1 : at + 3]]
        restarts = number[0] > 1 and any(opens_with_first_number(block) for block in below)
        if number[1] == len(run) + 1 and (restarts or any(opening_weight(block) >= 2.5 for block in below)):
            run.append(at)
    return frozenset(at for run in found.values() if len(run) >= 2 for at in run)


def _without_collection(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces with titles of collections and their introductions dropped, and titles over nothing made text."""
    kept: list[_Piece] = []
    titles = [at for at, piece in enumerate(pieces) if piece.kind == "title"]
    for at, piece in enumerate(pieces):
        kind = piece.kind
        if kind == "title":
            kind = _kind_of_title(pieces, at, [each for each in titles if each > at])
        elif kind == "body" and _is_preface(pieces, at):
            kind = "drop"
        kept.append(replace(piece, kind=kind))
    return kept


def _kind_of_title(pieces: Sequence[_Piece], at: int, later: Sequence[int]) -> Kind:
    end = later[0] if later else len(pieces)
    below = plain_text(tuple(piece.block for piece in pieces[at + 1 : end] if piece.kind == "body"))
    intro_only = all(_is_preface(pieces, place) for place in range(at + 1, end) if pieces[place].kind == "body")
    if later and (intro_only or (is_collection(block_text(pieces[at].block)) and len(below) < 200)):
        return "drop"
    if has_marker(block_text(pieces[at].block)) or isinstance(pieces[at].block, Heading):
        return "title"
    return "title" if len(HAN.findall(below)) >= _SHORTEST_BODY or at == 0 else "body"


def _is_preface(pieces: Sequence[_Piece], at: int) -> bool:
    """Whether a short text in front or right below a title introduces a collection instead of reporting."""
    text = block_text(pieces[at].block)
    near_title = at == 0 or any(piece.kind != "body" for piece in pieces[max(0, at - 2) : at])
    return near_title and len(text) <= 160 and number_of(pieces[at].block) is None and bool(_PREFACE.search(text))


def _groups(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """Runs of pieces that begin at a title (or at the start), without what is dropped."""
    group: list[_Piece] = []
    for piece in pieces:
        if piece.kind == "drop":
            continue
        if piece.kind == "title" and any(each.kind == "body" for each in group):
            if _is_name_only(group):
                group = [*group, piece]
                continue
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _is_name_only(group: Sequence[_Piece]) -> bool:
    """Whether all there is above a title is a line or two without a sentence: the unit's name, a site's name."""
    text = plain_text(_blocks(group))
    untitled = all(piece.kind == "body" for piece in group)
    return untitled and len(group) <= 2 and len(text) <= 60 and not re.search(r"[。；！？]", text)


def _blocks(group: Sequence[_Piece]) -> Blocks:
    return tuple(piece.block for piece in group if piece.kind == "body")


def _cut(group: Sequence[_Piece], known: Sequence[Blocks]) -> Iterator[list[_Piece]]:
    """A group cut where another report begins without a title; the title stays with the first part."""
    first = next((at for at, piece in enumerate(group) if piece.kind == "title"), -1) + 1
    body = tuple(piece.block for piece in group[first:])
    places = [0, *(first + place for place in starts(body, known) if place), len(group)]
    for begin, end in zip(places, places[1:], strict=False):
        yield list(group[begin:end])


def _articles(document: Document, parts: Sequence[list[_Piece]], dropped: Sequence[_Piece]) -> Iterator[Article]:
    """Articles from their pieces; each takes the changes from the end of the one before to its own end."""
    own = [Change(NAME, piece.block.lines, block_text(piece.block), "") for piece in dropped]
    after = 0
    for at, part in enumerate(parts):
        whole = Lines(part[0].block.lines.first, max(piece.block.lines.last for piece in part))
        last = whole.last if at + 1 < len(parts) else max([whole.last, *(c.lines.last for c in document.changes), *(c.lines.last for c in own)])
        title, blocks, made = _title_and_blocks(part)
        changes = [c for c in (*document.changes, *own) if after < c.lines.first <= last]
        yield Article(document.source, title, blocks, whole, (*changes, *made))
        after = whole.last


def _title_and_blocks(part: Sequence[_Piece]) -> tuple[str | None, Blocks, tuple[Change, ...]]:
    """The last title of a part is its title; a marker or a unit's name above it goes into a change."""
    titles = [at for at, piece in enumerate(part) if piece.kind == "title"]
    if not titles:
        return None, _blocks(part), ()
    above = part[: titles[-1]]
    title = block_text(part[titles[-1]].block).strip()
    name = plain_text(tuple(piece.block for piece in above if piece.kind == "body")).strip()
    if name and "\n" not in name and name not in title and len(name) <= 30 and not has_marker(name):
        title = name + title
    changes = tuple(Change(NAME, piece.block.lines, block_text(piece.block), title) for piece in above)
    cuts = tuple(piece.change for piece in part if piece.change)
    return title, _blocks(part[titles[-1] :]), (*changes, *cuts)
