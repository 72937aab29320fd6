"""Scans and pictures with the real tesseract: nothing lost, few characters wrong, bad pictures named."""

import re
import struct
from pathlib import Path

import numpy as np
import pypdfium2
import pytest

from scripts.document import Document, plain_text
from scripts.errors import MachineError, SourceError
from scripts.readers import read
from scripts.readers.scan import places, tesseract
from scripts.readers.scan.light import evenly_lit
from scripts.sources import SourceFile
from tests import scans

ROOT = Path(__file__).parent.parent
PRINTED = ROOT / "sources" / "28-pdf-official-statistics.pdf"

needs_tesseract = pytest.mark.skipif(
    not tesseract._is_there(), reason="没有 tesseract：apt-get install tesseract-ocr tesseract-ocr-chi-sim"
)


def written(folder: Path, name: str, data: bytes) -> SourceFile:
    (folder / name).write_bytes(data)
    return SourceFile(folder / name, name)


def words(document: Document) -> str:
    return re.sub(r"\W", "", plain_text(document.blocks))


@pytest.fixture(scope="module")
def page() -> scans.Pixels:
    return scans.printed(PRINTED)


def layer(page: int) -> str:
    """What the text layer of a printed page says."""
    document = pypdfium2.PdfDocument(PRINTED)
    text = document[page].get_textpage().get_text_range()
    document.close()
    return re.sub(r"\W", "", re.sub(r"—\s*\d+\s*—", "", text))


@pytest.fixture(scope="module")
def truth() -> str:
    return layer(0)


def errors(truth: str, got: str) -> float:
    """Characters to change, put in or take out, as a share of all."""
    row = list(range(len(got) + 1))
    for at, a in enumerate(truth, 1):
        diagonal, row[0] = row[0], at
        for to, b in enumerate(got, 1):
            diagonal, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, diagonal + (a != b))
    return row[-1] / len(truth)


@needs_tesseract
@pytest.mark.parametrize(
    ("slope", "noise", "shadow"), [(0, 0, 0), (0.014, 10, 0), (-0.02, 6, 0.4)], ids=["clean", "askew", "shadow"]
)
def test_a_scanned_pdf(
    page: scans.Pixels, truth: str, tmp_path: Path, slope: float, noise: float, shadow: float
) -> None:
    scan = scans.scanned(page, slope=slope, noise=noise, shadow=shadow)
    document = read(written(tmp_path, "a.pdf", scans.pdf([scan])))
    assert errors(truth, words(document)) <= 0.03
    assert document.notes == ("第 1 页由图像识别，可能有错字",)
    assert document.source.where(document.blocks[0].lines).startswith("第 1 页")


@needs_tesseract
@pytest.mark.parametrize("turns", [1, 2])
def test_a_page_lying_on_its_side_or_head(page: scans.Pixels, truth: str, tmp_path: Path, turns: int) -> None:
    document = read(written(tmp_path, "a.png", scans.png(np.rot90(page, turns))))
    assert errors(truth, words(document)) <= 0.03


@needs_tesseract
def test_a_bitmap(page: scans.Pixels, truth: str, tmp_path: Path) -> None:
    assert errors(truth, words(read(written(tmp_path, "a.bmp", scans.bmp(page))))) <= 0.03


@needs_tesseract
def test_a_page_photographed_on_a_dark_desk(page: scans.Pixels, truth: str, tmp_path: Path) -> None:
    scan = np.pad(scans.scanned(page, slope=0.005), 130, constant_values=45)
    assert errors(truth, words(read(written(tmp_path, "a.pdf", scans.pdf([scan]))))) <= 0.03


@pytest.mark.parametrize(
    ("read_as", "meant"), [("2024年]月|日", "2024年1月1日"), ("l2月", "12月"), ("[注]", "[注]"), ("AI月报", "AI月报")]
)
def test_a_one_taken_for_a_stroke(read_as: str, meant: str) -> None:
    assert places._text([tesseract.Word(read_as, 90, 0, 0, 1, 1)]) == meant


@needs_tesseract
def test_a_file_of_two_pictures(page: scans.Pixels, truth: str, tmp_path: Path) -> None:
    document = read(written(tmp_path, "two.tif", scans.tiff([page, scans.printed(PRINTED, 1)])))
    assert errors(truth + layer(1), words(document)) <= 0.03
    assert document.notes == ("第 1—2 页由图像识别，可能有错字",)


@needs_tesseract
def test_a_page_without_text_is_said_not_guessed(page: scans.Pixels, tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (900, 700), dtype=np.uint8)
    with pytest.raises(SourceError, match="第 1 页的图认不清"):
        read(written(tmp_path, "a.pdf", scans.pdf([noise])))


@needs_tesseract
def test_a_picture_that_is_cut_off_is_named(page: scans.Pixels, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"a\.png：图片(打不开|里的字认不清)"):
        read(written(tmp_path, "a.png", scans.png(page)[:3000]))


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("bomb.png", b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 90_000, 90_000), "太大（90000×90000"),
        ("bomb.gif", b"GIF89a" + struct.pack("<HH", 60_000, 60_000) + b"\0" * 30, "太大"),
        ("bomb.webp", b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + b"\xff\x3f\0" * 2, "太大（16384×16384"),
        ("bomb.jpg", b"\xff\xd8\xff\xc0\0\x11\x08" + struct.pack(">HH", 65_000, 65_000) + b"\0" * 30, "太大"),
        ("bomb.tif", b"II*\0\x08\0\0\0\2\0" + struct.pack("<HHIIHHII", 256, 4, 1, 99_999, 257, 4, 1, 99_999), "坏的"),
        ("loop.tif", b"II*\0\x08\0\0\0\0\0\x08\0\0\0", "61 张图（上限 60 张）"),
        ("icon.bmp", b"BM" + b"\0" * 16 + struct.pack("<ii", 16, -16) + b"\0" * 40, "太小（16×16）"),
        ("short.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "坏的"),
        ("short.png", b"\x89PNG\r\n\x1a\n", "坏的"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_pictures_refused_by_their_head(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=re.escape(said)):
        read(written(tmp_path, name, data))


@pytest.mark.parametrize("name", ["a.png", "a.pdf"])
def test_without_tesseract_the_packages_are_named(
    page: scans.Pixels, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(tesseract, "_is_there", lambda: False)
    data = scans.png(page) if name == "a.png" else scans.pdf([page])
    with pytest.raises(MachineError, match="apt-get install tesseract-ocr tesseract-ocr-chi-sim"):
        read(written(tmp_path, name, data))


def test_paper_in_the_shadow_is_white_and_ink_stays() -> None:
    paper = np.linspace(250, 120, 640)[None, :].repeat(640, 0).astype(np.uint8)
    paper[300:310, ::40] = 30
    even = evenly_lit(paper)
    assert (even[:200] == 255).all()
    assert (even[300:310, ::40] < 90).all()
