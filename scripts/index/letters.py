"""Text in few bytes: characters numbered by how often they occur, the commonest in one byte, most others in two.

zlib then packs a page of Chinese into two thirds of what it makes of UTF-8.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

ONE_BYTE = 192
_TIERS = 63
MOST = ONE_BYTE + _TIERS * 256
"""Letters with a number; any other character is written out in four bytes."""

_WRITTEN_OUT = 255


def letters(texts: Iterable[str]) -> str:
    """The letters of some texts: the commonest first, then the rest in tiers of 256, each tier by code point."""
    counts = Counter[str]()
    for text in texts:
        counts.update(text)
    found = sorted(counts, key=lambda letter: (-counts[letter], letter))[:MOST]
    cuts = [0, *range(ONE_BYTE, len(found), 256), len(found)]
    return "".join("".join(sorted(found[first:last])) for first, last in pairwise(cuts))


class Encoder(dict[int, str]):
    """Encodes text by its letters."""

    def __init__(self, known: str) -> None:
        super().__init__((ord(letter), _code(number)) for number, letter in enumerate(known))

    def __missing__(self, code: int) -> str:
        return "".join(map(chr, (_WRITTEN_OUT, *code.to_bytes(3, "big"))))

    def encode(self, text: str) -> bytes:
        """The bytes of a text: a letter below 192 is its number, any other 192 + tier and its place in the tier."""
        return text.translate(self).encode("latin-1")


def _code(number: int) -> str:
    if number < ONE_BYTE:
        return chr(number)
    tier, place = divmod(number - ONE_BYTE, 256)
    return chr(ONE_BYTE + tier) + chr(place)
