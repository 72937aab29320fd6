"""Runs that are killed, repeated and mixed: the same bytes as a run nobody disturbed, and nothing left behind."""

import io
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from scripts.progress import Progress
from tests.many import write_many

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="看进程要 /proc")


def command(source: Path, out: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "scripts", "convert", str(source), "--into", str(out), "--jobs", "2", *more]


def surroundings(folder: Path) -> dict[str, str]:
    """A store and a folder for temporary files of its own, by which its processes are known."""
    (folder / "tmp").mkdir(parents=True, exist_ok=True)
    return {**os.environ, "WIKI_CACHE": str(folder / "cache"), "TMPDIR": str(folder / "tmp")}


def convert(source: Path, out: Path, folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(source, out, *more), cwd=ROOT, env=surroundings(folder), capture_output=True, text=True, timeout=300
    )


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".wiki.lock"
    }


def processes(folder: Path) -> list[str]:
    """Command lines of processes that were started in these surroundings."""
    found = []
    for each in Path("/proc").glob("[0-9]*"):
        try:
            if str(folder).encode() in (each / "environ").read_bytes() and (each / "cmdline").read_bytes():
                found.append((each / "cmdline").read_text().replace("\0", " "))
        except OSError:
            continue
    return found


@contextmanager
def watched(out: Path, wanted: dict[str, bytes]) -> Iterator[list[str]]:
    """Look at the tree all the time; names of files that at any moment were not what they must become."""
    wrong: list[str] = []
    over = threading.Event()

    def look() -> None:
        while not over.is_set():
            for path in list(out.rglob("*")):
                if path.suffix in (".md", ".yml") and path.name[0] != ".":
                    try:
                        content = path.read_bytes()
                    except OSError:
                        continue
                    name = path.relative_to(out).as_posix()
                    if wanted.get(name) != content:
                        wrong.append(name)
            time.sleep(0.002)

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield wrong
    finally:
        over.set()
        watcher.join()


def killed_when(source: Path, out: Path, folder: Path, is_time: Callable[[int], bool]) -> bool:
    """Start a run and kill it as soon as it is time (told how many lines it has said); False when it was over before."""
    with subprocess.Popen(
        command(source, out), cwd=ROOT, env=surroundings(folder), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as run:
        assert run.stderr is not None
        os.set_blocking(run.stderr.fileno(), False)
        said = 0
        while run.poll() is None and not is_time(said):
            said += (run.stderr.read() or b"").count(b"\n")
            time.sleep(0.001)
        alive = run.poll() is None
        run.send_signal(signal.SIGKILL)
        os.set_blocking(run.stderr.fileno(), True)
        run.stderr.read()
    return alive


def kill_often(source: Path, folder: Path, wanted: dict[str, bytes], kills: int, dice: random.Random) -> int:
    """Kill runs at random moments: while sources are read, while pages are written. How many were killed at work."""
    out, alive = folder / "out", 0
    for at in range(kills):
        there = sorted(out.rglob("*.md"))
        if len(there) > len(wanted) // 2:  # nearly done: some pages are lost, and half the time the store
            for page in dice.sample(there, len(there) // 2):
                page.unlink()
            if dice.random() < 0.5:
                shutil.rmtree(folder / "cache")
        least = len(list(out.rglob("*.md")))
        if at % 2:
            most = dice.randrange(least, len(wanted) - 1)
            alive += killed_when(source, out, folder, lambda said, most=most: len(list(out.rglob("*.md"))) > most)  # type: ignore[misc]
        else:
            most = dice.randrange(1, max(2, 2 * len(wanted) // kills))
            alive += killed_when(source, out, folder, lambda said, most=most: said >= most)  # type: ignore[misc]
    return alive


def test_killed_runs_end_in_the_same_bytes(tmp_path: Path) -> None:
    source = tmp_path / "in"
    write_many(source, 60, seed=5)
    assert convert(source, tmp_path / "calm" / "out", tmp_path / "calm").returncode == 0
    wanted = tree(tmp_path / "calm" / "out")
    hard = tmp_path / "hard"
    with watched(hard / "out", wanted) as wrong:
        assert kill_often(source, hard, wanted, kills=6, dice=random.Random(5)) >= 4
        assert processes(hard) == []
        for left in (hard / "tmp").iterdir():
            os.utime(left, (0, 0))  # a minute later
        last = convert(source, hard / "out", hard)
    assert last.returncode == 0, last.stderr
    assert wrong == []
    assert tree(hard / "out") == wanted
    assert list((hard / "tmp").iterdir()) == []


def test_the_store_changes_no_byte(tmp_path: Path) -> None:
    source = tmp_path / "in"
    write_many(source, 20, seed=7)
    (tmp_path / "no" / "cache").mkdir(parents=True)
    (tmp_path / "no" / "cache" / "convert.sqlite").mkdir()  # nothing can be kept here
    first, again = (convert(source, tmp_path / name, tmp_path / "store") for name in ("a", "b"))
    without = convert(source, tmp_path / "c", tmp_path / "no")
    assert (first.returncode, again.returncode, without.returncode) == (0, 0, 0)
    assert "已有 20 份没有变，跳过" in again.stderr
    assert "跳过" not in without.stderr
    assert first.stdout == again.stdout == without.stdout
    assert tree(tmp_path / "a") == tree(tmp_path / "b") == tree(tmp_path / "c")


@pytest.mark.parametrize(
    "content", [b"", b"not a database" * 99, b"SQLite format 3\0" + b"\xff" * 5000], ids=("空的", "别的", "坏的")
)
def test_a_broken_store_is_made_anew(tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "in"
    write_many(source, 3, seed=8)
    store = tmp_path / "w" / "cache" / "convert.sqlite"
    store.parent.mkdir(parents=True)
    store.write_bytes(content)
    assert convert(source, tmp_path / "out", tmp_path / "w").returncode == 0
    assert "已有 3 份没有变" in convert(source, tmp_path / "out", tmp_path / "w", "--check").stderr


@pytest.mark.parametrize(("most", "kept"), [(0, False), (3_000, False), (3_000, True)], ids=("全满", "暂存", "页面"))
def test_a_full_disk_is_one_line_and_leaves_no_half_file(tmp_path: Path, most: int, kept: bool) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    write_many(source, 8, seed=9)
    if kept:
        convert(source, out, tmp_path, "--check")
    run = subprocess.run(
        command(source, out), cwd=ROOT, env=surroundings(tmp_path), capture_output=True, text=True,
        preexec_fn=partial(resource.setrlimit, resource.RLIMIT_FSIZE, (most, most)),
    )  # fmt: skip
    assert "Traceback" not in run.stderr
    assert run.returncode == 2
    assert re.search("写不进去（.+）。看看磁盘空间", run.stderr.splitlines()[-1])
    assert all(page.read_text(encoding="utf-8").endswith("\n") for page in out.rglob("*.md"))
    assert not list(out.rglob("*.part"))
    assert convert(source, out, tmp_path).returncode == 0


def test_who_reads_the_lines_may_go_away(tmp_path: Path) -> None:
    source = tmp_path / "in"
    write_many(source, 3, seed=9)
    with subprocess.Popen(
        command(source, tmp_path / "out"), cwd=ROOT, env=surroundings(tmp_path), stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    ) as run:  # fmt: skip
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        said = run.stderr.read()
    assert "Traceback" not in said
    assert "BrokenPipe" not in said
    assert len(list((tmp_path / "out").rglob("*.md"))) >= 3


def test_on_a_terminal_one_line_renews_itself() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal, plain = Terminal(), io.StringIO()
    for stream in (terminal, plain):
        tell = Progress(stream)
        for line in ("[1/3] a", "[2/3] b", "[3/3] c", "完"):
            tell(line)
    assert plain.getvalue() == "[1/3] a\n[2/3] b\n[3/3] c\n完\n"
    assert re.fullmatch(
        r"\[1/3\] a　\r\x1b\[K\[2/3\] b　每秒 [\d.]+ 份，还要 \d+ 秒\r\x1b\[K\[3/3\] c　每秒 [\d.]+ 份，还要 0 秒\n完\n",
        terminal.getvalue(),
    )
