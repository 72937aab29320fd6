"""What a reader knows without the text: of pages facets and copies, of passages their part and static score."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np

from scripts.index.documents import IndexedPage
from scripts.index.postings import varints
from scripts.index.scheme import PART
from scripts.index.score import score
from scripts.index.store import FileSet, Store

PAGES = 16_384
"""Pages in a table of pages."""

PASSAGES = 16_384
"""Passages in a table of passages."""

Facts = Sequence[tuple[int, int]]
"""Of each passage of a page the row of its part and its static score, 0 to 15."""


class Tables:
    """Tables written while pages go by in rank order."""

    def __init__(self, values: Mapping[str, Sequence[Sequence[str]]], store: Store) -> None:
        self._rows = {name: {tuple(value): row for row, value in enumerate(rows)} for name, rows in values.items()}
        self._facets = [name for name in values if name != PART]
        self._pages = _Table(store.files("pages"), 1 + len(self._facets))
        self._passages = _Table(store.files("passages"), 2)
        self._parts = Counter[str]()
        self._covered: list[int] = []

    def add(self, page: IndexedPage, original: int, repeats: Sequence[int]) -> Facts:
        """Note the next page, the number of the page it copies (-1 = none) and the rows its passages repeat."""
        if original >= 0:
            self._pages.rest += (len(self._pages), original, *repeats)
        rows = [self._rows[name][page.facets.get(name, ())] for name in self._facets]
        parts = self._rows[PART]
        facts = [(parts[(each.part,) if each.part else ()], score(page, each)) for each in page.passages]
        self._parts.update(passage.part for passage in page.passages if passage.part)
        for fact in facts:
            self._passages.add(fact, PASSAGES)
        if self._pages.add((len(facts), *rows), PAGES) == 1:
            self._covered.append(0)
        self._covered[-1] += len(facts)
        return facts

    def told(self) -> dict[str, Any]:
        """Write what is left; for the manifest `tables` (passages each table of pages covers) and `parts`."""
        self._pages.flush()
        self._passages.flush()
        return {"tables": self._covered, "parts": dict(sorted(self._parts.items()))}


class _Table:
    """Rows held until a table is full, then written by column."""

    def __init__(self, files: FileSet, columns: int) -> None:
        self._files = files
        self._columns: list[list[int]] = [[] for _ in range(columns)]
        self.rest: list[int] = []

    def __len__(self) -> int:
        return len(self._columns[0])

    def add(self, row: Iterable[int], most: int) -> int:
        """The place, from 1, of the row in its table."""
        if len(self) == most:
            self.flush()
        for column, value in zip(self._columns, row, strict=True):
            column.append(value)
        return len(self)

    def flush(self) -> None:
        if len(self):
            content = np.array([*chain(*self._columns, self.rest)], np.uint64)
            self._files.add(varints(content)[0])
        for column in (*self._columns, self.rest):
            column.clear()
