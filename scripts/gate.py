"""The gate before every reader: limits, and what a file is.

The content decides, not the name: many a “.doc” from a web site is a web page, many a “.docx” an old .doc renamed.
The rule: a name must be that of a document; a known signature settles the format; text that opens with markup is a
web page; only other text goes by its name, as text or as a web page. Whatever is left is refused and named.
"""

import re
import stat
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from scripts.errors import SourceError
from scripts.workers.limits import Limits

MAX_BYTES = 20_000_000
"""Of one file. Larger than any report: 200 compilations of 35 reports each."""
LIMITS = Limits(cpu_seconds=60, wall_seconds=1_800, megabytes=700)
"""Of the conversion of one file. By the clock, text recognition of a scan of 60 pages still fits in."""
MAX_CHARACTERS, MAX_PARAGRAPHS = 3_000_000, 50_000
"""Of the text in one file, cells of tables counted as paragraphs: a thousand reports."""
MAX_TAGS = 200_000
"""Of one web page: a hundred times what a page with a long report and all its menus has."""

_WORD = "请在 Word 或 WPS 里另存为 .docx 再来"
_PAGE = "请在浏览器里另存为“网页，仅 HTML”再来"


@dataclass(frozen=True, slots=True)
class Format:
    """A format of documents: its name, the suffixes that claim it, and what to do where no reader takes it."""

    name: str
    suffixes: tuple[str, ...] = ()
    next_step: str = _WORD


FORMATS = {
    "txt": Format("纯文本", (".txt",)),
    "html": Format("网页", (".html", ".htm", ".xhtml", ".shtml")),
    "docx": Format("Word 文档", (".docx", ".docm"), "另存为网页（.html）或 .txt 再来"),
    "doc": Format("旧版 Word 或 WPS 文档", (".doc", ".dot", ".wps", ".wpt")),
    "locked": Format("加了密码的 Office 文档", (), "请在 Word 或 WPS 里打开，去掉密码，另存为 .docx 再来"),
    "rtf": Format("RTF 文档", (".rtf",)),
    "odt": Format("OpenDocument 文档", (".odt", ".ott")),
    "fodt": Format("OpenDocument 单个 XML 文档", (".fodt",)),
    "xml": Format("Word XML 文档", (".xml",)),
    "mht": Format("单个文件网页", (".mht", ".mhtml", ".eml"), _PAGE),
    "pdf": Format("PDF", (".pdf",), "请找 Word 或网页原件再来"),
    "ofd": Format("OFD 版式文件", (".ofd",), "请找 Word 或网页原件再来"),
    "office": Format("表格或演示文稿", (".xls", ".xlsx", ".et", ".ppt", ".pptx", ".dps"), "把文字部分存为 .docx 再来"),
    "zip": Format("压缩包", (".zip", ".rar", ".7z", ".gz"), "解开，把里面的文档拿来"),
    "broken": Format("坏了的压缩包或 Office 文档", (), "找原件重新拷贝一份再来"),
    "picture": Format("图片", (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp"), "请找文字原件再来"),
}
_CLAIMS = {suffix: name for name, each in FORMATS.items() for suffix in each.suffixes}
_SIGNATURES = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"Rar!\x1a\x07", "zip"),
    (b"7z\xbc\xaf\x27\x1c", "zip"),
    (b"\x1f\x8b", "zip"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
)
_OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", (b"PK\x03\x04", b"PK\x05\x06")
_UNREADABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
"""What no registry and no message can hold: controls, and bytes of a name that are no UTF-8."""
_HEAD = 4_096
"""Bytes in which a text says what it is."""
_MARKUP = re.compile(
    rb"(?>\s|\xe3\x80\x80|<\?xml[^>]*>|<!--.*?-->)*+"
    rb"<(?:!doctype\s+html|(?:html|head|body|meta|title|link|style|div|table|article|section|center)[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_WORD_XML = re.compile(rb"<\?mso-application|<w:wordDocument|<pkg:package")
_FLAT_ODT = re.compile(rb"<office:document[\s>]")
_MIME = re.compile(rb"(?:mime-version|from|date|subject|content-type|snapshot-content-location):\s", re.IGNORECASE)
_WORD_PART = re.compile(r"[/\\]?word[/\\]document\d*\.xml", re.IGNORECASE)
_TAG = re.compile(rb"<\s?[a-z!/]", re.IGNORECASE)


def content_of(path: Path, file: str, most: int = MAX_BYTES) -> bytes:
    """The bytes of a plain file that is neither empty nor larger than `most`. Raises SourceError."""
    if _UNREADABLE.search(file):
        raise SourceError(_UNREADABLE.sub("\ufffd", file), "文件名里有认不出的字", "改个名字再来")
    try:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode):
            raise SourceError(file, "不是普通文件（链接、管道、设备之类）", "把它移开，要用的换成原件再来")
        size = found.st_size
        if size > most:
            limit = most // 1_000_000
            raise SourceError(file, f"文件太大（{size // 1_000_000} MB，上限 {limit} MB）", "拆成几个文件再来")
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(file, f"打不开文件（{error.strerror}）", "检查路径和读取权限再来") from error
    if not data.strip():
        raise SourceError(file, "文件是空的", "检查原件，重新保存后再来")
    return data


def format_of(data: bytes, suffix: str, file: str) -> str:
    """The name in `FORMATS` of what the bytes are; `suffix`, small, only where they don't tell. Raises SourceError."""
    if suffix not in _CLAIMS:
        raise SourceError(file, f"不认识的文件类型“{suffix or '无后缀'}”", "请另存为 .docx、.html 或 .txt 再来")
    return _by_signature(data) or _of_text(data, _CLAIMS[suffix], file)


def admit_page(data: bytes, file: str) -> None:
    """Let a web page in that is not made to choke a parser. Raises SourceError."""
    if data.count(b"<") > MAX_TAGS:
        raise SourceError(file, f"网页的标签太多（上限 {MAX_TAGS} 个）", "把正文另存为 .txt 再来")


def admit_text(file: str, *, characters: int, paragraphs: int = 1) -> None:
    """Let a text in that is as long as reports are. Raises SourceError."""
    if characters > MAX_CHARACTERS:
        most = f"{characters // 10_000} 万字，上限 {MAX_CHARACTERS // 10_000} 万字"
        raise SourceError(file, f"字太多（{most}）", "拆成几个文件再来")
    if paragraphs > MAX_PARAGRAPHS:
        raise SourceError(file, f"段落太多（{paragraphs} 段，上限 {MAX_PARAGRAPHS} 段）", "拆成几个文件再来")


def refusal(file: str, name: str) -> SourceError:
    """The error that says a format has no reader, and what to do."""
    return SourceError(file, f"这是{FORMATS[name].name}，现在读不了", FORMATS[name].next_step)


def _by_signature(data: bytes) -> str | None:
    if data.startswith(_OLE):
        return _of_ole(data)
    if data.startswith(ZIP):
        return _of_zip(data)
    if (data[:2], data[6:10]) == (b"BM", b"\0\0\0\0") or (data[:4], data[8:12]) == (b"RIFF", b"WEBP"):
        return "picture"
    found = (name for mark, name in _SIGNATURES if data.startswith(mark))
    return next(found, "pdf" if b"%PDF-" in data[:1024] else None)


def _of_ole(data: bytes) -> str:
    """OLE holds old Office documents, and new ones with a password."""
    streams = {"EncryptedPackage": "locked", "WordDocument": "doc", "Workbook": "office", "PowerPoint": "office"}
    return next((name for stream, name in streams.items() if stream.encode("utf-16-le") in data), "doc")


def _of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = {each.filename for each in package.filelist}
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return "broken"
    if any(_WORD_PART.fullmatch(name) for name in names):
        return "docx"
    if "OFD.xml" in names:
        return "ofd"
    if "[Content_Types].xml" in names:
        return "office"
    return "odt" if {"mimetype", "content.xml"} <= names else "zip"


def _of_text(data: bytes, claimed: str, file: str) -> str:
    head = data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _WORD_XML.search(head):
        return "xml"
    if _FLAT_ODT.search(head):
        return "fodt"
    if _MARKUP.match(head):
        return "html"
    if claimed == "mht" or (claimed in {"doc", "html", "xml"} and _MIME.match(head)):
        return "mht"
    if claimed == "html" and not _TAG.search(data.replace(b"\0", b"")):
        return "txt"
    if claimed in {"txt", "html"}:
        return claimed
    suffixes = "、".join(FORMATS[claimed].suffixes)
    raise SourceError(
        file, f"名字说是{FORMATS[claimed].name}（{suffixes}），内容不是", "找原件；是纯文本的，改名为 .txt 再来"
    )
