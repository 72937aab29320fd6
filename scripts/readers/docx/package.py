"""The zip that a Word file is: its parts by what they are for, opened within limits.

Nothing is unpacked to disk, nothing is fetched: members are found by name in memory, so `../x` is only a name, and
relationships to the outside (templates, pictures, links) are never followed.
"""

import posixpath
import zipfile
import zlib
from io import BytesIO
from typing import TypeAlias

from lxml import etree

from scripts.errors import SourceError

Element: TypeAlias = etree._Element

MAX_MEMBERS = 5_000
MAX_TOTAL = 300_000_000
"""Bytes of all members together, as they declare; pictures count, though they are never unpacked."""
MAX_PART = 24_000_000
"""Bytes of one XML part unpacked: the text of a thousand pages has 10 MB."""
MAX_RATIO = 200
"""Times that a part of more than `_SMALL` bytes may inflate; Word's own parts inflate 10 to 40 times."""
_SMALL = 2_000_000

_RESAVE = "在 Word 或 WPS 里打开，另存为 .docx 再来"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# ISO 29500 strict names the same things by other addresses; one spelling is enough for everything after this.
_STRICT = tuple(
    (f"http://purl.oclc.org/ooxml/{strict}".encode(), f"http://schemas.openxmlformats.org/{usual}".encode())
    for strict, usual in (
        ("wordprocessingml/main", "wordprocessingml/2006/main"),
        ("officeDocument/math", "officeDocument/2006/math"),
    )
)
_DOCTYPE = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


class Package:
    """The parts of one Word file. Every method raises SourceError for what is broken, too large or hostile."""

    def __init__(self, data: bytes, file: str) -> None:
        self._file = file
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _BROKEN as error:
            raise SourceError(file, "文件坏了或不完整", f"找原件重新拷贝一份，或者{_RESAVE}") from error
        self._members = {_plain_name(each.filename): each for each in self._zip.infolist() if not each.is_dir()}
        self._read: dict[str, bytes] = {}
        self._check()
        found = self._targets("").get("officeDocument")
        self.main = found if found in self._members else "word/document.xml"
        self._parts = self._targets(self.main)

    def _check(self) -> None:
        members = self._members.values()
        if len(self._zip.infolist()) > MAX_MEMBERS:
            raise self._refused(f"里面有 {len(self._zip.infolist())} 个文件，上限 {MAX_MEMBERS} 个")
        total = sum(each.file_size for each in members)
        if total > MAX_TOTAL:
            raise self._refused(f"展开以后太大（{total // 1_000_000} MB，上限 {MAX_TOTAL // 1_000_000} MB）")
        for name, each in self._members.items():
            if each.flag_bits & 1:
                raise SourceError(self._file, "加了密码", "打开后去掉密码，另存为 .docx 再来")
            if name.endswith((".xml", ".rels")):
                self._read[name] = self._bytes(name)

    def _refused(self, reason: str) -> SourceError:
        return SourceError(self._file, reason, f"不像正常的 Word 文档；确实要用的，{_RESAVE}")

    def _bytes(self, name: str) -> bytes:
        """One XML member unpacked, never more of it than the limit, whatever size it declares."""
        if name in self._read:
            return self._read.pop(name)
        member = self._members[name]
        try:
            with self._zip.open(member) as stream:
                data = stream.read(MAX_PART + 1)
        except _BROKEN as error:
            raise SourceError(
                self._file, f"文件坏了或不完整（{name}）", f"找原件重新拷贝一份，或者{_RESAVE}"
            ) from error
        if len(data) > MAX_PART:
            raise self._refused(f"{name} 展开以后太大（上限 {MAX_PART // 1_000_000} MB）")
        if len(data) > max(_SMALL, MAX_RATIO * member.compress_size):
            raise self._refused(f"{name} 展开了 {len(data) // max(member.compress_size, 1)} 倍")
        if any(mark in data for mark in _DOCTYPE):
            raise self._refused(f"{name} 里有 DOCTYPE 声明")
        return data

    def part(self, kind: str) -> Element | None:
        """The root of the part that the main document names as its `styles`, `numbering` …; None where it has none."""
        named = self._parts.get(kind)
        fallback = posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")
        return self.root(named if named in self._members else fallback)

    def root(self, name: str) -> Element | None:
        """The root element of a member, strict names made the usual ones; None where there is no such member."""
        if name not in self._members:
            return None
        data = self._bytes(name)
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        try:
            root = etree.fromstring(data, _PARSER)
        except etree.XMLSyntaxError as error:
            deep = "depth" in str(error)
            reason = f"{name} 嵌套太深" if deep else f"{name} 不是完整的 XML"
            raise SourceError(self._file, reason, _RESAVE) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._refused(f"{name} 里有 DOCTYPE 声明")
        return root

    def _targets(self, owner: str) -> dict[str, str]:
        """What a part refers to inside the package: kind of relationship → member name."""
        folder, base = posixpath.split(owner)
        root = self.root(posixpath.join(folder, "_rels", f"{base}.rels"))
        targets: dict[str, str] = {}
        for each in root.iter(_RELATIONSHIP) if root is not None else ():
            if each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
                targets.setdefault(posixpath.basename(each.get("Type", "")), _plain_name(target))
        return targets


def _plain_name(name: str) -> str:
    """A member's name as it is compared: some programs write `Word\\Document.xml` or `/word/document.xml`."""
    return name.replace("\\", "/").lstrip("/").lower()
