"""The reading order of a sheet: rows from top to bottom, with the edges of the text on it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from scripts.document import SHEET
from scripts.readers.printed.rows import Row, row_of, side_by_side
from scripts.readers.printed.sheets import Sheet


def rows_of(sheets: Sequence[Sheet]) -> list[Row]:
    """All rows of a document in reading order."""
    return [row for sheet in sheets for row in _rows(sheet)]


def _rows(sheet: Sheet) -> Iterator[Row]:
    groups = side_by_side(sheet.lines)
    rows = [row_of(group, sheet.number * SHEET + at) for at, group in enumerate(groups, 1)]
    if rows:
        edges = min(row.left for row in rows), max(row.right for row in rows)
        yield from (replace(row, column=edges) for row in rows)
