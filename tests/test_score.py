"""The static score of a passage: which of two stands first (tests/cases/score.yml), and what holds for any text."""

from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from scripts.index.documents import IndexedPage, IndexedPassage, collect
from scripts.index.score import HIGHEST, score
from scripts.scheme import OURS
from tests.cases_format import CASES

ROOT = Path(__file__).parent.parent
PAIRS: dict[str, list[dict[str, str]]] = yaml.safe_load((CASES / "score.yml").read_text("utf-8"))
PAGE = IndexedPage("a.md", {"title": "云陂一中工作报告"}, {}, (), (), worth=2)
MICROSECONDS = 25
"""Aim 10 on a quiet machine; the bound leaves room for a busy one."""


def scored(text: str, page: IndexedPage = PAGE, section: int = 0) -> int:
    return score(page, IndexedPassage("a1.1", section, "", text))


@pytest.mark.parametrize("pair", PAIRS["higher"], ids=lambda pair: pair["why"])
def test_first_stands_above(pair: dict[str, str]) -> None:
    assert scored(pair["first"]) > scored(pair["then"])


@pytest.mark.parametrize("pair", PAIRS["same"], ids=lambda pair: pair["why"])
def test_neither_stands_above(pair: dict[str, str]) -> None:
    assert scored(pair["first"]) == scored(pair["then"])


@given(st.text(), st.integers(-5, 9), st.booleans())
def test_any_text_has_a_score_that_depends_on_it_alone(text: str, worth: int, is_copy: bool) -> None:
    page = replace(PAGE, worth=worth, copy_of="b.md" if is_copy else "")
    assert 0 <= scored(text, page) == scored(text, page) <= HIGHEST


@given(st.text())
def test_a_better_page_never_lowers_it(text: str) -> None:
    points = [scored(text, replace(PAGE, worth=worth)) for worth in range(4)]
    assert points == sorted(points)
    assert scored(text, replace(PAGE, worth=3, copy_of="b.md")) == points[0]


@given(st.text())
def test_the_opening_of_a_report_never_stands_above_what_it_leads_to(text: str) -> None:
    assert scored(text, section=-1) <= scored(text)
    assert scored(text, replace(PAGE, worth=0), -1) == scored(text, replace(PAGE, worth=0))


@given(st.text(min_size=20))
def test_a_slogan_never_raises_it(text: str) -> None:
    assert scored(f"不断加强，{text}") <= scored(f"一月九日，{text}")


def test_scores_of_our_pages_are_spread_and_quick() -> None:
    pages = collect(ROOT / "docs", (), OURS)
    begun = process_time()
    scores = [score(page, passage) for page in pages for passage in page.passages]
    assert (process_time() - begun) / len(scores) * 1e6 < MICROSECONDS
    assert max(map(scores.count, range(HIGHEST + 1))) < len(scores) / 3, "one score for a third: it tells nothing apart"
