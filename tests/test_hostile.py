"""The inputs of tests/hostile_rows.py in one run of `convert`, then what no file can be: links, pipes, a full disk."""

import html
import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.library import registry
from scripts.page import split_front
from tests.hostile_rows import ROWS, Row, report
from tests.site_build import build, elements, workspace

ROOT = Path(__file__).parent.parent
MOST = 2_000
"""Megabytes of the run, its workers and whatever they start, together."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run over all rows said, wrote and used."""

    into: Path
    code: int
    out: str
    err: str
    megabytes: float

    def page(self, name: str) -> str:
        """The page of a source."""
        entries = [entry for entry in registry.load(self.into / "index.yml") if entry.file == name]
        assert len(entries) == 1, (name, self.err)
        return (self.into / entries[0].path).read_text("utf-8")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "in").mkdir()
    for row in ROWS:
        path = folder / "in" / row.name
        path.parent.mkdir(exist_ok=True)
        content = row.content() if callable(row.content) else row.content
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return converted(folder / "in", folder / "out")


def converted(sources: Path, into: Path, *options: str) -> Run:
    """One run of the command, with the most memory it and its children held together."""
    command = [sys.executable, "-m", "scripts", "convert", str(sources), "--into", str(into), "--jobs", "2", *options]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True, start_new_session=True) as started:
        most: list[float] = [0.0]
        watch = threading.Thread(target=_watch, args=(started, most))
        watch.start()
        out, err = started.communicate(timeout=900)
        watch.join()
    return Run(into, started.returncode, out, err, most[0])


def _watch(started: subprocess.Popen[str], most: list[float]) -> None:
    while started.poll() is None:
        most[0] = max(most[0], sum(map(_held, _family(started.pid))))
        time.sleep(0.05)


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _held(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1_000_000
    except (OSError, IndexError):
        return 0.0


def test_every_number_has_its_row() -> None:
    """45 and the rest of 46 are tests of their own below; 46, killed: tests/test_workers.py and test_kill*.py."""
    numbers = {row.number for row in ROWS if row.number.isdigit()}
    assert numbers == {str(number) for number in range(1, 47)} - {"45"}
    assert {row.number for row in ROWS if not row.number.isdigit()} == {f"攻{number}" for number in range(1, 7)}


def test_the_run_ends_by_itself_within_its_memory_and_without_a_traceback(run: Run) -> None:
    assert run.code == 2
    assert "Traceback" not in run.err
    assert "转换出错" not in run.err
    assert run.megabytes < MOST
    said = re.findall(r"^没有转换　([^：/]+)[^：]*：.+。.+。$", run.err, re.MULTILINE)
    assert sorted(said) == sorted(row.name for row in ROWS if row.refused)


@pytest.mark.parametrize("row", [row for row in ROWS if row.refused], ids=lambda row: f"{row.number} {row.words}")
def test_refused_with_reason_and_next_step(run: Run, row: Row) -> None:
    said = re.search(rf"^没有转换　{re.escape(row.name)}[^：]*：(.+?)。.+。$", run.err, re.MULTILINE)
    assert said, run.err
    assert re.search(row.refused, said[1])


@pytest.mark.parametrize("row", [row for row in ROWS if not row.refused], ids=lambda row: f"{row.number} {row.words}")
def test_converted_with_nothing_lost_and_nothing_brought_in(run: Run, row: Row) -> None:
    page = run.page(row.name)
    front, _, _ = split_front(page)
    assert front["type"] == "example"
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]", page)
    for text in row.holds:
        assert text in page
    for text in row.lacks:
        assert text not in page


def test_paths_are_safe_and_different_whatever_the_titles_and_names(run: Run) -> None:
    paths = [entry.path for entry in registry.load(run.into / "index.yml")]
    assert len({path.casefold() for path in paths}) == len(paths)
    for path in paths:
        assert re.fullmatch(r"(?:\d{4}|undated)/[a-z0-9][a-z0-9-]{0,98}\.md", path)
        assert not re.fullmatch(r"(?:con|nul|prn|aux)", Path(path).stem)


def test_nothing_is_written_beside_the_pages(run: Run) -> None:
    entries = {entry.path for entry in registry.load(run.into / "index.yml")}
    written = {path.relative_to(run.into).as_posix() for path in run.into.rglob("*") if path.is_file()}
    assert {path for path in written if not path.startswith(".")} == {*entries, "index.yml"}
    assert not Path("/tmp/wiki-hostile.xml").exists()
    assert not list(run.into.parent.parent.rglob("wiki-hostile*"))
    names = {path.name for path in run.into.parent.iterdir()}
    assert names == {"in", "out"}


def test_the_good_ones_alone_give_the_same_pages(run: Run, tmp_path: Path) -> None:
    for row in ROWS:
        if not row.refused:
            (tmp_path / "in" / row.name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "in" / row.name).write_bytes((run.into.parent / "in" / row.name).read_bytes())
    again = converted(tmp_path / "in", tmp_path / "out")
    assert again.code == 0
    entries = registry.load(run.into / "index.yml")
    assert registry.load(again.into / "index.yml") == entries
    for entry in entries:
        assert (run.into / entry.path).read_bytes() == (again.into / entry.path).read_bytes()


def test_no_page_is_active_once_it_is_built(run: Run, tmp_path: Path) -> None:
    folder = workspace(tmp_path, content=False)
    for entry in registry.load(run.into / "index.yml"):
        page = folder / "docs" / "examples" / entry.path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_bytes((run.into / entry.path).read_bytes())
    built = build(folder, NO_MKDOCS_2_WARNING="1")
    assert built.returncode == 0, built.stderr
    usual = _loaded(built_page(folder, run, "08.txt"))
    for name in ("36.html", "38.txt", *(row.name for row in ROWS if row.words.startswith("title"))):
        page = built_page(folder, run, name)
        assert _loaded(page) <= usual
        for element in elements(page):
            assert not [key for key in element.attributes if key.startswith("on")], (name, element)
            assert not re.match(r"\s*(?:javascript|data|vbscript):", element.attributes.get("href", "")), (
                name,
                element,
            )
    shown = html.unescape(re.sub("<[^>]+>", "", built_page(folder, run, "38.txt").read_text("utf-8")))
    for text in (
        "[点](javascript",
        "{{ 7*7 }}",
        "--8<--",
        "<script>alert(1)</script>",
        "{: onclick=alert(1) }",
        "&lt;b&gt;",
    ):
        assert text in shown


def built_page(folder: Path, run: Run, name: str) -> Path:
    """The built page of a source."""
    entry = next(each for each in registry.load(run.into / "index.yml") if each.file == name)
    return folder / "site" / "examples" / entry.path.removesuffix(".md") / "index.html"


def _loaded(page: Path) -> set[tuple[str, str]]:
    """What a page loads or sends to: element and address, wherever in the site the page stands."""
    loading = {"script", "iframe", "base", "form", "img", "object", "embed", "style", "meta"}
    found = (
        (each.tag, each.attributes.get("src") or each.attributes.get("http-equiv", ""))
        for each in elements(page)
        if each.tag in loading
    )
    return {(tag, re.sub(r"^(?:\.{1,2}/)+", "", address)) for tag, address in found}


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有这些")
def test_45_what_is_no_plain_file_is_named_and_nothing_hangs(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "里面").mkdir(parents=True)
    (tmp_path / "外面.txt").write_text(report("45"), encoding="utf-8")
    for at, where in enumerate((folder, folder / "里面")):
        (where / "good.txt").write_text(report(f"45{at}"), encoding="utf-8")
        (where / "link.txt").symlink_to(tmp_path / "外面.txt")
        (where / "broken.txt").symlink_to(tmp_path / "没有")
        (where / "loop").symlink_to(folder)
        os.mkfifo(where / "pipe.txt")
        (where / "zero.txt").symlink_to("/dev/zero")
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(os.path.relpath(where / "socket.txt"))
        if os.geteuid():
            (where / "secret.txt").write_text(report("452"), encoding="utf-8")
            (where / "secret.txt").chmod(0)
    run = converted(folder, tmp_path / "out")
    assert run.code == 2
    assert "Traceback" not in run.err
    refused = {"link.txt", "broken.txt", "loop", "pipe.txt", "zero.txt", "socket.txt"} | (
        {"secret.txt"} if os.geteuid() else set()
    )
    said = re.findall(r"^没有转换　(.+?)：(.+)。(.+)。$", run.err, re.MULTILINE)
    assert {name for name, _, _ in said} == refused | {f"里面/{name}" for name in refused}
    assert {entry.file for entry in registry.load(run.into / "index.yml")} == {"good.txt", "里面/good.txt"}


@pytest.mark.skipif(os.name == "nt", reason="Windows 不能限文件大小")
def test_46_a_full_disk_is_told_and_leaves_no_half_file(tmp_path: Path) -> None:
    """A limit on file size fails as a full disk does: in the middle of a write."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "big.txt").write_text(report("46", "记录齐全，有签到表。" * 3_000), encoding="utf-8")
    command = [sys.executable, "-m", "scripts", "convert", str(tmp_path / "in"), "--into", str(tmp_path / "out")]
    full = "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)); sys.argv = sys.argv[1:]; runpy.run_module('scripts', run_name='__main__', alter_sys=True)"
    run = subprocess.run(
        [sys.executable, "-c", full, *command[2:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 2
    assert "Traceback" not in run.stderr
    assert "写不进去" in run.stderr
    assert not [
        path
        for path in (tmp_path / "out").rglob("*")
        if path.is_file() and path.name[0] != "." and path.suffix == ".md"
    ]
    again = converted(tmp_path / "in", tmp_path / "out")
    assert (again.code, len(registry.load(again.into / "index.yml"))) == (0, 1)
    assert "编号46" in again.page("big.txt")
