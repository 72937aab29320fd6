"""Whatever lies in a folder of pages: one file that can't be read is told and does not stop the others."""

import os
import time
from pathlib import Path

import pytest

from scripts.errors import PageError, WikiError
from scripts.index import build_index
from scripts.index.documents import read_pages
from scripts.index.walk import LARGEST, files
from scripts.passages import passages
from scripts.scheme import OURS

FRONT = "---\ntitle: 云陂一中工作报告\ntype: example\n{}\n---\n\n# 题 {{#a0}}\n\n正文。\n"
ODD_FRONT = [
    "parts: [1, 2]",
    "parts: {a0: [opening]}",
    "parts: {a0: {x: 1}, 1: 2}",
    "topics: 5",
    "topics: [[1, 2], {a: b}]",
    "period: {a: 1}",
    "period: '²⁰²¹'",
    "period: 2021-01-01",
    "grade: [weak]",
    "copy_of: [1]",
    "copy_of: ../../../../etc/passwd",
    "title: {a: 1}",
    "synonyms: {a: 1}",
    "org: !!binary aGVsbG8=",
    "org: !!set {a, b}",
    "org: .nan",
    "? [1, 2]\n: 3",
    "__proto__: x",
    "search: [x]",
]
SLOW_WHEN_SQUARE = {
    "an id that does not end": "# 甲 {#" + "a" * 100_000,
    "blank lines inside an item": "- 甲\n" + "    \n" * 50_000 + "    乙\n",
    "items": "- 甲\n\n" * 20_000,
    "headings": "# 甲\n" * 20_000,
}


def listed(root: Path, *folders: Path) -> tuple[list[str], list[str]]:
    """Paths of the files found, and the names of those told."""
    found = list(files(root, folders))
    paths = [each[1] for each in found if not isinstance(each, PageError)]
    return paths, [Path(each.file).name for each in found if isinstance(each, PageError)]


def test_links_that_leave_or_turn_in_circles_are_told(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (tmp_path / "outside.md").write_text("外面的话。", "utf-8")
    (docs / "a.md").write_text("里面的话。", "utf-8")
    (docs / "away.md").symlink_to(tmp_path / "outside.md")
    (docs / "circle.md").symlink_to("circle.md")
    (docs / "gone.md").symlink_to("nothing.md")
    (docs / "inside.md").symlink_to("a.md")
    (docs / "round").symlink_to(".")
    assert listed(docs) == (["a.md", "inside.md"], ["away.md", "circle.md", "gone.md"])


def test_what_is_no_page_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / os.fsdecode(b"bad\xff.md")).write_text("甲", "utf-8")
    (tmp_path / "large.md").write_bytes(b" " * (LARGEST + 1))
    assert listed(tmp_path) == ([], [os.fsdecode(b"bad\xff.md"), "large.md", "pipe.md"])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may enter every folder")
def test_a_closed_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    (tmp_path / "a.md").write_text("甲。", "utf-8")
    assert listed(tmp_path) == (["a.md"], ["closed"])


def test_a_folder_that_is_none_stops_the_build_and_the_old_index_stays(tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    (tmp_path / "index/old.bin").write_bytes(b"old")
    with pytest.raises(WikiError, match="没有这个文件夹"):
        build_index(tmp_path / "docs", (), tmp_path / "index", OURS)
    assert [file.name for file in tmp_path.rglob("*")] == ["index", "old.bin"]


def test_two_pages_of_one_path_are_told_and_one_page_named_twice_is_one(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name / "2021").mkdir(parents=True)
        (tmp_path / name / "2021/p.md").write_text("甲。", "utf-8")
    docs, a, b = tmp_path / "docs", tmp_path / "a", tmp_path / "b"
    docs.mkdir()
    assert listed(docs, a, b, a) == (["2021/p.md"], ["p.md"])
    assert listed(a, a, a / "2021") == (["2021/p.md"], [])


def test_line_ends_and_byte_order_marks_of_other_systems(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbf" + FRONT.format("grade: weak").replace("\n", "\r\n").encode())
    (page,) = read_pages(tmp_path, (), OURS)
    assert not isinstance(page, PageError)
    assert (page.shown["grade"], [passage.text for passage in page.passages]) == ("weak", ["正文。"])


def test_odd_front_matter_never_stops_the_others(tmp_path: Path) -> None:
    for number, line in enumerate(ODD_FRONT):
        (tmp_path / f"{number}.md").write_text(FRONT.format(line), "utf-8")
    report = build_index(tmp_path, (), tmp_path.parent / "index", OURS)
    assert report.passages == len(ODD_FRONT)
    assert [Path(error.file).name for error in report.errors] == ["16.md:4"]


def test_what_is_nested_too_deep_is_told(tmp_path: Path) -> None:
    (tmp_path / "quotes.md").write_text("> " * 3_000 + "深", "utf-8")
    (tmp_path / "items.md").write_text("".join("    " * depth + "- 深\n" for depth in range(600)), "utf-8")
    (tmp_path / "a.md").write_text("甲。", "utf-8")
    report = build_index(tmp_path, (), tmp_path.parent / "index", OURS)
    assert [Path(error.file).name for error in report.errors] == ["items.md", "quotes.md"]
    assert report.passages == 1


@pytest.mark.parametrize("text", SLOW_WHEN_SQUARE.values(), ids=SLOW_WHEN_SQUARE.keys())
def test_time_grows_with_the_page_not_its_square(text: str) -> None:
    begun = time.process_time()
    passages(text)
    assert time.process_time() - begun < 5
