"""The body of a Word file in reading order: lines and tables; what was deleted, hidden or generated is left out."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TypeAlias

from scripts.document import Lines
from scripts.readers.docx.names import ALTERNATE, Element, alternative, child, is_on, value, w, whole
from scripts.readers.docx.numbering import Numbering
from scripts.readers.docx.runs import BREAK, Inside, Note, Runs, Span
from scripts.readers.docx.styles import Form, Look, Styles, shaped

_PARAGRAPH, _TABLE, _CONTROL = w("p"), w("tbl"), w("sdt")
_DROPPED = {w(name) for name in ("del", "moveFrom", "sectPr", "tblPr", "tblGrid", "tcPr", "trPr", "sdtPr", "altChunk")}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text: a paragraph, or the part of one between line breaks. `number`: its automatic number."""

    spans: tuple[Span, ...]
    lines: Lines
    form: Form
    number: str | None = None
    is_note: bool = False

    @property
    def text(self) -> str:
        """The text as printed, the automatic number included."""
        return (self.number or "") + "".join(span.text for span in self.spans).strip()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: what it holds, how many columns it is wide, and whether it goes on from the cell above."""

    parts: "tuple[Part, ...]"
    width: int = 1
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as drawn: rows of cells, whether lines are drawn round them, and its paragraphs."""

    rows: tuple[tuple[Cell, ...], ...]
    has_borders: bool
    lines: Lines


Part: TypeAlias = Line | Grid


@dataclass(slots=True)
class Body:
    """Reads a document once from top to bottom, counting paragraphs and automatic numbers."""

    styles: Styles
    numbering: Numbering
    notes: dict[tuple[str, str], Element]
    _runs: Runs = field(init=False)
    _count: int = 0
    _carried: list[Inside] = field(default_factory=list)
    """What a deleted paragraph end leaves to the next paragraph."""

    def __post_init__(self) -> None:
        self._runs = Runs(self.styles)

    def parts(self, container: Element) -> Iterator[Part]:
        """All lines and tables of a body, cell, text box or content control, in order."""
        for each in container:
            if each.tag == _PARAGRAPH:
                yield from self._paragraph(each)
            elif each.tag == _TABLE:
                yield from self._table(each)
            elif each.tag == ALTERNATE:
                branch = alternative(each)
                yield from self.parts(branch) if branch is not None else ()
            elif each.tag not in _DROPPED and not _is_contents(each):
                yield from self.parts(each)

    def _paragraph(self, element: Element) -> Iterator[Part]:
        properties = child(element, "pPr")
        form = shaped(self.styles.form(value(properties, "pStyle")), properties)
        self._carried.extend(self._runs.inside(element, form.look))
        mark = child(properties, "rPr")
        is_joined = child(mark, "del") is not None or child(mark, "moveFrom") is not None
        if is_joined and next(element.itersiblings(_PARAGRAPH), None) is not None:
            return
        inside = tuple(self._carried)
        self._carried.clear()
        has_text = any(isinstance(each, Span) and each.text.strip() for each in inside)
        if form.is_contents or (not has_text and is_on(child(mark, "vanish"))):
            return
        yield from self._lines(inside, form, has_text=has_text)

    def _lines(self, inside: tuple[Inside, ...], form: Form, *, has_text: bool) -> Iterator[Part]:
        """The lines of one paragraph; text boxes that stand before its text first, others and notes after it."""
        spans = tuple(each for each in inside if isinstance(each, Span))
        first = next((at for at, each in enumerate(inside) if isinstance(each, Span) and each.text.strip()), 0)
        for at, each in enumerate(inside):
            if at < first and not isinstance(each, Span | Note):
                yield from self.parts(each)
        self._count += 1
        number = self.numbering.number(form)
        if has_text:
            yield from _broken(Line(spans, self._here, form, number))
        for at, each in enumerate(inside):
            if isinstance(each, Note):
                yield from self._note(each)
            elif at >= first and not isinstance(each, Span):
                yield from self.parts(each)

    def _note(self, note: Note) -> Iterator[Part]:
        """A note's text as one line after the paragraph that refers to it."""
        element = self.notes.get((note.part, note.name))
        found = [each for each in self.parts(element) if isinstance(each, Line)] if element is not None else []
        text = "".join(each.text for each in found)
        if text:
            yield Line((Span(f"注：{text}", Look()),), self._here, Form(), is_note=True)

    @property
    def _here(self) -> Lines:
        return Lines(self._count, self._count)

    def _table(self, element: Element) -> Iterator[Part]:
        before = self._count + 1
        rows = tuple(row for each in _rows(element) if (row := tuple(self._cells(each))))
        if rows:
            yield Grid(rows, _has_borders(element), Lines(min(before, self._count), self._count))

    def _cells(self, row: Element) -> Iterator[Cell]:
        skipped = whole(value(row, "trPr", "gridBefore")) or 0
        yield from (Cell(()) for _ in range(min(skipped, 20)))
        for cell in _cells_of(row):
            merged = child(cell, "tcPr", "vMerge")
            width = whole(value(cell, "tcPr", "gridSpan")) or 1
            parts = tuple(self.parts(cell))
            yield Cell(parts, max(1, min(width, 60)), merged is not None and merged.get(w("val")) != "restart")


def _has_borders(table: Element) -> bool:
    """Whether lines are drawn: round the table, by its style, or, as LibreOffice writes it, round most cells."""
    borders = child(table, "tblPr", "tblBorders")
    if borders is not None:
        return _is_drawn(borders)
    cells = [child(cell, "tcPr", "tcBorders") for row in _rows(table) for cell in _cells_of(row)]
    drawn = sum(borders is not None and _is_drawn(borders) for borders in cells)
    return value(table, "tblPr", "tblStyle") is not None or drawn * 2 > len(cells)


def _is_drawn(borders: Element) -> bool:
    return any(each.get(w("val")) not in {None, "nil", "none"} for each in borders)


def _rows(table: Element) -> Iterator[Element]:
    """Rows that were not deleted, in content controls too, never those of a table inside."""
    for each in table:
        if each.tag == w("tr"):
            if child(each, "trPr", "del") is None and not is_on(child(each, "trPr", "hidden")):
                yield each
        elif each.tag not in _DROPPED:
            yield from _rows(each)


def _cells_of(row: Element) -> Iterator[Element]:
    for each in row:
        if each.tag == w("tc"):
            if child(each, "tcPr", "cellDel") is None:
                yield each
        elif each.tag not in _DROPPED:
            yield from _cells_of(each)


def _broken(line: Line) -> Iterator[Line]:
    """A paragraph cut at its line breaks; only the first line has the automatic number."""
    if not any(BREAK in span.text for span in line.spans):
        yield line
        return
    pieces: list[Span] = []
    for span in line.spans:
        parts = span.text.split(BREAK)
        pieces.append(Span(parts[0], span.look))
        for part in parts[1:]:
            pieces.extend((Span(BREAK, span.look), Span(part, span.look)))
    number = line.number
    for is_break, group in groupby(pieces, key=lambda span: span.text == BREAK):
        cut = replace(line, spans=tuple(each for each in group if each.text), number=number)
        if not is_break and any(each.text.strip() for each in cut.spans):
            yield cut
            number = None


def _is_contents(element: Element) -> bool:
    """Whether a content control is a table of contents, made by Word from the headings."""
    gallery = value(element, "sdtPr", "docPartObj", "docPartGallery") if element.tag == _CONTROL else None
    return gallery == "Table of Contents"
