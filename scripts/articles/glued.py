"""Titles glued to text by a web site: in front of a paragraph, at its end, or between two sentences of it."""

import re
from collections import Counter
from collections.abc import Iterator, Set

from scripts.articles.titles import KINDS, MARK, MARKER, clean_title, has_marker, is_title
from scripts.describe.organisations import find_name
from scripts.document import Block, Blocks, Heading, Paragraph, block_text
from scripts.pipeline import han_of

_STARTS = re.compile(
    r"\s*(?:今年|近年|本年|20(?:\d\d|〔缺〕|[_xX×*]+)年?|二〇|[一半]年来"
    r"|(?:近?[一半]年|[一上下本新]个?学[年期]|年初|去年)(?:开始)?(?:以?来|[，,])|\d{1,2}月\d{1,2}日[至—，,]|回顾|过去的?一|[上下]半年|第?[一二三四]季度|一、|（一）|1[.、．]"
    r"|根据|按照|遵照|依据|为(?!的)|在(?!线|建|于)|我|本|自(?!查|检|评)|以(?!及|来|上)|时光|岁月|光阴|围绕|坚持|紧扣|始终|随着|当前"
    r"|做好|尊敬|各位|同志|近期|现将|〔缺〕|[_xX×*]{2})"
)
"""How the text of a report begins."""
_GOES_ON = re.compile(r"[的和与及、，,。；：:》”）情会中里上下指强调提显认要经已应须等制工撰书写格模]|\s*$")
"""What may not follow a title in the middle of a line: the word is part of a sentence there."""
_STOP = re.compile(r"[。；;，,！!？?]")
_QUOTED = re.compile("党的|中央|习近平|.{0,4}人大|政府工作报告")
"""Documents that a sentence quotes by name."""
_INNER = re.compile(rf"(?<=[。！？；”）…日])\s*(?={MARK})")
_KINDS = tuple(KINDS.split("|"))
_SHORTEST_REST = 15
_LONGEST = 60


def known_titles(blocks: Blocks) -> frozenset[str]:
    """Titles that stand on lines of their own, or in front of at least two paragraphs."""
    own = {clean_title(block_text(block)) for block in blocks if _is_title_line(block)}
    texts = [block.text for block in blocks if isinstance(block, Paragraph) and not block.role]
    glued = [(text[:end], _begins(text[end:])) for text in texts for end in _ends(text) if _is_body(text[end:])]
    opens = {title for title, begins in glued if begins}
    often = {title for title, count in Counter(title for title, _ in glued).items() if count > 1 and is_title(title)}
    return frozenset(title for title in own | (often & opens) if len(title) >= 6 and not _QUOTED.match(title))


def _is_body(rest: str) -> bool:
    return len(han_of(rest)) >= _SHORTEST_REST and not _GOES_ON.match(rest)


def _is_title_line(block: Block) -> bool:
    if isinstance(block, Heading):
        return block.level == 0
    return isinstance(block, Paragraph) and is_title(block.text)


def parted(text: str, known: Set[str]) -> Iterator[tuple[str, bool]]:
    """The text cut at the titles in it, in order, each part with whether it is a title; all of it where none is."""
    for part in _INNER.split(text):
        title, rest = _front(part, known)
        if title:
            yield title, True
        if not rest:
            continue
        body, end = _back(rest, known)
        yield body, False
        if end:
            yield end, True


def _front(text: str, known: Set[str]) -> tuple[str, str]:
    """A title and what follows it, ("", text) where the text begins with none."""
    mark = MARKER.match(text)
    begin = mark.end() if mark else 0
    ends = [begin + end for end in _ends(text[begin:])]
    if mark and ends and len(text) <= _LONGEST and ends[-1] == len(text):
        return text, ""
    usable = [end for end in ends if mark or clean_title(text[:end]) in known or _is_whole(text[:end], text[end:])]
    opens = next((end for end in usable if _begins(text[end:])), None)
    found = opens if opens is not None else next((end for end in reversed(usable) if _is_body(text[end:])), None)
    if found is None or len(han_of(text[found:])) < (3 if opens else _SHORTEST_REST):
        return "", text
    return text[:found], text[found:].lstrip(" :：\u3000")


def _is_whole(title: str, rest: str) -> bool:
    """Whether words in front of a paragraph are a title by themselves: they name unit, year or matter, and it begins."""
    if not is_title(title) or _QUOTED.match(title) or not _begins(rest):
        return False
    return bool(re.search(r"20\d\d", title) or find_name(title, "", "")[0] or re.match("关于.{4,}的.{0,6}$", title))


def _begins(rest: str) -> bool:
    if rest.startswith(_KINDS):
        return False
    return _STARTS.match(rest) is not None or find_name("", "", rest[:40])[0] is not None


def _back(text: str, known: Set[str]) -> tuple[str, str]:
    """The text and the title after its last stop, where that is one of the known titles."""
    last = max(text.rfind(stop, 0, len(text) - 1) for stop in "。！？")
    end = text[last + 1 :].strip()
    if last > 0 and last + 1 < len(text) and (clean_title(end) in known or has_marker(end)) and is_title(end):
        return text[: last + 1], end
    return text, ""


def _ends(text: str) -> list[int]:
    """Where a title at the start of a text could end: after a kind of report, before the first stop."""
    stop = _STOP.search(text)
    head = text[: min(stop.start() if stop else len(text), _LONGEST)]
    if not any(map(head.__contains__, _KINDS)):
        return []
    return [end for end in range(4, len(head) + 1) if head.endswith(_KINDS, 0, end)]
