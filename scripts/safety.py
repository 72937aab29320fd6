"""What a page may bring into the site: its front matter, its HTML, its file. Knows no site engine."""

import html
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nh3

TEMPLATES = {
    "example": "example.html", "counterexample": "example.html", "topic": "topic.html",
    "requirement": "facts.html", "term": "facts.html", "guide": "guide.html", "template": "guide.html",
}  # fmt: skip
"""Which template a page type gets; all others get main.html."""

OWN_TEMPLATES = {"home.html", "search.html", "examples.html", "stats.html", "part.html"}
"""Templates a page may name in its front matter."""

_TAGS = (
    "a abbr blockquote br code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr img ins kbd li mark ol p pre s"
    " span strong sub summary sup table tbody td th thead tr ul"
)
_ATTRIBUTES = {
    "*": {"id", "class", "lang", "title", "data-part"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan"},
    "details": {"open"},
}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_CLEANER = nh3.Cleaner(
    tags=set(_TAGS.split()), attributes=_ATTRIBUTES, url_schemes={"http", "https", "mailto"}, link_rel=None
)


def printable(text: str) -> str:
    """Text without control characters."""
    return _CONTROL.sub("", text)


def safe_html(text: str) -> str:
    """HTML made from Markdown without scripts, handlers, styles, forms, frames and foreign link schemes."""
    return _CLEANER.clean(text)


def safe_front_matter(front: Mapping[str, Any]) -> dict[str, Any]:
    """Front matter fit to print in HTML, with the template of its page type; doing it twice changes nothing."""
    safe: dict[str, Any] = _escaped(dict(front))
    template = TEMPLATES.get(str(safe.get("type"))) or safe.pop("template", None)
    safe.pop("template", None)
    if template in {*OWN_TEMPLATES, *TEMPLATES.values()}:
        safe["template"] = template
    return safe


def leaves(file: str | None, root: str) -> bool:
    """Whether a file that stands under `root` is really somewhere else (a symbolic link that leads out)."""
    if file is None or not Path(file).is_relative_to(root):
        return False
    return not Path(file).resolve().is_relative_to(Path(root).resolve())


def _escaped(value: Any) -> Any:
    if isinstance(value, str):
        return html.escape(html.unescape(printable(value)))
    if isinstance(value, Mapping):
        return {_escaped(key): _escaped(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_escaped(item) for item in value]
    return value
