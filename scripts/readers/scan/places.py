"""Words of a scan to lines in points, as they would stand on a page that lies straight."""

import math
import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import numpy as np

from scripts.pipeline import HAN
from scripts.readers.printed import Line
from scripts.readers.scan.tesseract import Word

_APART = 2.0
"""Letters that would fit between two columns or cells."""
_INK = 0.93
"""Height of a letter's ink, as a share of its size."""
_STEP = 1.25
"""Between the sizes that are told apart; measured heights are not exact."""
_BEFORE_NUMBER = re.compile("^[~～_\\-—－]+(?=[一二三四五六七八九十]+、)")
_BETWEEN_DIGITS = re.compile("(?<=[0-9])[一~](?=[0-9])")
_ONE = re.compile("(?<![A-Za-z])[]|lI](?=[0-9]?[月日])")
"""The strokes a 1 is taken for: before a month or day it is nothing else."""
_PAGE_NUMBER = re.compile("[一—\\-－~_·. ]{1,3} ?[0-9]{1,4} ?[一—\\-－~_·. ]{1,3}")


def size_of(rows: Sequence[Sequence[Word]]) -> float:
    """Pixels of the usual letter."""
    return median(word.bottom - word.top for row in rows for word in row if HAN.search(word.text)) / _INK


def lines_of(rows: Sequence[Sequence[Word]], number: int, scale: float) -> list[Line]:
    """The rows as lines; a wide gap parts columns and cells."""
    usual, slope = size_of(rows), _slope(rows)
    return [
        _line(words, number, scale, _letter(words, usual), slope)
        for row in rows
        for words in _parted(sorted(row, key=lambda word: word.left), usual)
    ]


def _slope(rows: Sequence[Sequence[Word]]) -> float:
    """How much a row sinks from left to right."""
    slopes = []
    for row in rows:
        x = np.array([word.left + word.right for word in row]) / 2
        if len(row) >= 8 and np.ptp(x) > 0:
            slopes.append(float(np.polyfit(x, np.array([word.top + word.bottom for word in row]) / 2, 1)[0]))
    return median(slopes) if slopes else 0


def _parted(row: Sequence[Word], size: float) -> list[list[Word]]:
    parts, right = [[row[0]]], row[0].right
    for before, word in pairwise(row):
        right = max(right, before.right)
        if word.left - right > _APART * size:
            parts.append([])
        parts[-1].append(word)
    return parts


def _letter(words: Sequence[Word], usual: float) -> float:
    """Pixels of a letter of these words: the usual one unless they clearly have another."""
    heights = [word.bottom - word.top for word in words if HAN.search(word.text)]
    steps = round(math.log(median(heights) / _INK / usual) / math.log(_STEP)) if len(heights) > 1 else 0
    return usual * _STEP**steps


def _line(words: Sequence[Word], number: int, scale: float, size: float, slope: float) -> Line:
    left, right = words[0].left, max(word.right for word in words)
    middle = median((word.top + word.bottom) / 2 - slope * (word.left + word.right) / 2 for word in words)
    shift = slope * middle
    return Line(
        _text(words), number, (left + shift) / scale, (right + shift) / scale,
        (middle - size / 2) / scale, (middle + size / 2) / scale, round(size / scale, 1),
    )  # fmt: skip


def _text(words: Sequence[Word]) -> str:
    text = words[0].text
    for before, word in pairwise(words):
        text += " " if before.text[-1].isascii() and word.text[0].isascii() and before.text[-1].isalnum() else ""
        text += word.text
    return _ONE.sub("1", _BEFORE_NUMBER.sub("", _BETWEEN_DIGITS.sub("—", text)))


def is_page_number(line: Line, height: float) -> bool:
    """Whether a line at the edge of a page is its number, in the ways its strokes are misread."""
    return not 0.12 * height < line.middle < 0.88 * height and bool(_PAGE_NUMBER.fullmatch(line.text))
