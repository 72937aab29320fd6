"""From a draft to its page: what convert writes, and when it must not write."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from scripts.articles import doubts, twins
from scripts.articles.duplicates import Duplicates
from scripts.articles.pieces import NAME as SPLIT
from scripts.articles.pieces import SUMMARY as SPLIT_SUMMARY
from scripts.describe import describe
from scripts.document import Article, Heading, Lines, Source, block_text
from scripts.errors import WikiError
from scripts.files import write_whole
from scripts.library import DraftsOf, Shelved
from scripts.library.registry import Entry
from scripts.page import Body, FrontMatter, Page, is_edited, made_hash, parse, render, split_front
from scripts.passes import PASSES
from scripts.receipt import receipt
from scripts.store import Store, key_of
from scripts.store.outcome import Draft, pack

SUMMARIES = {each.name: each.summary for each in PASSES} | {
    SPLIT: SPLIT_SUMMARY,
    twins.NAME: twins.SUMMARY,
    doubts.NAME: doubts.SUMMARY,
}


def publish(
    shelf: Sequence[Shelved], found: Duplicates, pages: Path, drafts_of: DraftsOf, store: Store, *, check: bool
) -> Iterator[tuple[str, str]]:
    """Write every page of the library that changes; path and "changed", "edited" or "same" of each, as `write_page`.

    A page that lies as `store` knows it was written from the same draft and entry is not made again.

    Group by group, so that only one group of copies is held at once. Pages of earlier runs are rewritten only where
    what they are a copy of changed, and are told only then.
    """
    copies = {at for group in found.groups for at in group}
    alone = ((at,) for at in range(len(shelf)) if at not in copies)
    for group in sorted((*(tuple(sorted(group)) for group in found.groups), *alone)):
        mended = _mended([shelf[at] for at in group], pages, drafts_of) if len(group) > 1 else [None]
        for at, article in zip(group, mended, strict=True):
            best = shelf[found.best_of[at]].entry.path if at in found.best_of else None
            made = partial(_text_of, shelf[at], article, best, pages, drafts_of)
            key = _key(shelf[at], best) if shelf[at].source and not article else None
            told = _written(shelf[at].entry, made, key, pages, store, check=check)
            if shelf[at].source or told[1] == "changed":
                yield told


def _mended(group: Sequence[Shelved], pages: Path, drafts_of: DraftsOf) -> Sequence[Article]:
    """The articles of a group of copies, each mended by the others."""
    articles = [
        drafts_of(each.source.file)[each.number].article
        if each.source and not each.edited
        else page_article(parse((pages / each.entry.path).read_text(encoding="utf-8")))
        for each in group
    ]
    return twins.mend(articles, marks=False)


def _key(each: Shelved, best: str | None) -> bytes:
    """What a page made of one draft alone depends on: of equal ones, the page is the same."""
    assert each.source
    facts = pack((each.source.notes, each.source.articles[each.number])).hex()
    return key_of("written", each.source.file, each.source.sha256, str(each.number), facts, repr(each.entry), str(best))


def _written(
    entry: Entry, made: Callable[[], str], key: bytes | None, pages: Path, store: Store, *, check: bool
) -> tuple[str, str]:
    """Write one page, unless it lies as it was made before under the same key."""
    path = pages / entry.path
    if key and path.is_file() and store.facts(key) == _digest(path.read_bytes()):
        return entry.path, "same"
    text = made()
    told = write_page(entry, text, pages, check=check)
    if key and told[1] != "edited":
        store.keep(key, _digest(text.encode()))
    return told


def _digest(page: bytes) -> str:
    return hashlib.sha256(page).hexdigest()


def _text_of(each: Shelved, mended: Article | None, best: str | None, pages: Path, drafts_of: DraftsOf) -> str:
    if not each.source:
        return with_copy((pages / each.entry.path).read_text(encoding="utf-8"), best)
    draft = drafts_of(each.source.file)[each.number]
    if mended and not each.edited:
        draft = with_article(draft, mended)
    return page_text(draft, each.entry, best)


def with_article(draft: Draft, article: Article) -> Draft:
    """The draft with its article as the copies in other files mended it, and the parts of its sections told anew."""
    if article == draft.article:
        return draft
    parts = describe(article, alone=False).parts
    return Draft(doubts.with_doubts(article), replace(draft.description, parts=parts))


def page_article(page: Page) -> Article:
    """The article of a page of an earlier run, as far as a copy of it needs to see it."""
    told = page.front.source if isinstance(page.front.source, Mapping) else {}
    file = str(told.get("file", ""))
    source = Source(file, str(told.get("sha256", "")), "txt" if file.endswith(".txt") else "")
    blocks = tuple(each for each in page.body if not isinstance(each, str) and block_text(each) != page.front.title)
    return Article(source, page.front.title, blocks, Lines.parse(str(told.get("lines") or "1")))


def page_text(draft: Draft, entry: Entry, copy_of: str | None) -> str:
    """The whole page as convert writes it, `made` included."""
    article, about = draft.article, draft.description
    first = Lines(article.lines.first, article.lines.first)
    body: Body = (Heading(about.title, first, 0), *article.blocks)
    front = FrontMatter(
        title=about.title,
        made="",
        fictional=entry.fictional,
        org=about.org,
        org_type=about.org_type,
        report_type=about.report_type,
        period=about.period,
        date=about.date,
        source={"file": article.source.file, "sha256": article.source.sha256, "lines": str(article.lines)},
        copy_of=copy_of,
        grade=entry.grade or about.grade,
        grade_reason=entry.grade_reason or about.grade_reason,
        note=entry.note,
        topics=about.topics,
        parts=_told(about.parts),
    )
    page = Page(front, body, receipt(article.changes, SUMMARIES, article.blocks, article.source))
    return render(replace(page, front=replace(front, made=made_hash(render(page)))))


def with_copy(text: str, copy_of: str | None) -> str:
    """A page of convert's that now is (or no longer is) a copy; the same text where nothing else must change."""
    page = parse(text)
    if is_edited(text) or page.front.copy_of == copy_of or render(page) != text:
        return text
    page = replace(page, front=replace(page.front, copy_of=copy_of))
    return render(replace(page, front=replace(page.front, made=made_hash(render(page)))))


def _told(parts: Mapping[str, str]) -> dict[str, str]:
    """Only the sections whose part differs from that of the section above: `a1-2` inherits `a1`."""
    return {name: part for name, part in parts.items() if part != _above(name, parts)}


def _above(name: str, parts: Mapping[str, str]) -> str | None:
    while "-" in name:
        name = name.rpartition("-")[0]
        if name in parts:
            return parts[name]
    return None


def write_page(entry: Entry, text: str, pages: Path, *, check: bool) -> tuple[str, str]:
    """Write one page unless a person edited it; then a changed source is offered beside it as `<page>.new`."""
    path = pages / entry.path
    old = path.read_text(encoding="utf-8") if path.is_file() else None
    if old is not None and is_edited(old):
        if not check and source_of(old) != source_of(text):
            write_whole(path.with_name(path.name + ".new"), text.encode())
        return entry.path, "edited"
    if old == text:
        return entry.path, "same"
    if not check:
        write_whole(path, text.encode())
    return entry.path, "changed"


def source_of(text: str) -> object:
    """The hash of the source that a page names, None where it names none."""
    try:
        return split_front(text)[0].get("source", {}).get("sha256")
    except (WikiError, AttributeError):
        return None
