"""Tesseract, a program of its own: grey pixels in, words with their places out."""

import csv
import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from scripts.errors import MachineError, SourceError

Pixels = NDArray[np.uint8]
"""Rows of grey pixels, 0 black."""

_LANGUAGE = "chi_sim"
_AS_ONE_BLOCK = "6"
"""Page segmentation: rows over the whole page. Measured on clean and noisy pages of 110 to 300 dpi it reads better than
the automatic one (3), and drops nothing; what stands in columns or cells is told apart by the gaps."""
_SECONDS = 60
"""By the clock, of one page on a busy machine; alone it takes 1 to 6. Its processor time has the worker's limit."""


@dataclass(frozen=True, slots=True)
class Word:
    """Some characters that stand together; measures in pixels, `sure` from 0 to 100."""

    text: str
    sure: float
    left: float
    top: float
    right: float
    bottom: float


def words_of(pixels: Pixels, dpi: int, file: str) -> list[list[Word]]:
    """The rows of words on a picture, none where tesseract gives up. Raises MachineError when there is none."""
    need(file)
    height, width = pixels.shape
    image = b"P5 %d %d 255\n" % (width, height) + np.ascontiguousarray(pixels).tobytes()
    table = (_run(image, "--dpi", str(dpi), "tsv") or b"").decode("utf-8", "replace")
    return _rows(csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def pdf_of(image: bytes, file: str) -> bytes:
    """A picture in any format that tesseract knows as a PDF of the same pictures, one a page. Raises SourceError."""
    need(file)
    made = _run(image, "-c", "textonly_pdf=0", "pdf")
    if not made:
        raise SourceError(file, "图片打不开，可能是坏的", "重新扫描，或另存为 .png 再来")
    return made


def need(file: str) -> None:
    """Raises MachineError when tesseract or its Chinese data are missing."""
    if not _is_there():
        step = (
            "装上再来：apt-get install tesseract-ocr tesseract-ocr-chi-sim"
            "（macOS：brew install tesseract tesseract-lang；"
            "Windows：装 Tesseract，勾选 Chinese simplified）；或找 Word 原件"
        )
        raise MachineError(file, "读扫描件和图片要用 tesseract 和它的简体中文数据，这台机器上没有", step)


@cache
def _is_there() -> bool:
    program = shutil.which("tesseract")
    if not program:
        return False
    listed = subprocess.run([program, "--list-langs"], capture_output=True, check=False)  # noqa: S603
    return _LANGUAGE.encode() in (listed.stdout + listed.stderr).split()


def _run(image: bytes, *options: str) -> bytes | None:
    program = shutil.which("tesseract") or "tesseract"
    command = [program, "stdin", "stdout", "-l", _LANGUAGE, "--psm", _AS_ONE_BLOCK, *options]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603
            command, input=image, capture_output=True, env=environment, timeout=_SECONDS, check=True
        )
    except (subprocess.SubprocessError, OSError):
        return None
    return done.stdout


def _rows(table: Iterable[dict[str, str]]) -> list[list[Word]]:
    rows: dict[tuple[str, ...], list[Word]] = {}
    for row in table:
        text = (row.get("text") or "").strip()
        if row.get("level") == "5" and text:
            left, top, width, height = (float(row[name]) for name in ("left", "top", "width", "height"))
            word = Word(text, float(row["conf"]), left, top, left + width, top + height)
            rows.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(word)
    return list(rows.values())
