"""What a copy proves: headings that one of two copies lost are put back, words that it lost are marked or doubted.

Never filled in: a lost word becomes 〔缺〕 where it is certain that there was one (a number before its unit, a 不 whose
loss turns the sense), else a doubt in the receipt. Units, years and numbers that merely differ are nobody's loss.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from scripts.articles.losses import NAME, marked
from scripts.articles.outline import number_of
from scripts.articles.similarity import Grams, containment, grams, jaccard
from scripts.document import Article, Block, Blocks, Change, Heading, Item, Lines, Paragraph, block_text, plain_text

__all__ = ["NAME", "SUMMARY", "mend", "mended_by"]

SUMMARY = "复本：照另一份复本，把脱落的标题补回，脱落的字词标作〔缺〕。"
_COPY = 0.8
_SHARES = 0.08
"""Share of the smaller article's 5-grams from which two of one file are looked at for words lost from shared text."""
_SAME = 0.8
_NEAREST = 12
"""Articles that one is compared with at most."""
_MOST = 200
"""Articles of one file that are all compared with each other."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A block of text with its place among the blocks and its 5-grams."""

    at: int
    block: Block
    grams: Grams


def mend(articles: Sequence[Article], *, marks: bool = True) -> tuple[Article, ...]:
    """The articles of one file, each mended by the others that are copies of it or share text with it.

    Across files `marks` is off and what would be marked is a doubt: which copy is the best one may not depend on it.
    """
    if not 1 < len(articles) <= _MOST:
        return tuple(articles)
    words = [plain_text(article.blocks) for article in articles]
    own = [grams(text) for text in words]
    pairs = [
        (at, other, jaccard(own[at], own[other]) >= _COPY)
        for at in range(len(articles))
        for other in _others(at, words, own)
    ]
    mended = list(articles)
    while True:  # what one copy got back may be what the next one lacks
        before = tuple(mended)
        for at, other, is_copy in pairs:
            mended[at] = mended_by(mended[at], mended[other], is_copy=is_copy, marks=marks)
        if tuple(mended) == before:
            return before


def _others(at: int, words: Sequence[str], own: Sequence[Grams]) -> list[int]:
    """The articles that can prove something of one: other words, but much the same; the nearest of many."""
    differ = {text: other for other, text in reversed(tuple(enumerate(words))) if text != words[at]}
    alike = [(-containment(own[at], own[other]), other) for other in differ.values()]
    near = sorted(each for each in alike if -each[0] >= _SHARES)[:_NEAREST]
    return sorted(other for _, other in near)


def mended_by(article: Article, twin: Article, *, is_copy: bool = True, marks: bool = True) -> Article:
    """The article with what `twin` proves it lost; headings are put back only by a copy of the whole."""
    if article.blocks == twin.blocks:
        return article
    mine, theirs = _texts(article.blocks), _texts(twin.blocks)
    same = _aligned(mine, theirs)
    where = f"据{twin.source.file}{twin.source.where(twin.lines)}"
    blocks, changes = list(article.blocks), []
    for text, other in same.values():
        block, lost = marked(text.block, block_text(other.block), twin, marks=marks)
        changes.extend(lost)
        blocks[text.at] = block
    if is_copy:
        for at, heading in reversed(tuple(_lost_headings(article.blocks, twin.blocks, same))):
            blocks[at : at + 1] = _headed(blocks[at], heading)
            changes.append(Change(NAME, heading.lines, where, block_text(heading)))
    told = {(each.lines, each.after) for each in article.changes}
    new = [change for change in changes if (change.lines, change.after) not in told]
    return replace(article, blocks=tuple(blocks), changes=(*article.changes, *new)) if new else article


def _headed(block: Block, heading: Heading) -> Blocks:
    """The heading and the block below it; one that stands glued to the text is cut off from it."""
    rest = block_text(block).removeprefix(block_text(heading))
    if isinstance(block, Paragraph | Item) and rest and rest != block_text(block):
        return heading, Paragraph(rest, block.lines)
    return heading, block


@lru_cache(maxsize=256)
def _texts(blocks: Blocks) -> tuple[_Text, ...]:
    texts = (
        _Text(at, block, grams(block_text(block)))
        for at, block in enumerate(blocks)
        if isinstance(block, Paragraph | Item)
    )
    return tuple(text for text in texts if len(text.grams) >= 12)


def _aligned(mine: Sequence[_Text], theirs: Sequence[_Text]) -> Mapping[int, tuple[_Text, _Text]]:
    """By place in the twin: the blocks of both that are the same text, in one order and each used once."""
    found: dict[int, tuple[_Text, _Text]] = {}
    after = -1
    equal = {block_text(text.block): text for text in mine}
    for other in theirs:
        best = equal.get(block_text(other.block)) or max(
            mine, key=lambda text: containment(text.grams, other.grams), default=None
        )
        if best and best.at > after and containment(best.grams, other.grams) >= _SAME:
            found[other.at] = (best, other)
            after = best.at
    return found


def _lost_headings(
    mine: Blocks, theirs: Blocks, same: Mapping[int, tuple[_Text, _Text]]
) -> Iterator[tuple[int, Heading]]:
    """Where in `mine` a heading of the twin belongs that is nowhere in it: between the same two neighbours."""
    known = {_bare(block.text) for block in mine if isinstance(block, Heading)}
    for at, heading in enumerate(theirs):
        if not isinstance(heading, Heading) or not heading.level or _bare(heading.text) in known:
            continue
        below = next((each for each in range(at + 1, len(theirs)) if not isinstance(theirs[each], Heading)), None)
        above = next((each for each in range(at - 1, -1, -1) if not isinstance(theirs[each], Heading)), None)
        if below is None or below not in same or (above is not None and above not in same):
            continue
        place = same[below][0].at
        begin = same[above][0].at + 1 if above is not None else 0
        between = mine[begin:place]
        if all(isinstance(each, Heading) for each in between):
            into = begin + _before(between, theirs[at + 1 : below])
            glued = block_text(mine[place]).startswith(block_text(heading))
            if _fits(mine, into, heading) and (glued or _bare(heading.text) not in _bare(block_text(mine[place]))):
                yield into, replace(heading, lines=Lines(mine[into].lines.first, mine[into].lines.first))


def _before(between: Blocks, later: Blocks) -> int:
    """How many of the headings at the place stand before the lost one: those that the twin does not have below it."""
    below = {_bare(block_text(each)) for each in later} | {
        _bare(each.text) for each in later if isinstance(each, Heading)
    }
    return next(
        (at for at, each in enumerate(between) if isinstance(each, Heading) and _bare(each.text) in below), len(between)
    )


def _fits(mine: Blocks, into: int, heading: Heading) -> bool:
    """Whether the heading's number is free where it would stand."""
    number = number_of(heading)
    if number is None:
        return False
    numbers = [number_of(block) if isinstance(block, Heading) and block.level else None for block in mine]
    before = next((each for each in reversed(numbers[:into]) if each and each[0] <= number[0]), None)
    after = next((each for each in numbers[into:] if each and each[0] <= number[0]), None)
    free_above = before is None or before[0] < number[0] or before[1] < number[1]
    return free_above and (after is None or after[0] < number[0] or after[1] > number[1])


def _bare(text: str) -> str:
    return re.sub(r"[^\u4e00-\u9fff]", "", text)
