"""Text decoded with the wrong encoding somewhere on its way to us, put back where that is certain."""

import re

from scripts.document import Blocks, map_text
from scripts.passes.keeping import han_once
from scripts.pipeline import HAN, cleaning_pass

_LATIN = re.compile(
    r"[\x80-\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
)
_SIGN = re.compile(r"[\xb0-\xf7](?:[\xa0-\xff]|(?<=[\xe2-\xe9])[\x80-\xff\u0152-\u2122]{2})")
_READ_AS = ("latin-1", "cp1252")
_WRITTEN_IN = ("utf-8", "gb18030")


def _restored(text: str) -> str:
    """The Chinese a text of Latin letters with accents was before it was decoded wrongly; else the text itself."""
    if not _SIGN.search(text) or len(_LATIN.findall(text)) < max(6, len(text) // 3) or HAN.search(text):
        return text
    for read_as in _READ_AS:
        for written_in in _WRITTEN_IN:
            try:
                found = text.encode(read_as).decode(written_in)
            except UnicodeError:
                continue
            if len(HAN.findall(found)) * 2 >= len(found.strip()):
                return found
    return text


def _all_restored(blocks: Blocks) -> Blocks:
    return map_text(blocks, _restored)


@cleaning_pass(keeps=han_once(_all_restored))
def mojibake(blocks: Blocks) -> Blocks:
    """乱码：编码认错造成的乱码，按原来的编码还原。"""
    return _all_restored(blocks)
