"""The text of pages, a page or two a file, as a hit shows it."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from scripts.index.documents import IndexedPage
from scripts.index.letters import Encoder, letters
from scripts.index.pages import Pages
from scripts.index.steps import Say, told
from scripts.index.store import Store
from scripts.index.tables import Facts

PACK = 4_800
"""Characters of JSON in a pack, on average: nearly two pages of 2,000 characters."""

DICTIONARY = 32_000
"""Bytes of text that every pack may refer to: as far back as zlib looks."""

_SAMPLES = 40
"""Pages whose beginnings make the dictionary."""

_SAMPLE = 2_000
"""Pages whose letters are counted."""


def write_packs(found: Pages, facts: Callable[[IndexedPage], Facts], store: Store, say: Say) -> dict[str, Any]:
    """Put the text of all pages into the store; for the manifest `letters` and `packs` (passages in each)."""
    sample = range(0, len(found), len(found) // _SAMPLE + 1)
    known = letters(_record(found[at], [(0, 0)] * len(found[at].passages)) for at in sample)
    encoder = Encoder(known)
    dictionary = _dictionary(found, encoder)
    store.files("dictionary").add(dictionary)
    counts = []
    pages = told(found, len(found), "写原文", say)
    for records, passages in _packs((_record(page, facts(page)), len(page.passages)) for page in pages):
        store.files("packs").add(encoder.encode(f"[{','.join(records)}]"), dictionary)
        counts.append(passages)
    return {"letters": known, "packs": counts}


def _dictionary(found: Pages, encoder: Encoder) -> bytes:
    """Text of pages from all over, and how a record is written."""
    pages = [found[at] for at in range(0, len(found), len(found) // _SAMPLES + 1)]
    texts = [encoder.encode(_record(page, [(0, 0)] * len(page.passages))) for page in pages]
    share = DICTIONARY // max(1, len(texts))
    return b"".join(text[:share] for text in texts) or b" "


def _packs(found: Iterable[tuple[str, int]]) -> Iterator[tuple[list[str], int]]:
    """Records put together, and their passages: a pack ends where another `PACK` characters of all pages are full."""
    records: list[str] = []
    written, count = 0, 0
    for record, passages in found:
        records.append(record)
        before, written, count = written, written + len(record), count + passages
        if written // PACK > before // PACK:
            yield records, count
            records, count = [], 0
    if records:
        yield records, count


def _record(page: IndexedPage, facts: Facts) -> str:
    """A page with its text, as JSON; passages with the row of their part and their static score."""
    record = {
        "path": page.path,
        **page.shown,
        "year": page.facets.get("year", ()),
        "sections": page.sections,
        "passages": [[p.id, p.section, p.text, *fact] for p, fact in zip(page.passages, facts, strict=True)],
    }
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))
