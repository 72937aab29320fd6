"""PDF files with text in them, read by PDFium: letters by their places, then as every printed document.

PDFium is not safe in threads: one reader a process. Properties, scripts, attachments and forms are not read.
"""

import pypdfium2

from scripts.errors import SourceError
from scripts.readers.pdf.letters import letters_of, rules_of
from scripts.readers.pdf.lines import lines_of
from scripts.readers.printed import Sheet, blocks_of
from scripts.readers.reading import Reading

__all__ = ["read_pdf"]


def read_pdf(data: bytes, file: str) -> Reading:
    """The blocks of a PDF. Raises SourceError when it is broken, locked or holds no text."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise SourceError(file, "PDF 打不开，可能是坏的", "找原件重新拷贝一份再来") from error
    sheets = [_sheet(document, at) for at in range(len(document))]
    return Reading(blocks_of(sheets))


def _sheet(document: pypdfium2.PdfDocument, at: int) -> Sheet:
    page = document[at]
    text = page.get_textpage()
    lines = tuple(lines_of(letters_of(page, text), at + 1))
    return Sheet(at + 1, page.get_width(), page.get_height(), lines, tuple(rules_of(page)))
