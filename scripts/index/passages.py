"""Passages of a page: the paragraphs, list items, table rows and definitions a reader can be sent to.

Ids count within a heading: `a1.3` is the third passage under `{#a1}`.
"""

import re
from collections.abc import Container, Generator, Iterator
from dataclasses import dataclass, field

from scripts.inline import plain

_HEADING = re.compile(r"^(#{1,6})[ ]+(.*?)[ ]*(?:\{:?[ ]*#([\w.-]++)[^{}]*\})?[ ]*#*$")
_BOX = re.compile(r"^(?:!!!|\?\?\?\+?)[ ]+(\w+)")
_ITEM = re.compile(r"^([ ]{0,3})([-*+]|\d+[.)])([ ]+)(?=\S)")
_DEFINITION = re.compile(r"^:[ ]{1,3}(?=\S)")
_RULER = re.compile(r"^\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?$")
_FENCE = re.compile(r"^(`{3,}|~{3,})")
ATTRIBUTE_LINE = re.compile(r"^\{:[^{}]*\}$")
_HR = re.compile(r"^(?:[-*_][ ]*){3,}$")


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage: where it stands (`headings`: id and text from the title down) and its text as a reader sees it."""

    id: str
    section: str
    headings: tuple[tuple[str, str], ...]
    text: str
    line: int
    last: int
    place: str
    """How an id is attached: `block` (own attribute line), `cell` (in the first cell)."""


@dataclass(slots=True)
class _Line:
    number: int
    text: str


@dataclass(slots=True)
class _Scan:
    skipped: Container[str]
    headings: list[tuple[int, str, str]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    unnamed: int = 0

    def enter(self, level: int, text: str, name: str | None) -> None:
        self.unnamed += 1
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()
        self.headings.append((level, name or f"s{self.unnamed}", plain(text)))

    def passage(self, text: str, first: _Line, last: _Line, place: str = "block") -> Iterator[Passage]:
        text = plain(text).strip()
        if not text:
            return
        section = self.headings[-1][1] if self.headings else "a0"
        self.counts[section] = self.counts.get(section, 0) + 1
        path = tuple((name, title) for _, name, title in self.headings)
        name = f"{section}.{self.counts[section]}"
        yield Passage(name, section, path, text, first.number, last.number, place)


def scan(markdown: str, skipped: Container[str] = ()) -> tuple[Passage, ...]:
    """All passages of a Markdown body (front matter taken off), in order; lines are 1-based in that body.

    Boxes of a kind in `skipped` hold none.
    """
    lines = [_Line(number, text.rstrip()) for number, text in enumerate(markdown.split("\n"), 1)]
    return tuple(_blocks(_Scan(skipped), lines))


def _blocks(scan: _Scan, lines: list[_Line]) -> Iterator[Passage]:
    at = 0
    while at < len(lines):
        text = lines[at].text
        if not text.strip() or _HR.match(text):
            at += 1
        elif fence := _FENCE.match(text):
            at = _after_fence(lines, at, fence[1])
        elif heading := _HEADING.match(text):
            scan.enter(len(heading[1]), heading[2], heading[3])
            at += 1
        elif box := _BOX.match(text):
            end = _end_of_indented(lines, at + 1)
            if box[1] not in scan.skipped:
                yield from _blocks(scan, _dedented(lines[at + 1 : end], 4))
            at = end
        elif text.startswith(">"):
            end = _end_of_chunk(lines, at)
            yield from _blocks(scan, [_Line(x.number, re.sub(r"^>[ ]?", "", x.text)) for x in lines[at:end]])
            at = end
        elif _ITEM.match(text) or _DEFINITION.match(text):
            at = yield from _item(scan, lines, at)
        elif at + 1 < len(lines) and "|" in text and _RULER.match(lines[at + 1].text.strip()):
            end = _end_of_chunk(lines, at)
            for row in lines[at + 2 : end]:
                cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", row.text.strip().strip("|"))]
                yield from scan.passage(" ".join(cells), row, row, "cell")
            at = end
        else:
            at = yield from _paragraph(scan, lines, at)


def _paragraph(scan: _Scan, lines: list[_Line], at: int) -> Generator[Passage, None, int]:
    """A run of lines up to a blank one, a definition or an indented list; a term of a definition is no passage."""
    end = at
    while end < len(lines) and lines[end].text.strip() and not _DEFINITION.match(lines[end].text):
        if end > at and (_BOX.match(lines[end].text) or _HEADING.match(lines[end].text)):
            break
        end += 1
    if end < len(lines) and _DEFINITION.match(lines[end].text):
        return end
    yield from scan.passage(_joined(lines[at:end]), lines[at], lines[end - 1])
    return end


def _item(scan: _Scan, lines: list[_Line], at: int) -> Generator[Passage, None, int]:
    """One list item or definition: its own lines are a passage, what is nested in it is scanned the same way."""
    opening = lines[at].text
    marker = _ITEM.match(opening) or _DEFINITION.match(opening)
    width = len(marker[0]) if marker else 0
    end = at + 1
    while after := _continued(lines, end):
        end = after
    own = at + 1
    while own < end and lines[own].text.strip() and not _ITEM.match(lines[own].text.lstrip()):
        own += 1
    body = [_Line(lines[at].number, opening[width:]), *lines[at + 1 : own]]
    yield from scan.passage(_joined(body), lines[at], lines[own - 1])
    yield from _blocks(scan, _dedented(lines[own:end], 4))
    return end


def _continued(lines: list[_Line], at: int) -> int:
    """The line after the next one that belongs to the item above, blank lines before it included; 0 = none does."""
    filled = next((row for row in range(at, len(lines)) if lines[row].text.strip()), len(lines))
    text = lines[filled].text if filled < len(lines) else ""
    if text.startswith("    "):
        return filled + 1
    lazy = filled == at and text and lines[at - 1].text
    return at + 1 if lazy and not (_ITEM.match(text) or _DEFINITION.match(text) or _HEADING.match(text)) else 0


def _after_fence(lines: list[_Line], at: int, fence: str) -> int:
    end = at + 1
    while end < len(lines) and not lines[end].text.strip().startswith(fence):
        end += 1
    return end + 1


def _end_of_indented(lines: list[_Line], at: int) -> int:
    while at < len(lines) and (not lines[at].text.strip() or lines[at].text.startswith("    ")):
        at += 1
    return at


def _end_of_chunk(lines: list[_Line], at: int) -> int:
    while at < len(lines) and lines[at].text.strip():
        at += 1
    return at


def _dedented(lines: list[_Line], width: int) -> list[_Line]:
    return [_Line(line.number, line.text[min(width, len(line.text) - len(line.text.lstrip())) :]) for line in lines]


def _joined(lines: list[_Line]) -> str:
    """Lines of one paragraph as one text: no space between two Chinese characters (soft breaks of the source)."""
    text = ""
    for line in lines:
        part = line.text.strip()
        if ATTRIBUTE_LINE.match(part):
            continue
        wide = not text or not part or (ord(text[-1]) > 0x2E7F or ord(part[0]) > 0x2E7F)
        text += part if wide else " " + part
    return text
