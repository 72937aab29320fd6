"""How a report opens: what a paragraph by itself says for and against being the first of one."""

import re

from scripts.articles.outline import number_of
from scripts.document import Block, Heading, Paragraph, block_text

ENOUGH = 3.0
"""Weight from which a paragraph opens a report."""

_OPENING = (
    (re.compile(r"(?:现将|现就|下面|现对)[^。]{0,60}如下[。:：]*[。:：]?$|(?:现将|现就)[^。]{2,60}如下"), 3.0),
    (re.compile(r"制[定订]本(?:方案|计划|要点)|安排如下[。：:]$"), 3.0),
    (re.compile(r"^20(?:\d\d|〔缺〕|[_xX×*-]{1,4})?年?(?:度|[上下]半年|以来|第?[一二三四]季度|[，,])"), 1.5),
    (re.compile(r"^(?:今年(?:以来)?[，,]|近年来|年初以来|一?学?年来|一?学期来|(?:[上下]半年|第?[一二三四]季度)(?:以来)?[，,])"), 1.0),
    (re.compile(r"^(?:根据|按照|为).{4,60}(?:要求|精神|安排|部署|通知|实施办法|意见)"), 1.5),
    (re.compile(r"^[我本].{1,4}(?:高度重视|认真)|^本(?:学年|学期|季度|年度)"), 1.0),
    (re.compile(r"(?:总结|汇报|报告|说明|述职)如下[。：:]?$|[作做](?:如下|简要|一?个?简要)?(?:汇报|报告|述职|总结)[，。：:]"), 2.5),
    (re.compile(r"^.{0,12}我代表.{2,24}(?:汇报|报告|述职)"), 2.0),
    (re.compile(r"^(?:时光|岁月|光阴|转眼|回顾|回首|过去的一年|.{2,8}即将过去)"), 2.0),
    (re.compile(r"^为了?(?:进一步|深入|全面|切实|认真|扎实|贯彻|落实|加强|推进|推动|做好|确保|提高|增强)"), 1.0),
    (re.compile(r"^.{2,24}(?:是|事关|关系到?).{0,24}(?:全局|大事|应尽之责|极端重要|重要任务|重要职责|生命线)"), 1.0),
    (re.compile(r"^在.{4,40}(?:领导|指导|关心|支持)下"), 2.0),
    (re.compile(r"^.{2,30}以.{2,40}为(?:指导|统领|引领|主线)"), 1.5),
    (re.compile(r"从.{8,60}[一二三四五六七八]个方面(?:开展|进行|汇报|总结)"), 1.0),
    (re.compile(r"^(?:要(?!求)|虽然|但|同时|此外|其中|因此|综合|针对|通过|对|目前|尽管|总之|今后|下一?步|接下来|存在|新的一年|让我们|我们相信|相信|各位)"), -2.0),
    (re.compile(r"取得了?一定.{0,12}[，,；].{0,4}但"), -2.0),
    (re.compile(r"^.{0,30}[将要](?:以|继续|进一步|切实|坚持|扛起)"), -2.0),
)  # fmt: skip
_ADDRESSEE = re.compile(r"^[\u4e00-\u9fff、，（）〔〕]{1,30}(?:委|部|局|府|办|组|室|会|司)[：:]$")


def opening_weight(block: Block) -> float:
    """How much a block by itself reads like the opening of a report."""
    text = block_text(block).strip()
    if is_addressee(block):
        return ENOUGH
    return sum(weight for pattern, weight in _OPENING if pattern.search(text))


def opens_with_first_number(block: Block) -> bool:
    """Whether a block begins with 一、, the number a report without an opening starts at."""
    return number_of(block) == (1, 1)


def is_addressee(block: Block) -> bool:
    """Whether a block is the line that says who a report is for (县委宣传部：)."""
    if isinstance(block, Paragraph) and block.role:
        return block.role == "addressee"
    text = block_text(block)
    unnumbered = not isinstance(block, Heading) and number_of(block) is None
    return unnumbered and _ADDRESSEE.match(text) is not None
