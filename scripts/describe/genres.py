"""The kind of report: the title's word, checked against what the body does; the body outweighs a wrong title."""

import re
from dataclasses import dataclass

from scripts.describe.organisations import speaks_of_itself
from scripts.pipeline import han_of

_TITLE_WORDS = (
    ("self_check", r"自查|自检|自评|(?:对照检查|自?我?剖析|检视)(?:材料|报告)"),
    ("plan", r"^(?!.*总结).*(?:计划|规划|方案|要点|安排|安排意见|打算)(?:[（(].*[）)])?$"),
    ("special", r"整改(?:落实)?(?:工作)?(?:情况|报告)|回头看"),
    ("inspection", r"(?:检查|督查|巡察|巡视|督导|考核)(?:情况)?(?:的)?(?:报告|通报|反馈|总结)"),
    ("survey", r"调研|调查报告|调查研究|调查与思考"),
    ("essay", r"心得|浅[谈析议论]|试[论析谈]|(?:体会|征文|思考|探析|探讨|初探|论文|研究|讲话稿?|发言稿?|倡议书|讲稿|党课)$"),
    ("duty", r"述职|履职"),
    ("analysis", r"研判|风险(?:分析|评估|隐患|排查)|形势分析|舆情分析|分析报告"),
    ("activity", r"简报|报道|纪实|活动(?:总结|信息|小结)|宣传周"),
    ("summary", r"总结|小结"),
    ("special", r"专项|专题|整改"),
    ("work", r"报告|汇报|情况"),
)  # fmt: skip
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
_ORDERS = re.compile(r"(?:通知|意见|决定|制度|办法|细则|规定|规程|守则|规则|清单|责任书|承诺书)(?:[（(].*[）)])?$")
"""Titles of texts that tell others what to do: no report; nearest to a plan."""
_NEWS = re.compile(r"^(?:本报讯|.{0,12}讯[（(\s]|.{0,20}记者)|[（(](?:记者|通讯员|供稿)")
_MINUTES = re.compile(r"纪要$|会议记录$|会议简报$")
_DONE = re.compile("了|召开|开展|组织|举办|印发|发布|报送|成立|制定|建立|累计|共计?|先后|完成")
_COUNTED = (
    re.compile(r"\d\d*(?:余|多)?(?:次|人|场|条|篇|期|件|个|名|份|%)"),
    re.compile("〔缺〕(?:次|人|场|条|篇|期|件)"),
    re.compile("[_xX*][_xX*]*(?:次|人|场|条|篇|期|件)"),
)
_WILL = re.compile(
    r"将(?!来|.{0,3}(?:纳入|作为|列入|其))|拟(?=[\u4e00-\u9fff])|要(?!求|点|素|闻|害|领|义|内容)|应当?|必须|须|确保|力争"
)
_ARGUES = re.compile(
    r"我们(?:党|要|应|必须|认为)|我(?:认为|觉得|以为|体会)|笔者|应当|应该|必须|因此|可见|从根本上|所谓|一方面|另一方面|具体讲|总之"
)
_ACTIVITY = re.compile(r"活动|仪式|班会|讲座|标语|同学们|参加了|举行")
_NARROWER = {"self_check", "analysis", "duty", "survey", "plan"}
"""Kinds that a text tells by itself, whatever a general title says."""


@dataclass(frozen=True, slots=True)
class _Signs:
    """What title, opening and body say: the kinds named and stated, and what the text is mostly about."""

    named: str | None
    stated: str | None
    argues: bool
    past: bool
    future: bool


def report_type_of(title: str, opening: str, body: str, *, has_unit: bool) -> tuple[str, float]:
    """The kind of report and how sure it is. Body and title are weighed; without either word it is a work report."""
    signs = _signs(title, opening, body, has_unit=has_unit)
    named, stated = signs.named, signs.stated
    if not stated and (other := _no_report(title, opening)):
        return other, 0.45
    if signs.argues:
        surveyed = "survey" in (stated, named)
        return ("survey" if surveyed else "essay"), 0.7 if named not in {"essay", "survey"} else 0.95
    if overruled := _overruled(signs):
        return overruled
    if named:
        return named, _sure_of_name(signs)
    if stated:
        return stated, 0.85
    if (
        len(han_of(body)) < 500
        and len(_ACTIVITY.findall(body)) >= 4
        and not re.search(r"存在的?(?:问题|不足)|下一步", body)
    ):
        return "activity", 0.6
    return ("plan", 0.55) if signs.future else ("work", 0.5)


def _signs(title: str, opening: str, body: str, *, has_unit: bool) -> _Signs:
    done, will, counted = len(_DONE.findall(body)), len(_WILL.findall(body)), _counted(body)
    reports = re.search(r"(?:以下|如下)报告|报告如下|总结如下|汇报如下|现将.{0,30}情况", opening) is not None
    return _Signs(
        next((kind for kind, words in _TITLE if words.search(title)), None),
        next((kind for kind, words in _STATED if words.search(opening)), None),
        _is_argument(body, has_unit),
        reports or (done + 3 * counted > 3 * max(1, will) and counted >= 5),
        not reports and will >= 3 and will >= done and counted < 3,
    )


def _no_report(title: str, opening: str) -> str | None:
    """The nearest kind for a text that is no report at all: a notice, rules, minutes, news."""
    if _ORDERS.search(title):
        return "plan"
    if _NEWS.search(opening):
        return "activity"
    return "work" if _MINUTES.search(title) else None


def _overruled(signs: _Signs) -> tuple[str, float] | None:
    """The kind where the text is plainly something else than its title says."""
    if signs.named == "plan" and signs.stated != "plan" and signs.past:
        return (signs.stated or "work"), 0.7
    if signs.named in {"work", "summary"} and signs.stated == "plan":
        return ("plan", 0.75) if not signs.past else None
    if signs.named == "work" and signs.stated in _NARROWER:
        return signs.stated or "work", 0.85
    if signs.named == "essay" and signs.past and signs.stated in {"work", "summary", "self_check"}:
        return signs.stated, 0.7
    return None


def _sure_of_name(signs: _Signs) -> float:
    """How sure the title's word is: the opening may agree, say nothing, or say something else."""
    if signs.named in {"work", "summary"} and signs.future:
        return 0.6
    if signs.named == signs.stated:
        return 0.98
    return 0.93 if signs.stated in (None, "work", "summary") else 0.8


def _is_argument(body: str, has_unit: bool) -> bool:
    """Whether a long text argues instead of reporting: no unit of its own, hardly any counted work."""
    han = max(1, len(han_of(body)))
    if has_unit or han < 300 or speaks_of_itself(body) >= 2:
        return False
    counted, argued = (found * 1000 / han for found in (_counted(body), len(_ARGUES.findall(body))))
    return counted < 3 and argued >= (1.5 if han >= 800 else 4.0)


def _counted(body: str) -> int:
    """How much of its work a text counts."""
    return sum(len(words.findall(body)) for words in _COUNTED)
