"""Rows: pieces of text that stand side by side, read from left to right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scripts.document import SHEET, Lines
from scripts.readers.printed.sheets import Line, Run


@dataclass(frozen=True, slots=True)
class Row:
    """One row of running text: its place in the document, where it stands, and its runs."""

    place: int
    left: float
    right: float
    top: float
    bottom: float
    size: float
    runs: tuple[Run, ...]
    column: tuple[float, float]
    """Left and right edge of the text column it stands in."""

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(run.text for run in self.runs)

    @property
    def sheet(self) -> int:
        """The sheet it stands on."""
        return self.place // SHEET

    @property
    def lines(self) -> Lines:
        """Its place as lines of the source."""
        return Lines(self.place, self.place)


def side_by_side(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines grouped by the row they stand on, from top to bottom, each from left to right."""
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: (each.middle, each.left)):
        last = groups[-1] if groups else None
        if last is not None and _are_level(last[-1], line):
            last.append(line)
        else:
            groups.append([line])
    return [sorted(group, key=lambda each: each.left) for group in groups]


def _are_level(a: Line, b: Line) -> bool:
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    return shared > 0.5 * min(a.bottom - a.top, b.bottom - b.top)


def row_of(group: Sequence[Line], place: int, column: tuple[float, float]) -> Row:
    """Lines on one row as one; a gap between them is a space."""
    runs: list[Run] = []
    for at, line in enumerate(group):
        if at:
            runs.append(Run(" ", line.size))
        runs.extend(line.cut)
    longest = max(group, key=lambda each: len(each.text))
    return Row(
        place,
        group[0].left,
        max(each.right for each in group),
        min(each.top for each in group),
        max(each.bottom for each in group),
        longest.size,
        tuple(runs),
        column,
    )
