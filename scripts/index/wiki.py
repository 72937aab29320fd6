"""The scheme of any wiki: tags, categories and year, or what its own mkdocs.yml names under `extra: wording:`.

extra:
  wording:
    facets: {department: 部门, kind: 类别}
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from pathspec import PathSpec

from scripts.index.dialect import reduced
from scripts.index.front import one, texts
from scripts.index.scheme import Description, Front, Names, Scheme
from scripts.index.settings import extension, named_table
from scripts.index.slugs import slug_by

YEAR: Names = ("年份", "年份", "Year")
USUAL: dict[str, Names] = {"categories": ("类别", "類別", "Category"), "tags": ("标签", "標籤", "Tag")}
_SINGULAR = {"categories": "category", "tags": "tag"}
_DATED = re.compile(r"(?:^|/)(\d{4})-\d{2}-\d{2}[^/]*$")
_SUFFIX = re.compile(r"\.(?:md|markdown|mdown|mkdn|mkd)$")


def wiki_scheme(settings: Mapping[str, Any], docs: Path) -> Scheme:
    """The scheme of the site with these settings of mkdocs.yml, {} for a folder that is no site."""
    facets = _facets(named_table(named_table(settings, "extra"), "wording").get("facets")) or USUAL
    folders = settings.get("use_directory_urls", True)
    return Scheme(
        describe=partial(_describe, facets=tuple(facets)),
        facets={**facets, "year": YEAR},
        beside=tuple(facets)[:2],
        urls="" if not settings else "folder" if folders else "file",
        place=_placing(settings, docs),
        reduced=partial(reduced, slug=slug_by(extension(settings, "toc"))),
    )


def _facets(told: Any) -> dict[str, Names]:
    """From `department: 部门`, or `department: {zh: 部门, en: Department}`, or a list of names."""
    if isinstance(told, list):
        told = {one(name): one(name) for name in told}
    if not isinstance(told, Mapping):
        return {}
    found = {}
    for facet, label in told.items():
        names = label if isinstance(label, Mapping) else {}
        zh = one(names.get("zh")) or one(label) or str(facet)
        found[str(facet)] = (zh, one(names.get("zh-Hant")) or zh, one(names.get("en")) or zh)
    return {facet: names for facet, names in found.items() if facet != "year"}


def _describe(path: str, front: Front, facets: tuple[str, ...]) -> Description:
    values = {facet: tuple(dict.fromkeys(texts(_value(front, facet)))) for facet in facets}
    years = _years(path, front)
    shown = {facet: "、".join(value) for facet, value in values.items() if value}
    title = one(front.get("title")).strip()
    return Description(
        shown={**shown, **({"title": title} if title else {})},
        facets={**values, "year": years},
        rank=(-max(map(int, years), default=0),),
        synonyms=tuple(texts(front.get("synonyms"))),
    )


def _value(front: Front, facet: str) -> Any:
    return front.get(facet) or front.get(_SINGULAR.get(facet, facet))


def _years(path: str, front: Front) -> tuple[str, ...]:
    """The year of `date`, also of one with `created` in it, else of a file name as `2021-03-04-title.md`."""
    date = front.get("date") or front.get("year")
    told = one(date.get("created") if isinstance(date, Mapping) else date)
    found = re.match(r"\s*([12]\d{3})(?!\d)", told) or (None if told else _DATED.search(path))
    return (found[1],) if found else ()


def _placing(settings: Mapping[str, Any], docs: Path) -> Callable[[str], str | None]:
    """Where a page is in the site by its path below docs; None for what is not in the site, or is a translation."""
    left_out = PathSpec.from_lines("gitignore", _patterns(settings))
    languages = dict(_languages(settings))
    folders = extension(settings, "i18n", "plugins").get("docs_structure") == "folder"

    def place(path: str) -> str | None:
        name = _SUFFIX.sub(".md", path)
        if not name.endswith(".md") or left_out.match_file(path):
            return None
        stem, _, locale = name.removesuffix(".md").rpartition(".")
        if not folders and locale in languages:
            return f"{stem}.md" if languages[locale] else None
        first, _, rest = name.partition("/")
        if folders and first in languages:
            return rest if languages[first] else None
        twin = Path(docs, path).with_name("index.md")
        return None if Path(path).stem == "README" and twin.is_file() else name

    return place


def _patterns(settings: Mapping[str, Any]) -> Iterator[str]:
    """What MkDocs leaves out: by itself, then as told."""
    if settings:
        yield "/templates/"
    for name in ("exclude_docs", "draft_docs"):
        yield from one(settings.get(name)).splitlines()


def _languages(settings: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """The locales of the i18n plugin, and whether each is the default."""
    languages = extension(settings, "i18n", "plugins").get("languages")
    for language in languages if isinstance(languages, list) else ():
        if isinstance(language, Mapping):
            yield str(language.get("locale")), bool(language.get("default"))
