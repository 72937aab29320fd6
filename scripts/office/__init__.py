"""Word copies by LibreOffice, for formats that are read by way of one: old Word and WPS, RTF, OpenDocument, Word XML.

Which sources need one, what is let in, and what is said of those that get none; how LibreOffice is run is in `running`.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from scripts import gate, workers
from scripts.errors import MachineError, SourceError
from scripts.files import default_jobs
from scripts.office.admission import ADMITTED
from scripts.office.running import copies_of, program_path
from scripts.readers import doc
from scripts.readers.docx.flat import is_flat
from scripts.sources import SourceFile

__all__ = ["MISSING", "VIA_WORD", "as_docx", "program_path"]

VIA_WORD = {
    "doc": "MS Word 97",
    "rtf": "Rich Text Format",
    "odt": "writer8",
    "fodt": "OpenDocument Text Flat XML",
    "xml": "MS Word 2003 XML",
}
"""By the names of `gate.FORMATS`: the one filter of LibreOffice that may read them; it never guesses."""
MISSING = (
    "读这种文档要用 LibreOffice，这台机器上没有",
    "装上再来：apt-get install libreoffice-writer-nogui（macOS：brew install --cask libreoffice；"
    "Windows：装 LibreOffice）；只有 .doc、.wps 的，装 antiword 也行，加粗的标题认不全；"
    "或在 Word、WPS 里另存为 .docx 再来",
)
_BATCH = 32


def as_docx(sources: Sequence[SourceFile], into: Path, say: Callable[[str], None]) -> list[SourceFile | SourceError]:
    """The sources in their order, `docx` set where one is read by way of Word, or the error that keeps it from that.

    An old Word file that gets no copy is left to antiword where that is there. Copies are left under `into`. What is
    wrong with other files is for their readers to tell.
    """
    told = list(workers.each(_taken_in, [(each, into / f"{at}") for at, each in enumerate(sources)],
                             jobs=default_jobs(), limits=gate.LIMITS))  # fmt: skip
    program = program_path()
    waiting = [each for each in told if isinstance(each, Path)]
    copies = _copied(program, waiting, into, say) if program else {}
    results = zip(sources, told, strict=True)
    return [_result(each, taken, copies, is_there=program is not None) for each, taken in results]


def _taken_in(item: tuple[SourceFile, Path]) -> Path | SourceError | None:
    """Where the bytes of a source lie now for LibreOffice; None when it is none of its formats."""
    source, numbered = item
    try:
        data = gate.content_of(source.path, source.file)
        name = gate.format_of(data, source.path.suffix.lower(), source.file)
    except SourceError:
        return None
    if name not in VIA_WORD or is_flat(data):
        return None
    path = numbered.with_suffix(f".{name}")
    try:
        path.write_bytes(ADMITTED[name](data, source.file))
    except SourceError as error:
        return error
    return path


def _result(source: SourceFile, taken: object, copies: dict[Path, Path], *, is_there: bool) -> SourceFile | SourceError:
    if isinstance(taken, SourceError):
        return taken
    if not isinstance(taken, Path):
        return source
    if taken in copies:
        return replace(source, docx=copies[taken])
    if taken.suffix == ".doc" and doc.is_there():
        return source
    if not is_there:
        return MachineError(source.file, *MISSING)
    return MachineError(source.file, "LibreOffice 读不出来", "在 Word 或 WPS 里打开看看，另存为 .docx 再来")


def _copied(program: Path, waiting: Sequence[Path], into: Path, say: Callable[[str], None]) -> dict[Path, Path]:
    """The copies that could be made, a call for each batch of one format."""
    copies: dict[Path, Path] = {}
    for name in VIA_WORD:
        paths = [path for path in waiting if path.suffix == f".{name}"]
        for begin in range(0, len(paths), _BATCH):
            batch = paths[begin : begin + _BATCH]
            say(f"用 LibreOffice 读{gate.FORMATS[name].name}：{begin + 1} 至 {begin + len(batch)}，共 {len(paths)} 份")
            copies.update(copies_of(program, batch, VIA_WORD[name], into))
    return copies
