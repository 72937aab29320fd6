"""`index.yml`: which article of which source lives at which page. Appended by convert, edited by people.

A path, once written, never changes: links to a page hold even when split or describe improve.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

import yaml

from scripts.document import Lines
from scripts.errors import PageError

HEAD = """\
# 来源登记：哪份来源的哪一篇在哪一页。convert 只在末尾添行，不改已有的行。
# 人可以改：fictional（是否虚构单位）、licence（许可）、grade（recommended / ordinary / weak）、
# grade_reason（一句理由）、reviewed（复核日期）、note（推荐的篇：好在哪里，哪里还可以短，几句话）。
# path 一经写下就不要改，别处的链接靠它。
"""
RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of one source: `lines` of the source when it was first seen, `path` under the pages folder."""

    file: str
    lines: Lines
    title: str
    path: str
    fictional: bool = False
    licence: str | None = None
    grade: str | None = None
    grade_reason: str | None = None
    reviewed: str | None = None
    note: str | None = None


def load(path: Path) -> tuple[Entry, ...]:
    """All entries; none when there is no file yet. Raises PageError for a broken one."""
    if not path.is_file():
        return ()
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8")) or []
        return tuple(_entry(row) for row in rows)
    except (yaml.YAMLError, UnicodeDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise PageError(str(path), f"登记表读不懂（{error}）", "照文件开头的说明改回来，或用 git 取回上一版") from error


def appended(path: Path, entries: Sequence[Entry]) -> bytes:
    """The registry's bytes with new entries at the end; what stands in it is not touched."""
    before = path.read_text(encoding="utf-8") if path.is_file() else HEAD
    return (before + "".join(map(_row, entries))).encode()


@dataclass(frozen=True, slots=True)
class Asked:
    """An article that needs a page: its lines in the source, its title, the folder of its year."""

    lines: Lines
    title: str
    year: str


def assign(file: str, articles: Sequence[Asked], known: Iterable[Entry], is_free: Callable[[str], bool]) -> list[Entry]:
    """An entry for each article of one source: the known one that fits best, else a new one at a path that is free."""
    free = list(known)
    chosen: list[Entry | None] = [None] * len(articles)
    ranked = sorted(
        ((-_fit(entry, article), at, entry) for at, article in enumerate(articles) for entry in free),
        key=lambda each: each[:2],
    )
    for fit, at, entry in ranked:
        if fit < 0 and chosen[at] is None and entry in free:
            chosen[at] = entry
            free.remove(entry)
    new: set[str] = set()
    return [
        entry or _new(file, article, at if len(articles) > 1 else None, is_free, new)
        for at, (article, entry) in enumerate(zip(articles, chosen, strict=True), 1)
    ]


def _fit(entry: Entry, article: Asked) -> float:
    shared = min(entry.lines.last, article.lines.last) - max(entry.lines.first, article.lines.first) + 1
    longer = max(entry.lines.last - entry.lines.first, article.lines.last - article.lines.first) + 1
    return max(shared, 0) / longer + (0.5 if entry.title == article.title else 0)


def _new(file: str, article: Asked, number: int | None, is_free: Callable[[str], bool], new: set[str]) -> Entry:
    stem = slug(file) + (f"-{number:02d}" if number else "")
    paths = (f"{article.year}/{stem}{extra and f'-{extra}'}.md" for extra in chain([""], count(2)))
    path = next(path for path in paths if path not in new and is_free(path))
    new.add(path)
    ours = file.startswith("sources/")
    return Entry(file, article.lines, article.title, path, ours, "CC-BY-SA-4.0" if ours else None)


def slug(file: str) -> str:
    """An ASCII file name for a source: its own stem where that is ASCII, else what is left of it and a short hash."""
    stem = unicodedata.normalize("NFKC", Path(file).stem)
    clean = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:60].strip("-")
    if not clean or RESERVED.match(clean) or not stem.isascii() or "/" in file.removeprefix("sources/"):
        digest = hashlib.sha256(file.encode("utf-8", "surrogateescape")).hexdigest()[:8]
        return f"{clean}-{digest}" if clean else f"x{digest}"
    return clean


def _entry(row: dict[str, str]) -> Entry:
    values = {**row, "lines": Lines.parse(str(row["lines"]))}
    return Entry(**values)  # type: ignore[arg-type]


def _row(entry: Entry) -> str:
    values = {name: getattr(entry, name) for name in Entry.__slots__}
    values["lines"] = str(entry.lines)
    text: str = yaml.safe_dump([values], sort_keys=False, allow_unicode=True, width=10**9)
    return text
