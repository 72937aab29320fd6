"""What a manifest says of all pages together, noted while they go by once."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from scripts.index.documents import IndexedPage
from scripts.index.key import key
from scripts.index.scheme import PART, Scheme

_TITLES = 1_000
"""Pages that a field suggests by their title, in one file that it reads at the first key."""

_READ_A_MINUTE = 400


class Outline:
    """Notes on pages that go by in rank order: what is filtered by, what values are called, titles to suggest."""

    def __init__(self, scheme: Scheme) -> None:
        self._scheme = scheme
        self._values: dict[str, set[tuple[str, ...]]] = {name: {()} for name in (*scheme.page_facets, PART)}
        self._labels = {facet: dict[str, Sequence[str]](names) for facet, names in scheme.labels.items()}
        self._synonyms: list[list[str]] = []
        self._longest = 0
        self._titled: list[list[Any]] = []
        self._untitled: list[list[Any]] = []

    def keys(self, every: Iterable[IndexedPage]) -> Iterator[str]:
        """The key of every passage, in order."""
        for page in every:
            self._note(page)
            for passage in page.passages:
                text = key(passage.text)
                self._longest = max(self._longest, len(text))
                yield text

    def _note(self, page: IndexedPage) -> None:
        if page.named:
            facet, value, names = page.named
            self._labels.setdefault(facet, {})[value] = names
        if page.synonyms:
            self._synonyms.append([page.shown["title"], *page.synonyms])
        if not page.passages:
            return
        for name in self._scheme.page_facets:
            self._values[name].add(page.facets[name])
        self._values[PART].update((passage.part,) for passage in page.passages if passage.part)
        of_kind = self._titled if page.is_titled else self._untitled
        if not page.copy_of and len(of_kind) < _TITLES:
            of_kind.append([page.path, page.shown["title"], page.shown.get("type", ""), _minutes(page)])

    @property
    def titles(self) -> list[list[Any]]:
        """Path, title, type and minutes of the pages to suggest; the others after them where all are few enough."""
        every = self._titled + self._untitled
        return every if len(every) < _TITLES else self._titled

    @property
    def values(self) -> dict[str, list[list[str]]]:
        """The different values of each facet in order; a page carries the number of its row."""
        return {name: [list(value) for value in sorted(found)] for name, found in self._values.items()}

    def told(self) -> dict[str, Any]:
        """These keys of the manifest."""
        return {
            "longest": self._longest,
            "values": self.values,
            "facets": [[name, *names] for name, names in self._scheme.facets.items()],
            "labels": self._labels,
            "synonyms": self._synonyms,
            "beside": list(self._scheme.beside),
            "anchors": "passage" if self._scheme.reduced is None else "heading",
            "urls": self._scheme.urls,
        }


def _minutes(page: IndexedPage) -> int:
    return sum(len(passage.text) for passage in page.passages) // _READ_A_MINUTE + 1
