"""How the time of each step grows with its input: the CPU time of 4n over that of n, on texts made to be hard.

Linear is 4, quadratic 16. Prints every step above `MOST` on any text, or that there is none; exit code 1 then.
"""

import sys
import time
from collections.abc import Callable, Iterator
from functools import partial

from scripts.articles import split
from scripts.describe import describe
from scripts.document import Article, Blocks, Document, Lines, Paragraph, Source
from scripts.passes import PASSES
from scripts.pipeline import run as run_passes
from tests.hard_texts import LINES, STRINGS

MOST = 8.0
_TOO_SHORT = 0.02
"""Seconds below which a ratio is noise."""
_SOURCE = Source("a.txt", "0", "txt")


def main() -> int:
    """Measure everything; 1 when something grows faster than it may."""
    wanted = sys.argv[1:]
    slow = 0
    for name, blocks_of in _texts():
        for step, run in _steps():
            if wanted and step not in wanted:
                continue
            ratio, seconds = _growth(run, blocks_of)
            if ratio > MOST:
                slow += 1
                print(f"{step:18} {name:24} ×4 takes ×{ratio:.1f} ({seconds:.2f} s)", flush=True)
    print(f"{slow} steps grow faster than ×{MOST} for ×4", flush=True)
    return 1 if slow else 0


def _texts() -> Iterator[tuple[str, Callable[[int], Blocks]]]:
    for name, unit in STRINGS.items():
        yield f"一段：{name}", partial(_one_paragraph, unit)
    for name, line in LINES.items():
        yield f"多段：{name}", partial(_paragraphs, line)


def _one_paragraph(unit: str, size: int) -> Blocks:
    text = (unit * (size // len(unit) + 1))[:size]
    return (Paragraph(text, Lines(1, 1)),)


def _paragraphs(line: str, size: int) -> Blocks:
    return tuple(Paragraph(line.format(at=at % 97 + 1), Lines(at, at)) for at in range(1, size // 10))


def _steps() -> Iterator[tuple[str, Callable[[Blocks], object]]]:
    for each in PASSES:
        yield each.name, each.apply
    yield "split", lambda blocks: split(Document(_SOURCE, blocks))
    yield "describe", lambda blocks: describe(Article(_SOURCE, None, blocks, Lines(1, 1)), alone=True)
    yield "all passes", lambda blocks: run_passes(Document(_SOURCE, blocks), PASSES)


def _growth(run: Callable[[Blocks], object], blocks_of: Callable[[int], Blocks]) -> tuple[float, float]:
    """The ratio at the largest size that takes less than a few seconds, and the seconds of its larger half."""
    size, small = 4_000, 0.0
    while True:
        before, small = small, _seconds(run, blocks_of(size))
        if small > 0.3 or size >= 256_000:
            return (small / before if before > _TOO_SHORT else 0.0), small
        size *= 4


def _seconds(run: Callable[[Blocks], object], blocks: Blocks) -> float:
    begun = time.process_time()
    run(blocks)
    return time.process_time() - begun


if __name__ == "__main__":
    raise SystemExit(main())
