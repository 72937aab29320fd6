"""What of a page's Markdown is running text. Code, links, attribute lists and markers are blanked or masked.

A masked line keeps its length, so a place found in it is a place in the page: checker and fixer use the same.
Every scan is linear: a hostile page may not cost more than a long one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from scripts.passages import SKIPPED_BOXES

MASK = "\ue000"

_FENCE = re.compile(r"^([ ]*)(`{3,}|~{3,})[^`]*$")
_BOX = re.compile(r"^([ ]*)(?:!!!|\?\?\?\+?)[ ]+(\w+)")
_HIDDEN = re.compile(
    r"^[ \t]*(?:(?:[-*+>|:]|[0-9]{1,4}[.)]|\#{1,6})[ \t]+)+"  # markers of lists, quotes, tables, definitions, headings
    r"|^[ ]*\*?\[[^\]\n]{1,200}\]:.*$"  # [名]: 地址, *[缩写]: 全称
    r"|\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"  # the address of a link
    r"|\[\^[^\]\s]{1,64}\]"
    r"|<[A-Za-z][A-Za-z0-9+.-]{1,30}:[^<>\s]*>"
    r"|https?://[^\s<>()（）“”，。；、》】]+"
    r"|\{:?[ ]*[#.A-Za-z][^{}\n]*\}"
    r"|&\#?[A-Za-z0-9]{1,32};"
    r"|\\(?=[!-/:-@\[-`{-~])"
)
_BOX_TITLE = re.compile(r'^([ ]*(?:!!!|\?\?\?\+?|===[!+]?)[^"“]{0,80}"?)(.*?)("?[ ]*)$')


def without_fences(lines: list[str]) -> list[str]:
    """The lines with fenced code blanked. A fence that never closes is no fence: nothing hides behind it."""
    closings: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if line.lstrip(" ")[:3] in ("```", "~~~"):
            closings[line.rstrip()].append(at)
    kept, at = list(lines), 0
    while at < len(lines):
        found = _FENCE.match(lines[at])
        ends = closings.get(found[1] + found[2], []) if found else []
        while ends and ends[0] <= at:
            ends.pop(0)
        if not ends:
            at += 1
            continue
        kept[at : ends[0] + 1] = [""] * (ends[0] + 1 - at)
        at = ends[0] + 1
    return kept


def without_boxes(lines: list[str]) -> list[str]:
    """The lines with `dont` boxes (faulty on purpose) and the receipt blanked."""
    kept, depth = list(lines), -1
    for at, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if depth >= 0 and line.strip() and indent < depth + 4:
            depth = -1
        if depth < 0 and (found := _BOX.match(line)) and found[2] in SKIPPED_BOXES:
            depth = indent
        if depth >= 0:
            kept[at] = ""
    return kept


def without_code(lines: list[str]) -> list[str]:
    """The lines with code spans masked; a span may run over the lines of one paragraph."""
    if not any("`" in line for line in lines):
        return lines
    kept: list[str] = []
    for chunk in chunks(lines):
        kept.extend(_mask_code("\n".join(chunk)).split("\n"))
    return kept


def chunks(lines: list[str]) -> Iterator[list[str]]:
    """The lines in runs that end with a blank line each: no inline markup reaches over one."""
    start = 0
    for at, line in enumerate(lines):
        if not line.strip():
            yield lines[start : at + 1]
            start = at + 1
    if start < len(lines):
        yield lines[start:]


def _mask_code(chunk: str) -> str:
    runs = list(re.finditer(r"`+", chunk))
    after: dict[int, list[int]] = defaultdict(list)
    for at in range(len(runs) - 1, -1, -1):
        after[len(runs[at][0])].append(at)
    parts, kept_to, at = [], 0, 0
    while at < len(runs):
        same = after[len(runs[at][0])]
        while same and same[-1] <= at:
            same.pop()
        start = runs[at].start()
        if not same or chunk[start - 1 : start] == "\\":
            at += 1
            continue
        end = runs[same[-1]].end()
        parts += [chunk[kept_to:start], re.sub(r"[^\n]", MASK, chunk[start:end])]
        kept_to, at = end, same[-1] + 1
    return "".join([*parts, chunk[kept_to:]])


def masked(line: str) -> str:
    """The line, same length, with all that is not running text masked."""
    if found := _BOX_TITLE.match(line):
        return MASK * len(found[1]) + found[2] + MASK * len(found[3])
    return _HIDDEN.sub(lambda found: MASK * len(found[0]), line)
