"""What becomes of one source: drafts, which go to disk at once, and the small facts a run keeps in memory.

`pack` writes them as compressed JSON of our own dataclasses: reading it back can make nothing but those, so a file
that someone else put there can do no harm.
"""

import json
import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Protocol, TypeAlias

from scripts.articles.doubts import NAME as DOUBTS
from scripts.articles.duplicates import Fingerprint, fingerprint
from scripts.describe import Description
from scripts.document import Article, Change, Heading, Item, Lines, Paragraph, Source, Table, running_text
from scripts.errors import PageError, PassError, SourceError, WikiError
from scripts.receipt import count_gaps

Packed: TypeAlias = bytes


class Say(Protocol):
    """Where lines for people go while the run is under way."""

    def __call__(self, line: str, /) -> None:
        """Print one line."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article with what was found out about it, before it has a place and before copies are known."""

    article: Article
    description: Description


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source file: its drafts and the reader's notes, or the error that names file and next step."""

    file: str
    drafts: tuple[Draft, ...] = ()
    error: WikiError | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """What a run keeps in memory of an article.

    `confidence`: how sure each guessed field is, None where it stays empty; `repairs`: places by the name of the pass.
    """

    lines: Lines
    title: str
    year: str
    org_type: str | None
    report_type: str
    period: str | None
    confidence: Mapping[str, float | None]
    repairs: Mapping[str, int]
    gaps: int
    alike: Fingerprint


@dataclass(frozen=True, slots=True)
class Finished:
    """What a run keeps in memory of a source; `reader` and `sha256` are empty where it could not be read.

    `encoding`: that of plain text and web pages.
    """

    file: str
    reader: str = ""
    sha256: str = ""
    articles: tuple[Facts, ...] = ()
    error: WikiError | None = None
    notes: tuple[str, ...] = ()
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """A page as it lies on disk: the source it names, whether a person edited it, its fingerprint."""

    file: str
    sha256: str
    edited: bool
    alike: Fingerprint


def finished(outcome: Outcome) -> Finished:
    """The facts of an outcome."""
    source = outcome.drafts[0].article.source if outcome.drafts else None
    return Finished(
        outcome.file,
        source.reader if source else "",
        source.sha256 if source else "",
        tuple(map(_facts, outcome.drafts)),
        outcome.error,
        outcome.notes,
        source.encoding if source else "",
    )


def _facts(draft: Draft) -> Facts:
    article, about = draft.article, draft.description
    return Facts(
        article.lines,
        about.title,
        _year(about),
        about.org_type,
        about.report_type,
        about.period,
        {name: sure if getattr(about, name) else None for name, sure in about.confidence.items()},
        Counter(change.name for change in article.changes if change.name != DOUBTS),
        count_gaps(article.blocks),
        fingerprint(running_text(article.blocks), about.title),
    )


def _year(about: Description) -> str:
    for value in (about.period, about.date):
        if value and value[:4].isdigit():
            return value[:4]
    return "undated"


_KINDS: dict[str, type[Any]] = {
    each.__name__: each
    for each in (
        *(Lines, Heading, Paragraph, Item, Table, Source, Change, Article, Description),
        *(Draft, Facts, Finished, Standing, Fingerprint, WikiError, SourceError, PageError, PassError),
    )
}


def pack(value: object) -> Packed:
    """The bytes of drafts, facts or errors, as `unpack` reads them. Raises TypeError for any other object."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def unpack(packed: Packed) -> Any:
    """What was packed. Raises zlib.error, ValueError, TypeError or KeyError for bytes that `pack` did not write."""
    text = zlib.decompress(packed).decode("utf-8", "surrogatepass")
    return _tuples(json.loads(text, object_hook=_made))


def _plain(value: object) -> dict[str, object]:
    name = type(value).__name__
    if isinstance(value, bytes):
        return {"@": "bytes", "hex": value.hex()}
    if _KINDS.get(name) is type(value) and isinstance(value, WikiError):
        return {"@": name, "file": value.file, "reason": value.reason, "next_step": value.next_step}
    if _KINDS.get(name) is type(value) and is_dataclass(value):
        return {"@": name} | {each.name: getattr(value, each.name) for each in fields(value)}
    raise TypeError(name)


def _made(values: dict[str, Any]) -> object:
    name = values.pop("@", None)
    if name is None:
        return values
    if name == "bytes":
        return bytes.fromhex(values["hex"])
    return _KINDS[name](**{key: _tuples(value) for key, value in values.items()})


def _tuples(value: object) -> object:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
