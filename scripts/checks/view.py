"""What a check is, and what it sees of a page.

A check is a generator over a `View`: `@check("PUNC-1") def …(view): yield line, message`. Its code never
changes and is the anchor of its rule in docs/contribute/rules.md; its docstring is the rule's name there.
"""

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

from scripts.checks import prose
from scripts.errors import PageError
from scripts.inline import plain
from scripts.page import split_front

Found: TypeAlias = tuple[int, str]
"""The 1-based line of the file, and what to do about it."""

_HEADING = re.compile(r"^(#{1,6})([ ]*)(.*?)[ ]*(?:\{:?[ ]*#([^\s{}]+)[^{}]*\})?[ ]*$")


@dataclass(frozen=True, slots=True)
class Head:
    """A heading line: `id` is None where it has none, `glued` when the space after # is missing."""

    line: int
    level: int
    text: str
    id: str | None
    glued: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What a page may name: ids of topic pages (None: not known), templates of ours."""

    topics: frozenset[str] | None = None
    templates: frozenset[str] = frozenset()


@dataclass(frozen=True)
class View:
    """One file as the checks see it; parts are worked out when first asked for (so no slots)."""

    file: str
    """Its name from the root (or the folder given) down, with / between folders."""
    raw: bytes | None
    """None when it is no plain file (a link, a device) or can't be read: then `problem` says why."""
    problem: str = ""
    known: Known = field(default_factory=Known)

    @cached_property
    def text(self) -> str:
        """The file as text, line ends as \\n."""
        return (self.raw or b"").decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")

    @cached_property
    def lines(self) -> list[str]:
        """All lines, front matter included."""
        return self.text.split("\n")

    @cached_property
    def head(self) -> tuple[dict[str, Any], str, int, PageError | None]:
        """Front matter, body, the line the body starts on, and why the front matter can't be read."""
        try:
            return *split_front(self.text, self.file), None
        except PageError as error:
            after = self.text.find("\n---\n", 3)
            first = self.text.count("\n", 0, after) + 3 if after >= 0 else 1
            return {}, "\n".join(self.lines[first - 1 :]), first, error

    @property
    def front(self) -> dict[str, Any]:
        """Front matter, empty when there is none."""
        return self.head[0]

    @property
    def first(self) -> int:
        """The line of the file the body starts on."""
        return self.head[2]

    @property
    def kind(self) -> str:
        """The page's type; `draft` for a text without front matter."""
        return str(self.front.get("type", "page")) if self.front else "draft"

    @property
    def chinese(self) -> bool:
        """Whether rules of Chinese typesetting hold (not on .en.md pages)."""
        return not self.file.endswith(".en.md")

    @cached_property
    def body_lines(self) -> list[str]:
        """Lines of the body, fenced code blanked, code spans masked."""
        return prose.without_code(prose.without_fences(self.head[1].split("\n")))

    @cached_property
    def prose(self) -> list[Found]:
        """Lines of running text, masked but of the same length; faulty examples and the receipt left out."""
        shown = prose.without_boxes(self.body_lines)
        return [(at, prose.masked(line)) for at, line in enumerate(shown, self.first) if line.strip()]

    @cached_property
    def texts(self) -> list[Found]:
        """The same lines as a reader sees them."""
        shown = prose.without_boxes(self.body_lines)
        return [(at, plain(line)) for at, line in enumerate(shown, self.first) if line.strip()]

    @cached_property
    def headings(self) -> list[Head]:
        """All headings outside of boxes."""
        found = ((at, _HEADING.match(line)) for at, line in enumerate(self.body_lines, self.first) if line[:1] == "#")
        return [Head(at, len(m[1]), m[3], m[4], not m[2]) for at, m in found if m]

    @property
    def date(self) -> str | None:
        """The latest day the text can be of, as far as known: YYYY-MM-DD, or the last month of its period."""
        if isinstance(day := self.front.get("date"), str | datetime.date):
            return str(day)[:10]
        found = re.fullmatch(r"(?:\d{4}/)?(\d{4})(?:-(H[12]|Q[1-4]|\d\d))?", str(self.front.get("period")), re.ASCII)
        if not found:
            return None
        part = found[2] or "12"
        month = int(part[1]) * {"H": 6, "Q": 3}[part[0]] if part[0] in "HQ" else int(part)
        return f"{found[1]}-{month:02}-31"

    def line_of(self, key: str) -> int:
        """The line of the file a front matter key stands on; 1 when it is not there."""
        starts = (f"{key}:", f'"{key}"', f"'{key}'")
        head = self.lines[: self.first - 1]
        return next((at for at, line in enumerate(head, 1) if line.startswith(starts)), 1)


@dataclass(frozen=True, slots=True)
class Check:
    """A rule with a stable code. `may_skip`: whether a page can turn it off with a reason."""

    code: str
    summary: str
    may_skip: bool
    find: Callable[[View], Iterator[Found]]


def check(code: str, *, may_skip: bool = True) -> Callable[[Callable[[View], Iterator[Found]]], Check]:
    """Make a check of a generator; the first line of its docstring is the name of the rule."""

    def wrap(find: Callable[[View], Iterator[Found]]) -> Check:
        return Check(code, (find.__doc__ or "").strip().split("\n")[0], may_skip, find)

    return wrap
