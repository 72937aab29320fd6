"""What a web page says of itself where no reader looks: metas, linked data, the title of the window."""

import json
from collections.abc import Iterator

from lxml.html import HtmlElement

_TITLE_METAS = ("articletitle", "og:title", "twitter:title", "title", "headline", "dc.title")
_DATE_METAS = (
    "pubdate", "publishdate", "publish_date", "publication_date", "article:published_time", "og:published_time",
    "datepublished", "og:release_date", "bytedance:published_time", "weibo:article:create_at", "createdate",
    "dc.date", "date",
)  # fmt: skip


def said_titles(root: HtmlElement) -> Iterator[str]:
    """Titles, the surest first."""
    metas = _metas(root)
    yield from (metas[name] for name in _TITLE_METAS if metas.get(name))
    yield from (text for each in _linked_facts(root) if isinstance(text := each.get("headline"), str))
    yield from (" ".join(each.text_content().split()) for each in root.iter("title"))


def said_dates(root: HtmlElement) -> Iterator[str]:
    """Texts that should hold the day of publication, the surest first."""
    metas = _metas(root)
    yield from (metas[name] for name in _DATE_METAS if metas.get(name))
    yield from (text for each in _linked_facts(root) if isinstance(text := each.get("datePublished"), str))
    for element in root.xpath("//*[@itemprop='datePublished'] | //time[@datetime]"):
        yield element.get("datetime") or element.get("content") or element.text_content()[:40]


def _metas(root: HtmlElement) -> dict[str, str]:
    """The first content of each meta, by its name in small letters."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").strip().lower()
        found.setdefault(name, (meta.get("content") or "").strip()[:400])
    return found


def _linked_facts(root: HtmlElement) -> Iterator[dict[str, object]]:
    """The objects of JSON-LD blocks; what is broken is passed over."""
    for script in root.xpath("//script[@type='application/ld+json']"):
        try:
            told = json.loads((script.text or "")[:100_000], strict=False)
        except (ValueError, RecursionError):
            continue
        graph = told.get("@graph", [told]) if isinstance(told, dict) else told
        yield from (each for each in graph if isinstance(each, dict)) if isinstance(graph, list) else ()
