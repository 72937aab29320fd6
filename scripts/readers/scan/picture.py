"""Pictures of pages: the size is read from the head of the file, before anybody unpacks it; then as every scan.

Tesseract knows the formats: it makes one PDF page of each picture in a file, and that is read like any scanned PDF.
"""

import struct
from collections.abc import Iterator

import pypdfium2

from scripts.errors import SourceError
from scripts.readers.printed import blocks_of
from scripts.readers.reading import Reading
from scripts.readers.scan import MAX_SCANS, read_scans
from scripts.readers.scan.tesseract import pdf_of

_MOST_PIXELS = 50_000_000
"""Of one picture: a page of A4 at 600 dots an inch has 35 million."""
_SMALLEST = 60
"""Pixels of a side of a picture that may hold a line of text."""
_AGAIN = "重新扫描成 300 dpi 的 .pdf、.png 或 .jpg 再来"


def read_picture(data: bytes, file: str) -> Reading:
    """What stands on a picture, or on each of those in a file. Raises SourceError, MachineError without tesseract."""
    _admit(data, file)
    document = pypdfium2.PdfDocument(pdf_of(data, file))
    try:
        count = len(document)
        sheets, notes = read_scans(document, range(1, count + 1), file)
    finally:
        document.close()
    if not sheets:
        raise SourceError(file, "图片里的字认不清", _AGAIN)
    return Reading(blocks_of(list(sheets.values())), notes=tuple(notes) if count > 1 else ("由图像识别，可能有错字",))


def _admit(data: bytes, file: str) -> None:
    try:
        sizes = list(_sizes(data))
    except (struct.error, IndexError):
        sizes = []
    if not sizes:
        raise SourceError(file, "图片打不开，可能是坏的", _AGAIN)
    if len(sizes) > MAX_SCANS:
        raise SourceError(file, f"一个文件里有 {len(sizes)} 张图（上限 {MAX_SCANS} 张）", "拆成几个文件再来")
    for width, height in sizes:
        if width * height > _MOST_PIXELS:
            raise SourceError(file, f"图片太大（{width}×{height}，上限 {_MOST_PIXELS // 10_000} 万像素）", _AGAIN)
        if min(width, height) < _SMALLEST:
            raise SourceError(file, f"图片太小（{width}×{height}），认不出字", _AGAIN)


def _sizes(data: bytes) -> Iterator[tuple[int, int]]:
    """Width and height of each picture in a file, as its head says."""
    if data.startswith(b"\x89PNG"):
        yield struct.unpack(">II", data[16:24])
    elif data.startswith(b"\xff\xd8"):
        yield from _of_jpeg(data)
    elif data.startswith(b"GIF8"):
        yield struct.unpack("<HH", data[6:10])
    elif data.startswith(b"BM"):
        width, height = struct.unpack("<ii", data[18:26])
        yield width, abs(height)
    elif data.startswith(b"RIFF"):
        yield from _of_webp(data)
    else:
        yield from _of_tiff(data)


def _of_jpeg(data: bytes) -> Iterator[tuple[int, int]]:
    """The first frame; other segments are skipped by their length."""
    at = 2
    while True:
        while data[at] == 0xFF and data[at + 1] == 0xFF:
            at += 1
        kind, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if data[at] != 0xFF or length < 2:
            return
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            yield width, height
            return
        at += 2 + length


def _of_webp(data: bytes) -> Iterator[tuple[int, int]]:
    kind, head = data[12:16], data[20:30]
    if kind == b"VP8X":
        yield int.from_bytes(head[4:7], "little") + 1, int.from_bytes(head[7:10], "little") + 1
    elif kind == b"VP8L":
        bits = int.from_bytes(head[1:5], "little")
        yield (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    elif kind == b"VP8 ":
        width, height = struct.unpack("<HH", head[6:10])
        yield width & 0x3FFF, height & 0x3FFF


def _of_tiff(data: bytes) -> Iterator[tuple[int, int]]:
    """Every directory in the chain, as far as one may go."""
    order = "<" if data.startswith(b"II") else ">"
    at = struct.unpack(order + "I", data[4:8])[0]
    for _ in range(MAX_SCANS + 1):
        if not at:
            return
        count = struct.unpack(order + "H", data[at : at + 2])[0]
        entries = [data[at + 2 + 12 * entry : at + 14 + 12 * entry] for entry in range(count)]
        values = {}
        for entry in entries:
            tag, kind = struct.unpack(order + "HH", entry[:4])
            values[tag] = struct.unpack(order + ("H" if kind == 3 else "I"), entry[8 : 10 if kind == 3 else 12])[0]
        yield values.get(256, 0), values.get(257, 0)
        at = struct.unpack(order + "I", data[at + 2 + 12 * count : at + 6 + 12 * count])[0]
