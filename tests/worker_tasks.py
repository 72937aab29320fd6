"""Tasks for tests/test_workers.py, in a module of their own because workers import them by name."""

import os
import time


def doubled(number: int) -> int:
    return number * 2


def tried(order: str) -> str:
    """Do what the order says: sleep, eat memory, die, raise; or say which process this is."""
    name, _, amount = order.partition(" ")
    if name == "sleep":
        time.sleep(float(amount))
    elif name == "eat":
        return str(len(bytearray(int(amount) * 1_000_000)))
    elif name == "die":
        os._exit(3)
    elif name == "raise":
        raise KeyError(amount)
    elif name == "deep":
        return tried(order)
    return f"{name} {os.getpid()}"
