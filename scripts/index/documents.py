"""Pages as the index stores them: what a hit shows, what it can be filtered by, and the passages with their part."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias

from scripts.errors import PageError
from scripts.index.front import split
from scripts.index.passages import Passage, scan
from scripts.index.scheme import Front, Names, Scheme, itself
from scripts.index.steps import Say, silent, told
from scripts.index.walk import content, files

Spread: TypeAlias = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]
_Held: TypeAlias = tuple[str, str, bytes]
"""A file, the path it is known by, what it holds."""

_BATCH = 32


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """A passage: its id, the row of its section in the page's `sections`, its part ("" = none), its text."""

    id: str
    section: int
    part: str
    text: str


@dataclass(frozen=True, slots=True)
class IndexedPage:
    """A page: path below the root, front matter it shows, facet values, sections (id, text, parent row; -1 = none).

    The rest is as its `Description` has it; `shown` always has a title.
    """

    path: str
    shown: Mapping[str, Any]
    facets: Mapping[str, tuple[str, ...]]
    sections: tuple[tuple[str, str, int], ...]
    passages: tuple[IndexedPassage, ...]
    rank: tuple[int, ...] = ()
    worth: int = 0
    copy_of: str = ""
    named: tuple[str, str, Names] | None = None
    is_titled: bool = True
    synonyms: tuple[str, ...] = ()


def collect(root: Path, folders: Sequence[Path], scheme: Scheme) -> list[IndexedPage]:
    """All pages with passages that can be read, best first: passage numbers follow this order."""
    pages = (page for page in read_pages(root, folders, scheme) if isinstance(page, IndexedPage))
    return sorted((page for page in pages if page.passages), key=rank)


def rank(page: IndexedPage) -> tuple[tuple[int, ...], str]:
    """Place of a page in the static rank."""
    return page.rank, page.path


def read_pages(
    root: Path, folders: Sequence[Path], scheme: Scheme, say: Say = silent, spread: Spread = map
) -> Iterator[IndexedPage | PageError]:
    """Every page, also one without passages; an error in place of one that cannot be read.

    `spread` does a task for many items and gives the results in their order, on other machines if it likes.
    """
    every = list(files(root, folders, scheme.place))
    task = partial(_read_some, replace(scheme, place=itself))  # what finds files has no business elsewhere
    read = chain.from_iterable(spread(task, _batches(every)))
    return chain.from_iterable(told(read, len(every), "读页面", say))


def _batches(every: Sequence[tuple[Path, str] | PageError]) -> Iterator[list[_Held | PageError]]:
    for at in range(0, len(every), _BATCH):
        yield [each if isinstance(each, PageError) else _held(*each) for each in every[at : at + _BATCH]]


def _held(file: Path, path: str) -> _Held | PageError:
    try:
        return str(file), path, content(file)
    except PageError as error:
        return error


def _read_some(scheme: Scheme, batch: Sequence[_Held | PageError]) -> list[list[IndexedPage | PageError]]:
    return [[each] if isinstance(each, PageError) else list(_read(*each, scheme)) for each in batch]


def _read(file: str, path: str, held: bytes, scheme: Scheme) -> Iterator[IndexedPage | PageError]:
    """What is wrong with a page, and the page as far as it can be read."""
    try:
        front, body, problem = split(held, file)
        if problem:
            yield problem
        yield _page(file, path, front, body, scheme)
    except PageError as error:
        yield error


def _page(file: str, path: str, front: Front, body: str, scheme: Scheme) -> IndexedPage:
    said = scheme.describe(path, front)
    hides = front.get("search") == {"exclude": True}  # as Material's search has it
    offered = () if hides else _scanned(body, scheme, file)
    found = tuple(passage for passage in offered if said.offers(passage))
    title = str(said.shown.get("title") or (found[0].headings[0][1] if found and found[0].headings else _name(path)))
    sections = _sections(found, title)
    rows = {name: row for row, (name, _, _) in enumerate(sections)}
    return IndexedPage(
        path,
        {**said.shown, "title": title},
        {facet: said.facets.get(facet, ()) for facet in scheme.page_facets},
        sections,
        tuple(IndexedPassage(_id(p, scheme), rows.get(p.section, -1), said.part(p.id), p.text) for p in found),
        said.rank,
        said.worth,
        said.copy_of,
        said.named,
        said.is_titled,
        said.synonyms,
    )


def _name(path: str) -> str:
    """What a page without a title is called: as its file, or as its folder where the file is the first of it."""
    place = PurePosixPath(path)
    return place.parent.name or place.stem if place.stem in ("index", "README") else place.stem


def _id(passage: Passage, scheme: Scheme) -> str:
    """Its id; where ids are those of headings, `.2` is the second passage above all headings."""
    return passage.id.removeprefix("a0") if scheme.reduced and not passage.headings else passage.id


def _scanned(body: str, scheme: Scheme, file: str) -> tuple[Passage, ...]:
    try:
        return scan(scheme.reduced(body) if scheme.reduced else body, scheme.skipped)
    except RecursionError as error:
        raise PageError(file, "列表、引用或提示框套得太深", "少套几层") from error


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
