"""The reading order of a sheet: column after column between the lines that run over several of them.

A column begins where many lines begin, with an empty strip before it that no line beside it crosses.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Column:
    """Lines of running text one below the other; a heading over two columns is a column of its own."""

    lines: tuple[Line, ...]
    left: float
    right: float


def columns_of(lines: Sequence[Line]) -> list[Column]:
    """The columns of one sheet in reading order."""
    if not lines:
        return []
    strip = _strip(lines)
    if strip is None:
        return [Column(tuple(lines), min(each.left for each in lines), max(each.right for each in lines))]
    return list(_read(lines, strip))


def _read(lines: Sequence[Line], strip: float) -> Iterator[Column]:
    """The bands of a sheet from top to bottom, each with its left side before its right one."""
    wide: list[Line] = []
    for is_crossing, band in _bands(lines, strip):
        if is_crossing or not _is_parted(band, strip):
            wide.extend(band)
            continue
        yield from columns_of(wide)
        wide = []
        yield from columns_of([line for line in band if line.left < strip - 1])
        yield from columns_of([line for line in band if line.left >= strip - 1])
    yield from columns_of(wide)


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
    usual = median(line.right - line.left for line in side)
    return usual >= max(share * width, _NARROWEST * side[0].size)


def _strip(lines: Sequence[Line]) -> float | None:
    """Where the best column begins, if the sheet has more than one."""
    start, end = min(each.left for each in lines), max(each.right for each in lines)
    found: dict[float, int] = {}
    for edge in {round(line.left) for line in lines if start + 0.15 * (end - start) < line.left < end - 30}:
        near = [line.left for line in lines if abs(line.left - edge) <= 1.5]
        if len(near) >= _FEWEST:
            strip = min(near)
            found[strip] = sum(
                min(sum(line.left < strip - 1 for line in band), sum(line.left >= strip - 1 for line in band))
                for is_crossing, band in _bands(lines, strip)
                if not is_crossing and _is_parted(band, strip)
            )
    best = max(found, key=lambda each: (found[each], -each), default=None)
    return best if best is not None and found[best] else None
