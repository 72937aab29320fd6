"""Plain text: own encoding detector, one paragraph a line that is not blank, with the number of that line."""

import re

from scripts import gate
from scripts.document import Lines, Paragraph
from scripts.encodings import decoded
from scripts.errors import SourceError
from scripts.readers.reading import Reading, visible

_BLANK = "\n\r\t \u3000"


def read_txt(data: bytes, file: str) -> Reading:
    """The lines of a text file as paragraphs. Raises SourceError when it holds no text in a known encoding."""
    found = decoded(data)
    if found is None:
        raise SourceError(file, "不是文本文件，或者编码认不出来", "用记事本打开，另存为 UTF-8 编码的 .txt 再来")
    text, encoding = found
    gate.admit_text(file, characters=len(text) - sum(map(text.count, _BLANK)))
    lines = visible(text).splitlines()
    blocks = tuple(Paragraph(line.rstrip(), Lines(at, at)) for at, line in enumerate(lines, 1) if line.strip())
    damaged = len(re.findall("\ufffd+", text))
    return Reading(blocks, notes=(f"有 {damaged} 处字节坏了",) if damaged else (), encoding=encoding)
