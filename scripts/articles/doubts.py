"""What does not look right in an article and can't be repaired: said in the receipt, never changed.

Numbers that jump (a heading may be lost), a year in the title that the text never names, an end that breaks off.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from scripts.articles.outline import number_of
from scripts.document import Article, Block, Blocks, Change, Heading, Item, Lines, Paragraph, block_text, plain_text

NAME = "doubts"
"""Name of the changes made here: `before` says what is doubtful, `after` is the place as it stands."""
SUMMARY = "存疑：序号跳了、年份不合、末尾断了、比别处少几个字的地方，没有改。"
_DIGITS = "一二三四五六七八九"
_PRINTED = {1: "{}、", 2: "（{}）"}
_YEAR = re.compile(r"(?<!\d)(20\d\d)年?(?!\d)")
_REPORTED = re.compile(r"(?<!\d)(20\d\d)年(?:度|上半年|下半年|全年|[一二三四]季度)?[^，。；、\d]{0,10}(?:工作|情况)")
_END = re.compile(r"[。！？…；：”）〕》】]$|日$")
_STUB = 12
"""Characters up to which a numbered last line holds no more than a heading."""


def with_doubts(article: Article) -> Article:
    """The article with its doubts among its changes; those it had before are looked for anew."""
    kept = tuple(change for change in article.changes if change.name != NAME or change.before.startswith(LOST))
    found = (*jumps(article.blocks), *_year(article), *_end(article.blocks))
    return replace(article, changes=(*kept, *found))


LOST = "比"
"""How a doubt begins that a copy raised (比…少…): only the copy can raise it again."""


def doubt(block: Block, what: str) -> Change:
    """A doubt about a block."""
    return Change(NAME, Lines(block.lines.first, block.lines.first), what, block_text(block)[:_STUB])


def jumps(blocks: Blocks) -> Iterator[Change]:
    """Headings before which a number is missing: （三） after （一）, or （二） first of all."""
    last: dict[int, int] = {}
    for block in blocks:
        number = number_of(block) if isinstance(block, Heading) and block.level else None
        if number is None or number[0] > 2:
            continue
        rank, value = number
        before = last.get(rank, 0)
        if value > before + 1 and not block_text(block).startswith("第"):
            yield doubt(block, f"前面少了{_missing(rank, before + 1, value - 1)}")
        last = {each: count for each, count in last.items() if each < rank} | {rank: value}


def _missing(rank: int, first: int, last: int) -> str:
    names = [_PRINTED[rank].format(_chinese(value)) for value in range(first, last + 1)]
    return "".join(names) if len(names) < 3 else f"{names[0]}到{names[-1]}"


def _chinese(value: int) -> str:
    tens, ones = divmod(value, 10)
    return ("" if tens < 2 else _DIGITS[tens - 1]) + ("十" if tens else "") + (_DIGITS[ones - 1] if ones else "")


def _year(article: Article) -> Iterator[Change]:
    """The title names a year, the text never; it speaks of the work of an earlier one."""
    named = set(_YEAR.findall(article.title or ""))
    body = plain_text(tuple(each for each in article.blocks if not (isinstance(each, Paragraph) and each.role)))
    earlier = sorted(year for year in set(_REPORTED.findall(body)) if named and year < min(named))
    if len(named) == 1 and earlier and not named & set(_YEAR.findall(body)):
        yield doubt(article.blocks[0], f"题目写{named.pop()}年，正文说的是{'、'.join(earlier)}年")


def _end(blocks: Blocks) -> Iterator[Change]:
    """The last line is a number with next to nothing behind, or a sentence without its end."""
    last = blocks[-1] if blocks else None
    if len(blocks) < 4 or last is None:
        return
    stub = isinstance(last, Heading | Item) and number_of(last) is not None and len(last.text) <= _STUB
    open_end = isinstance(last, Paragraph) and not last.role and len(last.text) > 40 and not _END.search(last.text)
    if stub or open_end:
        yield doubt(last, "末尾好像没有完")
