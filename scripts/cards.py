"""What the site adds to the HTML of a page: duty cards, how many passages a linked search finds, a row of facts.

Pure HTML in, HTML out; the input is what Markdown and nh3 have made, so tags stand on their own and are well formed.
"""

import html
import re
import urllib.parse

from scripts.labels import say

_DUTY = re.compile(r'<h3 id="(duty-[\w.-]+)">(?:([A-Z]+\d+(?:-\d+)?)\s+)?(.*?)</h3>(.*?)(?=<h[1-3][ >]|\Z)', re.DOTALL)
_SURE = re.compile(r"，([据據][^，。；（）<]{1,8})。?(?=</dd>)")
_LEGEND = re.compile(r"<p([^>]*)>(●[^<]*　◐[^<]*　○[^<]*)</p>")
_CLAIMS = re.compile(r"(<h2[^>]*>[^<]*(?:没有核实|沒有核實)[^<]*</h2>)(.*?)(?=<h2[ >]|\Z)", re.DOTALL)
_SLOT = re.compile(r"(〔(?!\d{4}〕)[^〔〕<]+〕)")
_BOXES = re.compile(r"<ul>(?=\s*<li[^>]*>\s*(?:<p[^>]*>)?□)")
_SEARCH = re.compile(r'(<a href="[^"?]*search(?:/|\.html)\?([^"]+)">)(.*?)</a>', re.DOTALL)


def duty_cards(page: str, found: str, locale: str) -> str:
    """Frame every heading `duty-…` with what follows it; its number and how sure it is stand apart from the sentence.

    `found` is the list `searches.html`; a link to a counted search in a card says how many passages it finds.
    """
    numbers = _numbers(found)
    return _DUTY.sub(lambda duty: _card(duty, numbers, locale), page)


def with_legend(page: str) -> str:
    """The line that explains ● ◐ ○ in pieces that stay whole, so that a phone can stack them."""
    return _LEGEND.sub(lambda line: f'<p class="legend"{line[1]}>{_pieces(line[2])}</p>', page)


def with_claims(page: str) -> str:
    """What follows a heading 没有核实 (not confirmed) in a box of its own, up to the next heading."""
    return _CLAIMS.sub(lambda found: f'{found[1]}\n<div class="claims">{found[2]}</div>\n', page)


def with_slots(page: str) -> str:
    """Every blank 〔…〕 of an outline as an element of its own; the year of a document number is none."""
    return _SLOT.sub(r'<span class="slot">\1</span>', page)


def with_boxes(page: str) -> str:
    """A list whose items begin with □ as a list to tick off: the box is its bullet."""
    return _BOXES.sub('<ul class="boxes">', page)


def with_fact(page: str, name: str, value: str) -> str:
    """One more row at the end of the first list of facts; the page as it was where it has none before its sections."""
    before, end, after = page.partition("</dl>")
    if not end or "<h2" in before:
        return page
    return f"{before}<dt>{name}</dt>\n<dd>{value}</dd>\n{end}{after}"


def _pieces(line: str) -> str:
    return " ".join(f"<span>{piece}</span>" for piece in line.split("　"))


def _card(duty: re.Match[str], numbers: dict[str, str], locale: str) -> str:
    anchor, number, sentence, rest = duty.groups()
    sure = _SURE.search(rest)
    label = f'<span class="label">{sure[1]}</span>' if sure else ""
    shown = f'<span class="number">{number}</span> ' if number else ""
    body = _SEARCH.sub(lambda link: _counted(link, numbers, locale), _SURE.sub("", rest, count=1))
    head = f'<div class="duty-head"><h3 id="{anchor}">{shown}{sentence}</h3>{label}</div>'
    return f'<div class="duty">\n{head}{body}</div>\n'


def _counted(link: re.Match[str], numbers: dict[str, str], locale: str) -> str:
    opening, query, words = link.groups()
    number = numbers.get(urllib.parse.unquote(html.unescape(query)))
    return f"{opening}{words}{say(f'，{number} 段', f', {number} passages', locale) if number else ''}</a>"


def _numbers(found: str) -> dict[str, str]:
    rows = (line.rpartition("\t") for line in found.splitlines())
    return {html.unescape(query): number for query, tab, number in rows if tab}
