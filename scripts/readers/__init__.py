"""Readers: bytes of one format → blocks. `READERS` is the index of formats; a new one is a file and a line here."""

import hashlib
import stat
from pathlib import Path

from scripts.document import Document, Source
from scripts.errors import SourceError
from scripts.readers.reading import Reader, Reading
from scripts.readers.txt import read_txt

__all__ = ["MAX_BYTES", "READERS", "Reader", "Reading", "read"]

READERS: dict[str, Reader] = {
    ".txt": read_txt,
}
MAX_BYTES = 20_000_000
"""Larger than any report: 200 compilations of 35 reports each."""


def read(path: Path, file: str) -> Document:
    """The document in `path`, known as `file`, by its suffix. Raises SourceError when it can't be read."""
    suffix = path.suffix.lower()
    if suffix not in READERS:
        raise SourceError(file, f"不认识的文件类型“{suffix or '无后缀'}”", f"请另存为 {'、'.join(READERS)} 再来")
    data = _bytes(path, file)
    if not data.strip():
        raise SourceError(file, "文件是空的", "检查原件，重新保存后再来")
    reading = READERS[suffix](data, file)
    if not reading.blocks:
        raise SourceError(file, "文件里没有文字", "检查原件，重新保存后再来")
    digest = hashlib.sha256(data).hexdigest()
    return Document(Source(file, digest, suffix[1:], reading.title, reading.date), reading.blocks)


def _bytes(path: Path, file: str) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise SourceError(file, "不是普通文件（管道、设备之类）", "把它移开再来")
        size = path.stat().st_size
        if size > MAX_BYTES:
            limit = MAX_BYTES // 1_000_000
            raise SourceError(file, f"文件太大（{size // 1_000_000} MB，上限 {limit} MB）", "拆成几个文件再来")
        return path.read_bytes()
    except OSError as error:
        raise SourceError(file, f"打不开文件（{error.strerror}）", "检查路径和读取权限再来") from error
