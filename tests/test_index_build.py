"""Building an index: the same bytes however it is built, and the old index or the new one whatever happens."""

import os
import pickle
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.errors import PageError, WikiError
from scripts.index import build_index
from scripts.index.documents import collect, read_pages
from scripts.index.pages import kept
from scripts.index.postings import postings
from scripts.index.steps import told
from scripts.index.wiki import wiki_scheme
from scripts.scheme import OURS

ROOT = Path(__file__).parent.parent
KINDS = [
    "type: example\norg_type: school\nperiod: 2021-H1",
    "type: guide",
    "type: topic",
    "type: example\ncopy_of: 0.md",
]


def write(folder: Path, pages: list[tuple[str, list[str]]]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number, (front, texts) in enumerate(pages):
        body = "\n\n".join(texts)
        (folder / f"{number}.md").write_text(
            f"---\ntitle: 第{number}页\n{front}\n---\n\n# 题 {{#a0}}\n\n{body}\n", "utf-8"
        )
    return folder


def content(index: Path) -> dict[str, bytes]:
    files = (file for file in sorted(index.rglob("*")) if file.is_file())
    return {file.relative_to(index).as_posix(): file.read_bytes() for file in files}


def many(folder: Path, count: int) -> Path:
    text = "预案三年没有修订，第{}次演练的记录只有两页，联系人已经调离。"
    return write(folder, [(KINDS[0], [text.format(number * 7 + row) for row in range(8)]) for number in range(count)])


def index(root: Path, into: Path, **how: object) -> subprocess.Popen[str]:
    """The command, as a process of its own."""
    command = [sys.executable, "-m", "scripts", "index", "--root", str(root), "--into", str(into)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **how)  # type: ignore[call-overload, no-any-return]


PAGES = st.lists(
    st.tuples(st.sampled_from(KINDS), st.lists(st.text("甲乙丙丁應0１。 x", max_size=30), max_size=4)), max_size=8
)


@settings(max_examples=25)
@given(PAGES, st.integers(1, 30), st.integers(1, 30))
def test_small_runs_and_batches_give_the_same_bytes(pages: list[tuple[str, list[str]]], run: int, batch: int) -> None:
    with tempfile.TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
        docs = write(Path(place) / "docs", pages)
        build_index(docs, (), Path(place) / "one", OURS)
        assert postings.__kwdefaults__
        patch.setitem(postings.__kwdefaults__, "run", run)
        patch.setitem(postings.__kwdefaults__, "batch", batch)
        build_index(docs, (), Path(place) / "two", OURS)
        assert content(Path(place) / "one") == content(Path(place) / "two")


def test_memory_of_postings_does_not_grow_with_the_number_of_passages(tmp_path: Path) -> None:
    def peak(passages: int) -> int:
        dice = random.Random(passages)
        keys = ("".join(dice.choices("甲乙丙丁戊己庚辛壬癸", k=100)) for _ in range(passages))
        tracemalloc.start()
        assert sum(len(found.grams) for found in postings(keys, tmp_path, run=20_000, batch=40_000)) == 110
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert peak(8_000) < 1.5 * peak(1_000)


@settings(max_examples=25)
@given(PAGES)
def test_pages_come_back_from_disk_as_they_were_in_rank_order(pages: list[tuple[str, list[str]]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        docs = write(Path(place) / "docs", pages)
        read = (page for page in read_pages(docs, (), OURS) if not isinstance(page, PageError))
        with kept(read, docs) as every:
            assert list(every.offered()) == collect(docs, (), OURS)
            assert len(every) == len(pages)
            assert every.passages == sum(len(page.passages) for page in every)
            assert list(every[1:3]) == list(every)[1:3]


def through_pickle(task: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[Any]:
    """As on a cluster: task, items and results travel."""
    for item in items:
        yield pickle.loads(pickle.dumps(pickle.loads(pickle.dumps(task))(pickle.loads(pickle.dumps(item)))))


@pytest.mark.parametrize(
    "slug", ["pymdownx.slugs.uslugify", {"name": "pymdownx.slugs.slugify", "kwds": {"case": "lower"}}, None]
)
def test_pages_of_any_site_may_be_read_elsewhere(tmp_path: Path, slug: object) -> None:
    docs = many(tmp_path / "docs", 70)
    (docs / "bad.md").write_bytes(b"\xff")
    scheme = wiki_scheme({"markdown_extensions": [{"toc": {"slugify": slug}}], "exclude_docs": "drafts/"}, docs)
    here = list(read_pages(docs, (), scheme))
    there = list(read_pages(docs, (), scheme, spread=through_pickle))
    assert [str(page) for page in here] == [str(page) for page in there]
    assert len(here) == 71


def test_hash_seed_and_locale_do_not_change_a_byte(tmp_path: Path) -> None:
    docs = many(tmp_path / "docs", 40)
    for seed, locale in (("1", "C"), ("2", "zh_CN.GB18030"), ("3", "C.UTF-8")):
        run = index(docs, tmp_path / seed / "index", env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale})
        assert run.communicate()[1] == ""
        assert run.returncode == 0
    assert content(tmp_path / "1/index") == content(tmp_path / "2/index") == content(tmp_path / "3/index")


def test_a_killed_build_leaves_the_old_index_and_the_next_one_no_litter(tmp_path: Path) -> None:
    into = tmp_path / "site/index"
    build_index(many(tmp_path / "few", 2), (), into, OURS)
    old, docs = content(into), many(tmp_path / "docs", 1_500)
    run = index(docs, into)
    ends = time.monotonic() + 60
    while not any(into.parent.glob(".index*/**/*.bin")) and run.poll() is None and time.monotonic() < ends:
        time.sleep(0.002)
    run.kill()
    run.communicate()
    assert run.returncode == -signal.SIGKILL
    assert content(into) == old
    assert len(list(into.parent.iterdir())) > 1, "killed before it wrote anything"
    build_index(docs, (), into, OURS)
    assert {file.name for file in into.parent.iterdir()} <= {"index", ".wiki.lock"}
    assert content(into) != old


def test_a_build_killed_while_it_swapped_gives_the_old_index_back(tmp_path: Path) -> None:
    into, beside = tmp_path / "index", tmp_path / ".index.building"
    build_index(many(tmp_path / "docs", 2), (), into, OURS)
    old = content(into)
    beside.mkdir()
    into.rename(beside / "old")
    with pytest.raises(WikiError):
        build_index(tmp_path / "nothing", (), into, OURS)
    assert content(into) == old
    assert not beside.exists()


def test_a_long_build_tells_its_steps_and_a_short_one_nothing(tmp_path: Path) -> None:
    said: list[str] = []
    build_index(many(tmp_path / "docs", 3), (), tmp_path / "index", OURS, said.append)
    assert said == []
    assert list(told(range(3_500), 3_500, "读页面", said.append)) == list(range(3_500))
    assert said == ["[1000/3500] 读页面", "[2000/3500] 读页面", "[3000/3500] 读页面"]


def no_files_larger_than(limit: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))


@pytest.mark.parametrize("limit", [100, 30_000])
def test_where_there_is_no_room_the_old_index_stays(tmp_path: Path, limit: int) -> None:
    into = tmp_path / "site/index"
    build_index(many(tmp_path / "few", 2), (), into, OURS)
    old = content(into)
    run = index(many(tmp_path / "docs", 100), into, preexec_fn=no_files_larger_than(limit))
    told = run.communicate()[1]
    assert (run.returncode, "写不进去" in told, "Traceback" in told) == (2, True, False)
    assert content(into) == old
    assert {file.name for file in into.parent.iterdir()} == {"index", ".wiki.lock"}
