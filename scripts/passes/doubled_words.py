"""Words printed twice in a row by mistake; verbs that may be doubled (学习学习) and 天天, 层层 are no mistake."""

import re

from scripts.document import Blocks, map_text
from scripts.passes.keeping import han_after
from scripts.pipeline import cleaning_pass

_WORDS = (
    "工作|问题|意识|意识形态|情况|制度|责任|小组|形态|干部|党员|群众|会议|单位|机制|精神|思想|领域|阵地|同志|部门|网络|社区|学校|习近平|"
    "总书记|进一步|不断|切实|始终|积极|重要|主要|通过|根据|按照|以及|并且|同时|我们|认真贯彻|落实|坚持|加强|建立健全|党委|党组|书记|中心|"
    "政府|机关|舆论|舆情|信息|媒体|措施|计划|方案|任务|目标|能力|水平|作用|方面|社会|主义|特色|新时代|中国"
)
_RULES = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (rf"({_WORDS})\1+", r"\1"),
        (r"(?<![目有打])的的(?![确士])", "的"),
        (r"(?<=\d年)年(?=[^度初底末中间内报会终关轻迈月味货画景均审检])", ""),
        (r"(?<=[一二三四五六七])中全全会", "中全会"),
        (r"(?<=[一两三])年来年(?=[^度初底末])", "年来"),
    )
)


def _told_once(blocks: Blocks) -> Blocks:
    return map_text(blocks, _once)


def _once(text: str) -> str:
    """The text with every rule applied, again and again: what one word leaves may be doubled in turn."""
    told = text
    for pattern, put in _RULES:
        told = pattern.sub(put, told)
    return told if told == text else _once(told)


@cleaning_pass(keeps=han_after(_told_once))
def doubled_words(blocks: Blocks) -> Blocks:
    """重字：误打了两遍的字词，只留一遍。"""
    return _told_once(blocks)
