"""Files a site is built from that no person writes: the Traditional edition, and the lists of overrides/generated/.

Both are git-ignored. Nothing is written where the bytes are the same, and what no longer has a source goes.
"""

from pathlib import Path

from scripts.errors import PageError
from scripts.files import write_whole
from scripts.hant import is_generated, page_to_hant
from scripts.listing import LOCALES, ListedPage, read_page
from scripts.lists import lists, searches
from scripts.lists.beside import beside, same_template, similar_wording


def build_site_files(root: Path) -> int:
    """Make every generated file of the repository at `root`; how many were written anew.

    Raises PageError for a page that can't be read.
    """
    docs = root / "docs"
    sources = chinese_pages(docs)
    wanted = {**_hant_pages(sources, docs), **_lists(sources, docs, root / "overrides" / "generated")}
    stale = [path for path in _generated(root) if path not in wanted]
    for path in stale:
        path.unlink()
    return sum(write_whole(path, text.encode()) for path, text in sorted(wanted.items()))


def chinese_pages(docs: Path) -> tuple[Path, ...]:
    """Pages in the default language: no language stands before `.md`, and nothing in the path starts with a dot."""
    endings = tuple(f".{locale}.md" for locale in LOCALES[1:])
    return tuple(
        path for path in sorted(docs.rglob("*.md")) if not path.name.startswith(".") and not path.name.endswith(endings)
    )


def _read(path: Path, docs: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise PageError(path.relative_to(docs).as_posix(), "不是 UTF-8 编码", "另存为 UTF-8 再来") from error


def _hant_pages(sources: tuple[Path, ...], docs: Path) -> dict[Path, str]:
    wanted = {}
    for source in sources:
        target = source.with_name(f"{source.stem}.zh-Hant.md")
        if not target.exists() or is_generated(target.read_text("utf-8")):
            wanted[target] = page_to_hant(_read(source, docs), source.relative_to(docs).as_posix())
    return wanted


def _lists(sources: tuple[Path, ...], docs: Path, into: Path) -> dict[Path, str]:
    pages: list[ListedPage] = [read_page(source, docs) for source in sources]
    found = searches.found(docs, (_read(source, docs) for source in sources))
    alike, templates = similar_wording(pages), same_template(pages)
    return {
        into / locale / name: text
        for locale in LOCALES
        for name, text in (*lists(pages, found, locale).items(), *beside(pages, alike, templates, locale))
    }


def _generated(root: Path) -> list[Path]:
    pages = [path for path in (root / "docs").rglob("*.zh-Hant.md") if is_generated(path.read_text("utf-8"))]
    return [*pages, *(path for path in (root / "overrides" / "generated").rglob("*.html"))]
