"""Our own pages hold no defect: whatever a pass changes in their words is a false repair."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.document import Lines, Paragraph
from scripts.passes import PASSES
from scripts.pipeline import CleaningPass, han

DOCS = Path(__file__).parents[1] / "docs"
_MARKUP = re.compile(r"`[^`]*`|\{[:#][^{}]*\}|\[([^\]]*)\]\([^()]*\)|^(?:#+|[-*>|]|\d+\.) |\*+|<[^<>]*>")
_ABOUT_DEFECTS = {"convert.md", "search.md", "pages.md", "rules.md", "left-over-names.md"}
"""Pages that show masks and code as such."""
_SHOWN = re.compile("“”|××|〇〇")


def innocent() -> Iterator[str]:
    """Every line of running text of the pages written by hand and of the examples, markup left out."""
    for file in sorted(DOCS.rglob("*.md")):
        if "zh-Hant" in file.name or file.name in _ABOUT_DEFECTS:
            continue
        text = re.sub(
            r"\A---\n.*?\n---\n|^(```|~~~).*?^\1$|^\?\?\? receipt.*",
            "",
            file.read_text(encoding="utf-8"),
            flags=re.S | re.M,
        )
        for line in text.split("\n"):
            plain = _MARKUP.sub(lambda found: found[1] or "", line).strip()
            if "`" not in line and len(plain) > 3 and not _SHOWN.search(plain):
                yield plain


LINES = tuple(dict.fromkeys(innocent()))


@pytest.mark.parametrize("each", PASSES, ids=lambda each: each.name)
def test_no_pass_changes_a_word_of_our_own_pages(each: CleaningPass) -> None:
    changed = []
    for text in LINES:
        before = (Paragraph(text, Lines(1, 1)),)
        after = each(before)
        if after != before and han(after) != han(before):
            changed.append(text)
    assert changed == []


def test_there_is_enough_to_look_at() -> None:
    assert len(LINES) > 2000
