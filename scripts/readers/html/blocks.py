"""Lines of an article → blocks. What a number says of a line, the passes tell; here goes what only the tags tell."""

import re
from collections.abc import Iterator, Sequence

from scripts.document import Block, Heading, Item, Lines, Paragraph, Table
from scripts.passes.numbering import Number, number_of
from scripts.readers.html.lines import Line

_LONGEST_HEADING, _LONGEST_BOLD, _SHORTEST_TITLE = 50, 26, 8
_STOP = re.compile("[。；！？]|[，：:]$")
_TITLE_LIKE = re.compile(
    r"^(?:第?\S{1,3}篇|篇\S{1,3}|范文\S)|(?:报告|总结|小结|汇报|计划|方案|要点|材料|范文|体会)[（(]?\S{0,4}[）)]?$"
)
_PART = re.compile(r"第[一二三四五六七八九十]{1,3}部分")
_BEGINS = re.compile(r"[\w\u4e00-\u9fff“《]")


def blocks_of(article: Sequence[Line], title: str) -> Iterator[Block]:
    """The blocks of an article; lines on top that only repeat the title go."""
    lines = _without_title(article, title)
    parts = any(line.level and _PART.match(line.text.strip()) for line in lines)
    ranks = _ranks(lines, parts)
    bold_rank = _bold_rank(lines, ranks)
    for at, line in enumerate(lines):
        after = lines[at + 1] if at + 1 < len(lines) else None
        level = ranks.get(line.level, 0) or (bold_rank if _is_bold_heading(line, after) else 0)
        yield from _block(line, level, parts)


def _without_title(article: Sequence[Line], title: str) -> Sequence[Line]:
    rest, begin = _packed(title), 0
    while begin < len(article) and rest and (text := _packed(article[begin].text)) and rest.startswith(text):
        rest, begin = rest[len(text) :], begin + 1
    return article[begin:] if begin and not rest else article


def _packed(text: str) -> str:
    return "".join(text.split())


def _block(line: Line, level: int, parts: bool) -> Iterator[Block]:
    where, text = Lines(line.at, line.at), line.text
    number = number_of(text.strip())
    if line.rows:
        yield Table(line.rows, where)
    elif (cut := _bold_run_in(line)) is not None:
        yield Paragraph(text.strip()[:cut], where)
        yield Paragraph(text.strip()[cut:].lstrip(), where)
    elif level and _may_head(text.strip()) and not (number or _is_title(text.strip(), level)):
        yield Heading(text.strip(), where, level)
    elif level and line.level and number and _may_head(text.strip()):
        yield Heading(number.rest.rstrip("。；："), where, _level(number, parts), number.printed)
    elif line.listed and not number:
        yield Item(text.strip(), where)
    else:
        yield Paragraph(text, where)


def _level(number: Number, parts: bool) -> int:
    """What a number means: below 第一部分 一、 is one level lower."""
    return min(number.rank + (parts and not number.printed.startswith("第")), 4)


def _may_head(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and not _STOP.search(text.rstrip("。"))


def _is_title(text: str, level: int) -> bool:
    """Whether a heading is the title of an article of its own; 工作计划 below another heading is none."""
    return bool(_TITLE_LIKE.search(text)) and (level == 1 or len(text) >= _SHORTEST_TITLE)


def _ranks(lines: Sequence[Line], parts: bool) -> dict[int, int]:
    """What h1 to h6 mean on this page: the rank of the numbers they hold, else their order."""
    known: dict[int, int] = {}
    for line in lines:
        number = number_of(line.text.strip()) if line.level else None
        if number:
            known[line.level] = min(_level(number, parts), known.get(line.level, 4))
    ranks: dict[int, int] = {}
    for tag in sorted({line.level for line in lines if line.level}):
        above = [rank for other, rank in ranks.items() if other < tag]
        ranks[tag] = known.get(tag, min(max(above, default=0) + 1, 4))
    return ranks


def _bold_rank(lines: Sequence[Line], ranks: dict[int, int]) -> int:
    """The level of bold lines without a number: below all other headings, the top where there are none."""
    texts = (line.text.strip() for line in lines)
    numbers = [number.rank for text in texts if (number := number_of(text)) and _may_head(text)]
    return min(max((*numbers, *ranks.values()), default=0) + 1, 4)


def _is_bold_heading(line: Line, after: Line | None) -> bool:
    """A short bold line without any stop, with text below that is not all bold."""
    text = line.text.strip()
    if line.rows or line.level or not 2 <= len(text) <= _LONGEST_BOLD or line.strong < len(text):
        return False
    below = (
        after is not None and not after.rows and len(after.text.strip()) > len(text) and after.strong < len(after.text)
    )
    return below and not re.search("[，。；：！？,;:]", text)


def _bold_run_in(line: Line) -> int | None:
    """Where a bold numbered heading ends in a line that goes on in plain type without a stop; else None."""
    text = line.text.strip()
    number, cut = number_of(text), line.strong
    if number is None or line.level or not 4 <= cut <= _LONGEST_HEADING or len(text) - cut < 10:
        return None
    head, rest = text[:cut].rstrip(), text[cut:].lstrip()
    return cut if not re.search("[。；：！？，:]$", head) and "。" not in head and _BEGINS.match(rest) else None
