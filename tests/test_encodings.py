"""Texts that are not all report-like, in every encoding: right from 20 characters, nearly always from 6."""

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from opencc import OpenCC

from scripts.encodings import decode
from scripts.readers.txt import read_txt

PROSE = (Path(__file__).parent / "cases" / "prose.txt").read_text("utf-8").replace("\n", "")
"""Our own sentences as the pages had them on 24 November 2026, so that a new page does not draw other samples."""
USUAL = bytes(code for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF) for code in (lead, trail)).decode(
    "gb2312", "ignore"
)
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜"
SAMPLES = 150


def piece(dice: random.Random, length: int) -> str:
    start = dice.randrange(len(PROSE) - length)
    return PROSE[start : start + length]


def words(dice: random.Random, length: int) -> str:
    return "".join(dice.choices(USUAL, k=length))


def names(dice: random.Random, length: int) -> str:
    return "、".join(dice.choice(SURNAMES) + words(dice, dice.choice((1, 2))) for _ in range(length))[:length]


def mixed(dice: random.Random, length: int) -> str:
    made = (dice.choice((str(dice.randrange(2030)), "QQ", "APP", "5G", piece(dice, 4))) for _ in range(length))
    return piece(dice, 2) + "".join(made)[: length - 2]


def figures(dice: random.Random, length: int) -> str:
    rows = (f"{words(dice, 3)}\t{dice.randrange(999)}\r\n" for _ in range(length))
    return "".join(rows)[:length]


KINDS: dict[str, Callable[[random.Random, int], str]] = {
    "文章": piece, "少见的字": words, "姓名": names, "夹数字字母": mixed, "表": figures,
    "标点结尾": lambda dice, length: piece(dice, length - 3) + dice.choice(("。”）", "……！", "》，《")),
}  # fmt: skip
SIMPLIFIED = ("utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be")
TRADITIONAL = ("utf-8", "big5", "gbk", "utf-16-le", "utf-16-be")
_TRADITIONAL = OpenCC("s2tw")


def samples(kind: str, encoding: str, length: int, *, traditional: bool) -> Iterator[str]:
    dice = random.Random(f"{kind}{encoding}{length}{traditional}")
    while True:
        text = KINDS[kind](dice, length)
        text = _TRADITIONAL.convert(text) if traditional else text
        if re.search("[\u4e00-\u9fff]{2}", text) and text.encode(encoding, "ignore").decode(encoding) == text:
            yield text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("length", "floor"), [(6, 0.95), (20, 0.99), (60, 1.0)])
def test_decoded_exactly(kind: str, length: int, floor: float) -> None:
    floor = 1.0 if length >= 20 and kind not in {"夹数字字母", "表"} else floor  # those hold few Chinese characters
    for traditional, encodings in ((False, SIMPLIFIED), (True, TRADITIONAL)):
        right = total = 0
        for encoding in encodings:
            found = samples(kind, encoding, length, traditional=traditional)
            texts = [next(found) for _ in range(SAMPLES)]
            exact = [decode(text.encode(encoding)) == text for text in texts]
            right, total = right + sum(exact), total + len(exact)
            if floor == 1.0:
                assert all(exact), (encoding, texts[exact.index(False)])
        assert right >= floor * total


TEXT = "澄溪县档案馆2021年上半年工作报告：全年开会六次，记录齐全，没有缺席的人。"


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16-le", "utf-16-be"])
def test_zeros_behind_the_text_are_no_text(encoding: str) -> None:
    assert decode((TEXT + "\n").encode(encoding) + bytes(5_000)) == TEXT + "\n"


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_a_few_damaged_bytes_are_marked_and_noted(encoding: str) -> None:
    line = (TEXT + "\n").encode(encoding)
    whole = bytearray(line * 400)
    whole[len(line) * 200 + 30] = 0xFF
    reading = read_txt(bytes(whole), "a.txt")
    texts = [getattr(block, "text", "") for block in reading.blocks]
    assert sum(text == TEXT for text in texts) == 399
    assert "\ufffd" in texts[200]
    assert re.fullmatch("有 [12] 处字节坏了", "".join(reading.notes))  # in GBK the bytes behind may pair wrongly


@pytest.mark.parametrize(("start", "end"), [(1, None), (2, None), (0, -2), (0, -3)])
def test_utf8_cut_in_a_character_at_either_end(start: int, end: int | None) -> None:
    text = "会" + TEXT[:-1]
    found = decode(text.encode()[start:end])
    assert found is not None
    assert found.strip("\ufffd") == (text[1:] if start else text[:-1])


@pytest.mark.parametrize(("usual", "other"), [("utf-8", "gbk"), ("gbk", "utf-8"), ("utf-8", "big5")])
def test_lines_in_another_encoding_are_read_in_that(usual: str, other: str) -> None:
    strange = _TRADITIONAL.convert(TEXT) if other == "big5" else TEXT.replace("六次", "七次")
    lines = [TEXT.encode(usual)] * 20
    lines[3] = lines[12] = strange.encode(other)
    assert decode(b"\r\n".join(lines)) == "\r\n".join(strange if at in (3, 12) else TEXT for at in range(20))


def test_a_word_of_gbk_that_is_utf8_by_chance() -> None:
    text = "類別APP457"
    assert decode(text.encode("gbk")) == text
    assert decode("会议记录\ue404齐全，没有缺席的人。".encode()) == "会议记录\ue404齐全，没有缺席的人。"
