"""Rules that are only a pattern and a message: patterns.json, which the draft page runs in the browser as well.

Fields: `code`, `pattern`, `message` ({} is the found text); `where` text (what a reader sees, faulty examples left
out) or page (every line); `kinds` of pages it holds for (none: all); `unless` a pattern on the same line;
`not_before` a date the page must not be earlier than. Patterns use only what Python and JavaScript read alike.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from scripts.checks.view import Check, Found, View, check

FILE = Path(__file__).with_name("patterns.json")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One entry of patterns.json."""

    code: str
    pattern: str
    message: str
    where: Literal["text", "page"] = "text"
    kinds: tuple[str, ...] = ()
    unless: str = ""
    not_before: str = ""
    finds: re.Pattern[str] = field(init=False, compare=False)
    excused: re.Pattern[str] | None = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "finds", re.compile(self.pattern))
        object.__setattr__(self, "excused", re.compile(self.unless) if self.unless else None)

    def holds_for(self, view: View) -> bool:
        """Whether the page is of a kind and time this pattern speaks of."""
        if self.kinds and view.kind not in self.kinds:
            return False
        return not self.not_before or (view.date is not None and view.date < self.not_before)

    def message_for(self, found: str) -> str:
        """The message with the found text in it; characters nobody can see by their number."""
        seen = "".join(char if char.isprintable() else f"U+{ord(char):04X}" for char in found[:40])
        return self.message.replace("{}", seen)


def load(text: str) -> tuple[Pattern, ...]:
    """The patterns of a JSON text, in order."""
    return tuple(Pattern(**{**entry, "kinds": tuple(entry.get("kinds", ()))}) for entry in json.loads(text))


PATTERNS = load(FILE.read_text(encoding="utf-8"))


def pattern_check(code: str, name: str) -> Check:
    """The check made of all patterns of one code: at most one finding a line and pattern."""

    def find(view: View) -> Iterator[Found]:
        for rule in (rule for rule in PATTERNS if rule.code == code and rule.holds_for(view)):
            lines = view.texts if rule.where == "text" else enumerate(view.lines, 1)
            for at, line in lines:
                found = rule.finds.search(line)
                if found and not (rule.excused and rule.excused.search(line)):
                    yield at, rule.message_for(found[0])

    find.__doc__ = name
    return check(code)(find)


gap_1 = pattern_check("GAP-1", "缺口要标明")
char_1 = pattern_check("CHAR-1", "没有看不见的和形近的字符")
priv_1 = pattern_check("PRIV-1", "不登个人信息")
name_1 = pattern_check("NAME-1", "文件和会议的名称写对")
time_1 = pattern_check("TIME-1", "提法合乎写作的时间")
