"""Tables: those that hold figures become tables of plain cells, those that only arrange text become its lines."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from scripts.document import Table
from scripts.passes.numbering import number_of
from scripts.readers.docx.body import Cell, Grid, Line, Part

Flow: TypeAlias = Line | Table

_LAYOUT_ROWS = 3
"""Rows up to which a table without lines is a letterhead or a signature block."""
_LONG_CELL = 60
"""Characters; a table without lines that holds longer cells arranges text."""


def flow_of(parts: Iterable[Part]) -> Iterator[Flow]:
    """The parts in order, each drawn table as a table or as the lines in it."""
    for part in parts:
        if isinstance(part, Line):
            yield part
        elif _is_layout(part):
            yield from _text_of(part.rows)
        else:
            yield from _table(part)


def _is_layout(grid: Grid) -> bool:
    cells = [cell for row in grid.rows for cell in row]
    if len(grid.rows) == 1 or max(len(row) for row in grid.rows) == 1:
        return True
    if any(_is_report(cell) for cell in cells):
        return True
    return not grid.has_borders and (
        len(grid.rows) <= _LAYOUT_ROWS or any(len(_plain(cell)) > _LONG_CELL for cell in cells)
    )


def _is_report(cell: Cell) -> bool:
    """Whether a cell holds text with headings of its own."""
    numbers = [number_of(part.text) for part in cell.parts if isinstance(part, Line)]
    return len(numbers) >= 3 and any(number is not None and number.rank <= 2 for number in numbers)


def _text_of(rows: Iterable[Sequence[Cell]]) -> Iterator[Flow]:
    for row in rows:
        for cell in row:
            yield from flow_of(cell.parts)


def _table(grid: Grid) -> Iterator[Flow]:
    """The table, with rows that are one cell above it (its caption) or below it (a note) as lines of their own."""
    rows = [row for row in grid.rows if any(_plain(cell) or cell.goes_on for cell in row)]
    wide = [at for at, row in enumerate(rows) if len(row) > 1]
    if len(wide) < 2:
        yield from _text_of(rows)
        return
    first, last = wide[0], wide[-1] + 1
    yield from _text_of(rows[:first])
    yield Table(_squared(rows[first:last]), grid.lines)
    yield from _text_of(rows[last:])


def _squared(rows: Iterable[Sequence[Cell]]) -> tuple[tuple[str, ...], ...]:
    """Rows of equal length: a cell over several columns stands in the first, one over several rows in each of them."""
    made: list[list[str]] = []
    for row in rows:
        above, cells = made[-1] if made else [], list[str]()
        for cell in row:
            goes_on = cell.goes_on and len(cells) < len(above)
            cells.append(above[len(cells)] if goes_on else _plain(cell))
            cells.extend([""] * (cell.width - 1))
        made.append(cells)
    width = max(map(len, made))
    return tuple(tuple(cells + [""] * (width - len(cells))) for cells in made)


def _plain(cell: Cell) -> str:
    """The text of a cell on one line, tables inside it included."""
    return " ".join(text for part in cell.parts if (text := _plain_part(part)))


def _plain_part(part: Part) -> str:
    if isinstance(part, Line):
        return part.text
    return " ".join(text for row in part.rows for cell in row if (text := _plain(cell)))
