"""What a wiki tells the index of its pages. The index itself knows no front matter and no vocabulary."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from scripts.index.passages import Passage

Front: TypeAlias = Mapping[str, Any]
Names: TypeAlias = tuple[str, str, str]
"""What people read for an id: simplified, traditional, English."""

PART = "part"
"""The one facet that passages have; all others are of pages."""


def everything(_: Passage) -> bool:
    """For a page all of whose passages are offered."""
    return True


def no_part(_: str) -> str:
    """For a page whose passages have no parts."""
    return ""


def itself(path: str) -> str | None:
    """For a wiki that has no translations."""
    return path if path.endswith(".md") else None


@dataclass(frozen=True, slots=True)
class Description:
    """What front matter says of a page, as its wiki understands it."""

    shown: Front
    """What a hit carries to the reader; `title` where the page names itself."""

    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Values by facet of pages; a facet that is left out has none."""

    rank: tuple[int, ...] = ()
    """Place in the static rank, small first; pages alike stand by path."""

    part: Callable[[str], str] = no_part
    """The part of a passage by its id, "" for none."""

    offers: Callable[[Passage], bool] = everything
    """Whether a passage may be found."""

    worth: int = 0
    """How well the page serves whoever looks for wording: 0 nothing said, 1 somewhat, 2 a sound model, 3 the best."""

    copy_of: str = ""
    """Path of the page it repeats, "" for none."""

    named: tuple[str, str, Names] | None = None
    """A facet and a value that this page names, and how."""

    is_titled: bool = True
    """Whether a search field suggests the page by its title."""

    synonyms: tuple[str, ...] = ()
    """Other words for its title."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A kind of wiki: what its pages can be filtered by, and how one of them is described."""

    describe: Callable[[str, Front], Description]
    """From the path of a page and its front matter."""

    facets: Mapping[str, Names]
    """What is filtered by, in the order it is shown."""

    labels: Mapping[str, Mapping[str, Names]] = field(default_factory=dict)
    """Names of values by facet, in the order a reader expects; a value without one is shown as it is."""

    beside: tuple[str, ...] = ()
    """Facets of pages whose values are in `shown` and stand beside a hit."""

    urls: str = ""
    """Whether `a.md` is read at `folder` (a/) or `file` (a.html); "" where the search page knows."""

    place: Callable[[str], str | None] = itself
    """By which path a file is known; None for one that is left out, as a translation of another."""

    skipped: frozenset[str] = frozenset()
    """Kinds of boxes whose text is not found."""

    reduced: Callable[[str], str] | None = None
    """Markdown of a page in the dialect of the scanner, headings with the ids of the built page; None where pages are
    in that dialect and the site gives every passage an id of its own."""

    @property
    def page_facets(self) -> tuple[str, ...]:
        """Facets of pages."""
        return tuple(facet for facet in self.facets if facet != PART)
