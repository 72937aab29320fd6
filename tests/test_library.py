"""The library over several runs: copies found wherever they stand, paths that stay, renamed and doubled sources."""

import re
import shutil
from pathlib import Path

import pytest

from scripts.convert import Place, Result, convert
from scripts.library import publish
from scripts.library.registry import Entry
from scripts.page import split_front
from scripts.store.outcome import Draft
from tests.test_commands import REPORT

LONG = REPORT.replace("三、下一步打算", "（三）经费不足。全年预算批了3万元，添置书架12个，仍缺2个。\n\n三、下一步打算")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    for name in ("in", "more"):
        (tmp_path / name).mkdir()
    return Place(Path(__file__).parent.parent, tmp_path / "out", tmp_path / "out" / "index.yml", tmp_path / "cache")


def run(place: Place, *paths: Path, check: bool = False) -> Result:
    return convert(paths, place, check=check, jobs=1, say=lambda line: None)


def front(place: Place, path: str) -> dict[str, object]:
    return split_front((place.pages / path).read_text(encoding="utf-8"))[0]


def test_a_better_copy_in_a_later_run_is_told_on_the_page_of_before(tmp_path: Path, place: Place) -> None:
    (tmp_path / "in" / "first.txt").write_text(REPORT, encoding="utf-8")
    run(place, tmp_path / "in")
    (tmp_path / "more" / "second.txt").write_text(LONG, encoding="utf-8")
    result = run(place, tmp_path / "more" / "second.txt")
    assert set(result.changed) == {"2021/first.md", "2021/second.md"}
    assert (front(place, "2021/first.md")["copy_of"], front(place, "2021/second.md")["copy_of"]) == (
        "2021/second.md",
        None,
    )
    assert run(place, tmp_path / "more").changed == ()
    assert run(place, tmp_path / "in" / "first.txt").changed == ()


def test_a_page_that_lies_as_it_was_written_is_not_made_again(
    tmp_path: Path, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    real = publish.page_text

    def watched(draft: Draft, entry: Entry, copy_of: str | None) -> str:
        made.append(entry.path)
        return real(draft, entry, copy_of)

    monkeypatch.setattr(publish, "page_text", watched)
    for name, text in (("first", REPORT), ("other", REPORT[::-1])):
        (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    run(place, tmp_path / "in")
    pages = {page: page.read_bytes() for page in place.pages.rglob("*.md")}
    assert len(made) == 2
    assert run(place, tmp_path / "in").changed == ()
    assert len(made) == 2
    first = place.pages / "2021" / "first.md"
    first.unlink()
    assert run(place, tmp_path / "in").changed == ("2021/first.md",)
    assert {page: page.read_bytes() for page in place.pages.rglob("*.md")} == pages
    place.index.write_text(
        place.index.read_text(encoding="utf-8").replace("grade: null", "grade: recommended"), "utf-8"
    )
    assert "2021/first.md" in run(place, tmp_path / "in").changed
    first.write_text(first.read_text(encoding="utf-8").replace("报告", "汇报"), "utf-8")
    assert run(place, tmp_path / "in").edited == ("2021/first.md",)


def test_an_edited_page_keeps_what_it_says_of_copies(tmp_path: Path, place: Place) -> None:
    (tmp_path / "in" / "first.txt").write_text(REPORT, encoding="utf-8")
    run(place, tmp_path / "in")
    page = place.pages / "2021" / "first.md"
    page.write_text(page.read_text(encoding="utf-8").replace("两次无人接听", "三次无人接听"), encoding="utf-8")
    before = page.read_bytes()
    (tmp_path / "more" / "second.txt").write_text(LONG, encoding="utf-8")
    assert run(place, tmp_path / "more").changed == ("2021/second.md",)
    assert page.read_bytes() == before


def test_a_renamed_source_keeps_its_page(tmp_path: Path, place: Place) -> None:
    old, new = tmp_path / "in" / "old.txt", tmp_path / "in" / "sub" / "new.txt"
    old.write_text(REPORT, encoding="utf-8")
    run(place, tmp_path / "in")
    new.parent.mkdir()
    old.rename(new)
    result = run(place, tmp_path / "in")
    assert (result.renamed, result.vanished) == ((("old.txt", "sub/new.txt"),), ())
    assert [path.name for path in place.pages.rglob("*.md")] == ["old.md"]
    assert front(place, "2021/old.md")["source"]["file"] == "sub/new.txt"  # type: ignore[index]
    new.write_text(LONG, encoding="utf-8")
    assert run(place, tmp_path / "in").changed == ("2021/old.md",)
    assert run(place, tmp_path / "in").changed == ()


def test_two_sources_of_the_same_bytes_have_two_pages(tmp_path: Path, place: Place) -> None:
    for name in ("a", "b"):
        (tmp_path / "in" / f"{name}.txt").write_text(REPORT, encoding="utf-8")
    assert len(run(place, tmp_path / "in").changed) == 2
    assert front(place, "2021/b.md")["copy_of"] == "2021/a.md"


def test_two_sources_of_one_name_are_told_apart(tmp_path: Path, place: Place) -> None:
    for folder in ("in", "more"):
        (tmp_path / folder / "a.txt").write_text(REPORT.replace("澄溪", folder), encoding="utf-8")
    result = run(place, tmp_path / "in", tmp_path / "more", tmp_path / "in" / "a.txt")
    assert [bool(each.error) for each in result.sources] == [False, True]
    assert "同名" in str(result.sources[1].error)


def test_a_lost_registry_gives_the_same_paths_and_takes_no_page_of_another(tmp_path: Path, place: Place) -> None:
    for name in ("a", "b"):
        (tmp_path / "in" / f"{name}.txt").write_text(REPORT.replace("澄溪", name * 9), encoding="utf-8")
    run(place, tmp_path / "in")
    before = {path: path.read_bytes() for path in place.pages.rglob("*.*") if path.is_file()}
    place.index.unlink()
    run(place, tmp_path / "in")
    assert {path: path.read_bytes() for path in place.pages.rglob("*.*") if path.is_file()} == before
    place.index.unlink()
    shutil.copy(tmp_path / "in" / "b.txt", tmp_path / "more" / "b.txt")
    (tmp_path / "more" / "A.txt").write_text(LONG, encoding="utf-8")
    assert run(place, tmp_path / "more" / "A.txt").changed == ("2021/a-2.md",)


def test_a_page_deleted_by_hand_is_written_again(tmp_path: Path, place: Place) -> None:
    (tmp_path / "in" / "a.txt").write_text(REPORT, encoding="utf-8")
    run(place, tmp_path / "in")
    page = place.pages / "2021" / "a.md"
    before = page.read_bytes()
    page.unlink()
    assert run(place, tmp_path / "in", check=True).changed == ("2021/a.md",)
    assert not page.exists()
    run(place, tmp_path / "in")
    assert page.read_bytes() == before


def test_what_a_person_adds_to_the_registry_stands(tmp_path: Path, place: Place) -> None:
    (tmp_path / "in" / "a.txt").write_text(REPORT, encoding="utf-8")
    run(place, tmp_path / "in")
    place.index.write_text(
        re.sub("grade: null", "grade: weak", place.index.read_text(encoding="utf-8")), encoding="utf-8"
    )
    (tmp_path / "in" / "b.txt").write_text(REPORT.replace("澄溪", "云陂"), encoding="utf-8")
    run(place, tmp_path / "in")
    assert front(place, "2021/a.md")["grade"] == "weak"
    assert place.index.read_text(encoding="utf-8").count("- file:") == 2
