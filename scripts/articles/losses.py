"""Words that one copy of a text has and the other lost: marked where there is no doubt that there was one, else doubted."""

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from scripts.articles.doubts import doubt
from scripts.articles.similarity import GAP
from scripts.document import Article, Block, Change, Item, Paragraph

NAME = "twins"
"""Name of the changes that copies make: `before` says by which copy, `after` is what now stands there."""
_AROUND = 8
"""Equal characters on both sides that a loss must stand between."""
_LONGEST = 12
_NUMBER = re.compile(r"[\d.〇零一二三四五六七八九十百千万两几多余]+")
_UNIT = re.compile(
    r"[余多]?(?:个|条|篇|场|次|期|份|件|名|人|户|天|项|幅|家|块|遍|轮|万|元|%|％|届|年|月|日|处|张|册|支|所|台)"
)
_NOT = re.compile("[不未无]|没有?")


def marked(block: Block, other: str, twin: Article, *, marks: bool) -> tuple[Block, list[Change]]:
    """The block with lost words marked, and the changes: marks first, then doubts where a loss is not certain."""
    if not isinstance(block, Paragraph | Item) or block.text in other or len(block.text) + len(other) > 6000:
        return block, []
    text, changes = block.text, []
    shift = 0
    for place, lost in _losses(block.text, other):
        rest = block.text[place:]
        number = _NUMBER.fullmatch(lost) and _UNIT.match(rest) and not _NUMBER.match(block.text[place - 1])
        if marks and (number or _NOT.fullmatch(lost)):
            text = text[: place + shift] + GAP + text[place + shift :]
            shift += len(GAP)
            around = text[max(0, place + shift - len(GAP) - _AROUND) : place + shift + _AROUND]
            changes.append(Change(NAME, block.lines, f"据{twin.source.file}{twin.source.where(twin.lines)}", around))
        elif number or (not _NUMBER.search(lost) and len(lost) <= _LONGEST // 2):
            changes.append(doubt(replace(block, text=rest), f"比{twin.source.where(twin.lines)}少{len(lost)}字"))
    return replace(block, text=text), changes


def _losses(mine: str, other: str) -> Iterator[tuple[int, str]]:
    """Places in `mine` where `other` has a few characters more between equal text on both sides."""
    steps = SequenceMatcher(None, mine, other, autojunk=False).get_opcodes()
    for before, step, after in zip(steps, steps[1:], steps[2:], strict=False):
        lost = other[step[3] : step[4]]
        if step[0] != "insert" or len(lost) > _LONGEST or GAP in lost or not re.fullmatch(r"[\u4e00-\u9fff\d.]+", lost):
            continue
        if (
            before[2] - before[1] >= _AROUND
            and after[2] - after[1] >= _AROUND
            and GAP not in mine[step[1] - 2 : step[1] + 3]
        ):
            yield step[1], lost
