"""Texts made to be hard for regular expressions end well within the limits of a conversion; how fast: benchmarks/growth."""

from scripts.articles import split
from scripts.describe import describe
from scripts.document import Blocks, Document, Lines, Paragraph, Source
from scripts.passes import PASSES
from scripts.pipeline import run
from scripts.workers import each
from scripts.workers.limits import Limits
from tests.hard_texts import LINES, STRINGS

LIMITS = Limits(cpu_seconds=30, wall_seconds=1_800, megabytes=500)
SIZE = 30_000


def hard(name: str) -> Blocks:
    """One paragraph, or many, of `SIZE` characters in all."""
    if name in STRINGS:
        unit = STRINGS[name]
        return (Paragraph(unit * (SIZE // len(unit)), Lines(1, 1)),)
    lines = range(1, SIZE // len(LINES[name]))
    return tuple(Paragraph(LINES[name].format(at=at % 97 + 1), Lines(at, at)) for at in lines)


def converted(name: str) -> str:
    """The name again when its text went through everything behind the readers."""
    articles = split(run(Document(Source("a.txt", "0", "txt"), hard(name)), PASSES))
    for article in articles:
        describe(article, alone=len(articles) == 1)
    return name


def test_every_hard_text_ends_within_its_limits() -> None:
    names = [*STRINGS, *LINES]
    assert list(each(converted, names, jobs=2, limits=LIMITS)) == names
