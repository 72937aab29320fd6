"""PDF files: each trait from a description a person can read to the blocks it gives; what is refused, and how."""

import re

import pytest

from scripts.document import SHEET, Lines, Source, plain_text
from scripts.errors import SourceError
from scripts.readers.pdf import MAX_PAGES, read_pdf
from scripts.readers.pdf.lines import plain
from scripts.readers.printed import Line, Sheet, blocks_of
from tests.cases_format import AFTER, CASES, Case, accept, read_cases, text_of
from tests.pdf_files import packed, pdf_file

DESCRIPTION = "版面"
GOOD = "张 300 200\n40 40 16 粗 砚汀县水利局工作报告\n60 80 12 全年开会六次，记录齐全。\n"


def every_case() -> list[object]:
    return [
        pytest.param(case, id=f"{file.stem}：{case.title}")
        for file in sorted((CASES / "readers" / "pdf").glob("*.md"))
        for case in read_cases(file, (DESCRIPTION, AFTER))
    ]


@pytest.mark.parametrize("case", every_case())
def test_case(case: Case, accepting: bool) -> None:
    read = text_of(read_pdf(pdf_file(case.fences[DESCRIPTION]), case.title).blocks)
    if accepting:
        accept(case, AFTER, read)
        return
    assert read == case.fences[AFTER]


def test_provenance_is_sheet_and_row() -> None:
    blocks = read_pdf(pdf_file(GOOD + GOOD), "a.pdf").blocks
    lines = blocks[-1].lines
    assert (str(lines), lines) == ("2:2", Lines(2 * SHEET + 2, 2 * SHEET + 2))
    assert Lines.parse("1:1-2:2") == blocks[0].lines.to(lines)
    assert Source("a.pdf", "", "pdf").where(blocks[0].lines.to(lines)) == "第 1 页 1 行至第 2 页 2 行"


def test_lines_without_looks_are_enough() -> None:
    """As scans give them: text and place, a guess of the size."""
    rows = [("一、工作情况", 40, 112), ("全年开会六次，记录齐全，每次议定的事", 64, 280), ("都有人办。", 40, 100)]
    lines = tuple(
        Line(text, 1, left, right, 20.0 + 20 * at, 32.0 + 20 * at, 12) for at, (text, left, right) in enumerate(rows)
    )
    assert (
        plain_text(blocks_of([Sheet(1, 320, 200, lines)]))
        == "一、工作情况\n全年开会六次，记录齐全，每次议定的事都有人办。"
    )


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_looked_at(turned: int) -> None:
    matrix = {90: b"0 1 -1 0 300 0", 180: b"-1 0 0 -1 300 200", 270: b"0 -1 1 0 0 200"}[turned]
    content = b"%s cm BT /F0 12 Tf 40 100 Td <%s> Tj ET" % (matrix, "全年开会六次。".encode("utf-16-be").hex().encode())
    box = b"/MediaBox[0 0 300 200]/Rotate %d" % turned
    assert plain_text(read_pdf(packed([(box, content)]), "a.pdf").blocks) == "全年开会六次。"


def test_scanned_pages_are_told() -> None:
    reading = read_pdf(pdf_file(GOOD + "张 300 200\n图\n"), "a.pdf")
    assert len(reading.notes) == 1
    assert re.match("第 2 页的图认不清，没有读|1 页是扫描图，没有读：", reading.notes[0])
    with pytest.raises(SourceError, match=r"第 1—2 页的图认不清|tesseract"):
        read_pdf(pdf_file("张 300 200\n图\n张 300 200\n图\n140 190 9 - 2 -\n"), "a.pdf")


def test_properties_are_not_read() -> None:
    tail = b"/Info<</Title(\xfe\xff\x80\x01)/Author(\xfe\xff\x80\x01)>>"
    reading = read_pdf(pdf_file(GOOD, tail=tail), "a.pdf")
    assert (reading.title, reading.date, reading.notes) == (None, None, ())


PAGE = b"/MediaBox[0 0 300 200]"
REFUSED = {
    "坏": (b"%PDF-1.4\n" + bytes(range(256)) * 20, "PDF 打不开，可能是坏的"),
    "空": (pdf_file("张 300 200\n"), "PDF 里没有文字"),
    "页太多": (packed([(PAGE, b"")], copies=MAX_PAGES + 1), f"PDF 有 {MAX_PAGES + 1} 页（上限 {MAX_PAGES} 页）"),
    "画得太多": (packed([(PAGE, b"0 0 m 9 9 l S\n" * 110_000)]), "第 1 页画的东西太多（上限 100000 个）"),
    "字太多": (
        packed([(PAGE, b"BT /F0 1 Tf 1 TL %sET" % (b"T* <%s> Tj " % (b"4E00" * 100) * 310))]),
        "第 1 页的字太多（上限 30000 个）",
    ),
    "乱码": (
        pdf_file("张 300 200\n40 40 12 号 " + "\u0e01\u0e02\u0e03\u0e04\u0e05\u0e06\u0e07" * 3),
        "PDF 里的字没有对照表，读出来是乱码",
    ),
    "撑大": (packed([(PAGE, b" " * 150_000_000)]), "PDF 里没有文字"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_refused_says_why(kind: str) -> None:
    data, reason = REFUSED[kind]
    with pytest.raises(SourceError) as caught:
        read_pdf(data, "来源/a.pdf")
    assert (caught.value.file, caught.value.reason) == ("来源/a.pdf", reason)
    assert caught.value.next_step


@pytest.mark.parametrize("kind", ["前面有别的字节", "交叉引用坏了"])
def test_what_every_viewer_opens_is_read(kind: str) -> None:
    data = pdf_file(GOOD)
    data = b"junk\n" * 100 + data if kind.startswith("前") else data.replace(b"startxref\n", b"startxref\n9")
    assert "全年开会六次" in plain_text(read_pdf(data, "a.pdf").blocks)


def test_radicals_and_compatibility_forms() -> None:
    assert "".join(map(plain, "⼀⽅⻓⻅豈ﬁＡ①")) == "一方长见豈fiＡ①".replace("豈", plain("豈"))
    assert plain("豈") == "豈"
