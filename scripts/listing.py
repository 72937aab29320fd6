"""A page as lists need it, and the small pieces of HTML that lists are made of.

Templates print lists as they are, so everything from a page is escaped here, braces too: to Jinja they are code.
"""

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from scripts.articles.similarity import Grams, grams, jaccard
from scripts.hant import to_hant
from scripts.labels import label, period_label, say
from scripts.page import split_front
from scripts.passages import Passage, passages
from scripts.scheme import part_of

Row = TypeVar("Row")
LOCALES = ("zh", "zh-Hant", "en")
_NUMBER = re.compile(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.")

ALIKE = 0.5
"""Jaccard of 5-grams from which two rows of one list say the same."""

OPENING = '{% from "partials/link.html" import link with context %}\n'
"""The first line of every list: what its links are made with."""


@dataclass(frozen=True, slots=True)
class ListedPage:
    """A zh page as lists need it: path under docs/, front matter, passages."""

    path: str
    front: dict[str, object]
    passages: tuple[Passage, ...]

    @property
    def is_listed(self) -> bool:
        """Whether lists show it: an example that is no copy of another."""
        return self.front.get("type") == "example" and not self.front.get("copy_of")

    @property
    def year(self) -> str:
        """The year of its period, "" where none is known."""
        found = re.match(r"\d{4}", str(self.front.get("period")))
        return found[0] if found else ""

    def part_of(self, passage: Passage) -> str:
        """The part (problems, next …) of a passage, "" where its section has none."""
        return self.part_at(passage.id)

    def part_at(self, name: str) -> str:
        """The same for the id of a passage or a heading."""
        parts = self.front.get("parts")
        return part_of(name, parts) if isinstance(parts, dict) else ""

    def section_of(self, passage: Passage) -> str:
        """The numbers of the headings a passage stands under, as printed: `三、（二）`; "" where they have none."""
        found = (_NUMBER.match(title) for _, title in passage.headings[1:])
        return "".join(number[0] for number in found if number)


Hit = tuple[ListedPage, Passage]


def read_page(path: Path, docs: Path) -> ListedPage:
    """Read one zh page. Raises PageError."""
    name = path.relative_to(docs).as_posix()
    front, body, _ = split_front(path.read_text("utf-8"), name)
    return ListedPage(name, front, passages(body) if front.get("type") == "example" else ())


def names(value: object) -> Iterable[object]:
    """The entries of a list in front matter, none where it is no list."""
    return value if isinstance(value, list) else ()


def in_turn(rows: Iterable[Row], kind: Callable[[Row], object]) -> list[Row]:
    """The first row of every kind, then the second of every kind, and so on."""
    seen: Counter[object] = Counter()
    turns = []
    for row in rows:
        seen[kind(row)] += 1
        turns.append((seen[kind(row)], row))
    return [row for _, row in sorted(turns, key=lambda turn: turn[0])]


def unlike(rows: Iterable[Row], words: Callable[[Row], str], most: int) -> list[Row]:
    """The first `most` rows whose words are not by half those of a row taken before: set phrases fill no list."""
    taken: list[tuple[Row, Grams]] = []
    for row in rows:
        own = grams(words(row))
        if len(taken) < most and all(jaccard(own, known) < ALIKE for _, known in taken):
            taken.append((row, own))
    return [row for row, _ in taken]


def spelled(value: object, locale: str) -> str:
    """Text of a page in the characters of an edition."""
    return to_hant(str(value)) if locale == "zh-Hant" else str(value)


def text(value: object, locale: str) -> str:
    """Text of a page for HTML and Jinja; only its characters change with the language."""
    return html.escape(spelled(value, locale)).replace("{", "&#123;").replace("}", "&#125;")


def link(path: str, words: str, anchor: str = "") -> str:
    """A link to a page by its path under docs/; `words` is HTML."""
    return f"""<a href="{{{{ link('{path}') }}}}{anchor}">{words}</a>"""


def search(query: str, words: str) -> str:
    """A link to the search page with a query; `words` is HTML."""
    return f"""<a href="{{{{ link('search.md') }}}}?{html.escape(query)}">{words}</a>"""


def facts(page: ListedPage, locale: str) -> str:
    """Unit type, report type and period of a page, each in a span."""
    front = page.front
    found = (
        label("org_type", front.get("org_type"), locale),
        label("report_type", front.get("report_type"), locale),
        period_label(front.get("period"), locale),
    )
    return "".join(f"<span>{text(fact, locale)}</span>" for fact in found if fact)


def source_of(page: ListedPage, locale: str) -> str:
    """Whose and when, as HTML: 澄溪县档案馆，2025年上半年; the title where the unit is not known."""
    front = page.front
    if not front.get("org"):
        return text(front.get("title", page.path), locale)
    period = period_label(front.get("period"), locale)
    return text(front["org"], locale) + (say("，", ", ", locale) + text(period, locale) if period else "")
