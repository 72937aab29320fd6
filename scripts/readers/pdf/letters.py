"""The letters and drawn lines of a page as PDFium finds them. All calls to PDFium's text and drawing are in here."""

import ctypes
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

import pypdfium2
import pypdfium2.raw as pdfium

from scripts.readers.printed import Rule, fonts

_BOLD_WEIGHT = 600
_FILLED_AND_STROKED = 2
"""Text render mode by which LibreOffice and Word make bold what has no bold font."""
_LEVEL = 0.1
"""Slope from which text is a watermark or a side note."""
_LIGHT, _HUGE = 0.75, 24
"""Brightness and size in points of letters printed behind the text."""
_MOST_DRAWN = 20_000
"""Objects of a page that are looked at for drawn lines."""
_SHORTEST = 8
"""Points of a drawn line that may part cells."""

Turn: TypeAlias = Callable[[float, float], tuple[float, float]]
"""From the coordinates of a page to those of the sheet as looked at."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the letters of one text object look; those that are not `read` are turned or stand behind the text."""

    size: float
    bold: bool
    font: str
    read: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter; points from the upper left corner of the sheet as looked at."""

    char: str
    left: float
    right: float
    base: float
    look: Look
    is_apart: bool = False
    """Whether a space stands before it in the file."""


def turn_of(page: pypdfium2.PdfPage) -> Turn:
    """How a page is turned and cut."""
    left, bottom, right, top = page.get_cropbox()
    turns: dict[int, Turn] = {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }
    return turns[page.get_rotation()]


def letters_of(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> Iterator[Letter]:
    """The letters of a page in the order of the file; spaces, turned letters and those cut off are left out."""
    turn, width, height = turn_of(page), page.get_width(), page.get_height()
    looks: dict[int | None, Look] = {}
    box, x, y, raw = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double(), text.raw
    is_apart = False
    for at in range(pdfium.FPDFText_CountChars(raw)):
        code = pdfium.FPDFText_GetUnicode(raw, at)
        if (code <= 32 and code) or code in _SPACES:
            is_apart = code == 32
            continue
        handle = pdfium.FPDFText_GetTextObject(raw, at)
        key = ctypes.cast(handle, ctypes.c_void_p).value
        look = looks.get(key) or looks.setdefault(key, _look(raw, at, handle, turn))
        if not look.read or not pdfium.FPDFText_GetLooseCharBox(raw, at, box):
            continue
        pdfium.FPDFText_GetCharOrigin(raw, at, x, y)
        start, base = turn(x.value, y.value)
        a, b = turn(box.left, box.top)[0], turn(box.right, box.bottom)[0]
        if -1 <= start <= width and 0 <= base <= height + 1:
            yield Letter(chr(code), min(a, b), max(a, b), base, look, is_apart)
        is_apart = False


_SPACES = {0xA0, 0x3000, 0x2002, 0x2003, 0x2009, 0xAD, 0xFEFF}


def _look(raw: object, at: int, handle: object, turn: Turn) -> Look:
    flags, name, matrix = ctypes.c_int(), ctypes.create_string_buffer(256), pdfium.FS_MATRIX()
    pdfium.FPDFText_GetFontInfo(raw, at, name, 256, flags)
    font = name.value.decode("utf-8", "replace")
    pdfium.FPDFText_GetMatrix(raw, at, matrix)
    (x0, y0), (x1, y1) = turn(0, 0), turn(matrix.a, matrix.b)
    size = pdfium.FPDFText_GetFontSize(raw, at) * math.hypot(matrix.c, matrix.d)
    bold = pdfium.FPDFText_GetFontWeight(raw, at) >= _BOLD_WEIGHT or fonts.is_bold(font)
    stroked = bool(handle) and pdfium.FPDFTextObj_GetTextRenderMode(handle) == _FILLED_AND_STROKED
    level = x1 > x0 and abs(y1 - y0) < _LEVEL * (x1 - x0)
    read = level and size > 1 and not (size >= _HUGE and _is_light(raw, at))
    return Look(round(size, 2), bold or stroked, fonts.class_of(font), read)


def _is_light(raw: object, at: int) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFText_GetFillColor(raw, at, red, green, blue, alpha):
        return False
    dark = 1 - (0.3 * red.value + 0.59 * green.value + 0.11 * blue.value) / 255
    return 1 - dark * alpha.value / 255 > _LIGHT


def has_picture(page: pypdfium2.PdfPage) -> bool:
    """Whether a picture covers most of a page, as a scan does."""
    whole = page.get_width() * page.get_height()
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for at in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_DRAWN)):
        drawn = pdfium.FPDFPage_GetObject(page.raw, at)
        if pdfium.FPDFPageObj_GetType(drawn) == pdfium.FPDF_PAGEOBJ_IMAGE:
            pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top)
            if (right.value - left.value) * (top.value - bottom.value) > 0.5 * whole:
                return True
    return False


def rules_of(page: pypdfium2.PdfPage) -> Iterator[Rule]:
    """The upright and lying lines drawn on a page, sides of boxes too."""
    turn = turn_of(page)
    count = pdfium.FPDFPage_CountObjects(page.raw)
    for at in range(min(count, _MOST_DRAWN)):
        drawn = pdfium.FPDFPage_GetObject(page.raw, at)
        if pdfium.FPDFPageObj_GetType(drawn) == pdfium.FPDF_PAGEOBJ_PATH:
            yield from _sides(drawn, turn)


def _sides(path: object, turn: Turn) -> Iterator[Rule]:
    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    last = first = (0.0, 0.0)
    for at in range(min(pdfium.FPDFPath_CountSegments(path), 200)):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        here = turn(
            matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f
        )
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield from _straight(last, here)
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield from _straight(here, first)
        last = here


def _straight(a: tuple[float, float], b: tuple[float, float]) -> Iterator[Rule]:
    width, height = abs(a[0] - b[0]), abs(a[1] - b[1])
    if min(width, height) < 1 and max(width, height) >= _SHORTEST:
        yield Rule(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
