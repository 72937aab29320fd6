"""Letters to lines: by where they stand, never by the order of the file."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from scripts.readers.pdf.letters import Letter
from scripts.readers.printed import Line, Run

_LEVEL = 0.35
"""Share of the size by which letters of one line may stand higher or lower."""
_APART = 1.6
"""Share of the size that parts two lines beside each other."""
_WORDS = 0.18
"""Share of the size that is a space between two Latin letters."""


def lines_of(letters: Iterable[Letter], page: int) -> Iterator[Line]:
    """The lines of one page."""
    for row in _rows(sorted(letters, key=lambda each: each.base)):
        ordered = sorted(row, key=lambda each: each.left)
        start = 0
        for at, (before, after) in enumerate(pairwise(ordered), 1):
            if after.left - before.right > _APART * min(before.look.size, after.look.size):
                yield _line(ordered[start:at], page)
                start = at
        yield _line(ordered[start:], page)


def _rows(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    row: list[Letter] = []
    for letter in letters:
        if row and letter.base - row[-1].base > _LEVEL * min(letter.look.size, row[-1].look.size):
            yield row
            row = []
        row.append(letter)
    if row:
        yield row


def _line(letters: Sequence[Letter], page: int) -> Line:
    runs: list[Run] = []
    last: Letter | None = None
    for look, group in groupby(letters, key=lambda each: each.look):
        text = ""
        for letter in group:
            text += _space(last, letter) + letter.char
            last = letter
        runs.append(Run(text, look.size, look.bold, look.font))
    main = max(runs, key=lambda run: len(run.text))
    base = max(letter.base for letter in letters)
    return Line(
        "".join(run.text for run in runs), page, letters[0].left, max(each.right for each in letters),
        base - 0.88 * main.size, base + 0.12 * main.size, main.size, main.bold, main.font, tuple(runs),
    )  # fmt: skip


def _space(before: Letter | None, after: Letter) -> str:
    if before is None or not (before.char.isascii() and after.char.isascii()):
        return ""
    return " " if after.left - before.right > _WORDS * after.look.size else ""
