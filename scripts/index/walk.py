"""Which Markdown files there are to index, and what keeps one from being read."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from scripts.errors import PageError, WikiError
from scripts.index.scheme import itself

MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
LARGEST = 10_000_000
"""Bytes of a page: no report is as long, and one page has to fit into memory."""

_RIGHTS = "看看权限，再建一次"


def files(
    root: Path, folders: Sequence[Path], place: Callable[[str], str | None] = itself
) -> Iterator[tuple[Path, str] | PageError]:
    """Markdown files with the path each is known by: `place` of that below root, or below its folder outside root.

    Hidden ones and those without a place are left out; folders that are links are not entered.
    An error stands in place of what can't be read. Raises WikiError when a folder given is none.
    """
    known: dict[str, Path] = {}
    met: set[Path] = set()
    for folder in folders or (root,):
        if not folder.is_dir():
            raise WikiError(str(folder), "没有这个文件夹", "看看路径有没有写错")
        home = root.resolve() if folder.resolve().is_relative_to(root.resolve()) else folder.resolve()
        for file in _below(folder.resolve()):
            if isinstance(file, PageError):
                yield file
                continue
            inside = file.relative_to(home).as_posix()
            path = None if any(part.startswith(".") for part in inside.split("/")) else place(inside)
            if path is None or file in met:
                continue
            met.add(file)
            other = known.setdefault(path, file)
            error = _error(file, path, home) if other is file else _twin(file, other)
            yield error or (file, path)


def content(file: Path) -> bytes:
    """What a page holds. Raises PageError."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise _unread(file, error) from error


def _below(folder: Path) -> Iterator[Path | PageError]:
    """Files that are named as Markdown, in order, and the folders that can't be entered."""
    closed: list[OSError] = []
    for place, inside, names in os.walk(folder, onerror=closed.append):
        inside[:] = sorted(name for name in inside if not name.startswith("."))
        yield from (_unread(Path(error.filename), error) for error in closed)
        closed.clear()
        yield from (Path(place, name) for name in sorted(names) if name.endswith(MARKDOWN))
    yield from (_unread(Path(error.filename), error) for error in closed)


def _error(file: Path, path: str, home: Path) -> PageError | None:
    """Why a file is no page."""
    try:
        path.encode()
        held = file.stat()
        away = file.is_symlink() and not file.resolve().is_relative_to(home)
    except UnicodeEncodeError:
        return PageError(str(file), "文件名不是 UTF-8 编码", "改一个文件名")
    except (OSError, RuntimeError) as error:
        return _unread(file, error)
    if away:
        return PageError(str(file), "是链接，指到文件夹外面", "把文件本身放进来")
    if not stat.S_ISREG(held.st_mode):
        return PageError(str(file), "不是普通文件", "移走它")
    if held.st_size > LARGEST:
        return PageError(str(file), f"有 {held.st_size / 1e6:.0f} MB，太大", "拆成几页")
    return None


def _twin(file: Path, other: Path) -> PageError:
    return PageError(str(file), f"和 {other} 在网站上是同一个路径", "改一个文件名，或者分开建索引")


def _unread(file: Path, error: OSError | RuntimeError) -> PageError:
    return PageError(str(file), f"读不了（{getattr(error, 'strerror', None) or error}）", _RIGHTS)
