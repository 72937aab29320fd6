"""The Traditional edition: a zh page as its zh-Hant page, machinery (links, ids, codes, paths) untouched.

Characters are converted to the forms used in Taiwan, words are not: 网络意识形态 stays 網絡意識形態, because the
documents quoted here are written that way. `hant.txt` corrects what opencc gets wrong.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import opencc
import yaml

from scripts.page import split_front

TEXT_KEYS = {"title", "description", "org", "grade_reason", "note", "issuer", "synonyms", "members", "summary"}
"""Front matter that people read; every other value is an id, a path, a date or a code."""

GENERATED = "converted_from"
"""Front matter key of a generated page; a zh-Hant page without it was written by hand and is left alone."""

_KEPT = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?^(?P=fence)[ ]*$"  # blocks of code
    r"|(?P<ticks>`+)[^\n]+?(?P=ticks)"  # code in a line
    r"|\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|^\[[^\]\n]+\]:.*?$"  # targets of links
    r"|\{:?[^{}\n]*[#.=][^{}\n]*\}|<https?:[^>\n]*>",  # attribute lists, addresses
    re.MULTILINE | re.DOTALL,
)


@lru_cache(maxsize=1)
def _tools() -> tuple[Any, tuple[tuple[str, str], ...]]:
    lines = Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines()
    pairs = (line.split() for line in lines if line and not line.startswith("#"))
    return opencc.OpenCC("s2tw"), tuple((wrong, right) for wrong, right in pairs)


def to_hant(text: str) -> str:
    """Plain text in Traditional characters."""
    converter, corrections = _tools()
    converted = str(converter.convert(text))
    for wrong, right in corrections:
        converted = converted.replace(wrong, right)
    return converted


def markdown_to_hant(markdown: str) -> str:
    """A Markdown body in Traditional characters: same links, ids, attribute lists and code."""
    converted, at = "", 0
    for kept in _KEPT.finditer(markdown):
        converted += to_hant(markdown[at : kept.start()]) + kept[0]
        at = kept.end()
    return converted + to_hant(markdown[at:])


def page_to_hant(text: str, source: str) -> str:
    """A whole page. `source` is the path of the zh page, kept in the front matter. Raises PageError."""
    front, body, _ = split_front(text, source)
    values = {key: _value_to_hant(value) if key in TEXT_KEYS else value for key, value in front.items()}
    head = yaml.safe_dump({**values, GENERATED: source}, allow_unicode=True, sort_keys=False, width=10**9)
    return f"---\n{head}---\n{markdown_to_hant(body)}"


def is_generated(text: str) -> bool:
    """Whether a zh-Hant page was written by `page_to_hant`."""
    return text.startswith("---\n") and f"\n{GENERATED}: " in text.partition("\n---\n")[0]


def _value_to_hant(value: Any) -> Any:
    if isinstance(value, str):
        return to_hant(value)
    if isinstance(value, Mapping):
        return {key: _value_to_hant(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_value_to_hant(item) for item in value]
    return value
