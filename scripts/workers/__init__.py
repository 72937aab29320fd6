"""A few warm processes that do one task after another, each within the limits of `limits`.

A task that breaks a limit, crashes its process or raises is told as a `Breach` in its place; the process is replaced
and the others go on. Results keep the order of the items.
"""

import multiprocessing
import os
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
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

from scripts.errors import WikiError
from scripts.workers.limits import STOPS, Limits, end_group, limit_process, limit_task, out_of_time, stops_held

__all__ = ["Breach", "Limits", "each"]

Item = TypeVar("Item")
Result = TypeVar("Result")

MAX_RESULT = 100_000_000
"""Bytes of one result on its way back: what the one who asked has to hold, twice for a moment."""
_GOODBYE = 5
"""Seconds that a process which closed its pipe may take to be gone and leave its exit code."""


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

    def __init__(self, context: BaseContext, task: Callable[[Any], Any], limits: Limits) -> None:
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, task, limits), daemon=True)  # type: ignore[attr-defined]
        with stops_held():
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
        if self.process.pid is not None:
            end_group(self.process.pid)
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
            self.workers.append(_Worker(self.context, self.task, self.limits))

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
                    worker.give(at, item, self.limits.wall_seconds)

    def _hear(self, worker: _Worker) -> None:
        try:
            result = worker.pipe.recv()
        except (EOFError, OSError):
            worker.process.join(_GOODBYE)
            self._replace(worker, Breach("time" if out_of_time(worker.process.exitcode) else "crash"))
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


def _serve(pipe: Connection, task: Callable[[Any], Any], limits: Limits) -> None:
    """The life of a worker: say that it is ready, then answer item after item until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who asked ends the workers
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if os.name != "nt":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
    limit_process(limits)
    pipe.send(None)
    while True:
        try:
            item = pipe.recv()
            limit_task(limits)
            pipe.send_bytes(_answer(task, item))
        except (EOFError, OSError):
            return


def _answer(task: Callable[[Any], Any], item: object) -> memoryview:
    """What becomes of an item, packed; for one that is too large to send, that."""
    try:
        packed: memoryview = ForkingPickler.dumps(task(item))
        if packed.nbytes <= MAX_RESULT:
            return packed
        breach = Breach("memory")
    except MemoryError:
        breach = Breach("memory")
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        breach = Breach("error", f"{type(error).__name__}，{Path(last.filename).name}:{last.lineno}")
    return ForkingPickler.dumps(breach)
