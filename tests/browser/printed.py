"""Sheets as a reader's printer gets them: characters with their places, in millimetres from the top left."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from playwright.sync_api import Page

MM = 72 / 25.4
TOP, BOTTOM = 37, 297 - 35


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its text, where it begins and ends, and where it stands (middle of its characters)."""

    text: str
    left: float
    right: float
    middle: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: lines from top to bottom, whether the corner is white, width and height."""

    lines: tuple[Line, ...]
    white: bool
    size: tuple[float, float]

    @property
    def body(self) -> tuple[Line, ...]:
        """Lines between the margins."""
        return tuple(line for line in self.lines if TOP < line.middle < BOTTOM)

    @property
    def text(self) -> str:
        """All that is on it."""
        return "\n".join(line.text for line in self.lines)


def printed(page: Page, file: Path) -> tuple[Sheet, ...]:
    """Print an open page as its own style asks, and read the sheets."""
    page.pdf(path=file, prefer_css_page_size=True)
    document = pypdfium2.PdfDocument(file)
    sheets = tuple(_sheet(each) for each in document)
    document.close()
    return sheets


def _sheet(page: pypdfium2.PdfPage) -> Sheet:
    width, height = page.get_size()
    text = page.get_textpage()
    rows: dict[int, list[tuple[float, float, float, str]]] = defaultdict(list)
    for at in range(text.count_chars()):
        letter = text.get_text_range(at, 1)
        if not letter.strip():
            continue
        left, bottom, right, top = text.get_charbox(at, loose=True)
        middle = (height - (bottom + top) / 2) / MM
        near = next((row for row in rows if abs(row / 10 - middle) < 2), round(middle * 10))
        rows[near].append((left / MM, right / MM, middle, letter))
    corner = bytes(page.render(scale=0.1).buffer)[:3]
    return Sheet(tuple(_line(rows[row]) for row in sorted(rows)), corner == b"\xff\xff\xff", (width / MM, height / MM))


def _line(letters: list[tuple[float, float, float, str]]) -> Line:
    letters.sort()
    middle = sum(each[2] for each in letters) / len(letters)
    return Line("".join(each[3] for each in letters), letters[0][0], max(each[1] for each in letters), middle)
