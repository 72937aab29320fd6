"""What a printed document is made of, wherever it was read: a sheet with pieces of text and drawn lines on it.

Measures are points from the upper left corner of the sheet as it is looked at, downwards.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line in one look. `font` is a class, see `fonts.class_of`; "" and no bold where it is not known."""

    text: str
    size: float
    bold: bool = False
    font: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Text that stands together on one line: never over the gap between two columns or two cells of a table.

    `size` is that of the letters; scanned lines give the best guess they have. `runs` cut the text by look where
    that is known; without them it is all in the look of the line. The order of lines does not matter.
    """

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool = False
    font: str = ""
    runs: tuple[Run, ...] = ()

    @property
    def cut(self) -> tuple[Run, ...]:
        """The runs, one where there are none."""
        return self.runs or (Run(self.text, self.size, self.bold, self.font),)

    @property
    def middle(self) -> float:
        """How far down the sheet the middle of the line is."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line drawn on a sheet, upright or lying; a side of a box counts as well."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printed page, `number` from 1, and what stands on it."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...] = ()


def usual_size(sheets: Iterable[Sheet]) -> float:
    """The size of most letters of a document, in points."""
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for line in sheet.lines:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda each: (sizes[each], each), default=12)
