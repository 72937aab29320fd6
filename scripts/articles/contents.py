"""Lists of contents: lines in front that name what comes below, with page numbers or without."""

import re
from collections.abc import Sequence

from scripts.articles.titles import is_title, without_marker, without_number
from scripts.document import Block, Blocks, block_text
from scripts.pipeline import han_of

_HEAD = re.compile(r"^目\s*[录次]$")
_PAGE = re.compile(r"(?P<leader>(?<![\s.·…。—_-])[\s.·…。—_-]*)[（(]?\d{1,3}[）)]?$")
_LEADER = re.compile(r"(?<![.·…。—_-])[.·…。—_-]{2,}\s*[（(]?\d{0,3}[）)]?$")
_LONGEST = 70
_TOP = 8
"""Blocks (a page's title, a preface) that may stand above a list of contents without a heading."""


def contents(blocks: Blocks) -> frozenset[int]:
    """Places of the lines that are a list of contents, its heading included."""
    keys = [_key(block) for block in blocks]
    found: set[int] = set()
    at = 0
    while at < len(blocks):
        headed = _HEAD.match(block_text(blocks[at]).strip()) is not None
        first = at + headed
        end = first
        while end < len(blocks) and _is_entry(blocks[end], keys, end, headed=headed):
            if end > first and _is_paged(blocks[first]) and not _is_paged(blocks[end]):
                break
            end += 1
        if end - first >= 2 and (headed or at < _TOP) and (headed or _told(blocks[first:end])):
            found.update(range(at, end))
        at = max(end, at + 1)
    return frozenset(found)


def _is_entry(block: Block, keys: Sequence[str], at: int, *, headed: bool) -> bool:
    """Whether a line names a line further down, or has the dots and the page number of a list under its heading."""
    text = block_text(block).strip()
    if len(text) > _LONGEST or re.search(r"[；，！？：。]", _without_page(text)):
        return False
    if headed and _LEADER.search(text):
        return True
    listed = headed or _PAGE.search(text) is not None or is_title(text)
    return listed and len(keys[at]) >= 4 and any(_names(keys[at], key) for key in keys[at + 1 :])


def _names(key: str, below: str) -> bool:
    return below == key or (len(key) >= 8 and len(below) > 40 and below.startswith(key))


def _is_paged(block: Block) -> bool:
    text = block_text(block).strip()
    found = _PAGE.search(text)
    return found is not None and found[0] != text


def _told(entries: Blocks) -> bool:
    """Whether lines without a heading are a list: page numbers on most of them, or no text between three titles."""
    paged = sum(map(_is_paged, entries))
    return paged * 2 >= len(entries) or len(entries) >= 3


def _key(block: Block) -> str:
    """What a line and its entry have in common: the characters of the title without number, mark and page."""
    return han_of(without_number(without_marker(_without_page(block_text(block).strip()))))


def _without_page(text: str) -> str:
    """A line without the page number at its end, and the dots before it."""
    return _PAGE.sub("", text) if text[-1:].isdecimal() or text.endswith(("）", ")")) else text
