"""The blocks of a document on the way to its articles: titles and prefaces told apart from text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from scripts.articles.contents import contents
from scripts.articles.endings import begins_annex
from scripts.articles.glued import known_titles, parted
from scripts.articles.outline import number_of
from scripts.articles.series import numbered_titles
from scripts.articles.titles import has_marker, is_collection, is_section, is_title
from scripts.describe.organisations import is_name
from scripts.document import Block, Blocks, Change, Heading, Item, Paragraph, Table, block_text
from scripts.pipeline import han_of

NAME = "split"
"""Name of the changes made here."""
SUMMARY = "分篇：合集的总标题和引言不属于任何一篇，去掉；粘在正文前面的篇名，另起一行。"
_SHORTEST_BODY = 60
"""Chinese characters; a title over less is no title of a report."""
_LONGEST_PREFACE = 160
"""Characters; the introduction of a collection is shorter."""
_PREFACE = re.compile(
    r"小编|网友上传|网络收集|内容来源于|范文|供(?:大家|您|你|写作时?)?参考|欢迎(?:大家)?(?:阅读|品鉴|借鉴)|以下是.{0,20}(?:整理|收集)|^总结[。.]$"
)

_OF_EDITOR = re.compile(
    r"^(?:[【\[（(]?(?:相关|推荐|扩展|延伸|拓展|更多)(?:推荐|阅读|文章|链接|范文|内容)[】\]）)]?[：:]?"
    r"|.{0,10}(?:由网友|网络|网上)(?:上传|提供|收集|整理|搜集).{0,12}|[【（(]?返回.{0,6}[】）)]?|[上下]一篇[：:].{0,40})$"
)
"""A line of the editor's between two reports."""

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
    """All blocks: lists of contents dropped, glued titles cut off (those glued by digits went in the cleaning)."""
    listed, known = contents(blocks), known_titles(blocks)
    for at, block in enumerate(blocks):
        if at in listed or _OF_EDITOR.match(block_text(block).strip()):
            yield Piece(block, "drop")
        elif (isinstance(block, Paragraph) and block.role) or isinstance(block, Table):
            yield Piece(block)
        else:
            yield from _cut(block, tuple(parted(block_text(block), known)))


def _cut(block: Paragraph | Heading | Item, parts: Sequence[tuple[str, bool]]) -> Iterator[Piece]:
    if len(parts) < 2:
        yield Piece(block)
        return
    for at, (text, is_title_text) in enumerate(parts):
        if is_title_text:
            change = Change(NAME, block.lines, block_text(block), "\n".join(part for part, _ in parts[at : at + 2]))
            yield Piece(Heading(text, block.lines, 0), "title", change)
        elif at or isinstance(block, Paragraph):
            yield Piece(Paragraph(text, block.lines))
        else:
            yield Piece(replace(block, text=text.removeprefix(block.number)))


def _with_titles(marked: Sequence[Piece]) -> list[Piece]:
    """The pieces with every title line marked, the first line of a title on two lines too."""
    numbered = numbered_titles(tuple(piece.block for piece in marked))
    found = {at for at, piece in enumerate(marked) if at in numbered or piece.kind == "title" or _titled(piece.block)}
    found -= {
        at for at in found if at and begins_annex(marked[at - 1].block) and not has_marker(block_text(marked[at].block))
    }
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
    if isinstance(block, Heading) and block.level:
        return has_marker(block_text(block)) and is_title(block_text(block))
    if isinstance(block, Heading):
        return not is_section(block.text)
    return isinstance(block, Paragraph) and not block.role and number_of(block) is None and is_title(block.text)


def _without_collection(marked: Sequence[Piece]) -> list[Piece]:
    """The pieces with titles of collections and introductions dropped, and titles over nothing made text."""
    titles = [at for at, piece in enumerate(marked) if piece.kind == "title"]
    kept = list(marked)
    for place, at in enumerate(titles):
        kept[at] = replace(kept[at], kind=_kind_of_title(marked, at, titles[place + 1 : place + 3], first=not place))
    first = next((at for at, piece in enumerate(kept) if piece.kind == "title"), 0)
    prefaces = {at for at, piece in enumerate(kept) if titles and piece.kind == "body" and _is_preface(kept, at)}
    above = [at for at in range(first) if kept[at].kind == "body" and at not in prefaces]
    if _han(kept, above) < _SHORTEST_BODY:
        prefaces |= {at for at in above if not is_name(block_text(kept[at].block))}
    return [replace(piece, kind="drop") if at in prefaces else piece for at, piece in enumerate(kept)]


def _kind_of_title(marked: Sequence[Piece], at: int, later: Sequence[int], *, first: bool) -> Kind:
    """Whether a line that looks like a title is one, stands over a whole collection, or is text after all.

    `later`: the places of the next two; `first`: it is the first of all.
    """
    text, end = block_text(marked[at].block).strip(), later[0] if later else len(marked)
    below = [place for place in range(at + 1, end) if marked[place].kind == "body"]
    if later and all(_is_preface(marked, place) for place in below):
        joined = not below and is_first_line(text, block_text(marked[end].block).strip())
        stray = not below and text not in block_text(marked[end].block)
        over_others = ((first and len(later) > 1) or stray) and not joined and not has_marker(text)
        return "drop" if is_collection(text) or over_others else "title"
    if later and is_collection(text) and _han(marked, below) < _LONGEST_PREFACE:
        return "drop"
    if at and not later and not below:
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
    return sum(len(han_of(block_text(marked[place].block))) for place in places)
