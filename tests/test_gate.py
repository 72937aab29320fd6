"""The gate: what a file is by its content, and what is refused with which next step."""

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from scripts import gate
from scripts.errors import SourceError
from scripts.readers import READERS, read
from scripts.sources import SourceFile

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
TEXT = "全年开会六次，记录齐全。"
PAGE = f"<!DOCTYPE html><html><head><title>工作报告</title></head><body><p>{TEXT}</p></body></html>"


def package(*names: str) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return made.getvalue()


WORD = package("[Content_Types].xml", "word/document.xml")


@pytest.mark.parametrize(
    ("suffix", "data", "name"),
    [
        (".txt", TEXT.encode("gbk"), "txt"),
        (".txt", PAGE.encode("gbk"), "html"),
        (".doc", PAGE.encode(), "html"),
        (".wps", b"\xef\xbb\xbf\r\n<!-- saved --> <HTML xmlns:o='x'><p>", "html"),
        (".doc", PAGE.encode("utf-16"), "html"),
        (".xml", b"<?xml version='1.0' encoding='utf-8'?>\n" + PAGE.encode(), "html"),
        (".htm", TEXT.encode(), "txt"),
        (".htm", TEXT.encode("utf-16"), "txt"),
        (".shtml", f"{TEXT}<br>{TEXT}".encode(), "html"),
        (".docx", WORD, "docx"),
        (".doc", WORD, "docx"),
        (".txt", WORD, "docx"),
        (".docx", OLE + "WordDocument".encode("utf-16-le"), "doc"),
        (".docx", OLE + "EncryptedPackage".encode("utf-16-le"), "locked"),
        (".doc", OLE + "Workbook".encode("utf-16-le"), "office"),
        (".docx", package("[Content_Types].xml", "xl/workbook.xml"), "office"),
        (".docx", package("mimetype", "content.xml"), "odt"),
        (".xml", b"<?xml version='1.0'?>\n<office:document office:version='1.3'>", "fodt"),
        (".zip", package("OFD.xml"), "ofd"),
        (".docx", package("报告.docx"), "zip"),
        (".docx", WORD[:40], "broken"),
        (".txt", b"<!---->" * 400, "txt"),
        (".txt", b"%PDF-1.7\n", "pdf"),
        (".docx", b"\r\n\r\n%PDF-1.4\n", "pdf"),
        (".doc", rb"{\rtf1\ansi}", "rtf"),
        (".doc", b"<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:wordDocument/>", "xml"),
        (".doc", b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "mht"),
        (".mht", b"From: <Saved by Blink>\r\nMIME-Version: 1.0", "mht"),
        (".txt", b"\x89PNG\r\n\x1a\n", "picture"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_content_decides_what_a_file_is(suffix: str, data: bytes, name: str) -> None:
    assert gate.format_of(data, suffix, f"a{suffix}") == name


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.xyz", b"text", "不认识的文件类型“.xyz”"),
        ("a", b"text", "不认识的文件类型“无后缀”"),
        ("a.txt", b"", "文件是空的"),
        ("a.txt", b" \r\n\t", "文件是空的"),
        ("a.txt", b"x" * (gate.MAX_BYTES + 1), "文件太大（20 MB，上限 20 MB）"),
        ("a.docx", TEXT.encode(), "名字说是Word 文档（.docx、.docm），内容不是"),
        ("a.pdf", TEXT.encode(), "名字说是PDF（.pdf），内容不是"),
        ("a.txt", b"%PDF-1.7\n", "PDF 打不开，可能是坏的"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "这是加了密码的 Office 文档，现在读不了"),
        ("a.docx", OLE, "用 antiword 读不出来"),
    ],
    ids=["类型", "无后缀", "空", "空白", "太大", "文本冒充 docx", "文本冒充 PDF", "PDF 改名", "加密", "doc 改名"],
)
def test_what_is_refused_says_why_and_what_to_do(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SourceError) as caught:
        read(SourceFile(tmp_path / name, f"来源/{name}"))
    assert (caught.value.file, caught.value.reason) == (f"来源/{name}", reason)
    assert caught.value.next_step


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "b.txt").mkdir()
    for name, reason in (("a.txt", "打不开文件"), ("b.txt", "不是普通文件")):
        with pytest.raises(SourceError, match=reason):
            read(SourceFile(tmp_path / name, name))


@pytest.mark.skipif(os.name == "nt", reason="Windows 上要有权限才能建链接")
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    with pytest.raises(SourceError, match="不是普通文件（链接、管道、设备之类）"):
        read(SourceFile(tmp_path / "b.txt", "b.txt"))


@pytest.mark.parametrize(
    ("name", "told"), [("a\nb.txt", "a\ufffdb.txt"), ("\udcff.txt", "\ufffd.txt")], ids=["换行", "乱码"]
)
def test_a_name_no_message_can_hold_is_refused(tmp_path: Path, name: str, told: str) -> None:
    with pytest.raises(SourceError, match="文件名里有认不出的字") as caught:
        read(SourceFile(tmp_path / name, name))
    assert caught.value.file == told


def test_every_reader_has_a_format_and_suffixes_are_written_small() -> None:
    assert set(READERS) <= set(gate.FORMATS)
    suffixes = [suffix for each in gate.FORMATS.values() for suffix in each.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in suffixes)
