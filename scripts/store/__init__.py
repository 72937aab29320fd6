"""What finished conversions leave on disk, so that a run that was killed goes on and one that is repeated is instant.

One sqlite file, written after each source, read by many runs at once, safe when a run is killed at any moment. It
holds nothing that can't be made again: a broken or foreign file is replaced, and where none can be written the run
keeps its own in its temporary folder. It only ever saves work: pages are the same with it and without.
"""

import hashlib
import shutil
import sqlite3
import time
import zlib
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any

from scripts.errors import WikiError
from scripts.store.outcome import Packed, pack, unpack
from scripts.store.version import code_version

_OURS = 0x77696B69
"""`application_id` of the file ("wiki"): a database of some other program is replaced."""
_SHAPE = f"""
pragma auto_vacuum = full;
pragma application_id = {_OURS};
create table if not exists kept (
  key blob primary key, version blob not null, day integer not null, facts blob not null, drafts blob not null);
"""
_PROGRAMS = ("soffice", "antiword", "tesseract")
"""Other programs a conversion may call: when one comes, goes or changes, results of before don't count."""
_DAYS = 60
"""Days after which a result is made again, so that the file can't grow for ever."""


@cache
def _version() -> bytes:
    """What results depend on beside the source: our code, the packages, the programs of the system."""
    found = [Path(path).resolve() for path in map(shutil.which, _PROGRAMS) if path]
    stats = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in found]
    return hashlib.sha256(repr((code_version(), stats)).encode()).digest()


def key_of(*parts: str) -> bytes:
    """The key of what was made of these (a source's name, the hash of its bytes) by the code as it is now."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass") + _version()).digest()


class Store:
    """Packed results by key; a context manager. `opened` finds it a place."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._base = _connected(path)

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._base.close()

    def facts(self, key: bytes) -> Any:
        """The facts kept under a key, None where there are none (or none that can be read)."""
        return self._read("select facts from kept where key = ?", key)

    def drafts(self, key: bytes) -> Any:
        """The drafts kept under a key, None where there are none."""
        return self._read("select drafts from kept where key = ?", key)

    def keep(self, key: bytes, facts: object, drafts: Packed = b"") -> None:
        """Put facts and packed drafts under a key. Raises WikiError when the disk does not take them."""
        row = (key, _version(), _today(), pack(facts), drafts)
        try:
            try:
                self._write(row)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:  # broken since it was opened
                self._base.close()
                self._base = _replaced(self.path)
                self._write(row)
        except (sqlite3.Error, OSError) as error:
            raise _no_room(self.path, error) from error

    def _write(self, row: tuple[bytes, bytes, int, bytes, bytes]) -> None:
        with self._base:
            self._base.execute("insert or replace into kept values (?, ?, ?, ?, ?)", row)

    def _read(self, question: str, key: bytes) -> Any:
        try:
            row = self._base.execute(question, (key,)).fetchone()
            return unpack(row[0]) if row else None
        except (sqlite3.Error, zlib.error, ValueError, TypeError, KeyError):
            return None


def opened(folder: Path, temporary: Path) -> Store:
    """The store in `folder`, or, where nothing can be written there, one in `temporary` that lasts as long as that.

    Raises WikiError where there is no room either.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return Store(folder / "convert.sqlite")
    except (OSError, sqlite3.Error):
        pass
    try:
        return Store(temporary / "convert.sqlite")
    except sqlite3.Error as error:
        raise _no_room(temporary, error) from error


def _no_room(path: Path, error: Exception) -> WikiError:
    return WikiError(str(path), f"写不进去（{error}）", "看看磁盘空间和文件夹权限，再运行一次")


def _connected(path: Path) -> sqlite3.Connection:
    try:
        return _prepared(path)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return _replaced(path)


def _replaced(path: Path) -> sqlite3.Connection:
    """A new file in place of one that is broken or not ours; its journal must not be played into the new one."""
    for each in (path, path.with_name(path.name + "-journal")):
        each.unlink(missing_ok=True)
    return _prepared(path)


def _prepared(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=60)
    try:
        (owner,) = base.execute("pragma application_id").fetchone()
        (tables,) = base.execute("select count(*) from sqlite_master").fetchone()
        if owner != _OURS and tables:
            raise sqlite3.DatabaseError("not ours")
        base.executescript("pragma synchronous = off; pragma journal_mode = truncate;" + ("" if tables else _SHAPE))
        with base:
            stale = "delete from kept where day < ? or (version <> ? and day < ?)"
            base.execute(stale, (_today() - _DAYS, _version(), _today()))
    except BaseException:
        base.close()
        raise
    return base


def _today() -> int:
    return int(time.time() // 86_400)
