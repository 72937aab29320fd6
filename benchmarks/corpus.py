"""Pages for measuring, of about 2,000 characters each, made from the sentences of our own pages.

Sentences are put together anew, some of their words give way to invented ones (few of them common, most rare, as words
are), digits are thrown. Page n is the same whatever the number of pages, so a corpus of 1,000 begins with that of 50.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

ROOT = Path(__file__).parent.parent
PARTS = ("opening", "progress", "progress", "problems", "next")
"""Part of each section of a page, from a0 on."""
UNITS = {"school": "学校", "government": "局", "enterprise": "公司", "hospital": "医院"}
REPORTS = ("work", "summary", "self_check")
YEARS = tuple(range(2015, 2026))
_PASSAGES = (1, 3, 3, 3, 2)
_CHARACTERS = 170
"""Least of a passage; it ends with the sentence that reaches it."""
_JUMP = 0.45
_REPLACED = 0.14
_WORDS = 300_000
_SENTENCE = re.compile(r"[^。！？；]{4,90}[。！？；]")
_TWO = re.compile(r"[\u4e00-\u9fff]{2}")
_MARKUP = re.compile(r"[\\`*_{}\[\]|<>#~\s]|^(?:[-+:]|\d+[.)])\s+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as the page holds it: its id, its part, its text."""

    id: str
    part: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page: path below the root, front matter that can be filtered by, passages in order."""

    path: str
    title: str
    facets: dict[str, str]
    passages: tuple[Passage, ...]


@cache
def sentences() -> tuple[str, ...]:
    """Every sentence of our example pages, as printed."""
    files = sorted(file for file in (ROOT / "docs/examples").rglob("*.md") if not file.name.endswith(".zh-Hant.md"))
    bodies = (file.read_text("utf-8").rpartition("\n---\n")[2].partition("\n???")[0] for file in files)
    lines = (_MARKUP.sub("", line) for body in bodies for line in body.split("\n") if not line.startswith("#"))
    return tuple(sentence for line in lines for sentence in _SENTENCE.findall(line))


@cache
def _characters() -> tuple[list[str], list[float]]:
    """Every Han character of our sentences, the more frequent the likelier to stand in an invented word."""
    counts = Counter(re.findall(r"[\u4e00-\u9fff]", "".join(sentences())))
    return list(counts), [count**0.5 for count in counts.values()]


@cache
def _word(rank: int) -> str:
    return "".join(Random(rank).choices(*_characters(), k=2))


def _changed(sentence: str, dice: Random) -> str:
    def other(two: re.Match[str]) -> str:
        return _word(int(_WORDS ** dice.random())) if dice.random() < _REPLACED else two[0]

    return re.sub(r"[0-9]", lambda _: str(dice.randrange(10)), _TWO.sub(other, sentence))


def _text(dice: Random) -> str:
    known = sentences()
    text, at = "", dice.randrange(len(known))
    while len(text) < _CHARACTERS:
        text += _changed(known[at % len(known)], dice)
        at = dice.randrange(len(known)) if dice.random() < _JUMP else at + 1
    return text


def page(number: int) -> Page:
    """Page `number` of every corpus that is large enough."""
    dice = Random(20261124 + number)
    unit = dice.choice(list(UNITS))
    year = str(dice.choice(YEARS))
    facets = {"org_type": unit, "report_type": dice.choice(REPORTS), "year": year}
    title = f"{_word(number)}{_word(number // 7)}{UNITS[unit]}{year}年工作报告"
    passages = tuple(
        Passage(f"a{section}.{count + 1}", PARTS[section], _text(dice))
        for section, most in enumerate(_PASSAGES)
        for count in range(most)
    )
    return Page(f"examples/{number // 500}/{number}.md", title, facets, passages)


def markdown(made: Page) -> str:
    """The page as a contributor would write it."""
    sections = [f"# {made.title} {{#a0}}"] + [f"## {'〇一二三四'[at]}、情况 {{#a{at}}}" for at in range(1, len(PARTS))]
    body = "\n\n".join(
        "\n\n".join([heading, *(passage.text for passage in made.passages if passage.id.startswith(f"a{at}."))])
        for at, heading in enumerate(sections)
    )
    parts = ", ".join(f"a{at}: {part}" for at, part in enumerate(PARTS))
    return (
        f"---\ntitle: {made.title}\ntype: example\nfictional: true\norg_type: {made.facets['org_type']}\n"
        f"report_type: {made.facets['report_type']}\nperiod: '{made.facets['year']}'\n"
        f"parts: {{{parts}}}\n---\n\n{body}\n"
    )


def write(root: Path, numbers: range) -> list[Page]:
    """Pages `numbers`, as Markdown below `root` too."""
    made = [page(number) for number in numbers]
    for each in made:
        file = root / each.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(markdown(each), "utf-8")
    return made
