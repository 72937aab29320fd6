"""Zip archives: their members take their place among the sources, named `压缩包.zip/目录/报告.docx`.

Names of members are only names: the bytes lie under numbers in a private folder. A member that can't be had is told,
the others go on; an archive made to fill the disk is refused whole. Office files that are zips are no archives.
"""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp

from scripts import gate, workers
from scripts.errors import MachineError, SourceError
from scripts.files import default_jobs
from scripts.sources import NOT_SOURCES, SourceFile, names

MAX_ARCHIVE, MAX_TOTAL, MAX_MEMBERS = 200_000_000, 300_000_000, 2_000
"""Bytes of an archive, bytes of all it holds, files in it, those of the archives inside counted with them."""
_DEPTH = 2
_UNICODE_PATH = 0x7075
"""The extra field in which Info-ZIP gives a name in UTF-8. Source: APPNOTE.TXT 4.6.9."""
_BROKEN = (
    zipfile.BadZipFile,
    NotImplementedError,
    ValueError,
    RuntimeError,
    EOFError,
    OSError,
    zlib.error,
    struct.error,
)
_UNPACK = "解开，把里面的文档拿来"


def expand(sources: Sequence[SourceFile], into: Path) -> list[SourceFile | SourceError]:
    """The sources in order, each archive as its members or as the errors of what can't be had of it."""
    archives = [each for each in sources if _looks_packed(each.path)]
    folder = Path(mkdtemp(dir=into))
    items = [(each, folder / str(at)) for at, each in enumerate(archives)]
    results = workers.each(_opened, items, jobs=default_jobs(), limits=gate.LIMITS)
    members = dict(zip((each.file for each in archives), results, strict=True))
    found: list[SourceFile | SourceError] = []
    for source in sources:
        inside = members.get(source.file)
        if isinstance(inside, workers.Breach):
            found.append(MachineError(source.file, "压缩包太大或太乱，没有打开", _UNPACK))
        else:
            found.extend([source] if inside is None else inside)
    return found


def _looks_packed(path: Path) -> bool:
    """Whether a file begins as a zip does; `gate` tells Office files from archives, in a worker."""
    try:
        with path.open("rb") if stat.S_ISREG(path.lstat().st_mode) else io.BytesIO() as stream:
            return stream.read(4) in gate.ZIP
    except OSError:
        return False


def _opened(item: tuple[SourceFile, Path]) -> list[SourceFile | SourceError] | None:
    """The members of one source, written into a folder; None where it is no archive but a document."""
    source, folder = item
    try:
        data = gate.content_of(source.path, source.file, MAX_ARCHIVE)
        if gate.format_of(data, source.path.suffix.lower(), source.file) != "zip":
            return None
        members = list(_Archive(folder).members(data, source.file, 1))
        if not members:
            raise SourceError(source.file, "压缩包里没有文件", "检查原件，重新压缩后再来")
        return members
    except SourceError as error:
        return [error]


class _Archive:
    """One archive being unpacked, with what it may still take."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder, self.bytes_left, self.count, self.written = folder, MAX_TOTAL, 0, 0

    def members(self, data: bytes, file: str, depth: int) -> Iterator[SourceFile | SourceError]:
        """Every member worth reading, in the order of its name. Raises SourceError when all of it is refused."""
        try:
            package = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise SourceError(file, "压缩包坏了或不完整", "找原件重新拷贝一份再来") from error
        with package:
            entries = [each for each in package.infolist() if not _is_folder(each)]
            told = names.told([_raw_name(each) for each in entries])
            wanted = [(name, each) for name, each in zip(told, entries, strict=True) if _is_source(name)]
            self._admit([each for _, each in wanted], file)
            for name, each in sorted(wanted, key=lambda pair: pair[0]):
                yield from self._member(package, each, f"{file}/{name}", depth)

    def _admit(self, entries: Sequence[zipfile.ZipInfo], file: str) -> None:
        self.count += len(entries)
        if self.count > MAX_MEMBERS:
            raise SourceError(file, f"压缩包里的文件太多（上限 {MAX_MEMBERS} 个）", "分成几个压缩包再来")
        if sum(each.file_size for each in entries) > self.bytes_left:
            raise self._too_large(file)

    def _too_large(self, file: str) -> SourceError:
        return SourceError(file, f"压缩包展开以后太大（上限 {MAX_TOTAL // 1_000_000} MB）", _UNPACK)

    def _member(
        self, package: zipfile.ZipFile, entry: zipfile.ZipInfo, file: str, depth: int
    ) -> Iterator[SourceFile | SourceError]:
        try:
            data = self._content(package, entry, file)
            if data[:4] in gate.ZIP and gate.format_of(data, PurePosixPath(file).suffix.lower(), file) == "zip":
                if depth == _DEPTH:
                    raise SourceError(file, "压缩包里套着压缩包，套得太深", _UNPACK)
                yield from self.members(data, file, depth + 1)
                return
        except SourceError as error:
            if self.bytes_left < 0:
                raise
            yield error
            return
        self.written += 1
        path = self.folder / f"{self.written}{PurePosixPath(file).suffix.lower()[:10]}"
        path.write_bytes(data)
        yield SourceFile(path, file)

    def _content(self, package: zipfile.ZipFile, entry: zipfile.ZipInfo, file: str) -> bytes:
        """The bytes of a member, never more than a file may have. Raises SourceError."""
        if entry.flag_bits & 1:
            raise SourceError(file, "压缩包加了密码", "用密码解开，把里面的文档拿来")
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise SourceError(file, "压缩包里的这一个是链接，不是文件", "把原件放进去再来")
        try:
            with package.open(entry) as stream:
                data = stream.read(gate.MAX_BYTES + 1)
        except _BROKEN as error:
            raise SourceError(file, "压缩包里的这个文件坏了", "找原件重新拷贝一份再来") from error
        self.bytes_left -= len(data)
        if self.bytes_left < 0:
            raise self._too_large(file)
        if len(data) > gate.MAX_BYTES:
            raise SourceError(file, f"文件太大（上限 {gate.MAX_BYTES // 1_000_000} MB）", "拆成几个文件再来")
        return data


def _is_source(name: str) -> bool:
    parts = name.split("/")
    return parts[-1] not in NOT_SOURCES and not any(map(names.is_noise, parts))


def _is_folder(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is a folder; some old programs for Windows end its name as Windows does."""
    return entry.is_dir() or (entry.file_size == 0 and entry.orig_filename.endswith("\\"))


def _raw_name(entry: zipfile.ZipInfo) -> bytes | str:
    """A member's name: where it is said to be UTF-8, or Info-ZIP gives one beside it, that; else its bytes."""
    if entry.flag_bits & 0x800:
        return entry.orig_filename
    raw, extra = entry.orig_filename.encode("cp437"), entry.extra  # what zipfile made of bytes it knew nothing about
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        body, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and body[:1] == b"\x01" and body[1:5] == struct.pack("<I", zlib.crc32(raw)):
            return body[5:].decode("utf-8", "replace")
    return raw
