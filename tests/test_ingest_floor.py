"""The score of our conversion on the gold set may not fall: tests/cases/ingest-floor.yml holds what it must reach."""

import shutil
from collections import Counter
from functools import cache

import pytest
import yaml

from scripts import office
from tests.cases_format import CASES
from tests.gold import Wanted, gold, ours, score, tally

FLOOR: dict[str, dict[str, float]] = yaml.safe_load((CASES / "ingest-floor.yml").read_text(encoding="utf-8"))
NEEDS = {
    **dict.fromkeys(office.VIA_WORD, ("LibreOffice", office.program_path())),
    **dict.fromkeys(("pdf", "picture"), ("tesseract", shutil.which("tesseract"))),
}
MARGIN = 0.002


@cache
def by_format() -> dict[str, list[Wanted]]:
    every = list(gold())
    return {name: [each for each in every if each.format == name] for name in {each.format for each in every}}


@pytest.mark.parametrize("name", FLOOR)
def test_score_does_not_fall(name: str) -> None:
    program, place = NEEDS.get(name, ("", "."))
    if place is None:
        pytest.skip(f"这台机器没有 {program}")
    counts = sum((tally(each, ours(each.path)) for each in by_format()[name]), Counter())
    reached = {measure: round(value, 4) for measure, value in score(counts).items()}
    fallen = {
        measure: (reached.get(measure), floor)
        for measure, floor in FLOOR[name].items()
        if reached.get(measure, 0) < floor
    }
    assert not fallen, f"{name} 的得分降了（现在，底线）：{fallen}"
    assert not counts["left over"], "该去掉的没有去掉"
    higher = {measure: value for measure, value in reached.items() if value > FLOOR[name].get(measure, 0) + MARGIN}
    if higher:
        print(f"{name} 的得分升了，请把 ingest-floor.yml 改成：{higher}")


def test_every_format_of_the_gold_set_has_a_floor() -> None:
    assert set(by_format()) == set(FLOOR)
