"""What stands on sheets beside the text: running heads, page numbers, watermarks, line numbers, a contents list.

Told by where it stands (outermost, apart from the text), by what it says (a number that counts the sheets), and by
coming again at the same height on other sheets.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from scripts.readers.printed.rows import side_by_side
from scripts.readers.printed.sheets import Line, Sheet

_OUTER = 3
"""Rows from the top and from the bottom among which running heads and page numbers stand."""
_MARGIN = 0.16
"""Share of the height of a sheet in which they stand."""
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
    for _ in range(_OUTER):
        found = _outer(sheets, dropped)
        if not found:
            break
        dropped |= found
    dropped |= _again(sheets, dropped)
    bare = [replace(each, lines=tuple(line for line in each.lines if line not in dropped)) for each in sheets]
    return [replace(each, lines=_text(each)) for each in _without_contents(bare)]


def _outer(sheets: Sequence[Sheet], dropped: set[Line]) -> set[Line]:
    """The outermost rows that are no text, of what is not dropped yet."""
    rows = [side_by_side(line for line in sheet.lines if line not in dropped) for sheet in sheets]
    found: set[Line] = set()
    for end in (0, -1):
        outer = [
            (sheet, of_sheet[end], _gap(of_sheet, end))
            for sheet, of_sheet in zip(sheets, rows, strict=True)
            if of_sheet
        ]
        outer = [(sheet, row, gap) for sheet, row, gap in outer if _is_outside(row[0], sheet)]
        keys = Counter((_key(row), round(row[0].middle / 4)) for _, row, _ in outer)
        heights = Counter(round(row[0].middle / 4) for _, row, _ in outer)
        for sheet, row, gap in outer:
            key, height = _key(row), round(row[0].middle / 4)
            near = sum(keys[key, height + shift] for shift in (-1, 0, 1))
            level = sum(heights[height + shift] for shift in (-1, 0, 1))
            is_apart = gap > 1.9 * row[0].size
            if _is_furniture(row, sheet, same=near, level=level, of=len(sheets), is_apart=is_apart):
                found.update(row)
    return found


def _is_furniture(row: Sequence[Line], sheet: Sheet, *, same: int, level: int, of: int, is_apart: bool) -> bool:
    """Whether an outermost row is: `same` sheets have it with other digits, `level` have something at its height."""
    texts = [line.text.strip() for line in row]
    whole = " ".join(texts)
    if _BROWSER.fullmatch(texts[0]) or _BROWSER.fullmatch(texts[-1]):
        return True
    if _PAGE.fullmatch(whole):
        return is_apart or same > 1 or not _BARE.fullmatch(whole) or whole == str(sheet.number)
    if same > 1 and (same >= 3 or same * 2 > of or is_apart):
        return is_apart or same >= 3 or not re.search("[。；]$", whole)
    has_number = any(_PAGE.fullmatch(text) for text in texts) and len(texts) > 1
    return (
        is_apart
        and len(whole) < 60
        and (has_number or (level >= 3 and level * 3 >= of * 2 and whole[-1] not in "。；，"))
    )


def _gap(rows: Sequence[Sequence[Line]], end: int) -> float:
    """Points between the outermost row and the next one."""
    if len(rows) < 2:
        return 0
    outer, inner = (rows[0], rows[1]) if end == 0 else (rows[-1], rows[-2])
    return abs(outer[0].bottom - inner[0].bottom)


def _is_outside(line: Line, sheet: Sheet) -> bool:
    return not _MARGIN * sheet.height < line.middle < (1 - _MARGIN) * sheet.height


def _key(row: Iterable[Line]) -> str:
    return _DIGITS.sub("#", "".join("".join(line.text.split()) for line in row))


def _again(sheets: Sequence[Sheet], dropped: set[Line]) -> set[Line]:
    """Big letters on the same spot of most sheets: a watermark."""

    def spot(line: Line) -> tuple[str, int, int]:
        return line.text, round(line.left / 4), round(line.middle / 4)

    usual = Counter(round(line.size) for sheet in sheets for line in sheet.lines).most_common(1)
    big = 1.4 * usual[0][0] if usual else 0
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
