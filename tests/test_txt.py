import codecs
from pathlib import Path

import pytest

from scripts.document import Lines, Paragraph
from scripts.encodings import decode
from scripts.errors import SourceError
from scripts.readers import read
from scripts.sources import SourceFile

SIMPLIFIED = "砚汀县水利局2021年上半年意识形态工作报告：全年开会六次，记录齐全，没有缺席的人。"
TRADITIONAL = "望杏區菱橋社區2023年上半年意識形態工作報告：全年開會六次，記錄齊全，沒有缺席的人。"


@pytest.mark.parametrize("length", [6, 8, 12, 20, 30, len(SIMPLIFIED)])
@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "gb18030", "utf-16-le", "utf-16-be"])
def test_simplified_text_in_every_encoding(encoding: str, length: int) -> None:
    for start in range(0, len(SIMPLIFIED) - length + 1, 7):
        text = SIMPLIFIED[start : start + length]
        assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("length", [6, 8, 12, 20, 30, len(TRADITIONAL)])
@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030", "utf-16-le", "utf-16-be"])
def test_traditional_text_in_every_encoding(encoding: str, length: int) -> None:
    for start in range(0, len(TRADITIONAL) - length + 1, 7):
        text = TRADITIONAL[start : start + length]
        assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
    ids=["utf-8", "utf-16-le", "utf-16-be"],
)
def test_a_byte_order_mark_is_believed_and_dropped(mark: bytes, encoding: str) -> None:
    assert decode(mark + SIMPLIFIED.encode(encoding)) == SIMPLIFIED


def test_a_rare_character_of_gb18030_is_kept() -> None:
    assert decode("关于䲟鱼人工驯养的报告".encode("gb18030")) == "关于䲟鱼人工驯养的报告"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_file_cut_inside_a_character_keeps_its_text(encoding: str) -> None:
    assert decode(SIMPLIFIED.encode(encoding)[:-1]) == SIMPLIFIED[:-1] + "\ufffd"


def test_lines_become_paragraphs_with_their_numbers(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("题目\r\n\r\n　　第\x00一\u200b段\r第二段\n \n第三段\u2028第四段".encode())
    blocks = read(SourceFile(file, "a.txt")).blocks
    lines = [("题目", 1), ("　　第一段", 3), ("第二段", 4), ("第三段", 6), ("第四段", 7)]
    assert blocks == tuple(Paragraph(text, Lines(at, at)) for text, at in lines)


def test_the_source_is_named_by_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "a.TXT"
    file.write_bytes("开会六次。".encode("gbk"))
    source = read(SourceFile(file, "乡镇/a.TXT")).source
    assert (source.file, source.reader) == ("乡镇/a.TXT", "txt")
    assert source.sha256 == "0ba351c108b7fea27bcf90e222843b8cefda58d90d0c1e8efeedc86484bb2642"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("\u200b\u3000\n".encode(), "文件里没有汉字"),
        (b"root:x:0:0\n", "文件里没有汉字"),
        (bytes(range(128, 256)) * 4, "编码认不出来"),
    ],
    ids=["看不见的字", "没有汉字", "乱字节"],
)
def test_bytes_without_text_are_said_with_what_to_do(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    with pytest.raises(SourceError, match=reason) as caught:
        read(SourceFile(tmp_path / "a.txt", "来源/a.txt"))
    assert caught.value.file == "来源/a.txt"
    assert caught.value.next_step


def test_blank_lines_are_not_counted_and_too_much_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("全年开会六次。" + "\r\n" * 4_000_000 + "记录齐全。", encoding="utf-8")
    assert [block.lines.first for block in read(SourceFile(file, "a.txt")).blocks] == [1, 4_000_001]
    for text, reason in (
        ("全年开会六次。" * 430_000, r"字太多（301 万字，上限 300 万字）"),
        ("开会\n" * 50_001, r"段落太多（50001 段，上限 50000 段）"),
    ):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(SourceError, match=reason):
            read(SourceFile(file, "a.txt"))
