"""The one document between all readers and the one writer.

A document is a flat list of blocks. Sections are a view, not a tree, so a pass never has to climb.
Every block says which lines of its source it came from: that is the provenance of each passage.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

Role = Literal["", "addressee", "signature"]


SHEET = 1_000_000
"""Line 12 on sheet 3 of a printed document is 3 * SHEET + 12; no other source has that many lines."""


@dataclass(frozen=True, slots=True)
class Lines:
    """First and last line of a source, 1-based, in the reader's own count (lines of a txt, paragraphs of a docx).

    As text `9-41`, of a printed document `3:12-4:5`.
    """

    first: int
    last: int

    @classmethod
    def parse(cls, text: str) -> "Lines":
        """The lines written in a registry or page. Raises ValueError."""
        first, _, last = text.partition("-")
        return cls(_place(first), _place(last or first))

    def to(self, other: "Lines") -> "Lines":
        """The span that covers both."""
        return Lines(min(self.first, other.first), max(self.last, other.last))

    def __str__(self) -> str:
        first, last = _written(self.first), _written(self.last)
        return f"{first}-{last}" if self.last > self.first else first


def _written(place: int) -> str:
    sheet, line = divmod(place, SHEET)
    return f"{sheet}:{line}" if sheet else str(line)


def _place(text: str) -> int:
    sheet, _, line = text.rpartition(":")
    return int(sheet or 0) * SHEET + int(line)


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
    """Where a document came from, what its container said of it (`title`, `date`), and the reader's `notes`.

    `encoding`: that of plain text and web pages, as Python calls it.
    """

    file: str
    sha256: str
    reader: str
    title: str | None = None
    date: str | None = None
    notes: tuple[str, ...] = ()
    encoding: str = ""

    def where(self, lines: Lines) -> str:
        """Where lines of this source stand, in Chinese: 第 9 至 41 行, 第 3 页 12 行至第 4 页 5 行."""
        if lines.first >= SHEET:
            ends = (lines.first, lines.last) if lines.last > lines.first else (lines.first,)
            return "至".join(f"第 {place // SHEET} 页 {place % SHEET} 行" for place in ends)
        return f"第 {str(lines).replace('-', ' 至 ')} {'行' if self.reader == 'txt' else '段'}"


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
    if isinstance(block, Paragraph):
        return block.text
    if isinstance(block, Table):
        return "\n".join("\t".join(row) for row in block.rows)
    return block.number + block.text


def running_text(blocks: Blocks) -> str:
    """The text of all blocks but headings, one a line: what copies are told by, since many have lost headings."""
    return "\n".join(block_text(block) for block in blocks if not isinstance(block, Heading))


def plain_text(blocks: Blocks) -> str:
    """The text of all blocks, one a line."""
    return "\n".join(map(block_text, blocks))


def map_text(blocks: Blocks, change: Callable[[str], str]) -> Blocks:
    """The blocks with `change` applied to every text, number and cell; the shape of passes that look at text only."""
    return tuple([_mapped(block, change) for block in blocks])


def _mapped(block: Block, change: Callable[[str], str]) -> Block:
    """The block itself where nothing changed: most passes leave most blocks alone, and the same one compares fast."""
    if isinstance(block, Paragraph):
        text = change(block.text)
        return block if text == block.text else replace(block, text=text)
    if isinstance(block, Table):
        rows = tuple(tuple(change(cell) for cell in row) for row in block.rows)
        return block if rows == block.rows else replace(block, rows=rows)
    text = change(block.text)
    number = change(block.number) if block.number else ""
    return block if (text, number) == (block.text, block.number) else replace(block, text=text, number=number)
