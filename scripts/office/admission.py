"""What LibreOffice may be given: each format checked by itself, and cut down to what holds text where that is simple.

`ADMITTED` is the index. Every function takes bytes and the name of the file, gives the bytes to convert, and raises
SourceError for what has a password, is too old, or is made to choke a parser.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

from scripts.errors import SourceError
from scripts.office import ole
from scripts.readers.docx.package import MAX_PART, MAX_RATIO

_RESAVE = "在 Word 或 WPS 里打开看看，另存为 .docx 再来"
_UNLOCK = "打开后去掉密码，另存为 .docx 再来"
_FIRST_FIB = 0xC1
"""The format of Word 97. Source: [MS-DOC] 2.5.1; older ones differ in everything behind."""
_MAX_DEPTH, _SMALL = 256, 2_000_000
_TOKEN = re.compile(rb"\\bin(\d{1,9}) ?|\\[\\{}]|[{}]")
_DROPPED = re.compile(
    rb"\{\s*(?:\\\*)?\s*\\(?:pict|nonshppict|objdata|template|datastore|themedata|colorschememapping|blipuid)(?![a-z])"
)
"""Groups of RTF that hold pictures, objects and templates, no text."""
_LOST_MARK = re.compile(rb"(\\leveltext[^;{}]{0,80}\\'0[0-8])(\\'3f;)")
"""A “、” behind an automatic number in RTF that LibreOffice wrote; it became a question mark."""
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError, KeyError)
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def _doc(data: bytes, file: str) -> bytes:
    head = ole.head_of(data, "WordDocument")
    if head is None:
        raise SourceError(file, "不是 Word 97 以后的文档，也可能坏了", _RESAVE)
    mark, version = struct.unpack_from("<HH", head)
    flags = struct.unpack_from("<H", head, 10)[0]
    if mark != 0xA5EC or version < _FIRST_FIB:
        raise SourceError(file, "是 Word 95 或更早的文档，现在读不了", _RESAVE)
    if flags & 0x100:
        raise SourceError(file, "加了密码", _UNLOCK)
    return data


def _rtf(data: bytes, file: str) -> bytes:
    """RTF without the groups that hold pictures and objects, their binary parts skipped."""
    kept, depth, begin, dropped_at, at = [], 0, 0, 0, 0
    while found := _TOKEN.search(data, at):
        at = found.end()
        if found[1]:
            if not dropped_at:
                kept.append(data[begin : found.start()])
            begin = at = at + int(found[1])
        elif found[0] == b"{":
            depth += 1
            if depth > _MAX_DEPTH:
                raise SourceError(file, "括号套得太深，不像正常的 RTF", _RESAVE)
            if not dropped_at and _DROPPED.match(data, found.start()):
                kept.append(data[begin : found.start()])
                dropped_at = depth
        elif found[0] == b"}":
            if depth == dropped_at:
                begin, dropped_at = at, 0
            depth -= 1
            if depth <= 0:
                break
    if not dropped_at:
        kept.append(data[begin : at if depth <= 0 else None])
    kept.append(b"}" * depth)
    return _LOST_MARK.sub(rb"\1\\u12289\2", b"".join(kept))


def _odt(data: bytes, file: str) -> bytes:
    """The text and styles of an OpenDocument file in a new one, without pictures, objects, scripts, properties."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            if b"encryption-data" in _member(package, "META-INF/manifest.xml", file):
                raise SourceError(file, "加了密码", _UNLOCK)
            parts = {name: _member(package, name, file) for name in ("content.xml", "styles.xml")}
    except _BROKEN as error:
        raise SourceError(file, "文件坏了或不完整", _RESAVE) from error
    for part in parts.values():
        _xml(part, file)
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        for name, part in (*parts.items(), ("META-INF/manifest.xml", _MANIFEST.encode())):
            if part:
                package.writestr(name, part)
    return made.getvalue()


def _member(package: zipfile.ZipFile, name: str, file: str) -> bytes:
    """One member, never more than the limit; empty where there is none."""
    if name not in package.NameToInfo:
        return b""
    entry = package.getinfo(name)
    with package.open(entry) as stream:
        data = stream.read(MAX_PART + 1)
    if len(data) > MAX_PART or len(data) > max(_SMALL, MAX_RATIO * entry.compress_size):
        raise SourceError(file, f"{name} 展开以后太大", _RESAVE)
    return data


def _xml(data: bytes, file: str) -> bytes:
    if _DECLARED.search(data.replace(b"\0", b"")):
        raise SourceError(file, "里面有 DOCTYPE 声明，不像正常的 Word 文档", _RESAVE)
    return data


ADMITTED: dict[str, Callable[[bytes, str], bytes]] = {"doc": _doc, "rtf": _rtf, "odt": _odt, "fodt": _xml, "xml": _xml}
"""By the names of `gate.FORMATS`."""
