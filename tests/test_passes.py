import re
from pathlib import Path

import pytest

from scripts.passes import PASSES
from tests.cases_format import AFTER, BEFORE, CASES, UNCHANGED, UNSOLVED, Case, accept, blocks_of, read_cases, text_of

FOLDER = CASES / "passes"
BY_NAME = {each.name: each for each in PASSES}


def every_case() -> list[object]:
    return [
        pytest.param(
            case,
            id=f"{case.file.stem}：{case.title}",
            marks=[pytest.mark.xfail(strict=True, raises=AssertionError)] if case.title.startswith(UNSOLVED) else [],
        )
        for file in sorted(FOLDER.glob("*.md"))
        for case in read_cases(file)
    ]


@pytest.mark.parametrize("case", every_case())
def test_case(case: Case, accepting: bool) -> None:
    clean = BY_NAME[case.file.stem]
    before = blocks_of(case.fences[BEFORE])
    once = clean(before)
    if accepting and not case.title.startswith(UNSOLVED):
        accept(case, AFTER, text_of(once))
        return
    assert text_of(once) == text_of(blocks_of(case.fences[AFTER]))
    assert text_of(clean(once)) == text_of(once), "跑第二遍又变了"
    if case.title.startswith(UNCHANGED):
        assert once == before


def test_every_pass_has_cases_and_every_case_file_a_pass() -> None:
    assert {file.stem for file in FOLDER.glob("*.md")} == set(BY_NAME)


def test_every_pass_has_a_case_that_must_not_change() -> None:
    for file in FOLDER.glob("*.md"):
        assert any(case.title.startswith(UNCHANGED) for case in read_cases(file)), file.name


@pytest.mark.parametrize("each", PASSES, ids=lambda each: each.name)
def test_every_pass_says_in_chinese_what_it_does(each: object) -> None:
    assert re.match(r"[一-鿿]{2,6}：[^。]+。$", getattr(each, "summary", ""))


@pytest.mark.parametrize(
    "text",
    [
        "## 甲\n\n~~~ 原文\n一\n~~~\n",
        "## 甲\n\n~~~ 原文\n一\n\n~~~ 结果\n一\n~~~\n",
        "## 甲\n\n~~~ 原文\n一\n~~~\n\n~~~ 原文\n一\n~~~\n\n~~~ 结果\n一\n~~~\n",
        "## 甲\n\n~~~ 原文\n一\n~~~\n\n散落的字\n\n~~~ 结果\n一\n~~~\n",
        "## 甲\n\n~~~ 原文\n一\n~~~\n\n~~~ 结果\n一\n",
        "## 甲\n\n~~~ 起因\n一\n~~~\n",
        "",
    ],
)
def test_a_malformed_case_file_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "x.md"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"x\.md"):
        read_cases(file)


def test_accept_rewrites_the_result_only(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text(
        "## 甲\n\n~~~ 原文\n一\n~~~\n\n~~~ 结果\n旧\n~~~\n\n## 乙\n\n~~~ 原文\n~~~\n\n~~~ 结果\n~~~\n", encoding="utf-8"
    )
    first, second = read_cases(file)
    accept(first, AFTER, "新\n")
    accept(second, AFTER, "二\n")
    assert [case.fences for case in read_cases(file)] == [{BEFORE: "一\n", AFTER: "新\n"}, {BEFORE: "", AFTER: "二\n"}]
