"""Rows to paragraphs, with the look of each piece; notes come after the paragraph that refers to them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from scripts.document import Lines, Table
from scripts.readers.docx.body import Line as Typed
from scripts.readers.docx.runs import Span
from scripts.readers.docx.styles import Form, Look
from scripts.readers.printed.breaks import BULLET, Usual, align_of, begins
from scripts.readers.printed.flow import MARK, Flow, Part
from scripts.readers.printed.rows import Row
from scripts.readers.printed.sheets import Run

_LETTERS = re.compile(r"[A-Za-z]")
_RAISED = 0.8
"""Share of the size of its row below which a mark refers to a note."""


def paragraphs_of(flow: Flow) -> Iterator[Typed | Table]:
    """The paragraphs of a document as lines with their look, as the reader of Word files gives them, and its tables.

    A note comes after the paragraph that refers to it, or after the last one on its sheet.
    """
    usual = Usual.of([part for part in flow.parts if isinstance(part, Row)])
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


def _joined(parts: Sequence[Part], usual: Usual) -> Iterator[list[Row] | Table]:
    """Rows that are one paragraph together."""
    open_rows: list[Row] = []
    for part in parts:
        if open_rows and (isinstance(part, Table) or begins(open_rows, open_rows[-1], part, usual)):
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


def _typed(rows: Sequence[Row], usual: Usual) -> Typed:
    spans: list[Span] = []
    for at, row in enumerate(rows):
        runs = row.runs
        if at and (joint := _joint(rows[at - 1].text, row.text)):
            runs = (Run(joint, row.size, row.runs[0].bold, row.runs[0].font), *runs)
        spans.extend(Span(run.text, _look(run, usual)) for run in runs)
    align = align_of(rows[0]) if len(rows) == 1 else ""
    bullet = BULLET.match(rows[0].text)
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


def _look(run: Run, usual: Usual) -> Look:
    size = usual.size if abs(run.size - usual.size) < 0.06 * usual.size else run.size
    return Look(run.bold, run.font, round(size * 2))
