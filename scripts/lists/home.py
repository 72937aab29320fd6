"""Lists of the home page: counts, a hit as it looks, types of unit, parts, recent pages."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from scripts.labels import date_label, label, month_day, say
from scripts.listing import Hit, ListedPage, in_turn, link, search, source_of, text
from scripts.passages import Passage
from scripts.vocabulary import ORG_TYPES, PARTS

TRIES = (
    ("应急处置预案", "第一责任人", "谁主管谁负责", "台账", "培训"),
    ("组织*演练", "专题研究*次", "培训*次"),
    ("存在问题 记录", "预案 演练", "培训 签到"),
)
"""Three ways to ask: a phrase, a gap, two phrases. Home offers the first of each that is really found."""

RECENT_TYPES = {"requirement", "guide", "topic", "template", "example", "counterexample", "term"}


def counts(examples: list[ListedPage], locale: str) -> str:
    """Where the search looks, in one sentence."""
    passages = sum(len(page.passages) for page in examples)
    return say(
        f"在 {len(examples)} 篇范例、{passages} 段里逐字找，每段都带出处。",
        f"Looks word for word in {len(examples)} examples, {passages} passages, each with its source.",
        locale,
    )


def org_types(examples: list[ListedPage], locale: str) -> str:
    """The four types of unit with most examples."""
    counted = Counter(str(page.front.get("org_type")) for page in examples)
    common = sorted((name for name in counted if name in ORG_TYPES), key=lambda name: (-counted[name], name))[:4]
    return "".join(
        f"<li>{link('examples/index.md', label('org_type', name, locale), f'#{name}')}"
        f"<small>{say(f'{counted[name]} 篇', str(counted[name]), locale)}</small></li>\n"
        for name in common
    )


def shares(examples: list[ListedPage]) -> dict[str, int]:
    """Part → its share of all text, in per cent."""
    sizes = [(page.part_of(passage), len(passage.text)) for page in examples for passage in page.passages]
    whole = sum(size for _, size in sizes) or 1
    return {part: round(100 * sum(size for name, size in sizes if name == part) / whole) for part in PARTS}


def parts(examples: list[ListedPage], found: Mapping[str, int], locale: str) -> str:
    """A sentence, the way to units side by side, six cells: a search for each part and the share of text it takes."""
    said = say(
        f"一份报告常有六个部分；横条是它在 {len(examples)} 篇范例里占的篇幅。几个单位的同一部分，可以",
        f"Reports often have six parts; the bar is the share of text in {len(examples)} examples. Read several units ",
        locale,
    )
    beside = link("parts/problems.md", say("并排看", "side by side", locale)) + say("。", ".", locale)
    cells = "".join(
        _part(part, share, found.get(f"part={part}", 0), locale) for part, share in shares(examples).items()
    )
    return f'<p class="meta">{said}{beside}</p>\n<ul>{cells}</ul>\n'


def _part(part: str, share: int, passages: int, locale: str) -> str:
    name, count = label("part", part, locale), say(f"{passages} 段", f"{passages} passages", locale)
    bar = f'<rect class="bar" width="100" height="6"/><rect class="bar-meant" width="{share}" height="6"/>'
    return (
        f"<li>{search(f'part={part}', name) if passages else f'<b>{name}</b>'}"
        f'<svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">{bar}</svg>'
        f"<span><small>{share}%</small><small>{count}</small></span></li>\n"
    )


def recent(pages: list[ListedPage], locale: str) -> str:
    """The six pages reviewed last, one type after another where the day is the same."""
    dated = [page for page in pages if page.front.get("reviewed") and page.front.get("type") in RECENT_TYPES]
    mixed = in_turn(dated, lambda page: (page.front["reviewed"], page.front.get("type")))
    newest = sorted(mixed, key=lambda page: str(page.front["reviewed"]), reverse=True)[:6]
    if not newest:
        return ""
    day = text(date_label(newest[0].front["reviewed"], locale), locale)
    said = say(f"最近一次复核：{day}", f"Last reviewed on {day}", locale)
    rows = "".join(
        f'<li><span class="label">{label("type", page.front.get("type"), locale)}</span>'
        f"{link(page.path, text(page.front['title'], locale))}"
        f"<small>{text(month_day(page.front['reviewed'], locale), locale)}</small></li>\n"
        for page in newest
    )
    return f'<p class="meta">{said}</p>\n<ul class="rows labelled">{rows}</ul>\n'


def sample(examples: list[ListedPage], locale: str) -> str:
    """Three searches to try, then one sentence that the first finds, as a hit looks."""
    every = [(page, passage) for page in examples for passage in page.passages]
    tried = [query for queries in TRIES if (query := _first_found(queries, every))]
    hits = list(_sentences(every, tried[0])) if tried else []
    if not hits:
        return ""
    links = "".join(search(f"q={query}", text(query, locale)) for query in tried)
    return (
        f'<p class="tries">{say("试试：", "Try: ", locale)}{links}</p>\n'
        + _looks(min(hits, key=lambda hit: (abs(len(hit[0]) - 30), hit[1].path)), tried[0], locale)
    )  # fmt: skip


def _looks(hit: tuple[str, ListedPage, Passage], phrase: str, locale: str) -> str:
    sentence, page, passage = hit
    found = text(phrase, locale)
    marked = text(sentence, locale).replace(found, f"<mark>{found}</mark>", 1)
    source = link(page.path, source_of(page, locale), f"?mark={found}#{passage.id}")
    chinese = "zh-Hant" if locale == "zh-Hant" else "zh-Hans"
    return (
        f'<blockquote class="sample" lang="{chinese}"><p>{marked}</p>'
        f'<footer><span lang="{locale}">{say("搜到的样子", "What a hit looks like", locale)}</span>'
        f"{source}<span>{text(page.section_of(passage), locale)}</span></footer></blockquote>\n"
    )


def _first_found(queries: tuple[str, ...], every: list[Hit]) -> str:
    return next((query for query in queries if any(_finds(query, passage.text) for _, passage in every)), "")


def _finds(query: str, passage: str) -> bool:
    """As the search does it: words of a query in one passage, `*` a gap inside a sentence."""
    patterns = [re.escape(word).replace(r"\*", "[^。]*") for word in query.split()]
    return all(re.search(pattern, passage) for pattern in patterns)


def _sentences(every: list[Hit], phrase: str) -> Iterator[tuple[str, ListedPage, Passage]]:
    for page, passage in every:
        for sentence in re.findall(r"[^。]+。", passage.text):
            if phrase in sentence:
                yield sentence, page, passage
