"""Rows to paragraphs: where a new one begins is told by indent, a row that ends early, spacing, look and number.

A row ends early when what begins the next one would still have stood on it. That holds for justified and for ragged
text, with an indent or without one, and over the end of a column or sheet.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from scripts.document import Lines, Table
from scripts.passes.numbering import number_of
from scripts.readers.docx.body import Line as Typed
from scripts.readers.docx.places import DATE
from scripts.readers.docx.runs import Span
from scripts.readers.docx.styles import Form, Look
from scripts.readers.printed.flow import MARK, Flow, Part
from scripts.readers.printed.rows import Row
from scripts.readers.printed.sheets import Run

_CLOSING = "，。、；：！？”’）》】〕」』,.;:!?)]}%％…"
_WORD = re.compile(r"[A-Za-z0-9.,:/@%_+\-]+")
_BULLET = re.compile(r"[•●■◆▪➢◇○]\s*(?=\S)")
_LETTERS = re.compile(r"[A-Za-z]")
_ENDS = "。！？：；”）…!?:;"
_RAISED = 0.8
"""Share of the size of its row below which a mark refers to a note."""
_SPACED = 0.4
"""Share of the size by which a gap between rows is wider than usual where a paragraph begins."""


@dataclass(frozen=True, slots=True)
class _Usual:
    """What is usual in a document: the size of its letters, from one row to the next, whether rows are indented."""

    size: float
    step: float
    is_indented: bool

    @classmethod
    def of(cls, rows: Sequence[Row]) -> "_Usual":
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


def paragraphs_of(flow: Flow) -> Iterator[Typed | Table]:
    """The paragraphs of a document as lines with their look, as the reader of Word files gives them, and its tables.

    A note comes after the paragraph that refers to it, or after the last one on its sheet.
    """
    usual = _Usual.of([part for part in flow.parts if isinstance(part, Row)])
    notes = dict(flow.notes)
    for part in _joined(flow.parts, usual):
        if isinstance(part, Table):
            yield part
            continue
        referred = [(row.sheet, mark) for row in part for run in row.runs if (mark := _mark(run, row))]
        marks = [each for each in referred if each in notes]
        line = _typed([_unmarked(row, notes) for row in part], usual)
        yield line
        late = [each for each in notes if each[0] < part[-1].sheet and each not in marks]
        yield from (_note(notes.pop(each), line.lines) for each in dict.fromkeys([*late, *marks]))
    last = Lines(flow.parts[-1].lines.last, flow.parts[-1].lines.last) if flow.parts else Lines(1, 1)
    yield from (_note(text, last) for text in notes.values())


def _joined(parts: Sequence[Part], usual: _Usual) -> Iterator[list[Row] | Table]:
    """Rows that are one paragraph together."""
    open_rows: list[Row] = []
    for part in parts:
        if open_rows and (isinstance(part, Table) or _begins(open_rows, open_rows[-1], part, usual)):
            yield open_rows
            open_rows = []
        if isinstance(part, Table):
            yield part
        else:
            open_rows.append(part)
    if open_rows:
        yield open_rows


def _mark(run: Run, row: Row) -> str:
    """The mark of a note that a raised run is."""
    found = MARK.fullmatch(run.text.strip()) if run.size < _RAISED * row.size else None
    return found[1] if found else ""


def _unmarked(row: Row, notes: Mapping[tuple[int, str], str]) -> Row:
    runs = tuple(run for run in row.runs if (row.sheet, _mark(run, row)) not in notes)
    return replace(row, runs=runs) if len(runs) < len(row.runs) else row


def _note(text: str, lines: Lines) -> Typed:
    return Typed((Span(f"注：{text}", Look()),), lines, Form(), is_note=True)


def _begins(paragraph: Sequence[Row], above: Row, row: Row, usual: _Usual) -> bool:
    """Whether a row begins a new paragraph."""
    em = row.size
    if abs(row.size - above.size) > 0.08 * em:
        return True
    if _align(above) or _align(row):
        return not _is_wrapped(above, row)
    if _stands_out(above) != _stands_out(row) and not _is_mixed(above) and not _is_mixed(row):
        return True
    goes_on = above.sheet == row.sheet and row.column == above.column
    if goes_on and _step(above, row) > usual.step + _SPACED * usual.size:
        return True
    if _BULLET.match(row.text) or _ends_early(above, row):
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
    return bool(_BULLET.match(first.text)) or _is_numbered(first.text)


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


def _align(row: Row) -> str:
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


def _typed(rows: Sequence[Row], usual: _Usual) -> Typed:
    spans: list[Span] = []
    for at, row in enumerate(rows):
        runs = row.runs
        if at and (joint := _joint(rows[at - 1].text, row.text)):
            runs = (Run(joint, row.size, row.runs[0].bold, row.runs[0].font), *runs)
        spans.extend(Span(run.text, _look(run, usual)) for run in runs)
    align = _align(rows[0]) if len(rows) == 1 else ""
    bullet = _BULLET.match(rows[0].text)
    if bullet:
        spans = _without_start(spans, bullet.end())
    lines = Lines(rows[0].place, rows[-1].place)
    return Typed(tuple(spans), lines, Form(align=align), "" if bullet else None)


def _without_start(spans: Sequence[Span], count: int) -> list[Span]:
    """The spans without the first characters of their text."""
    kept: list[Span] = []
    for span in spans:
        kept.append(replace(span, text=span.text[count:]))
        count = max(count - len(span.text), 0)
    return [span for span in kept if span.text]


def _joint(before: str, after: str) -> str:
    """What stands between two rows of one paragraph: a space between words, else nothing."""
    return " " if _LETTERS.match(before[-1:]) and _LETTERS.match(after[:1]) else ""


def _look(run: Run, usual: _Usual) -> Look:
    size = usual.size if abs(run.size - usual.size) < 0.06 * usual.size else run.size
    return Look(run.bold, run.font, round(size * 2))
