"""Scanned pages: rendered by PDFium, read by tesseract, told as lines with their places like those of any printed page.

What is not certain stays as tesseract read it; a page it can't make out is left out and said.
"""

import math
from collections.abc import Sequence

import numpy as np
import pypdfium2

from scripts.pipeline import HAN
from scripts.readers.printed import Sheet
from scripts.readers.scan.light import evenly_lit
from scripts.readers.scan.places import is_page_number, lines_of, size_of
from scripts.readers.scan.tesseract import Pixels, Word, words_of

__all__ = ["read_scans"]

MAX_SCANS = 60
"""Pages of one file that are looked at: a page takes some seconds."""

_DPI = 150
"""At which a page is rendered first: letters of 10 to 22 points are as tall as tesseract likes them."""
_SMALLEST, _BEST, _LARGEST = 18, 33, 60
"""Pixels of a letter: measured, errors grow outside; a page with others is rendered again so that they are best."""
_MOST_PIXELS = 16_000_000
_SHORTEST_SIDE = 1_000
"""Pixels: some pictures claim to be smaller than a stamp."""
_SURE = 65
"""Mean of a page. Measured: clean and noisy pages have 80 to 95, turned ones and pictures without text 10 to 40."""
_HARDLY = 40
"""Mean of a row below which it is specks, a stamp or a drawn line."""
_GREY, _MOST_INK = 128, 0.14
"""Share of a page that is darker than grey: of a full page of text a twentieth; tesseract loses itself in noise."""
_FEWEST = 5
"""Chinese characters of a page that says something."""


def _read(page: pypdfium2.PdfPage, number: int, file: str) -> Sheet | None:
    """What a scanned page says, None when nobody could tell. Raises MachineError, see `tesseract`."""
    width, height = page.get_size()
    scale = max(_DPI / 72, _SHORTEST_SIDE / min(width, height))
    rows, turn = _upright(page, scale, file)
    if not rows:
        return None
    size = size_of(rows)
    if not _SMALLEST <= size <= _LARGEST:
        scale = _bounded(page, scale) * _BEST / size
        rows = _words(page, scale, turn, file)
    if turn % 2:
        width, height = height, width
    scale = _bounded(page, scale)
    lines = [line for line in lines_of(rows, number, scale) if not is_page_number(line, height)]
    return Sheet(number, width, height, tuple(lines))


def _upright(page: pypdfium2.PdfPage, scale: float, file: str) -> tuple[list[list[Word]], int]:
    """The rows of a page and the quarter turns that made it readable; small letters are looked for at last."""
    for turn in (0, 2, 1, 3):
        if _is_text(rows := _words(page, scale, turn, file)):
            return rows, turn
    if _is_text(_words(page, 2 * scale, 0, file)):
        return _words(page, scale, 0, file), 0
    return [], 0


def _words(page: pypdfium2.PdfPage, scale: float, turn: int, file: str) -> list[list[Word]]:
    scale = _bounded(page, scale)
    bitmap = page.render(scale=scale, grayscale=True)
    pixels: Pixels = bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width]
    even = evenly_lit(pixels)
    bitmap.close()
    if np.mean(even < _GREY) > _MOST_INK:
        return []
    rows = words_of(np.rot90(even, turn), round(scale * 72), file)
    return [row for row in rows if _sureness([row]) >= _HARDLY]


def _bounded(page: pypdfium2.PdfPage, scale: float) -> float:
    width, height = page.get_size()
    return min(scale, math.sqrt(_MOST_PIXELS / (width * height)))


def _is_text(rows: Sequence[Sequence[Word]]) -> bool:
    han = sum(len(HAN.findall(word.text)) for row in rows for word in row)
    return han >= _FEWEST and _sureness(rows) >= _SURE


def _sureness(rows: Sequence[Sequence[Word]]) -> float:
    """Mean of all characters."""
    words = [word for row in rows for word in row]
    return sum(word.sure * len(word.text) for word in words) / max(sum(len(word.text) for word in words), 1)


def read_scans(
    document: pypdfium2.PdfDocument, numbers: Sequence[int], file: str
) -> tuple[dict[int, Sheet], list[str]]:
    """What the pages of these numbers say, as far as anybody can tell, and the notes on them. Raises MachineError."""
    tried = numbers[:MAX_SCANS]
    read = {number: sheet for number in tried if (sheet := _read(document[number - 1], number, file))}
    unclear = [number for number in tried if number not in read]
    notes = [
        (f"第 {_spans(list(read))} 页由图像识别，可能有错字", read),
        (f"第 {_spans(unclear)} 页的图认不清，没有读", unclear),
        (f"第 {_spans(numbers[MAX_SCANS:])} 页是扫描图，没有读（一份最多识别 {MAX_SCANS} 页）", numbers[MAX_SCANS:]),
    ]
    return read, [note for note, pages in notes if pages]


def _spans(numbers: Sequence[int]) -> str:
    """Numbers as people list pages: 1、3—5."""
    firsts = [number for number in numbers if number - 1 not in numbers]
    lasts = [number for number in numbers if number + 1 not in numbers]
    return "、".join(f"{a}—{b}" if b > a else f"{a}" for a, b in zip(firsts, lasts, strict=True))
