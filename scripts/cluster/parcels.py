"""Source files on their way to a machine that does not see our disk: name and bytes together."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts import gate
from scripts.errors import SourceError
from scripts.sources import SourceFile


@dataclass(frozen=True, slots=True)
class Parcel:
    """A source file with its bytes, or why it has none, and those of its Word copy where it has one."""

    source: SourceFile
    content: bytes | SourceError
    docx: bytes | None = None


def packed(source: SourceFile) -> Parcel:
    """The parcel of a source file; never raises for what is wrong with the file."""
    try:
        content: bytes | SourceError = gate.content_of(source.path, source.file)
    except SourceError as error:
        content = error
    return Parcel(source, content, source.docx.read_bytes() if source.docx else None)


@contextmanager
def unpacked(parcel: Parcel) -> Iterator[SourceFile]:
    """The source file as it lies in a private folder of this machine. Raises SourceError when it could not be read."""
    if isinstance(parcel.content, SourceError):
        raise parcel.content
    with TemporaryDirectory(prefix="wiki-") as folder:
        path = Path(folder, "source").with_suffix(parcel.source.path.suffix)
        path.write_bytes(parcel.content)
        docx = Path(folder, "copy.docx") if parcel.docx is not None else None
        if docx and parcel.docx is not None:
            docx.write_bytes(parcel.docx)
        yield replace(parcel.source, path=path, docx=docx)
