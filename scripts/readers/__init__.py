"""Readers: bytes of one format → blocks. `READERS` is the index of formats; a new one is a file and a line here."""

from collections.abc import Callable
from dataclasses import dataclass

from scripts.document import Blocks


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found: blocks, and what the container itself said of title and date."""

    blocks: Blocks
    title: str | None = None
    date: str | None = None


Reader = Callable[[bytes], Reading]
