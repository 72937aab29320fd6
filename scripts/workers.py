"""A few warm processes that do one task after another, each within a time and a memory limit.

A task that breaks a limit, crashes its process or raises is told as a `Breach` in its place; the process is replaced
and the others go on. Results keep the order of the items. Memory is limited where the system can (`RLIMIT_AS`: Linux
and the BSDs; on macOS and Windows only time is), time everywhere.
"""

import ctypes
import multiprocessing
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, count, islice
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

from scripts.errors import WikiError

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may use: seconds by the clock, megabytes above what an idle process holds."""

    seconds: float
    megabytes: int


@dataclass(frozen=True, slots=True)
class Breach:
    """What kept a task from its result; `detail` is the error raised and where, empty for the other causes."""

    cause: Literal["time", "memory", "crash", "error"]
    detail: str = ""


def each(
    task: Callable[[Item], Result], items: Iterable[Item], *, jobs: int, limits: Limits
) -> Iterator[Result | Breach]:
    """The results of a module-level function for all items, in their order, from `jobs` processes.

    An item is taken when a process is free for it. Raises WikiError when no process can be started.
    """
    rest = iter(items)
    first = tuple(islice(rest, jobs))
    crew = _Crew(task, chain(first, rest), limits)
    try:
        crew.start(len(first))
        for at in count():
            while at not in crew.done:
                if not crew.step():
                    return
            yield crew.done.pop(at)
    finally:
        crew.end()


class _Worker:
    """One process and the pipe to it; `at` is the item it works on, None while it starts or rests."""

    def __init__(self, context: BaseContext, task: Callable[[Any], Any], megabytes: int) -> None:
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, task, megabytes), daemon=True)  # type: ignore[attr-defined]
        self.process.start()
        theirs.close()
        self.ready = False
        self.at: int | None = None
        self.deadline = float("inf")

    def give(self, at: int, item: object, seconds: float) -> None:
        self.pipe.send(item)
        self.at, self.deadline = at, time.monotonic() + seconds

    def rest(self) -> None:
        self.ready, self.at, self.deadline = True, None, float("inf")

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.process.close()
        self.pipe.close()


class _Crew(Generic[Item, Result]):
    """All workers of one run, what waits for them and what they have done."""

    def __init__(self, task: Callable[[Item], Result], items: Iterable[Item], limits: Limits) -> None:
        self.task, self.limits = task, limits
        self.context = _context()
        self.waiting, self.over = enumerate(items), False
        self.workers: list[_Worker] = []
        self.done: dict[int, Result | Breach] = {}

    def start(self, count: int) -> None:
        for _ in range(count):
            self.workers.append(_Worker(self.context, self.task, self.limits.megabytes))

    def end(self) -> None:
        for worker in self.workers:
            worker.end()
        self.workers.clear()

    def step(self) -> bool:
        """Give out what waits, then wait for the next result or deadline; False when nothing is under way."""
        self._give_out()
        if not self.workers or (self.over and all(worker.at is None for worker in self.workers)):
            return False
        soonest = min(worker.deadline for worker in self.workers)
        left = None if soonest == float("inf") else max(soonest - time.monotonic(), 0)
        heard = wait([worker.pipe for worker in self.workers], left)
        for worker in list(self.workers):
            if worker.pipe in heard:
                self._hear(worker)
            elif worker.deadline <= time.monotonic():
                self._replace(worker, Breach("time"))
        return True

    def _give_out(self) -> None:
        for worker in self.workers:
            if worker.ready and worker.at is None and not self.over:
                at, item = next(self.waiting, (None, None))
                if at is None:
                    self.over = True
                else:
                    worker.give(at, item, self.limits.seconds)

    def _hear(self, worker: _Worker) -> None:
        try:
            result = worker.pipe.recv()
        except (EOFError, OSError):
            self._replace(worker, Breach("crash"))
            return
        if isinstance(result, Breach) and result.cause == "memory":
            self._replace(worker, result)
            return
        if worker.at is not None:
            self.done[worker.at] = result
        worker.rest()

    def _replace(self, worker: _Worker, breach: Breach) -> None:
        if worker.at is None:
            raise WikiError("转换", "做转换的进程起不来", "看看内存够不够，再运行一次；还是不行，报一个问题")
        self.done[worker.at] = breach
        self.workers.remove(worker)
        worker.end()
        if not self.over:
            self.start(1)


def _context() -> BaseContext:
    """Fork where that is safe (Linux, a single thread): all modules are there already. Else a fresh start."""
    safe = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if safe else "spawn")


def _serve(pipe: Connection, task: Callable[[Any], Any], megabytes: int) -> None:
    """The life of a worker: say that it is ready, then answer item after item until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who asked ends the workers
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _die_with_parent()
    _limit_memory(megabytes)
    pipe.send(None)
    while True:
        try:
            item = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(_tried(task, item))


def _tried(task: Callable[[Any], Any], item: object) -> object:
    try:
        return task(item)
    except MemoryError:
        return Breach("memory")
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        return Breach("error", f"{type(error).__name__}，{Path(last.filename).name}:{last.lineno}")


def _die_with_parent() -> None:
    """On Linux a worker is killed when the one who asked is; elsewhere its pipe ends, after the task at hand."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG, see prctl(2)


def _limit_memory(megabytes: int) -> None:
    if resource is None:
        return
    most = _held() + megabytes * 1_000_000
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _held() -> int:
    """Bytes of address space this process has now; a guess where the system doesn't tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except (OSError, ValueError):
        return 500_000_000
    return pages * (resource.getpagesize() if resource else 4096)
