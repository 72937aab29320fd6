"""Tasks for tests of workers and clusters, in a module of their own because workers import them by name."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path


def doubled(number: int) -> int:
    return number * 2


def tried(order: str) -> str:
    """Do what the order says: sleep, work, eat memory, tell a long story, run a program, die, raise, fell the dask worker; or say which process this is."""
    name, _, amount = order.partition(" ")
    if name == "sleep":
        time.sleep(float(amount))
    elif name == "eat":
        return str(len(bytearray(int(amount) * 1_000_000)))
    elif name == "burn":
        until = time.process_time() + float(amount)
        while time.process_time() < until:
            pass
    elif name == "tell":
        return "x" * int(amount) * 1_000_000
    elif name == "run":
        with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]) as program:
            Path(amount).write_text(str(program.pid))
    elif name == "die":
        os._exit(3)
    elif name == "raise":
        raise KeyError(amount)
    elif name == "fell":
        host = os.getppid()
        os.kill(int(Path(f"/proc/{host}/stat").read_text().rpartition(")")[2].split()[1]), signal.SIGKILL)
        time.sleep(30)
    elif name == "deep":
        return tried(order)
    return f"{name} {os.getpid()}"
