"""The query language read a second time, by what docs/contribute/search.md says and nothing else: the tests' own oracle.

Slow and plain on purpose: it tries every way a passage may hold a phrase, where the site's script walks once.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product

from scripts.index.key import key, simplified

MINUS = "-－﹣−‐‑‒–"
STARS = "*＊﹡∗"
PAIRS = dict(zip("“「『‘〝﹁﹃", "”」』’〞﹂﹄", strict=True))
SAME = "\"＂'＇„‟〟"
MARKS = {*PAIRS, *PAIRS.values(), *SAME}
BLANK = re.compile(r"[\t-\r\x85 \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
END = set("。！？；!?;\n")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase: unwanted or not, the text between quotation marks ("" when plain), the keys of its runs."""

    minus: bool
    quoted: str
    runs: tuple[str, ...]

    def __str__(self) -> str:
        return f"“{marked_key(self.quoted)}”" if self.quoted else "*".join(self.runs)


def read(text: str) -> list[Phrase]:
    """The phrases of a query in order, each once."""
    phrases = dict.fromkeys(_phrases(text))
    return [phrase for phrase in phrases if phrase.runs]


def _phrases(text: str) -> Iterator[Phrase]:
    at = 0
    while at < len(text):
        if BLANK.match(text[at]):
            at += 1
            continue
        start = at
        while at < len(text) and text[at] in MINUS:
            at += 1
        closing = _closing(text, at)
        end = closing if closing is not None else _end(text, at)
        inside = text[at + 1 : end] if closing is not None else text[at:end]
        runs = [inside] if closing is not None else re.split(f"[{re.escape(STARS)}]+", inside)
        keys = tuple(run for run in map(key, runs) if run)
        quoted = inside if closing is not None and keys else ""
        yield Phrase(at > start, quoted, keys)
        at = end + (closing is not None)


def _closing(text: str, at: int) -> int | None:
    """Where the quotation that opens here closes; None when it is none."""
    if at >= len(text) or text[at] not in MARKS:
        return None
    found = text.find(text[at], at + 1) if text[at] in SAME else _partner(text, at)
    last = at
    while last + 1 < len(text) and not BLANK.match(text[last + 1]):
        last += 1
    if found < 0 and last > at and text[last] in MARKS:
        found = last
    return found if found > 0 and (found + 1 == len(text) or BLANK.match(text[found + 1])) else None


def _partner(text: str, at: int) -> int:
    """The mark that closes a pair opened here, pairs inside it left out; -1 = none."""
    if text[at] not in PAIRS:
        return -1
    depth = 0
    for place in range(at, len(text)):
        depth += (text[place] == text[at]) - (text[place] == PAIRS[text[at]])
        if depth == 0:
            return place
    return -1


def _end(text: str, at: int) -> int:
    """The end of a plain phrase: a blank, unless a star stands beside the blank."""
    end = at
    while end < len(text):
        if not BLANK.match(text[end]):
            end += 1
            continue
        after = end
        while after < len(text) and BLANK.match(text[after]):
            after += 1
        following = text[after : after + 1]
        joined = following in STARS if following else False
        goes_on = text[end - 1] in STARS and bool(following) and following not in MARKS and following not in MINUS
        if end == at or not (joined or goes_on):
            break
        end = after
    return end


def marked_key(text: str) -> str:
    """The key of a text with its punctuation, blanks and what has no width left out."""
    folded = (c for character in text for c in unicodedata.normalize("NFKD", character).lower())
    kept = (simplified().get(c, c) for c in folded if not c.isspace())
    return "".join(c for c in kept if unicodedata.category(c)[0] != "C")


def holds(text: str, phrase: Phrase) -> bool:
    """Whether a passage holds a phrase, whatever its minus."""
    if phrase.quoted:
        return marked_key(phrase.quoted) in marked_key(text)
    if len(phrase.runs) == 1:
        return phrase.runs[0] in key(text)
    spans = [list(_places(text, run)) for run in phrase.runs]
    return any(_in_order(text, chosen) for chosen in product(*spans))


def _places(text: str, run: str) -> Iterator[tuple[int, int]]:
    """Every piece of a text, from character to character, whose key is the run; no shorter piece is."""
    keys = [key(character) for character in text]
    for start in range(len(text)):
        found = ""
        for end in range(start, len(text)):
            found += keys[end]
            if run in found and keys[start] and keys[end]:
                if run not in "".join(keys[start + 1 : end + 1]):
                    yield start, end + 1
                break


def _in_order(text: str, spans: tuple[tuple[int, int], ...]) -> bool:
    pairs = pairwise(spans)
    return all(a[1] <= b[0] and not END & set(text[a[1] : b[0]]) for a, b in pairs)


def found(query: str, text: str) -> bool:
    """Whether a query finds a passage."""
    return all(holds(text, phrase) != phrase.minus for phrase in read(query))
