"""The wording index: every passage of the site, found by any two characters in it, as static files.

The format is written out in docs/contribute/search.md; overrides/assets/wording/ reads it.
"""

import json
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from scripts.errors import PageError
from scripts.index.copies import copies
from scripts.index.documents import IndexedPage, rank, read_pages
from scripts.index.key import key, simplified
from scripts.index.postings import postings, whole
from scripts.index.scheme import PART, Scheme
from scripts.index.shards import long_pairs, write_shards
from scripts.index.store import Store

FORMAT = 2
_PACK_BYTES = 12_000
"""Aim for the text of one pack before compression: a page or two."""

_TABLE_PAGES = 4_096

_TITLES = 2_000
"""Pages that a field suggests by their title."""

_READ_A_MINUTE = 400


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
    read = list(read_pages(root, pages, scheme))
    manifest = _manifest(sorted((page for page in read if isinstance(page, IndexedPage)), key=rank), scheme, store)
    count, size = store.put(into, manifest)
    errors = tuple(page for page in read if isinstance(page, PageError))
    return IndexReport(manifest["passages"], size, count, time.perf_counter() - begun, errors)


def _manifest(every: Sequence[IndexedPage], scheme: Scheme, store: Store) -> dict[str, Any]:
    """The manifest of an index (docs/contribute/search.md, section 5); all its other files go into `store`."""
    found = [page for page in every if page.passages]
    keys = [key(passage.text) for page in found for passage in page.passages]
    lists = whole(postings(keys, Path(tempfile.gettempdir())))
    values = {name: _values(page.facets[name] for page in found) for name in scheme.page_facets}
    values[PART] = _values((passage.part,) if passage.part else () for page in found for passage in page.passages)
    copied = copies(found)
    return {
        "format": FORMAT,
        "pages": len(found),
        "passages": len(keys),
        "longest": max(map(len, keys), default=0),
        "shards": "".join(write_shards(lists, store)),
        "long": long_pairs(lists),
        "tables": [
            _table(found[at : at + _TABLE_PAGES], copied[at : at + _TABLE_PAGES], values, store)
            for at in range(0, len(found), _TABLE_PAGES)
        ],
        "values": values,
        "facets": [[name, *names] for name, names in scheme.facets.items()],
        "labels": _labels(every, scheme),
        "synonyms": [[page.shown["title"], *page.synonyms] for page in every if page.synonyms],
        "anchors": "passage" if scheme.anchors is None else "heading",
        "titles": store.add_json(_titles(found)),
        "simplified": _simplified("".join(keys)),
    }


def _values(found: Iterator[tuple[str, ...]]) -> list[list[str]]:
    """The different values of a facet in order; a page carries the number of its row."""
    return [list(value) for value in sorted({(), *found})]


def _simplified(text: str) -> list[str]:
    """The script table as two strings of equal length, only for characters that the index holds."""
    held = set(text)
    pairs = [(old, new) for old, new in simplified().items() if new in held]
    return ["".join(old for old, _ in pairs), "".join(new for _, new in pairs)]


def _labels(every: Sequence[IndexedPage], scheme: Scheme) -> dict[str, dict[str, Sequence[str]]]:
    """Names of facet values: those of the scheme, and those that pages give."""
    labels = {facet: dict[str, Sequence[str]](names) for facet, names in scheme.labels.items()}
    for page in every:
        if page.named:
            facet, value, names = page.named
            labels.setdefault(facet, {})[value] = names
    return labels


def _titles(found: Sequence[IndexedPage]) -> list[list[Any]]:
    """Path, title, type and minutes of the pages that are suggested by their title."""
    pages = (page for page in found if page.is_titled)
    return [
        [page.path, page.shown["title"], page.shown.get("type", ""), _minutes(page)] for page in islice(pages, _TITLES)
    ]


def _minutes(page: IndexedPage) -> int:
    return sum(len(passage.text) for passage in page.passages) // _READ_A_MINUTE + 1


def _table(
    found: Sequence[IndexedPage],
    copied: Sequence[tuple[int, list[int]]],
    values: dict[str, list[list[str]]],
    store: Store,
) -> dict[str, Any]:
    """A run of pages: facet values, copies, part of each passage, and the packs with their text."""
    row = {name: {tuple(value): at for at, value in enumerate(rows)} for name, rows in values.items()}
    packs = list(_packs(found))
    content = {
        "passages": [len(page.passages) for page in found],
        **{name: [row[name][page.facets[name]] for page in found] for name in found[0].facets},
        PART: [row[PART][(p.part,) if p.part else ()] for page in found for p in page.passages],
        "copy_of": [original for original, _ in copied],
        "repeats": [row for _, rows in copied for row in rows],
        "packs": "".join(store.add_json(pack) for pack in packs),
        "packed": [len(pack) for pack in packs],
    }
    count = sum(len(page.passages) for page in found)
    return {"name": store.add_json(content), "pages": len(found), "passages": count}


def _packs(found: Sequence[IndexedPage]) -> Iterator[list[dict[str, Any]]]:
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
