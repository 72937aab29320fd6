"""What there is to convert: every source file under some paths, and the name each is known by."""

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.errors import SourceError
from scripts.sources import names

NOT_SOURCES = {"index.yml", "README.md"}


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file to convert: where its bytes lie, and `file`, the name it is registered and told by.

    `docx`: where another program's Word copy of it lies, for formats that are read by way of one.
    """

    path: Path
    file: str
    docx: Path | None = None


def sources_in(paths: Sequence[Path], root: Path) -> list[SourceFile]:
    """Every source file under the paths, sorted, named relative to `root` or, outside it, to its folder.

    Raises SourceError for a path that does not exist.
    """
    found: list[SourceFile] = []
    for path in paths:
        if not path.exists():
            raise SourceError(str(path), "没有这个文件或文件夹", "检查路径再来")
        base = _base(path, root)
        folder, all_files = (path, sorted(path.rglob("*"))) if path.is_dir() else (path.parent, [path])
        files = [each for each in all_files if _is_source(each, folder)]
        named = ((each.absolute() if base == root else each).relative_to(base).as_posix() for each in files)
        told = names.told([each if _is_text(each) else os.fsencode(each) for each in named])
        found.extend(SourceFile(each, name) for each, name in zip(files, told, strict=True))
    return found


def _is_text(name: str) -> bool:
    """Whether the system could make characters of all bytes of a name."""
    return not re.search("[\udc80-\udcff]", name)


def _is_source(file: Path, folder: Path) -> bool:
    if (file.is_dir() and not file.is_symlink()) or file.name in NOT_SOURCES:
        return False
    return not any(map(names.is_noise, file.relative_to(folder).parts))


def told_apart(files: Iterable[SourceFile | SourceError]) -> list[SourceFile | SourceError]:
    """Each file once; an error in the place of one that would be registered by a name another one has."""
    names: dict[str, Path] = {}
    found: list[SourceFile | SourceError] = []
    for each in files:
        if isinstance(each, SourceError):
            found.append(each)
        elif each.file not in names:
            names[each.file] = each.path.absolute()
            found.append(each)
        elif names[each.file] != each.path.absolute():
            reason = f"和 {names[each.file]} 同名，登记时分不开"
            found.append(SourceError(str(each.path), reason, "改个名字，或放进同一个文件夹的两个子文件夹再来"))
    return found


def _base(path: Path, root: Path) -> Path:
    """The folder that names under `path` are relative to."""
    if path.resolve().is_relative_to(root):
        return root
    return path if path.is_dir() else path.parent


def lying_at(file: str, paths: Sequence[Path], root: Path) -> SourceFile | None:
    """The source registered as `file`, or the archive it is a member of, where a run over `paths` looks for it."""
    parts = Path(file).parts
    names = [Path(*parts[:end]) for end in range(1, len(parts) + 1)]
    found = (
        SourceFile(base / name, name.as_posix()) for base in {_base(each, root) for each in paths} for name in names
    )
    return next((each for each in found if each.path.is_file()), None)
