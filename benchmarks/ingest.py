"""Our conversion beside the peers, in one run, on the gold set: what is found, what is lost, CPU time and memory.

The truth is tests/cases/sources (see tests/gold.py), so a peer is judged, too, on what it leaves in: pinyin, menus.
Each tool reads all documents of one format in a process of its own; the best of five rounds counts. Peers are in their
own environment, nothing of them is in the product; pandoc is a program of the system, called, not bundled:

    .venv/bin/uv venv /tmp/bench
    .venv/bin/uv pip install -p /tmp/bench --require-hashes -r requirements-bench.txt
    /tmp/bench/bin/python -m benchmarks.ingest
"""

import re
import resource
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeAlias

from scripts.readers import read
from scripts.sources import SourceFile
from tests.gold import MEASURES, Found, Line, Wanted, gold, ours, packed, score, tally

ROUNDS = 5
OURS, READING = "报告写作知识库", "报告写作知识库，只读"
FORMATS = {
    "txt": "纯文本",
    "html": "网页",
    "docx": "Word",
    "doc": "旧版 Word、WPS",
    "rtf": "RTF",
    "odt": "OpenDocument",
    "pdf": "PDF",
    "picture": "扫描件",
}

Reader: TypeAlias = Callable[[Path], list[Found]]


def from_markdown(text: str) -> list[Found]:
    """The one article in the Markdown that a peer wrote; its first line of level 1 is the title, if it found any."""
    lines: list[Line] = []
    for line in text.split("\n"):
        mark = re.match(r"#*", line.strip())
        bare = re.sub(r"^(?:#+|[-+*]|\d+\.) ", "", line.strip())
        plain = packed(re.sub(r"[*_`]{1,3}|\\(?=[^\w\s])|<[^>]*>|\||-{3,}", "", bare))
        if plain:
            lines.append((len(mark[0]) if mark else 0, plain))
    return [Found(tuple(lines), {})]


def read_only(path: Path) -> list[Found]:
    """Our reader alone, without cleaning: for the time it takes."""
    read(SourceFile(path, path.name))
    return []


def by_markitdown(path: Path) -> list[Found]:
    """Markitdown, by the name of the file."""
    return from_markdown(_markitdown().convert_local(str(path)).text_content)


@cache
def _markitdown() -> Any:
    from markitdown import MarkItDown

    return MarkItDown(enable_plugins=False)


def by_pandoc(path: Path) -> list[Found]:
    """Pandoc, into Markdown without wrapped lines."""
    command = ["pandoc", "--to=gfm-raw_html", "--wrap=none", str(path)]
    return from_markdown(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def by_trafilatura(path: Path) -> list[Found]:
    """Trafilatura, into Markdown."""
    import trafilatura

    return from_markdown(trafilatura.extract(path.read_bytes(), output_format="markdown") or "")


def by_pypdfium2(path: Path) -> list[Found]:
    """The raw text of a PDF, a line a line."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    return from_markdown("\n".join(page.get_textpage().get_text_bounded() for page in document))


TOOLS: dict[str, tuple[Reader, set[str]]] = {
    OURS: (ours, set(FORMATS)),
    READING: (read_only, set(FORMATS)),
    "markitdown": (by_markitdown, {"txt", "html", "docx", "pdf"}),
    "pandoc": (by_pandoc, {"html", "docx", "rtf", "odt"}),
    "trafilatura": (by_trafilatura, {"html"}),
    "pypdfium2": (by_pypdfium2, {"pdf"}),
}
"""Tools, and the formats they say they read."""


def run(tool: str, wanted: Sequence[Wanted]) -> tuple[Counter[str], float, int]:
    """Counts, CPU seconds, and the most memory in MB, of one tool over some documents; meant for its own process."""
    reader = TOOLS[tool][0]
    counts: Counter[str] = Counter()
    seconds = 0.0
    for each in wanted:
        try:
            found = reader(each.path)
            seconds += min(_time(reader, each.path) for _ in range(ROUNDS))
        except Exception:  # a peer that gives up on a document found nothing in it
            found = []
        counts += tally(each, found)
    return counts, seconds, _memory()


def _time(reader: Reader, path: Path) -> float:
    started = _spent()
    reader(path)
    return _spent() - started


def _spent() -> float:
    """CPU seconds of this process and of the programs it called."""
    every = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in every)


def _memory() -> int:
    """The most MB this process, or a program it called, ever held."""
    every = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return max(each.ru_maxrss for each in every) // 1024


def alone(tool: str, wanted: Sequence[Wanted]) -> tuple[Counter[str], float, int]:
    """`run` in a fresh process, so that memory and warm caches are its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(run, tool, wanted).result()


def rows(form: str, wanted: Sequence[Wanted]) -> Iterator[str]:
    """The rows of the table for the documents of one format, a tool a row."""
    characters = sum(len(text) for each in wanted for article in each.articles for _, text in article.lines)
    readers = [tool for tool, (_, formats) in TOOLS.items() if form in formats]
    results = {tool: alone(tool, wanted) for tool in readers if tool != "pandoc" or shutil.which(tool)}
    slow = results["markitdown"][1] if "markitdown" in results else None
    for tool, (counts, seconds, memory) in results.items():
        shares = score(counts) if tool != READING else {}
        named = [name for name in MEASURES if name in shares and (tool == OURS or name != "著录")]
        cells = [f"{shares[name]:.3f}" if name in named else "" for name in MEASURES]
        left = str(counts["left over"]) if tool != READING else ""
        speed = f"{seconds * 3_000_000 / characters:.1f} | {f'{slow / seconds:.1f}' if slow else ''} | {memory}"
        yield f"| {FORMATS[form]}，{len(wanted)} 份 | {tool} | {' | '.join(cells)} | {left} | {speed} |"


def main() -> None:
    """Print one table, a format and a tool a row."""
    every = list(gold())
    print(f"| 格式 | 工具 | {' | '.join(MEASURES)} | 残留 | CPU 毫秒 | 比 markitdown 快 | 内存 MB |")
    print("|---|---|" + "---|" * (len(MEASURES) + 4))
    for form in FORMATS:
        if wanted := [each for each in every if each.format == form]:
            print("\n".join(rows(form, wanted)), flush=True)


if __name__ == "__main__":
    main()
