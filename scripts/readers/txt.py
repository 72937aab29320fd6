"""Plain text: own encoding detector, one paragraph a line that is not blank, with the number of that line."""

import re

from scripts.document import Lines, Paragraph
from scripts.errors import SourceError
from scripts.readers.encodings import decode
from scripts.readers.reading import Reading

# C0 and C1 controls but tab and line ends, soft hyphen, zero width and direction marks, byte order mark inside text.
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def read_txt(data: bytes, file: str) -> Reading:
    """The lines of a text file as paragraphs. Raises SourceError when it holds no text in a known encoding."""
    text = decode(data)
    if text is None:
        raise SourceError(file, "不是文本文件，或者编码认不出来", "用记事本打开，另存为 UTF-8 编码的 .txt 再来")
    # Python also splits at U+001C to U+001E, which no editor does; they are stripped as controls first.
    lines = _INVISIBLE.sub("", re.sub("[\x1c-\x1e]", "", text)).splitlines()
    return Reading(tuple(Paragraph(line.rstrip(), Lines(at, at)) for at, line in enumerate(lines, 1) if line.strip()))
