"""PUNC-1, 2, 3: punctuation of Chinese text. Lint and repair are one list of edits, so they can't disagree."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scripts.checks.view import Check, Found, View, check

_HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_WIDE = r"，。、；：？！（）《》〈〉“”‘’【】〔〕…"
_FULL = dict(zip(",;:?!.()", "，；：？！。（）", strict=True))

_AFTER_HAN = re.compile(rf"[{_HAN}”’》）〕][*_]{{0,2}}([,;:?!])")
_BEFORE_HAN = re.compile(rf"([,;:?!])(?=[{_HAN}《“])")
_STOP = re.compile(rf"[{_HAN}”》）〕](\.)(?=$|[{_HAN}“《])")
_BRACKETS = re.compile(r"(\()[^()（）\n]{0,200}(\))")
_STRAIGHT = re.compile(r'"([^"\n]*)"')
_SINGLE = re.compile(rf"(?<=[{_HAN}{_WIDE}])'|'(?=[{_HAN}{_WIDE}])")
_GAP = re.compile(rf"(?<=[{_HAN}{_WIDE}])[ \u00a0\u3000]+(?=[{_HAN}{_WIDE}])|^\u3000+|(?<=[{_HAN}])\u3000+$")
_HAS_HAN = re.compile(rf"[{_HAN}]")


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `new` in place of line[start:end]; `sure` when no reader would object."""

    start: int
    end: int
    new: str
    sure: bool


def half_width(line: str) -> Iterator[Edit]:
    """Half-width marks beside a Chinese character, and brackets round Chinese."""
    sides = [{found.start(1): found for found in rule.finditer(line)} for rule in (_AFTER_HAN, _BEFORE_HAN)]
    for at in sorted(sides[0] | sides[1]):
        word_follows = line[at] == ":" and line[at + 1 : at + 2].isascii() and line[at + 1 : at + 2].isalpha()
        yield Edit(at, at + 1, _FULL[line[at]], at in sides[0] and not word_follows)
    for found in _STOP.finditer(line):
        yield Edit(found.start(1), found.end(1), "。", found.end() == len(line))
    for found in _BRACKETS.finditer(line):
        if _HAS_HAN.search(found[0]):
            yield Edit(found.start(1), found.end(1), "（", True)
            yield Edit(found.start(2), found.end(2), "）", True)


def straight_quotes(line: str) -> Iterator[Edit]:
    """Straight quotes round or beside Chinese; sure when they pair up."""
    if not _HAS_HAN.search(line):
        return
    pairs = list(_STRAIGHT.finditer(line))
    sure = line.count('"') % 2 == 0
    for found in pairs:
        if _HAS_HAN.search(line[max(found.start() - 1, 0) : found.end() + 1]):
            yield Edit(found.start(), found.start() + 1, "“", sure)
            yield Edit(found.end() - 1, found.end(), "”", sure)
    if not sure:
        at = line.rindex('"')
        yield Edit(at, at + 1, "”", False)
    for found in _SINGLE.finditer(line):
        yield Edit(found.start(), found.end(), "’", False)


def spaces(line: str) -> Iterator[Edit]:
    """Spaces inside Chinese text; sure beside punctuation, and where they only indent."""
    for found in _GAP.finditer(line):
        sides = line[max(found.start() - 1, 0) : found.start()] + line[found.end() : found.end() + 1]
        beside_mark = any(mark in _WIDE for mark in sides)
        yield Edit(found.start(), found.end(), "", beside_mark or found.start() == 0 or found.end() == len(line))


def _findings(view: View, edits: Callable[[str], Iterator[Edit]], advice: str) -> Iterator[Found]:
    """One finding a line: the first place, and how many there are."""
    for at, line in view.prose if view.chinese else ():
        if found := list(edits(line)):
            start = found[0].start
            more = f"，本行共 {len(found)} 处" if len(found) > 1 else ""
            place = line[max(start - 6, 0) : start + 7].replace("\ue000", "").strip()
            yield at, f"“{place}”{advice}{more}"


@check("PUNC-1")
def punc_1(view: View) -> Iterator[Found]:
    """中文里用全角标点"""
    yield from _findings(view, half_width, "里的半角标点改成全角")


@check("PUNC-2")
def punc_2(view: View) -> Iterator[Found]:
    """引号用弯引号"""
    yield from _findings(view, straight_quotes, "里的直引号改成弯引号 “ ”")


@check("PUNC-3")
def punc_3(view: View) -> Iterator[Found]:
    """汉字之间不空格"""
    yield from _findings(view, spaces, "里汉字之间的空格删掉")


_REPAIRS: tuple[tuple[Check, Callable[[str], Iterator[Edit]]], ...] = (
    (punc_2, straight_quotes),
    (punc_1, half_width),
    (punc_3, spaces),
)


def repaired(view: View, skipped: frozenset[str]) -> str:
    """The text with every sure repair made, running text only; codes the page turns off are left alone.

    One repair can make another sure (a quote beside a comma), so rounds go on until nothing changes; each round
    leaves fewer half-width marks and spaces, so they end.
    """
    for rule, edits in _REPAIRS:
        if rule.code not in skipped and view.chinese:
            after = _edited(view, edits)
            if after != view.text:
                return repaired(View(view.file, after.encode()), skipped)
    return view.text


def _edited(view: View, edits: Callable[[str], Iterator[Edit]]) -> str:
    lines = list(view.lines)
    for at, line in view.prose:
        for edit in sorted(edits(line), key=lambda edit: -edit.start):
            if edit.sure:
                lines[at - 1] = lines[at - 1][: edit.start] + edit.new + lines[at - 1][edit.end :]
    return "\n".join(lines)
