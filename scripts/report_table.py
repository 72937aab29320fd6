"""`--report`: what became of every source of a run, as Markdown tables a person reads or a spreadsheet takes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from scripts import gate
from scripts.inline import escape
from scripts.labels import period_label
from scripts.library import Shelved
from scripts.library.publish import SUMMARIES
from scripts.store.outcome import Facts, Finished
from scripts.vocabulary import ORG_TYPES, REPORT_TYPES

UNSURE = 0.8
"""Confidence below which a field is named."""
_ENCODINGS = {"utf-8": "UTF-8", "gb18030": "GB18030", "big5": "Big5", "big5hkscs": "Big5"} | dict.fromkeys(
    ("utf-16-le", "utf-16-be"), "UTF-16"
)
_FIELDS = {
    "title": "题目",
    "org": "单位",
    "org_type": "单位类型",
    "report_type": "报告类型",
    "period": "报告期",
    "date": "日期",
    "parts": "部分",
}


def report_table(sources: Sequence[Finished], shelf: Sequence[Shelved], best_of: Mapping[int, int]) -> str:
    """The whole report: totals, a line a source, a line a source that failed, a line an article.

    `shelf` and `best_of` as `library` and `copies` made them: the page of each article, and which are copies.
    """
    articles = [(at, each) for at, each in enumerate(shelf) if each.source]
    copy_of = {at: shelf[best].entry.path for at, best in best_of.items()}
    copied = Counter(each.source.file for at, each in articles if each.source and at in copy_of)
    read = (_of_source(each, copied[each.file]) for each in sources if not each.error)
    failed = ((each.error.file, each.error.reason, each.error.next_step) for each in sources if each.error)
    told = (
        _of_article(each.source.articles[each.number], each, copy_of.get(at)) for at, each in articles if each.source
    )
    parts = [
        "# 转换情况",
        "## 一、合计",
        _table(("项目", "数目"), _totals(sources, copied.total())),
        "## 二、读了的来源",
        _table(("来源", "格式", "篇数", "清洗", "缺字", "拿不准", "近似文本", "说明"), read),
        "## 三、没有转换的来源",
        _table(("来源", "原因", "办法"), failed),
        "## 四、每一篇",
        _table(("题目", "页面", "来源", "单位类型", "报告类型", "报告期", "把握", "近似文本"), told),
    ]
    return "\n\n".join(parts) + "\n"


def _totals(sources: Sequence[Finished], copies: int) -> Iterator[tuple[str, str]]:
    articles = [article for each in sources for article in each.articles]
    repairs: Counter[str] = Counter()
    for article in articles:
        repairs.update(article.repairs)
    failed = sum(each.error is not None for each in sources)
    yield "来源", f"{len(sources)} 份，没有转换 {failed} 份"
    yield "篇数", f"{len(articles)} 篇，其中近似文本 {copies} 篇"
    yield "清洗", f"{repairs.total()} 处" + (f"：{_repairs(repairs)}" if repairs else "")
    yield "缺字", f"{sum(article.gaps for article in articles)} 处"
    yield "拿不准", f"{sum(bool(_unsure(article)) for article in articles)} 篇"


def _of_source(source: Finished, copies: int) -> tuple[str, ...]:
    repairs: Counter[str] = Counter()
    lowest: dict[str, float | None] = {}
    for article in source.articles:
        repairs.update(article.repairs)
        for name, sure in _unsure(article).items():
            lowest[name] = min(sure, lowest.get(name) or 1)
    form = gate.FORMATS[source.reader].name if source.reader in gate.FORMATS else source.reader
    form += f"，{_ENCODINGS[source.encoding]}" if source.encoding in _ENCODINGS else ""
    gaps = sum(article.gaps for article in source.articles)
    return (
        *(source.file, form, str(len(source.articles)), _repairs(repairs), str(gaps)),
        *(_sure(lowest), str(copies), "；".join(source.notes)),
    )


def _of_article(facts: Facts, shelved: Shelved, copy_of: str | None) -> tuple[str, ...]:
    return (
        *(facts.title, shelved.entry.path + ("（有人改过）" if shelved.edited else "")),
        shelved.source.file if shelved.source else "",
        ORG_TYPES[facts.org_type].zh if facts.org_type in ORG_TYPES else "",
        REPORT_TYPES[facts.report_type].zh if facts.report_type in REPORT_TYPES else "",
        *(period_label(facts.period, "zh"), _sure(facts.confidence), copy_of or ""),
    )


def _unsure(article: Facts) -> dict[str, float]:
    return {name: sure for name, sure in article.confidence.items() if sure is not None and sure < UNSURE}


def _sure(confidence: Mapping[str, float | None]) -> str:
    """Fields with how sure each is, the least sure first, then those that stay empty."""
    ranked = sorted(confidence.items(), key=lambda each: (each[1] is None, each[1] or 0, each[0]))
    return "，".join(f"{_FIELDS[name]} {'空' if sure is None else f'{sure:.2f}'}" for name, sure in ranked)


def _repairs(repairs: Counter[str]) -> str:
    """Kinds of repairs with their counts, the most frequent first."""
    ranked = sorted(repairs.items(), key=lambda each: (-each[1], each[0]))
    return "，".join(f"{SUMMARIES.get(name, name).split('：')[0]} {count}" for name, count in ranked)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table, or a line that says there is nothing to tell. Cells are text: nothing in them becomes Markdown."""
    lines = ["| " + " | ".join(map(escape, row)) + " |" for row in rows]
    if not lines:
        return "没有。"
    return "\n".join(["| " + " | ".join(head) + " |", "|" + " --- |" * len(head), *lines])
