"""Pages as the index stores them: what a hit shows, what it can be filtered by, and the passages with their part."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.page import split_front
from scripts.passages import Passage, passages

SHOWN = ("title", "type", "org", "org_type", "report_type", "period", "grade", "copy_of", "topics", "fictional")
"""Front matter a hit carries to the reader."""

FACETS = ("org_type", "report_type", "year", "topic")
"""What pages can be filtered by; `part` is the one filter of passages."""

TRANSLATIONS = (".zh-Hant.md", ".en.md")

OURS = ("faults", "rewrite")
"""Sections of a counterexample that are ours, not the report's."""

_TYPE_ORDER = ("example", "template", "guide", "topic", "requirement", "term", "counterexample")
_GRADE_ORDER = ("recommended", "ordinary", "weak")


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """A passage: its id, the row of its section in the page's `sections`, its part ("" = none), its text."""

    id: str
    section: int
    part: str
    text: str


@dataclass(frozen=True, slots=True)
class IndexedPage:
    """A page: path below the root, front matter it shows, facet values, sections (id, text, parent row; -1 = none)."""

    path: str
    shown: Mapping[str, Any]
    facets: Mapping[str, tuple[str, ...]]
    sections: tuple[tuple[str, str, int], ...]
    passages: tuple[IndexedPassage, ...]


def collect(root: Path, folders: Sequence[Path]) -> list[IndexedPage]:
    """All pages with passages, best first: this order is the static rank, and passage numbers follow it."""
    pages = [read_page(file, path) for file, path in files(root, folders)]
    return sorted((page for page in pages if page.passages), key=rank)


def files(root: Path, folders: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Markdown files to index with the path each is known by: below root, or below its folder outside root."""
    for folder in folders or (root,):
        base = root if folder.resolve().is_relative_to(root.resolve()) else folder
        for file in sorted(folder.rglob("*.md")):
            path = file.resolve().relative_to(base.resolve())
            hidden = any(part.startswith(".") for part in path.parts)
            if not hidden and not file.name.endswith(TRANSLATIONS):
                yield file, path.as_posix()


def read_page(file: Path, path: str) -> IndexedPage:
    """One page. Raises PageError when its front matter is broken."""
    front, body, _ = split_front(file.read_text("utf-8"), str(file))
    found = _offered(passages(body), front)
    title = str(front.get("title") or (found[0].headings[0][1] if found and found[0].headings else path))
    sections = _sections(found, title)
    rows = {name: row for row, (name, _, _) in enumerate(sections)}
    parts = front.get("parts") or {}
    return IndexedPage(
        path,
        {name: _plain(front[name]) for name in SHOWN if front.get(name)} | {"title": title},
        {name: _values(front, name) for name in FACETS},
        sections,
        tuple(IndexedPassage(p.id, rows.get(p.section, -1), part_of(p.id, parts), p.text) for p in found),
    )


def _offered(found: tuple[Passage, ...], front: Mapping[str, Any]) -> tuple[Passage, ...]:
    """Passages to take wording from: of a counterexample what we say of it and the rewrite, never its faulty text.

    None of a page that says `search: {exclude: true}`, as the search of Material for MkDocs has it.
    """
    if front.get("search") == {"exclude": True}:
        return ()
    return tuple(passage for passage in found if front.get("type") != "counterexample" or passage.section in OURS)


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
    return tuple(year for year in found if year.isdigit() and len(year) == 4)


def rank(page: IndexedPage) -> tuple[bool, int, int, int, str]:
    """Static rank: originals before copies, examples first, by grade, newest first, then by path."""
    year = max((int(year) for year in page.facets["year"]), default=0)
    kind = _position(_TYPE_ORDER, page.shown.get("type"))
    return bool(page.shown.get("copy_of")), kind, _position(_GRADE_ORDER, page.shown.get("grade")), -year, page.path


def _position(order: Sequence[str], value: object) -> int:
    return order.index(value) if isinstance(value, str) and value in order else len(order)


def _values(front: Mapping[str, Any], name: str) -> tuple[str, ...]:
    if front.get("type") == "counterexample":
        return ()  # what is said of faults is nobody's wording: no unit's, no year's
    if name == "year":
        return years(front.get("period"), front.get("date"))
    if name == "topic":
        return tuple(str(topic) for topic in front.get("topics") or ())
    return (str(front[name]),) if front.get(name) else ()


def _plain(value: Any) -> Any:
    """Front matter as JSON holds it: dates and other YAML values as text."""
    if isinstance(value, list | tuple):
        return [str(entry) for entry in value]
    return value if isinstance(value, bool) else str(value)


def _sections(found: Sequence[Passage], title: str) -> tuple[tuple[str, str, int], ...]:
    """Every section that holds passages, with the ones above it; the title is no section."""
    rows: dict[str, tuple[str, str, int]] = {}
    order: dict[str, int] = {}
    for passage in found:
        parent = -1
        for name, text in passage.headings:
            if text == title and parent == -1:
                continue
            if name not in rows:
                order[name] = len(rows)
                rows[name] = (name, text, parent)
            parent = order[name]
    return tuple(rows.values())
