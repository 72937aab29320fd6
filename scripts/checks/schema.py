"""FRONT-2: the value of each front matter key (design section 5)."""

import datetime
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from scripts.checks.view import Found, View, check
from scripts.vocabulary import GRADES, ORG_TYPES, PAGE_TYPES, PARTS, REPORT_TYPES

_PERIOD = re.compile(r"(?:\d{4})?-H[12]|(?:\d{4})?-Q[1-4]|\d{4}(?:-(?:0[1-9]|1[0-2]))?|\d{4}/\d{4}", re.ASCII)
_INTERVAL = re.compile(r"\d{1,2} ?(?:months?|years?|个?月|年)|\d{1,2}[my]", re.ASCII)
_PATH = re.compile(r"(?!/)(?!.*\.\.)[A-Za-z0-9._/#-]+")

Rule = Callable[[Any], str]
"""What is wrong with a value, in Chinese; empty when nothing is."""


def _one_of(ids: Collection[str], *, or_null: bool = False) -> Rule:
    def rule(value: Any) -> str:
        if (or_null and value is None) or (isinstance(value, str) and value in ids):
            return ""
        return f"没有“{str(value)[:30]}”这个值，可用的是 {'、'.join(ids)}"

    return rule


def _text(value: Any) -> str:
    return "" if isinstance(value, str) and value.strip() else "要写文字；像 NO、2021 这样的值加上引号"


def _text_or_null(value: Any) -> str:
    return "" if value is None else _text(value)


def _flag(value: Any) -> str:
    return "" if isinstance(value, bool) else "只能是 true 或 false"


def _period(value: Any) -> str:
    fits = value is None or (isinstance(value, str | int) and _PERIOD.fullmatch(str(value)))
    return "" if fits else "要写成 2021、2021-H1、2021-Q3、2021-07 或 2020/2021"


def _date(value: Any) -> str:
    try:
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
            datetime.date.fromisoformat(value)
        elif value is not None and type(value) is not datetime.date:
            raise ValueError
    except ValueError:
        return "要写成 2021-07-02 这样真有的日子"
    return ""


def _interval(value: Any) -> str:
    return "" if isinstance(value, str) and _INTERVAL.fullmatch(value) else "要写成 6 months 或 1 year 这样的期限"


def _mapping(value: Any) -> str:
    return "" if isinstance(value, Mapping) else "要写成 {键: 值}"


def _texts(value: Any) -> str:
    fits = isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)
    return "" if fits else "要写成 [甲, 乙] 这样的列表"


def _paths(value: Any) -> str:
    if fault := _texts([value] if isinstance(value, str) else value):
        return fault
    odd = next((item for item in ([value] if isinstance(value, str) else value) if not _PATH.fullmatch(item)), None)
    return f"“{odd[:40]}”不是站内路径，例如 guide/opening.md" if odd else ""


def _parts(value: Any) -> str:
    if fault := _mapping(value):
        return fault
    odd = next((str(part) for part in value.values() if not isinstance(part, str) or part not in PARTS), None)
    return f"没有“{odd[:30]}”这个部分，可用的是 {'、'.join(PARTS)}" if odd is not None else ""


def _search(value: Any) -> str:
    return "" if value in ({"exclude": True}, {"exclude": False}) else "只能写 {exclude: true}，这一页就不进找措辞"


_RULES: dict[str, Rule] = {
    "title": _text,
    "type": _one_of(PAGE_TYPES),
    "topics": _texts,
    "related": _paths,
    "redirect_from": _paths,
    "search": _search,
    "owner": _text_or_null,
    "reviewed": _date,
    "review_in": _interval,
    "fictional": _flag,
    "org": _text_or_null,
    "org_type": _one_of(ORG_TYPES, or_null=True),
    "report_type": _one_of(REPORT_TYPES, or_null=True),
    "period": _period,
    "date": _date,
    "source": _mapping,
    "copy_of": _text_or_null,
    "grade": _one_of(GRADES),
    "grade_reason": _text_or_null,
    "note": _text_or_null,
    "parts": _parts,
}


@check("FRONT-2", may_skip=False)
def front_2(view: View) -> Iterator[Found]:
    """页首信息各项合乎规定"""
    for key, rule in _RULES.items():
        if key in view.front and (fault := rule(view.front[key])):
            yield view.line_of(key), f"{key}：{fault}"
    yield from _strangers(view)
    yield from _skips(view)


def _strangers(view: View) -> Iterator[Found]:
    """Topics without a page, parts of headings that are not there."""
    topics, known = view.front.get("topics"), view.known.topics
    for topic in topics if isinstance(topics, list) and known is not None else ():
        if isinstance(topic, str) and topic not in (known or ()):
            names = "、".join(sorted(known or ())) or "（还没有主题页）"
            yield view.line_of("topics"), f"没有主题“{topic[:30]}”，写主题页的文件名，可用的是 {names}"
    parts = view.front.get("parts")
    ids = {head.id for head in view.headings} | {"a0"}
    for name in parts if isinstance(parts, dict) else ():
        if str(name).partition(".")[0] not in ids:
            yield view.line_of("parts"), f"parts 里的 {str(name)[:30]} 不是这一页的标题编号"


def _skips(view: View) -> Iterator[Found]:
    """A rule is turned off by its code and a reason; rules of safety and form can't be."""
    from scripts.checks import CHECKS  # the list holds this check, so it can't be imported first

    skip, at = view.front.get("skip", {}), view.line_of("skip")
    if not isinstance(skip, dict):
        yield at, "skip：要写成 {PUNC-1: 理由}"
        return
    allowed = {rule.code: rule.may_skip for rule in CHECKS}
    for code, reason in skip.items():
        if code not in allowed:
            yield at, f"skip：{str(code)[:30]} 不是规则编号，见 docs/contribute/rules.md"
        elif not allowed[code]:
            yield at, f"skip：{code} 不能关掉"
        elif _text(reason):
            yield at, f"skip：关掉 {code} 要写理由"
