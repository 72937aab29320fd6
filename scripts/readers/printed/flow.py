"""Sheets to one flow: rows of text and tables in reading order, numbered as they stand on each sheet; notes apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import TypeAlias

from scripts.document import SHEET, Lines, Table
from scripts.readers.printed.columns import Column, columns_of, edged, strip_of
from scripts.readers.printed.grids import Drawn, aligned, ruled
from scripts.readers.printed.rows import Row, row_of, side_by_side
from scripts.readers.printed.sheets import Line, Sheet, usual_size

Part: TypeAlias = Row | Table
MARK = re.compile(r"[\[〔（(]?(\d{1,2}|[①-⑳*＊])[\]〕）)]?(?![\d.．、年月%％])")
"""What a note begins with, and what refers to it."""
_SMALL = 0.92
"""Share of the usual size below which notes are set."""


@dataclass(slots=True)
class Flow:
    """All rows and tables in reading order, and the text of each note by its sheet and mark."""

    parts: list[Part] = field(default_factory=list)
    notes: dict[tuple[int, str], str] = field(default_factory=dict)


def flow_of(sheets: Sequence[Sheet]) -> Flow:
    """The flow of a document."""
    flow, usual = Flow(), usual_size(sheets)
    drawn = [{_stand_in(table, sheet.number): table for table in ruled(sheet)} for sheet in sheets]
    columns: list[Column] = []
    strip: float | None = None
    for sheet, tables in zip(sheets, drawn, strict=True):
        held = {line for table in tables.values() for line in table.lines}
        lines = [line for line in sheet.lines if line not in held] + list(tables)
        columns.extend(columns_of(lines, strip))
        strip = strip_of(lines, strip) if lines else None
    known = {line: table for tables in drawn for line, table in tables.items()}
    places = {sheet.number: count(sheet.number * SHEET + 1) for sheet in sheets}
    for column in edged(columns):
        number = column.lines[0].page
        rows = side_by_side(column.lines)
        text = _without_notes(rows, usual, number, flow.notes)
        for part in _column(text, column, known, places[number]):
            _add(flow.parts, part)
    return flow


def _add(parts: list[Part], part: Part) -> None:
    """Put a part behind the others; a table that goes on over the end of a sheet is one, its repeated head dropped."""
    last = parts[-1] if parts else None
    if not isinstance(part, Table) or not isinstance(last, Table) or len(part.rows[0]) != len(last.rows[0]):
        parts.append(part)
        return
    rows = part.rows[1:] if part.rows[0] == last.rows[0] else part.rows
    parts[-1] = Table(last.rows + rows, last.lines.to(part.lines))


def _stand_in(table: Drawn, sheet: int) -> Line:
    """A line in the place of a table, so that it finds its place in the reading order."""
    size = min(each.size for each in table.lines)
    return Line("", sheet, table.left, table.right, table.top, table.bottom, size)


def _without_notes(
    rows: Sequence[Sequence[Line]], usual: float, sheet: int, notes: dict[tuple[int, str], str]
) -> Sequence[Sequence[Line]]:
    """The rows of a column above the small ones at its foot that begin with a mark, which go to `notes`."""
    start = len(rows)
    while start and rows[start - 1][0].size < _SMALL * usual and rows[start - 1][0].text:
        start -= 1
    while start < len(rows) and not MARK.match(rows[start][0].text):
        start += 1
    if start == 0:
        return rows
    mark = ""
    for row in rows[start:]:
        text = "".join(line.text for line in row)
        found = MARK.match(text)
        if found:
            mark = found[1]
            text = text[found.end() :].strip()
        notes[sheet, mark] = notes.get((sheet, mark), "") + text
    return rows[:start]


def _column(
    rows: Sequence[Sequence[Line]], column: Column, known: dict[Line, Drawn], places: "count[int]"
) -> Iterator[Part]:
    tables = {line: table for table in aligned(rows) for line in table.lines}
    done: set[int] = set()
    for row in rows:
        table = known.get(row[0]) or tables.get(row[0])
        if table is None:
            yield row_of(row, next(places), (column.left, column.right))
        elif id(table) not in done:
            done.add(id(table))
            first = last = next(places)
            for _ in table.rows[1:]:
                last = next(places)
            yield Table(table.rows, Lines(first, last))
