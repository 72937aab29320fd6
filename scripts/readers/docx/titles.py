"""The title of a report in a Word file: by the Title style, or big in the middle at the top; on one line or several."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from scripts.document import Table
from scripts.passes.titles import TITLE as TITLE_WORDS
from scripts.readers.docx.places import CENTRE, DATE, INNER_STOP, Place
from scripts.readers.docx.styles import TITLE, Look

_LONGEST = 72
_TOP = 8
"""Lines from the top among which a title stands without being like the first, or worded as one."""
_NOT_TITLE = re.compile(
    r".*文件|.*[〔\[［（(]\d{4}[〕\]］)）]\s*第?\d+号|[\d\s.—-]+|目\s*[录錄]|(?:附件|附表).{0,4}|(?:绝密|机密|秘密|特急|加急|急件).*|第[一二三四五六七八九十]+[章节部].*"
)


def titles_of(places: Sequence[Place | Table]) -> dict[int, tuple[int, ...]]:
    """The titles: place of the first line → places of all its lines."""
    found: dict[int, tuple[int, ...]] = {}
    known: set[Look] = set()
    styled = _titles_by_heading_style(places)
    for run in _runs(places, styled):
        members = _main(run, places)
        look, text = _look(places[members[0]]), _joined(members, places)
        by_style = any(_level(places[at]) == TITLE or at in styled for at in members)
        at_top = not found and members[0] < _TOP and not _has_text(places[: members[0]])
        is_like = look in known or all(is_centred(each) for at in members if isinstance(each := places[at], Place))
        if by_style or at_top or (is_like and TITLE_WORDS.fullmatch(text)):
            found[members[0]] = tuple(members)
            known.add(look)
    return found


def is_centred(place: Place) -> bool:
    """Whether a line stands in the middle."""
    return place.line.form.align in CENTRE


def _runs(places: Sequence[Place | Table], styled: set[int]) -> Iterator[list[int]]:
    """Runs of neighbouring lines that look like titles."""
    marked = [(at, isinstance(place, Place) and (at in styled or _may_be(place))) for at, place in enumerate(places)]
    for is_title, run in groupby(marked, key=lambda each: each[1]):
        if is_title:
            yield [at for at, _ in run]


def _may_be(place: Place) -> bool:
    level, text = place.line.form.level, place.text
    if place.line.is_note or place.line.number or place.number or len(text) > _LONGEST:
        return False
    if _NOT_TITLE.fullmatch(text) or DATE.fullmatch(text) or INNER_STOP.search(text) or text[-1] in "。；：:，":
        return False
    if level == TITLE:
        return True
    in_the_middle = is_centred(place) and (place.is_bigger or place.stands_out)
    return level is None and (in_the_middle or place.look.size >= place.body.size + 6)


def _main(run: Sequence[int], places: Sequence[Place | Table]) -> list[int]:
    """Of neighbouring lines in several looks, those in one look that are the title: worded as one, else the biggest."""
    groups = [list(group) for _, group in groupby(run, key=lambda at: (_level(places[at]), _look(places[at])))]
    worded = [group for group in groups if TITLE_WORDS.fullmatch(_joined(group, places))]
    styled = [group for group in groups if _level(places[group[0]]) == TITLE]
    biggest = max(groups, key=lambda group: _look(places[group[0]]).size)
    return (worded or styled or [biggest])[0]


def _titles_by_heading_style(places: Sequence[Place | Table]) -> set[int]:
    """Lines in the highest heading style that are titles: 一、 has a lower style, or only one stands at the top."""
    lines = [(at, each) for at, each in enumerate(places) if isinstance(each, Place) and each.line.form.level]
    top = min((each.line.form.level or 9 for _, each in lines), default=0)
    bare = {at for at, each in lines if each.line.form.level == top and not each.number and not each.line.number}
    below = [each for _, each in lines if each.number and each.number.rank == 1 and (each.line.form.level or 0) > top]
    bare = {at for at in bare if _is_short(places[at])}
    if below:
        return bare
    first = min(bare, default=-1)
    is_only = first >= 0 and not _has_text(places[:first]) and TITLE_WORDS.fullmatch(_joined([first], places))
    return {first} if is_only else set()


def _is_short(place: Place | Table) -> bool:
    return isinstance(place, Place) and len(place.text) <= _LONGEST and not INNER_STOP.search(place.text)


def _has_text(places: Sequence[Place | Table]) -> bool:
    """Whether running text stands among these lines."""
    return any(isinstance(each, Place) and len(each.text) > 30 and "。" in each.text for each in places)


def _joined(members: Sequence[int], places: Sequence[Place | Table]) -> str:
    return "".join(each.text for at in members if isinstance(each := places[at], Place))


def _look(place: Place | Table) -> Look:
    return place.look if isinstance(place, Place) else Look()


def _level(place: Place | Table) -> int | None:
    return place.line.form.level if isinstance(place, Place) else None
