"""The pool of limited workers, with real processes that sleep, eat memory, die and raise."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.workers import MAX_RESULT, Breach, Limits, each
from tests.worker_tasks import doubled, tried

ROOT = Path(__file__).parent.parent
LIMITS = Limits(cpu_seconds=30, wall_seconds=600, megabytes=300)


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_keep_the_order_of_the_items(jobs: int) -> None:
    assert list(each(doubled, range(50), jobs=jobs, limits=LIMITS)) == [number * 2 for number in range(50)]


def test_nothing_to_do_starts_nothing() -> None:
    assert list(each(doubled, (), jobs=2, limits=LIMITS)) == []


def test_items_are_taken_when_a_process_is_free() -> None:
    """So a result can be what decides the next item: a cluster's worker hands on what it is sent in this way."""
    asked = [1]
    results = each(doubled, iter(lambda: asked[-1], 16), jobs=1, limits=LIMITS)
    for result in results:
        assert isinstance(result, int)
        asked.append(result)
    assert asked == [1, 2, 4, 8, 16]


def test_a_slow_first_item_does_not_change_the_order() -> None:
    told = list(each(tried, ("sleep 0.5", "b", "c"), jobs=2, limits=LIMITS))
    assert [str(each).split()[0] for each in told] == ["sleep", "b", "c"]


def test_workers_are_warm_and_used_again() -> None:
    told = list(each(tried, ("a", "b", "c", "d"), jobs=1, limits=LIMITS))
    assert len({str(each).split()[1] for each in told}) == 1


def test_where_forking_is_not_safe_workers_start_afresh() -> None:
    with ThreadPoolExecutor(1) as threads:
        told = threads.submit(lambda: list(each(doubled, (1, 2, 3), jobs=2, limits=LIMITS))).result()
    assert told == [2, 4, 6]


def test_a_task_that_hangs_is_ended_and_the_others_go_on() -> None:
    begun = time.monotonic()
    told = list(each(tried, ("a", "sleep 600", "c"), jobs=1, limits=replace(LIMITS, wall_seconds=2)))
    assert told[1] == Breach("time")
    assert [str(told[0]).split()[0], str(told[2]).split()[0]] == ["a", "c"]
    assert time.monotonic() - begun < 60


@pytest.mark.skipif(os.name == "nt", reason="Windows 不能限处理器时间")
def test_work_is_counted_a_task_and_too_much_of_it_ends_the_task() -> None:
    orders = ("burn 1.5", "burn 1.5", "burn 1.5", "burn 600", "c")
    told = list(each(tried, orders, jobs=1, limits=replace(LIMITS, cpu_seconds=2)))
    assert told[3] == Breach("time")
    assert len({str(each).split()[1] for each in told[:3]}) == 1
    assert str(told[4]).startswith("c ")


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有进程组")
def test_what_a_task_runs_ends_with_it(tmp_path: Path) -> None:
    told = list(each(tried, (f"run {tmp_path / 'pid'}",), jobs=1, limits=replace(LIMITS, wall_seconds=5)))
    assert told == [Breach("time")]
    pid = int((tmp_path / "pid").read_text())
    for _ in range(100):
        state = Path(f"/proc/{pid}/stat")
        if not state.exists() or state.read_text().split()[2] == "Z":
            return
        time.sleep(0.1)
    pytest.fail("程序还在")


def test_a_result_too_large_to_send_is_told_and_the_others_go_on() -> None:
    most = MAX_RESULT // 1_000_000
    told = list(
        each(tried, (f"tell {most - 1}", f"tell {most + 1}", "c"), jobs=1, limits=replace(LIMITS, megabytes=900))
    )
    assert len(str(told[0])) == (most - 1) * 1_000_000
    assert told[1] == Breach("memory")
    assert str(told[2]).startswith("c ")


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="这个系统不能限内存")
def test_a_task_that_eats_memory_is_ended_and_the_others_go_on() -> None:
    told = list(each(tried, ("eat 100", "eat 900", "c"), jobs=1, limits=LIMITS))
    assert told[:2] == ["100000000", Breach("memory")]
    assert str(told[2]).startswith("c ")


@pytest.mark.parametrize(
    ("order", "cause", "detail"),
    [
        ("die", "crash", ""),
        ("raise 甲", "error", "KeyError，worker_tasks.py:"),
        ("deep", "error", "RecursionError，worker_tasks.py:"),
    ],
)
def test_a_task_that_dies_or_raises_is_told(order: str, cause: str, detail: str) -> None:
    breach, other = each(tried, (order, "b"), jobs=1, limits=LIMITS)
    assert isinstance(breach, Breach)
    assert (breach.cause, breach.detail.rstrip("0123456789")) == (cause, detail)
    assert str(other).startswith("b ")


def test_every_item_may_fail() -> None:
    assert list(each(tried, ("die",) * 5, jobs=2, limits=LIMITS)) == [Breach("crash")] * 5


def test_no_process_stays_when_the_results_are_left_unread() -> None:
    results = each(tried, ("a", "sleep 600", "sleep 600"), jobs=2, limits=LIMITS)
    pid = int(str(next(results)).split()[1])
    results.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有进程组")
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda stop: stop.name)
def test_a_run_stopped_in_the_middle_leaves_no_process_and_no_half_file(tmp_path: Path, stop: signal.Signals) -> None:
    for at in range(200):
        (tmp_path / f"{at}.txt").write_text("全年开会六次，记录齐全，没有缺席的人。\n" * 4000, encoding="utf-8")
    order = ["convert", str(tmp_path), "--into", str(tmp_path / "out"), "--jobs", "2"]
    command = [sys.executable, "-m", "scripts", *order]
    signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored, and so in the run, where pytest is a job with &
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True) as run:
        assert run.stderr is not None
        run.stderr.readline()
        os.kill(run.pid, stop)
        said = run.stderr.read()  # ends when the last process that holds it does
    assert "Traceback" not in said
    assert [each.name for each in (tmp_path / "out").rglob("*")] == [".wiki.lock"]
    if stop == signal.SIGKILL:
        return
    assert run.returncode == 2
    assert "已停下" in said
    with pytest.raises(ProcessLookupError):
        os.killpg(run.pid, 0)
