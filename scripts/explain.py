"""`explain`: every change cleaning makes to a source, with both sides. Read as `convert` reads it, within limits."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from scripts import gate, office, workers
from scripts.articles import split
from scripts.articles.doubts import with_doubts
from scripts.articles.twins import mend
from scripts.errors import SourceError, WikiError
from scripts.files import default_jobs, work_folder
from scripts.library.publish import SUMMARIES
from scripts.passes import PASSES
from scripts.pipeline import run
from scripts.readers import read
from scripts.sources import SourceFile, archives, sources_in, told_apart
from scripts.store.outcome import Say
from scripts.store.resume import breach_error


def explain(paths: Sequence[Path], root: Path, say: Say) -> Iterator[str | WikiError]:
    """The explanation of each source under the paths, members of archives too, or the error that names it."""
    with work_folder() as into:
        found: list[SourceFile | SourceError] = []
        for path in paths:
            try:
                found.extend(sources_in([path], root))
            except SourceError as error:
                found.append(error)
        given = archives.expand([each for each in found if isinstance(each, SourceFile)], into)
        ready = office.as_docx([each for each in told_apart(given) if isinstance(each, SourceFile)], into, say)
        yield from (each for each in (*found, *told_apart(given), *ready) if isinstance(each, SourceError))
        good = [each for each in ready if isinstance(each, SourceFile)]
        results = workers.each(explained, good, jobs=default_jobs(), limits=gate.LIMITS)
        for source, result in zip(good, results, strict=True):
            yield breach_error(source.file, result) if isinstance(result, workers.Breach) else result


def explained(source: SourceFile) -> str | WikiError:
    """The changes of one source, as lines; never raises for what is wrong with the file."""
    try:
        document = run(read(source), PASSES)
        articles = map(with_doubts, mend(split(document)))
    except WikiError as error:
        return error
    changes = dict.fromkeys((*document.changes, *(change for article in articles for change in article.changes)))
    lines = [f"{source.file}：{len(changes)} 处", *(f"  {note}" for note in document.notes)]
    for change in changes:
        label = SUMMARIES[change.name].split("：")[0]
        lines.append(f"  {document.source.where(change.lines)}　{label}（{change.name}）")
        lines.append(f"    前：{change.before}\n    后：{change.after}".replace("\n    \n", "\n"))
    return "\n".join(lines)
