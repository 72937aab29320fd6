"""Our pages as the index is to see them, and which scheme a folder of pages has.

The one file that ties the index to the vocabulary of this wiki.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from scripts.errors import PageError, WikiError
from scripts.hant import to_hant
from scripts.index.passages import Passage
from scripts.index.scheme import PART, Description, Front, Names, Scheme, everything, itself
from scripts.index.settings import built_of, docs_of, site_of
from scripts.index.walk import files
from scripts.index.wiki import wiki_scheme
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
_ROOT, _INDEX = Path(__file__).parent.parent, Path("overrides/assets/wording/index")
_HOOK = "scripts/hook.py"
_LOOKED_AT, _HEAD = 200, 4_000
"""Pages, and bytes of each, that tell whose a bare folder is."""

_REPORTS = ("example", "counterexample")
_ANSWERS = ("requirement", "term")
"""Pages that say what a duty or a word is: next to reports what is looked for."""


def describe(path: str, front: Front) -> Description:
    """What a page of ours offers: of a counterexample what we say of it and the rewrite, never its faulty text."""
    parts = _parts(front.get("parts"))
    return Description(
        shown={name: _plain(front[name]) for name in _SHOWN if front.get(name)},
        facets=_values(front),
        rank=_rank(front),
        part=lambda passage: part_of(passage, parts),
        offers=_offers(front),
        worth=_worth(front),
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


def _place(path: str) -> str | None:
    """Translations are left out: a hit opens in the reader's language."""
    return path if path.endswith(".md") and not path.endswith((".zh-Hant.md", ".en.md")) else None


def _rank(front: Front) -> tuple[int, ...]:
    """Originals before copies, examples first, by grade, newest first."""
    year = max((int(year) for year in years(front.get("period"), front.get("date"))), default=0)
    if front.get("type") == "counterexample":
        year = 0
    kind = _position(_TYPE_ORDER, front.get("type"))
    return int(bool(front.get("copy_of"))), kind, _position(_GRADE_ORDER, front.get("grade")), -year


def _worth(front: Front) -> int:
    if front.get("type") in _ANSWERS:
        return 1
    return len(_GRADE_ORDER) - _position(_GRADE_ORDER, front.get("grade"))


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
    place=_place,
    skipped=SKIPPED_BOXES,
)


class Pages(NamedTuple):
    """A folder of pages to index, its scheme, and the folder where its site expects the index, if it is known."""

    folder: Path
    scheme: Scheme
    into: Path | None


def pages_of(root: Path) -> Pages:
    """By what lies at `root`: a site by its mkdocs.yml, else a bare folder. Raises WikiError.

    A site with our hook is of our kind, since the hook gives passages their ids; a bare folder, if its front matter is.
    """
    site = site_of(root)
    if site is None:
        ours = _looks_like_ours(root)
        return Pages(root, OURS if ours else wiki_scheme({}, root), _ROOT / _INDEX if ours else None)
    docs = docs_of(*site)
    hooks = site[1].get("hooks")
    if isinstance(hooks, list) and _HOOK in hooks:
        return Pages(docs, OURS, site[0].parent / _INDEX)
    beside = built_of(*site) / "wording"
    return Pages(docs, wiki_scheme(site[1], docs), beside / "index" if beside.is_dir() else None)


def _looks_like_ours(root: Path) -> bool:
    """Whether one of the first pages says what only our pages say. Raises WikiError where there is no page."""
    found = (page for page in files(root, (), itself) if not isinstance(page, PageError))
    first = list(islice(found, _LOOKED_AT))
    if not first:
        raise WikiError(str(root), "里面没有 .md 文件", "--root 写放页面的文件夹，或 mkdocs.yml 所在的文件夹")
    return any(_is_ours(file) for file, _ in first)


def _is_ours(file: Path) -> bool:
    with suppress(OSError), file.open(encoding="utf-8", errors="replace") as page:
        head = page.read(_HEAD).partition("\n---")[0]
    return re.search(r"^(?:org_type|report_type|parts|type: (?:counter)?example)\b", head, re.MULTILINE) is not None
