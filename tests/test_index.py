"""The index: normalisation, posting lists, files, what is indexed, and the same bytes every time."""

import base64
import json
import tempfile
import zlib
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.index import build_index
from scripts.index.copies import originals, repeated
from scripts.index.documents import IndexedPage, collect
from scripts.index.key import is_kept, key, simplified
from scripts.index.outline import Outline
from scripts.index.postings import SECOND_BITS, postings, varints
from scripts.index.shards import LONG, write_lists
from scripts.index.store import FILES_A_SCRIPT, Store
from scripts.scheme import OURS, part_of, years

ROOT = Path(__file__).parent.parent
VECTORS = json.loads((ROOT / "tests/vectors/normalise.json").read_text("utf-8"))

PAGE = """---
title: 云陂一中工作报告
type: example
org_type: school
report_type: work
period: 2021-H1
grade: ordinary
{extra}
parts: {{a0: opening, a1: problems}}
---

# 云陂一中工作报告 {{#a0}}

现将情况报告如下：

## 一、存在问题 {{#a1}}

### （一）预案 {{#a1-1}}

- 一是{text}

!!! dont "不这样写"

    深入推进，取得显著成效。

??? receipt "清洗记录"

    断行：并了3处。
"""


def write(folder: Path, pages: dict[str, str]) -> Path:
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(PAGE.format(text=text, extra="") if "---" not in text else text, "utf-8")
    return folder


def manifest_of(index: Path) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads((index / "manifest.json").read_text("utf-8"))
    rest: dict[str, Any] = json.loads(zlib.decompress(base64.b64decode(plain.pop("rest"))))
    return plain | rest


def content(index: Path) -> dict[str, bytes]:
    files = (file for file in sorted(index.rglob("*")) if file.is_file())
    return {file.relative_to(index).as_posix(): file.read_bytes() for file in files}


@pytest.mark.parametrize(("what", "text", "expected"), VECTORS, ids=[what for what, _, _ in VECTORS])
def test_key_of_vector(what: str, text: str, expected: str) -> None:
    assert key(text) == expected, what


@given(st.text())
def test_key_of_a_key_is_itself(text: str) -> None:
    assert key(key(text)) == key(text)
    assert all(is_kept(character) for character in key(text))


@given(st.text(), st.text())
def test_key_of_a_whole_is_the_keys_of_its_parts(left: str, right: str) -> None:
    """So that a phrase cut anywhere has a key that stands in the key of its passage."""
    assert key(left + right) == key(left) + key(right)


def test_script_table_holds_single_characters_that_do_not_change_again() -> None:
    table = simplified()
    assert table["應"] == "应"
    assert all(len(old) == len(new) == 1 and new not in table for old, new in table.items())


@given(st.lists(st.integers(0, 2**40)))
def test_varints_are_read_back(values: list[int]) -> None:
    content, ends = varints(np.array(values, np.uint64))
    read, start = [], 0
    for end in ends.tolist():
        read.append(sum((byte & 0x7F) << (7 * at) for at, byte in enumerate(content[start:end])))
        start = end
    assert read == values


@given(
    st.lists(st.text("甲乙丙丁𠀀x", max_size=12), max_size=24),
    st.integers(1, 40),
    st.integers(1, 60),
)
def test_postings_are_every_gram_of_every_passage(keys: list[str], run: int, batch: int) -> None:
    """However small the runs and the batches: the lists, in gram order, and the places mod 8 in each passage."""
    lists: dict[int, dict[int, int]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for found in postings(keys, Path(folder), run=run, batch=batch):
            for gram, (first, last) in zip(found.grams.tolist(), pairwise(found.starts.tolist()), strict=True):
                assert gram > max(lists, default=-1)
                numbers, masks = found.passages[first:last].tolist(), found.masks[first:last].tolist()
                assert numbers == sorted(numbers)
                lists[gram] = dict(zip(numbers, masks, strict=True))
    assert lists == expected_lists(keys)


def expected_lists(keys: list[str]) -> dict[int, dict[int, int]]:
    lists: dict[int, dict[int, int]] = {}
    for number, text in enumerate(keys):
        singles = [(place, ord(character) << SECOND_BITS) for place, character in enumerate(text)]
        pairs = [(place, ord(a) << SECOND_BITS | ord(b)) for place, (a, b) in enumerate(pairwise(text))]
        for place, gram in singles + pairs:
            places = lists.setdefault(gram, {})
            places[number] = places.get(number, 0) | 1 << place % 8
    return lists


def test_a_gram_of_the_last_code_points_keeps_its_number(tmp_path: Path) -> None:
    last = chr(0x3FFFD)
    (found,) = postings([last, "", last + last], tmp_path)
    assert found.grams.tolist() == [0x3FFFD << SECOND_BITS, 0x3FFFD << SECOND_BITS | 0x3FFFD]
    assert (found.passages.tolist(), found.masks.tolist()) == ([0, 2, 2], [1, 3, 1])


def test_a_long_list_is_cut_into_blocks(tmp_path: Path) -> None:
    store = Store(tmp_path / "index")
    keys = ["甲乙"] * 20_000 + ["丙"] * LONG
    told = write_lists(postings(keys, tmp_path), len(keys), store)
    assert told == {"long": "乙 甲 甲乙", "sizes": [20_000, 20_000, 20_000]}
    assert store.files("shards").count == 1, "丙 alone"
    assert store.files("blocks").count == 1 + 1 + 3, "8,192 passages of a pair span 8,192 numbers here"


def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    docs = write(tmp_path / "docs", {"examples/2021/a.md": "预案三年没有修订。", "guide/b.md": "先写要报的事。"})
    first = build_index(docs, (), tmp_path / "one", OURS)
    second = build_index(docs, (), tmp_path / "two", OURS)
    assert content(tmp_path / "one") == content(tmp_path / "two")
    assert (first.passages, first.files, first.bytes) == (second.passages, second.files, second.bytes)
    assert first.files == len(content(tmp_path / "one"))
    assert first.bytes == sum(map(len, content(tmp_path / "one").values()))


def test_the_folder_is_replaced_whole(tmp_path: Path) -> None:
    docs = write(tmp_path / "docs", {"a.md": "预案三年没有修订。"})
    into = tmp_path / "site/assets/wording/index"
    into.mkdir(parents=True)
    (into / "old.bin").write_bytes(b"old")
    build_index(docs, (), into, OURS)
    assert not (into / "old.bin").exists()
    assert [file.name for file in into.parent.iterdir()] == ["index"]


def test_a_broken_page_is_told_and_does_not_stop_the_others(tmp_path: Path) -> None:
    docs = write(tmp_path / "docs", {"a.md": "---\ntitle: [未完\n---\n\n正文。\n", "b.md": "预案三年没有修订。"})
    report = build_index(docs, (), tmp_path / "index", OURS)
    assert [Path(error.file.rpartition(":")[0]).name for error in report.errors] == ["a.md"]
    assert report.passages == 3, "of the broken page the body is found"


def test_what_is_indexed(tmp_path: Path) -> None:
    docs = write(
        tmp_path / "docs",
        {
            "examples/2021/a.md": "甲。",
            "examples/2021/a.zh-Hant.md": "甲。",
            "search.en.md": "A.",
            ".hidden/b.md": "乙。",
            "guide/.c.md": "丙。",
        },
    )
    outside = write(tmp_path / "outside", {"2022/d.md": "丁。"})
    assert [page.path for page in collect(docs, (), OURS)] == ["examples/2021/a.md"]
    assert [page.path for page in collect(docs, (docs / "examples", outside), OURS)] == [
        "2022/d.md",
        "examples/2021/a.md",
    ]


def test_a_page_that_asks_to_be_left_out_is_not_found(tmp_path: Path) -> None:
    docs = write(
        tmp_path / "docs",
        {
            "a.md": "甲。",
            "b.md": PAGE.format(text="乙。", extra="search: {exclude: true}"),
            "c.md": PAGE.format(text="丙。", extra="search: {exclude: false}"),
        },
    )
    assert [page.path for page in collect(docs, (), OURS)] == ["a.md", "c.md"]


def test_a_page_as_it_is_stored(tmp_path: Path) -> None:
    docs = write(tmp_path / "docs", {"a.md": "预案三年没有*修订*。"})
    (page,) = collect(docs, (), OURS)
    assert [(p.id, p.part, p.text) for p in page.passages] == [
        ("a0.1", "opening", "现将情况报告如下："),
        ("a1-1.1", "problems", "一是预案三年没有修订。"),
    ]
    assert page.sections == (("a1", "一、存在问题", -1), ("a1-1", "（一）预案", 0))
    assert page.passages[1].section == 1
    assert page.facets == {"org_type": ("school",), "report_type": ("work",), "year": ("2021",), "topic": ()}
    assert page.shown["title"] == "云陂一中工作报告"


def test_faulty_wording_of_a_counterexample_is_not_offered(tmp_path: Path) -> None:
    ours = "\n## 毛病在哪里 {#faults}\n\n- ① 没有数。\n\n## 老实的写法 {#rewrite}\n\n办结5件。\n"
    page = PAGE.format(extra="fictional: true", text="*成效显著*①。").replace("type: example", "type: counterexample")
    file = tmp_path / "a.md"
    file.write_text(page + ours, "utf-8")
    (found,) = collect(tmp_path, (), OURS)
    assert [passage.text for passage in found.passages] == ["① 没有数。", "办结5件。"]
    assert set(found.facets.values()) == {()}


def test_copies_stand_after_originals(tmp_path: Path) -> None:
    copy = PAGE.format(text="甲。", extra="copy_of: examples/2021/b.md")
    docs = write(tmp_path / "docs", {"examples/2021/a.md": copy, "examples/2021/b.md": "甲。"})
    assert [page.path for page in collect(docs, (), OURS)] == ["examples/2021/b.md", "examples/2021/a.md"]


def copies(found: list[IndexedPage]) -> list[tuple[int, list[int]]]:
    first = originals(found)
    return [repeated(page, first, found) for page in found]


@pytest.mark.parametrize("named", ["examples/2021/b.md", "2021/b.md"])
def test_passages_of_a_copy_name_the_one_they_repeat(tmp_path: Path, named: str) -> None:
    text = "舆情应急处置预案三年没有修订，联系人名单中有{}人已经调离。\n- 二是{}"
    copy = PAGE.format(text=text.format(3, "会议记录只有两页。"), extra=f"copy_of: {named}")
    original = text.format(2, "电话打不通，没有人接。")
    docs = write(
        tmp_path / "docs", {"examples/2020/a.md": copy, "examples/2021/b.md": original, "examples/c.md": "甲。"}
    )
    found = collect(docs, (), OURS)
    assert [page.path for page in found] == ["examples/2021/b.md", "examples/c.md", "examples/2020/a.md"]
    assert copies(found) == [(-1, [0, 0, 0]), (-1, [0, 0]), (0, [1, 2, 0])]


def test_a_copy_of_a_copy_or_of_nothing_repeats_nothing(tmp_path: Path) -> None:
    pages = {
        "examples/2021/a.md": PAGE.format(text="甲乙丙。", extra="copy_of: 2021/b.md"),
        "examples/2021/b.md": PAGE.format(text="甲乙丙。", extra="copy_of: 2021/gone.md"),
    }
    assert copies(collect(write(tmp_path / "docs", pages), (), OURS)) == [(-1, [0, 0]), (-1, [0, 0])]


def test_topics_are_called_by_their_pages_and_pages_by_hand_have_titles(tmp_path: Path) -> None:
    topic = "---\ntitle: 网络安全\ntype: topic\n---\n\n# 网络安全\n\n逐件写。\n"
    example = PAGE.format(text="甲。", extra="topics: [safety, duty]")
    docs = write(tmp_path / "docs", {"topics/safety.md": topic, "examples/2021/a.md": example})
    build_index(docs, (), tmp_path / "index", OURS)
    manifest = manifest_of(tmp_path / "index")
    assert manifest["values"]["topic"] == [[], ["safety", "duty"]]
    assert manifest["labels"]["topic"] == {"safety": ["网络安全", "網絡安全", "网络安全"]}
    titles = zlib.decompress((tmp_path / "index" / f"{manifest['sets']['titles'][0]}-0.bin").read_bytes())
    by_hand, *reports = json.loads(titles[1:])
    assert by_hand == ["topics/safety.md", "网络安全", "topic", 1]
    assert reports == [["examples/2021/a.md", "云陂一中工作报告", "example", 1]]


def test_titles_are_bounded_and_reports_are_left_out_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.index.outline._TITLES", 3)
    hand = {
        f"guide/g{number}.md": f"---\ntitle: 写法{number}\ntype: guide\n---\n\n# 写\n\n好。\n" for number in range(2)
    }
    few = {**hand, "examples/2021/copy.md": PAGE.format(text="甲。", extra="copy_of: 2021/a.md")}
    many = {**few, "examples/2021/a.md": PAGE.format(text="甲。", extra="")}
    kinds = []
    for pages in (few, many):
        outline = Outline(OURS)
        list(outline.keys(collect(write(tmp_path / f"docs{len(pages)}", pages), (), OURS)))
        kinds.append([kind for _, _, kind, _ in outline.titles])
    assert kinds == [["guide", "guide"], ["guide", "guide"]], "no copies, and with all of them there would be three"


@pytest.mark.parametrize(
    ("section", "expected"),
    [("a1", "problems"), ("a1-2-3", "next"), ("a1-3.1", "problems"), ("a1-2.4", "closing"), ("a2", ""), ("", "")],
)
def test_part_is_that_of_the_nearest_section_above(section: str, expected: str) -> None:
    assert part_of(section, {"a1": "problems", "a1-2": "next", "a1-2.4": "closing"}) == expected


@pytest.mark.parametrize(
    ("period", "date", "expected"),
    [
        ("2021-H1", None, ("2021",)),
        ("2020/2021", None, ("2020", "2021")),
        (None, "2022-07-02", ("2022",)),
        (None, None, ()),
        ("暑期", None, ()),
    ],
)
def test_years(period: str | None, date: str | None, expected: tuple[str, ...]) -> None:
    assert years(period, date) == expected


def test_names_are_of_the_content_and_scripts_hold_the_same_files(tmp_path: Path) -> None:
    docs = write(tmp_path / "docs", {f"{n}.md": f"第{n}件事没有做完。" * 40 for n in range(40)})
    build_index(docs, (), tmp_path / "index", OURS)
    files = content(tmp_path / "index")
    sets = manifest_of(tmp_path / "index")["sets"]
    dictionary = zlib.decompress(files[f"{sets['dictionary'][0]}-0.bin"])[1:]
    for kind, (name, count) in sets.items():
        again = Store(tmp_path / kind).files(kind)
        held: list[bytes] = []
        for number in range(count):
            packed = files.pop(f"{name}-{number}.bin")
            held.append(packed)
            known = dictionary if kind == "packs" else b""
            held_text = zlib.decompressobj(-15, known).decompress(packed) if known else zlib.decompress(packed)
            again.add(held_text[len(varints(np.array([number], np.uint64))[0]) :], known)
        assert again.close() == name
        for number in range(-(-count // FILES_A_SCRIPT)):
            script = files.pop(f"offline/{name}-{number}.js").decode().strip()
            told = json.loads(f"[{script.removeprefix('WordingOffline.hold(').removesuffix(');')}]")
            expected = held[number * FILES_A_SCRIPT :][:FILES_A_SCRIPT]
            assert told[:2] == [kind, number]
            assert [base64.b64decode(content) for content in told[2]] == expected
    assert set(files) == {"manifest.json", "offline/manifest.js"}
