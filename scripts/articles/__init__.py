"""Split a cleaned document into its articles: by titles where there are any, by what the text says where not.

Nothing is lost: each block goes to exactly one article; a line that belongs to none (a list of contents, the title
over a whole collection) stands in a Change of the article after it.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from scripts.articles.boundaries import Known, openings_of, starts
from scripts.articles.pieces import NAME, Piece, is_first_line, pieces
from scripts.describe.organisations import is_name
from scripts.document import Article, Blocks, Change, Document, Lines, block_text, plain_text
from scripts.passes.roles import addressed, roles
from scripts.pipeline import changes_between


def split(document: Document) -> tuple[Article, ...]:
    """The articles of a document, in order. A document that is one report gives one article."""
    marked = pieces(document.blocks)
    groups = list(_groups(marked))
    repeats = openings_of([_blocks(group) for group in groups])
    cut = [part for at, group in enumerate(groups) for part in _cut(group, partial(repeats, at))]
    return tuple(_articles(document, cut, [piece for piece in marked if piece.kind == "drop"]))


def _groups(marked: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Runs of pieces that begin at a title (or at the start), without what is dropped."""
    group: list[Piece] = []
    for piece in marked:
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


def _is_name_only(group: Sequence[Piece]) -> bool:
    """Whether all there is above a title is the unit's name."""
    text = plain_text(_blocks(group))
    untitled = all(piece.kind == "body" for piece in group)
    return untitled and all(is_name(line) for line in text.split("\n"))


def _blocks(group: Sequence[Piece]) -> Blocks:
    return tuple(piece.block for piece in group if piece.kind == "body")


def _cut(group: Sequence[Piece], known: Known) -> Iterator[list[Piece]]:
    """A group cut where another report begins without a title; the title stays with the first part."""
    first = next((at for at, piece in enumerate(group) if piece.kind == "title"), -1) + 1
    body = tuple(piece.block for piece in group[first:])
    places = [0, *(first + place for place in starts(body, known) if place), len(group)]
    for begin, end in pairwise(places):
        yield list(group[begin:end])


def _articles(document: Document, parts: Sequence[list[Piece]], dropped: Sequence[Piece]) -> Iterator[Article]:
    """Articles from their pieces; each takes the changes from the end of the one before to its own end."""
    cut = (Change(NAME, piece.block.lines, block_text(piece.block), "") for piece in dropped)
    spans = [_span(part) for part in parts]
    ends = [span.last for span in spans[:-1]]
    own: list[list[Change]] = [[] for _ in spans]
    for change in (*document.changes, *cut) if spans else ():
        own[bisect_left(ends, change.lines.first)].append(change)
    for part, span, changes in zip(parts, spans, own, strict=True):
        title, blocks, made = _title_and_blocks(part)
        whole = addressed(blocks)
        found = changes_between(roles.name, blocks, whole)
        yield Article(document.source, title, whole, span, (*changes, *made, *found))


def _span(part: Sequence[Piece]) -> Lines:
    return Lines(min(piece.block.lines.first for piece in part), max(piece.block.lines.last for piece in part))


def _title_and_blocks(part: Sequence[Piece]) -> tuple[str | None, Blocks, tuple[Change, ...]]:
    """A part's last title line, with the lines above that belong to it; any other line above goes into a change."""
    titles = [at for at, piece in enumerate(part) if piece.kind == "title"]
    if not titles:
        return None, _blocks(part), ()
    above, last = part[: titles[-1]], block_text(part[titles[-1]].block).strip()
    lines = [(piece.block.lines, text := block_text(piece.block).strip(), is_first_line(text, last)) for piece in above]
    title = "".join((*(text for _, text, joined in lines if joined), last))
    changes = tuple(Change(NAME, at, text, title if joined else "") for at, text, joined in lines)
    cuts = tuple(piece.change for piece in part if piece.change)
    return title, _blocks(part[titles[-1] :]), (*changes, *cuts)
