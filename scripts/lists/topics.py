"""Passages of the examples that speak of a topic, by part."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote_plus

from scripts.labels import label, say
from scripts.listing import Hit, ListedPage, in_turn, link, names, search, source_of, spelled, text, unlike
from scripts.passages import Passage
from scripts.vocabulary import PARTS, TOPICS

PER_PART = 5


def passages_of(examples: list[ListedPage], topic: ListedPage, found: Mapping[str, int], locale: str) -> str:
    """Passages of the pages filed under a topic, at most five a part from different units, and the way to the rest.

    Those that hold the topic's words, most of them first (all, where none does), of the best pages first.
    `found`: query string → passages of a search, which are all of the part on those pages.
    """
    filed = Path(topic.path).stem
    words = TOPICS.get(filed, (str(topic.front.get("title")),))
    every = [
        (page, passage)
        for page in examples
        if filed in names(page.front.get("topics"))
        for passage in page.passages
        if passage.text.endswith("。")  # no addressee, no signature
    ]
    every.sort(key=lambda hit: (-len(_held(hit[1], words)), hit[0].front.get("grade") != "recommended"))
    by_part = {part: [(page, passage) for page, passage in every if page.part_of(passage) == part] for part in PARTS}
    return "".join(
        _part(part, hits, words, (f"topic={filed}&part={part}", found.get(f"topic={filed}&part={part}", 0)), locale)
        for part, hits in by_part.items()
        if hits
    )


def _held(passage: Passage, words: Sequence[str]) -> list[str]:
    return [word for word in words if word in passage.text]


def _part(part: str, hits: list[Hit], words: Sequence[str], rest: tuple[str, int], locale: str) -> str:
    speaking = [hit for hit in hits if _held(hit[1], words)]
    mixed = in_turn(speaking or hits, lambda hit: hit[0].front.get("org") or hit[0].path)
    shown = unlike(mixed, lambda hit: hit[1].text, PER_PART)
    rows = "".join(_hit(page, passage, words, locale) for page, passage in shown)
    query, count = rest
    every = search(query, say(f"再看全部 {count} 段", f"See all {count} passages", locale))
    name = label("part", part, locale)
    return f'<h3 id="{part}">{name}</h3>\n<ul class="hits">\n{rows}</ul>\n<p class="meta">{every}</p>\n'


def _hit(page: ListedPage, passage: Passage, words: Sequence[str], locale: str) -> str:
    held = _held(passage, words)
    mark = f"?mark={quote_plus(spelled(' '.join(held), locale))}" if held else ""
    source = link(page.path, source_of(page, locale), f"{mark}#{passage.id}")
    section = text(page.section_of(passage), locale)
    said = f"{source}<span>{section}</span>" if section else source
    return f'<li><p class="words">{_marked(passage.text, held, locale)}</p><p class="facts">{said}</p></li>\n'


def _marked(passage: str, held: Sequence[str], locale: str) -> str:
    if not held:
        return text(passage, locale)
    words = "|".join(re.escape(text(word, locale)) for word in held)
    return re.sub(words, r"<mark>\g<0></mark>", text(passage, locale))
