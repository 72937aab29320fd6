"""Automatic numbers of Word, counted as they are printed (ECMA-376 part 1, 17.9)."""

import re
from dataclasses import dataclass, field

from scripts.readers.docx.counting import written
from scripts.readers.docx.names import Element, child, is_on, value, w, whole
from scripts.readers.docx.styles import Form, Styles


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: the first value, how it is written, and after which levels it starts again."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    restart: int | None = None
    is_legal: bool = False
    suffix: str = "tab"
    paragraph_style: str | None = None


@dataclass(slots=True)
class _List:
    """A `w:num`: whose counters it uses, its levels, and the values it starts again from."""

    counters: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """The automatic numbers of one document; `number` counts on with every paragraph it is given."""

    _lists: dict[int, _List] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def number(self, form: Form) -> str | None:
        """The number printed before a paragraph; "" for a bullet, None for a paragraph without a number."""
        found = self._lists.get(form.number[0]) if form.number else None
        if not form.number or found is None:
            return None
        at = form.number[1]
        if at is None:
            at = next((key for key, each in found.levels.items() if each.paragraph_style == form.style), 0)
        level = found.levels.get(at)
        if level is None:
            return None
        counts = self._count(found, at, level)
        return _printed(found, level, counts)

    def _count(self, found: _List, at: int, level: Level) -> dict[int, int]:
        counts = self._counts.setdefault(found.counters, {})
        if at in found.starts:
            counts[at] = found.starts.pop(at)
        else:
            counts[at] = counts[at] + 1 if at in counts else level.start
        for below in [key for key in counts if key > at]:
            restart = found.levels.get(below, level).restart
            if restart is None or at < restart:
                del counts[below]
        return counts


def _printed(found: _List, level: Level, counts: dict[int, int]) -> str:
    if level.style == "bullet":
        return ""

    def one(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        other = found.levels.get(place, Level())
        style = "decimal" if level.is_legal else other.style
        return written(counts.get(place, other.start), style)

    text = re.sub(r"%([1-9])", one, level.text)
    return f"{text} " if re.search("[0-9A-Za-z]$", text) and level.suffix != "nothing" else text


def numbering_of(root: Element | None, styles: Styles) -> Numbering:
    """All lists of a document, from its numbering part and the styles that lists are linked to."""
    if root is None:
        return Numbering()
    shapes = {each.get(w("abstractNumId"), ""): each for each in root.iterchildren(w("abstractNum"))}
    names = {whole(each.get(w("numId"))): value(each, "abstractNumId") or "" for each in root.iterchildren(w("num"))}
    lists: dict[int, _List] = {}
    for each in root.iterchildren(w("num")):
        own = whole(each.get(w("numId")))
        name = value(each, "abstractNumId") or ""
        link = value(shapes.get(name), "numStyleLink")
        if link:
            name = names.get(styles.list_of(link), name)
        if own and name in shapes:
            lists[own] = _list(each, name, shapes[name])
    return Numbering(lists)


def _list(element: Element, name: str, shape: Element) -> _List:
    levels = {
        at: _level(each) for each in shape.iterchildren(w("lvl")) if (at := whole(each.get(w("ilvl")))) is not None
    }
    starts: dict[int, int] = {}
    for each in element.iterchildren(w("lvlOverride")):
        at = whole(each.get(w("ilvl")))
        start = whole(value(each, "startOverride"))
        if at is not None and (own := child(each, "lvl")) is not None:
            levels[at] = _level(own)
        if at is not None and start is not None:
            starts[at] = start
    return _List(name, levels, starts)


def _level(element: Element) -> Level:
    start = whole(value(element, "start"))
    return Level(
        1 if start is None else start,
        value(element, "numFmt") or "decimal",
        value(element, "lvlText") or "",
        whole(value(element, "lvlRestart")),
        is_on(child(element, "isLgl")),
        value(element, "suff") or "tab",
        value(element, "pStyle"),
    )
