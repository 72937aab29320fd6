"""The gold set: our own sources, what is in them as read by hand (tests/cases/sources), and one score for any reader.

A gold source is two files: `.yml` says of each article its title, unit, dates, headings; `.md` holds its whole text
after cleaning, as page Markdown. Headings are compared without their numbers and levels by their order, so that a
reader that drops a number or begins at another level is judged on what it found; a lost number is a wrong character.
"""

import atexit
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, TypeAlias

import yaml

from scripts import gate, office
from scripts.convert import convert_file
from scripts.document import Block, Blocks, Heading, Table, block_text
from scripts.errors import SourceError
from scripts.passes.numbering import number_of
from scripts.sources import SourceFile, archives, sources_in
from scripts.store.outcome import Draft
from tests.cases_format import blocks_of, read_cases

ROOT = Path(__file__).parent.parent
SOURCES, GOLD = ROOT / "sources", ROOT / "tests" / "cases" / "sources"
FIELDS = ("title", "org", "org_type", "report_type", "period", "date")
RIGHT = 0.85
"""From this likeness on an article found is the article wanted."""

Line: TypeAlias = tuple[int, str]
"""A block as compared: its level (0 for text) and its text without white space."""


@dataclass(frozen=True, slots=True)
class Found:
    """One article: its lines, and what was said of it (nothing, where a tool says nothing)."""

    lines: tuple[Line, ...]
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One source and its articles; `gone` must not be left anywhere in their text."""

    path: Path
    format: str
    articles: tuple[Found, ...]
    gone: tuple[str, ...]


def gold() -> Iterator[Wanted]:
    """Every gold source."""
    for file in sorted(GOLD.glob("*.yml")):
        said = yaml.safe_load(file.read_text(encoding="utf-8"))
        path = place_of(said["file"])
        texts = [blocks_of(case.fences["正文"]) for case in read_cases(file.with_suffix(".md"), ("正文",))]
        articles = tuple(Found(lines_of(text), each) for text, each in zip(texts, said["articles"], strict=True))
        gone = tuple(
            dict.fromkeys(word for each in said["articles"] for word in each["must_not_contain"] if word.strip())
        )
        form = gate.format_of(gate.content_of(path, path.name), path.suffix.lower(), path.name)
        yield Wanted(path, form, articles, gone if len(articles) == 1 else ())


def place_of(file: str) -> Path:
    """Where the bytes of a source lie; for a member of an archive, where it was unpacked for this run."""
    return SOURCES / file if (SOURCES / file).is_file() else _members()[file]


@cache
def source_of(path: Path) -> SourceFile:
    """A source with the Word copy its format is read by way of. Raises SourceError when it can't be had."""
    source = SourceFile(path, path.name)
    if gate.format_of(gate.content_of(path, path.name), path.suffix.lower(), path.name) not in office.VIA_WORD:
        return source
    (copied,) = office.as_docx([source], Path(mkdtemp(dir=_folder())), lambda _: None)
    if isinstance(copied, SourceError):
        raise copied
    return copied


@cache
def _members() -> dict[str, Path]:
    found = archives.expand(sources_in([SOURCES], SOURCES), _folder())
    return {each.file: each.path for each in found if isinstance(each, SourceFile)}


@cache
def _folder() -> Path:
    """A folder that is gone when the run ends."""
    into = Path(mkdtemp(prefix="gold-"))
    atexit.register(shutil.rmtree, into, ignore_errors=True)
    return into


def ours(path: Path) -> list[Found]:
    """What our own conversion finds in a source. Raises SourceError when it can't be read."""
    outcome = convert_file(source_of(path))
    if outcome.error:
        raise outcome.error
    return [Found(lines_of(draft.article.blocks), _facts(draft)) for draft in outcome.drafts]


def _facts(draft: Draft) -> dict[str, Any]:
    facts = {name: getattr(draft.description, name) for name in FIELDS}
    return facts | {"title": None if facts["title"].startswith("（无标题）") else facts["title"]}


def lines_of(blocks: Blocks) -> tuple[Line, ...]:
    """Blocks as they are compared: a table is its rows."""
    return tuple(line for block in blocks for line in _lines(block))


def _lines(block: Block) -> Iterator[Line]:
    if isinstance(block, Table):
        yield from ((0, packed("".join(row))) for row in block.rows)
    else:
        yield (block.level if isinstance(block, Heading) else 0), packed(block_text(block))


def packed(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def tally(wanted: Wanted, found: Sequence[Found]) -> Counter[str]:
    """What is right and wrong in one source, as counts that add up over sources."""
    truth = [line for article in wanted.articles for line in article.lines]
    lines = [line for article in found for line in article.lines]
    heads, heads_found = _heads(truth), _heads(lines)
    shared = _shared([text for _, text in heads], [text for _, text in heads_found])
    texts, texts_found = [text for level, text in truth if not level], [text for level, text in lines if not level]
    pairs = list(_pairs(wanted.articles, found))
    whole = "".join(text for _, text in lines)
    return Counter(
        {
            "headings": len(heads),
            "headings found": len(heads_found),
            "headings right": len(shared),
            "levels right": _levels(heads, heads_found, shared),
            "paragraphs": len(texts) + len(texts_found),
            "paragraphs right": 2 * len(_shared(texts, texts_found)),
            "characters": sum(len(text) for _, text in truth),
            "characters wrong": _distance([text for _, text in truth], [text for _, text in lines]),
            "articles": len(wanted.articles) + len(found),
            "articles right": 2 * len(pairs),
            "facts": len(FIELDS) * len(wanted.articles),
            "facts right": sum(_agree(want.facts, had.facts) for want, had in pairs),
            "gaps": (gaps := sum(text.count("〔缺〕") for _, text in truth)),
            "gaps right": min(gaps, whole.count("〔缺〕")),
            "left over": sum(packed(word) in whole for word in wanted.gone),
        }
    )


MEASURES: dict[str, tuple[str, str]] = {
    "标题召回": ("headings right", "headings"),
    "标题准确": ("headings right", "headings found"),
    "层次": ("levels right", "headings right"),
    "段落 F1": ("paragraphs right", "paragraphs"),
    "文字准确": ("characters", "characters wrong"),
    "分篇 F1": ("articles right", "articles"),
    "著录": ("facts right", "facts"),
    "缺字": ("gaps right", "gaps"),
}
"""What is measured, and of which counts; 文字准确 is the share of characters right."""


def score(counts: Counter[str]) -> dict[str, float]:
    """The measures of some counts, each between 0 and 1; what there is nothing of is left out."""
    shares = {}
    for name, (part, whole) in MEASURES.items():
        if name == "文字准确":
            shares[name] = max(0.0, 1 - counts[whole] / max(counts[part], 1))
        elif counts[whole]:
            shares[name] = counts[part] / counts[whole]
    return shares


def _heads(lines: Sequence[Line]) -> list[Line]:
    heads = [(level, text) for level, text in lines if level]
    return [(level, number.rest if (number := number_of(text)) else text) for level, text in heads]


def _agree(wanted: Mapping[str, Any], said: Mapping[str, Any]) -> int:
    """In how many fields two sets of facts agree, white space aside."""
    return sum(packed(str(wanted[name])) == packed(str(said.get(name))) for name in FIELDS)


def _levels(heads: Sequence[Line], found: Sequence[Line], shared: Sequence[tuple[int, int]]) -> int:
    """How many of the shared headings stand at the right level, counted among the levels both use."""
    first = _ranks([heads[at][0] for at, _ in shared])
    second = _ranks([found[at][0] for _, at in shared])
    return sum(a == b for a, b in zip(first, second, strict=True))


def _ranks(levels: Sequence[int]) -> list[int]:
    order = sorted(set(levels))
    return [order.index(level) for level in levels]


def _shared(first: Sequence[str], second: Sequence[str]) -> list[tuple[int, int]]:
    """The places of equal texts, in order."""
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return [(each.a + at, each.b + at) for each in blocks for at in range(each.size)]


def _distance(first: Sequence[str], second: Sequence[str]) -> int:
    """Characters to change to make one of the other; equal lines are set aside first."""
    wrong = 0
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if tag != "equal":
            codes = SequenceMatcher(None, "".join(first[i1:i2]), "".join(second[j1:j2]), autojunk=False).get_opcodes()
            wrong += sum(max(b - a, d - c) for kind, a, b, c, d in codes if kind != "equal")
    return wrong


def _pairs(wanted: Sequence[Found], found: Sequence[Found]) -> Iterator[tuple[Found, Found]]:
    """Each article wanted with the one found that is like it."""
    left = [(each, _grams(each)) for each in found]
    for want in wanted:
        grams = _grams(want)
        likeness = [len(grams & other) / max(len(grams | other), 1) for _, other in left]
        if likeness and max(likeness) >= RIGHT:
            yield want, left.pop(likeness.index(max(likeness)))[0]


def _grams(article: Found) -> set[str]:
    text = "".join(text for _, text in article.lines)
    return {text[at : at + 5] for at in range(max(len(text) - 4, 1))}
