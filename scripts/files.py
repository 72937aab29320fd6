"""Files written whole or not at all, and one run at a time in a folder."""

import errno
import os
import re
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from scripts.errors import WikiError

try:
    import fcntl
except ImportError:  # Windows has no flock; there two runs at once are the user's own care
    fcntl = None  # type: ignore[assignment]


def write_whole(path: Path, content: bytes) -> bool:
    """Put `content` at `path` in one step; False when it already holds just that. Raises WikiError."""
    try:
        if path.is_file() and path.read_bytes() == content:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            beside.write_bytes(content)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise WikiError(str(path), f"写不进去（{_reason(error)}）", _ROOM) from error
    return True


_ROOM = "看看磁盘空间和文件夹权限，再运行一次"
_FULL = {errno.ENOSPC: "磁盘满了", errno.EDQUOT: "磁盘配额用完了", errno.EFBIG: "文件太大"}
_PREFIX, _LOCK = "report-wiki-", ".lock"
_BESIDE = re.compile(r"^\..+\.(\d+)\.part$")


@contextmanager
def only_run(folder: Path) -> Iterator[None]:
    """Hold `folder` for one run; the system lets go of it when the run ends, however it ends. Raises WikiError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / ".wiki.lock").open("a")
    except OSError as error:
        raise WikiError(str(folder), f"写不进去（{_reason(error)}）", "换一个能写的文件夹") from error
    with lock:
        if fcntl is not None:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise WikiError(str(folder), "另一次运行还没有结束", "等它结束再运行") from error
            _sweep(folder)
        yield


def _reason(error: OSError) -> str:
    """What the system says, in Chinese where it is common."""
    told = _FULL | {errno.EROFS: "磁盘只读", errno.EACCES: "没有权限"}
    return told.get(error.errno or 0, str(error.strerror))


def _sweep(folder: Path) -> None:
    """Remove what a run killed in the middle of `write_whole` left beside the file."""
    for path in folder.rglob(".*.*"):
        found = _BESIDE.search(path.name)
        if found and not Path(f"/proc/{found[1]}").exists() and path.is_file():
            with suppress(OSError):
                path.unlink()


@contextmanager
def work_folder() -> Iterator[Path]:
    """A private folder for the files of one run. It goes when the run ends; what killed runs left goes before.

    Raises WikiError where there is no room for it, at once or later.
    """
    try:
        for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
            if _is_abandoned(left):
                shutil.rmtree(left, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    except OSError as error:
        raise WikiError("临时文件夹", f"写不进去（{_reason(error)}）", _ROOM) from error
    with (folder / _LOCK).open("a") as lock:
        if fcntl is not None:
            fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            yield folder
        except OSError as error:
            if error.errno not in _FULL:
                raise
            raise WikiError(str(error.filename or folder), f"写不进去（{_reason(error)}）", _ROOM) from error
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _is_abandoned(folder: Path) -> bool:
    """Whether a folder is ours and no run holds it (a new one gets a minute, without flock every one a day)."""
    try:
        found = folder.lstat()
        old = time.time() - found.st_mtime > (60 if fcntl else 86_400)
        if not stat.S_ISDIR(found.st_mode) or (hasattr(os, "getuid") and found.st_uid != os.getuid()):
            return False
        if fcntl is None or not (folder / _LOCK).exists():
            return old
        with (folder / _LOCK).open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
    except OSError:
        return False


def default_jobs() -> int:
    """As many workers as this process may use cores."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
