"""Each line of a Word file seen in its document: what it says, and whether it stands out from the text around it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scripts.document import Table
from scripts.passes.numbering import Number, number_of
from scripts.readers.docx.body import Line
from scripts.readers.docx.runs import Span
from scripts.readers.docx.styles import Look
from scripts.readers.docx.tables import Flow

INNER_STOP = re.compile("[。！？；].")
DATE = re.compile(r"[（(]?[\d〇○零一二三四五六七八九十×xX*_]{2,4}年.{1,3}月(?:.{1,3}日)?[）)]?")
CENTRE = {"center", "centerGroup"}
_MOST = 0.8
"""Share of a line's characters that must stand out for the line to do so."""
_HEAD_FONT = re.compile("黑|标宋|楷|隶|魏碑|中宋|hei|kai|biaosong|zhongsong", re.IGNORECASE)
_KAI = re.compile("楷|kai", re.IGNORECASE)
_MARKS = "。：:；、.．）) \t\u3000"


@dataclass(frozen=True, slots=True)
class Place:
    """A line with its look; `lead` is how many characters at its start stand out when the rest does not."""

    line: Line
    text: str
    number: Number | None
    look: Look
    stands_out: bool
    lead: int
    body: Look

    @property
    def is_bigger(self) -> bool:
        """Whether it is set at least a size larger than the text."""
        return self.look.size >= self.body.size + 2


def places_of(flow: Sequence[Flow]) -> list[Place | Table]:
    """The lines of a document as places; tables stay as they are."""
    body = _body_look([part for part in flow if isinstance(part, Line)])
    return [part if isinstance(part, Table) else _place(part, body) for part in flow]


def is_kai(look: Look) -> bool:
    """Whether a line is in 楷体, which offices use for （一） but for notes as well."""
    return bool(_KAI.search(look.font))


def _place(line: Line, body: Look) -> Place:
    text = line.text
    look = _main_look(line.spans)
    out = sum(len(span.text.strip()) for span in line.spans if _stands_out(span.look, body))
    length = sum(len(span.text.strip()) for span in line.spans)
    stands_out = not line.is_note and out >= _MOST * length
    return Place(line, text, _number(line), look, stands_out, 0 if stands_out else _lead(line, body), body)


def _number(line: Line) -> Number | None:
    """The number a line begins with; an automatic one is known even where typed it would not be: 4. before 2025年."""
    found = number_of(line.text)
    if found or not line.number:
        return found
    automatic = number_of(f"{line.number.strip()}题")
    return replace(automatic, rest=line.text[len(line.number) :]) if automatic else None


def _body_look(lines: Sequence[Line]) -> Look:
    """The look of most characters in sentences, those in heading styles only where there are no others."""
    sentences = [line for line in lines if "。" in line.text and line.form.align not in CENTRE and not line.is_note]
    plain = [line for line in sentences if line.form.level is None]
    return _main_look([span for line in plain or sentences for span in line.spans])


def _main_look(spans: Sequence[Span]) -> Look:
    counts: Counter[Look] = Counter()
    for span in spans:
        counts[span.look] += len(span.text.strip())
    return counts.most_common(1)[0][0] if counts else Look()


def _stands_out(look: Look, body: Look) -> bool:
    head_font = look.font != body.font and bool(_HEAD_FONT.search(look.font))
    return (look.bold and not body.bold) or look.size >= body.size + 2 or head_font


def _lead(line: Line, body: Look) -> int:
    """Characters of `line.text` up to where its standing out ends, marks and the stop behind it included; else 0."""
    text = "".join(span.text for span in line.spans)
    end = seen = 0
    for span in line.spans:
        seen += len(span.text)
        if _stands_out(span.look, body):
            end = seen
        elif span.text.strip(_MARKS) and not (end == 0 and number_of(span.text + "一") and len(span.text) < 6):
            break
    if not text[:end].strip():
        return 0
    end += len(text[end:]) - len(text[end:].lstrip("。：:；"))
    stripped = len(text) - len(text.lstrip())
    size = len(line.number or "") + end - stripped
    return size if size < len(line.text) else 0
