"""Word files written as one XML file (Flat OPC): put back into the zip that they are."""

import zipfile
from io import BytesIO

from lxml import etree

from scripts import gate
from scripts.errors import SourceError
from scripts.readers.docx import read_docx
from scripts.readers.reading import Reading

_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
_MARK = b"xmlPackage"


def is_flat(data: bytes) -> bool:
    """Whether an XML file is a Word file in one piece, not one of Word 2003."""
    return _MARK in data[:4_096].replace(b"\0", b"")


def read_flat(data: bytes, file: str) -> Reading:
    """The blocks of a Word file in one piece. Raises SourceError when it is none, or what a Word file may be."""
    if not is_flat(data):
        raise gate.refusal(file, "xml")
    return read_docx(_packed(data, file), file)


def _packed(data: bytes, file: str) -> bytes:
    """The Word file as a zip, without its pictures. Raises SourceError for broken XML."""
    try:
        root = etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError as error:
        raise SourceError(file, "不是完整的 XML", "在 Word 里打开看看，另存为 .docx 再来") from error
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for part in root.iter(f"{_PKG}part"):
            content = part.find(f"{_PKG}xmlData")
            if content is not None and len(content):
                package.writestr(part.get(f"{_PKG}name", "").lstrip("/"), etree.tostring(content[0]))
    return made.getvalue()
