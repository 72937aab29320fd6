"""Grey pixels as under even light, the paper white."""

import numpy as np
from numpy.typing import NDArray

from scripts.readers.scan.tesseract import Pixels

_BLOCK, _SMALL = 64, 16
"""Pixels of a side of the squares whose paper is measured: two letters; and of those that show where a page ends."""
_PAPER, _INK_ON = 80, 0.85
"""Percentile of a square that is paper; share of its light above which all is paper, specks and noise too."""
_DESK = 0.45
"""Share of the light of the brightest paper below which a square is no paper but a dark desk under it."""


def evenly_lit(pixels: Pixels) -> Pixels:
    """The same picture with paper that is white everywhere: no shadows, no noise for tesseract, no dark desk."""
    height, width = pixels.shape
    padded = np.pad(pixels, ((0, -height % _BLOCK), (0, -width % _BLOCK)), mode="edge")
    paper = _paper(padded, _BLOCK)
    bright = float(np.percentile(paper, 90))
    desk = _grown(paper < _DESK * bright)
    around = np.kron(desk, np.ones((_BLOCK // _SMALL, _BLOCK // _SMALL))) > 0
    edge = _grown(around & (_paper(padded, _SMALL) < _DESK * bright))
    light = padded / np.kron(np.maximum(paper, max(_DESK * bright, 1)), np.ones((_BLOCK, _BLOCK)))
    light[np.kron(edge, np.ones((_SMALL, _SMALL))) > 0] = 1
    even: Pixels = (np.clip(light / _INK_ON, 0, 1) * 255).astype(np.uint8)[:height, :width]
    return even


def _paper(pixels: Pixels, side: int) -> NDArray[np.float64]:
    """How light the paper is in each square."""
    rows, columns = pixels.shape[0] // side, pixels.shape[1] // side
    squares = pixels.reshape(rows, side, columns, side)
    return np.asarray(np.percentile(squares, _PAPER, axis=(1, 3)), dtype=np.float64)


def _grown(squares: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """These squares and those around them."""
    rows, columns = squares.shape
    framed = np.pad(squares, 1)
    near = [framed[y : y + rows, x : x + columns] for y in range(3) for x in range(3)]
    return np.asarray(np.any(near, axis=0), dtype=np.bool_)
