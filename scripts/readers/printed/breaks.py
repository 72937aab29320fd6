"""Where a new paragraph begins: told by indent, a row that ends early, spacing, look and number.

A row ends early when what begins the next one would still have stood on it. That holds for justified and for ragged
text, with an indent or without one, and over the end of a column or sheet.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from scripts.passes.numbering import number_of
from scripts.readers.docx.places import DATE
from scripts.readers.printed.rows import Row

BULLET = re.compile(r"[•●■◆▪➢◇○]\s*(?=\S)")
_CLOSING = "，。、；：！？”’）》】〕」』,.;:!?)]}%％…"
_WORD = re.compile(r"[A-Za-z0-9.,:/@%_+\-]+")
_ENDS = "。！？：；”）…!?:;"
_SPACED = 0.4
"""Share of the size by which a gap between rows is wider than usual where a paragraph begins."""


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual in a document: the size of its letters, from one row to the next, whether rows are indented."""

    size: float
    step: float
    is_indented: bool

    @classmethod
    def of(cls, rows: Sequence[Row]) -> "Usual":
        """What is usual among the rows of a document."""
        weights: dict[float, int] = {}
        for row in rows:
            weights[round(row.size, 1)] = weights.get(round(row.size, 1), 0) + len(row.text)
        if not weights:
            return cls(12, 18, is_indented=False)
        size = max(weights, key=lambda each: (weights[each], each))
        text = [row for row in rows if abs(row.size - size) < 0.1 * size]
        steps = [_step(a, b) for a, b in pairwise(text) if a.sheet == b.sheet and 0 < _step(a, b) < 4 * size]
        firsts = sum(1 for row in text if 1.2 < _indent(row) / size < 3.2)
        return cls(size, median(steps) if steps else 1.5 * size, firsts * 12 > len(text))


def begins(paragraph: Sequence[Row], above: Row, row: Row, usual: Usual) -> bool:
    """Whether a row begins a new paragraph behind the rows of the open one, the last of which is `above`."""
    em = row.size
    if abs(row.size - above.size) > 0.08 * em:
        return True
    if align_of(above) or align_of(row):
        return not _is_wrapped(above, row)
    if _stands_out(above) != _stands_out(row) and not _is_mixed(above) and not _is_mixed(row):
        return True
    goes_on = above.sheet == row.sheet and row.column == above.column
    if goes_on and _step(above, row) > usual.step + _SPACED * usual.size:
        return True
    if BULLET.match(row.text) or _ends_early(above, row):
        return True
    if _hangs(paragraph[0]) and not _is_numbered(row.text) and row.left > paragraph[0].left + 0.8 * em:
        return False
    deeper = _indent(row) - _indent(above)
    if (
        usual.is_indented
        and 1.2 * em < _indent(row) < 4.5 * em
        and (deeper > em or (len(paragraph) == 1 and above.text[-1:] in _ENDS))
    ):
        return True
    return above.text[-1:] in _ENDS and _is_numbered(row.text)


def _hangs(first: Row) -> bool:
    """Whether the rows of a paragraph may stand further in than its first."""
    return bool(BULLET.match(first.text)) or _is_numbered(first.text)


def _is_numbered(text: str) -> bool:
    number = number_of(text)
    return number is not None and number.rank <= 3


def _ends_early(above: Row, row: Row) -> bool:
    """Whether the first word of a row would have had room on the row above."""
    return above.column[1] - above.right > _room(row)


def _is_wrapped(above: Row, row: Row) -> bool:
    """Whether a row in the middle or on the right goes on with the one above, which left no room for it."""
    if (
        above.text[-1:] in _ENDS
        or DATE.fullmatch(row.text)
        or above.sheet != row.sheet
        or _stands_out(above) != _stands_out(row)
    ):
        return False
    left, right = row.left - above.left, row.right - above.right
    if abs(left + right) < 1.2 * row.size:
        return above.column[1] - above.column[0] - (above.right - above.left) <= _room(row)
    return abs(right) < 0.5 * row.size and _indent(above) <= _room(row)


def _room(row: Row) -> float:
    """The room the first word of a row takes, with the marks that may not be parted from it."""
    found = _WORD.match(row.text)
    word = found[0] if found else row.text[:1]
    rest = row.text[len(word) :]
    closing = len(rest) - len(rest.lstrip(_CLOSING))
    return (len(word) * (0.55 if found else 1) + closing + 0.4) * row.size


def _indent(row: Row) -> float:
    return row.left - row.column[0]


def align_of(row: Row) -> str:
    """Whether a row stands in the middle or on the right, as titles and signatures do; as Word says it."""
    left, right = _indent(row), row.column[1] - row.right
    if left > 2.5 * row.size and abs(left - right) < 1.2 * row.size:
        return "center"
    if left > 6 * row.size and right < 0.5 * left:
        return "right"
    return ""


def _step(above: Row, row: Row) -> float:
    return row.bottom - above.bottom


def _stands_out(row: Row) -> tuple[bool, str]:
    first = max(row.runs, key=lambda run: len(run.text))
    return first.bold, first.font


def _is_mixed(row: Row) -> bool:
    return len({(run.bold, run.font) for run in row.runs if len(run.text) > 3}) > 1
