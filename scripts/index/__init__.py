"""The wording index: every passage of the site, found by any two characters in it, as static files.

The format is written out in docs/contribute/search.md; overrides/assets/wording/ reads it.
"""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from scripts.errors import PageError
from scripts.index.copies import originals, repeated
from scripts.index.documents import IndexedPage, read_pages
from scripts.index.key import simplified
from scripts.index.outline import Outline
from scripts.index.pages import Pages, kept
from scripts.index.postings import SECOND_BITS, Numbers, postings, whole
from scripts.index.scheme import PART, Scheme
from scripts.index.score import score
from scripts.index.shards import long_pairs, write_shards
from scripts.index.store import Store

FORMAT = 2
_PACK_BYTES = 12_000
"""Aim for the text of one pack before compression: a page or two."""

_TABLE_PAGES = 4_096


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What an index holds and cost: bytes and files count both forms (http and offline)."""

    passages: int
    bytes: int
    files: int
    seconds: float
    errors: tuple[PageError, ...]
    """Pages left out, because they could not be read."""


def build_index(root: Path, pages: Sequence[Path], into: Path, scheme: Scheme) -> IndexReport:
    """Index the Markdown pages under root (or only in the folders `pages`) and replace the folder `into` by it.

    Raises WikiError when `into` cannot be written.
    """
    begun = time.perf_counter()
    store = Store()
    errors: list[PageError] = []
    into.parent.mkdir(parents=True, exist_ok=True)
    with kept(_readable(read_pages(root, pages, scheme), errors), into.parent) as every:
        manifest = _manifest(every, scheme, store, into.parent)
    count, size = store.put(into, manifest)
    return IndexReport(manifest["passages"], size, count, time.perf_counter() - begun, tuple(errors))


def _readable(read: Iterable[IndexedPage | PageError], errors: list[PageError]) -> Iterator[IndexedPage]:
    for page in read:
        if isinstance(page, PageError):
            errors.append(page)
        else:
            yield page


def _manifest(every: Pages, scheme: Scheme, store: Store, folder: Path) -> dict[str, Any]:
    """The manifest of an index (docs/contribute/search.md, section 5); all its other files go into `store`."""
    outline = Outline(scheme)
    lists = whole(postings(outline.keys(every), folder))
    found, first = every.offered(), originals(every.offered())
    return {
        "format": FORMAT,
        "pages": len(found),
        "passages": found.passages,
        **outline.told(),
        "shards": "".join(write_shards(lists, store)),
        "long": long_pairs(lists),
        "tables": [
            _table(found[at : at + _TABLE_PAGES], lambda page: repeated(page, first, found), outline.values, store)
            for at in range(0, len(found), _TABLE_PAGES)
        ],
        "titles": store.add_json(outline.titles),
        "simplified": _simplified(lists.grams),
    }


def _simplified(grams: Numbers) -> list[str]:
    """The script table as two strings of equal length, only for characters that the index holds."""
    held = {chr(code) for code in np.unique(grams >> np.uint64(SECOND_BITS)).tolist()}
    pairs = [(old, new) for old, new in simplified().items() if new in held]
    return ["".join(old for old, _ in pairs), "".join(new for _, new in pairs)]


def _table(
    found: Pages,
    copied: Callable[[IndexedPage], tuple[int, list[int]]],
    values: Mapping[str, list[list[str]]],
    store: Store,
) -> dict[str, Any]:
    """A run of pages: facet values, copies, part of each passage, and the packs with their text."""
    row = {name: {tuple(value): at for at, value in enumerate(rows)} for name, rows in values.items()}
    content: dict[str, Any] = {name: [] for name in ("passages", *values, "copy_of", "repeats", "scores")}

    def note(page: IndexedPage) -> IndexedPage:
        original, repeats = copied(page)
        content["passages"].append(len(page.passages))
        for name in page.facets:
            content[name].append(row[name][page.facets[name]])
        content[PART] += [row[PART][(passage.part,) if passage.part else ()] for passage in page.passages]
        content["copy_of"].append(original)
        content["scores"] += [score(page, passage) for passage in page.passages]
        content["repeats"] += repeats
        return page

    packs = [(store.add_json(pack), len(pack)) for pack in _packs(map(note, found))]
    content |= {"packs": "".join(name for name, _ in packs), "packed": [pages for _, pages in packs]}
    return {"name": store.add_json(content), "pages": len(found), "passages": found.passages}


def _packs(found: Iterable[IndexedPage]) -> Iterator[list[dict[str, Any]]]:
    pack: list[dict[str, Any]] = []
    size = 0
    for page in found:
        pack.append(_record(page))
        size += len(json.dumps(pack[-1], ensure_ascii=False).encode())
        if size >= _PACK_BYTES:
            yield pack
            pack, size = [], 0
    if pack:
        yield pack


def _record(page: IndexedPage) -> dict[str, Any]:
    """A page with its text, as a hit shows it."""
    return {
        "path": page.path,
        **page.shown,
        "year": page.facets.get("year", ()),
        "sections": page.sections,
        "passages": [[passage.id, passage.section, passage.text] for passage in page.passages],
    }
