"""Lists that templates include, one folder a language: examples, home, topics, parts, stats, counts of searches.

A list is HTML for Jinja; every page's text in it is escaped (scripts/listing.py). Without examples most are left out.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from scripts.labels import say
from scripts.listing import OPENING, ListedPage
from scripts.lists import examples, home, parts, searches, stats, topics
from scripts.vocabulary import PARTS


def lists(pages: Iterable[ListedPage], found: Mapping[str, int], locale: str) -> dict[str, str]:
    """File name → text of every list in one language. `found`: query string → passages the search finds."""
    ordered = sorted(pages, key=lambda page: page.path)
    listed = sorted((page for page in ordered if page.is_listed), key=lambda page: (page.year, page.path))
    made = {"recent.html": home.recent(ordered, locale)}
    if listed:
        made |= _of_examples(listed, found, locale)
        made["searches.html"] = searches.counts(found)
        made |= {f"part-{part}.html": parts.units(listed, part, found, locale) for part in PARTS}
        for topic in (page for page in ordered if page.front.get("type") == "topic"):
            made[f"topic-{Path(topic.path).stem}.html"] = topics.passages_of(listed, topic, found, locale)
    return {name: OPENING + text for name, text in made.items()}


def _of_examples(listed: list[ListedPage], found: Mapping[str, int], locale: str) -> dict[str, str]:
    return {
        "examples.html": examples.index(listed, locale),
        "counts.html": home.counts(listed, locale),
        "total.html": say(f"{len(listed)} 篇", str(len(listed)), locale),
        "org_types.html": home.org_types(listed, locale),
        "parts.html": home.parts(listed, found, locale),
        "sample.html": home.sample(listed, locale),
        "stats.html": stats.charts(listed, locale),
    }
