"""A real scheduler and real workers on this machine: the same pages, whatever is lost on the way."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, repeat
from pathlib import Path
from typing import Any

import pytest

from scripts.cluster import each
from scripts.cluster import spread as cluster_spread
from scripts.errors import WikiError
from scripts.index import build_index
from scripts.scheme import OURS
from scripts.workers import Breach, Limits
from tests.test_commands import REPORT, tree, wiki
from tests.worker_tasks import doubled, tried

pytest.importorskip("distributed", reason="没有装 requirements-cluster.txt")

ROOT = Path(__file__).parent.parent
DASK = Path(sys.executable).with_name("dask")
LIMITS = Limits(cpu_seconds=30, wall_seconds=60, megabytes=300)


class Cluster:
    """A scheduler and its workers, each a process with its log in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.scheduler_file = folder, folder / "scheduler.json"
        folder.mkdir(exist_ok=True)
        self.processes: list[subprocess.Popen[bytes]] = []
        self.start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        while not self.scheduler_file.exists() or not self.scheduler_file.read_text():
            time.sleep(0.1)
        self.address: str = json.loads(self.scheduler_file.read_text())["address"]

    def start(self, kind: str, *options: str) -> "subprocess.Popen[bytes]":
        command = [str(DASK), kind, "--scheduler-file", str(self.scheduler_file), *options]
        environment = {**os.environ, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
        with (self.folder / "log").open("ab") as log:
            self.processes.append(subprocess.Popen(command, cwd=self.folder, stdout=log, stderr=log, env=environment))
        return self.processes[-1]

    def worker(self, *options: str) -> "subprocess.Popen[bytes]":
        place = ("--host", "127.0.0.1", "--local-directory", str(self.folder))
        return self.start("worker", *place, "--nthreads", "1", "--no-dashboard", *options)

    def end(self) -> None:
        for process in reversed(self.processes):  # the scheduler last
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture(autouse=True)
def nothing_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No run takes what another one left in its store."""
    monkeypatch.setenv("WIKI_CACHE", str(tmp_path / "cache"))


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    made = Cluster(tmp_path_factory.mktemp("cluster"))
    for _ in range(3):
        made.worker()  # with its nanny: one that is lost comes again
    yield made
    made.end()


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """About sixty documents of every format, a few of them bad."""
    folder = tmp_path_factory.mktemp("documents")
    for file in (ROOT / "sources").iterdir():
        if file.name[0].isdigit():
            shutil.copy(file, folder)
    for at in range(30):
        changed = REPORT.replace("会议6次", f"会议{at + 3}次").replace("县档案馆", f"县第{at + 1}档案馆")
        (folder / f"report-{at:02}.txt").write_text(changed * (1 + at % 3), encoding=("utf-8", "gb18030")[at % 2])
    (folder / "empty.txt").write_bytes(b"")
    (folder / "broken.docx").write_bytes(b"PK\3\4 half of a package")
    (folder / "link.txt").symlink_to(folder / "empty.txt")
    return folder


@pytest.fixture(scope="module")
def here(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same documents, converted on this machine alone."""
    into = tmp_path_factory.mktemp("here")
    assert wiki("convert", sources, "--into", into).returncode == 2
    return into


def test_the_contract_of_workers(cluster: Cluster) -> None:
    assert list(each(doubled, range(40), address=cluster.address, limits=LIMITS)) == [at * 2 for at in range(40)]


def test_nothing_to_do(cluster: Cluster) -> None:
    assert list(each(doubled, (), address=cluster.address, limits=LIMITS)) == []


def taken_before_the_first(orders: Iterator[str], cluster: Cluster) -> int:
    """How many items have been taken when the first result comes."""
    taken: list[str] = []

    def items() -> Iterator[str]:
        for order in orders:
            taken.append(order)
            yield order

    results = each(tried, items(), address=cluster.address, limits=LIMITS)
    next(results)
    results.close()  # type: ignore[attr-defined]
    return len(taken)


def test_items_are_taken_as_there_is_room(cluster: Cluster) -> None:
    assert taken_before_the_first(repeat("sleep 1", 1000), cluster) <= 2 * 3 + 3  # two a thread, and a round that ended


def test_a_slow_item_lets_others_pass_but_not_all(cluster: Cluster) -> None:
    assert taken_before_the_first(chain(["sleep 3"], repeat("a", 1000)), cluster) <= 16 * 3 + 1


def test_what_breaks_a_limit_on_another_machine_is_a_breach(cluster: Cluster) -> None:
    orders = ("a", "die", "eat 900", "sleep 600", "raise 甲", "b")
    told = list(
        each(tried, orders, address=cluster.address, limits=Limits(cpu_seconds=30, wall_seconds=3, megabytes=300))
    )
    assert [each.cause for each in told if isinstance(each, Breach)] == ["crash", "memory", "time", "error"]
    assert [str(told[0])[0], str(told[5])[0]] == ["a", "b"]


@pytest.mark.skipif(sys.platform != "linux", reason="要看 /proc")
def test_a_task_that_kills_machine_after_machine_is_a_breach(cluster: Cluster) -> None:
    told = list(each(tried, ("fell", "b"), address=cluster.address, limits=LIMITS))
    assert told[0] == Breach("crash")
    assert str(told[1]).startswith("b ")


def test_pages_are_those_of_one_machine(cluster: Cluster, sources: Path, here: Path, tmp_path: Path) -> None:
    run = wiki("convert", sources, "--into", tmp_path / "out", "--cluster", cluster.address)
    assert run.returncode == 2
    assert "empty.txt：文件是空的" in run.stderr
    assert "link.txt：不是普通文件" in run.stderr
    assert "没有转换 3 份" in run.stdout
    assert "Traceback" not in run.stderr
    assert tree(tmp_path / "out") == tree(here)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """All our pages, and a bad one."""
    folder = tmp_path / "docs"
    shutil.copytree(ROOT / "docs", folder)
    (folder / "broken.md").write_text("---\ntitle: [\n---\n", "utf-8")
    return folder


def test_an_index_is_that_of_one_machine(cluster: Cluster, pages: Path, tmp_path: Path) -> None:
    one = wiki("index", "--root", pages, "--into", tmp_path / "one")
    many = wiki("index", "--root", pages, "--into", tmp_path / "many", "--cluster", cluster.address)
    assert (one.returncode, many.returncode) == (2, 2)
    assert one.stderr == many.stderr
    assert "broken.md:3：页首信息不是正确的 YAML" in one.stderr
    assert tree(tmp_path / "one") == tree(tmp_path / "many")


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有 SIGKILL")
def test_a_worker_killed_while_it_reads_changes_no_index(pages: Path, tmp_path: Path) -> None:
    cluster = Cluster(tmp_path / "cluster")
    workers = [cluster.worker("--no-nanny") for _ in range(3)]

    def spread(task: Callable[[Any], Any], batches: Iterable[Any]) -> Iterator[Any]:
        for number, read in enumerate(cluster_spread(task, batches, address=cluster.address, limits=LIMITS)):
            if number == 1:
                workers[0].kill()
            yield read

    build_index(pages, (), tmp_path / "one", OURS)
    build_index(pages, (), tmp_path / "many", OURS, spread=spread)
    cluster.end()
    assert workers[0].returncode == -signal.SIGKILL
    assert tree(tmp_path / "one") == tree(tmp_path / "many")


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有 SIGKILL")
def test_a_worker_killed_in_the_middle_changes_nothing(sources: Path, here: Path, tmp_path: Path) -> None:
    cluster = Cluster(tmp_path / "cluster")
    workers = [cluster.worker("--no-nanny") for _ in range(3)]
    good = tmp_path / "good"
    shutil.copytree(sources, good, ignore=shutil.ignore_patterns("empty.txt", "broken.docx", "link.txt"))
    order = ["convert", good, "--into", tmp_path / "out", "--cluster", cluster.address]
    command = [sys.executable, "-m", "scripts", *map(str, order)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stderr is not None
        for line in run.stderr:
            if line.startswith("[9/"):
                workers[0].kill()
                break
        said = run.stderr.read()
    cluster.end()
    assert workers[0].returncode == -signal.SIGKILL
    assert (run.returncode, "Traceback" in said) == (0, False)
    assert tree(tmp_path / "out") == tree(here)


def test_stopped_in_the_middle(cluster: Cluster, sources: Path, tmp_path: Path) -> None:
    """Ctrl-C: nothing is written, and the cluster takes the next run."""
    order = ["convert", sources, "--into", tmp_path / "out", "--cluster", cluster.address]
    command = [sys.executable, "-m", "scripts", *map(str, order)]
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stderr is not None
        run.stderr.readline()
        run.send_signal(signal.SIGINT)
        said = run.stderr.read()
    assert run.returncode == 2
    assert "已停下" in said
    assert "Traceback" not in said
    assert list(each(doubled, (1, 2), address=cluster.address, limits=LIMITS)) == [2, 4]


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "tcp://nowhere.invalid:8786", "foo://127.0.0.1:1"])
def test_an_address_where_nobody_answers(sources: Path, tmp_path: Path, address: str) -> None:
    begun = time.monotonic()
    run = wiki("convert", sources, "--into", tmp_path / "out", "--cluster", address)
    assert run.returncode == 2
    assert (
        run.stderr.splitlines()[-1]
        == f"{address}：连不上集群。看看 dask scheduler 开着没有，地址像 tcp://主机:8786 再来。"
    )
    assert "Traceback" not in run.stderr
    assert time.monotonic() - begun < 60


def test_an_address_that_is_none(tmp_path: Path) -> None:
    run = wiki("convert", tmp_path, "--cluster", "8786")
    assert run.returncode == 2
    assert "写成 tcp://主机:8786" in run.stderr


def test_a_worker_with_other_code_is_refused(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.cluster.host.code_version", lambda: "other")
    with pytest.raises(WikiError, match="代码、Python 或软件包和这里的不一样"):
        list(each(doubled, (1, 2), address=cluster.address, limits=LIMITS))


def test_without_dask_the_command_that_installs_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(WikiError, match=r"pip install --require-hashes -r requirements-cluster\.txt"):
        next(each(doubled, (1,), address="tcp://127.0.0.1:1", limits=LIMITS))
