"""Steps of a long build, told now and then as `[3000/10000] what`; a short build says nothing."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, TypeVar

Say: TypeAlias = Callable[[str], object]
T = TypeVar("T")

_LEAST, _PARTS = 1_000, 20


def silent(_: str) -> None:
    """For a build that nobody watches."""


def told(items: Iterable[T], total: int, doing: str, say: Say) -> Iterator[T]:
    """The same items; a line for every twentieth of them, or every thousand where that is more."""
    every = max(_LEAST, total // _PARTS)
    for done, item in enumerate(items, 1):
        yield item
        if done % every == 0:
            say(f"[{done}/{total}] {doing}")
