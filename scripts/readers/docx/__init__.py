"""Word files (.docx, .docm): styles, bold lines, automatic numbers, tables, text boxes, accepted changes.

`lines` are paragraphs, counted from the top in reading order, those in tables and text boxes included, empty ones too,
deleted ones not. Properties of the file (author, company, title, dates) are never read; nor are comments, headers,
footers, pictures, macros and anything outside the file.
"""

from scripts.errors import SourceError
from scripts.readers.docx.body import Body
from scripts.readers.docx.names import Element, child, w
from scripts.readers.docx.numbering import numbering_of
from scripts.readers.docx.outline import blocks_of
from scripts.readers.docx.package import Package
from scripts.readers.docx.styles import Styles
from scripts.readers.docx.tables import flow_of
from scripts.readers.reading import Reading

__all__ = ["read_docx"]


def read_docx(data: bytes, file: str) -> Reading:
    """The blocks of a Word file. Raises SourceError when it is broken, locked, hostile or too large."""
    package = Package(data, file)
    body = child(package.root(package.main), "body")
    if body is None:
        raise SourceError(file, "里面没有 Word 正文", "在 Word 或 WPS 里打开看看，另存为 .docx 再来")
    styles = Styles(package.part("styles"))
    reader = Body(styles, numbering_of(package.part("numbering"), styles), _notes(package))
    return Reading(blocks_of(list(flow_of(reader.parts(body)))))


def _notes(package: Package) -> dict[tuple[str, str], Element]:
    """Foot- and endnotes by their part and id."""
    found: dict[tuple[str, str], Element] = {}
    for part in ("footnotes", "endnotes"):
        root = package.part(part)
        for each in root if root is not None else ():
            found[part, each.get(w("id"), "")] = each
    return found
