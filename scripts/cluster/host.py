"""A dask worker's side of `cluster`: it does no task itself but hands each item to a host, a process of ours.

A host (`python -m scripts.cluster.host`) runs `workers.each` on what it is sent; the workers of dask may not have
children.
"""

import os
import pickle
import platform
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import IO, Any

from scripts import workers
from scripts.errors import WikiError
from scripts.store.version import code_version
from scripts.workers.limits import Limits, die_with_parent


def order_for(task: Callable[[Any], Any], limits: Limits) -> bytes:
    """What a host is told first: the version of our code, then what to do and within which limits."""
    return pickle.dumps((code_version(), pickle.dumps((task, limits))))


class _Host:
    """Where a dask worker has its tasks done: a process that answers item after item in the way of one order."""

    def __init__(self, order: bytes) -> None:
        self.order = order
        command = [sys.executable, "-m", "scripts.cluster.host"]
        self.process = subprocess.Popen(  # noqa: S603
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
        )
        self._write(order)

    def ask(self, item: bytes) -> Any:
        """The answer to one pickled item. Raises OSError or EOFError when the process is gone."""
        self._write(item)
        assert self.process.stdout
        return pickle.load(self.process.stdout)  # noqa: S301

    def end(self) -> None:
        self.process.kill()
        self.process.communicate()

    def _write(self, message: bytes) -> None:
        assert self.process.stdin
        self.process.stdin.write(message)
        self.process.stdin.flush()


_IDLE: list[_Host] = []
"""Of this dask worker: hosts that rest; as many as the worker has threads, in time."""


def answer(order: bytes, item: bytes) -> Any:
    """What a dask worker runs: the answer of a host of this order. Raises RuntimeError when the host is lost."""
    host = _idle(order) or _Host(order)
    try:
        result = host.ask(item)
    except (OSError, EOFError, pickle.UnpicklingError) as error:
        host.end()
        raise RuntimeError("the host is lost") from error
    _IDLE.append(host)
    return result


def _idle(order: bytes) -> _Host | None:
    """A host that rests; those of other orders are ended."""
    while True:
        try:
            host = _IDLE.pop()
        except IndexError:
            return None
        if host.order == order:
            return host
        host.end()


def _serve(asked: IO[bytes], answers: IO[bytes]) -> None:
    """The life of a host: learn what to do, then answer item after item until nobody asks any more."""
    theirs, order = pickle.load(asked)  # noqa: S301
    if theirs == code_version():
        task, limits = pickle.loads(order)  # noqa: S301
        results = workers.each(task, _items(asked), jobs=1, limits=limits)
    else:
        results = (_stale() for _ in _items(asked))
    for result in results:
        pickle.dump(result, answers)
        answers.flush()


def _items(asked: IO[bytes]) -> Iterator[Any]:
    while True:
        try:
            yield pickle.load(asked)  # noqa: S301
        except EOFError:
            return


def _stale() -> WikiError:
    reason = "集群里这台机器上的代码、Python 或软件包和这里的不一样"
    return WikiError(platform.node(), reason, "更新到同一个版本，重启那里的 dask worker 再来")


def _main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the dask worker ends its hosts
    if sys.platform == "linux":
        die_with_parent()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a task prints is no answer
    _serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    _main()
