"""The letters of a page as PDFium finds them: what, where, in which look. All calls to PDFium are in here."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from scripts.readers.printed import fonts

_BOLD_WEIGHT = 600


@dataclass(frozen=True, slots=True)
class Look:
    """How the letters of one text object look; `angle` in quarter turns from upright on the sheet."""

    size: float
    bold: bool
    font: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter; points from the upper left corner of the sheet as looked at."""

    char: str
    left: float
    right: float
    base: float
    look: Look


def letters_of(page: object, text: object) -> Iterator[Letter]:
    """The letters of a loaded page in the order the file has them; spaces and what PDFium adds are left out."""
    height = pdfium.FPDF_GetPageHeightF(page)
    looks: dict[int | None, Look] = {}
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for at in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, at)
        if code <= 32 or code == 0xA0 or code == 0x3000:
            continue
        handle = pdfium.FPDFText_GetTextObject(text, at)
        key = ctypes.cast(handle, ctypes.c_void_p).value
        look = looks.get(key) or looks.setdefault(key, _look(text, at))
        pdfium.FPDFText_GetLooseCharBox(text, at, box)
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        yield Letter(chr(code), box.left, box.right, height - y.value, look)


def _look(text: object, at: int) -> Look:
    flags, name = ctypes.c_int(), ctypes.create_string_buffer(256)
    pdfium.FPDFText_GetFontInfo(text, at, name, 256, flags)
    font = name.value.decode("utf-8", "replace")
    weight = pdfium.FPDFText_GetFontWeight(text, at)
    return Look(
        pdfium.FPDFText_GetFontSize(text, at), weight >= _BOLD_WEIGHT or fonts.is_bold(font), fonts.class_of(font)
    )
