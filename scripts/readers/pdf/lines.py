"""Letters to lines: by where they stand, never by the order of the file."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from scripts.readers.pdf.letters import Letter
from scripts.readers.printed import Line, Run

_LEVEL = 0.3
"""Share of the size by which letters of one line may stand higher or lower."""
_RAISED = 0.6
"""Share of the size by which small letters may, and still belong to the line: 10³, the mark of a note."""
_APART = 0.9
"""Share of the size that parts two lines beside each other."""
_WORDS = 0.15
"""Share of the size that is a space between two Latin letters."""
_TWICE = 0.12
"""Share of the size between two copies of a letter, printed twice to look bold."""
_GAPS = re.compile("(?:〔缺〕)+")
LOST = "〔缺〕"
"""In the place of letters that the file gives no character for."""
_SYMBOLS = {"\uf0fc": "✓", "\uf0fe": "☑", "\uf052": "☑", "\uf0a8": "☐", "\uf06f": "☐"}
"""What symbol fonts print in the place of letters; whatever else they print is a bullet."""
_RADICALS = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
"""Radicals that fonts have in the place of characters and that Unicode does not map to them."""


def lines_of(letters: Iterable[Letter], page: int) -> Iterator[Line]:
    """The lines of one page."""
    for row in _rows(sorted(letters, key=lambda each: each.base)):
        ordered = _once(sorted(row, key=lambda each: each.left))
        start = 0
        for at, (before, after) in enumerate(pairwise(ordered), 1):
            if after.left - before.right > _APART * min(before.look.size, after.look.size):
                yield _line(ordered[start:at], page)
                start = at
        yield _line(ordered[start:], page)


def _rows(letters: Sequence[Letter]) -> list[list[Letter]]:
    """Letters on one base line; small raised or sunk ones go with the row they touch."""
    rows: list[list[Letter]] = []
    for letter in letters:
        if rows and letter.base - rows[-1][-1].base <= _LEVEL * min(letter.look.size, rows[-1][-1].look.size):
            rows[-1].append(letter)
        else:
            rows.append([letter])
    kept: list[list[Letter]] = []
    for row, after in zip(rows, [*rows[1:], []], strict=False):
        if kept and _is_part(row, kept[-1]):
            kept[-1].extend(replace(each, base=kept[-1][0].base) for each in row)
        elif after and _is_part(row, after):
            after.extend(replace(each, base=after[0].base) for each in row)
        else:
            kept.append(row)
    return kept


def _is_part(small: Sequence[Letter], row: Sequence[Letter]) -> bool:
    """Whether every letter of a row is small and stands close behind a letter of the other."""
    size = max(each.look.size for each in row)
    if len(small) > 12 or any(each.look.size > 0.8 * size for each in small):
        return False
    near = abs(small[0].base - row[0].base) <= _RAISED * size
    return near and all(any(abs(each.left - other.right) < 0.9 * size for other in [*row, *small]) for each in small)


def _once(letters: Sequence[Letter]) -> list[Letter]:
    """The letters, one printed twice on the same spot once and bold."""
    kept: list[Letter] = []
    for letter in letters:
        same = next(
            (
                at
                for at in range(len(kept) - 1, max(len(kept) - 4, -1), -1)
                if kept[at].char == letter.char and letter.left - kept[at].left < _TWICE * letter.look.size
            ),
            None,
        )
        if same is None:
            kept.append(letter)
        elif letter.left != kept[same].left or letter.base != kept[same].base:
            kept[same] = replace(kept[same], look=replace(kept[same].look, bold=True))
    return kept


def _line(letters: Sequence[Letter], page: int) -> Line:
    runs: list[Run] = []
    last: Letter | None = None
    for look, group in groupby(letters, key=lambda each: each.look):
        text = ""
        for letter in group:
            text += _space(last, letter) + plain(letter.char)
            last = letter
        runs.append(Run(_GAPS.sub(LOST, text), look.size, look.bold, look.font))
    main = max(runs, key=lambda run: len(run.text))
    base = max(letter.base for letter in letters)
    return Line(
        "".join(run.text for run in runs), page, letters[0].left, max(each.right for each in letters),
        base - 0.88 * main.size, base + 0.12 * main.size, main.size, main.bold, main.font, tuple(runs),
    )  # fmt: skip


def _space(before: Letter | None, after: Letter) -> str:
    if before is None or not (before.char.isascii() and after.char.isascii()):
        return ""
    return " " if after.is_apart or after.left - before.right > _WORDS * after.look.size else ""


def plain(char: str) -> str:
    """The character that a ligature, a Kangxi radical or a compatibility form stands for; a gap for none at all."""
    if "\u2e80" <= char <= "\u2fdf" or "\uf900" <= char <= "\ufaff" or "\ufb00" <= char <= "\ufb06":
        return unicodedata.normalize("NFKC", _RADICALS.get(char, char))
    if "\uf020" <= char <= "\uf0ff":
        return _SYMBOLS.get(char, "•")
    if char in "\0\ufffd\ufffe\uffff" or unicodedata.category(char) in {"Co", "Cn"}:
        return LOST
    return char
