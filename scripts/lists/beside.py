"""What stands beside and below an example: similar wording a passage, and the pages near it. One file a page.

The file holds pieces, each after a comment with its place: `<!--a1.3-->` similar wording, `<!--near-->` the list of
near pages. `scripts.report` sets them into the page.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from scripts.articles.duplicates import duplicates, fingerprint
from scripts.labels import label, period_label, say
from scripts.listing import OPENING, ListedPage, link, names, text
from scripts.passages import Passage
from scripts.similar import Alike, Words, similar

SHOWN = 3
MOST = 99
"""Counts above this are told as 99+: candidates are looked for in bounded lists."""

MOST_ALIKE = 5
"""Pages of the same template that are told: a set phrase of many units would fill the page."""

Templates = dict[str, list[tuple[float, ListedPage]]]
Found = dict[str, dict[str, list[tuple[Alike, ListedPage, Passage]]]]


def similar_wording(pages: Sequence[ListedPage]) -> Found:
    """Path of a listed example → id of a passage → passages of other reports that word the same thing."""
    listed = [page for page in pages if page.is_listed]
    listed.sort(key=lambda page: (page.front.get("grade") != "recommended", page.path))
    every = [(number, page, passage) for number, page in enumerate(listed) for passage in page.passages]
    words = [Words(number, page.part_of(passage), passage.text) for number, page, passage in every]
    found: Found = {}
    for (_, page, passage), alike in zip(every, similar(words), strict=True):
        if alike:
            others = [(one, *every[one.passage][1:]) for one in alike]
            found.setdefault(page.path, {})[passage.id] = others
    return found


def same_template(pages: Sequence[ListedPage]) -> Templates:
    """Path of a listed example → the examples that were written on the same template, most alike first."""
    listed = [page for page in pages if page.is_listed]
    texts = ["\n".join(passage.text for passage in page.passages) for page in listed]
    found: Templates = defaultdict(list)
    for pair in duplicates([fingerprint(each) for each in texts], texts.__getitem__).same_template:
        found[listed[pair.first].path].append((pair.alike, listed[pair.second]))
        found[listed[pair.second].path].append((pair.alike, listed[pair.first]))
    return {path: sorted(others, key=lambda one: (-one[0], one[1].path))[:MOST_ALIKE] for path, others in found.items()}


def beside(pages: Sequence[ListedPage], found: Found, templates: Templates, locale: str) -> Iterator[tuple[str, str]]:
    """File name and text for every example and counterexample in one language."""
    library = _library(pages, templates)
    for page in pages:
        if page.front.get("type") in ("example", "counterexample"):
            notes = sorted(found.get(page.path, {}).items())
            pieces = [f"<!--{name}-->{_note(others, locale)}\n" for name, others in notes]
            text_of_page = OPENING + "".join(pieces) + f"<!--near-->{_near(page, library, locale)}\n"
            yield f"similar/{page.path.removesuffix('.md')}.html", text_of_page


@dataclass(frozen=True, slots=True)
class _Library:
    """Pages by what makes them near: unit, template, the text they copy, the topics a requirement answers."""

    templates: Templates
    units: dict[object, list[ListedPage]] = field(default_factory=lambda: defaultdict(list))
    copies: dict[str, list[ListedPage]] = field(default_factory=lambda: defaultdict(list))
    duties: dict[object, list[ListedPage]] = field(default_factory=lambda: defaultdict(list))
    paths: dict[str, ListedPage] = field(default_factory=dict)


def _library(pages: Sequence[ListedPage], templates: Templates) -> _Library:
    library = _Library(templates)
    for page in pages:
        library.paths[page.path] = page
        if page.is_listed and page.front.get("org"):
            library.units[page.front["org"]].append(page)
        if best := _best_copy(page):
            library.copies[best].append(page)
        for topic in names(page.front.get("topics")) if page.front.get("type") == "requirement" else ():
            library.duties[topic].append(page)
    return library


def _best_copy(page: ListedPage) -> str:
    best = page.front.get("copy_of")
    return f"{page.path.rsplit('/', 2)[0]}/{best}" if best else ""


def _note(others: list[tuple[Alike, ListedPage, Passage]], locale: str) -> str:
    name, fold = say("相似写法", "Similar wording", locale), say("收起", "Close", locale)
    count = str(len(others)) if len(others) <= MOST else f"{MOST}+"
    tag = "zh-Hans" if locale == "zh" else locale
    shown = "".join(_quote(each, locale) for each in _best(others))
    return (
        f'<details class="similar" lang="{tag}"><summary><span>{name}</span> <span class="count">{count}</span>'
        f'<span class="fold">{fold}</span></summary>{shown}</details>'
    )


def _best(others: list[tuple[Alike, ListedPage, Passage]]) -> list[tuple[Alike, ListedPage, Passage]]:
    """The first of each page, so that a reader sees several units."""
    first = {page.path: (alike, page, passage) for alike, page, passage in reversed(others)}
    return [each for each in others if each == first[each[1].path]][:SHOWN]


def _quote(other: tuple[Alike, ListedPage, Passage], locale: str) -> str:
    """One passage: the sentence that is alike, then whose, when, which part; what scripts need stands in `data-`."""
    alike, page, passage = other
    front, chinese = page.front, "zh-Hant" if locale == "zh-Hant" else "zh-Hans"
    part = label("part", page.part_of(passage) or None, locale)
    title = text(front.get("title") or page.path, locale)
    org = text(front.get("org") or "", locale)
    told = {
        "title": title, "org": org, "year": page.year, "part": part, "section": text(page.section_of(passage), locale),
        "fictional": "true" if front.get("fictional") else "false",
    }  # fmt: skip
    carried = "".join(f' data-{name}="{value}"' for name, value in told.items())
    facts = "".join(f"<span>{fact}</span>" for fact in (page.year, part) if fact)
    words = text(alike.sentence, locale)
    letters = re.sub(r"[^\u3400-\u9fff0-9]", "", alike.sentence)
    source = link(page.path, org or title, f"?mark={letters}#{passage.id}")
    return f'<div class="like"{carried}><p lang="{chinese}">{words}</p><div class="facts">{source}{facts}</div></div>'


def _near(page: ListedPage, library: _Library, locale: str) -> str:
    """Near pages as rows: copies of this text, its template, other reports of the unit, how to write, requirements.

    A counterexample has no copies and no unit of its own; an example names no related pages.
    """
    best = library.paths.get(_best_copy(page))
    copies = [*([best] if best else []), *library.copies.get(page.path, ())]
    unit = [other for other in library.units.get(page.front.get("org"), ()) if other is not page]
    related = [library.paths[str(path)] for path in names(page.front.get("related")) if path in library.paths]
    topics = [duty for topic in names(page.front.get("topics")) for duty in library.duties.get(topic, ())]
    duties = {each.path: each for each in (*related, *topics) if each.front.get("type") == "requirement"}
    alike = library.templates.get(page.path, ())
    by_hand = page.front.get("type") == "counterexample"
    rows = {
        say("近似文本", "Near copies", locale): None if by_hand else [_to(other, locale) for other in copies],
        say("同一模板", "Same template", locale): [
            f"<small>{share:.0%}</small> {_to(other, locale)}" for share, other in alike
        ]
        or None,
        say("同单位", "Same unit", locale): None if by_hand else [_to(other, locale, brief=True) for other in unit],
        say("怎样写", "How to write it", locale): [
            _to(other, locale) for other in related if other.front.get("type") == "guide"
        ]
        or None,
        say("对应要求", "Requirements", locale): [_to(other, locale) for other in duties.values()],
    }
    none = say("没有", "None", locale)
    told = (f"<dt>{name}</dt><dd>{''.join(to) or none}</dd>" for name, to in rows.items() if to is not None)
    return f"<dl>{''.join(told)}</dl>" if any(rows.values()) else ""


def _to(page: ListedPage, locale: str, *, brief: bool = False) -> str:
    """A link by title, or by period and report type where the unit is known already."""
    period = period_label(page.front.get("period"), locale)
    kind = label("report_type", page.front.get("report_type"), locale)
    words = text(period + kind if brief and period else page.front.get("title") or page.path, locale)
    return link(page.path, words)
