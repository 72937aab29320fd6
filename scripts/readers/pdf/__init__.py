"""PDF files with text in them, read by PDFium: letters by their places, then as every printed document.

PDFium is not safe in threads: one reader a process. Properties, scripts, attachments, forms and links are not read.
"""

import re
from collections.abc import Iterator, Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from scripts.document import Blocks, plain_text
from scripts.encodings import is_chinese
from scripts.errors import MachineError, SourceError
from scripts.readers.pdf.letters import has_picture, letters_of, rules_of
from scripts.readers.pdf.lines import LOST, lines_of
from scripts.readers.printed import Sheet, blocks_of
from scripts.readers.reading import Reading
from scripts.readers.scan import read_scans

__all__ = ["read_pdf"]

MAX_PAGES = 500
MAX_DRAWN = 100_000
"""Things drawn on one page, a piece of text being one. A full page of text has a few thousand at most."""
MAX_LETTERS = 30_000
"""Of one page; a full page has 2,000."""
_FEW = 10
"""Letters up to which a page with a picture is a scan: its page number may be text."""
_ORIGINAL = "找 Word 或网页原件；没有的，把正文另存为 .txt 再来"


def read_pdf(data: bytes, file: str) -> Reading:
    """The blocks of a PDF. Raises SourceError when it is broken, locked, too large or without text to read."""
    document = _opened(data, file)
    try:
        read = [_sheet(document, at, file) for at in range(len(document))]
        sheets, told = _with_scans(document, read, file)
    finally:
        document.close()
    blocks = blocks_of(sheets)
    if not blocks:
        raise SourceError(file, "；".join(told) or "PDF 里没有文字", "找 Word 或网页原件再来")
    text = plain_text(blocks)
    if text.count(LOST) * 5 > len(text) or not is_chinese(text):
        raise SourceError(file, "PDF 里的字没有对照表，读出来是乱码", _ORIGINAL)
    return Reading(blocks, notes=(*told, *_notes(blocks)))


def _opened(data: bytes, file: str) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD:
            raise SourceError(file, "PDF 加了密码", "打开后另存一份不带密码的再来") from error
        raise SourceError(file, "PDF 打不开，可能是坏的", "找原件重新拷贝一份再来") from error
    count = len(document)
    if count > MAX_PAGES:
        document.close()
        raise SourceError(file, f"PDF 有 {count} 页（上限 {MAX_PAGES} 页）", "拆成几个文件再来")
    return document


def _sheet(document: pypdfium2.PdfDocument, at: int, file: str) -> tuple[Sheet, bool]:
    """A page, and whether it is a scan; one that PDFium can't make out is blank, as in every viewer."""
    try:
        page = document[at]
        if pdfium.FPDFPage_CountObjects(page.raw) > MAX_DRAWN:
            raise SourceError(file, f"第 {at + 1} 页画的东西太多（上限 {MAX_DRAWN} 个）", _ORIGINAL)
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return Sheet(at + 1, 595, 842, ()), False
    if text.count_chars() > MAX_LETTERS:
        raise SourceError(file, f"第 {at + 1} 页的字太多（上限 {MAX_LETTERS} 个）", _ORIGINAL)
    lines = tuple(lines_of(letters_of(page, text), at + 1))
    is_scan = sum(len(line.text) for line in lines) <= _FEW and has_picture(page)
    sheet = Sheet(at + 1, page.get_width(), page.get_height(), lines, tuple(rules_of(page)))
    text.close()
    page.close()
    return sheet, is_scan


def _with_scans(
    document: pypdfium2.PdfDocument, read: Sequence[tuple[Sheet, bool]], file: str
) -> tuple[list[Sheet], Sequence[str]]:
    """The pages, scans as tesseract reads them, and notes. Raises MachineError without it when there is no text."""
    sheets, scans = [sheet for sheet, _ in read], [sheet.number for sheet, is_scan in read if is_scan]
    try:
        found, notes = read_scans(document, scans, file)
    except MachineError as error:
        if not any(sheet.lines for sheet, is_scan in read if not is_scan):
            raise
        return sheets, [f"{len(scans)} 页是扫描图，没有读：{error.reason}"]
    return [found.get(sheet.number, sheet) for sheet in sheets], notes


def _notes(blocks: Blocks) -> Iterator[str]:
    if lost := len(re.findall(f"{LOST}+", plain_text(blocks))):
        yield f"{lost} 处的字在 PDF 里没有编码，标作〔缺〕"
