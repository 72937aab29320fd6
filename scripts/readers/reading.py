"""What every reader returns. Apart from the index, so that the index can import the readers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from scripts.document import Blocks


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found: blocks, and what the container itself said of title and date."""

    blocks: Blocks
    title: str | None = None
    date: str | None = None


Reader: TypeAlias = Callable[[bytes, str], Reading]
"""Bytes of one file and its name (for errors only) → blocks. Raises SourceError."""
