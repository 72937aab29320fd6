"""The key of a text: what a search compares. The same rule stands in overrides/assets/wording/normalise.js.

Each character by itself: NFKD, lower case, Traditional and variant forms to simplified, then only Han characters,
letters and digits stay. NFKD, not NFKC: é is one code point or two, and both are the same word. Both sides run
tests/vectors/normalise.json; the rule is written out in docs/contribute/search.md.
"""

import unicodedata
from functools import cache

import opencc

HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
"""Blocks of Han characters: by range, because Python and browsers know different versions of Unicode."""

_LAST_ASSIGNED_HAN = 0x323AF

_VARIANTS = (
    "覆复著着瞭了谘咨藉借衞卫敍叙枱台馀余锺钟钜巨迳径讬托缐线渖沈麹曲侭尽砲炮揹背伕夫簷檐暱昵薰熏痺痹甦苏睪睾颚腭澂澄濬浚甯宁鲶鲇"
    "彷仿拏拿鎗枪燄焰粧妆糭粽衹只祇只妳你牠它賸剩"
    "⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⺠民⻁虎⻄西⻑长"
)
"""What one character alone does not tell opencc: forms its s2t, s2tw and s2hk write in words (回复 → 回覆, 着 → 著),
found by converting a dictionary; and radicals that PDF programs write instead of the characters they look like."""


@cache
def simplified() -> dict[str, str]:
    """Traditional and variant → simplified, single characters only; characters that stay are left out.

    As opencc t2s has them, then as `_VARIANTS`. Where the answer is itself a character that is converted, the end
    of the chain: two spellings, one key.
    """
    characters = [chr(code) for first, last in HAN for code in range(first, min(last, _LAST_ASSIGNED_HAN) + 1)]
    converted = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = zip(characters, converted, strict=True)
    table = {old: new for old, new in pairs if old != new and unicodedata.is_normalized("NFKD", old)}
    table |= dict(zip(_VARIANTS[::2], _VARIANTS[1::2], strict=True))
    while chains := {old: table[new] for old, new in table.items() if new in table}:
        table |= chains
    return table


def is_kept(character: str) -> bool:
    """Whether a character belongs to a key: a Han character, a letter or a digit of any script."""
    code = ord(character)
    return any(first <= code <= last for first, last in HAN) or unicodedata.category(character)[0] in "LN"


class _Folding(dict[int, str]):
    """What each code point becomes, worked out when it is first met (for str.translate)."""

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFKD", chr(code)).lower()
        self[code] = "".join(filter(is_kept, (simplified().get(c, c) for c in folded)))
        return self[code]


_FOLDING = _Folding()


def key(text: str) -> str:
    """The key of a text."""
    return text.translate(_FOLDING)
