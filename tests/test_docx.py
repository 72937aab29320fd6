"""Word files: each feature from a description a person can read to the blocks it gives; numbers of every format."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.passes.numbering import value_of
from scripts.readers.docx import read_docx
from scripts.readers.docx.counting import FORMATS, written
from tests.cases_format import AFTER, CASES, Case, accept, read_cases, text_of
from tests.docx_files import described

DESCRIPTION = "文档"


def every_case() -> list[object]:
    return [
        pytest.param(case, id=f"{file.stem}：{case.title}")
        for file in sorted((CASES / "readers" / "docx").glob("*.md"))
        for case in read_cases(file, (DESCRIPTION, AFTER))
    ]


@pytest.mark.parametrize("case", every_case())
def test_case(case: Case, accepting: bool) -> None:
    read = text_of(read_docx(described(case.fences[DESCRIPTION]), case.title).blocks)
    if accepting:
        accept(case, AFTER, read)
        return
    assert read == case.fences[AFTER]


@given(st.integers(1, 199))
def test_chinese_numbers_read_back_as_what_they_were(value: int) -> None:
    assert value_of(written(value, "chineseCountingThousand").replace("零", "")) == value


@given(st.integers(1, 99))
def test_all_ways_of_counting_in_chinese_agree_below_a_hundred(value: int) -> None:
    for style in ("chineseCounting", "taiwaneseCounting", "japaneseCounting", "taiwaneseCountingThousand"):
        assert value_of(written(value, style)) == value


@given(st.integers(1, 3_999))
def test_roman_numbers_add_up(value: int) -> None:
    worth = [dict(zip("IVXLCDM", (1, 5, 10, 50, 100, 500, 1000), strict=True))[x] for x in written(value, "upperRoman")]
    assert sum(a if a >= b else -a for a, b in zip(worth, [*worth[1:], 0], strict=True)) == value


@given(st.integers(1, 200))
def test_letters_are_repeated_after_z(value: int) -> None:
    text = written(value, "lowerLetter")
    assert (len(text) - 1) * 26 + ord(text[0]) - ord("a") + 1 == value
    assert len(set(text)) == 1


@pytest.mark.parametrize(
    ("style", "value", "printed"),
    [
        ("decimalZero", 7, "07"), ("decimalFullWidth", 12, "１２"), ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "21"), ("ideographTraditional", 11, "甲"), ("ideographZodiac", 3, "寅"),
        ("chineseLegalSimplified", 12, "壹拾贰"), ("ideographDigital", 120, "一二〇"), ("numberInDash", 3, "- 3 -"),
        ("decimalEnclosedParen", 3, "⑶"), ("none", 3, ""), ("cardinalText", 3, "3"), ("decimal", 0, "0"),
        ("lowerRoman", 100_000, "100000"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_word_prints_them(style: str, value: int, printed: str) -> None:
    assert written(value, style) == printed


def test_every_format_writes_every_number() -> None:
    assert all(isinstance(written(value, style), str) for style in FORMATS for value in (*range(1, 300), 9_999))
