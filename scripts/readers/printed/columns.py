"""The reading order of a sheet: column after column between the lines that run over several of them.

A column begins where many lines begin, with an empty strip before it that no line beside it crosses.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from scripts.readers.printed.sheets import Line

_FEWEST = 4
"""Lines a column has at least."""
_STRIP = 0.7
"""Width of the strip between two columns, in sizes of a letter."""
_FULL, _PARTS = 0.55, 0.22
"""Share of its column that a usual line fills; of what stands right of a column, which may be several."""
_NARROWEST = 8
"""Width of a usual line in a column, in sizes of a letter; the cells of a table are narrower."""


_BIG = 1.25
"""Share of the usual size from which a line on top of all columns is a title over them."""
_FULL_LINES = 3
"""Lines of text that end together from which titles have no say in where the edge is."""
_STEADY = 8
"""Lines from which a column shows its own edges."""


@dataclass(frozen=True, slots=True)
class Column:
    """Lines of running text one below the other; a heading over two columns is a column of its own."""

    lines: tuple[Line, ...]
    left: float
    right: float
    is_part: bool = False
    """Whether others stand beside it."""


def columns_of(lines: Sequence[Line], known: float | None = None) -> list[Column]:
    """The columns of one sheet in reading order; `known` is where the last sheet had its second column."""
    if not lines:
        return []
    strip = strip_of(lines, known)
    if strip is None:
        return list(_wide(lines))
    above = _above(lines)
    below = [line for line in lines if line not in above]
    return [*_wide(above), *_read(below, strip)]


def _above(lines: Sequence[Line]) -> list[Line]:
    """The big lines over all columns: a title too short to cross the strip between them."""
    ordered = sorted(lines, key=lambda each: each.middle)
    usual = median(line.size for line in lines)
    count = 0
    while count + 1 < len(ordered) and ordered[count].size >= _BIG * usual:
        if ordered[count].bottom > ordered[count + 1].top + 0.3 * usual:
            break
        count += 1
    return ordered[:count]


def edged(columns: Sequence[Column]) -> list[Column]:
    """The columns of a document, each with the edges of its text: a short one has those of one it lies in."""
    own = [replace(each, right=_right(each)) for each in columns]
    steady = sorted((each for each in own if len(each.lines) >= _STEADY), key=lambda each: each.right - each.left)
    whole = Column((), min((each.left for each in own), default=0), max((each.right for each in own), default=0))
    width = max((each.right - each.left for each in own if each.is_part), default=0)
    return [each if len(each.lines) >= _STEADY else _widened(each, [*steady, whole], width) for each in own]


def _widened(column: Column, steady: Sequence[Column], width: float) -> Column:
    """A short column with the edges of the narrowest steady one it lies in, or as wide as the others beside it."""
    slack = max(line.size for line in column.lines)
    for wide in steady:
        if wide.left - slack <= column.left and column.right <= wide.right + slack:
            if column.is_part and wide.right - wide.left > 1.2 * width:
                break
            return replace(column, left=min(wide.left, column.left), right=max(wide.right, column.right))
    return replace(column, right=max(column.right, column.left + width)) if column.is_part else column


def _right(column: Column) -> float:
    """The right edge that many lines reach; a few that run over it do not move it."""
    usual = Counter(round(line.size) for line in column.lines).most_common(1)[0][0]
    text = sorted((line.right for line in column.lines if abs(line.size - usual) < 1), reverse=True)
    is_full = len([end for end in text if end > text[0] - usual]) >= _FULL_LINES
    ends = text if is_full else sorted((line.right for line in column.lines), reverse=True)
    for at, end in enumerate(ends[: len(ends) // 8 + 1]):
        reached = sum(end - 0.7 * column.lines[0].size <= each <= end for each in ends)
        if at and reached >= max(5, len(ends) // 5):
            return end
    return ends[0]


def strip_of(lines: Sequence[Line], known: float | None = None) -> float | None:
    """Where the best column begins, None where the sheet has only one."""
    counts = {strip: _parted(lines, strip) for strip in _candidates(lines)}
    best = max(counts, key=lambda each: (counts[each], -each), default=None)
    if best is not None and counts[best]:
        return best
    if known is not None and not any(_crosses(line, known) for line in lines):
        sides = [line.left < known - 1 for line in lines]
        return known if any(sides) and not all(sides) else None
    return None


def _candidates(lines: Sequence[Line]) -> set[float]:
    """Where lines begin that have many others beginning there or little to the right, as first lines do."""
    start, end = min(each.left for each in lines), max(each.right for each in lines)
    inner = [line for line in lines if start + 0.15 * (end - start) < line.left < end - 30]
    counts = Counter(round(line.left) for line in inner)
    usual = [edge for edge in counts if sum(counts[edge + shift] for shift in (-1, 0, 1)) >= _FEWEST]
    return {
        float(round(line.left, 1)) for line in inner if any(-1 <= edge - line.left < 3 * line.size for edge in usual)
    }


def _parted(lines: Sequence[Line], strip: float) -> int:
    """How many lines stand beside others when the sheet is parted there."""
    counts = 0
    for is_crossing, band in _bands(lines, strip):
        if not is_crossing and _is_parted(band, strip):
            right = sum(line.left >= strip - 1 for line in band)
            counts += min(right, len(band) - right)
    return counts


def _read(lines: Sequence[Line], strip: float) -> Iterator[Column]:
    """The bands of a sheet from top to bottom, each with its left side before its right one."""
    wide: list[Line] = []
    for is_crossing, band in _bands(lines, strip):
        left = [line for line in band if line.left < strip - 1]
        right = [line for line in band if line.left >= strip - 1]
        if is_crossing or not left or not right:
            wide.extend(band)
            continue
        yield from _wide(wide)
        wide = []
        yield from (replace(each, is_part=True) for side in (left, right) for each in columns_of(side))
    yield from _wide(wide)


def _wide(lines: Sequence[Line]) -> Iterator[Column]:
    if lines:
        yield Column(tuple(lines), min(each.left for each in lines), max(each.right for each in lines))


def _bands(lines: Sequence[Line], strip: float) -> Iterator[tuple[bool, list[Line]]]:
    crossing = sorted((line for line in lines if _crosses(line, strip)), key=lambda each: each.middle)
    rest = sorted((line for line in lines if not _crosses(line, strip)), key=lambda each: each.middle)
    for line in crossing:
        above = [each for each in rest if each.middle < line.middle]
        rest = rest[len(above) :]
        yield from [(False, above)] if above else []
        yield True, [line]
    yield from [(False, rest)] if rest else []


def _crosses(line: Line, strip: float) -> bool:
    return line.left < strip - 1 and line.right > strip - _STRIP * line.size


def _is_parted(band: Sequence[Line], strip: float) -> bool:
    """Whether a band without crossing lines is two columns of text."""
    left = [line for line in band if line.left < strip - 1]
    right = [line for line in band if line.left >= strip - 1]
    return len(left) >= _FEWEST <= len(right) and _is_text(left, _FULL) and _is_text(right, _PARTS)


def _is_text(side: Sequence[Line], share: float) -> bool:
    """Whether the lines of a column are mostly full, as text is."""
    width = max(line.right for line in side) - min(line.left for line in side)
    usual = sorted(line.right - line.left for line in side)[len(side) * 2 // 3]
    return usual >= max(share * width, _NARROWEST * side[0].size)
