"""Pages in rank order, kept on disk and read back one by one: memory does not grow with their text."""

import pickle
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, TypeAlias, overload

from scripts.index.documents import IndexedPage, IndexedPassage, rank

Place: TypeAlias = tuple[tuple[tuple[int, ...], str], int, int, int]
"""Rank of a page, where it lies, its passages: sorted, places are the static rank."""


class Pages(Sequence[IndexedPage]):
    """Pages by number. Each access reads one from disk: go through them in order, and keep none."""

    def __init__(self, file: IO[bytes], places: Sequence[Place]) -> None:
        self._file, self._places = file, places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> IndexedPage: ...
    @overload
    def __getitem__(self, at: slice) -> "Pages": ...
    def __getitem__(self, at: int | slice) -> "IndexedPage | Pages":
        if isinstance(at, slice):
            return Pages(self._file, self._places[at])
        _, offset, length, _ = self._places[at]
        self._file.seek(offset)
        page: IndexedPage = pickle.loads(self._file.read(length))  # noqa: S301 - our own unnamed file
        return page

    @property
    def passages(self) -> int:
        """How many passages all pages have."""
        return sum(passages for *_, passages in self._places)

    def offered(self) -> "Pages":
        """The pages that have passages."""
        return Pages(self._file, [place for place in self._places if place[-1]])


def _fields(value: Any) -> tuple[type, tuple[Any, ...]]:
    return type(value), tuple(getattr(value, name) for name in value.__slots__)


class _Pickler(pickle.Pickler):
    """Dataclasses as the arguments that make them: in half the time that their own way takes."""

    dispatch_table = {IndexedPage: _fields, IndexedPassage: _fields}  # noqa: RUF012 - as pickle documents it


@contextmanager
def kept(read: Iterable[IndexedPage], folder: Path) -> Iterator[Pages]:
    """The pages read, on disk, best first: in an unnamed file in `folder`, which goes however the build ends.

    Raises OSError when there is no room for them.
    """
    places: list[Place] = []
    with TemporaryFile(dir=folder) as file:
        for page in read:
            offset = file.tell()
            _Pickler(file, pickle.HIGHEST_PROTOCOL).dump(page)
            places.append((rank(page), offset, file.tell() - offset, len(page.passages)))
        yield Pages(file, sorted(places))
