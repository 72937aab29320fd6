"""Titles numbered like headings, （一）题目 or 2、题目: a series of them is told by what stands round each."""

from collections import Counter
from collections.abc import Sequence

from scripts.articles.endings import is_closed
from scripts.articles.openings import opening_weight
from scripts.articles.outline import number_of
from scripts.articles.titles import is_numbered_title, without_number
from scripts.describe.organisations import find_name
from scripts.document import Block, Blocks, Paragraph, block_text
from scripts.pipeline import han_of

_NEAR = 3
_SHORTEST = 60
"""Chinese characters from a title of a series to the next."""
_ENOUGH = 1.5
"""Signs that each title of a series shows on average."""
_REPORTS = (
    "报告",
    "总结",
    "小结",
    "汇报",
    "述职",
    "材料",
    "体会",
    "心得",
    "讲话",
    "发言",
    "计划",
    "方案",
    "要点",
    "征文",
)


def numbered_titles(blocks: Blocks) -> frozenset[int]:
    """Places of numbered lines that are titles: a run 1, 2, … of one shape that starts where the text does."""
    found: set[int] = set()
    for rank in (1, 2, 3, 4):
        run = _run(blocks, rank)
        if len(run) >= 2 and _is_series(blocks, run):
            found.update(run)
    alone = (at for at, block in enumerate(blocks) if at and at not in found and _stands_for_itself(blocks, at))
    return frozenset(found.union(alone))


def _stands_for_itself(blocks: Blocks, at: int) -> bool:
    """Whether a numbered line outside any series is a title all the same: a unit in it, a close above, an opening below."""
    if number_of(blocks[at]) is None or not is_numbered_title(block_text(blocks[at])) or not is_closed(blocks[:at]):
        return False
    return find_name(_core(blocks[at]), "", "")[0] is not None and opening_weight(*blocks[at + 1 : at + 2]) >= 1.0


def _run(blocks: Blocks, rank: int) -> list[int]:
    """The lines of a rank that read like titles and count on from 1, each with text below."""
    run: list[int] = []
    for at, block in enumerate(blocks):
        number = number_of(block)
        if number != (rank, len(run) + 1) or not is_numbered_title(block_text(block)):
            continue
        if not run or _han(blocks[run[-1] + 1 : at]) >= _SHORTEST:
            run.append(at)
    return run


def _is_series(blocks: Blocks, run: Sequence[int]) -> bool:
    """Whether the numbered lines are titles. A report's own opening above them makes them its headings."""
    if sum(opening_weight(block) for block in blocks[: run[0]] if isinstance(block, Paragraph)) >= 2.0:
        return False
    ends = [*run[1:], len(blocks)]
    cores = Counter(_core(blocks[at]) for at in run)
    signs = [
        _signs(blocks, at, end, first=at == run[0]) + (cores[_core(blocks[at])] > 1)
        for at, end in zip(run, ends, strict=True)
    ]
    return signs.count(0) * 5 <= len(signs) and sum(signs) >= _ENOUGH * len(signs)


def _signs(blocks: Blocks, at: int, end: int, *, first: bool) -> int:
    """Signs that a title shows: a unit in it, an opening below, numbers that start again, a close above."""
    text = _core(blocks[at])
    below = blocks[at + 1 : min(end, at + 1 + _NEAR)]
    rank = (number_of(blocks[at]) or (0, 0))[0]
    named = find_name(text, "", "")[0] is not None or (text[:2].isdigit() and text.endswith(_REPORTS))
    opens = any(opening_weight(block) >= 1.0 or _names_unit(block) for block in below[:2])
    numbers = [number for block in blocks[at + 1 : end] if (number := number_of(block))]
    restarts = bool(numbers) and numbers[0][1] == 1 and numbers[0][0] <= rank
    return named + opens + restarts + (first or is_closed(blocks[:at]))


def _core(block: Block) -> str:
    return without_number(block_text(block).strip())


def _names_unit(block: Block) -> bool:
    return isinstance(block, Paragraph) and find_name("", "", block.text)[0] is not None


def _han(blocks: Blocks) -> int:
    return sum(len(han_of(block_text(block))) for block in blocks)
