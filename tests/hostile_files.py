"""Files made to choke, fool or abuse a converter, as bytes: written by hand, so that each holds just its own trick."""

import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from tests.docx_files import NS, RELS, TYPES, packed

TEXT = "全年开会六次，记录齐全。"
BODY = f"<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p>"


def parts(document: str | bytes | None = None, more: Mapping[str, str | bytes] | None = None) -> dict[str, str | bytes]:
    whole = f"<w:document {NS}><w:body>{BODY}</w:body></w:document>"
    return {"[Content_Types].xml": TYPES, "_rels/.rels": RELS, "word/document.xml": document or whole, **(more or {})}


def document(inside: str, head: str = "") -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>{head}<w:document {NS}><w:body>{inside}</w:body></w:document>'


def laughs() -> str:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return document("<w:p><w:r><w:t>&a11;</w:t></w:r></w:p>", f'<!DOCTYPE x [<!ENTITY a0 "哈">{entities}]>')


def external(address: str) -> str:
    return document("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", f'<!DOCTYPE x [<!ENTITY x SYSTEM "{address}">]>')


def locked_zip() -> bytes:
    """A zip whose members say they are encrypted."""
    data = bytearray(packed(parts()))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(mark, place + 1)
    return bytes(data)


def many_members() -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in parts().items():
            package.writestr(name, content)
        for at in range(6_000):
            package.writestr(f"word/media/{at}", "")
    return stream.getvalue()


def long_document(megabytes: int) -> bytes:
    """A document.xml of many megabytes that is small when packed."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name in ("[Content_Types].xml", "_rels/.rels"):
            package.writestr(name, parts()[name])
        with package.open("word/document.xml", "w", force_zip64=True) as stream_of_part:
            for _ in range(megabytes):
                stream_of_part.write(b"<w:p/>" * 174_762)
    return stream.getvalue()


def page_of(text: str, head: str = "", charset: str = "utf-8") -> bytes:
    """A web page with this inside its body."""
    start = f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>工作报告</title>{head}</head>'
    return f"{start}<body>{text}</body></html>".encode()


def pdf_file(
    contents: list[bytes], more: Mapping[int, bytes] | None = None, catalog: bytes = b"", flate: bool = False
) -> bytes:
    """A PDF with a page for each content stream; `more` are objects from number 10,000 on, `catalog` goes in the root.

    Its one font writes Chinese by UTF-16 codes, like many printers' do, so that the text can be read without a font file.
    """
    kids = b" ".join(b"%d 0 R" % (100 + 2 * at) for at in range(len(contents)))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R " + catalog + b" >>",
        2: b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(contents), kids),
        3: b"<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        4: b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /FontDescriptor 5 0 R"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 >>",
        5: b"<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0"
        b" /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>",
    }
    for at, content in enumerate(contents):
        packed_content = zlib.compress(content, 9) if flate else content
        how = b"/Filter /FlateDecode " if flate else b""
        resources = b"/Resources << /Font << /F1 3 0 R >> /XObject << /I1 10002 0 R >> >>"
        page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] %s /Contents %d 0 R >>" % (
            resources,
            101 + 2 * at,
        )
        objects[100 + 2 * at] = page
        objects[101 + 2 * at] = b"<< %s/Length %d >>\nstream\n%s\nendstream" % (
            how,
            len(packed_content),
            packed_content,
        )
    objects.update(more or {})
    out, offsets = BytesIO(b""), {}
    out.write(b"%PDF-1.7\n")
    for number, content in objects.items():
        offsets[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 1\n0000000000 65535 f \n")
    for number, offset in offsets.items():
        out.write(b"%d 1\n%010d 00000 n \n" % (number, offset))
    encrypt = b"/Encrypt 10001 0 R /ID [<00> <00>] " if 10001 in objects else b""
    out.write(b"trailer\n<< /Root 1 0 R /Size 20000 %s>>\nstartxref\n%d\n%%%%EOF\n" % (encrypt, start))
    return out.getvalue()


def pdf_text(text: str, top: int = 760) -> bytes:
    """The content stream of a page with these lines."""
    lines = (
        b"BT /F1 16 Tf 72 %d Td <%s> Tj ET" % (top - 30 * at, line.encode("utf-16-be").hex().encode())
        for at, line in enumerate(text.split("\n"))
    )
    return b"\n".join(lines)
