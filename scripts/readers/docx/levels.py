"""What level each heading of a Word file has.

The printed number says it (一、 1, （一） 2, 1. 3, （1） 4), else the style, else the look.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

from scripts.document import Table
from scripts.readers.docx.places import Place, is_kai
from scripts.readers.docx.styles import Look

DECIMAL = re.compile(r"\d{1,2}((?:[.．]\d{1,2}){1,3})(?![\d年月日万亿元%％])")
"""1.1 and 1.1.1, not a date, a sum or a share."""
_DEEPEST = 4
_SONG, _HEI = re.compile("标宋|小标|biaosong", re.IGNORECASE), re.compile("黑|hei", re.IGNORECASE)

_Key = TypeVar("_Key", bound=Hashable)


def levels_of(heads: Sequence[Place], places: Sequence[Place | Table]) -> list[int]:
    """The level, 1 to 4, of each heading in order; `places` are all lines of the document."""
    printed = _printed(heads, places)
    by_style = _usual((each.line.form.level, level) for each, level in zip(heads, printed, strict=True))
    by_look = _by_look(heads, printed) | _below(heads, places)
    top = min((level for each in heads if (level := each.line.form.level)), default=1)
    levels: list[int] = []
    for each, level in zip(heads, printed, strict=True):
        style = each.line.form.level
        if level is None and style:
            level = by_style.get(style, style - top + 1)
        elif level is None:
            level = by_look[each.look]
        levels.append(min(level, _DEEPEST))
    return levels


def _printed(heads: Sequence[Place], places: Sequence[Place | Table]) -> list[int | None]:
    """The level each heading's number tells. Without 一、 and （一） a style knows better than 1. and （1） do."""
    numbers = [each.number for each in places if isinstance(each, Place) and each.number]
    is_chinese = any(each.number and each.number.rank <= 2 for each in heads) or any(
        number.rank == 1 and number.rest[-1:] not in "。；" for number in numbers
    )
    has_parts = any(number.printed.startswith("第") for number in numbers)
    highest, above = _highest(heads)
    levels: list[int | None] = []
    for each in heads:
        decimal = DECIMAL.match(each.text)
        if not is_chinese and each.line.form.level:
            levels.append(None)
        elif each.number:
            shift = has_parts and not each.number.printed.startswith("第")
            levels.append(each.number.rank + shift if is_chinese else each.number.rank - highest + 1 + above)
        elif decimal:
            levels.append(len(re.findall("[.．]", decimal[1])) + (3 if is_chinese else 1 + above))
        else:
            levels.append(None)
    return levels


def _highest(heads: Sequence[Place]) -> tuple[int, int]:
    """The highest rank printed, and how many looks of headings without a number stand above it."""
    first = min(
        (each for each in heads if each.number), key=lambda each: each.number.rank if each.number else 0, default=None
    )
    if first is None or first.number is None:
        return 1, 0
    bare = {each.look for each in heads if not each.number and not each.line.form.level}
    return first.number.rank, sum(_weakness(look) < _weakness(first.look) for look in bare)


def _by_look(heads: Sequence[Place], printed: Sequence[int | None]) -> dict[Look, int]:
    """The level of each look: that of the numbers printed in it, else one below the nearest stronger look."""
    levels = _usual((each.look, level) for each, level in zip(heads, printed, strict=True))
    looks = {each.look for each in heads if not each.line.form.level}
    above = 0
    for look in sorted(looks, key=_weakness):
        above = levels.setdefault(look, above + 1)
    return levels


def _below(heads: Sequence[Place], places: Sequence[Place | Table]) -> dict[Look, int]:
    """The level of looks in which a heading without a number stands right below a numbered one of the same look."""
    known = {id(each) for each in heads}
    pairs = [
        (above, below)
        for above, below in pairwise(places)
        if isinstance(above, Place) and isinstance(below, Place) and {id(above), id(below)} <= known
    ]
    return {
        below.look: above.number.rank + 1
        for above, below in pairs
        if above.number and not below.number and above.look == below.look and not below.line.form.level
    }


def _weakness(look: Look) -> tuple[int, int, bool, str]:
    """Sorts the strongest look first, as offices use them: bigger, 标宋 before 黑体 before others before 楷体, bold."""
    fonts = (_SONG, _HEI)
    font = next((at for at, each in enumerate(fonts) if each.search(look.font)), 3 if is_kai(look) else 2)
    return -look.size, font, not look.bold, look.font


def _usual(pairs: Iterable[tuple[_Key, int | None]]) -> dict[_Key, int]:
    """For each key the value it mostly goes with."""
    counts: dict[_Key, Counter[int]] = {}
    for key, level in pairs:
        if level is not None:
            counts.setdefault(key, Counter())[level] += 1
    return {key: count.most_common(1)[0][0] for key, count in counts.items()}
