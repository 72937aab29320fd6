"""Plain text ⇄ Markdown inline text. `plain(escape(text)) == text` for text without runs of white space.

Source text is never Markdown: whatever would be active (`*`, `[x](…)`, `{: }`, `<`, a leading `1.`) is escaped,
so the reader of the page sees it as printed (facts/site.md section 4, row 38).
"""

import html
import re

_ACTIVE = re.compile(r"([\\`*_{}\[\]|])")
_NUMBER_AT_START = re.compile(r"^(\d+)([.)])")
_MARK_AT_START = re.compile(r"^[#+\-!:?~]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# What Python-Markdown takes after a backslash; it knows no `\:`, so those marks become entities.
_UNESCAPE = re.compile(r"\\([\\`*_{}\[\]()|#>+\-.!])")
_ATTRIBUTES = re.compile(r"\{:?[ ]*[#.][^{}\n]*\}")
_LINK = re.compile(r"!?\[((?:[^\[\]\\]|\\.)*)\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])")
# Bounded, or a line of unmatched marks would take quadratic time.
_EMPHASIS = re.compile(r"(\*{1,3}|(?<!\w)_{1,3})(?=\S)(.{1,300}?)(?<=\S)\1")
_CODE = re.compile(r"(`+)(.{1,300}?)\1")
_MARKED = re.compile(r"[\\`*_\[{&<]")


def escape(text: str) -> str:
    """Text as Markdown that shows exactly this text; white space is folded to single spaces."""
    text = " ".join(text.split())
    text = _ACTIVE.sub(r"\\\1", text)
    text = re.sub(r"[&<>]", lambda found: _ENTITIES[found[0]], text)
    text = _NUMBER_AT_START.sub(r"\1\\\2", text)
    return _MARK_AT_START.sub(lambda found: f"&#{ord(found[0])};", text)


def plain(markdown: str) -> str:
    """The text a reader of rendered inline Markdown sees: links, emphasis, code, escapes and attributes undone."""
    if not _MARKED.search(markdown):
        return markdown
    kept: list[str] = []

    def keep(text: str) -> str:
        kept.append(text)
        return f"\x00{len(kept) - 1}\x00"

    text = _UNESCAPE.sub(lambda found: keep(found[1]), markdown.replace("\x00", ""))
    text = _CODE.sub(lambda found: keep(found[2].strip()), text)
    text = _LINK.sub(r"\1", text)
    text = _ATTRIBUTES.sub("", text)
    for _ in range(2):
        text = _EMPHASIS.sub(r"\2", text)
    text = html.unescape(text)
    for _ in range(2):
        text = re.sub(r"\x00(\d+)\x00", lambda found: kept[int(found[1])], text)
    return text
