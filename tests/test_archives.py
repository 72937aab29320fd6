"""Zip archives among the sources and names in any encoding: what becomes of each member, and what is refused."""

import os
import stat
import struct
import sys
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest

from scripts.errors import SourceError
from scripts.sources import SourceFile, archives, names, sources_in
from scripts.sources.archives import expand
from tests.docx_files import described

TEXT = "全年开会六次，记录齐全。".encode()


def zipped(members: Mapping[str | bytes, bytes], *, utf8: bool = False) -> bytes:
    """A zip whose member names are just these bytes; `utf8` sets the flag that says so. Source: APPNOTE.TXT 4.3."""
    body, index = b"", b""
    for name, content in members.items():
        raw = name if isinstance(name, bytes) else name.encode()
        packer = zlib.compressobj(wbits=-15)
        packed = packer.compress(content) + packer.flush()
        head = struct.pack(
            "<HHHHHIIIHH", 20, 0x800 * utf8, 8, 0, 33, zlib.crc32(content), len(packed), len(content), len(raw), 0
        )
        index += b"PK\x01\x02\x14\x00" + head + struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + raw
        body += b"PK\x03\x04" + head + raw + packed
    count = len(members)
    return body + index + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, len(index), len(body), 0)


def opened(data: bytes, folder: Path, name: str = "包.zip") -> list[SourceFile | SourceError]:
    (folder / name).write_bytes(data)
    (folder / "into").mkdir(exist_ok=True)
    return expand([SourceFile(folder / name, name)], folder / "into")


def told(found: list[SourceFile | SourceError]) -> list[str]:
    return [each.file if isinstance(each, SourceFile) else f"{each.file}：{each.reason}" for each in found]


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("gbk", "某镇2023年工作总结.txt"),
        ("gbk", "总结.txt"),
        ("gb18030", "汇报/𠮷祥村半年小结.txt"),
        ("big5", "社區活動總結/上半年工作報告.txt"),
        ("utf-8", "某镇2023年工作总结.txt"),
    ],
)
def test_member_names_are_read_in_their_own_encoding(encoding: str, name: str, tmp_path: Path) -> None:
    assert told(opened(zipped({name.encode(encoding): TEXT}), tmp_path)) == [f"包.zip/{name}"]


def test_short_names_are_told_by_those_around_them(tmp_path: Path) -> None:
    wanted = ["上半年工作情况汇报.txt", "党群.txt", "附.txt"]
    found = told(opened(zipped({name.encode("gbk"): TEXT for name in wanted}), tmp_path))
    assert sorted(found) == sorted(f"包.zip/{name}" for name in wanted)


def test_a_name_given_in_utf8_beside_another_is_taken(tmp_path: Path) -> None:
    raw, name = b"baogao_1.txt", "报告.txt".encode()
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        info = zipfile.ZipInfo(raw.decode())
        body = b"\x01" + struct.pack("<I", zlib.crc32(raw)) + name
        info.extra = struct.pack("<HH", 0x7075, len(body)) + body
        package.writestr(info, TEXT)
    assert told(opened(stream.getvalue(), tmp_path)) == ["包.zip/报告.txt"]


def test_names_lead_nowhere_and_can_be_printed(tmp_path: Path) -> None:
    members = ["../../etc/a.txt", "/tmp/b.txt", "..\\c.txt", "d\ne.txt", "f\u202etxt.doc.txt", "x/./g.txt"]
    found = opened(zipped(dict.fromkeys(members, TEXT), utf8=True), tmp_path)
    assert sorted(told(found)) == sorted(
        f"包.zip/{name}"
        for name in ("etc/a.txt", "tmp/b.txt", "c.txt", "d\ufffde.txt", "f\ufffdtxt.doc.txt", "x/g.txt")
    )
    inside = (tmp_path / "into").resolve()
    assert all(isinstance(each, SourceFile) and each.path.resolve().is_relative_to(inside) for each in found)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["into", "包.zip"]


def test_what_systems_leave_behind_is_passed_over(tmp_path: Path) -> None:
    noise = ["__MACOSX/._a.txt", ".DS_Store", "目录/Thumbs.db", "~$报告.docx", "desktop.ini", "README.md"]
    assert told(opened(zipped(dict.fromkeys((*noise, "a.txt"), TEXT)), tmp_path)) == ["包.zip/a.txt"]


def test_an_archive_inside_is_opened_once_and_no_deeper(tmp_path: Path) -> None:
    deepest = zipped({"丙.txt": TEXT})
    inner = zipped({"乙.txt": TEXT, "更里面.zip": deepest})
    found = told(opened(zipped({"甲.txt": TEXT, "里面.zip": inner}), tmp_path))
    assert found == [
        "包.zip/甲.txt", "包.zip/里面.zip/乙.txt", "包.zip/里面.zip/更里面.zip：压缩包里套着压缩包，套得太深",
    ]  # fmt: skip


def test_office_files_are_no_archives_and_others_pass(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(described("全年开会六次。"))
    (tmp_path / "b.txt").write_bytes(TEXT)
    (tmp_path / "c.rar").write_bytes(b"Rar!\x1a\x07\x00")
    sources = sources_in([tmp_path], Path("/nowhere"))
    assert expand(sources, tmp_path) == sources


def linked() -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        info = zipfile.ZipInfo("链接.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        package.writestr(info, "/etc/passwd")
        package.writestr("好.txt", TEXT)
    return stream.getvalue()


def locked() -> bytes:
    data = bytearray(zipped({"锁.txt": TEXT}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + at] |= 1
    return bytes(data)


def damaged() -> bytes:
    data = bytearray(zipped({"坏.txt": os.urandom(500)}))
    data[100] ^= 0xFF
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (linked(), ["包.zip/好.txt", "包.zip/链接.txt：压缩包里的这一个是链接，不是文件"]),
        (locked(), ["包.zip/锁.txt：压缩包加了密码"]),
        (damaged(), ["包.zip/坏.txt：压缩包里的这个文件坏了"]),
        (zipped({}), ["包.zip：压缩包里没有文件"]),
        (
            zipped({"x.txt": b"0" * 21_000_000, "好.txt": TEXT}),
            ["包.zip/x.txt：文件太大（上限 20 MB）", "包.zip/好.txt"],
        ),
        (zipped({f"{at}.txt": b"0" * 19_000_000 for at in range(17)}), ["包.zip：压缩包展开以后太大（上限 300 MB）"]),
        (zipped({f"{at}.txt": b"" for at in range(2_001)}), ["包.zip：压缩包里的文件太多（上限 2000 个）"]),
    ],
    ids=["链接", "加密", "坏", "空", "一个太大", "炸弹", "太多"],
)
def test_hostile_archives_are_told(data: bytes, wanted: list[str], tmp_path: Path) -> None:
    assert told(opened(data, tmp_path)) == wanted


def test_sizes_that_lie_do_not_fill_the_disk(tmp_path: Path) -> None:
    data = bytearray(zipped({"x.txt": b"0" * 40_000_000}))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.find(mark) + at
        data[place : place + 4] = struct.pack("<I", 100)
    (found,) = opened(bytes(data), tmp_path)
    assert isinstance(found, SourceError) or found.path.stat().st_size == 100
    assert (
        sum(path.stat().st_size for path in (tmp_path / "into").rglob("*") if path.is_file()) < archives.MAX_TOTAL / 10
    )


def test_two_members_of_one_name_stay_two(tmp_path: Path) -> None:
    found = told(opened(zipped({"报告.txt".encode("gbk"): TEXT, "报告.txt".encode(): TEXT}), tmp_path))
    assert len(set(found)) == 2
    assert all("报告" in each for each in found)


@pytest.mark.skipif(sys.platform != "linux", reason="别的系统的文件名都是 Unicode")
def test_files_copied_from_windows_are_named_and_read(tmp_path: Path) -> None:
    for name in ("县气象局2022年工作总结.txt", "附表.txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name.encode("gbk"))).write_bytes(TEXT)
    (tmp_path / "a\nb.txt").write_bytes(TEXT)
    found = sources_in([tmp_path], Path("/nowhere"))
    assert sorted(each.file for each in found) == ["a\ufffdb.txt", "县气象局2022年工作总结.txt", "附表.txt"]
    assert all(each.path.read_bytes() == TEXT for each in found)


def test_names_that_read_the_same_are_told_apart_always_in_the_same_way() -> None:
    raw = ["报告.txt".encode(), "报告.txt".encode("gbk")]
    first, second = names.told(raw)
    assert (first, second) == ("报告.txt", names.told(raw)[1])
    assert second.startswith("报告~")
    assert second.endswith(".txt")
