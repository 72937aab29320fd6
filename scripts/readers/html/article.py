"""Which lines of a web page are its article: text between what a site puts round it, all of its container.

Sentences weigh, links and boxes of the site do not. Lines that only stand round an article (上一篇, 责任编辑, footers)
part the page into stretches; the stretch with most text is the core. What lies in the same container in the same way
belongs to it as well, so an advertisement in the middle loses nothing.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from scripts.pipeline import han_of
from scripts.readers.html.lines import Line
from scripts.readers.html.noise import ends_article, is_box, is_byline, is_crumbs, is_label, is_moment, is_speck

_SENTENCE = re.compile(r"[，。；：！？]")
_LEAST = 12
"""Chinese characters of a line that counts as text of an article."""
_MOST_OF_PAGE = 0.5
"""Share of the page's text from which on a box is the article after all, whatever its name says."""
_NUMBERED = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}(?:、|[.．]|部分)|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、)）](?!\d)|[①-⑳])\S"
)
_HEAD = re.compile(
    r".{2,60}[：:]|[（(〔].{2,40}[）)〕]|——.{2,40}|.{2,20}〔(?:19|20)\d\d〕\d+号|.{2,40}(?:委员会|委|办|局|府|校|院|部|厅|处|室|所|站|社区|公司|中心|馆|会|村|镇|乡|街道|大学|队|团|园)"
)
_DATED = re.compile(
    r".{0,40}?[\d〇○零一二三四五六七八九十×xX*_〔缺〕]{2,5}\s*年\s*[\d一二三四五六七八九十×xX*_]{1,3}\s*月.{0,6}"
)
_TAIL = re.compile(
    r"附件?\s*\d*\s*[:：].*|抄[送报].*|[（(].{2,60}[）)]|.*[。；！？：:]|.{0,4}(?:报告人|汇报人|述职人|负责人|填报人|单位负责人).{0,20}"
)
_LONGEST_TAIL = 60


@dataclass(slots=True)
class Marked:
    """A line with what it is to the article: its weight as text, whether it parts the page, whether it is dropped."""

    line: Line
    text: str
    weight: int = 0
    parts: bool = False
    drops: bool = False


def mark(lines: Sequence[Line]) -> list[Marked]:
    """All lines of a page, weighed."""
    marked = [_marked(line) for line in lines]
    _part_at_link_lists(marked)
    _close_boxes(marked)
    return marked


def core_of(marked: Sequence[Marked]) -> tuple[int, int] | None:
    """First and last line with weight in the stretch, between lines that part the page, that has most text."""
    best, begin = (0, 0, 0), 0
    for at in range(len(marked) + 1):
        if at == len(marked) or marked[at].parts:
            best = max(best, (sum(each.weight for each in marked[begin:at]), begin, at))
            begin = at + 1
    heavy = [at for at in range(best[1], best[2]) if marked[at].weight]
    return (heavy[0], heavy[-1]) if heavy else None


def article_of(marked: Sequence[Marked], core: tuple[int, int], title_at: int) -> list[Line]:
    """The lines of the article below its title, whose last line stands at `title_at` (-1 where none is printed)."""
    heavy = [at for at in range(core[0], core[1] + 1) if marked[at].weight]
    container = _common([marked[at].line.element for at in heavy])
    inside = set(container.iter())
    beside = {_place(marked[at].line) for at in heavy}
    own = [
        at
        for at, each in enumerate(marked)
        if not each.drops
        and at > title_at
        and each.line.element in inside
        and (core[0] <= at <= core[1] or _place(each.line) in beside)
    ]
    heavy = [at for at in own if marked[at].weight]
    first, last = heavy[0], heavy[-1]
    middle = [at for at in own if first <= at <= last]
    return [marked[at].line for at in (*_head(marked, title_at, first, inside), *middle, *_tail(marked, last, inside))]


def _marked(line: Line) -> Marked:
    text = " ".join(("".join(map("".join, line.rows)) or line.text).split())
    made = Marked(line, text)
    if line.linked * 2 > len(text) and (not _SENTENCE.search(text) or len(text) < 40):
        made.drops = True
    elif line.rows:
        made.drops = made.parts = any(is_label(cell) for row in line.rows for cell in row[:2])
    elif is_byline(text) or is_crumbs(text) or ends_article(text):
        made.drops = made.parts = True
    elif is_speck(text):
        made.drops = True
    elif _SENTENCE.search(text):
        han = len(han_of(text))
        made.weight = han if han >= _LEAST else 0
    return made


def _part_at_link_lists(marked: Sequence[Marked]) -> None:
    """Three links in a row are a list of other pages."""
    for at in range(len(marked) - 2):
        three = marked[at : at + 3]
        if all(each.drops and each.line.linked for each in three):
            for each in three:
                each.parts = True


def _close_boxes(marked: Sequence[Marked]) -> None:
    """Lines in boxes of the site part and drop, unless a box holds most of the page's text and so the article."""
    known: dict[HtmlElement, tuple[HtmlElement, ...]] = {}
    inside = [_boxes(each.line.element, known) for each in marked]
    weights: Counter[HtmlElement] = Counter()
    for each, boxes in zip(marked, inside, strict=True):
        weights.update(dict.fromkeys(boxes, each.weight))
    most = sum(each.weight for each in marked) * _MOST_OF_PAGE
    for each, boxes in zip(marked, inside, strict=True):
        if any(weights[box] <= most for box in boxes):
            each.weight, each.parts, each.drops = 0, True, True


def _boxes(element: HtmlElement, known: dict[HtmlElement, tuple[HtmlElement, ...]]) -> tuple[HtmlElement, ...]:
    """The boxes of the site an element stands in, itself included."""
    above: list[HtmlElement] = []
    at: HtmlElement | None = element
    while at is not None and at not in known:
        above.append(at)
        at = at.getparent()
    found = known[at] if at is not None else ()
    for each in reversed(above):
        found = known[each] = (*found, each) if is_box(each) else found
    return found


def _head(marked: Sequence[Marked], title_at: int, first: int, inside: set[HtmlElement]) -> list[int]:
    """Lines between the title and the first text: who is written to, a number, a heading; nothing of the site's."""
    begin = next((at + 1 for at in range(first - 1, title_at, -1) if marked[at].parts), title_at + 1)
    return [
        at
        for at in range(begin, first)
        if not marked[at].drops
        and (title_at >= 0 or marked[at].line.element in inside)
        and not is_moment(marked[at].text)
        and (
            title_at < 0
            or marked[at].line.level
            or _is_bold(marked[at].line)
            or _HEAD.fullmatch(marked[at].text)
            or _NUMBERED.match(marked[at].text)
        )
    ]


def _tail(marked: Sequence[Marked], last: int, inside: set[HtmlElement]) -> list[int]:
    """Lines below the last text: who signs and when, what is attached; outside the container only what is dated."""
    end = next((at for at in range(last + 1, len(marked)) if marked[at].parts), len(marked))
    dated = [at for at in range(last + 1, end) if _DATED.fullmatch(marked[at].text)]
    found: list[int] = []
    for at in range(last + 1, end):
        each = marked[at]
        signs = any(at <= date <= at + 2 for date in dated)
        if each.drops or len(each.text) > _LONGEST_TAIL:
            continue
        if signs or (each.line.element in inside and _may_end(each)):
            found.append(at)
    return found


def _may_end(each: Marked) -> bool:
    return bool(
        each.line.rows or _TAIL.fullmatch(each.text) or _HEAD.fullmatch(each.text) or _NUMBERED.match(each.text)
    )


def _is_bold(line: Line) -> bool:
    return line.strong >= len(line.text.strip()) > 0


def _place(line: Line) -> tuple[HtmlElement | None, str]:
    """What lines of one article share: the parent of their block, and its tag."""
    return line.element.getparent(), line.element.tag


def _common(elements: Sequence[HtmlElement]) -> HtmlElement:
    """The lowest element that holds all of them; the parent of a single paragraph."""
    above = [elements[0], *elements[0].iterancestors()]
    joins = {element: at for at, element in enumerate(above)}
    top = 0
    for element in elements:
        climbed = []
        while element not in joins:
            climbed.append(element)
            element = element.getparent()
        joins.update(dict.fromkeys(climbed, joins[element]))
        top = max(top, joins[element])
    return above[1] if top == 0 and above[0].tag == "p" and len(above) > 1 else above[top]
