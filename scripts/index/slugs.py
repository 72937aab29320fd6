"""Ids of headings as Python-Markdown makes them, by the setting of the site."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from markdown.extensions.toc import slugify, slugify_unicode, unique
from pymdownx import slugs

__all__ = ["slug_by", "unique"]


def slug_by(setting: Mapping[str, Any]) -> Callable[[str], str]:
    """The slug of a heading by the options of `toc`; a function that is not known makes the usual ones."""
    separator = str(setting.get("separator", "-"))
    slug = _function(setting.get("slugify"))
    return partial(_slugged, slug, separator)  # not a lambda: it goes to other machines


def _slugged(slug: Callable[[str, str], str], separator: str, text: str) -> str:
    return str(slug(text, separator))


def _function(told: Any) -> Callable[[str, str], str]:
    """`told` is a Python name as it stands in mkdocs.yml, or {name: …, kwds: …}: looked up, never called by name."""
    name, options = (told.get("name"), told.get("kwds")) if isinstance(told, dict) else (told, None)
    options = options if isinstance(options, dict) else {}
    known: dict[Any, Callable[[str, str], str]] = {
        "markdown.extensions.toc.slugify_unicode": slugify_unicode,
        "pymdownx.slugs.slugify": slugs.slugify(**options),
        "pymdownx.slugs.uslugify": slugs.slugify(case="lower"),
        "pymdownx.slugs.uslugify_cased": slugs.slugify(),
        "pymdownx.slugs.uslugify_encoded": slugs.slugify(case="lower", percent_encode=True),
        "pymdownx.slugs.gfm": slugs.slugify(case="lower-ascii"),
    }
    found: Callable[[str, str], str] = known.get(name, slugify)
    return found
