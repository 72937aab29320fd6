"""How many passages the searches find that pages link to, so that a link can say so before it is followed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from scripts.index.documents import collect
from scripts.index.key import key
from scripts.listing import text
from scripts.scheme import OURS
from scripts.vocabulary import PARTS

_SEARCH = re.compile(r"\]\([./]*search\.md\?(q=[^)\s&*\"“”+-]+|part=\w+|topic=[\w-]+(?:&part=\w+)?)\)")
"""Links to a search for one phrase, a part, a topic, a part of a topic; what asks for more is left uncounted."""

Counted = tuple[str, str, tuple[str, ...]]
"""What a passage is counted by: its key, its part, the topics of its page."""


def found(docs: Path, texts: Iterable[str]) -> dict[str, int]:
    """Query string → passages, as the index has them, copies too.

    For the links in `texts`, every part, and every topic with each of its parts.
    """
    pages = collect(docs, (), OURS)
    every = [
        (key(passage.text), passage.part, page.facets.get("topic", ())) for page in pages for passage in page.passages
    ]
    linked = {query for text in texts for query in _SEARCH.findall(text)}
    sorts = Counter(query for _, part, topics in every for query in _sorts(part, topics))
    queries = sorted(linked | set(sorts) | {f"part={part}" for part in PARTS})
    return {query: _holding(query[2:], every) if query.startswith("q=") else sorts[query] for query in queries}


def counts(found: Mapping[str, int]) -> str:
    """One line a query: query string, tab, number."""
    return "".join(f"{text(query, 'zh')}\t{number}\n" for query, number in found.items() if number)


def _sorts(part: str, topics: tuple[str, ...]) -> Iterator[str]:
    """The searches without words that find a passage."""
    if part:
        yield f"part={part}"
    for topic in topics:
        yield f"topic={topic}"
        if part:
            yield f"topic={topic}&part={part}"


def _holding(words: str, every: Sequence[Counted]) -> int:
    wanted = key(words)
    return sum(wanted in text for text, _, _ in every)
