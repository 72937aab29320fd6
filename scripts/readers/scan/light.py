"""Grey pixels as under even light, the paper white."""

import numpy as np

from scripts.readers.scan.tesseract import Pixels

_BLOCK = 64
"""Pixels of a side of the squares whose paper is measured: two letters."""
_PAPER, _INK_ON = 80, 0.85
"""Percentile of a square that is paper; share of its light above which all is paper, specks and noise too."""


def evenly_lit(pixels: Pixels) -> Pixels:
    """The same picture with paper that is white everywhere: no shadows, no noise for tesseract to read."""
    height, width = pixels.shape
    padded = np.pad(pixels, ((0, -height % _BLOCK), (0, -width % _BLOCK)), mode="edge")
    rows, columns = padded.shape[0] // _BLOCK, padded.shape[1] // _BLOCK
    squares = padded.reshape(rows, _BLOCK, columns, _BLOCK)
    paper = np.percentile(squares, _PAPER, axis=(1, 3))
    paper = np.maximum(paper, max(0.6 * float(np.median(paper)), 1))  # a dark picture stays dark
    light = padded / np.kron(paper, np.ones((_BLOCK, _BLOCK)))
    even: Pixels = (np.clip(light / _INK_ON, 0, 1) * 255).astype(np.uint8)[:height, :width]
    return even
