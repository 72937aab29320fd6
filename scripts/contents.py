"""A list of contents glued in front of a collection, and the titles it gives away further down.

Sites paste a whole document into one page: the list becomes one line of titles with numbers
(总结12总结26… is title 1 on page 2, title 2 on page 6), and each title sticks to the text below it.
"""

import re
from collections.abc import Iterable

from scripts.titles import KINDS

_REPEATED = re.compile(rf"([^，。；\n]{{4,40}}?(?:{KINDS}))(?:\d{{1,4}}\1){{2,}}")
_LINE = re.compile(r"^.{4,60}?(?:[.．…·•]{3,}|[\s\u3000]+|…)\s*\d{1,4}$")


def repeated_title(text: str) -> str | None:
    """The title that a line of contents repeats with only numbers between, None if it is no such line."""
    found = _REPEATED.search(text)
    return found[1] if found else None


def cut_contents(text: str, title: str) -> tuple[str, str]:
    """The list itself and what follows it: the last repetition is already the title over the first text."""
    at = text.rindex(title)
    return text[:at], text[at:]


def cut_numbered(text: str, title: str, number: int) -> tuple[str, str] | None:
    """Title with its number, and the text glued to it; None where the paragraph does not begin with them."""
    head = f"{title}{number}"
    return (head, text[len(head) :]) if text.startswith(head) else None


def contents_lines(texts: Iterable[str]) -> frozenset[int]:
    """Places of the lines of a printed list: the word 目录 and the lines with page numbers right below it."""
    found: set[int] = set()
    inside = False
    for at, text in enumerate(texts):
        if re.fullmatch(r"目\s*录", text.strip()):
            inside = True
        elif inside and not _LINE.match(text.strip()):
            inside = False
        if inside:
            found.add(at)
    return frozenset(found)
