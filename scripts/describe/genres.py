"""The kind of report: the title's word, checked against what the body does; the body outweighs a wrong title."""

import re

from scripts.describe.organisations import speaks_of_itself
from scripts.pipeline import HAN

_TITLE_WORDS = (
    ("self_check", r"自查|自检|自评"),
    ("inspection", r"(?:检查|督查|巡察|巡视|督导)(?:情况)?(?:的)?(?:报告|通报|反馈|总结)"),
    ("survey", r"调研|调查报告|调查研究"),
    ("essay", r"心得|浅[谈析议]|(?:体会|征文|思考|探析|论文|研究|讲话稿?|发言稿?)$"),
    ("duty", r"述职|履职"),
    ("analysis", r"研判|风险(?:分析|评估|隐患|排查)|形势分析|舆情分析|分析报告"),
    ("activity", r"简报|报道|纪实|活动(?:总结|信息)|宣传周"),
    ("plan", r"^(?!.*总结).*(?:计划|规划|方案|要点|安排|安排意见|打算)(?:[（(].*[）)])?$"),
    ("summary", r"总结|小结"),
    ("special", r"专项|专题|整改"),
    ("work", r"报告|汇报|情况"),
)
_TITLE = tuple((kind, re.compile(words)) for kind, words in _TITLE_WORDS)
_STATED = (
    ("self_check", re.compile(r"(?:现将|现就|下面)[^。]{0,40}自[查检][^。]{0,20}(?:如下|汇报|报告)")),
    ("analysis", re.compile(r"(?:现将|现就|下面)[^。]{0,40}(?:研判|风险|分析)[^。]{0,20}如下")),
    ("duty", re.compile(r"(?:现将|现就|下面)[^。]{0,40}(?:述职|履职)[^。]{0,20}如下|作如下述职|述职如下")),
    ("survey", re.compile(r"(?:调研组|课题组|问卷调查|调研)[^。]{0,40}(?:现将|如下|形成)|课题组.{0,120}开展调研")),
    ("plan", re.compile(r"特?制[定订](?:本|如下|以下)?(?:工作)?(?:方案|计划|要点|安排)|(?:安排|计划)如下[。：:]")),
    ("summary", re.compile(r"(?:现将|现就|下面|现对|将)[^。]{0,60}(?:总结|小结)(?:情况)?(?:汇报|报告)?如下")),
    ("work", re.compile(r"(?:现将|现就|下面|现对)[^。]{0,60}(?:报告|汇报|情况)[^。]{0,6}如下|汇报如下|报告如下")),
)  # fmt: skip
_DONE = re.compile(r"了|(?:召开|开展|组织|举办|印发|发布|报送|成立|制定|建立|累计|共计?|先后|完成)")
_COUNTED = re.compile(r"\d+(?:余|多)?(?:次|人|场|条|篇|期|件|个|名|份|%)|(?:〔缺〕|[_xX*]+)(?:次|人|场|条|篇|期|件)")
_WILL = re.compile(r"将(?!来|.{0,3}(?:纳入|作为|列入|其))|要(?!求|点|素|闻|害|领|义|内容)|应当?|必须|须|确保|力争")
_ARGUES = re.compile(r"我们(?:党|要|应|必须|认为)|应当|应该|必须|因此|可见|从根本上|所谓|一方面|另一方面|具体讲|总之")
_ACTIVITY = re.compile(r"活动|仪式|班会|讲座|标语|同学们|参加了|举行")


def report_type_of(title: str, opening: str, body: str, *, has_unit: bool) -> tuple[str, float]:
    """The kind of report and how sure it is. Body and title are weighed; without either word it is a work report."""
    han = max(1, len(HAN.findall(body)))
    named = next((kind for kind, words in _TITLE if words.search(title)), None)
    stated = next((kind for kind, words in _STATED if words.search(opening)), None)
    if _is_argument(body, han, has_unit):
        surveyed = stated == "survey" or named == "survey"
        return ("survey" if surveyed else "essay"), 0.7 if named not in {"essay", "survey"} else 0.95
    if named == "plan" and stated != "plan" and _is_past(body, opening):
        return (stated or "work"), 0.6
    if named == "work" and stated in {"self_check", "analysis", "duty", "survey", "plan"}:
        return stated, 0.8
    if named:
        return named, 0.95 if stated in (None, named, "work") else 0.8
    if stated:
        return stated, 0.85
    if han < 500 and len(_ACTIVITY.findall(body)) >= 4 and not re.search(r"存在的?(?:问题|不足)|下一步", body):
        return "activity", 0.6
    return "work", 0.5


def _is_argument(body: str, han: int, has_unit: bool) -> bool:
    """Whether a long text argues instead of reporting: no unit of its own, hardly any counted work."""
    if has_unit or han < 800 or speaks_of_itself(body) >= 2:
        return False
    per_thousand = 1000 / han
    return len(_COUNTED.findall(body)) * per_thousand < 3 and len(_ARGUES.findall(body)) * per_thousand >= 1.5


def _is_past(body: str, opening: str) -> bool:
    """Whether a text under the title of a plan tells of work done."""
    if re.search(r"(?:以下|如下)报告|报告如下|总结如下|汇报如下|现将.{0,30}情况", opening):
        return True
    done = len(_DONE.findall(body)) + 3 * len(_COUNTED.findall(body))
    return done > 3 * max(1, len(_WILL.findall(body))) and len(_COUNTED.findall(body)) >= 5
