"""Files written whole or not at all, and one run at a time in a folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
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
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            beside.write_bytes(content)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise WikiError(str(path), f"写不进去（{error.strerror}）", "看看磁盘空间和文件夹权限，再运行一次") from error
    return True


@contextmanager
def only_run(folder: Path) -> Iterator[None]:
    """Hold `folder` for one run; the system lets go of it when the run ends, however it ends. Raises WikiError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / ".wiki.lock").open("a")
    except OSError as error:
        raise WikiError(str(folder), f"写不进去（{error.strerror}）", "换一个能写的文件夹") from error
    with lock:
        if fcntl is not None:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise WikiError(str(folder), "另一次运行还没有结束", "等它结束再运行") from error
        yield


def default_jobs() -> int:
    """As many workers as this process may use cores."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
