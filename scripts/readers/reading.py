"""What every reader returns. Apart from the index, so that the index can import the readers."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from scripts.document import Blocks


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found: blocks, and what the container itself said of title and date.

    `notes`: what could not be read or is not sure, each a short Chinese phrase (“2 页是扫描图，没有读”).
    `encoding`: that of plain text and web pages, as Python calls it.
    """

    blocks: Blocks
    title: str | None = None
    date: str | None = None
    notes: tuple[str, ...] = ()
    encoding: str = ""


# C0 and C1 controls but tab and line ends, soft hyphen, zero width and direction marks, byte order mark inside text,
# and what is no character at all.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff]"
)


def visible(text: str) -> str:
    """The text without the characters nobody can see."""
    return _INVISIBLE.sub("", text)


Reader: TypeAlias = Callable[[bytes, str], Reading]
"""Bytes of one file and its name (for errors only) → blocks. Raises SourceError."""
