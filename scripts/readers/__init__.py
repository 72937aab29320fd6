"""Readers: bytes of one format → blocks. `READERS` is the index of formats; a new one is a file and a line here."""

import hashlib

from scripts import gate
from scripts.document import Document, Source, Table, plain_text
from scripts.errors import SourceError
from scripts.pipeline import HAN
from scripts.readers.doc import read_doc
from scripts.readers.docx import read_docx
from scripts.readers.docx.flat import read_flat
from scripts.readers.html import read_html
from scripts.readers.mht import read_mht
from scripts.readers.pdf import read_pdf
from scripts.readers.reading import Reader, Reading
from scripts.readers.scan.picture import read_picture
from scripts.readers.txt import read_txt
from scripts.sources import SourceFile

__all__ = ["READERS", "Reader", "Reading", "read"]

READERS: dict[str, Reader] = {
    "txt": read_txt,
    "docx": read_docx,
    "doc": read_doc,
    "html": read_html,
    "xml": read_flat,
    "mht": read_mht,
    "pdf": read_pdf,
    "picture": read_picture,
}
"""By the names of `gate.FORMATS`."""


def read(source: SourceFile) -> Document:
    """The document in a file, by its content. Raises SourceError when it can't be read."""
    file = source.file
    data = gate.content_of(source.path, file)
    name = gate.format_of(data, source.path.suffix.lower(), file)
    if source.docx:
        reading = read_docx(source.docx.read_bytes(), file)
    elif name in READERS:
        reading = READERS[name](data, file)
    else:
        raise gate.refusal(file, name)
    text = plain_text(reading.blocks)
    paragraphs = sum(sum(map(len, block.rows)) if isinstance(block, Table) else 1 for block in reading.blocks)
    gate.admit_text(file, characters=len(text), paragraphs=paragraphs)
    if not HAN.search(text):
        raise SourceError(file, "文件里没有汉字", "检查原件，重新保存后再来")
    digest = hashlib.sha256(data).hexdigest()
    told = Source(file, digest, name, reading.title, reading.date, reading.notes, reading.encoding)
    return Document(told, reading.blocks, notes=reading.notes)
