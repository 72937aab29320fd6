"""How many passages the searches find that pages link to, so that a link can say so before it is followed."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from scripts.index.documents import collect
from scripts.index.key import key
from scripts.listing import text
from scripts.scheme import OURS
from scripts.vocabulary import PARTS

_SEARCH = re.compile(r"\]\([./]*search\.md\?(q=[^)\s&*\"“”+-]+|part=\w+)\)")
"""Links to a search for one phrase or one part; what asks for more is left uncounted."""


def found(docs: Path, texts: Iterable[str]) -> dict[str, int]:
    """Query string → passages, for the links in `texts` and every part, as the index has them."""
    queries = sorted({query for text in texts for query in _SEARCH.findall(text)} | {f"part={part}" for part in PARTS})
    every = [passage for page in collect(docs, (), OURS) for passage in page.passages]
    keys = [(key(passage.text), passage.part) for passage in every]
    return {query: _count(query, keys) for query in queries}


def counts(found: Mapping[str, int]) -> str:
    """One line a query: query string, tab, number."""
    return "".join(f"{text(query, 'zh')}\t{number}\n" for query, number in found.items() if number)


def _count(query: str, keys: list[tuple[str, str]]) -> int:
    name, _, wanted = query.partition("=")
    if name == "part":
        return sum(part == wanted for _, part in keys)
    return sum(key(wanted) in text for text, _ in keys)
