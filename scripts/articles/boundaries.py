"""Where one report ends and the next begins when no title says so.

Each paragraph that could open a report is weighed: does it read like an opening, did the text before it close,
do the numbers start again, does it speak of another unit, does it repeat an opening already known. No single
sign decides, because every one of them also occurs inside a report.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from scripts.articles.outline import is_heading, is_point, number_of
from scripts.articles.similarity import Grams, containment, grams
from scripts.document import Block, Blocks, Heading, Paragraph, block_text, plain_text
from scripts.pipeline import HAN

ENOUGH = 3.0
"""Weight from which a paragraph opens a report."""
_SHORTEST = 100
"""Chinese characters; nothing shorter is split off as a report."""
_AHEAD = 12
_NEAR = 3
"""Blocks looked at for the unit that the following text speaks of; it must be named within the first three."""

_OPENING = (
    (re.compile(r"(?:现将|现就|下面|现对)[^。]{0,60}如下[。:：]*[。:：]?$|(?:现将|现就)[^。]{2,60}如下"), 3.0),
    (re.compile(r"特?制[定订]本(?:方案|计划|要点)|(?:具体)?安排如下[。：:]$"), 3.0),
    (re.compile(r"^20(?:\d\d|〔缺〕|[_xX×*-]{1,4})?年?(?:度|[上下]半年|以来|第?[一二三四]季度|[，,])"), 1.5),
    (re.compile(r"^(?:今年(?:以来)?[，,]|近年来|年初以来|一年来|(?:[上下]半年|第?[一二三四]季度)(?:以来)?[，,])"), 1.0),
    (re.compile(r"^(?:根据|按照|为).{4,60}(?:要求|精神|安排|部署|通知|实施办法|意见)"), 1.5),
    (re.compile(r"^[我本].{1,4}(?:高度重视|认真)|^本(?:学年|学期|季度|年度)"), 1.0),
    (re.compile(r"^在.{4,40}(?:领导|指导|关心|支持)下"), 2.0),
    (re.compile(r"^.{2,30}以.{2,40}为(?:指导|统领|引领|主线)"), 1.5),
    (re.compile(r"从.{8,60}[一二三四五六七八]个方面(?:开展|进行|汇报|总结)"), 1.0),
    (re.compile(r"^(?:虽然|但|同时|此外|其中|因此|综合|针对|通过|对|目前|尽管|总之|今后|下一?步|接下来|存在)"), -2.0),
    (re.compile(r"取得了?一定.{0,12}[，,；].{0,4}但"), -2.0),
    (re.compile(r"^.{0,30}[将要](?:以|继续|进一步|切实|坚持|扛起)"), -2.0),
)  # fmt: skip
_NEXT_PART = re.compile(
    r"下一?步|下阶段|今后|[明下]一?年|打算|(?:工作|改进|整改|防范)(?:计划|思路|安排|措施)|努力方向|建议"
    r"|针对(?:上述|以上|这些|存在的)问题"
)
_CLOSING = re.compile(r"^(?:总之|今后|综上|下一?步|展望).*[。！]$", re.DOTALL)
_SIGNED = re.compile(r"^\s*(?:20\d\d|[二〇○零一二三四五六七八九]{4})年.{1,3}月.{1,3}日\s*$")
_AFTER_DATE = re.compile(r"^\s*(?:附件|附[:：]|抄送|抄报|[（(]?(?:此件|联系|注[:：])|印发)")
_ADDRESSEE = re.compile(r"^[\u4e00-\u9fff、，（）〔〕]{2,30}(?:委|部|局|府|办|组|室|会|司)[：:]$")
_SELF = re.compile(
    r"[我本该](?:们)?(局|镇|乡|办|委|校|学院|院|系|中心|社区|村|公司|集团|厂|站|所|馆|园区|街道|厅|队|支队|大队|区)"
    r"|(集团公司|园区管委会)"
)
_SAME_UNIT = {"学院": "院", "集团公司": "公司", "集团": "公司", "园区管委会": "园区", "大队": "队", "支队": "队"}


def starts(blocks: Blocks, known: Iterable[Blocks] = ()) -> tuple[int, ...]:
    """Places where a report begins in `blocks`, 0 first; `known` are other reports, whose openings give theirs away."""
    openings = [grams(block_text(block)) for report in known for block in report[:2]]
    openings = [opening for opening in openings if len(opening) >= 25]
    found = [0] if blocks else []
    for at in range(1, len(blocks)):
        if _may_open(blocks, at) and _weight(blocks, found[-1], at, openings) >= ENOUGH:
            found.append(at)
    return tuple(found)


def _may_open(blocks: Blocks, at: int) -> bool:
    """Whether the block is of a kind that opens reports, and the one before it leaves it free to."""
    block, before = blocks[at], blocks[at - 1]
    if block_text(before).rstrip().endswith(("：", ":", "，", ",", "、")):
        return False
    if opens_with_first_number(block):
        return not is_heading(before)
    if _is_addressee(block):
        return True
    plain_paragraph = isinstance(block, Paragraph) and number_of(block) is None and not is_point(block)
    below_heading = is_heading(before) and opening_weight(block) < 2.0
    return plain_paragraph and not below_heading and _han(block_text(block)) >= 20


def opens_with_first_number(block: Block) -> bool:
    """Whether a block begins with 一、, the number a report without an opening starts at."""
    return number_of(block) == (1, 1)


def _weight(blocks: Blocks, start: int, at: int, openings: Sequence[Grams]) -> float:
    so_far = blocks[start:at]
    if _is_signed(so_far):
        return 0.0 if _AFTER_DATE.match(block_text(blocks[at])) else ENOUGH
    if _han(plain_text(so_far)) < _SHORTEST:
        return 0.0
    if opens_with_first_number(blocks[at]):
        last = max((number[1] for block in so_far if (number := number_of(block)) and number[0] == 1), default=0)
        return ENOUGH if last >= 2 else 0.0
    own = opening_weight(blocks[at]) + _known(blocks[at], openings) + _unit(so_far, blocks[at : at + _AHEAD])
    numbers = _numbers(so_far, blocks[at:])
    if own <= 0 and not any(opens_with_first_number(block) for block in blocks[at + 1 : at + 2]):
        numbers = min(numbers, 0.0)  # the numbers start again further down, where another paragraph will be weighed
    return own + numbers + _closed(so_far, blocks[at])


def opening_weight(block: Block) -> float:
    """How much a block by itself reads like the opening of a report."""
    text = block_text(block).strip()
    if _is_addressee(block):
        return ENOUGH
    return sum(weight for pattern, weight in _OPENING if pattern.search(text))


def _known(block: Block, openings: Sequence[Grams]) -> float:
    own = grams(block_text(block))
    return 3.0 if len(own) >= 25 and any(containment(own, opening) >= 0.6 for opening in openings) else 0.0


def _closed(so_far: Blocks, block: Block) -> float:
    """Whether the text so far has said what comes next, and closed."""
    last = so_far[-1]
    planned = any(_NEXT_PART.search(block_text(each)[:40]) for each in so_far[1:])
    closing = _CLOSING.match(block_text(last)) and isinstance(last, Paragraph) and not is_point(block)
    return float(planned) + (2.0 if closing else 0.0)


def _numbers(so_far: Blocks, rest: Blocks) -> float:
    """Numbers that go on speak against a new report, numbers that start again for one."""
    weight = 0.0
    for level in (1, 2, 3):
        last, following = _last_number(so_far, level), _next_number(rest, level)
        if not last or not following:
            continue
        if following > last:
            return -4.0
        if following == 1 and level < 3:
            weight += 2.0 if last >= 2 and level == 1 else 1.0
    return weight


def _last_number(blocks: Blocks, level: int) -> int:
    """Value of the last number of a level that no higher level has closed since, 0 for none."""
    for block in reversed(blocks):
        number = number_of(block)
        if number and number[0] <= level:
            return number[1] if number[0] == level else 0
    return 0


def _next_number(blocks: Blocks, level: int) -> int:
    for block in blocks:
        number = number_of(block)
        if number and number[0] <= level:
            return number[1] if number[0] == level else 0
    return 0


def _unit(so_far: Blocks, ahead: Blocks) -> float:
    """Another unit speaking (我局 before, 我镇 after) is a strong sign, the same one a weak counter-sign."""
    stop = next((at for at, block in enumerate(ahead) if at and opening_weight(block) >= ENOUGH), len(ahead))
    before, near, after = (_units(blocks) for blocks in (so_far, ahead[: min(stop, _NEAR)], ahead[:stop]))
    if not before or not near:
        return 0.0
    if set(before) & set(near):
        return -1.0
    return 3.0 if min(before.total(), after.total()) >= 2 else 1.0


def _units(blocks: Blocks) -> Counter[str]:
    found = (match[1] or match[2] for match in _SELF.finditer(plain_text(blocks)))
    return Counter(_SAME_UNIT.get(unit, unit) for unit in found)


def _is_signed(so_far: Blocks) -> bool:
    """Whether the text so far ends with a date on its own line; a date right below the title doesn't end anything."""
    return len(so_far) >= 3 and _SIGNED.match(block_text(so_far[-1])) is not None


def _is_addressee(block: Block) -> bool:
    if isinstance(block, Paragraph) and block.role:
        return block.role == "addressee"
    text = block_text(block)
    unnumbered = not isinstance(block, Heading) and number_of(block) is None
    return unnumbered and _ADDRESSEE.match(text) is not None


def _han(text: str) -> int:
    return len(HAN.findall(text))
