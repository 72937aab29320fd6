"""What stands inside one paragraph: text with its look, line breaks, text boxes and notes; changes are accepted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from scripts.readers.docx.names import ALTERNATE, MATH_TEXT, Element, alternative, child, w
from scripts.readers.docx.styles import Look, Styles
from scripts.readers.reading import visible

BREAK = "\n"

_RUN, _TEXT, _FIELD_CHAR, _FIELD_CODE = w("r"), w("t"), w("fldChar"), w("instrText")
_SIMPLE_FIELD, _BOX, _SYMBOL = w("fldSimple"), w("txbxContent"), w("sym")
_NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
_PLAIN = {w("tab"): "\t", w("ptab"): "\t", w("br"): BREAK, w("cr"): BREAK, w("noBreakHyphen"): "-"}
# Deleted and moved away, the reading of a character above it, and what only describes: no text of the paragraph.
_DROPPED = {w(name) for name in ("del", "moveFrom", "rt", "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "fldData")}
_HOLDERS = {w("drawing"), w("pict"), w("object")}
_NOT_PRINTED = ("PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "PAGEREF")
"""Fields whose result is a page number."""
_MOST_FIELDS = 50
"""Fields one inside the other; Word's own have two or three."""
_SYMBOLS = {"F0FC": "✓", "F0FE": "☑", "F052": "☑", "F0A8": "☐", "F06F": "☐", "F0D8": "➢", "F0B7": "•", "F06C": "●"}


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text in one look; `BREAK` is a line break inside the paragraph."""

    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class Note:
    """A reference to a foot- or endnote: which part it stands in, and its id."""

    part: str
    name: str


Inside: TypeAlias = Span | Note | Element


@dataclass(slots=True)
class _Field:
    code: str = ""
    in_code: bool = True

    def is_read(self) -> bool:
        return not self.in_code and self.code.split(None, 1)[:1] not in [[each] for each in _NOT_PRINTED]


@dataclass(slots=True)
class Runs:
    """Reads paragraphs one after the other; fields may run over several of them."""

    styles: Styles
    _fields: list[_Field] = field(default_factory=list)

    def inside(self, paragraph: Element, base: Look) -> Iterator[Inside]:
        """Everything in a paragraph that is read, in order; an Element is a text box. `base`: look of its style."""
        yield from self._walk(paragraph, base)
        # A field's code never runs over the end of a paragraph: one that seems to has lost its end.
        self._fields = [each for each in self._fields if each.is_read()]

    def _walk(self, element: Element, base: Look) -> Iterator[Inside]:
        for each in element:
            tag = each.tag
            if tag == _RUN:
                yield from self._run(each, base)
            elif tag == ALTERNATE:
                branch = alternative(each)
                yield from self._walk(branch, base) if branch is not None else ()
            elif tag == MATH_TEXT:
                yield Span(each.text or "", base)
            elif tag in _HOLDERS:
                yield from _boxes(each)
            elif tag not in _DROPPED and not self._is_unread_field(each):
                yield from self._walk(each, base)

    def _is_unread_field(self, element: Element) -> bool:
        return element.tag == _SIMPLE_FIELD and not _Field(element.get(w("instr"), ""), in_code=False).is_read()

    def _run(self, run: Element, base: Look) -> Iterator[Inside]:
        look = self.styles.look(base, child(run, "rPr"))
        for each in run:
            tag = each.tag
            if tag == _FIELD_CHAR:
                self._turn(each.get(w("fldCharType"), ""))
            elif tag == _FIELD_CODE and self._fields:
                self._fields[-1].code += each.text or ""
            elif look.hidden or not all(each.is_read() for each in self._fields):
                continue
            elif text := _text_of(each):
                yield Span(text, look)
            elif tag in _NOTES:
                yield Note(_NOTES[tag], each.get(w("id"), ""))
            elif tag in _HOLDERS or tag == ALTERNATE:
                yield from _boxes(each)

    def _turn(self, kind: str) -> None:
        if kind == "begin" and len(self._fields) < _MOST_FIELDS:
            self._fields.append(_Field())
        elif self._fields and kind == "separate":
            self._fields[-1].in_code = False
        elif self._fields and kind == "end":
            self._fields.pop()


def _text_of(element: Element) -> str:
    if element.tag == _TEXT:
        return visible(element.text or "")
    if element.tag == _SYMBOL:
        return _SYMBOLS.get(element.get(w("char"), "").upper(), "")
    return _PLAIN.get(element.tag, "")


def _boxes(element: Element) -> Iterator[Element]:
    """The outermost text boxes of a drawing, each once though old and new Word both find it there."""
    if element.tag == _BOX:
        yield element
    elif element.tag == ALTERNATE:
        branch = alternative(element)
        yield from _boxes(branch) if branch is not None else ()
    else:
        for each in element:
            yield from _boxes(each)
