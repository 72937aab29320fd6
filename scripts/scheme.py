"""Our pages as the index is to see them. The one file that ties the index to the vocabulary of this wiki."""

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any

from scripts.hant import to_hant
from scripts.index.passages import Passage
from scripts.index.scheme import PART, Description, Front, Names, Scheme, everything
from scripts.passages import SKIPPED_BOXES
from scripts.vocabulary import ORG_TYPES, PAGE_TYPES, PARTS, REPORT_TYPES, Label

_SHOWN = ("title", "type", "org", "org_type", "report_type", "period", "grade", "copy_of", "topics", "fictional")
_FACETS = {
    PART: Label("部分", "Part"),
    "year": Label("年份", "Year"),
    "org_type": Label("单位类型", "Kind of unit"),
    "report_type": Label("报告类型", "Kind of report"),
    "topic": Label("主题", "Topic"),
}
_LABELS = {PART: PARTS, "org_type": ORG_TYPES, "report_type": REPORT_TYPES, "type": PAGE_TYPES}
_OUR_SECTIONS = ("faults", "rewrite")
"""Sections of a counterexample that are ours, not the report's."""

_TYPE_ORDER = ("example", "template", "guide", "topic", "requirement", "term", "counterexample")
_GRADE_ORDER = ("recommended", "ordinary", "weak")
_REPORTS = ("example", "counterexample")


def describe(path: str, front: Front) -> Description:
    """What a page of ours offers: of a counterexample what we say of it and the rewrite, never its faulty text."""
    parts = _parts(front.get("parts"))
    return Description(
        shown={name: _plain(front[name]) for name in _SHOWN if front.get(name)},
        facets=_values(front),
        rank=_rank(front),
        part=lambda passage: part_of(passage, parts),
        offers=_offers(front),
        worth=len(_GRADE_ORDER) - _position(_GRADE_ORDER, front.get("grade")),
        copy_of=str(front.get("copy_of") or ""),
        named=_named(path, front),
        is_titled=front.get("type") not in _REPORTS,
        synonyms=tuple(str(word) for word in _list(front.get("synonyms"))),
    )


def part_of(passage: str, parts: Mapping[str, str]) -> str:
    """The part of a passage (`a1-2.3`) or section: its own, else that of the nearest section above it."""
    if passage in parts:
        return parts[passage]
    section = passage.partition(".")[0]
    while section and section not in parts:
        section = section.rpartition("-")[0]
    return parts.get(section, "")


def years(period: str | None, date: str | None) -> tuple[str, ...]:
    """The years a page speaks of, by its period (`2020/2021` has two), else by its date."""
    found = [part[:4] for part in str(period or date or "").split("/")]
    return tuple(year for year in found if year.isdecimal() and len(year) == 4)


def _rank(front: Front) -> tuple[int, ...]:
    """Originals before copies, examples first, by grade, newest first."""
    year = max((int(year) for year in years(front.get("period"), front.get("date"))), default=0)
    if front.get("type") == "counterexample":
        year = 0
    kind = _position(_TYPE_ORDER, front.get("type"))
    return int(bool(front.get("copy_of"))), kind, _position(_GRADE_ORDER, front.get("grade")), -year


def _position(order: tuple[str, ...], value: object) -> int:
    return order.index(value) if isinstance(value, str) and value in order else len(order)


def _values(front: Front) -> dict[str, tuple[str, ...]]:
    if front.get("type") == "counterexample":
        return {}  # what is said of faults is nobody's wording: no unit's, no year's
    return {
        "year": years(front.get("period"), front.get("date")),
        "topic": tuple(str(topic) for topic in _list(front.get("topics"))),
        **{name: (str(front[name]),) for name in ("org_type", "report_type") if front.get(name)},
    }


def _offers(front: Front) -> Callable[[Passage], bool]:
    if front.get("type") == "counterexample":
        return lambda passage: passage.section in _OUR_SECTIONS
    return everything


def _named(path: str, front: Front) -> tuple[str, str, Names] | None:
    """A topic is called by the title of its page, in English too."""
    if front.get("type") != "topic" or not front.get("title"):
        return None
    title = str(front["title"])
    return "topic", PurePosixPath(path).stem, _three(Label(title, title))


def _three(label: Label) -> Names:
    return label.zh, to_hant(label.zh), label.en


def _parts(value: object) -> dict[str, str]:
    held = value.items() if isinstance(value, Mapping) else ()
    return {str(name): part for name, part in held if isinstance(part, str)}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _plain(value: Any) -> Any:
    """Front matter as JSON holds it: dates and other YAML values as text."""
    if isinstance(value, list | tuple):
        return [str(entry) for entry in value]
    return value if isinstance(value, bool) else str(value)


OURS = Scheme(
    describe=describe,
    facets={name: _three(label) for name, label in _FACETS.items()},
    labels={facet: {name: _three(label) for name, label in names.items()} for facet, names in _LABELS.items()},
    beside=("org_type",),
    suffixes=(".zh-Hant.md", ".en.md"),
    skipped=SKIPPED_BOXES,
)
