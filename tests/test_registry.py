"""Paths, once written, never move; new articles are appended; people's edits stand."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.document import Lines
from scripts.errors import PageError
from scripts.library import registry
from scripts.library.registry import Asked, Entry

FILE = "sources/a.txt"


def free(*taken: Entry) -> Callable[[str], bool]:
    return lambda path: path not in {entry.path for entry in taken}


def test_new_entries_then_the_same_again(tmp_path: Path) -> None:
    rows = [Asked(Lines(1, 9), "甲", "2021"), Asked(Lines(10, 20), "乙", "2021")]
    entries = registry.assign(FILE, rows, (), free())
    assert [entry.path for entry in entries] == ["2021/a-01.md", "2021/a-02.md"]
    path = tmp_path / "index.yml"
    path.write_bytes(registry.appended(path, entries))
    loaded = registry.load(path)
    assert list(loaded) == entries
    assert registry.assign(FILE, rows, loaded, free(*loaded)) == entries


def test_a_better_split_keeps_old_paths() -> None:
    old = registry.assign(FILE, [Asked(Lines(1, 20), "甲", "2021")], (), free())
    asked = [Asked(Lines(1, 12), "甲", "2020"), Asked(Lines(13, 20), "乙", "2021")]
    new = registry.assign(FILE, asked, old, free(*old))
    assert new[0] == old[0]
    assert new[1].path == "2021/a-02.md"


def test_what_people_wrote_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "index.yml"
    path.write_text("# 我的注\n- {file: sources/a.txt, lines: 1-9, title: 甲, path: 2021/x.md, grade: weak}\n")
    before = path.read_text()
    path.write_bytes(registry.appended(path, [Entry("b.txt", Lines(1, 2), "NO", "2020/b.md")]))
    assert path.read_text().startswith(before)
    assert [(each.path, each.grade) for each in registry.load(path)] == [("2021/x.md", "weak"), ("2020/b.md", None)]
    assert registry.load(path)[1].title == "NO"


@pytest.mark.parametrize("text", ["- {file: a}", "- 1", "[", "- {file: a, lines: x, title: t, path: p}"])
def test_a_broken_registry_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "index.yml"
    path.write_text(text)
    with pytest.raises(PageError, match="登记表读不懂"):
        registry.load(path)


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("sources/county-archive.txt", "county-archive"),
        ("000_a76b82b31eb1c3f9.txt", "000-a76b82b31eb1c3f9"),
        ("sources/CON.txt", "con-"),
        ("报告.txt", "x"),
        ("-.txt", "x"),
        ("ａｂｃ 报告.txt", "abc-"),
    ],
)
def test_slugs_are_ascii_and_safe(file: str, expected: str) -> None:
    slug = registry.slug(file)
    assert slug.startswith(expected)
    assert slug.isascii()
    assert slug.strip("-") == slug
    assert len(slug) <= 80


def test_same_stem_in_two_folders_gives_two_paths() -> None:
    assert registry.slug("x/a.txt") != registry.slug("y/a.txt")
