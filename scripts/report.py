"""The HTML of an example as its page sets it: part labels, marked gaps, notes beside their passages.

Takes what Markdown made and safety cleaned, so tags are well formed and attributes stand in double quotes.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from scripts.labels import say
from scripts.receipt import GAP
from scripts.vocabulary import PARTS

_TAG = r'(?:\s[\w-]+="[^"]*")*'
_PASSAGE = re.compile(
    rf'<(p|li)(?P<attributes>{_TAG}\sid="(?P<id>[\w.-]+)"{_TAG})>(?P<text>.*?)(?=</\1>|<[uo]l|<p[\s>])(?:</p>)?',
    re.DOTALL,
)
_HEADING = re.compile(rf'<h([2-4])({_TAG}\sid="([\w.-]+)"{_TAG})>')
_SIGNATURE = re.compile(r'(?:<p class="signature"[^>]*>.*?</p>\s*)+', re.DOTALL)
_RECEIPT = re.compile(r'<details class="receipt">.*?</details>', re.DOTALL)
_OURS = re.compile(r'<h2[^>]*\sid="(?:faults|rewrite)"')
_FAULTS = re.compile(r'(<h2[^>]*\sid="faults"[^>]*>.*?</h2>)\s*<ul>(.*?)</ul>(.*?)(?=<h2|$)', re.DOTALL)
_FAULT = re.compile(r"<li([^>]*)>\s*(([①-⑳]).*?)</li>\s*", re.DOTALL)
_NOTE_ID = re.compile(r'(<div class="note fault-note" role="note")( id="[^"]*")')
_NUMBERED = re.compile(r"(</em>)([①-⑳])")
_MARK = re.compile(r'<span class="fault">(.)</span>')
_WORD = re.compile(r"[A-Za-z0-9.]+|\S")
_A_NUMBER = re.compile(
    rf"{GAP}(?=[年月日天时分秒次个件项条名份篇场期批张元户人％%]|[万亿千百余多](?:[^万亿千百]|$)|小时|分钟)"
    r"(?!年级|月刊|日报|人民|人大|人社|人事|人力|人才|名单|名称|条例|项目|个人|分管|分局|分公司|分馆|时代|时事|期刊|场镇|天然|千秋|百姓)"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """A report page in pieces, each HTML: title, text, our own words after it, receipt; and what can be counted.

    `lengths`: characters of each section of level 2 by heading id (`a0` = before the first), counted as Word does.
    """

    title: str
    text: str
    ours: str
    receipt: str
    lengths: Mapping[str, int]
    repairs: str
    gaps: int

    @property
    def total(self) -> int:
        """Characters of the whole text."""
        return sum(self.lengths.values())


def report(content: str, parts: Mapping[str, str] | None, notes: Mapping[str, str], locale: str) -> Report:
    """Set a page. `notes`: HTML to stand beside the passage of an id; `parts`: front matter of the page."""
    title, _, rest = content.partition("</h1>")
    kept = _RECEIPT.search(rest)
    receipt = kept[0] if kept else ""
    plain, ours = _apart(rest.replace(receipt, "", 1))
    text = _marked(_headings(plain, parts if isinstance(parts, Mapping) else {}))
    faults = {number: _note(words, "fault-note", attributes) for attributes, words, number in _faults(ours)}
    repairs = re.search(r"清洗改了 (\d+) ", receipt)
    return Report(
        title=title + "</h1>" if title else "",
        text=_once(_PASSAGE.sub(lambda found: _passage(found, notes, faults, locale), text)),
        ours=_without(ours, {number for number in faults if number in _MARK.findall(text)}),
        receipt=receipt.replace("<details", '<details id="receipt"', 1),
        lengths=_lengths(plain),
        repairs=repairs[1] if repairs else "",
        gaps=plain.count(GAP),
    )


def chunks(made: str) -> dict[str, str]:
    """The pieces of a generated file by the name in the comment before each: `<!--a1.3-->…`."""
    pieces = re.split(r"<!--([\w.-]+)-->", made)
    return {name: piece.strip() for name, piece in zip(pieces[1::2], pieces[2::2], strict=True)}


def _apart(text: str) -> tuple[str, str]:
    """The report itself, and what we say about it below (counterexamples)."""
    found = _OURS.search(text)
    return (text[: found.start()], text[found.start() :]) if found else (text, "")


def _faults(ours: str) -> list[tuple[str, str, str]]:
    found = _FAULTS.search(ours)
    return [(one[1], one[2], one[3]) for one in _FAULT.finditer(found[2])] if found else []


def _without(ours: str, placed: set[str]) -> str:
    """Our words without the notes that now stand beside the text; a section left empty takes its heading along."""
    found = _FAULTS.search(ours)
    if not found:
        return ours
    left = _FAULT.sub(lambda one: "" if one[3] in placed else one[0], found[2])
    kept = (f"<ul>{left}</ul>" if left.strip() else "") + found[3]
    return ours[: found.start()] + (found[1] + kept if kept.strip() else "") + ours[found.end() :]


def _passage(found: re.Match[str], notes: Mapping[str, str], faults: Mapping[str, str], locale: str) -> str:
    """A passage with what stands beside it, in the source before it: a note floats level with its first line."""
    faulty = [faults[number] for number in dict.fromkeys(_MARK.findall(found["text"])) if number in faults]
    gap = _gap_note(re.sub(r"<[^>]*>", "", found["text"]), locale) if GAP in found["text"] else ""
    beside = "".join([notes.get(found["id"], ""), *faulty, gap])
    if not beside or 'class="signature"' in found["attributes"]:
        return found[0]
    noted = f'<div class="noted">{beside}<p{found["attributes"]}>{found["text"].rstrip()}</p></div>'
    return noted if found[1] == "p" else f"<li>{noted}"


def _once(html: str) -> str:
    """A fault marked in two places has its note beside both, its id on the first."""
    seen: set[str] = set()

    def named(found: re.Match[str]) -> str:
        again = found[2] in seen
        seen.add(found[2])
        return found[1] if again else found[0]

    return _NOTE_ID.sub(named, html)


def _note(words: str, kind: str, attributes: str = "") -> str:
    return f'<div class="note {kind}" role="note"{attributes}>{words}</div>'


def _gap_note(text: str, locale: str) -> str:
    """What is said beside a gap: that it was a number only where its unit follows."""
    count, numbers = text.count(GAP), len(_A_NUMBER.findall(text))
    lost = ("这个数字" if count == 1 else "这几个数字") if count == numbers else ("这里" if count == 1 else "这几处")
    english = "A number is" if count == numbers == 1 else "Words or numbers are"
    words = say(f"来源里{lost}脱落了，没有补写。", f"{english} missing in the source; nothing was filled in.", locale)
    tag = {"zh": "zh-Hans"}.get(locale, locale)
    return _note(words.replace("来源里这里", "来源这里"), "gap-note", f' lang="{tag}"')


def _marked(html: str) -> str:
    """Gaps, numbers of faults and the signature block, each in an element of its own."""
    html = html.replace(GAP, f'<span class="gap">{GAP}</span>')
    html = _NUMBERED.sub(r'\1<span class="fault">\2</span>', html)
    return _SIGNATURE.sub(lambda found: f'<div class="signed">{found[0]}</div>\n', html)


def _headings(html: str, parts: Mapping[str, str]) -> str:
    """Headings with their part, said once: not again below a heading that has the same."""

    def labelled(found: re.Match[str]) -> str:
        name = found[3]
        part = parts.get(name)
        above = parts.get(name.rpartition("-")[0]) if "-" in name else None
        told = part in PARTS and part != above and found[1] != "4"
        return f'<h{found[1]} data-part="{part}"{found[2]}>' if told else found[0]

    return _HEADING.sub(labelled, html)


def _lengths(text: str) -> dict[str, int]:
    """Characters of each section of level 2; a run of digits or Latin letters is one, as in Word."""
    pieces = re.split(r'<h2[^>]*\sid="([\w.-]+)"[^>]*>', text)
    named = zip(["a0", *pieces[1::2]], pieces[0::2], strict=True)
    return {name: len(_WORD.findall(_plain(piece))) for name, piece in named}


def _plain(html: str) -> str:
    return re.sub(r"&\w+;|&#\d+;", "x", re.sub(r"<[^>]*>", " ", html))
