"""A second reader of the wording index, written from docs/contribute/search.md alone (sections 五 and 六), for tests."""

import base64
import json
import unicodedata
import zlib
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
LONG = 4096
MASK = 0xFFFFFFFF


class Bytes:
    """Variable-length integers one after another."""

    def __init__(self, content: bytes) -> None:
        self.content, self.at = content, 0

    def number(self) -> int:
        value = shift = 0
        while True:
            byte = self.content[self.at]
            self.at += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    def numbers(self, count: int) -> list[int]:
        return [self.number() for _ in range(count)]

    def take(self, count: int) -> bytes:
        self.at += count
        return self.content[self.at - count : self.at]


class SecondReader:
    """Finds the passages that hold a phrase: (path, passage id, text), in order of their numbers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        plain = json.loads((folder / "manifest.json").read_text("utf-8"))
        assert plain["format"] == 3
        self.told: dict[str, Any] = plain | json.loads(zlib.decompress(base64.b64decode(plain["rest"])))
        self.simplified = dict(zip(*self.told["simplified"], strict=True))
        self.first_of_pack: list[int] = [0, *accumulate(self.told["packs"])]
        self.blocks, first = {}, 0
        for (one, two), size in zip(self._pairs(self.told["long"]), self.told["sizes"], strict=True):
            second = 0 if two == " " else ord(two)
            width = self._width(size, second > 0)
            self.blocks[ord(one), second] = (first, width)
            first += -(-self.told["passages"] // width)

    def _pairs(self, text: str) -> list[tuple[str, str]]:
        return list(zip(text[::2], text[1::2], strict=True))

    def _width(self, size: int, pair: bool) -> int:
        passages = self.told["passages"]
        width = 1
        while width < passages:
            width *= 2
        while size * min(width, passages) > (8192 if pair else 131072) * passages:
            width //= 2
        return width

    def file(self, kind: str, number: int) -> Bytes:
        packed = (self.folder / f"{self.told['sets'][kind][0]}-{number}.bin").read_bytes()
        if kind == "packs":
            dictionary = self.file("dictionary", 0)
            found = Bytes(zlib.decompressobj(-15, dictionary.content[dictionary.at :]).decompress(packed))
        else:
            found = Bytes(zlib.decompress(packed))
        assert found.number() == number
        return found

    def key(self, text: str) -> str:
        folded = [c for one in text for c in unicodedata.normalize("NFKD", one).lower()]
        turned = (self.simplified.get(c, c) for c in folded)
        return "".join(c for c in turned if self._is_kept(c))

    def _is_kept(self, character: str) -> bool:
        han = any(first <= ord(character) <= last for first, last in HAN)
        return han or unicodedata.category(character)[0] in "LN"

    def postings(self, first: int, second: int) -> dict[int, int]:
        """Passage → its places mod 8 as bits; 255 for a single character."""
        if (first, second) in self.blocks:
            return self._long(first, second)
        mixed = ((first * 0x9E3779B1) & MASK) ^ ((second * 0x85EBCA6B) & MASK)
        mixed = ((mixed ^ (mixed >> 15)) * 0x2C1B3C6D) & MASK
        return self._short((mixed ^ (mixed >> 12)) % self.told["sets"]["shards"][1]).get((first, second), {})

    def _short(self, number: int) -> dict[tuple[int, int], dict[int, int]]:
        shard = self.file("shards", number)
        count = shard.number()
        firsts = list(accumulate(shard.numbers(count)))
        grams = list(zip(firsts, shard.numbers(count), strict=True))
        sizes = shard.numbers(count)
        numbers = [list(accumulate(shard.numbers(size))) for size in sizes]
        masks = [
            shard.take(len(each)) if two else b"\xff" * len(each) for (_, two), each in zip(grams, numbers, strict=True)
        ]
        lists = (dict(zip(each, mask, strict=True)) for each, mask in zip(numbers, masks, strict=True))
        return dict(zip(grams, lists, strict=True))

    def _long(self, first: int, second: int) -> dict[int, int]:
        begin, width = self.blocks[first, second]
        found: dict[int, int] = {}
        for at in range(-(-self.told["passages"] // width)):
            block = self.file("blocks", begin + at)
            count = block.number()
            if block.number() == 0:
                numbers = list(accumulate(block.numbers(count)))
            else:
                bits = int.from_bytes(block.content[block.at :], "little")
                numbers, bit = [], 0
                while len(numbers) < count:
                    if bits >> bit & 1:
                        numbers.append(bit)
                    bit += 1
                block.at += (bit + 7) // 8
            masks = block.take(count) if second else b"\xff" * count
            found |= {at * width + number: mask for number, mask in zip(numbers, masks, strict=True)}
        return found

    def text(self, number: int) -> tuple[str, str, str]:
        pack = max(at for at, first in enumerate(self.first_of_pack[:-1]) if first <= number)
        passages: list[tuple[str, str, str]] = [
            (page["path"], passage[0], passage[2])
            for page in json.loads(self._decoded(self.file("packs", pack)))
            for passage in page["passages"]
        ]
        return passages[number - self.first_of_pack[pack]]

    def _decoded(self, coded: Bytes) -> str:
        letters, found = self.told["letters"], []
        while coded.at < len(coded.content):
            (lead,) = coded.take(1)
            if lead == 255:
                found.append(chr(int.from_bytes(coded.take(3), "big")))
            else:
                found.append(letters[lead if lead < 192 else 192 + (lead - 192) * 256 + coded.take(1)[0]])
        return "".join(found)

    def candidates(self, phrase: str) -> list[int]:
        """Passages in the lists of all pairs, at places that fit each other."""
        codes = [ord(c) for c in self.key(phrase)]
        grams = list(pairwise(codes)) or [(codes[0], 0)]
        left: dict[int, int] | None = None
        for offset, gram in enumerate(grams):
            turn = offset % 8
            own = {n: (mask >> turn | mask << (8 - turn)) & 255 for n, mask in self.postings(*gram).items()}
            left = own if left is None else {n: left[n] & mask for n, mask in own.items() if left.get(n, 0) & mask}
        return sorted(left or {})

    def find(self, phrase: str) -> list[tuple[str, str, str]]:
        key = self.key(phrase)
        return [found for found in map(self.text, self.candidates(phrase)) if key in self.key(found[2])]
