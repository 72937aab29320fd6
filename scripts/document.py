"""The one document between all readers and the one writer.

A document is a flat list of blocks. Sections are a view, not a tree, so a pass never has to climb.
Every block says which lines of its source it came from: that is the provenance of each passage.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

Role = Literal["", "addressee", "signature"]


@dataclass(frozen=True, slots=True)
class Lines:
    """First and last line of a source, 1-based, in the reader's own count (lines of a txt, paragraphs of a docx)."""

    first: int
    last: int

    def to(self, other: "Lines") -> "Lines":
        """The span that covers both."""
        return Lines(min(self.first, other.first), max(self.last, other.last))

    def __str__(self) -> str:
        return f"{self.first}-{self.last}" if self.last > self.first else str(self.first)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: `number` as printed (一、 （一） 1.), `level` what it means; level 0 is the title of an article."""

    text: str
    lines: Lines
    level: int
    number: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `role` sets apart the addressee (主送机关) and the signature (落款, its date)."""

    text: str
    lines: Lines
    role: Role = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, `number` as printed (一是 1. （1）)."""

    text: str
    lines: Lines
    number: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of plain text cells; the first row is the head."""

    rows: tuple[tuple[str, ...], ...]
    lines: Lines


Block: TypeAlias = Heading | Paragraph | Item | Table
Blocks: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from, and what its container said of it (`title`, `date` of a web page or Word file)."""

    file: str
    sha256: str
    reader: str
    title: str | None = None
    date: str | None = None

    @property
    def unit(self) -> str:
        """What its lines are counted in, in Chinese."""
        return "行" if self.reader == "txt" else "段"


@dataclass(frozen=True, slots=True)
class Change:
    """What one pass did to one place: the receipt is made of these."""

    name: str
    lines: Lines
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Document:
    """All blocks of one source file, every change made to them so far, and the reader's `notes` (see `Reading`)."""

    source: Source
    blocks: Blocks
    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One report cut out of a document (a compilation holds many); `title` is None where the source has none."""

    source: Source
    title: str | None
    blocks: Blocks
    lines: Lines
    changes: tuple[Change, ...] = ()


def block_text(block: Block) -> str:
    """The printed text of a block, its number included; cells of a table joined by tabs, rows by newlines."""
    if isinstance(block, Table):
        return "\n".join("\t".join(row) for row in block.rows)
    if isinstance(block, Paragraph):
        return block.text
    return block.number + block.text


def plain_text(blocks: Blocks) -> str:
    """The text of all blocks, one a line."""
    return "\n".join(block_text(block) for block in blocks)


def map_text(blocks: Blocks, change: Callable[[str], str]) -> Blocks:
    """The blocks with `change` applied to every text, number and cell; the shape of passes that look at text only."""
    return tuple(_mapped(block, change) for block in blocks)


def _mapped(block: Block, change: Callable[[str], str]) -> Block:
    if isinstance(block, Table):
        return replace(block, rows=tuple(tuple(change(cell) for cell in row) for row in block.rows))
    if isinstance(block, Paragraph):
        return replace(block, text=change(block.text))
    return replace(block, text=change(block.text), number=change(block.number))
