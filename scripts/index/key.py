"""The key of a text: what a search compares. The same rule stands in overrides/assets/wording/normalise.js.

Each character by itself: NFKC, lower case, Traditional to simplified, then only Han characters, letters and
digits stay. Both sides run tests/vectors/normalise.json; the rule is written out in docs/contribute/search.md.
"""

import unicodedata
from functools import cache

import opencc

HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
"""Blocks of Han characters: by range, because Python and browsers know different versions of Unicode."""

_LAST_ASSIGNED_HAN = 0x323AF


@cache
def simplified() -> dict[str, str]:
    """Traditional → simplified, single characters only, as opencc t2s has them; characters that stay are left out.

    Where opencc's answer is itself a character it would convert, the end of the chain: two spellings, one key.
    """
    characters = [chr(code) for first, last in HAN for code in range(first, min(last, _LAST_ASSIGNED_HAN) + 1)]
    converted = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = zip(characters, converted, strict=True)
    table = {old: new for old, new in pairs if old != new and unicodedata.is_normalized("NFKC", old)}
    return {old: table.get(new, new) for old, new in table.items()}


def is_kept(character: str) -> bool:
    """Whether a character belongs to a key: a Han character, a letter or a digit of any script."""
    code = ord(character)
    return any(first <= code <= last for first, last in HAN) or unicodedata.category(character)[0] in "LN"


class _Folding(dict[int, str]):
    """What each code point becomes, worked out when it is first met (for str.translate)."""

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFKC", chr(code)).lower()
        self[code] = "".join(simplified().get(c, c) for c in folded if is_kept(c))
        return self[code]


_FOLDING = _Folding()


def key(text: str) -> str:
    """The key of a text."""
    return text.translate(_FOLDING)
