"""Sources in, pages out: read → clean → split → describe (in limited workers), then duplicates, registry and files.

Running twice changes nothing; a page a person edited is left alone and said; a bad file never stops the others.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from scripts import gate, office, registry, workers
from scripts.articles import split
from scripts.articles.duplicates import duplicates
from scripts.describe import Description, describe
from scripts.document import plain_text
from scripts.errors import SourceError, WikiError
from scripts.files import only_run, write_whole
from scripts.passes import PASSES
from scripts.pipeline import run
from scripts.publish import Draft, page_text, write_page
from scripts.readers import read
from scripts.receipt import count_gaps
from scripts.registry import Entry
from scripts.sources import SourceFile, sources_in


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source file: its drafts and the reader's notes, or the error that names file and next step."""

    file: str
    drafts: tuple[Draft, ...] = ()
    error: WikiError | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """A finished run: pages that differ from before, edited pages left alone, and all errors."""

    outcomes: tuple[Outcome, ...]
    changed: tuple[str, ...]
    edited: tuple[str, ...]
    vanished: tuple[str, ...]
    pages: int


class Say(Protocol):
    """Where lines for people go while the run is under way."""

    def __call__(self, line: str, /) -> None:
        """Print one line."""


def convert_file(source: SourceFile) -> Outcome:
    """One source file from bytes to drafts; never raises for what is wrong with the file."""
    file = source.file
    try:
        document = run(read(source), PASSES)
        articles = split(document)
        if not articles:
            raise SourceError(file, "清洗以后没有正文", "看看原件是不是只有网站的页头页脚")
        alone = len(articles) == 1
        drafts = tuple(Draft(article, describe(article, alone=alone)) for article in articles)
        return Outcome(file, drafts, notes=document.notes)
    except WikiError as error:
        return Outcome(file, error=error)


def convert(paths: Sequence[Path], root: Path, pages: Path, index: Path, *, check: bool, jobs: int, say: Say) -> Result:
    """Convert every source under `paths` into `pages`, registered in `index`; with `check` nothing is written."""
    with ExitStack() as stack:
        if not check:
            stack.enter_context(only_run(pages))
        files = sources_in(paths, root)
        into = Path(stack.enter_context(TemporaryDirectory(prefix="wiki-", ignore_cleanup_errors=True)))
        outcomes = tuple(_each(office.as_docx(files, into, say), jobs, say))
        known = registry.load(index)
        placed, new = _place(outcomes, known)
        written = [write_page(each, text, pages, check=check) for each, text in _render_all(placed)]
        if new and not check:
            write_whole(index, registry.appended(index, new))
    seen = {each.file for each in files}
    whole = any(path.is_dir() for path in paths)
    vanished = tuple(dict.fromkeys(entry.file for entry in known if whole and entry.file not in seen))
    return Result(
        outcomes,
        tuple(path for path, state in written if state == "changed"),
        tuple(path for path, state in written if state == "edited"),
        vanished,
        len(written),
    )


def _each(files: Sequence[SourceFile | SourceError], jobs: int, say: Say) -> Iterator[Outcome]:
    """Outcomes in the order of the files, each said as it comes; what breaks a limit is an error of its file."""
    good = [each for each in files if isinstance(each, SourceFile)]
    results = workers.each(convert_file, good, jobs=jobs, limits=gate.LIMITS)
    for at, source in enumerate(files, 1):
        say(f"[{at}/{len(files)}] {source.file}")
        if isinstance(source, SourceError):
            yield Outcome(source.file, error=source)
            continue
        result = next(results)
        yield Outcome(source.file, error=_told(source.file, result)) if isinstance(result, workers.Breach) else result


def _told(file: str, breach: workers.Breach) -> SourceError:
    reasons = {
        "time": f"到时限还没有读完（计算 {gate.LIMITS.cpu_seconds} 秒，等待 {gate.LIMITS.wall_seconds // 60} 分钟）",
        "memory": f"要用的内存超过 {gate.LIMITS.megabytes} MB",
        "crash": "读的时候进程崩溃",
        "error": f"转换出错（{breach.detail}）",
    }
    ours = breach.cause == "error"
    return SourceError(file, reasons[breach.cause], "请带上这份来源报一个问题" if ours else "把正文另存为 .txt 再来")


def _place(outcomes: Iterable[Outcome], known: Sequence[Entry]) -> tuple[list[tuple[Draft, Entry]], list[Entry]]:
    """Each draft with its registry entry, and the entries that are new."""
    taken = {entry.path for entry in known}
    placed: list[tuple[Draft, Entry]] = []
    new: list[Entry] = []
    for outcome in outcomes:
        rows = [(each.article, each.description.title, _year(each.description)) for each in outcome.drafts]
        of_file = [entry for entry in known if entry.file == outcome.file]
        entries = registry.assign(rows, of_file, taken)
        placed.extend(zip(outcome.drafts, entries, strict=True))
        new.extend(entry for entry in entries if entry not in of_file)
    return placed, new


def _year(description: Description) -> str:
    for value in (description.period, description.date):
        if value and value[:4].isdigit():
            return value[:4]
    return "undated"


def _render_all(placed: Sequence[tuple[Draft, Entry]]) -> Iterator[tuple[Entry, str]]:
    """The page of each draft; copies point at the path of their best copy."""
    found = duplicates([plain_text(draft.article.blocks) for draft, _ in placed])
    for at, (draft, entry) in enumerate(placed):
        best = found.best_of.get(at)
        yield entry, page_text(draft, entry, placed[best][1].path if best is not None else None)


def line_for(outcome: Outcome) -> str:
    """The result line of one file: pages, repairs, gaps."""
    repairs = sum(len(draft.article.changes) for draft in outcome.drafts)
    gaps = sum(count_gaps(draft.article.blocks) for draft in outcome.drafts)
    notes = "".join(f"；{note}" for note in outcome.notes)
    return f"{outcome.file} → {len(outcome.drafts)} 篇，清洗 {repairs} 处，缺 {gaps} 处{notes}"
