"""The wording index: every passage of the site, found by any two characters in it, as static files.

The format is written out in docs/contribute/search.md; overrides/assets/wording/ reads it.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from scripts.errors import PageError
from scripts.index.copies import originals, repeated
from scripts.index.documents import IndexedPage, Spread, read_pages
from scripts.index.key import simplified
from scripts.index.outline import Outline
from scripts.index.packs import write_packs
from scripts.index.pages import Pages, kept
from scripts.index.postings import SECOND_BITS, Postings, postings
from scripts.index.scheme import Scheme
from scripts.index.shards import write_lists
from scripts.index.steps import Say, silent, told
from scripts.index.store import Store, compact, replacing
from scripts.index.tables import Tables

FORMAT = 3


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What an index holds and cost: bytes and files count both forms (http and offline)."""

    passages: int
    bytes: int
    files: int
    seconds: float
    errors: tuple[PageError, ...]
    """Pages left out, because they could not be read."""


def build_index(
    root: Path, pages: Sequence[Path], into: Path, scheme: Scheme, say: Say = silent, spread: Spread = map
) -> IndexReport:
    """Index the Markdown pages under root (or only in the folders `pages`) and replace the folder `into` by it.

    `spread` reads them, on other machines if it likes. Raises WikiError when `into` cannot be written.
    """
    begun = time.perf_counter()
    errors: list[PageError] = []
    with replacing(into) as store:
        read = _readable(read_pages(root, pages, scheme, say, spread), errors)
        with kept(read, store.folder) as every:
            found = every.offered()
            rest = _write(every, scheme, store, say)
            count, size = store.close({"format": FORMAT, "pages": len(found), "passages": found.passages}, rest)
    return IndexReport(found.passages, size, count, time.perf_counter() - begun, tuple(errors))


def _readable(read: Iterable[IndexedPage | PageError], errors: list[PageError]) -> Iterator[IndexedPage]:
    for page in read:
        if isinstance(page, PageError):
            errors.append(page)
        else:
            yield page


def _write(every: Pages, scheme: Scheme, store: Store, say: Say) -> dict[str, Any]:
    """Put all files into `store`; what the manifest says of them (docs/contribute/search.md, section 5)."""
    outline, held = Outline(scheme), set[str]()
    found, first = every.offered(), originals(every.offered())
    keys = outline.keys(told(every, len(every), "排字表", say))
    lists = write_lists(_noting(postings(keys, store.folder), held), found.passages, store)
    tables = Tables(outline.values, store)
    packs = write_packs(found, lambda page: tables.add(page, *repeated(page, first, found)), store, say)
    store.files("titles").add(compact(outline.titles))
    return {**outline.told(), **lists, **packs, **tables.told(), "simplified": _simplified(held)}


def _noting(batches: Iterable[Postings], held: set[str]) -> Iterator[Postings]:
    """The same, each character that has a list noted in `held`."""
    for batch in batches:
        held.update(map(chr, np.unique(batch.grams >> np.uint64(SECOND_BITS)).tolist()))
        yield batch


def _simplified(held: set[str]) -> list[str]:
    """The script table as two strings of equal length, only for characters that the index holds."""
    pairs = [(old, new) for old, new in simplified().items() if new in held]
    return ["".join(old for old, _ in pairs), "".join(new for _, new in pairs)]
