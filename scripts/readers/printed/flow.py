"""Sheets to one flow: rows of text and tables in reading order, numbered as they stand on each sheet."""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import TypeAlias

from scripts.document import SHEET, Lines, Table
from scripts.readers.printed.columns import Column, columns_of
from scripts.readers.printed.grids import Drawn, aligned, ruled
from scripts.readers.printed.rows import Row, row_of, side_by_side
from scripts.readers.printed.sheets import Line, Sheet

Part: TypeAlias = Row | Table


def parts_of(sheets: Sequence[Sheet]) -> list[Part]:
    """All rows and tables of a document in reading order."""
    return [part for sheet in sheets for part in _parts(sheet)]


def _parts(sheet: Sheet) -> Iterator[Part]:
    places = count(sheet.number * SHEET + 1)
    tables = list(ruled(sheet))
    held = {line: at for at, table in enumerate(tables) for line in table.lines}
    stood = [_stand_in(table, sheet.number) for table in tables]
    lines = [line for line in sheet.lines if line not in held] + stood
    known = dict(zip(stood, tables, strict=True))
    for column in columns_of(lines):
        yield from _column(column, known, places, sheet)


def _stand_in(table: Drawn, sheet: int) -> Line:
    """A line in the place of a table, so that it finds its place in the reading order."""
    size = min(each.size for each in table.lines)
    return Line("", sheet, table.left, table.right, table.top, table.bottom, size)


def _column(column: Column, known: dict[Line, Drawn], places: "count[int]", sheet: Sheet) -> Iterator[Part]:
    groups = side_by_side(column.lines)
    tables = {line: table for table in aligned(groups, sheet) for line in table.lines}
    done: set[int] = set()
    for group in groups:
        table = known.get(group[0]) or tables.get(group[0])
        if table is None:
            yield row_of(group, next(places), (column.left, column.right))
        elif id(table) not in done:
            done.add(id(table))
            first = next(places)
            last = first
            for _ in table.rows[1:]:
                last = next(places)
            yield Table(table.rows, Lines(first, last))
