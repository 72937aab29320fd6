"""A web page as the lines a reader sees: one a block element or <br>, with what the page says of each.

Nothing is chosen here: only what is invisible goes (scripts, hidden elements, deleted text).
"""

import re
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from scripts.readers.html.numbers import ListNumbers
from scripts.readers.html.tables import Rows, rows_of
from scripts.readers.reading import visible

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption", "br",
))  # fmt: skip
_UNSEEN = frozenset((
    "head", "script", "style", "noscript", "noframes", "template", "iframe", "frame", "frameset", "object", "embed",
    "applet", "svg", "math", "canvas", "audio", "video", "map", "select", "option", "datalist", "button",
    "input", "textarea", "progress", "meter", "rt", "rp", "del", "img", "picture", "marquee",
))  # fmt: skip
_HIDING = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|font-size:0(?![.\d])|opacity:0(?:\.0*)?(?![.\d])|mso-hide:all"
    r"|mso-element:comment|text-indent:-\d{3,}"
)
_SHOWN_BY_SCRIPT = "js_content"
"""The article of a WeChat page is `visibility:hidden` until a script has run."""
_BOLD = re.compile(r"font-weight:(?:bold|[6-9]00)")
_PRE = re.compile(r"white-space:(?:pre|break-spaces)")
_SPACE = re.compile(r"[ \t\r\n\f\v\x85\u00a0\u2028\u2029]+")
_INDENT = re.compile(r"^[\s\u00a0\u3000]*(?:\u3000|\u00a0[\s\u00a0]*\u00a0)[\s\u00a0\u3000]*")
_WIDE = re.compile(r"[\u2014-\u201d\u2026\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


@dataclass(slots=True)
class Line:
    """One line as seen: `at` its number in the page, `element` the block it stands in, `around` all that holds it.

    `linked` and `strong` count characters: those of links, and those of a bold beginning. `level` is that of an
    h1 to h6; `rows` a table of facts, which is one line.
    """

    text: str
    at: int
    element: HtmlElement
    linked: int = 0
    strong: int = 0
    level: int = 0
    listed: bool = False
    rows: Rows = ()


def lines_of(root: HtmlElement, hidden: frozenset[str] = frozenset()) -> list[Line]:
    """All visible lines in document order; `hidden` are the selectors (`.x`, `#x`) its style sheets hide."""
    return _Walk(hidden).through(root)


class _Walk:
    """One walk through a page, by a stack of its own: no depth of a page is a depth of ours."""

    def __init__(self, hidden: frozenset[str]) -> None:
        self.hidden = hidden
        self.lines: list[Line] = []
        self.pieces: list[tuple[str, bool, bool]] = []
        self.blocks: list[HtmlElement] = []
        self.links = self.strongs = self.pres = 0
        self.numbers = ListNumbers()

    def through(self, root: HtmlElement) -> list[Line]:
        """The lines of `root` and all below it."""
        todo = [(root, True)]
        while todo:
            element, opening = todo.pop()
            if not opening:
                self._count(element, -1)
            elif self._is_unseen(element) or self._took_table(element):
                pass
            else:
                self._count(element, 1)
                self._add(element.text)
                todo.append((element, False))
                todo.extend((child, True) for child in reversed(element))
                continue
            if element is not root:
                self._add(element.tail)
        return self.lines

    def _is_unseen(self, element: HtmlElement) -> bool:
        tag, style = element.tag, _style(element)
        if not isinstance(tag, str) or tag in _UNSEEN or element.get("hidden") is not None:
            return True
        if style and _HIDING.search(style) and element.get("id") != _SHOWN_BY_SCRIPT:
            return True
        return bool(self.hidden) and not self.hidden.isdisjoint(_selectors(element))

    def _took_table(self, element: HtmlElement) -> bool:
        """Whether the element is a table of facts, which then is taken as one line."""
        if element.tag != "table":
            return False
        rows = rows_of(element, lambda cell: [line.text for line in lines_of(cell, self.hidden)])
        if rows:
            self._end_line()
            for caption in element.iterchildren("caption"):
                self.lines.extend(replace(each, at=len(self.lines) + 1) for each in lines_of(caption, self.hidden))
            linked = sum(len(link.text_content()) for link in element.iter("a"))
            self.lines.append(Line("", len(self.lines) + 1, element, linked, rows=rows))
        return bool(rows)

    def _count(self, element: HtmlElement, step: int) -> None:
        """Enter (1) or leave (-1) an element: what it says of the text inside counts from here or ends."""
        style, tag = _style(element), element.tag
        is_block = tag in _BLOCKS or "display:block" in style
        if is_block:
            self._end_line()
        self.links += step * (tag == "a")
        self.strongs += step * (tag in {"b", "strong", "th"} or bool(_BOLD.search(style)))
        self.pres += step * (tag == "pre" or bool(_PRE.search(style)))
        if step > 0:
            self.numbers.enter(element, style)
        else:
            self.numbers.leave(element)
        if is_block and step > 0:
            self.blocks.append(element)
        elif is_block:
            self.blocks.pop()

    def _add(self, text: str | None) -> None:
        if not text:
            return
        first, *more = text.split("\n") if self.pres else [text]
        self.pieces.append((first, self.links > 0, self.strongs > 0))
        for line in more:
            self._end_line()
            self.pieces.append((line, self.links > 0, self.strongs > 0))

    def _end_line(self) -> None:
        pieces, self.pieces = self.pieces, []
        text = _shown("".join(piece for piece, _, _ in pieces))
        if not text.strip():
            return
        linked = sum(len("".join(piece.split())) for piece, is_linked, _ in pieces if is_linked)
        block = self.blocks[-1]
        heading = next((each for each in reversed(self.blocks[-3:]) if re.fullmatch("h[1-6]", each.tag)), None)
        number, listed = self.numbers.take(text), self.numbers.is_listed
        strong = len(_shown(_bold_beginning(pieces)).strip())
        level = int(heading.tag[1]) if heading is not None else 0
        self.lines.append(Line(number + text, len(self.lines) + 1, block, linked, strong, level, listed))


def _bold_beginning(pieces: list[tuple[str, bool, bool]]) -> str:
    bold = ""
    for text, _, is_bold in pieces:
        if text.strip() and not is_bold:
            break
        bold += text
    return bold


def _shown(text: str) -> str:
    """Text with the white space a browser shows: a line break in the source is none, least of all between 汉字."""
    text = visible(text)
    indent = "\u3000\u3000" if _INDENT.match(text) else ""
    text = _SPACE.sub(lambda space: _space(space, text), text).strip(" \u3000")
    return indent + text if text else ""


def _space(found: re.Match[str], text: str) -> str:
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    if "\n" in found[0] or "\r" in found[0]:
        return "" if _WIDE.match(before) or _WIDE.match(after) else " "
    return " "


def _style(element: HtmlElement) -> str:
    style = element.get("style") or ""
    return re.sub(r"\s+", "", style[:2_000]).lower() if style else ""


def _selectors(element: HtmlElement) -> set[str]:
    named = {f".{name}" for name in (element.get("class") or "").split()}
    return named | {f"#{element.get('id')}"}
