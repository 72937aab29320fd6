"""Charts of the stats page: examples by year and by type of unit, text by part."""

from collections import Counter

from scripts.labels import label, period_label, say
from scripts.listing import ListedPage
from scripts.lists.charts import chart
from scripts.lists.home import shares
from scripts.vocabulary import ORG_TYPES, REPORT_TYPES


def charts(examples: list[ListedPage], locale: str) -> str:
    """Four charts under their headings; years by time, the rest by size, twelve bars at most."""
    return (
        _years(examples, locale)
        + _kinds("org_type", tuple(ORG_TYPES), say("按单位类型", "By type of unit", locale), examples, locale)
        + _kinds("report_type", tuple(REPORT_TYPES), say("按报告类型", "By type of report", locale), examples, locale)
        + _parts(examples, locale)
    )


def _years(examples: list[ListedPage], locale: str) -> str:
    counted = Counter(page.year for page in examples)
    years = sorted(year for year in counted if year)[-12:]
    rows = [(period_label(year, locale), counted[year], _pieces(counted[year], locale)) for year in years]
    name = say("按年份", "By year", locale)
    undated = counted[""]
    rest = say(f"没有写明年份的 {undated} 篇不在图上。", f"{undated} without a year are not shown.", locale)
    return _section("years", name, rows, locale) + (f'<p class="meta">{rest}</p>\n' if undated else "")


def _kinds(table: str, known: tuple[str, ...], name: str, examples: list[ListedPage], locale: str) -> str:
    counted = Counter(str(page.front.get(table)) for page in examples)
    kinds = sorted((kind for kind in known if counted[kind]), key=lambda kind: -counted[kind])[:12]
    rows = [(label(table, kind, locale), counted[kind], _pieces(counted[kind], locale)) for kind in kinds]
    return _section(table, name, rows, locale)


def _parts(examples: list[ListedPage], locale: str) -> str:
    found = sorted(shares(examples).items(), key=lambda part: -part[1])
    rows = [(label("part", part, locale), share, f"{share}%") for part, share in found]
    return _section("parts", say("各部分占的篇幅", "Share of text by part", locale), rows, locale)


def _section(anchor: str, name: str, rows: list[tuple[str, int, str]], locale: str) -> str:
    said = say("，", ", ", locale).join(f"{what} {shown}" for what, _, shown in rows)
    sentence = say(f"{name}：{said}。", f"{name}: {said}.", locale)
    heads = (name, say("多少", "How many", locale))
    return f'<h2 id="{anchor}">{name}</h2>\n{chart(rows, sentence, heads, locale)}'


def _pieces(number: int, locale: str) -> str:
    return say(f"{number} 篇", str(number), locale)
