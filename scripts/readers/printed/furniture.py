"""What stands on sheets beside the text: running heads, page numbers, watermarks, line numbers, a contents list.

Told by where it stands (outermost, apart from the text), by what it says (a number that counts the sheets), and by
coming again at the same height on other sheets.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from scripts.readers.printed.rows import side_by_side
from scripts.readers.printed.sheets import Line, Sheet, usual_size

_OUTER = 3
"""Rows from the top and from the bottom among which running heads and page numbers stand."""
_MARGIN = 0.16
"""Share of the height of a sheet in which they stand."""
_LONGEST = 60
"""Characters of a running head."""
_NUMBER = r"(?:\d{1,4}|[ivxIVX]{1,6}|[一二三四五六七八九十〇零百]{1,5})"
_PAGE = re.compile(
    rf"[-—–－―~·•\[（(|]*\s*(?:第\s*)?{_NUMBER}\s*(?:页|頁)?\s*[-—–－―~·•\]）)|]*"
    rf"|第?\s*{_NUMBER}\s*页?\s*[,，/／、|]?\s*[（(]?\s*共?\s*{_NUMBER}\s*页?\s*[)）]?"
    rf"|(?:page|p\.?)\s*\d+(?:\s*(?:of|/)\s*\d+)?",
    re.IGNORECASE,
)
_BARE = re.compile(r"\d{1,4}|[一二三四五六七八九十]{1,3}")
_BROWSER = re.compile(
    r"(?:file|https?)://\S+|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s*(?:[上下]午)?\s*\d{1,2}:\d{2}.*", re.IGNORECASE
)
"""What a browser prints over and under a page."""
_DIGITS = re.compile(r"\d+|[一二三四五六七八九十]+(?=页)")
_LEADER = re.compile(r".{2,60}?[.．…·‥_\s]{3,}\s*[-（(]?\d{1,3}[)）-]?")
_CONTENTS = re.compile(r"目\s*[录錄次]|contents", re.IGNORECASE)


def without_furniture(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets with the text alone on them."""
    dropped: set[Line] = set()
    usual = _Usual.of(sheets)
    for _ in range(_OUTER):
        found = _outer(sheets, dropped, usual)
        if not found:
            break
        dropped |= found
    dropped |= _again(sheets, dropped, usual)
    bare = [replace(each, lines=tuple(line for line in each.lines if line not in dropped)) for each in sheets]
    return [replace(each, lines=_text(each)) for each in _without_contents(bare)]


@dataclass(frozen=True, slots=True)
class _Usual:
    """The size of most letters, and the points from one row to the next."""

    size: float
    step: float

    @classmethod
    def of(cls, sheets: Sequence[Sheet]) -> "_Usual":
        steps: list[float] = []
        for sheet in sheets:
            rows = side_by_side(sheet.lines)
            steps.extend(below[0].bottom - above[0].bottom for above, below in pairwise(rows))
        size = usual_size(sheets)
        real = [step for step in steps if 0.9 * size < step < 4 * size]
        return cls(size, median(real) if real else 1.5 * size)


@dataclass(frozen=True, slots=True)
class _Outer:
    """An outermost row of a sheet and the points between it and the next one."""

    sheet: Sheet
    row: Sequence[Line]
    gap: float

    @property
    def text(self) -> str:
        return " ".join(line.text.strip() for line in self.row)

    @property
    def key(self) -> str:
        return _DIGITS.sub("#", "".join(self.text.split()))

    @property
    def height(self) -> int:
        return round(self.row[0].middle / 4)

    @property
    def is_outside(self) -> bool:
        return not _MARGIN < self.row[0].middle / self.sheet.height < 1 - _MARGIN

    def is_furniture(self, usual: _Usual, same: int, level: int, of: int) -> bool:
        """Whether it is: `same` of the sheets have it with other digits, `level` have something at its height."""
        text, ends = self.text, [self.row[0].text.strip(), self.row[-1].text.strip()]
        is_apart = self.gap > 1.35 * usual.step
        if any(map(_BROWSER.fullmatch, ends)):
            return True
        if _PAGE.fullmatch(text):
            return is_apart or same > 1 or not _BARE.fullmatch(text) or text == str(self.sheet.number)
        if same > 1 and (same >= 3 or same * 2 > of):
            return is_apart or same >= 3 or text[-1] not in "。；"
        is_small = self.row[0].size < 0.92 * usual.size
        if is_small and len(ends) > 1 and str(self.sheet.number) in ends:
            return True
        if not is_apart or len(text) > _LONGEST or text[-1] in "。；，：":
            return False
        has_number = len(ends) > 1 and any(map(_PAGE.fullmatch, ends))
        return has_number or (is_small and (self.gap > 1.6 * usual.step or level >= 3))


def _outer(sheets: Sequence[Sheet], dropped: set[Line], usual: _Usual) -> set[Line]:
    """The outermost rows that are no text, of what is not dropped yet."""
    rows = [side_by_side(line for line in sheet.lines if line not in dropped) for sheet in sheets]
    found: set[Line] = set()
    for end in (0, -1):
        outer = [_Outer(sheet, each[end], _gap(each, end)) for sheet, each in zip(sheets, rows, strict=True) if each]
        outer = [each for each in outer if each.is_outside]
        keys = Counter((each.key, each.height) for each in outer)
        heights = Counter(each.height for each in outer)
        for each in outer:
            near = [each.height + shift for shift in (-1, 0, 1)]
            same, level = sum(keys[each.key, height] for height in near), sum(heights[height] for height in near)
            if each.is_furniture(usual, same, level, len(sheets)):
                found.update(each.row)
    return found


def _gap(rows: Sequence[Sequence[Line]], end: int) -> float:
    """Points between the outermost row and the next one."""
    if len(rows) < 2:
        return 0
    outer, inner = (rows[0], rows[1]) if end == 0 else (rows[-1], rows[-2])
    return abs(outer[0].bottom - inner[0].bottom)


def _again(sheets: Sequence[Sheet], dropped: set[Line], usual: _Usual) -> set[Line]:
    """Big letters on the same spot of most sheets: a watermark."""

    def spot(line: Line) -> tuple[str, int, int]:
        return line.text, round(line.left / 4), round(line.middle / 4)

    big = 1.4 * usual.size
    spots = Counter(spot(line) for sheet in sheets for line in sheet.lines if line.size > big)
    most = {each for each, count in spots.items() if count >= 3 or (count == 2 == len(sheets))}
    return {line for sheet in sheets for line in sheet.lines if spot(line) in most and line not in dropped}


def _text(sheet: Sheet) -> tuple[Line, ...]:
    """The lines without numbers of lines beside them."""
    numbers = sorted((line for line in sheet.lines if line.text.isdigit()), key=lambda each: each.middle)
    others = [line for line in sheet.lines if not line.text.isdigit()]
    edge = min((line.left for line in others), default=0)
    beside = [line for line in numbers if line.right < edge]
    values = [int(line.text) for line in beside]
    if len(beside) < 4 or values != sorted(values):
        return sheet.lines
    return tuple(line for line in sheet.lines if line not in beside)


def _without_contents(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets without the contents list: rows with dots up to the number of a page, and what is above them."""
    kept: list[Sheet] = []
    for sheet in sheets:
        rows = side_by_side(sheet.lines)
        texts = [" ".join(line.text for line in row) for row in rows]
        leads = [at for at, text in enumerate(texts) if _LEADER.fullmatch(text)]
        title = [at for at, text in enumerate(texts) if _CONTENTS.fullmatch(text.strip())]
        listed = {*leads, *title} if len(leads) >= 3 or (leads and title) else set[int]()
        kept.append(
            replace(sheet, lines=tuple(line for at, row in enumerate(rows) for line in row if at not in listed))
        )
    return kept
