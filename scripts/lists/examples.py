"""The index of examples: every page by year, and again by type of unit; an anchor and a count for each group."""

from collections.abc import Callable, Iterable

from scripts.labels import label, period_label, say
from scripts.listing import ListedPage, facts, link, text
from scripts.vocabulary import ORG_TYPES

Group = tuple[str, str, list[ListedPage]]
"""Anchor, name, pages."""


def index(examples: list[ListedPage], locale: str) -> str:
    """Two ways in: `#y2024` (`#undated`), newest first, and `#school`, most pages first."""
    years, types = list(_years(examples, locale)), list(_types(examples, locale))
    return (
        _ways_in(say("按年份", "By year", locale), years, locale)
        + _ways_in(say("按单位类型", "By type of unit", locale), types, locale)
        + "".join(_group(group, _dated_row, locale) for group in years)
        + "".join(_group(group, _typed_row, locale) for group in types)
    )


def _years(examples: list[ListedPage], locale: str) -> Iterable[Group]:
    for year in sorted({page.year for page in examples}, reverse=True):
        name = period_label(year, locale) or say("没有写明年份", "Year not stated", locale)
        yield f"y{year}" if year else "undated", name, [page for page in examples if page.year == year]


def _types(examples: list[ListedPage], locale: str) -> Iterable[Group]:
    by_type = {name: [page for page in examples if page.front.get("org_type") == name] for name in ORG_TYPES}
    for name in sorted(by_type, key=lambda name: -len(by_type[name])):
        if by_type[name]:
            yield name, label("org_type", name, locale), by_type[name][::-1]


def _count(pages: list[ListedPage], locale: str) -> str:
    return f"<small>{say(f'{len(pages)} 篇', str(len(pages)), locale)}</small>"


def _ways_in(name: str, groups: list[Group], locale: str) -> str:
    links = "".join(
        f'<li><a href="#{anchor}">{words}</a>{_count(pages, locale)}</li>' for anchor, words, pages in groups
    )
    return f'<nav class="ways-in" aria-label="{name}"><p>{name}</p><ul>{links}</ul></nav>\n'


def _group(group: Group, row: Callable[[ListedPage, str], str], locale: str) -> str:
    anchor, name, pages = group
    rows = "".join(row(page, locale) for page in pages)
    return f'<h2 id="{anchor}">{name} {_count(pages, locale)}</h2>\n<ul class="rows">\n{rows}</ul>\n'


def _dated_row(page: ListedPage, locale: str) -> str:
    title = link(page.path, text(page.front.get("title", page.path), locale))
    return f'<li>{title}<span class="facts">{facts(page, locale)}</span></li>\n'


def _typed_row(page: ListedPage, locale: str) -> str:
    title = link(page.path, text(page.front.get("title", page.path), locale))
    return f"<li>{title}<small>{text(period_label(page.front.get('period'), locale), locale)}</small></li>\n"
