"""Scans made of printed pages: what a scanner does to paper, without a picture library."""

import struct
import zlib
from pathlib import Path

import numpy as np
import pypdfium2
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]


def printed(pdf: Path, page: int = 0, dpi: int = 150) -> Pixels:
    """A page of a PDF as grey pixels."""
    document = pypdfium2.PdfDocument(pdf)
    bitmap = document[page].render(scale=dpi / 72, grayscale=True)
    pixels: Pixels = bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width].copy()
    document.close()
    return pixels


def scanned(pixels: Pixels, *, slope: float = 0.0, noise: float = 8, shadow: float = 0.0) -> Pixels:
    """The page lying askew, grey, grainy, one side in the shadow."""
    height, width = pixels.shape
    x = np.arange(width)
    rows = np.clip(np.arange(height)[:, None] + (slope * (x - width / 2)).astype(int)[None, :], 0, height - 1)
    light = (1 - shadow * x / width)[None, :]
    grain = np.random.default_rng(7).normal(0, noise, pixels.shape)
    seen: Pixels = np.clip((pixels[rows, x[None, :]] * 0.85 + 25) * light + grain, 0, 255).astype(np.uint8)
    return seen


def png(pixels: Pixels) -> bytes:
    height, width = pixels.shape
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def bmp(pixels: Pixels) -> bytes:
    height, width = pixels.shape
    palette = b"".join(bytes((grey, grey, grey, 0)) for grey in range(256))
    rows = b"".join(row.tobytes() + b"\0" * (-width % 4) for row in pixels[::-1])
    head = struct.pack("<2sIHHI", b"BM", 1078 + len(rows), 0, 0, 1078)
    return (
        head + struct.pack("<IiiHHIIiiII", 40, width, height, 1, 8, 0, len(rows), 5906, 5906, 256, 0) + palette + rows
    )


def tiff(pages: list[Pixels]) -> bytes:
    """Several pages in one file, not packed."""
    out = bytearray(b"II*\0\0\0\0\0")
    link = 4
    for pixels in pages:
        height, width = pixels.shape
        start = len(out)
        out += pixels.tobytes() + b"\0" * (pixels.size % 2)
        struct.pack_into("<I", out, link, len(out))
        entries = [(256, 4, width), (257, 4, height), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, start), (277, 3, 1),
                   (278, 4, height), (279, 4, pixels.size)]  # fmt: skip
        out += struct.pack("<H", len(entries))
        for tag, kind, value in entries:
            out += struct.pack("<HHII", tag, kind, 1, value)
        link = len(out)
        out += b"\0\0\0\0"
    return bytes(out)


def pdf(pages: list[Pixels], dpi: int = 150) -> bytes:
    """A PDF with a picture on each page and nothing else."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for pixels in pages:
        height, width = pixels.shape
        packed, (w, h) = zlib.compress(pixels.tobytes()), (width * 72 / dpi, height * 72 / dpi)
        drawn = b"q %.2f 0 0 %.2f 0 0 cm /I Do Q" % (w, h)
        at = len(objects)
        kids.append(b"%d 0 R" % (at + 1))
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.2f %.2f] /Resources << /XObject << /I %d 0 R >> >> /Contents %d 0 R >>"
            % (w, h, at + 2, at + 3),
            b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8"
            b" /Filter /FlateDecode /Length %d >>\nstream\n" % (width, height, len(packed))
            + packed + b"\nendstream",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        ]  # fmt: skip
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    out = b"%PDF-1.4\n"
    for number, body in enumerate(objects, 1):
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    return out + b"trailer << /Root 1 0 R >>\n"  # no table of places: PDFium makes its own
