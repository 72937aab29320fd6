"""Passages of the examples that speak of a topic, by part."""

from collections.abc import Sequence
from pathlib import Path

from scripts.labels import label, say
from scripts.listing import Hit, ListedPage, in_turn, link, names, search, source_of, text
from scripts.passages import Passage
from scripts.vocabulary import PARTS, TOPICS

PER_PART = 5


def passages_of(examples: list[ListedPage], topic: ListedPage, locale: str) -> str:
    """Passages with a word of the topic, then others of its pages; at most five a part, the rest by search."""
    filed = Path(topic.path).stem
    words = TOPICS.get(filed, (str(topic.front.get("title")),))
    every = [
        (page, passage)
        for page in examples
        for passage in page.passages
        if filed in names(page.front.get("topics")) or _holds(passage, words)
        if passage.text.endswith("。")  # no addressee, no signature
    ]
    every.sort(key=lambda hit: not _holds(hit[1], words))
    by_part = {part: [(page, passage) for page, passage in every if page.part_of(passage) == part] for part in PARTS}
    return "".join(_part(part, hits, filed, locale) for part, hits in by_part.items() if hits)


def _holds(passage: Passage, words: Sequence[str]) -> bool:
    return any(word in passage.text for word in words)


def _part(part: str, hits: list[Hit], topic: str, locale: str) -> str:
    mixed = in_turn(hits, lambda hit: hit[0].path)
    rows = "".join(_hit(page, passage, locale) for page, passage in mixed[:PER_PART])
    every = search(f"topic={topic}&part={part}", say("再看全部", "See them all", locale))
    name = label("part", part, locale)
    return f'<h3 id="{part}">{name}</h3>\n<ul class="hits">\n{rows}</ul>\n<p class="meta">{every}</p>\n'


def _hit(page: ListedPage, passage: Passage, locale: str) -> str:
    source = link(page.path, source_of(page, locale), "#" + passage.id)
    section = text(page.section_of(passage), locale)
    said = f"{source}<span>{section}</span>" if section else source
    return f'<li><p class="words">{text(passage.text, locale)}</p><p class="facts">{said}</p></li>\n'
