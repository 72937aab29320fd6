"""Readings that a converter put behind Chinese characters: 學(xué)校, and what it broke: 展?fàn)I造 for 展營造."""

import re
import unicodedata

from scripts.document import Blocks, map_text, plain_text
from scripts.passes.keeping import GAP, han_once
from scripts.pipeline import HAN, cleaning_pass

_SYLLABLE = r"(?:[zcs]h|[bpmfdtnlgkhjqxzcsryw])?[aeiouüvāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]{1,3}(?:ng|n|r)?|[ńňǹḿ]g?"
_TONED = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ]")
_READING = re.compile(rf"(?<=[{HAN.pattern[1:-1]}])((?:[(（]\s*(?:{_SYLLABLE})(?:[ '’·,]+(?:{_SYLLABLE}))*\s*[)）])+)")
_BROKEN = re.compile(rf"[?？]\s*({_SYLLABLE})[)）]([@-~]?)")
_ENOUGH = 3
"""Readings with a tone in one document, from which on those without (me, de) are readings as well."""


def _without_readings(blocks: Blocks) -> Blocks:
    text = unicodedata.normalize("NFC", plain_text(blocks))
    if not _TONED.search(text):
        return blocks
    toned = sum(1 for found in _READING.finditer(text) if _TONED.search(found[1]))
    light = toned + sum(1 for found in _BROKEN.finditer(text) if _TONED.search(found[1])) >= _ENOUGH

    def strip(found: re.Match[str]) -> str:
        return "" if light or _TONED.search(found[1]) else found[0]

    def clean(text: str) -> str:
        text = unicodedata.normalize("NFC", text)
        return _READING.sub(strip, _BROKEN.sub(_mended, text) if light else text)

    return map_text(blocks, clean)


def _mended(found: re.Match[str]) -> str:
    """The character a broken reading hides: only those of GBK lead byte A0 break so, and the second byte is left."""
    if not _TONED.search(found[1]):
        return found[0]
    try:
        char = bytes((0xA0, ord(found[2] or "\x00"))).decode("gbk")
    except UnicodeDecodeError:
        return GAP
    return char if HAN.match(char) else GAP


@cleaning_pass(keeps=han_once(_without_readings))
def pinyin(blocks: Blocks) -> Blocks:
    """拼音：去掉汉字后面括号里的注音，被注音打断的字还原。"""
    return _without_readings(blocks)
