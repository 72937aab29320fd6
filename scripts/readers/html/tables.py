"""Tables of facts, told apart from tables that only lay out a page."""

from collections.abc import Callable
from typing import TypeAlias

from lxml.html import HtmlElement

Rows: TypeAlias = tuple[tuple[str, ...], ...]

_LONGEST_CELL, _MOST_LINES = 400, 12
"""Characters and lines a cell of facts has at most: what holds more holds an article."""
_MOST_ROWS, _MOST_COLUMNS = 500, 30


def rows_of(table: HtmlElement, lines: Callable[[HtmlElement], list[str]]) -> Rows:
    """The cells of a table of facts, all rows of one width; nothing when the table lays out a page.

    `lines` gives the visible lines of a cell. A cell over several rows stands in each, over several columns once.
    """
    if next(table.iterdescendants("table"), None) is not None:
        return ()
    found = list(table.iter("tr"))[:_MOST_ROWS]
    if len(found) < 2 or max(len(_cells(row)) for row in found) < 2:
        return ()
    grid: list[list[str]] = []
    reaching: dict[int, tuple[int, str]] = {}
    for row in found:
        cells = [(cell, lines(cell)) for cell in _cells(row)]
        if any(len(texts) > _MOST_LINES or sum(map(len, texts)) > _LONGEST_CELL for _, texts in cells):
            return ()
        filled, reaching = _filled(cells, reaching)
        grid.append(filled)
    grid = [row for row in grid if any(row)]
    width = max(map(len, grid), default=0)
    used = sum(any(row[at] for row in grid if at < len(row)) for at in range(width))
    if len(grid) < 2 or used < 2:
        return ()
    return tuple((*row, *[""] * (width - len(row))) for row in grid)


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row if cell.tag in {"td", "th"}][:_MOST_COLUMNS]


def _filled(
    cells: list[tuple[HtmlElement, list[str]]], reaching: dict[int, tuple[int, str]]
) -> tuple[list[str], dict[int, tuple[int, str]]]:
    """One row, and which of its cells reach down: by column, how many rows yet, and their text."""
    row: list[str] = []
    below: dict[int, tuple[int, str]] = {}
    waiting = list(reversed(cells))
    while waiting or len(row) in reaching:
        if len(row) in reaching:
            left, text = reaching[len(row)]
            _put(row, below, text, left)
            continue
        cell, texts = waiting.pop()
        text, down = "".join(each.strip() for each in texts), _span(cell, "rowspan")
        for step in range(_span(cell, "colspan")):
            _put(row, below, "" if step else text, down)
    return row, below


def _put(row: list[str], below: dict[int, tuple[int, str]], text: str, down: int) -> None:
    if down > 1:
        below[len(row)] = (down - 1, text)
    row.append(text)


def _span(cell: HtmlElement, name: str) -> int:
    text = cell.get(name, "1").strip()
    return min(int(text), _MOST_COLUMNS) if text.isascii() and text.isdecimal() and len(text) < 9 and int(text) else 1
