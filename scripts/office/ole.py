"""The container of old Office files, as far as the gate needs it: how a stream that lies at its root begins.

Source: [MS-CFB] 2.2 to 2.6. Every number in the file is distrusted.
"""

import struct
from collections.abc import Iterator

_ENTRY = 128
_MOST_SECTORS = 50_000


def head_of(data: bytes, name: str) -> bytes | None:
    """The first bytes, at least 12, of a root stream; None where there is none or the container is broken."""
    try:
        return _Container(data).head(name)
    except (struct.error, IndexError, ValueError):
        return None


class _Container:
    """An OLE file: sectors, chained by a table, hold a directory of streams."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.shift, self.small_shift = struct.unpack_from("<HH", data, 30)
        if not (9 <= self.shift <= 12 and self.small_shift == 6):
            raise ValueError
        self.smallest = struct.unpack_from("<I", data, 56)[0]
        self.table = list(self._table())
        self.entries = b"".join(map(self._sector, self._chain(struct.unpack_from("<I", data, 48)[0])))

    def head(self, name: str) -> bytes | None:
        for at in self._root_entries():
            entry = self.entries[at * _ENTRY : (at + 1) * _ENTRY]
            length = struct.unpack_from("<H", entry, 64)[0]
            if entry[: max(length - 2, 0)].decode("utf-16-le", "replace") == name:
                start, size = struct.unpack_from("<II", entry, 116)
                return (self._sector(start) if size >= self.smallest else self._small(start))[:512]
        return None

    def _sector(self, at: int) -> bytes:
        found = self.data[(at + 1) << self.shift : (at + 2) << self.shift]
        if not found:
            raise ValueError
        return found

    def _small(self, at: int) -> bytes:
        """A small sector, which lies inside the stream of the root entry."""
        place = at << self.small_shift
        chain = self._chain(struct.unpack_from("<I", self.entries, 116)[0])
        sector = next(each for order, each in enumerate(chain) if order == place >> self.shift)
        begin = place % (1 << self.shift)
        return self._sector(sector)[begin : begin + (1 << self.small_shift)]

    def _table(self) -> Iterator[int]:
        """For every sector the one that follows it. The list of its parts goes on in sectors of its own."""
        parts, following = list(struct.unpack_from("<109I", self.data, 76)), struct.unpack_from("<I", self.data, 68)[0]
        for _ in range(_MOST_SECTORS):
            if following >= 0xFFFFFFFA:
                break
            more = struct.unpack(f"<{1 << (self.shift - 2)}I", self._sector(following))
            parts, following = parts + list(more[:-1]), more[-1]
        for part in parts[:_MOST_SECTORS]:
            if part < 0xFFFFFFFA:
                sector = self._sector(part)
                yield from struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4])

    def _chain(self, at: int) -> Iterator[int]:
        for _ in range(_MOST_SECTORS):
            if at >= 0xFFFFFFFA:
                return
            yield at
            at = self.table[at]

    def _root_entries(self) -> Iterator[int]:
        """The places in the directory of what lies at the root: a tree of siblings."""
        waiting, seen = [struct.unpack_from("<I", self.entries, 76)[0]], set[int]()
        while waiting:
            at = waiting.pop()
            if at in seen or (at + 1) * _ENTRY > len(self.entries):
                continue
            seen.add(at)
            yield at
            waiting.extend(struct.unpack_from("<II", self.entries, at * _ENTRY + 68))
