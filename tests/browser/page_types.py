"""One built page of every type: what the browser suite walks through. The newest types come from what docs/ holds."""

from pathlib import Path

from playwright.sync_api import Page

from scripts.page import split_front
from tests.browser.conftest import ROOT, Open

DOCS = ROOT / "docs"


def source_of(kind: str) -> Path:
    """The first page of a type by path, examples without those that are copies. Raises FileNotFoundError."""
    for path in sorted(DOCS.rglob("*.md")):
        if path.name.endswith((".zh-Hant.md", ".en.md")) or "local" in path.relative_to(DOCS).parts:
            continue
        front = split_front(path.read_text(encoding="utf-8"))[0]
        if front.get("type") == kind and not front.get("copy_of") and path.stem != "index":
            return path
    raise FileNotFoundError(f"no page of type {kind} in docs/")


def address_of(source: Path) -> str:
    """The site-relative address of a page, from its file in docs/."""
    path = source.relative_to(DOCS).with_suffix("").as_posix()
    return path.removesuffix("index") if path.endswith("index") else f"{path}/"


EXAMPLE = source_of("example")

PAGES = {
    "home": "",
    "search": "search/",
    "results": "search/?q=预案",
    "kwic": "search/?q=预案&view=kwic",
    "saved": "search/?saved=1",
    "beside": "search/?part=problems&view=beside",
    "part": "parts/problems/",
    "example": address_of(EXAMPLE),
    "counterexample": address_of(source_of("counterexample")),
    "examples": "examples/",
    "requirement": "requirements/ideology-duty/",
    "requirements": "requirements/",
    "guide": "guide/problems/",
    "guides": "guide/",
    "template": address_of(source_of("template")),
    "templates": "templates/",
    "topic": "topics/network-ideology/",
    "topics": "topics/",
    "term": address_of(source_of("term")),
    "terms": "glossary/",
    "stats": "stats/",
    "about": "about/",
    "contribute": "contribute/",
    "missing": "404.html",
}
"""Name → site-relative address of a page of each type."""


def open_type(open_page: Open, site: str, name: str, *, language: str = "", **how: int) -> Page:
    """A page of a type in a language (`en/`), with all that its scripts fetch: only the search fetches anything."""
    page = open_page(f"{site}/{language}{PAGES[name]}", **how)
    if PAGES[name].startswith("search/"):
        page.wait_for_load_state("networkidle")
    return page
