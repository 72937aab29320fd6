"""Tables on a sheet: those drawn with lines, and figures that stand in columns without any.

The house rules are those of Word tables: a cell over several columns stands in the first, one over several rows in
each of them; one column, one row or cells with headings of their own arrange text and are none.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scripts.passes.numbering import number_of
from scripts.readers.printed.rows import side_by_side
from scripts.readers.printed.sheets import Line, Rule, Sheet

_TOUCH = 3.5
"""Points between the ends of drawn lines that meet."""
_MOST_RULES = 4_000
_LONG_CELL = 60
_FEWEST_ROWS = 3
"""Rows from which figures in columns are a table without lines."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table on a sheet: its cells, the lines that are in it, and where it stands."""

    rows: tuple[tuple[str, ...], ...]
    lines: frozenset[Line]
    left: float
    right: float
    top: float
    bottom: float


def ruled(sheet: Sheet) -> Iterator[Drawn]:
    """The tables of a sheet that are drawn with lines."""
    for rules in _meeting(sheet.rules[:_MOST_RULES]):
        xs = _edges(each.left for each in rules if _is_upright(each))
        ys = _edges(each.top for each in rules if not _is_upright(each))
        if len(xs) >= 3 and len(ys) >= 3:
            drawn = _filled(sheet.lines, rules, xs, ys)
            if drawn is not None:
                yield drawn


def _is_upright(rule: Rule) -> bool:
    return rule.bottom - rule.top > rule.right - rule.left


def _meeting(rules: Sequence[Rule]) -> list[list[Rule]]:
    """The rules in groups that touch each other, by growing boxes."""
    groups: list[tuple[Rule, list[Rule]]] = []
    for rule in sorted(rules, key=lambda each: (each.top, each.left)):
        box, members = rule, [rule]
        apart = []
        for other, theirs in groups:
            if _touch(box, other):
                box, members = _around(box, other), members + theirs
            else:
                apart.append((other, theirs))
        groups = [*apart, (box, members)]
    return [members for _, members in groups]


def _touch(a: Rule, b: Rule) -> bool:
    beside = a.left <= b.right + _TOUCH and b.left <= a.right + _TOUCH
    return beside and a.top <= b.bottom + _TOUCH and b.top <= a.bottom + _TOUCH


def _around(a: Rule, b: Rule) -> Rule:
    return Rule(min(a.left, b.left), min(a.top, b.top), max(a.right, b.right), max(a.bottom, b.bottom))


def _edges(places: Iterable[float]) -> list[float]:
    """Places that lie close together as one."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _TOUCH:
            edges.append(place)
    return edges


def _filled(lines: Sequence[Line], rules: Sequence[Rule], xs: Sequence[float], ys: Sequence[float]) -> Drawn | None:
    """The cells between the lines, None where it is no table."""
    inside = [each for each in lines if xs[0] <= _centre(each) <= xs[-1] and ys[0] <= each.middle <= ys[-1]]
    cells: dict[tuple[int, int], list[Line]] = {}
    for line in inside:
        at = bisect_right(ys, line.middle) - 1, bisect_right(xs, _centre(line)) - 1
        cells.setdefault((min(at[0], len(ys) - 2), min(at[1], len(xs) - 2)), []).append(line)
    owner = _owners(rules, xs, ys)
    merged: dict[tuple[int, int], list[Line]] = {}
    for at, members in cells.items():
        merged.setdefault(owner[at], []).extend(members)
    texts = {at: _cell(members) for at, members in merged.items()}
    if any(_is_report(members) for members in merged.values()) or not _are_boxes(owner):
        return None
    rows = tuple(
        tuple(texts.get(owner[y, x], "") if owner[y, x][1] == x else "" for x in range(len(xs) - 1))
        for y in range(len(ys) - 1)
    )
    full = tuple(row for row in rows if any(row))
    columns = [x for x in range(len(xs) - 1) if any(row[x] for row in full)]
    if len(full) < 2 or len(columns) < 2:
        return None
    kept = tuple(tuple(row[x] for x in columns) for row in full)
    return Drawn(kept, frozenset(inside), xs[0], xs[-1], ys[0], ys[-1])


def _owners(rules: Sequence[Rule], xs: Sequence[float], ys: Sequence[float]) -> dict[tuple[int, int], tuple[int, int]]:
    """For each field of the grid the first field of the cell it belongs to: cells go on where no line parts them."""
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    upright, lying = [each for each in rules if _is_upright(each)], [each for each in rules if not _is_upright(each)]
    for y, (top, bottom) in enumerate(pairwise(ys)):
        for x, (left, right) in enumerate(pairwise(xs)):
            middle_y, middle_x = (top + bottom) / 2, (left + right) / 2
            is_cut = any(abs(each.left - left) <= _TOUCH and each.top <= middle_y <= each.bottom for each in upright)
            is_under = any(abs(each.top - top) <= _TOUCH and each.left <= middle_x <= each.right for each in lying)
            if x and not is_cut:
                owner[y, x] = owner[y, x - 1]
            elif y and not is_under:
                owner[y, x] = owner[y - 1, x]
            else:
                owner[y, x] = (y, x)
    return owner


def _are_boxes(owner: Mapping[tuple[int, int], tuple[int, int]]) -> bool:
    """Whether every cell is a rectangle; the space round boxes inside a frame is none."""
    fields: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for at, first in owner.items():
        fields.setdefault(first, []).append(at)
    for members in fields.values():
        spans = [{at[axis] for at in members} for axis in (0, 1)]
        if len(members) != len(spans[0]) * len(spans[1]):
            return False
    return True


def _centre(line: Line) -> float:
    return (line.left + line.right) / 2


def _cell(members: Sequence[Line]) -> str:
    """The text of a cell on one line."""
    return "".join(" ".join(line.text for line in row) for row in side_by_side(members))


def _is_report(members: Sequence[Line]) -> bool:
    """Whether a cell holds text with headings of its own."""
    numbers = [number_of(row[0].text) for row in side_by_side(members)]
    return len(numbers) >= 3 and sum(each is not None and each.rank <= 2 for each in numbers) >= 1


def aligned(rows: Sequence[Sequence[Line]]) -> Iterator[Drawn]:
    """Tables without upright lines: at least three rows, one after the other, of short cells below each other."""
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and len(rows[end]) >= 2 and _goes_on(rows[start:end], rows[end]):
            end += 1
        if end - start >= _FEWEST_ROWS and _is_table(rows[start:end]):
            yield _open(rows[start:end])
            start = end
        else:
            start += 1


def _goes_on(above: Sequence[Sequence[Line]], row: Sequence[Line]) -> bool:
    if not above:
        return True
    near = row[0].bottom - above[-1][0].bottom < 3.5 * row[0].size
    return near and len(row) == len(above[0]) and all(_is_below(a, b) for a, b in zip(above[0], row, strict=True))


def _is_below(above: Line, line: Line) -> bool:
    slack = 0.8 * line.size
    return (
        abs(above.left - line.left) < slack
        or abs(above.right - line.right) < slack
        or abs(_centre(above) - _centre(line)) < slack
    )


def _is_table(rows: Sequence[Sequence[Line]]) -> bool:
    cells = [line for row in rows for line in row]
    if any(len(line.text) > _LONG_CELL or line.text[-1] in "，。；" for line in cells):
        return False
    digits = sum(any(char.isdigit() for char in line.text) for line in cells)
    return len(rows[0]) >= 3 or (len(rows) > _FEWEST_ROWS and digits * 3 >= len(cells))


def _open(rows: Sequence[Sequence[Line]]) -> Drawn:
    cells = tuple(tuple(line.text for line in row) for row in rows)
    lines = frozenset(line for row in rows for line in row)
    left, right = min(each.left for each in lines), max(each.right for each in lines)
    return Drawn(cells, lines, left, right, min(each.top for each in lines), max(each.bottom for each in lines))
