"""Sources of every format, damaged at random: each is converted or refused with a reason, never an error of ours.

A few in the suite, the same ones every time; `FUZZ=5000 FUZZ_SEED=7 pytest tests/test_fuzz.py` tries many.
"""

import os
import random
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from scripts.convert import convert_file
from scripts.errors import SourceError
from scripts.gate import FORMATS
from scripts.sources import SourceFile
from scripts.workers import Breach, each
from scripts.workers.limits import Limits
from tests.docx_files import packed

SOURCES = Path(__file__).parent.parent / "sources"
COUNT, SEED = int(os.environ.get("FUZZ", "60")), int(os.environ.get("FUZZ_SEED", "1"))
HEADS = (
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    rb"{\rtf1 ",
    b"<html><body>",
    b"\xff\xfe",
    b"",
)
LIMITS = Limits(cpu_seconds=60, wall_seconds=1_800, megabytes=700)


def flipped(data: bytearray, dice: random.Random) -> None:
    for _ in range(dice.choice((1, 3, 30))):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def cut(data: bytearray, dice: random.Random) -> None:
    del data[dice.randrange(len(data)) :]


def moved(data: bytearray, dice: random.Random) -> None:
    start, size, to = dice.randrange(len(data)), dice.randrange(1, 400), dice.randrange(len(data))
    data[to:to] = data[start : start + size]


def repeated(data: bytearray, dice: random.Random) -> None:
    start, size = dice.randrange(len(data)), dice.randrange(1, 60)
    data[start:start] = data[start : start + size] * dice.choice((2, 50, 5_000))


def dropped(data: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(data))
    del data[start : start + dice.choice((1, 2, 40, 4_000))]


def beheaded(data: bytearray, dice: random.Random) -> None:
    data[: dice.choice((0, 8))] = dice.choice(HEADS)


def filled(data: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(data))
    data[start : start + dice.choice((1, 8, 200))] = dice.randbytes(dice.choice((1, 8, 200)))


DAMAGE = (flipped, cut, moved, repeated, dropped, beheaded, filled)


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def damaged(data: bytes, dice: random.Random) -> bytes:
    """The bytes with one to three kinds of damage; what lies inside a zip is damaged in there as often as outside."""
    if data[:2] == b"PK" and dice.random() < 0.7 and (parts := parts_of(data)):
        name = dice.choice([name for name in parts if name.endswith(("xml", "rels"))] or list(parts))
        return packed({**parts, name: damaged(parts[name], dice)})
    whole = bytearray(data)
    for _ in range(dice.randrange(1, 4)):
        if whole:
            dice.choice(DAMAGE)(whole, dice)
    return bytes(whole)


def files(into: Path) -> Iterator[SourceFile]:
    """Damaged sources, written one by one as they are asked for; now and then under the name of another format."""
    dice = random.Random(SEED)
    whole = sorted(path for path in SOURCES.iterdir() if path.suffix.lower() not in {".yml", ".md"})
    suffixes = [each.suffixes[0] for each in FORMATS.values() if each.suffixes]
    for at in range(COUNT):
        path = dice.choice(whole)
        suffix = dice.choice(suffixes) if dice.random() < 0.1 else path.suffix
        made = into / f"{at}-{path.stem}{suffix}"
        made.write_bytes(damaged(path.read_bytes(), dice))
        yield SourceFile(made, made.name)


def test_damaged_sources_are_converted_or_refused_with_a_reason(tmp_path: Path) -> None:
    broken: list[tuple[str, object]] = []
    for at, result in enumerate(each(convert_file, files(tmp_path), jobs=2, limits=LIMITS)):
        name = next(tmp_path.glob(f"{at}-*")).name
        if isinstance(result, Breach):
            broken.append((name, result))
        elif result.error is not None and not (isinstance(result.error, SourceError) and result.error.next_step):
            broken.append((name, result.error))
    assert not broken
