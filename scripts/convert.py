"""Sources in, pages out: read → clean → split → describe (in limited workers), then copies, registry and files.

Running twice changes nothing; a page a person edited is left alone and said; a bad file never stops the others.
What is done lies in the store at once, so a run that was killed goes on, and memory holds only small facts.

The registry is written before the pages: a run killed in between has named its paths, and the next one writes the
pages that are missing at just those. The other way round a page could stand there that no entry names, and a run over
other sources could take its path.
"""

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from scripts import cluster, gate, office, workers
from scripts.articles import split
from scripts.articles.doubts import with_doubts
from scripts.articles.duplicates import Duplicates
from scripts.articles.twins import mend
from scripts.cluster.parcels import Parcel, packed, unpacked
from scripts.describe import describe
from scripts.errors import SourceError, WikiError
from scripts.files import only_run, work_folder, write_whole
from scripts.library import Library, copies, left_behind, library, registry
from scripts.library.publish import publish
from scripts.office.spared import spared
from scripts.passes import PASSES
from scripts.pipeline import run
from scripts.readers import read
from scripts.report_table import report_table
from scripts.sources import SourceFile, archives, lying_at, sources_in, told_apart
from scripts.store import Store, opened
from scripts.store.outcome import Draft, Finished, Outcome, Packed, Say, finished, pack
from scripts.store.resume import Sources, breach_error

_BATCH = 128
"""Sources that get their Word copies before the first of them is read: as many as a killed run may lose."""


@dataclass(frozen=True, slots=True)
class Result:
    """A finished run: pages that differ from before, edited pages left alone, sources that went or got a new name.

    `report`: all of it as Markdown tables.
    """

    sources: tuple[Finished, ...]
    changed: tuple[str, ...]
    edited: tuple[str, ...]
    vanished: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]
    pages: int
    report: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a run reads and writes: `index` is the registry, `cache` the folder of the store."""

    root: Path
    pages: Path
    index: Path
    cache: Path


def convert_file(source: SourceFile) -> Outcome:
    """One source file from bytes to drafts; never raises for what is wrong with the file."""
    file = source.file
    try:
        document = run(read(source), PASSES)
        articles = tuple(map(with_doubts, mend(split(document))))
        if not articles:
            raise SourceError(file, "清洗以后没有正文", "看看原件是不是只有网站的页头页脚")
        alone = len(articles) == 1
        drafts = tuple(Draft(article, describe(article, alone=alone)) for article in articles)
        return Outcome(file, drafts, notes=document.notes)
    except WikiError as error:
        return Outcome(file, error=error)


def finish_file(source: SourceFile) -> tuple[Finished, Packed]:
    """What `convert_file` found, as the run and the store keep it."""
    outcome = convert_file(source)
    return finished(outcome), pack(outcome.drafts)


def finish_parcel(parcel: Parcel) -> tuple[Finished, Packed]:
    """The same of a source that another machine sent."""
    try:
        with unpacked(parcel) as source:
            return finish_file(source)
    except SourceError as error:
        return Finished(parcel.source.file, error=error), b""


def convert(paths: Sequence[Path], place: Place, *, check: bool, jobs: int | str, say: Say) -> Result:
    """Convert every source under `paths` into pages and register them; with `check` nothing is written but the store.

    `jobs`: in how many processes here, or the address of a cluster. Raises WikiError when pages or registry can't be
    written, or the cluster can't be used.
    """
    with ExitStack() as stack:
        if not check:
            stack.enter_context(only_run(place.pages))
        temporary = stack.enter_context(work_folder())
        store = stack.enter_context(opened(place.cache, temporary))
        sources = Sources(store, partial(_make, jobs=jobs, into=temporary, say=say), say)
        done, shelves, found = _settled(sources, paths, place, store, temporary)
        if shelves.new and not check:
            write_whole(place.index, registry.appended(place.index, shelves.new))
        written = tuple(publish(shelves.shelf, found, place.pages, sources.drafts, store, check=check))
    changed, edited = ([path for path, state in written if state == wanted] for wanted in ("changed", "edited"))
    lost = shelves.lost if any(path.is_dir() for path in paths) else ()
    told = report_table(done, shelves.shelf, found.best_of)
    pages = sum(len(each.articles) for each in done)
    return Result(done, tuple(changed), tuple(edited), lost, tuple(shelves.renamed.items()), pages, told)


def _settled(
    sources: Sources, paths: Sequence[Path], place: Place, store: Store, into: Path
) -> tuple[tuple[Finished, ...], Library, Duplicates]:
    """All sources under the paths with their places in the library; sources of their copies come along."""

    def lying(file: str) -> SourceFile | None:
        return lying_at(file, paths, place.root)

    done: tuple[Finished, ...] = ()
    new = told_apart(archives.expand(sources_in(paths, place.root), into))
    while True:
        known = registry.load(place.index)
        done += tuple(spared(each, known, place.pages) for each in sources.finish(new))
        shelves = library(done, known, place.pages, store, lying)
        found = copies(shelves.shelf, place.pages, sources.drafts)
        along = {each.file: each for file in left_behind(shelves.shelf, found) if (each := lying(file))}
        known_files = {source.file for source in done}
        members = archives.expand(tuple(along.values()), into)
        new = told_apart(each for each in members if each.file not in known_files)
        if not new:
            return done, shelves, found


def _make(sources: Sequence[SourceFile], jobs: int | str, into: Path, say: Say) -> Generator[tuple[Finished, Packed]]:
    """Facts and drafts of each source; what breaks a limit is an error of its file."""
    unreadable: list[SourceError] = []
    given: deque[SourceFile] = deque()

    def ready() -> Iterator[SourceFile]:
        """Some files at a time get the Word copy that their format is read by way of, while workers read the last."""
        for begin in range(0, len(sources), _BATCH):
            batch = Path(mkdtemp(dir=into))
            for each in office.as_docx(sources[begin : begin + _BATCH], batch, say):
                if isinstance(each, SourceError):
                    unreadable.append(each)
                else:
                    given.append(each)
                    yield each

    for result in _each(ready(), jobs):
        file = given.popleft().file
        yield (Finished(file, error=breach_error(file, result)), b"") if isinstance(result, workers.Breach) else result
    yield from ((Finished(each.file, error=each), b"") for each in unreadable)


def _each(sources: Iterable[SourceFile], jobs: int | str) -> Iterator[tuple[Finished, Packed] | workers.Breach]:
    if isinstance(jobs, str):
        return cluster.each(finish_parcel, map(packed, sources), address=jobs, limits=gate.LIMITS)
    return workers.each(finish_file, sources, jobs=jobs, limits=gate.LIMITS)
