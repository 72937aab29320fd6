"""Lists that templates include: examples, counts, recent pages, passages of a topic, one folder a language."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.labels import date_label, label, say
from scripts.listing import ListedPage, facts, link, names, search, text
from scripts.passages import Passage
from scripts.vocabulary import ORG_TYPES, PARTS

SAMPLES = ("应急处置预案", "第一责任人", "专题研究", "谁主管谁负责", "台账", "下一步", "培训")
"""Phrases worth trying first; home offers the first three that are really there."""

RECENT_TYPES = {"requirement", "guide", "topic", "template", "example", "counterexample"}
PER_PART = 5
_OPENING = '{% from "partials/link.html" import link with context %}\n'


def lists(pages: Iterable[ListedPage], locale: str) -> dict[str, str]:
    """File name → text of every list in one language. Lists without a line are left out."""
    ordered = sorted(pages, key=lambda page: page.path)
    examples = sorted((page for page in ordered if page.is_listed), key=lambda page: (page.year, page.path))
    if not examples:
        return {"recent.html": _OPENING + _recent(ordered, locale)}
    made = {
        "examples.html": _examples(examples, locale),
        "counts.html": _counts(examples, locale),
        "total.html": say(f"{len(examples)} 篇", str(len(examples)), locale),
        "org_types.html": _org_types(examples, locale),
        "parts.html": _parts(examples, locale),
        "sample.html": _sample(examples, locale),
        "recent.html": _recent(ordered, locale),
    }
    for topic in (page for page in ordered if page.front.get("type") == "topic"):
        made[f"topic-{Path(topic.path).stem}.html"] = _topic(examples, topic, locale)
    return {name: _OPENING + made[name] for name in made}


def _examples(examples: list[ListedPage], locale: str) -> str:
    years = sorted({page.year for page in examples}, reverse=True)
    return "".join(_year(year, [page for page in examples if page.year == year], locale) for year in years)


def _year(year: str, pages: list[ListedPage], locale: str) -> str:
    name = say(f"{year}年", year, locale) if year else say("没有写明年份", "Year not stated", locale)
    count = say(f"{len(pages)} 篇", f"{len(pages)}", locale)
    rows = "".join(
        f"<li>{link(page.path, text(page.front.get('title', page.path), locale))}"
        f'<span class="facts">{facts(page, locale)}</span></li>\n'
        for page in pages
    )
    anchor = f"y{year}" if year else "undated"
    return f'<h2 id="{anchor}">{name} <small>{count}</small></h2>\n<ul class="rows">\n{rows}</ul>\n'


def _counts(examples: list[ListedPage], locale: str) -> str:
    passages_in_all = sum(len(page.passages) for page in examples)
    return say(
        f"在 {len(examples)} 篇范例、{passages_in_all} 段里逐字找，每段都带出处。",
        f"Looks word for word in {len(examples)} examples, {passages_in_all} passages, each with its source.",
        locale,
    )


def _org_types(examples: list[ListedPage], locale: str) -> str:
    counts = Counter(str(page.front.get("org_type")) for page in examples)
    common = sorted((name for name in counts if name in ORG_TYPES), key=lambda name: (-counts[name], name))[:4]
    return "".join(
        f"<li>{search(f'org_type={name}', label('org_type', name, locale))}"
        f"<small>{say(f'{counts[name]} 篇', str(counts[name]), locale)}</small></li>\n"
        for name in common
    )


def _parts(examples: list[ListedPage], locale: str) -> str:
    found = [(page.part_of(passage), len(passage.text)) for page in examples for passage in page.passages]
    whole = sum(length for _, length in found) or 1
    return "".join(_part(part, [size for name, size in found if name == part], whole, locale) for part in PARTS)


def _part(part: str, sizes: list[int], whole: int, locale: str) -> str:
    share = round(100 * sum(sizes) / whole)
    count = say(f"{len(sizes)} 段", f"{len(sizes)} passages", locale)
    bar = f'<rect class="bar" width="100" height="6"/><rect class="bar-meant" width="{share}" height="6"/>'
    return (
        f"<li>{search(f'part={part}', label('part', part, locale))}"
        f'<svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">{bar}</svg>'
        f"<span><small>{share}%</small><small>{count}</small></span></li>\n"
    )


def _recent(pages: list[ListedPage], locale: str) -> str:
    dated = [page for page in pages if page.front.get("reviewed") and page.front.get("type") in RECENT_TYPES]
    newest = sorted(dated, key=lambda page: str(page.front["reviewed"]), reverse=True)[:6]
    return "".join(
        f'<li><span class="label">{label("type", page.front.get("type"), locale)}</span>'
        f"{link(page.path, text(page.front['title'], locale))}"
        f"<small>{text(date_label(page.front['reviewed'], locale), locale)}</small></li>\n"
        for page in newest
    )


def _sample(examples: list[ListedPage], locale: str) -> str:
    """Three phrases to try, then one sentence that holds the first, as a hit looks."""
    every = [(page, passage) for page in examples for passage in page.passages]
    tried = [phrase for phrase in SAMPLES if any(phrase in passage.text for _, passage in every)][:3]
    links = "".join(search(f"q={phrase}", text(phrase, locale)) for phrase in tried)
    hits = list(_sentences(every, tried[0])) if tried else []
    if not hits:
        return ""
    sentence, page, passage = min(hits, key=lambda hit: (not 20 <= len(hit[0]) <= 60, hit[1].path))
    marked = text(sentence, locale).replace(text(tried[0], locale), f"<mark>{text(tried[0], locale)}</mark>", 1)
    source = link(page.path, text(page.front["title"], locale), f"?mark={text(tried[0], locale)}#{passage.id}")
    looks = say("搜到的样子", "What a hit looks like", locale)
    lead = say("试试：", "Try: ", locale)
    chinese = "zh-Hant" if locale == "zh-Hant" else "zh-Hans"
    return (
        f'<p class="tries">{lead}{links}</p>\n<blockquote class="sample" lang="{chinese}"><p>{marked}</p>'
        f'<footer><span lang="{locale}">{looks}</span>{source}</footer></blockquote>\n'
    )


def _sentences(every: list[tuple[ListedPage, Passage]], phrase: str) -> Iterator[tuple[str, ListedPage, Passage]]:
    for page, passage in every:
        for sentence in re.findall(r"[^。]+。", passage.text):
            if phrase in sentence:
                yield sentence, page, passage


def _topic(examples: list[ListedPage], topic: ListedPage, locale: str) -> str:
    """Passages that name the topic, or stand on a page filed under it."""
    title, filed = str(topic.front.get("title")), Path(topic.path).stem
    every = [
        (page, passage)
        for page in examples
        for passage in page.passages
        if title in passage.text or filed in names(page.front.get("topics"))
        if passage.text.endswith("。")  # no addressee, no signature
    ]
    return "".join(
        _topic_part(part, [hit for hit in every if hit[0].part_of(hit[1]) == part][:PER_PART], locale) for part in PARTS
    )


def _topic_part(part: str, hits: list[tuple[ListedPage, Passage]], locale: str) -> str:
    if not hits:
        return ""
    rows = "".join(
        f'<li><p class="words">{text(passage.text, locale)}</p>'
        f'<p class="facts">{link(page.path, text(page.front["title"], locale), "#" + passage.id)}</p></li>\n'
        for page, passage in hits
    )
    return f'<h3 id="{part}">{label("part", part, locale)}</h3>\n<ul class="hits">\n{rows}</ul>\n'
