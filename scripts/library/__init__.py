"""The library of one pages folder: which article lives at which page, and which pages are copies of which.

A run sees the articles of its own sources and every page that stands there from before, so that converting one file
finds the same copies as converting all. Only fingerprints are in memory: a text is read again where two are close.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from scripts.articles.duplicates import COPY, Duplicates, Fingerprint, duplicates, fingerprint
from scripts.document import Heading, block_text, running_text
from scripts.errors import WikiError
from scripts.library import registry
from scripts.library.registry import Asked, Entry
from scripts.page import Page, is_edited, parse
from scripts.store import Store, key_of
from scripts.store.outcome import Draft, Finished, Standing

DraftsOf: TypeAlias = Callable[[str], Sequence[Draft]]
"""The drafts of a source of this run, by its file."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """An article of the library as this run leaves it.

    `source` and `number`: the draft its page is made of; None for a page of an earlier run. `edited`: a person did.
    """

    entry: Entry
    alike: Fingerprint
    source: Finished | None = None
    number: int = 0
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Library:
    """`shelf`: all articles in the order of the registry; `new`: entries to add; `renamed`: old file → new file.

    `lost`: files that entries belong to and that are nowhere to be seen.
    """

    shelf: tuple[Shelved, ...]
    new: tuple[Entry, ...]
    renamed: Mapping[str, str]
    lost: tuple[str, ...]


def library(
    sources: Sequence[Finished], known: Sequence[Entry], pages: Path, store: Store, lying: Callable[[str], object]
) -> Library:
    """Every article with its page. `lying`: a registered source where this run can see it, None where it can't.

    An entry belongs to the source its page names; when that is gone, to a new source of the same bytes.
    """
    standing = {entry.path: page for entry in known if (page := _standing(pages / entry.path, store))}
    own: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in known:
        own[(entry.path in standing and standing[entry.path].file) or entry.file].append(entry)
    lost = tuple(set(own) - {source.file for source in sources} - {file for file in own if lying(file) is not None})
    renamed = dict(_renamed(sources, own, lost, standing))
    for old, file in renamed.items():
        own[file] = own.pop(old)
    placed = {each.entry.path: each for each in _placed(sources, own, standing, pages, store)}
    paths = {entry.path for entry in known}
    new = tuple(each.entry for path, each in placed.items() if path not in paths)
    rest = {path: page for path, page in standing.items() if path not in placed}
    shelf = (
        placed.get(entry.path) or Shelved(entry, rest[entry.path].alike, edited=rest[entry.path].edited)
        for entry in (*known, *new)
        if entry.path in placed or entry.path in rest
    )
    return Library(tuple(shelf), new, renamed, tuple(file for file in sorted(lost) if file not in renamed))


def _renamed(
    sources: Sequence[Finished],
    own: Mapping[str, Sequence[Entry]],
    lost: Sequence[str],
    standing: Mapping[str, Standing],
) -> Iterator[tuple[str, str]]:
    """Old and new name of sources whose bytes are known from the page of one that is gone."""
    pages = ((file, standing[entry.path]) for file in sorted(lost) for entry in own[file] if entry.path in standing)
    names = {page.sha256: file for file, page in pages}
    for source in sources:
        if source.articles and source.file not in own and source.sha256 in names:
            yield names.pop(source.sha256), source.file


def _placed(
    sources: Sequence[Finished],
    own: Mapping[str, Sequence[Entry]],
    standing: Mapping[str, Standing],
    pages: Path,
    store: Store,
) -> Iterator[Shelved]:
    taken = set(chain.from_iterable((entry.path for entry in entries) for entries in own.values()))
    for source in sources:

        def is_free(path: str, file: str = source.file) -> bool:
            """A page of this very source that the registry has lost is its own again; any other stays."""
            page = _standing(pages / path, store)
            return path not in taken and (page.file == file if page else not (pages / path).exists())

        asked = [Asked(each.lines, each.title, each.year) for each in source.articles]
        entries = registry.assign(source.file, asked, own.get(source.file, ()), is_free)
        taken.update(entry.path for entry in entries)
        for number, (entry, facts) in enumerate(zip(entries, source.articles, strict=True)):
            page = standing.get(entry.path)
            edited = page is not None and page.edited
            yield Shelved(entry, page.alike if page and edited else facts.alike, source, number, edited)


def _standing(path: Path, store: Store) -> Standing | None:
    """The page at a path as far as the library needs it; None where there is none that can be read."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    key = key_of("page", hashlib.sha256(text.encode()).hexdigest())
    known = store.facts(key)
    if isinstance(known, Standing):
        return known
    try:
        page = parse(text)
    except WikiError:
        return None
    source = page.front.source if isinstance(page.front.source, Mapping) else {}
    made = Standing(
        str(source.get("file", "")),
        str(source.get("sha256", "")),
        is_edited(text),
        fingerprint(page_words(page), page.front.title),
    )
    store.keep(key, made)
    return made


def page_words(page: Page) -> str:
    """The running text of a page as its article has it; what a contributor wrote as it stands."""
    return "\n".join(
        each if isinstance(each, str) else block_text(each) for each in page.body if not isinstance(each, Heading)
    )


def copies(shelf: Sequence[Shelved], pages: Path, drafts_of: DraftsOf) -> Duplicates:
    """Which places on the shelf hold copies of which, by the text each page has: its draft's, or its own if edited."""

    def text_at(at: int) -> str:
        each = shelf[at]
        if each.source and not each.edited:
            return running_text(drafts_of(each.source.file)[each.number].article.blocks)
        return page_words(parse((pages / each.entry.path).read_text(encoding="utf-8")))

    return duplicates([each.alike for each in shelf], text_at, COPY)


def left_behind(shelf: Sequence[Shelved], found: Duplicates) -> list[str]:
    """Sources outside the run whose articles are copies of some in it: what is told of one comes from the other too."""
    groups = [[shelf[at] for at in group] for group in found.groups]
    mixed = [group for group in groups if any(each.source for each in group)]
    return sorted({each.entry.file for group in mixed for each in group if not each.source})
