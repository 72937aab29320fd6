"""From a draft to its page: what convert writes, and when it must not write."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.articles.pieces import NAME as SPLIT
from scripts.articles.pieces import SUMMARY as SPLIT_SUMMARY
from scripts.describe import Description
from scripts.document import Article, Heading, Lines
from scripts.errors import WikiError
from scripts.files import write_whole
from scripts.page import Body, FrontMatter, Page, is_edited, made_hash, render, split_front
from scripts.passes import PASSES
from scripts.receipt import receipt
from scripts.registry import Entry

SUMMARIES = {each.name: each.summary for each in PASSES} | {SPLIT: SPLIT_SUMMARY}


@dataclass(frozen=True, slots=True)
class Draft:
    """An article with what was found out about it, before it has a place and before copies are known."""

    article: Article
    description: Description


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
    page = Page(front, body, receipt(article.changes, SUMMARIES, article.blocks, article.source.where))
    return render(replace(page, front=replace(front, made=made_hash(render(page)))))


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
        if not check and _source_of(old) != _source_of(text):
            write_whole(path.with_name(path.name + ".new"), text.encode())
        return entry.path, "edited"
    if old == text:
        return entry.path, "same"
    if not check:
        write_whole(path, text.encode())
    return entry.path, "changed"


def _source_of(text: str) -> object:
    try:
        return split_front(text)[0].get("source", {}).get("sha256")
    except (WikiError, AttributeError):
        return None
