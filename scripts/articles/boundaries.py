"""Where one report ends and the next begins when no title says so.

Each paragraph that could open a report is weighed: does it read like an opening, did the text before it close,
do the numbers start again, does it speak of another unit, does it repeat an opening already known. No single
sign decides, because every one of them also occurs inside a report.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

from scripts.articles.endings import SHORTEST, SIGNED, closing_weight, has_annex, is_closed, is_formal_close
from scripts.articles.openings import ENOUGH, is_addressee, opening_weight, opens_with_first_number
from scripts.articles.outline import is_heading, is_point, last_number, next_number, number_of
from scripts.articles.similarity import Grams, containment_in, grams
from scripts.describe.organisations import find_name, is_name, kind_votes
from scripts.document import Block, Blocks, Paragraph, block_text, plain_text
from scripts.pipeline import han_of

_DOUBTFUL = 1.5
"""Weight from which the kind of unit the words belong to is looked at as well."""
_BACK, _AHEAD = 150, 12
_NEAR = 3
"""Blocks looked at before and after a place; the unit that speaks must be named within the first three."""

_KNOWN, _KNOWN_LEAST = 0.6, 25
"""Share of common 5-grams from which one opening repeats another, and how many both must have."""

_NEVER = re.compile(r"^(?:问|答|记者|主持人|附[件表录]?|注|说明|图|表)\d*[：:]")
_SIGNATURE = re.compile(
    r"^.{0,40}(?:20\d\d|20〔缺〕|[二〇○零一三四五六七八九]{4})年.{1,4}月.{0,4}日?$|^(?:述职|报告|汇报|联系|负责)人"
)
_EDITOR = re.compile(
    r"^[【（(《\[]|[上下]一篇|(?:相关|推荐|扩展|延伸|更多|猜你)|.{0,4}来源|.{0,3}(?:编辑|作者|责编|点击|阅读)"
)
_AFTER_DATE = re.compile(r"^\s*(?:附件|附[:：]|抄送|抄报|[（(]?(?:此件|联系|注[:：])|印发)")
_SELF = re.compile(
    r"[我本该](?:们)?(局|镇|乡|办|委|校|学院|院|系|中心|社区|村|公司|集团|厂|站|所|馆|园区|街道|厅|队|支队|大队|区)"
    r"|(集团公司|园区管委会)"
)
_SAME_UNIT = {"学院": "院", "集团公司": "公司", "集团": "公司", "园区管委会": "园区", "大队": "队", "支队": "队"}


Known = Callable[[Grams], bool]
"""Whether these 5-grams repeat the opening of another report."""


def openings_of(reports: Sequence[Blocks]) -> Callable[[int, Grams], bool]:
    """Whether 5-grams repeat an opening of any of the reports but the one at a place."""
    found = [
        (at, own)
        for at, report in enumerate(reports)
        for block in report[:2]
        if opening_weight(block) >= 1.5 and len(own := grams(block_text(block))) >= _KNOWN_LEAST
    ]
    asked = containment_in([own for _, own in found])
    owners = np.array([at for at, _ in found])
    return lambda at, own: bool((asked(own)[owners != at] >= _KNOWN).any()) if found else False


def starts(blocks: Blocks, known: Known = lambda _: False) -> tuple[int, ...]:
    """Places where a report begins in `blocks`, 0 first; `known` tells an opening that other reports have too."""
    found = [0] if blocks else []
    for at in range(1, len(blocks)):
        if _may_open(blocks, found[-1], at) and _weight(blocks, found[-1], at, known) >= ENOUGH:
            found.append(at)
    return tuple(found)


def _may_open(blocks: Blocks, start: int, at: int) -> bool:
    """Whether the block is of a kind that opens reports, and the one before it leaves it free to."""
    block, before = blocks[at], blocks[at - 1]
    if block_text(before).rstrip().endswith(("：", ":", "，", ",", "、")) or _NEVER.match(block_text(block)):
        return False
    if is_formal_close(block):
        return False
    if is_closed(blocks[max(start, at - _BACK) : at]):
        return _may_follow_close(block)
    if opens_with_first_number(block):
        return not is_heading(before)
    if is_addressee(block):
        return True
    plain_paragraph = isinstance(block, Paragraph) and number_of(block) is None and not is_point(block)
    number = number_of(before)
    inside = is_heading(before) and number is not None and number[1] > 1
    below_heading = inside or ((is_heading(before) or _is_bare_heading(before)) and opening_weight(block) < 2.0)
    return plain_paragraph and not below_heading and _han(block_text(block)) >= 20


def _may_follow_close(block: Block) -> bool:
    """Whether a block below a closing formula or a date is no part of the signature, and no number that goes on."""
    text = block_text(block).strip()
    number = number_of(block)
    if is_addressee(block):
        return True
    if number is None and _han(text) < 20 and (len(text) < 4 or _EDITOR.match(text)):
        return False
    if _AFTER_DATE.match(text):
        return False
    signs = (isinstance(block, Paragraph) and block.role == "signature") or is_name(text) or SIGNED.match(text)
    return not signs and not _SIGNATURE.search(text) and (number is None or number[1] == 1)


def _is_bare_heading(block: Block) -> bool:
    """Whether a line stands over text without a number: short, without a stop, no unit's name and no date."""
    text = block_text(block).strip()
    plain = isinstance(block, Paragraph) and not block.role and len(text) <= 30
    return plain and text[-1:] not in "。！？；：…”）日" and not is_name(text)


def _weight(blocks: Blocks, start: int, at: int, known: Known) -> float:
    so_far = blocks[max(start, at - _BACK) : at]
    if is_closed(so_far):
        return ENOUGH
    if _han(plain_text(so_far)) < SHORTEST or has_annex(so_far):
        return 0.0
    if opens_with_first_number(blocks[at]):
        return ENOUGH if last_number(so_far, 1) >= 2 else 0.0
    own = opening_weight(blocks[at]) + _known(blocks[at], known) + _unit(so_far, blocks[at : at + _AHEAD])
    own += _name(so_far, blocks[at])
    numbers = _numbers(so_far, blocks, at)
    if own <= 0 and not any(opens_with_first_number(block) for block in blocks[at + 1 : at + 2]):
        numbers = min(numbers, 0.0)  # the numbers start again further down, where another paragraph will be weighed
    weight = own + numbers + closing_weight(so_far, blocks[at])
    if own > 0 and ENOUGH > weight >= _DOUBTFUL:
        weight += _shift(so_far, blocks[at : at + _AHEAD])
    return weight


def _known(block: Block, known: Known) -> float:
    own = grams(block_text(block))
    return 3.0 if len(own) >= _KNOWN_LEAST and known(own) else 0.0


def _numbers(so_far: Blocks, blocks: Blocks, at: int) -> float:
    """Numbers that go on speak against a new report, numbers that start again for one."""
    weight = 0.0
    for level in (0, 1, 2, 3):
        last = last_number(so_far, level)
        following = next_number(blocks, at, level) if last else 0
        if not following:
            continue
        if following > last:
            return -4.0
        if following == 1:
            weight += (1.0, 2.0, 1.0, 0.5)[level] if last >= 2 or level == 2 else 0.5
    return weight


def _unit(so_far: Blocks, ahead: Blocks) -> float:
    """Another unit speaking (我局 before, 我镇 after) is a strong sign, the same one a weak counter-sign."""
    stop = next((at for at, block in enumerate(ahead) if at and opening_weight(block) >= ENOUGH), len(ahead))
    before, near, after = (_units(blocks) for blocks in (so_far, ahead[: min(stop, _NEAR)], ahead[:stop]))
    if not before or not near:
        return 0.0
    if set(before) & set(near):
        return -1.0
    return 3.0 if min(before.total(), after.total()) >= 2 else 1.0


def _name(so_far: Blocks, block: Block) -> float:
    """A paragraph that begins with a unit's full name opens a report, unless this report used the name before."""
    name, _ = find_name("", "", block_text(block)) if isinstance(block, Paragraph) else (None, 0.0)
    if name is None or name in plain_text(so_far):
        return 0.0
    earlier = any(find_name("", "", block_text(each))[0] for each in so_far if isinstance(each, Paragraph))
    return 2.0 if earlier else 1.5


def _shift(so_far: Blocks, ahead: Blocks) -> float:
    """Whether the words change to those of another kind of unit."""
    before, after = (_kind(plain_text(blocks)) for blocks in (so_far, ahead))
    return 1.5 if before and after and before != after else 0.0


def _kind(text: str) -> str | None:
    ranked = sorted(kind_votes("", None, "", "", text).items(), key=lambda vote: -vote[1])
    return ranked[0][0] if ranked[0][1] >= 1.5 and ranked[0][1] >= 2 * ranked[1][1] else None


def _units(blocks: Blocks) -> Counter[str]:
    found = (match[1] or match[2] for match in _SELF.finditer(plain_text(blocks)))
    return Counter(_SAME_UNIT.get(unit, unit) for unit in found)


def _han(text: str) -> int:
    return len(han_of(text))
