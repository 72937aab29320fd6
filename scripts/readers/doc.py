"""Old Word and WPS files that have no Word copy by LibreOffice: their text, by antiword.

It takes milliseconds, but keeps no bold and no fonts, loses the numbers that Word counts itself, and may show what is
hidden or was deleted. So it is only for machines without LibreOffice, and for files that LibreOffice can't make out.
"""

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from itertools import groupby

from scripts import gate
from scripts.document import Block, Lines, Paragraph, Table
from scripts.encodings import is_chinese
from scripts.errors import MachineError
from scripts.readers.reading import Reading, visible

NOTE = "没有经过 LibreOffice，用 antiword 读的：加粗的标题、自动编号、表格认不全，删去的、隐藏的字可能还在"
_SECONDS = 120
"""By the clock; its processor time and memory have the worker's limits."""
_PICTURE = "[pic]"


def is_there() -> bool:
    """Whether this machine has antiword."""
    return shutil.which("antiword") is not None


def read_doc(data: bytes, file: str) -> Reading:
    """The paragraphs and tables of an old Word file. Raises SourceError when antiword can't make it out."""
    command = [shutil.which("antiword") or "antiword", "-w", "0", "-m", "UTF-8.txt", "-"]
    try:
        done = subprocess.run(  # noqa: S603 - one program, no name of the user's, the file by a pipe
            command, input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=_SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise _broken(file) from error
    text = visible(done.stdout.decode("utf-8", "replace")).replace(_PICTURE, "")
    if not is_chinese(text):
        raise _broken(file)
    gate.admit_text(file, characters=len(text))
    lines = [line.strip() for line in text.splitlines()]
    return Reading(tuple(_blocks([line for line in lines if line])), notes=(NOTE,))


def _broken(file: str) -> MachineError:
    return MachineError(file, "用 antiword 读不出来", "在 Word 或 WPS 里打开看看，另存为 .docx 再来")


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    """Lines as paragraphs; rows drawn one below the other as a table, where all have two cells or more."""
    for is_row, group in groupby(enumerate(lines, 1), key=lambda each: each[1].startswith("|") and each[1][-1] == "|"):
        rows = [(at, [cell.strip() for cell in line.strip("|").split("|")] if is_row else [line]) for at, line in group]
        widths = [len(cells) for _, cells in rows]
        if len(rows) > 1 and min(widths) > 1:
            padded = (tuple(cells + [""] * (max(widths) - len(cells))) for _, cells in rows)
            yield Table(tuple(padded), Lines(rows[0][0], rows[-1][0]))
        else:
            yield from (Paragraph(cell, Lines(at, at)) for at, cells in rows for cell in cells if cell)
