"""Passages of our own pages, and the ids by which a hit opens at its passage.

The index stores what the scanner finds, the site's hook gives each the same id.
Boxes of faulty wording (`dont`) and the receipt hold no passages: nobody should find and copy them.
"""

import re

from scripts.index.passages import ATTRIBUTE_LINE, scan
from scripts.index.passages import Passage as Passage

SKIPPED_BOXES = frozenset({"dont", "receipt"})


def passages(markdown: str) -> tuple[Passage, ...]:
    """All passages of a Markdown body (front matter taken off), in order; lines are 1-based in that body."""
    return scan(markdown, SKIPPED_BOXES)


def with_ids(markdown: str) -> str:
    """The same body with an attribute list that gives each passage its id; the rest is unchanged."""
    lines = markdown.split("\n")
    for found in reversed(passages(markdown)):
        at = found.last - 1
        if found.place == "cell":
            lines[at] = _cell_with_id(lines[at], found.id)
        elif ATTRIBUTE_LINE.match(lines[at].strip()):
            lines[at] = re.sub(r"\{:[ ]*", f"{{: #{found.id} ", lines[at], count=1)
        else:
            lines.insert(at + 1, _indent(lines[found.line - 1], lines[at]) + f"{{: #{found.id} }}")
    return "\n".join(lines)


def _indent(first: str, last: str) -> str:
    quote = re.match(r"^[ ]*(?:>[ ]?)+", last)
    if quote:
        return quote[0]
    item = re.match(r"^([ ]*)(?:[-*+]|\d+[.)]|:)[ ]+", first)
    return item[1] + "    " if item else first[: len(first) - len(first.lstrip())]


def _cell_with_id(line: str, name: str) -> str:
    cells = re.split(r"(?<!\\)\|", line)
    at = 1 if not cells[0].strip() else 0
    cells[at] = f"{cells[at].rstrip()} {{: #{name} }} "
    return "|".join(cells)
