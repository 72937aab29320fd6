"""Our readers beside the peers, in one run: what they find of headings and paragraphs, what they lose, CPU time.

The documents are our own example pages made into Word files again, in three ways: heading styles, bold lines only (as
offices write), automatic numbers; and our own web pages among the sources. A peer's heading counts without its number,
which is the character error's matter. Peers are in their own environment, nothing of them is in the product:

    .venv/bin/uv venv /tmp/bench
    .venv/bin/uv pip install -p /tmp/bench --require-hashes -r requirements-bench.txt
    /tmp/bench/bin/python -m benchmarks.readers
"""

import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from io import BytesIO
from typing import TypeAlias
from xml.sax.saxutils import escape

from benchmarks.word_samples import ROOT, Found, Sample, counts_on, lines_of, pages, word_sample
from scripts.document import Document, Heading, Source, Table, block_text
from scripts.passes import PASSES
from scripts.passes.numbering import number_of
from scripts.pipeline import run
from scripts.readers import READERS

ROUNDS = 5

Reader: TypeAlias = Callable[[bytes], Found]


def ours(name: str, *, clean: bool) -> Reader:
    """Our reader of a format, alone or with the cleaning that follows it."""

    def read(data: bytes) -> Found:
        document = Document(Source("样本", "", name), READERS[name](data, "样本").blocks)
        blocks = (run(document, PASSES) if clean else document).blocks
        return [(isinstance(each, Heading), block_text(each)) for each in blocks if not isinstance(each, Table)]

    return read


def from_markdown(text: str) -> Found:
    """Lines of Markdown that a peer wrote."""
    found: Found = []
    for line in text.split("\n"):
        plain = re.sub(r"[*_`]{1,3}|\\(?=[^\w\s])|<a [^>]*></a>", "", re.sub(r"^(?:#+|[-+]|\d+\.) ", "", line.strip()))
        if plain.strip(" |-"):
            found.append((line.startswith("#"), plain.strip()))
    return found


def word_peers() -> Iterator[tuple[str, Reader]]:
    """The peers for Word files."""
    import docx
    import mammoth
    from markitdown import MarkItDown

    converter = MarkItDown(enable_plugins=False)
    yield (
        "markitdown",
        lambda data: from_markdown(converter.convert_stream(BytesIO(data), file_extension=".docx").text_content),
    )
    yield "mammoth", lambda data: from_markdown(mammoth.convert_to_markdown(BytesIO(data)).value)
    yield (
        "python-docx",
        lambda data: [
            (each.style is not None and each.style.name.startswith(("Heading", "Title")), each.text)
            for each in docx.Document(BytesIO(data)).paragraphs
            if each.text.strip()
        ],
    )


def page_peers() -> Iterator[tuple[str, Reader]]:
    """The peers for web pages."""
    import trafilatura
    from markitdown import MarkItDown
    from readability import Document as Article

    converter = MarkItDown(enable_plugins=False)

    def readable(data: bytes) -> Found:
        article = Article(data)
        html = f"<html><body><h1>{escape(article.title())}</h1>{article.summary(html_partial=True)}</body></html>"
        return from_markdown(converter.convert_stream(BytesIO(html.encode()), file_extension=".html").text_content)

    yield (
        "markitdown",
        lambda data: from_markdown(converter.convert_stream(BytesIO(data), file_extension=".html").text_content),
    )
    yield "readability", readable
    yield "trafilatura", lambda data: from_markdown(trafilatura.extract(data, output_format="markdown") or "")


def measure(read: Reader, samples: Sequence[Sample]) -> tuple[float, ...]:
    """Heading recall and precision, paragraph F1, character error, CPU milliseconds a document (best of rounds)."""
    hits = truths = found = same = lines = read_lines = wrong = characters = 0
    spent = 0.0
    for sample in samples:
        result = read(sample.data)
        heads, wanted = _bare(result, is_heading=True), _bare(sample.truth, is_heading=True)
        hits, truths, found = hits + _shared(heads, wanted), truths + len(wanted), found + len(heads)
        texts, whole = _bare(result, is_heading=False), _bare(sample.truth, is_heading=False)
        same, lines, read_lines = same + _shared(texts, whole), lines + len(whole), read_lines + len(texts)
        wrong, characters = wrong + _distance(_all(result), _all(sample.truth)), characters + len(_all(sample.truth))
        spent += min(_time(read, sample.data) for _ in range(ROUNDS))
    count = max(len(samples), 1)
    return (
        hits / max(truths, 1), hits / max(found, 1), 2 * same / max(lines + read_lines, 1),
        wrong / max(characters, 1), spent * 1000 / count,
    )  # fmt: skip


def _time(read: Reader, data: bytes) -> float:
    started = time.process_time()
    read(data)
    return time.process_time() - started


def _all(found: Found) -> str:
    return "".join("".join(text.split()) for _, text in found)


def _bare(found: Found, *, is_heading: bool) -> list[str]:
    """The texts of headings without their numbers and stops, or the texts of all others."""
    texts = ["".join(text.split()) for head, text in found if head is is_heading]
    return [number.rest if is_heading and (number := number_of(text)) else text for text in texts]


def _shared(first: Sequence[str], second: Sequence[str]) -> int:
    return sum(each.size for each in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks())


def _distance(first: str, second: str) -> int:
    """Characters to change to make one of the other, as the shortest script of difflib has it."""
    codes = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    return sum(max(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in codes if tag != "equal")


def table(title: str, samples: Sequence[Sample], readers: Iterable[tuple[str, Reader]]) -> None:
    """Print what each reader makes of the samples; time beside markitdown's in the same run."""
    rows = [(name, measure(read, samples)) for name, read in readers]
    slow = next(each[-1] for name, each in rows if name == "markitdown")
    print(f"\n{title}（{len(samples)} 份）\n")
    print(
        "| 读者 | 标题召回 | 标题准确 | 段落 F1 | 字错率 | CPU 毫秒 | 比 markitdown 快 |\n|---|---|---|---|---|---|---|"
    )
    for name, (recall, precision, same, wrong, spent) in rows:
        print(
            f"| {name} | {recall:.3f} | {precision:.3f} | {same:.3f} | {wrong:.4f} | {spent:.1f} | {slow / spent:.1f} |"
        )


def main() -> None:
    """Print the tables."""
    known = list(pages())
    both = [("报告写作知识库，只读", ours("docx", clean=False)), ("报告写作知识库，读和清洗", ours("docx", clean=True))]
    for title, kind in (("Word，标题样式", "styled"), ("Word，只有加粗", "bold"), ("Word，自动编号", "numbered")):
        fit = [page for _, page in known if kind != "numbered" or counts_on(page)]
        table(title, [word_sample(page, kind) for page in fit], [*both, *word_peers()])
    web = [
        Sample((ROOT / file).read_bytes(), lines_of(page)) for file, page in known if file.endswith((".html", ".htm"))
    ]
    if web and "html" in READERS:
        table("网页", web, [("报告写作知识库，读和清洗", ours("html", clean=True)), *page_peers()])


if __name__ == "__main__":
    main()
