"""One part of a report as several units wrote it, to be read side by side."""

from collections.abc import Iterator, Mapping

from scripts.labels import say
from scripts.listing import ListedPage, facts, in_turn, link, search, text, unlike
from scripts.passages import Passage

UNITS = 9
"""Three rows of three columns."""

LONGEST = 1_600
"""Characters of a part that still stands beside others; a longer one is read on its page."""

ENDINGS = ("。", "！", "？", "；", "：", "”", "）")

Written = tuple[ListedPage, tuple[Passage, ...]]


def units(examples: list[ListedPage], part: str, found: Mapping[str, int], locale: str) -> str:
    """The part of at most nine reports, one a unit, no two on one template, kinds of unit in turn; then the rest."""
    written = list(_written(examples, part))
    shown = unlike(in_turn(written, lambda each: each[0].front.get("org_type")), _words, UNITS)
    if not shown:
        none = say("范例里还没有哪一篇单写这一部分。", "No example has this part on its own yet.", locale)
        return f'<p class="meta">{none}</p>\n'
    query, count = f"part={part}&view=beside", found.get(f"part={part}", 0)
    columns = "".join(_unit(each, number, number < len(shown), locale) for number, each in enumerate(shown, 1))
    said = say(f"这里并排 {len(shown)} 个单位，", f"Here are {len(shown)} units side by side; ", locale)
    rest = search(query, say(f"再看全部 {count} 段", f"see all {count} passages", locale))
    return f'<p class="meta">{said}{rest}</p>\n<div class="beside">\n{columns}</div>\n'


def _written(examples: list[ListedPage], part: str) -> Iterator[Written]:
    """Reports that have the part, the best and newest of each unit."""
    seen: set[object] = set()
    for page in sorted(examples, key=lambda page: (page.front.get("grade") != "recommended", -int(page.year or 0))):
        held = _unsigned([passage for passage in page.passages if page.part_of(passage) == part])
        unit = page.front.get("org") or page.path
        if held and unit not in seen and sum(len(passage.text) for passage in held) <= LONGEST:
            seen.add(unit)
            yield page, held


def _unsigned(held: list[Passage]) -> tuple[Passage, ...]:
    """Without the unit and the date that a report ends with."""
    while len(held) > 1 and not held[-1].text.endswith(ENDINGS):
        held = held[:-1]
    return tuple(held)


def _section(page: ListedPage, first: Passage) -> str:
    """The highest heading that the whole part stands under."""
    ids = [name for name, _ in first.headings[1:]]
    return next((name for name in ids if page.part_at(name) == page.part_of(first)), first.section)


def _words(written: Written) -> str:
    return "\n".join(passage.text for passage in written[1])


def _unit(written: Written, number: int, more: bool, locale: str) -> str:
    page, held = written
    chinese = "zh-Hant" if locale == "zh-Hant" else "zh-Hans"
    title = str(page.front.get("title") or page.path)
    name = text(page.front.get("org") or title, locale)
    label = f'<span class="label zhu">{say("虚构", "Invented", locale)}</span>'
    invented = label if page.front.get("fictional") else ""
    source = link(page.path, text(title, locale), f"#{_section(page, held[0])}")
    onwards = say("下一个单位", "Next unit", locale)
    step = f'<a class="step" href="#unit-{number + 1}">{onwards}</a>' if more else ""
    return (
        f'<article class="unit" aria-labelledby="unit-{number}"><h2 id="unit-{number}" lang="{chinese}">{name}</h2>'
        f'<p class="facts">{invented}{facts(page, locale)}</p>'
        f'<div class="unit-text" lang="{chinese}">{"".join(_blocks(held, locale))}</div>'
        f'<p class="unit-source">{source}{step}</p></article>\n'
    )


def _blocks(held: tuple[Passage, ...], locale: str) -> Iterator[str]:
    """Headings where they change, below the title, and the passages under them."""
    above: tuple[tuple[str, str], ...] = ()
    for passage in held:
        for heading in passage.headings[1:]:
            if heading not in above:
                yield f"<h3>{text(heading[1], locale)}</h3>"
        above = passage.headings
        yield f"<p>{text(passage.text, locale)}</p>"
