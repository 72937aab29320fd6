"""Title and date of a web page: what it prints and what its head says, each checked by the other."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta, timezone
from itertools import islice

from lxml.html import HtmlElement

from scripts.pipeline import han_of
from scripts.readers.html.article import Marked
from scripts.readers.html.head import said_dates, said_titles

_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*(?:[-/.]|年)\s*(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})(?!\d)")
_PACKED = re.compile(r"(?<!\d)((?:19|20)\d\d)([01]\d)([0-3]\d)(?!\d)")
_PRINTED = re.compile(
    r"(?:发布|发表|发文|公开|生成|上传|录入|添加|创建)?(?:时间|日期)\s*[:：]?\s*(?=(?:19|20)\d\d)|(?:发布|发表|上传)于\s*[:：]?\s*(?=(?:19|20)\d\d)"
)
_NOW, _CHANGED = re.compile("今天是|现在是"), re.compile("更新|修改")
_WECHAT = re.compile(r"""\b(?:ct|publish_time|createTime)\s*=\s*["'](\d{10}|(?:19|20)\d\d-\d\d?-\d\d?)""")
_CHINA = timezone(timedelta(hours=8))
_CUT = re.compile(
    r"\s*[|｜_]+\s*|\s+[-–—·]+\s+|(?<!\d)-+(?=\D)|—{1,2}(?=[^—]{2,16}(?:网|网站|政府|平台|门户|公众号)$)|(?<=\D)-+(?!\d)"
)
_SAME = re.compile(r"[\s\u3000“”\"'‘’《》〈〉（）()\-—–·,，:：]+")
_TITLE_NAMES = re.compile(r"(?:^|[-_\s])(?:[a-z]*title|tit|bt|biaoti|headline|h1|subject)(?:$|[-_\s\d])", re.IGNORECASE)
_KIND = re.compile(r"报告|总结|汇报|计划|方案|要点|小结|简报|通报|述职|分析|体会|情况|工作|活动")
_UNTITLED = re.compile(r"^(?:无标题|未命名|新建|文档\d|untitled|document|microsoft word)", re.IGNORECASE)
_SITE = re.compile(r"(?:网|网站|门户|首页|主页|平台|公众号)\W*$")
_LONGEST, _SHORTEST = 90, 5
_ENOUGH = 4.0
"""Rank from which printed lines are believed to be the title."""
_ENOUGH_UNTOLD = 3.0
"""The same where the head says nothing of the page."""
_CERTAIN = 8
"""Characters of a title that is none by chance."""
_MOST_LINES = 3
"""Lines a printed title is broken over at most."""


def title_of(root: HtmlElement, marked: Sequence[Marked], core: tuple[int, int]) -> tuple[str | None, int]:
    """The title, and the place of the last line that prints it (-1: none does)."""
    said = [text for text in said_titles(root) if _may_be_title(text) or _may_be_title(_without_site(text))]
    heads = {_same(each.text) for each in marked if each.line.level in {1, 2, 3} or _is_named_title(each.line.element)}
    told = [text for text in said if _KIND.search(text) or _same(_without_site(text)) in heads]
    ranked = [
        (_rank(text, lines, told) + _is_over_text(lines[0], marked[last + 1 : core[0]]), last, text)
        for text, lines, last in _printed_titles(marked[: core[1]])
        if last < core[0] or _is_told_inside(text, marked, last, told)
    ]
    best = max(ranked, default=(0.0, -1, ""))
    if best[0] >= (_ENOUGH if told else _ENOUGH_UNTOLD):
        return best[2], best[1]
    clean = next(map(_without_site, said), None)
    above = [at for at, each in enumerate(marked[: core[0]]) if clean and _same(each.text) == _same(clean)]
    return clean, max(above, default=-1)


def _is_over_text(line: Marked, between: Sequence[Marked]) -> bool:
    """Whether a line in a box named for titles has nothing of the article's between it and the text."""
    return _is_named_title(line.line.element) and all(each.drops for each in between)


def _is_told_inside(text: str, marked: Sequence[Marked], at: int, told: Sequence[str]) -> bool:
    """Whether lines below the first text are the title all the same: the head says so, and most text comes after."""
    own = _same(text)
    if marked[at].weight or len(own) < _CERTAIN or not any(_same(each).startswith(own) for each in told):
        return False
    below = sum(each.weight for each in marked[at:])
    return below * 2 > sum(each.weight for each in marked)


def _without_site(said: str) -> str:
    """What a head says of the page without the name of the site and the column, which stand before or behind."""
    parts = [part.strip() for part in _CUT.split(said.strip()) if part.strip()]
    named = [part for part in parts if _KIND.search(part) and len(part) >= _CERTAIN]
    return (named or parts or [said])[0]


def date_of(root: HtmlElement, around: Sequence[str], scripts: str) -> str | None:
    """The day the page was published: as printed round the text, as its head says, as a bare date beside the title."""
    printed = [line for line in around if not _NOW.search(line) and not _CHANGED.search(line)]
    changed = [line for line in around if _CHANGED.search(line)]
    for line in printed:
        found = _PRINTED.search(line)
        if found and (day := _day(line[found.end() :][:24])):
            return day
    for text in said_dates(root):
        if day := _day(text):
            return day
    if found := _WECHAT.search(scripts):
        stamp = found[1]
        return datetime.fromtimestamp(int(stamp), _CHINA).date().isoformat() if stamp.isdigit() else _day(stamp)
    return next((day for line in (*printed, *changed) if len(line) < 120 and (day := _day(line))), None)


def _may_be_title(text: str) -> bool:
    """Whether what a head says could be the title of this very page: not 无标题文档, not the name of the site."""
    text = text.strip()
    if len(han_of(text)) < _SHORTEST - 1 or _UNTITLED.search(text):
        return False
    return bool(_KIND.search(text)) or (len(text) >= _CERTAIN and not _SITE.search(text))


def _printed_titles(above: Sequence[Marked]) -> Iterator[tuple[str, Sequence[Marked], int]]:
    """Runs of one to three lines that may print the title together, and the place of their last line."""
    for begin, first in enumerate(above):
        for size in range(1, _MOST_LINES + 1):
            lines = above[begin : begin + size]
            text = "".join(each.text for each in lines)
            if len(lines) < size or len(text) > _LONGEST or (size > 1 and lines[-1].parts):
                break
            if size > 1 and lines[-1].line.element is not first.line.element:
                continue
            if len(_same(text)) >= _SHORTEST:
                yield text, lines, begin + size - 1


def _rank(text: str, lines: Sequence[Marked], said: Sequence[str]) -> float:
    """How much printed lines are the title: what the head says of the page, then tags and names, then length."""
    own, line = _same(text), lines[0].line
    heads = [_same(each) for each in said]
    rank = min(len(own), 40) / 20 + (1 if _KIND.search(text) else 0)
    rank += {1: 3.0, 2: 2.0, 3: 1.0}.get(line.level, 0.0)
    rank += 2 if _is_named_title(line.element) else 0
    rank += 1 if line.strong >= len(line.text.strip()) else 0
    rank += 1 if _is_centred(line.element) else 0
    rank -= 4 if line.linked * 2 > len(line.text) else 0
    rank -= 2 if lines[0].parts else 0
    if any(head.startswith(own) for head in heads):
        rank += 4 + 2 * any(head == own for head in heads)
    elif any(own.startswith(head[:-1].rstrip(".…")) and len(head) > 8 for head in heads):
        rank += 4
    elif any(own in head for head in heads):
        rank += 3 if len(own) * 2 > max(map(len, heads)) else -3
    elif heads and line.level != 1:
        rank -= 3
    return rank


def _is_centred(element: HtmlElement) -> bool:
    near = [element, *islice(element.iterancestors(), 2)]
    return any(each.tag == "center" or "center" in f"{each.get('align')} {each.get('style')}" for each in near)


def _is_named_title(element: HtmlElement) -> bool:
    return any(
        _TITLE_NAMES.search(f"{each.get('class') or ''} {each.get('id') or ''}")
        for each in (element, element.getparent())
        if each is not None
    )


def _same(text: str) -> str:
    return _SAME.sub("", text)


def _day(text: str) -> str | None:
    for found in (*_DATE.finditer(text), *_PACKED.finditer(text)):
        try:
            return date(*(int(part) for part in found.groups())).isoformat()
        except ValueError:
            continue
    return None
