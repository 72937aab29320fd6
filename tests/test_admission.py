"""What LibreOffice is given of each format, what is refused before, and web pages in one file."""

import base64
import quopri
import struct
import zipfile
from io import BytesIO

import pytest

from scripts.document import Heading, plain_text
from scripts.errors import SourceError
from scripts.office.admission import ADMITTED
from scripts.readers.docx.flat import read_flat
from scripts.readers.mht import read_mht
from tests.docx_files import described, packed

TEXT = "全年开会六次，记录齐全。"
END, FREE, DIRECTORY = 0xFFFFFFFE, 0xFFFFFFFF, 1


def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le")
    return (
        raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw) + 2, kind, 1, FREE, FREE, child)
        + bytes(36) + struct.pack("<IQ", start, size)
    )  # fmt: skip


def container(stream: str, content: bytes) -> bytes:
    """An OLE file with one stream of eight sectors at its root. Source: [MS-CFB] 2.2."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, DIRECTORY, 0, 4096, END, 0, END, 0) + struct.pack("<109I", 0, *[FREE] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, END, *range(3, 10), END, *[FREE] * 118)
    directory = entry("Root Entry", 5, 1, END, 0) + entry(stream, 2, FREE, 2, 4096) + bytes(256)
    return head + table + directory + content.ljust(4096, b"\0")


def fib(mark: int = 0xA5EC, version: int = 0xC1, flags: int = 0) -> bytes:
    return struct.pack("<HHIHH", mark, version, 0, 0, flags)


def test_a_word_file_of_97_or_later_is_admitted_as_it_is() -> None:
    data = container("WordDocument", fib())
    assert ADMITTED["doc"](data, "甲.doc") == data


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (container("WordDocument", fib(flags=0x100)), "加了密码"),
        (container("WordDocument", fib(version=0x68)), "是 Word 95 或更早的文档，现在读不了"),
        (container("WordDocument", b"\xdb\xa5" + bytes(20)), "是 Word 95 或更早的文档，现在读不了"),
        (container("MM", bytes(20)), "不是 Word 97 以后的文档，也可能坏了"),
        (container("WordDocument", fib())[:900], "不是 Word 97 以后的文档，也可能坏了"),
        (container("WordDocument", fib())[:40] + b"\xff" * 3000, "不是 Word 97 以后的文档，也可能坏了"),
    ],
    ids=["密码", "Word 95", "Word 2", "Works", "断了", "乱了"],
)
def test_other_old_files_are_refused(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError) as caught:
        ADMITTED["doc"](data, "甲.doc")
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("data", "kept"),
    [
        (rb"{\rtf1 a{\pict\pngblip 8950}b}", rb"{\rtf1 ab}"),
        (rb"{\rtf1 a{\*\template http://x/t.dot}b\{c\}}", rb"{\rtf1 ab\{c\}}"),
        (rb"{\rtf1{\object\objemb{\*\objdata 0105{\x 1}}{\result b}}}", rb"{\rtf1{\object\objemb{\result b}}}"),
        (b"{\\rtf1 a{\\pict\\bin5 }}}}}}b}", rb"{\rtf1 ab}"),
        (rb"{\rtf1 a\bin2000000000 b}", rb"{\rtf1 a}"),
        (rb"{\rtf1 a{\b b", rb"{\rtf1 a{\b b}}"),
        (rb"{\rtf1 a}{\rtf1 b}", rb"{\rtf1 a}"),
        (rb"{\leveltext \'02\'00\'3f;}", rb"{\leveltext \'02\'00\u12289\'3f;}"),
    ],
    ids=["图片", "模板", "对象", "二进制", "假长度", "断了", "两份", "顿号"],
)  # fmt: skip
def test_rtf_is_cut_down_to_its_text(data: bytes, kept: bytes) -> None:
    assert ADMITTED["rtf"](data, "甲.rtf") == kept


def test_rtf_nested_without_end_is_refused() -> None:
    with pytest.raises(SourceError, match="套得太深"):
        ADMITTED["rtf"](b"{\\rtf1 " + b"{" * 100_000, "甲.rtf")


def test_an_open_document_loses_all_but_text_and_styles() -> None:
    data = packed({
        "mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>", "styles.xml": "<b/>",
        "meta.xml": "<测试员/>", "Pictures/1.png": "x", "Basic/a.xml": "<c/>", "Object 1/content.xml": "<d/>",
        "META-INF/manifest.xml": "<m/>",
    })  # fmt: skip
    with zipfile.ZipFile(BytesIO(ADMITTED["odt"](data, "甲.odt"))) as made:
        assert made.namelist() == ["mimetype", "content.xml", "styles.xml", "META-INF/manifest.xml"]
        assert (made.read("content.xml"), made.read("styles.xml")) == (b"<a/>", b"<b/>")


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"META-INF/manifest.xml": "<x><manifest:encryption-data/></x>"}, "加了密码"),
        ({"content.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}, "里面有 DOCTYPE 声明"),
        ({"content.xml": "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>".encode("utf-16")}, "里面有 DOCTYPE 声明"),
        ({"content.xml": "<a>" + "字" * 9_000_000}, "content.xml 展开以后太大"),
    ],
    ids=["密码", "实体", "UTF-16 的 DOCTYPE", "炸弹"],
)
def test_hostile_open_documents_are_refused(parts: dict[str, str | bytes], reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        ADMITTED["odt"](packed({"content.xml": "<a/>", **parts}), "甲.odt")


@pytest.mark.parametrize(("name", "root"), [("xml", "w:wordDocument"), ("fodt", "office:document")])
def test_entities_in_one_xml_file_are_refused(name: str, root: str) -> None:
    with pytest.raises(SourceError, match="DOCTYPE"):
        ADMITTED[name](f"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><{root}/>".encode(), "甲.xml")


def test_a_word_file_in_one_piece_is_read() -> None:
    with zipfile.ZipFile(BytesIO(described(f"[居中 22 粗] 工作报告\n[粗] 一、情况\n{TEXT}"))) as package:
        parts = "".join(
            f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{package.read(name).decode()}</pkg:xmlData></pkg:part>'
            for name in package.namelist()
        )
    xml = f'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{parts}</pkg:package>'
    blocks = read_flat(xml.encode(), "甲.xml").blocks
    assert [each.text for each in blocks if isinstance(each, Heading)] == ["工作报告", "情况"]


PAGE = (
    "<html><head><title>某县2023年工作报告</title></head><body><h1>某县2023年工作报告</h1><p>一、开展情况</p>"
    f"<p>{TEXT * 6}</p><p>二、下一步打算</p><p>{TEXT * 5}</p></body></html>"
)


def archive(body: bytes, coding: str, charset: str, before: str = "") -> bytes:
    head = (
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"XX\"\r\n\r\n"
        f"{before}--XX\r\nContent-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: {coding}\r\n\r\n"
    )  # fmt: skip
    return head.encode() + body + b"\r\n--XX\r\nContent-Type: image/png\r\n\r\nx\r\n--XX--\r\n"


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "us-ascii", "no-such"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("coding", ["quoted-printable", "base64", "8bit"])
def test_the_page_in_a_web_archive_is_read_by_its_bytes(coding: str, encoding: str, charset: str) -> None:
    raw = PAGE.encode(encoding)
    body = (
        raw
        if coding == "8bit"
        else quopri.encodestring(raw)
        if coding == "quoted-printable"
        else base64.encodebytes(raw)
    )
    reading = read_mht(archive(body, coding, charset), "甲.mht")
    headings = [each.text for each in reading.blocks if isinstance(each, Heading)]
    assert headings[0] == "某县2023年工作报告"
    assert TEXT * 6 in plain_text(reading.blocks)


def test_a_mail_says_what_was_attached_and_is_read_as_text() -> None:
    mail = (
        "Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=Y\n\n--Y\nContent-Type: text/plain\n"
        f"Content-Transfer-Encoding: 8bit\n\n{TEXT}\n--Y\nContent-Type: application/msword\n"
        "Content-Disposition: attachment; filename=a.doc\n\nx\n--Y--\n"
    )
    reading = read_mht(mail.encode("gbk"), "甲.eml")
    assert plain_text(reading.blocks) == TEXT
    assert reading.notes == ("1 个附件没有读",)


def deep(levels: int) -> bytes:
    return b"MIME-Version: 1.0\n" + b"".join(
        f"Content-Type: multipart/mixed; boundary=B{n}\n\n--B{n}\n".encode() for n in range(levels)
    )


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\nContent-Type: image/png\n\nx",
        TEXT.encode(),
        deep(3_000),
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n"
        + b"--B\nContent-Type: image/png\n\nx\n" * 3_000,
    ],
    ids=["没有网页", "不是邮件", "套得太深", "太多"],
)
def test_hostile_web_archives_are_refused(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        read_mht(data, "甲.mht")
    assert caught.value.next_step
