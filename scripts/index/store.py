"""Files of an index: sets named by their content, compressed, put in place all at once.

A set is named by one hash, its files by their number in it: a reader that knows a few hashes knows every address.
Each file stands twice: as `<set>-<number>.bin` (zlib), which a page fetches over http, and inside
`offline/<set>-<number>.js`, which a page opened from a folder loads by a script tag, since browsers let it fetch
nothing there.
"""

import base64
import hashlib
import json
import shutil
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from scripts.errors import WikiError
from scripts.index.postings import varints

NAME_DIGITS = 10

FILES_A_SCRIPT = 32


class FileSet:
    """Files of one kind, numbered from 0, written as they come."""

    def __init__(self, folder: Path, kind: str) -> None:
        self._folder, self._kind = folder, kind
        self._hash = hashlib.sha256(kind.encode())
        self._held: list[bytes] = []
        self.count = 0
        self.bytes = 0

    def add(self, content: bytes, dictionary: bytes = b"") -> int:
        """Write a file; its number. Inside, the number stands first, so that a reader knows a wrong file.

        With a dictionary, the same one for the whole set, the file is the rest of a zlib stream that begins with it.
        """
        numbered = varint(self.count) + content
        self._hash.update(b"" if self.count else dictionary)
        self._hash.update(len(numbered).to_bytes(8, "little") + numbered)
        packed = compressed(numbered, dictionary) if dictionary else zlib.compress(numbered, 9)
        self._write(f"{self._kind}-{self.count}.bin", packed)
        self._held.append(packed)
        self.count += 1
        if len(self._held) == FILES_A_SCRIPT:
            self._script()
        return self.count - 1

    def close(self) -> str:
        """Give the files their names; the name of the set."""
        if self._held:
            self._script()
        name = self._hash.hexdigest()[:NAME_DIGITS]
        for file in (*self._folder.glob(f"{self._kind}-*.bin"), *self._folder.glob(f"offline/{self._kind}-*.js")):
            file.rename(file.with_name(file.name.replace(self._kind, name, 1)))
        return name

    def _script(self) -> None:
        number = (self.count - 1) // FILES_A_SCRIPT
        self._write(f"offline/{self._kind}-{number}.js", script(self._kind, number, self._held))
        self._held = []

    def _write(self, name: str, content: bytes) -> None:
        (self._folder / name).write_bytes(content)
        self.bytes += len(content)


class Store:
    """The files of one index, in a folder beside the place they go to."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sets: dict[str, FileSet] = {}
        (folder / "offline").mkdir(parents=True)

    @property
    def folder(self) -> Path:
        """Where the files are written."""
        return self._folder

    def files(self, kind: str) -> FileSet:
        """The set of a kind, begun when first asked for."""
        return self._sets.setdefault(kind, FileSet(self._folder, kind))

    def close(self, plain: Mapping[str, Any], rest: Mapping[str, Any]) -> tuple[int, int]:
        """Name all files and write the manifest, of which `rest` is compressed; the number of files and of bytes."""
        sets = {kind: [found.close(), found.count] for kind, found in sorted(self._sets.items())}
        packed = base64.b64encode(zlib.compress(compact(rest), 9)).decode()
        text = compact({**plain, "sets": sets, "offline": FILES_A_SCRIPT, "rest": packed})
        (self._folder / "manifest.json").write_bytes(text)
        (self._folder / "offline" / "manifest.js").write_bytes(offline := script("manifest", 0, [text]))
        scripts = sum(-(-found.count // FILES_A_SCRIPT) for found in self._sets.values())
        files = 2 + scripts + sum(found.count for found in self._sets.values())
        return files, len(text) + len(offline) + sum(found.bytes for found in self._sets.values())


@contextmanager
def replacing(into: Path) -> Iterator[Store]:
    """A store whose folder takes the place of `into` at the end: a reader sees the old index or the new one.

    What a killed build left goes first. Raises WikiError when there is no room or no right to write.
    """
    try:
        into = into.resolve()
        beside = into.with_name(f".{into.name}.building")
        if (beside / "old").exists() and not into.exists():
            (beside / "old").rename(into)  # a build was killed between the two renames below
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        try:
            yield Store(beside / "new")
            if into.exists():
                into.rename(beside / "old")
            (beside / "new").rename(into)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        reason = f"索引写不进去（{error.strerror}）"
        raise WikiError(str(into), reason, "看看磁盘空间和文件夹权限，再建一次") from error


def compressed(content: bytes, dictionary: bytes) -> bytes:
    """What follows the dictionary in a zlib stream of both: deflate blocks that refer to it, and the checksum."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9, zlib.Z_DEFAULT_STRATEGY, dictionary)
    return packer.compress(content) + packer.flush() + zlib.adler32(dictionary + content).to_bytes(4, "big")


def varint(value: int) -> bytes:
    """One variable-length integer."""
    return varints(np.array([value], np.uint64))[0]


def compact(value: Any) -> bytes:
    """A value as compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def script(kind: str, number: int, files: list[bytes]) -> bytes:
    """Files of a set as a script: it hands them to the page that loaded it."""
    held = [base64.b64encode(content).decode() for content in files]
    return f"WordingOffline.hold({json.dumps(kind)},{number},{json.dumps(held, separators=(',', ':'))});\n".encode()
