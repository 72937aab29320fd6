"""How well a passage serves whoever looks for wording, whatever the words asked for: 0 to 15, stored with each passage.

Part of the order of hits (docs/contribute/search.md, section 怎样排). Knows Chinese, no wiki: what a page is worth
is said by its `worth`. The words are those by which a statement can be checked, and those that say nothing.
"""

import re

from scripts.index.documents import IndexedPage, IndexedPassage

HIGHEST = 15

_OF_PAGE = (0, 3, 6, 7)
"""Points by `worth`: to be a sound model counts for more than to be the best."""

_MODEL = 2
"""Worth from which a page is a model."""

_A_SENTENCE = 20
"""Characters from which a passage says something even without an end; below stand signatures, dates, cells."""

_OF_LENGTH = ((2 * _A_SENTENCE, 5), (_A_SENTENCE, 3))
"""Points from so many characters on."""

_OPENING = 1
"""Less for what stands under no heading yet: the opening of a report says what will come."""

_FIGURE = re.compile(r"\d+|《")
_RECORDS = ("登记", "台账", "记录", "签名", "签字", "签到", "考勤", "凭据", "清单", "纪要", "截图", "存档")
_RESULTS = ("办结", "办完", "完成", "改完", "改正", "更正", "查出", "补签", "补课", "答复", "降到", "升到", "没有")
_SLOGANS = (
    *("不断", "进一步", "切实", "扎实", "深入", "深刻", "高度重视", "有效", "显著", "全面", "加强", "增强"),
    *("强化", "提升", "牢固", "夯实", "筑牢", "大力", "积极", "狠抓", "稳步", "努力", "充分", "坚决"),
    *("始终", "凝聚", "营造", "压实", "站位", "大局", "使命", "担当", "新局面", "新台阶", "重要意义", "见效"),
)
_CLOSED = ("。", "；", "！", "？", "”", "』", "」", "）", ".", ";", "!", "?", ")")


def score(page: IndexedPage, passage: IndexedPassage) -> int:
    """0 (a date below a report) to 15 (a full sentence of a model page, with figures, names and records)."""
    text = passage.text
    is_closed = text[-1:] in _CLOSED
    if len(text) < _A_SENTENCE and not is_closed:
        return 0
    worth = 0 if page.copy_of else min(max(page.worth, 0), 3)
    points = _OF_PAGE[worth] + _of_length(len(text)) + is_closed + _specific(text)
    if worth >= _MODEL and passage.section < 0:
        points -= _OPENING
    return min(max(points, 0), HIGHEST)


def _of_length(length: int) -> int:
    return next((points for least, points in _OF_LENGTH if length >= least), 0)


def _specific(text: str) -> int:
    """-5 (slogans) to 2: figures, dates, named documents, records and results against words that say nothing."""
    facts = len(_FIGURE.findall(text)) + _held(text, _RECORDS) + _held(text, _RESULTS)
    return min(max(facts - 2 * _held(text, _SLOGANS), -5), 2)


def _held(text: str, words: tuple[str, ...]) -> int:
    return sum([word in text for word in words])
