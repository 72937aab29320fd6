"""The tasks of one run on many machines: `each` as in `workers`, on dask.distributed (an extra).

Over there a task runs within the same limits (see `host`), so what breaks them is a `Breach` too. For a network one
trusts only: whoever reaches the scheduler of a dask cluster can run code on its workers.
"""

import logging
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from itertools import count, islice, tee
from typing import Any, TypeVar

from scripts.cluster import host
from scripts.errors import WikiError
from scripts.workers import Breach, Limits

Item = TypeVar("Item")
Result = TypeVar("Result")

_CONNECT, _PATIENCE, _LOOK = 5, 30, 5
"""Seconds: to reach the scheduler, without any worker before a run gives up, between two looks at the cluster."""
_AHEAD = 2
"""Items under way for each thread of the cluster: none waits for work, few lie in memory."""
_HELD = 16
"""Items under way or done for each thread, while an earlier one is not: a slow item lets others pass, not all."""
_RETRIES = 2
"""Of an item whose host ended without an answer; an item whose dask worker is lost is dask's to do again."""


def each(
    task: Callable[[Item], Result], items: Iterable[Item], *, address: str, limits: Limits
) -> Iterator[Result | Breach]:
    """The results of a module-level function for all items, in their order, from the cluster at `address`.

    An item is taken when the cluster has room for it. One whose machine is lost is done again elsewhere; when that
    happens again and again it is a `Breach`. Raises WikiError when dask is not installed, the cluster can't be
    reached or has no worker, or a worker runs other code than ours.
    """
    order = host.order_for(task, limits)
    waiting = enumerate(items)
    under_way: dict[Any, int] = {}
    done: dict[int, Result | Breach] = {}
    with _connected(address) as client:
        for at in count():
            while at not in done:
                threads = _threads(client, address)
                room = min(_AHEAD * threads, _HELD * threads - len(done)) - len(under_way)
                for number, item in islice(waiting, max(room, 0)):
                    ask = client.submit(host.answer, order, pickle.dumps(item), pure=False, retries=_RETRIES)
                    under_way[ask] = number
                if not under_way:
                    return
                for future in _finished(under_way, address):
                    done[under_way.pop(future)] = _answer(future, address)
            yield done.pop(at)


def spread(task: Callable[[Item], Result], items: Iterable[Item], *, address: str, limits: Limits) -> Iterator[Result]:
    """As `map`, on the cluster; what broke there is done here. Raises WikiError as `each` does."""
    here, there = tee(items)
    for item, result in zip(here, each(task, there, address=address, limits=limits), strict=True):
        yield task(item) if isinstance(result, Breach) else result


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    """A client of the cluster; what still runs when it is left is called off."""
    try:
        import dask
        from distributed import Client
    except ImportError as error:
        command = f"{sys.executable} -m pip install --require-hashes -r requirements-cluster.txt"
        raise WikiError("--cluster", "没有装 dask.distributed", f"运行 {command} 再来") from error
    for name in ("distributed", "tornado", "asyncio"):  # what matters of it we say in our own words
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 GB"}):  # a task carries its file
        try:
            client = Client(address, timeout=_CONNECT)
        except Exception as error:  # whatever listens there, and whatever dask makes of it
            step = "看看 dask scheduler 开着没有，地址像 tcp://主机:8786 再来"
            raise WikiError(address, "连不上集群", step) from error
        try:
            yield client
        finally:
            client.close()


def _threads(client: Any, address: str) -> int:
    """How many tasks the cluster does at once; waits for a first worker."""
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
        return sum(client.nthreads().values())
    except TimeoutError as error:
        raise WikiError(address, "集群里没有干活的机器", "在别的机器上运行 dask worker，再来") from error
    except OSError as error:
        raise _lost(address) from error


def _finished(under_way: Iterable[Any], address: str) -> Iterable[Any]:
    """Those that have ended, at least one, or none after a while."""
    from distributed import wait

    try:
        ended: Iterable[Any] = wait(list(under_way), timeout=_LOOK, return_when="FIRST_COMPLETED").done
        return ended
    except TimeoutError:
        return ()
    except (OSError, CancelledError) as error:
        raise _lost(address) from error


def _answer(future: Any, address: str) -> Any:
    """What a host answered. Raises the WikiError that concerns the whole run."""
    try:
        result = future.result()
    except (OSError, CancelledError) as error:
        raise _lost(address) from error
    except ImportError as error:
        step = "scheduler 和 worker 都用仓库里 .venv 的 dask 启动，再来"
        raise WikiError(address, f"集群上没有本仓库的代码（{error}）", step) from error
    except Exception:  # machine or host lost each time; dask raises what it saw last
        return Breach("crash")
    if isinstance(result, WikiError):
        raise result
    return result


def _lost(address: str) -> WikiError:
    return WikiError(address, "和集群断了联系", "看看 dask scheduler 还在不在，再运行一次会接着做")
