"""Questions of a corpus and what is true of them, by reading every page from beginning to end.

The key of a text is made here once more, in three lines and not by scripts.index.key, so that a fault there shows.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from random import Random

import opencc  # type: ignore[import-untyped, unused-ignore]

from benchmarks.corpus import Page

WRONG = "错一字"
CUTS = (2, 4, 6, 8, 12)
FILTERS: tuple[dict[str, tuple[str, ...]], ...] = (
    {"part": ("problems",)},
    {"part": ("problems", "next"), "org_type": ("school",)},
    {"year": ("2021", "2022")},
)
_TRADITIONAL = opencc.OpenCC("s2t")
_SIMPLIFIED = opencc.OpenCC("t2s")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def key(text: str) -> str:
    """What is compared: letters, digits and characters of a text, whatever their width and case."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, of which kind, and the keys that a passage must hold."""

    kind: str
    text: str
    phrases: tuple[str, ...]
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def exact(self) -> bool:
        """Whether what is asked stands in the corpus as asked."""
        return self.kind != WRONG


class Truth:
    """All passages in order of the pages, and which of them hold a key."""

    def __init__(self, pages: Sequence[Page]) -> None:
        """Passages are numbered from 0 here; the search knows them by page (its path without .md) and id."""
        self.places = [(page.path.removesuffix(".md"), passage.id) for page in pages for passage in page.passages]
        self.number = {place: at for at, place in enumerate(self.places)}
        self.texts = [passage.text for page in pages for passage in page.passages]
        self.facets = [{**page.facets, "part": passage.part} for page in pages for passage in page.passages]
        keys = [key(text) for text in self.texts]
        self.all = "\n".join(keys)
        self.starts = list(accumulate((len(text) + 1 for text in keys[:-1]), initial=0))

    def key(self, number: int) -> str:
        """The key of passage `number`."""
        return self.all[self.starts[number] : self.all.find("\n", self.starts[number]) % (len(self.all) + 1)]

    def holding(self, phrase: str) -> set[int]:
        """Passages with the key `phrase`."""
        found, at = set(), self.all.find(phrase)
        while at >= 0:
            found.add(bisect_right(self.starts, at) - 1)
            at = self.all.find(phrase, at + 1)
        return found

    def answer(self, question: Question) -> set[int]:
        """Passages that hold every phrase of a question and pass its filters."""
        held = set.intersection(*map(self.holding, question.phrases))
        return {at for at in held if all(self.facets[at][facet] in some for facet, some in question.filters.items())}


def questions(truth: Truth, most: int, seed: int = 5) -> Iterator[Question]:
    """`most` questions of each kind, cut at random from the corpus."""
    dice = Random(seed)
    makers: dict[str, Callable[[Truth, Random], Question | None]] = {
        **{f"{length}字": _cut_of(length) for length in CUTS},
        "两个说法": _two, "带标点": _comma(True), "漏标点": _comma(False), "繁体": _traditional,
        "半角数字": _digits(False), "全角数字": _digits(True), WRONG: _wrong, "筛选": _filtered,
    }  # fmt: skip
    for kind, make in makers.items():
        made = (make(truth, dice) for _ in range(most * 200))
        named = (Question(kind, q.text, q.phrases, q.filters) for q in made if q)
        yield from (question for question, _ in zip(named, range(most), strict=False))


def _cut(truth: Truth, dice: Random, length: int) -> tuple[int, str]:
    while True:
        number = dice.randrange(len(truth.texts))
        text = truth.key(number)
        if len(text) >= length:
            start = dice.randrange(len(text) - length + 1)
            return number, text[start : start + length]


def _cut_of(length: int) -> Callable[[Truth, Random], Question]:
    def make(truth: Truth, dice: Random) -> Question:
        _, cut = _cut(truth, dice, length)
        return Question("", cut, (cut,))

    return make


def _two(truth: Truth, dice: Random) -> Question:
    number, first = _cut(truth, dice, 4)
    text = truth.key(number)
    start = dice.randrange(len(text) - 3)
    return Question("", f"{first} {text[start : start + 4]}", (first, text[start : start + 4]))


def _comma(kept: bool) -> Callable[[Truth, Random], Question | None]:
    def make(truth: Truth, dice: Random) -> Question | None:
        text = dice.choice(truth.texts)
        found = dice.choice(list(re.finditer("(?=([\u4e00-\u9fff]{3,5}，[\u4e00-\u9fff]{3,5}))", text)) or [None])
        if not found:
            return None
        return Question("", found[1] if kept else found[1].replace("，", ""), (key(found[1]),))

    return make


def _traditional(truth: Truth, dice: Random) -> Question | None:
    _, cut = _cut(truth, dice, 6)
    text = _TRADITIONAL.convert(cut)
    return Question("", text, (cut,)) if text != cut and _SIMPLIFIED.convert(text) == cut else None


def _digits(wide: bool) -> Callable[[Truth, Random], Question | None]:
    def make(truth: Truth, dice: Random) -> Question | None:
        _, cut = _cut(truth, dice, 6)
        if not re.search("[0-9]", cut) or cut.isdecimal():
            return None
        return Question("", cut.translate(_WIDE) if wide else cut, (cut,))

    return make


def _wrong(truth: Truth, dice: Random) -> Question | None:
    _, cut = _cut(truth, dice, 8)
    at = dice.randrange(8)
    other = dice.choice(truth.key(dice.randrange(len(truth.texts))))
    text = cut[:at] + other + cut[at + 1 :]
    return None if text in truth.all else Question("", text, (cut,))


def _filtered(truth: Truth, dice: Random) -> Question | None:
    _, cut = _cut(truth, dice, 2)
    question = Question("", cut, (cut,), dice.choice(FILTERS))
    return question if truth.answer(question) else None
