"""What readers see for the ids of front matter, in the three languages of the site (zh, zh-Hant, en)."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from typing import Any

from scripts.hant import to_hant
from scripts.vocabulary import GRADES, ORG_TYPES, PAGE_TYPES, PARTS, REPORT_TYPES, Label

_TABLES = {
    "type": PAGE_TYPES, "org_type": ORG_TYPES, "report_type": REPORT_TYPES, "part": PARTS, "grade": GRADES,
}  # fmt: skip
_PERIODS: tuple[tuple[str, str, str], ...] = (
    (r"(\d{4})", "{0}年", "{0}"),
    (r"(\d{4})-H1", "{0}年上半年", "first half of {0}"),
    (r"(\d{4})-H2", "{0}年下半年", "second half of {0}"),
    (r"-H1", "上半年", "first half of the year"),
    (r"-H2", "下半年", "second half of the year"),
    (r"-Q(\d)", "第{0}季度", "quarter {0}"),
    (r"(\d{4})-Q(\d)", "{0}年第{1}季度", "quarter {1} of {0}"),
    (r"(\d{4})-0?(\d+)", "{0}年{1}月", "{0}-{1}"),
    (r"(\d{4})/(\d{4})", "{0} 至 {1} 年", "{0} to {1}"),
)
_QUARTERS = str.maketrans("1234", "一二三四")


def say(zh: str, en: str, locale: str) -> str:
    """One of our own words in the reader's language."""
    if locale == "en":
        return en
    return to_hant(zh) if locale == "zh-Hant" else zh


def label(table: str, name: object, locale: str) -> str:
    """The label of an id, "" for none, the id itself where it is unknown."""
    known: Mapping[str, Label] = _TABLES[table]
    if name is None:
        return ""
    found = known.get(str(name))
    return say(found.zh, found.en, locale) if found else str(name)


def period_label(period: object, locale: str) -> str:
    """`2021-H1` as 2021年上半年; "" for none; as it stands where it is no period."""
    text = "" if period is None else str(period)
    for pattern, zh, en in _PERIODS:
        if found := re.fullmatch(pattern, text):
            numbers = found.groups()
            spoken = [one.translate(_QUARTERS) if len(one) == 1 and "季" in zh else one for one in numbers]
            return say(zh.format(*spoken), en.format(*numbers), locale)
    return text


def date_label(day: object, locale: str) -> str:
    """`2026-11-22` as 2026年11月22日; as it stands where it is no date."""
    found = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", str(day))
    if locale == "en" or not found:
        return "" if day is None else str(day)
    return f"{found[1]}年{int(found[2])}月{int(found[3])}日"


def month_label(day: object, locale: str) -> str:
    """`2026-11-22` as 2026年11月; as it stands where it is no date."""
    found = re.fullmatch(r"(\d{4})-(\d{2})-\d{2}", str(day))
    return period_label(f"{found[1]}-{found[2]}", locale) if found else date_label(day, locale)


def month_day(day: object, locale: str) -> str:
    """`2026-11-22` as 11月22日; as it stands where it is no date."""
    return re.sub(r"^\d+年|^\d{4}-", "", date_label(day, locale))


def span_label(span: object, locale: str) -> str:
    """`6m` as 半年, `1y` or `1 year` as 一年; "" for none; as it stands where it is no span."""
    months = _months(span)
    if not months:
        return "" if span is None else str(span)
    known = {6: ("半年", "six months"), 12: ("一年", "a year"), 24: ("两年", "two years")}
    zh, en = known.get(months, (f"{months} 个月", f"{months} months"))
    return say(zh, en, locale)


def due(reviewed: object, span: object) -> str:
    """The day a page must be looked at again: `2026-11-24` and `6m` give `2027-05-24`; "" where either is unknown."""
    day, months = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", str(reviewed)), _months(span)
    if not day or not months:
        return ""
    year, month = divmod(int(day[1]) * 12 + int(day[2]) - 1 + months, 12)
    return f"{year:04}-{month + 1:02}-{min(int(day[3]), monthrange(year, month + 1)[1]):02}"


def _months(span: object) -> int:
    found = re.fullmatch(r"(\d{1,2}) ?(m|y|months?|years?|个?月|年)", str(span))
    return int(found[1]) * (12 if found[2][0] in "y年" else 1) if found else 0


def source_label(source: Mapping[str, Any], locale: str) -> str:
    """A file and where in it: 第 9 至 41 行 of a txt, 第 1 至 3 页 of a printed document, 段 of others."""
    name, lines = str(source.get("file") or "").rsplit("/", 1)[-1], str(source.get("lines") or "")
    found = re.fullmatch(r"(\d+)(:\d+)?(?:-(\d+)(?::\d+)?)?", lines)
    if not found:
        return f"{name} {lines}".strip()
    zh, en = ("页", "page") if found[2] else ("行", "line") if name.lower().endswith(".txt") else ("段", "paragraph")
    first, last = found[1], found[3] or found[1]
    if first == last:
        return say(f"{name} 第 {first} {zh}", f"{name}, {en} {first}", locale)
    return say(f"{name} 第 {first} 至 {last} {zh}", f"{name}, {en}s {first} to {last}", locale)


FOR_TEMPLATES: dict[str, Callable[..., Any] | Mapping[str, Any]] = {
    "say": say, "label": label, "period_label": period_label, "date_label": date_label, "month_label": month_label,
    "month_day": month_day, "span_label": span_label, "due": due,
    "source_label": source_label, "PARTS": PARTS,
}  # fmt: skip
