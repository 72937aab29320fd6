"""The unit written to, under the title, and the unit and date that sign a report."""

import re
from dataclasses import replace
from typing import TypeGuard

from scripts.document import Block, Blocks, Heading, Paragraph, Table, block_text
from scripts.passes.numbering import number_of
from scripts.pipeline import cleaning_pass

_Y, _D = r"(?:\d{4}|20〔缺〕|〔缺〕|[〇○零一二三四五六七八九十]{4})", r"(?:\d{1,2}|〔缺〕|[一二三四五六七八九十]{1,3})"
_DATE = rf"[（(]?{_Y}年{_D}月(?:{_D}日)?[）)]?"
_DATE_LINE = re.compile(_DATE)
_UNIT_AND_DATE = re.compile(rf"[^。；：！？，]{{2,40}}?[（(，]?{_DATE}")
_UNIT = re.compile(r"(?:(?:述职|报告|汇报|负责|填表)人[：:])?[^。；：！？，、]{2,40}")
_UNITS = r"[局委办部厅室组院校站所会司处科股队团镇乡村县市省区]|政府|街道|党工委|公司|集团|[总分支银]行|中心|单位|部门|组织|支部|总支"
_PEOPLE = (
    r"[局县市区镇乡校院部厂站处]长|(?:领导|同[志事仁学]|老师|教师|评委|代表|党员|职工|干部|家长|来宾|朋友|乡亲)们?"
)
_ADDRESSEE = re.compile(
    rf"(?:(?:尊敬的|各位)[^。；！？：]{{2,40}}|[^。；！？]{{1,60}}(?:{_UNITS})[）)]?|[^。；！？]{{0,60}}(?:{_PEOPLE}))[：:]"
)
_NOT_ADDRESSEE = re.compile(
    r"[如以]下|下列|汇报|报告|情况|摘要|分工|[一二两三四五六七八九十几\d][个次场项]"
    r"|(?:[填呈申上]报|报送|编制|制表|[主承协]办|责任|牵头|配合|[抄主]送|所在|参[加会与]|[出列]席|考核)(?:单位|部门|领导(?!小组)|干部)"
)
_TOP = 4
"""Blocks under a title among which the addressee stands."""
_LONGEST = 40
"""Characters of a line that may stand between title and addressee: a unit, a date, another addressee."""


@cleaning_pass()
def roles(blocks: Blocks) -> Blocks:
    """落款：认出主送机关、落款单位和日期。"""
    done = list(addressed(blocks))
    for at, block in enumerate(done):
        if not isinstance(block, Paragraph) or block.role:
            continue
        if _DATE_LINE.fullmatch(block.text):
            done[at] = replace(block, role="signature")
            _sign(done, at - 1)
        elif _UNIT_AND_DATE.fullmatch(block.text) and at:
            done[at] = replace(block, role="signature")
    return tuple(done)


def addressed(blocks: Blocks) -> Blocks:
    """Blocks with the unit written to marked, where it stands first of all or under a title, before any text."""
    done = list(blocks)
    left = _TOP
    for at, block in enumerate(blocks):
        if isinstance(block, Heading) and block.level == 0:
            left = _TOP
        elif left and not isinstance(block, Table):
            if _is_addressee(block):
                done[at] = replace(block, role="addressee")
            is_text = len(block_text(block)) >= _LONGEST and done[at] is block
            left = 0 if is_text or number_of(block_text(block)) else left - 1
    return tuple(done)


def _sign(done: list[Block], at: int) -> None:
    """The unit above the date signs too, when text stands before it."""
    block = done[at] if at > 0 else None
    if isinstance(block, Paragraph) and not block.role and _UNIT.fullmatch(block.text):
        done[at] = replace(block, role="signature")


def _is_addressee(block: Block) -> TypeGuard[Paragraph]:
    return (
        isinstance(block, Paragraph)
        and not block.role
        and number_of(block.text) is None
        and _ADDRESSEE.fullmatch(block.text) is not None
        and not _NOT_ADDRESSEE.search(block.text)
    )
