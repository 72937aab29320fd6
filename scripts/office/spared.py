"""Pages that were made by way of LibreOffice are not made worse where it is missing."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from scripts.library.publish import source_of
from scripts.library.registry import Entry
from scripts.office.running import program_path
from scripts.readers import doc
from scripts.store.outcome import Finished


def spared(source: Finished, known: Sequence[Entry], pages: Path) -> Finished:
    """The source; without articles where only antiword could read it and better pages of the same bytes stand.

    Those are left as they are, and the source's notes say so.
    """
    own = [pages / entry.path for entry in known if entry.file == source.file]
    if doc.NOTE not in source.notes or not any(_is_better(path, source.sha256) for path in own):
        return source
    why = "LibreOffice 这次没有读出来" if program_path() else "这台机器没有 LibreOffice"
    return replace(source, articles=(), notes=(f"{why}，保留原来的页",))


def _is_better(path: Path, sha256: str) -> bool:
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    return doc.NOTE not in text and source_of(text) == sha256
