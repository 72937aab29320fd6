"""What readers see for the ids of front matter, in the three languages of the site (zh, zh-Hant, en)."""

import re
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


FOR_TEMPLATES: dict[str, Callable[..., Any] | Mapping[str, Any]] = {
    "say": say, "label": label, "period_label": period_label, "date_label": date_label, "PARTS": PARTS,
}  # fmt: skip
