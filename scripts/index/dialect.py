"""Markdown of any MkDocs site, reduced to what the scanner knows; headings get the ids that the built page gives them.

What is written by a program is text like any other: blocks of code stay in. Comments, scripts, styles and tags go,
links and images leave their text, footnotes stand where they are written.
"""

import html
import re
from collections.abc import Callable, Iterator

from scripts.index.slugs import unique
from scripts.inline import escape, plain

Slug = Callable[[str], str]

_FENCE = re.compile(r"^[ >]*(?:(`{3,})[^`]*$|(~{3,}))")
_ATX = re.compile(r"^([ ]*)(#{1,6})[ ]*(?=[^#\s])(.*)$")
_UNDERLINE = re.compile(r"^(?:=+|-+)[ ]*$")
_ATTRIBUTES = re.compile(r"[ ]*\{:?[ ]*([^{}\n]*)\}[ ]*$")
_OWN_ID = re.compile(r"\{:?[^{}\n]*?#([^\s{}]+)")
_OPENER = re.compile(r"^[ ]*(?:(?:!!!|\?\?\?\+?|===[!+]?)[ ]|[-*+][ ]|\d+[.)][ ]|:[ ]|\[\^[^\]]+\]:)")
_TAB = re.compile(r"^([ ]*)===[!+]?[ ]+[\"'].*$")
_FOOTNOTE = re.compile(r"^([ ]{0,3})\[\^[^\]\s]+\]:[ ]*")
_LEFT_OUT = re.compile(
    r"^[ ]*(?:\[(?!\^)[^\[\]]+\]:[ ]*\S+(?:[ ]+(?:\"[^\"]*\"|'[^']*'|\([^)]*\)))?"
    r"|\*\[[^\]]+\]:.*|\[TOC\]|[ ]*(?:/{3,}|:{3,}).*|-+8<-+.*|>[ ]*\[!\w+\])[ ]*$"
)
"""Where links lead, abbreviations, tables of contents, ends of blocks, snippets."""

_WIDE = re.compile(r"[ ]{80,}")
"""Runs of spaces no reader sees; patterns take their square of time."""

_RULER = re.compile(r"^\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?$")
_DEFINITION = re.compile(r"^[ ]*:[ ]{1,3}\S")
_TASK = re.compile(r"^([ ]*(?:[-*+]|\d+[.)])[ ]+)\[[ xX]\][ ]+")
_ACTIVE = re.compile(r"[`\[<{:=~^\\+]")
_BLOCK = (
    "address|article|aside|blockquote|center|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|"
    "section|summary|table|tbody|tfoot|thead|tr|ul"
)
_INLINE = re.compile(
    r"\\."
    r"|(?P<code>(?P<ticks>`+)[^\n]{1,300}?(?P=ticks))"
    r"|\[\^[^\]\s]{1,80}\](?!:)"
    r"|(?P<image>!?)\[(?P<text>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]"
    r"(?:\([ ]*(?:<[^<>\n]*>|(?:[^()\s]|\([^()\s]*\))*)(?:\s+(?:\"[^\"]*\"|'[^']*'))?[ ]*\)|\[[^\[\]]*\])"
    r"|<(?P<address>[A-Za-z][\w+.-]*:[^\s<>]+|[^\s<>@]+@[^\s<>]+)>"
    rf"|</?(?=[A-Za-z])(?:(?P<block>{_BLOCK})\b)?[A-Za-z0-9:-]*(?:\s[^<>]*)?/?>"
    r"|\{:?[ ]*(?:[.#][\w-]|[\w-]+=)[^{}\n]*\}|\{:[^{}\n]*\}"
    r"|:(?:material|octicons|fontawesome|simple)-[\w-]+:"
    r"|==(?=\S)(?P<marked>[^=\n]+)==|~~(?=\S)(?P<struck>[^~\n]+)~~|\^\^(?=\S)(?P<put>[^^\n]+)\^\^"
    r"|\+\+(?P<keys>[\w+-]+)\+\+"
)


def reduced(markdown: str, slug: Slug) -> str:
    """The same text in plainer Markdown. `slug` makes an id from the text of a heading."""
    rows = list(_rows(_WIDE.sub(" " * 80, markdown.expandtabs(4))))
    used = {found for text, code in rows if not code for found in _OWN_ID.findall(text)}
    counters: dict[str, int] = {}

    def name(text: str) -> str:
        return str(unique(slug(text), used, counters))

    named = ((text if code else _plainer(text), code) for text, code in _with_headings(rows, name))
    return "\n".join(_heads_too(list(named)))


def _heads_too(rows: list[tuple[str, bool]]) -> Iterator[str]:
    """The head of a table as a row of it, the term of a definition as a paragraph: the scanner passes over both."""
    for at, (text, code) in enumerate(rows):
        below = rows[at + 1][0] if at + 1 < len(rows) and not code else ""
        if "|" in text and "-" in below and _RULER.match(below.strip()):
            yield from (" " * (len(text) - len(text.lstrip())) + "| |", below)
        if not (at and _RULER.match(text.strip()) and "|" in rows[at - 1][0]):
            yield text
        if text.strip() and _DEFINITION.match(below):
            yield ""


def _rows(markdown: str) -> Iterator[tuple[str, bool]]:
    """Lines without comments, scripts and styles, and whether they are code; a fence is a blank line."""
    text: list[str] = []
    for line, code in _fenced(markdown.split("\n")):
        if not code:
            text.append(line)
            continue
        yield from _bare(text)
        text.clear()
        yield line, True
    yield from _bare(text)


def _bare(lines: list[str]) -> Iterator[tuple[str, bool]]:
    return ((row, False) for row in _without_elements("\n".join(lines)).split("\n") if lines)


def _fenced(lines: list[str]) -> Iterator[tuple[str, bool]]:
    open_end = set[str]()
    at = 0
    while at < len(lines):
        found = _FENCE.match(lines[at])
        fence = (found[1] or found[2]) if found else ""
        end = _closing(lines, at + 1, fence) if fence and fence not in open_end else 0
        if not end:
            open_end.add(fence)
            signs = "".join(f"&#{ord(sign)};" for sign in fence)
            yield lines[at].replace(fence, signs, 1) if fence else lines[at], False
            at += 1
            continue
        yield "", False
        indent = " " * (len(lines[at]) - len(lines[at].lstrip()))
        yield from ((indent + escape(line.lstrip(" >")), True) for line in lines[at + 1 : end])
        yield "", False
        at = end + 1


def _closing(lines: list[str], at: int, fence: str) -> int:
    """The line that closes a fence, 0 for none: then it is no fence."""
    closing = re.compile(rf"^[ >]*{re.escape(fence)}{re.escape(fence[0])}*[ ]*$")
    return next((row for row in range(at, len(lines)) if closing.match(lines[row])), 0)


def _without_elements(text: str) -> str:
    """Without comments, scripts and the like, content and all; one that does not end is text."""
    if "<" not in text:
        return text
    for opening, closing in (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"), ("<svg", "</svg>")):
        low = text.lower()
        if len(low) != len(text):
            low = text
        kept, at = [], 0
        while (start := low.find(opening, at)) >= 0 and (end := low.find(closing, start)) >= 0:
            shown = start > 0 and text[start - 1] == "`"
            kept.append(text[at : start + len(opening)] if shown else text[at:start])
            at = start + len(opening) if shown else end + len(closing)
        text = "".join(kept) + text[at:]
    return text


def _with_headings(rows: list[tuple[str, bool]], name: Callable[[str], str]) -> Iterator[tuple[str, bool]]:
    """Headings of both kinds as `## text {#id}`, in boxes and items too."""
    inside: list[int] = []
    at = 0
    while at < len(rows):
        text, code = rows[at]
        indent = len(text) - len(text.lstrip())
        if text.strip():
            inside = [width for width in inside if width <= indent]
        below = "" if at + 1 == len(rows) or rows[at + 1][1] else rows[at + 1][0]
        heading = None if code or (indent and indent not in inside) else _heading(rows, at, text, below)
        if heading:
            level, title, last = heading
            yield from (("", False), (" " * indent + _headed(level, title, name), True), ("", False))
            at = last
        else:
            if not code and _OPENER.match(text):
                inside.append(indent + 4)
            yield text, code
        at += 1


def _heading(rows: list[tuple[str, bool]], at: int, text: str, below: str) -> tuple[int, str, int] | None:
    """Level, text and last row of the heading that starts here."""
    if found := _ATX.match(text):
        return len(found[2]), found[3].rstrip().rstrip("#").rstrip(), at
    first = at == 0 or not rows[at - 1][0].strip()
    if first and text.strip() and _UNDERLINE.match(below.strip()) and below.strip() and not _OPENER.match(text):
        return (1 if below.strip()[0] == "=" else 2), text.strip(), at + 1
    return None


def _headed(level: int, title: str, name: Callable[[str], str]) -> str:
    attributes = _ATTRIBUTES.search(title)
    given = re.search(r"(?:^|\s)(?:#([^\s]+)|id=[\"']?([^\s\"']+))", attributes[1]) if attributes else None
    text = title[: attributes.start()] if attributes and (given or re.search(r"[.=]", attributes[1])) else title
    shown = plain(_plainer(text)).strip()
    bare = plain(_plainer(re.sub(r"!\[[^\]]*\]\([^)]*\)", "", text))).strip()
    own = given[1] or given[2] if given else name(html.unescape(bare))
    return f"{'#' * level} {escape(shown)} {{#{own}}}"


def _plainer(line: str) -> str:
    """One line of text without what is not read: where links lead, tags, attributes, signs of extensions."""
    if _LEFT_OUT.match(line):
        return ""
    line = _TAB.sub(r"\1!!! tab", line)
    line = _FOOTNOTE.sub(r"\1", _TASK.sub(r"\1", line))
    if not _ACTIVE.search(line):
        return line
    indent = line[: len(line) - len(line.lstrip())]
    gap = " " if "|" in line else "\n\n"
    for _ in range(2):  # an image inside a link
        line = _INLINE.sub(lambda found: _read(found, gap), line)
    rows = line.split("\n")
    return "\n".join([rows[0], *(indent + row.strip() for row in rows[1:])]).removesuffix("\\")


def _read(found: re.Match[str], gap: str) -> str:
    """What a reader sees of one piece of inline Markdown."""
    if found["code"] or found[0].startswith("\\"):
        return found[0]
    if found["block"]:
        return gap
    if found[0].lower().startswith("<br"):
        return " "
    kept = (found[name] for name in ("text", "address", "marked", "struck", "put", "keys"))
    return next((text for text in kept if text is not None), "")
