"""The unit written to, under the title, and the unit and date that sign a report."""

import re
from dataclasses import replace

from scripts.document import Block, Blocks, Heading, Paragraph
from scripts.pipeline import cleaning_pass

_Y, _D = r"(?:\d{4}|20〔缺〕|〔缺〕|[〇○零一二三四五六七八九十]{4})", r"(?:\d{1,2}|〔缺〕|[一二三四五六七八九十]{1,3})"
_DATE = rf"[（(]?{_Y}年{_D}月(?:{_D}日)?[）)]?"
_DATE_LINE = re.compile(_DATE)
_UNIT_AND_DATE = re.compile(rf"[^。；：！？，]{{2,40}}?[（(，]?{_DATE}")
_UNIT = re.compile(r"(?:(?:述职|报告|汇报|负责|填表)人[：:])?[^。；：！？，、]{2,40}")
_ADDRESSEE = re.compile(
    r"(?:尊敬的)?各位[^。；！？：]{2,20}[：:]|(?:尊敬的)?[^。；！？]{1,60}(?:[局委办部厅室组院校站所会司]|政府|街道|党工委|公司|中心|领导|同志们?|单位|部门|支部|镇|乡|总支)[：:]"
)
_TOP = 4
"""Blocks under a title among which the addressee stands."""


@cleaning_pass()
def roles(blocks: Blocks) -> Blocks:
    """落款：认出主送机关、落款单位和日期。"""
    done = list(blocks)
    for at, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or block.role:
            continue
        if _DATE_LINE.fullmatch(block.text):
            done[at] = replace(block, role="signature")
            _sign(done, at - 1)
        elif _UNIT_AND_DATE.fullmatch(block.text) and at:
            done[at] = replace(block, role="signature")
        elif _is_addressee(block, blocks[max(0, at - _TOP) : at]):
            done[at] = replace(block, role="addressee")
    return tuple(done)


def _sign(done: list[Block], at: int) -> None:
    """The unit above the date signs too, when text stands before it."""
    block = done[at] if at > 0 else None
    if isinstance(block, Paragraph) and not block.role and _UNIT.fullmatch(block.text):
        done[at] = replace(block, role="signature")


def _is_addressee(block: Paragraph, before: tuple[Block, ...]) -> bool:
    if not _ADDRESSEE.fullmatch(block.text) or re.search("如下|汇报|报告", block.text):
        return False
    return all(
        (isinstance(each, Heading) and each.level == 0) or len(each.text) < 40
        for each in before
        if not hasattr(each, "rows")
    )
