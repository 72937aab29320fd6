"""What one task may use, and how the system is told to hold a process to it.

Processor time and memory are limited where the system can (`setrlimit`: Linux and the BSDs; macOS limits no memory,
Windows neither), time by the clock everywhere, by the one who waits for the task.
"""

import ctypes
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may use: seconds of its own process's work, seconds by the clock, megabytes above an idle process.

    A busy machine makes good work slow, so the clock is only the last resort; it also covers programs the task runs.
    """

    cpu_seconds: int
    wall_seconds: int
    megabytes: int


def limit_process(limits: Limits) -> None:
    """For a worker at its start: memory; a group of its own, to be ended with whatever it runs; no core files."""
    if sys.platform == "linux":
        die_with_parent()
    if resource is None:
        return
    os.setpgid(0, 0)
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    soften(resource.RLIMIT_CORE, 0)
    soften(resource.RLIMIT_AS, _held() + limits.megabytes * 1_000_000)


def limit_task(limits: Limits) -> None:
    """For a worker before each task: `cpu_seconds` more; the system ends the process by SIGXCPU when they are over."""
    if resource is not None:
        soften(resource.RLIMIT_CPU, int(time.process_time()) + 1 + limits.cpu_seconds)


def out_of_time(exit_code: int | None) -> bool:
    """Whether a process with this exit code was ended because its processor time was over."""
    return resource is not None and exit_code == -signal.SIGXCPU


def end_group(pid: int) -> None:
    """End a worker and what it runs, where a worker has a group of its own."""
    if resource is not None:
        with suppress(OSError):  # gone, or too young to have a group
            os.killpg(pid, signal.SIGKILL)


def die_with_parent() -> None:
    """On Linux a process is killed when the one that started it is; elsewhere it ends after the task at hand."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG, see prctl(2)


def soften(kind: int, most: int) -> None:
    """Set a soft limit, never above the hard one, which stays; macOS refuses some, and goes without."""
    _, hard = resource.getrlimit(kind)
    with suppress(ValueError, OSError):
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _held() -> int:
    """Bytes of address space this process has now; a guess where the system doesn't tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except (OSError, ValueError):
        return 500_000_000
    return pages * resource.getpagesize()


STOPS = {signal.SIGINT, signal.SIGTERM}


@contextmanager
def stops_held() -> Iterator[None]:
    """Who stops us waits a moment: what is raised while Python forks is lost in its own hooks, and we would go on."""
    if os.name == "nt":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
