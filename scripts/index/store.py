"""Files of an index: named by their content, compressed, put in place all at once.

Each file stands twice: as `<name>.bin` (zlib), which a page fetches over http, and inside `offline/<digits>.js`,
which a page opened from a folder loads by a script tag, since browsers let it fetch nothing there.
"""

import base64
import hashlib
import json
import shutil
import tempfile
import zlib
from pathlib import Path
from typing import Any

from scripts.errors import WikiError

NAME_DIGITS = 10
_FILES_A_SCRIPT = 32


class Store:
    """The files of one index, held until `put` writes them."""

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}

    def add(self, content: bytes) -> str:
        """Keep a file; its name is the start of the SHA-256 of what it holds, before compression."""
        name = hashlib.sha256(content).hexdigest()[:NAME_DIGITS]
        packed = zlib.compress(content, 9)
        if self._files.setdefault(name, packed) != packed:
            raise WikiError(name, "两份索引文件重名", "把 NAME_DIGITS 加大再建一次")
        return name

    @property
    def names(self) -> frozenset[str]:
        """Names of the files held."""
        return frozenset(self._files)

    def add_json(self, value: Any) -> str:
        """Keep a value as compact JSON."""
        return self.add(_json(value))

    def put(self, into: Path, manifest: dict[str, Any]) -> tuple[int, int]:
        """Replace the folder `into` by this index; the number of files and of bytes. Raises WikiError."""
        digits = 0
        while len(self._files) > _FILES_A_SCRIPT * 16**digits:
            digits += 1
        text = _json({**manifest, "offline": digits})
        files = {f"{name}.bin": packed for name, packed in sorted(self._files.items())}
        files |= {f"offline/{part}.js": script for part, script in self._scripts(digits).items()}
        files |= {"manifest.json": text, "offline/manifest.js": _script({"manifest.json": text})}
        try:
            _replace(into, files)
        except OSError as error:
            reason = f"索引写不进去（{error.strerror}）"
            raise WikiError(str(into), reason, "看看磁盘空间和文件夹权限，再建一次") from error
        return len(files), sum(map(len, files.values()))

    def _scripts(self, digits: int) -> dict[str, bytes]:
        """Files gathered by the first digits of their name ("all" when there are few), as scripts."""
        groups: dict[str, dict[str, bytes]] = {}
        for name, packed in sorted(self._files.items()):
            groups.setdefault(name[:digits] or "all", {})[f"{name}.bin"] = packed
        return {part: _script(files) for part, files in groups.items()}


def _script(files: dict[str, bytes]) -> bytes:
    held = {name: base64.b64encode(content).decode() for name, content in files.items()}
    return b"WordingOffline.hold(" + _json(held) + b");\n"


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _replace(into: Path, files: dict[str, bytes]) -> None:
    """Write the files beside `into`, then swap the folders: a reader sees the old index or the new one."""
    into.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{into.name}.", dir=into.parent))
    try:
        new = beside / "new"
        for name, content in files.items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_bytes(content)
        if into.exists():
            into.rename(beside / "old")
        new.rename(into)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
