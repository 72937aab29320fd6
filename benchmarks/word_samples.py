"""Our example pages made into Word files again, in three ways: heading styles, bold lines only, automatic numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias
from xml.sax.saxutils import escape

from scripts import registry
from scripts.document import Heading, Table, block_text
from scripts.page import Page, parse
from scripts.passes.numbering import number_of
from tests.docx_files import word_file

ROOT = Path(__file__).parent.parent
_NUMBERS = "".join(
    f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:suff w:val="nothing"/>'
    f'<w:lvlText w:val="{text}"/></w:lvl>'
    for at, (style, text) in enumerate(
        (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("decimal", "（%4）"))
    )
)
_NUMBERING = (
    f'<w:abstractNum w:abstractNumId="1">{_NUMBERS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
_STYLES = '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>' + "".join(
    f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
    f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>'
    for level in range(1, 5)
)

Found: TypeAlias = list[tuple[bool, str]]
"""Lines as read: whether it is a heading, and its text."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One document: its bytes, and what a reader ought to find in it."""

    data: bytes
    truth: Found


def pages() -> Iterator[tuple[str, Page]]:
    """Our example pages by the source they come from, copies and untitled ones aside."""
    for entry in registry.load(ROOT / "sources" / "index.yml"):
        page = parse((ROOT / "docs" / "examples" / entry.path).read_text(encoding="utf-8"))
        if page.front.copy_of is None and not page.front.title.startswith("（"):
            yield entry.file, page


def lines_of(page: Page) -> Found:
    """Headings and paragraphs of a page, cells of tables aside."""
    blocks = [each for each in page.body if not isinstance(each, str | Table)]
    return [(isinstance(each, Heading), block_text(each)) for each in blocks]


def word_sample(page: Page, kind: str) -> Sample:
    """A page as a Word file of one kind: styled, bold or numbered."""
    body = ""
    for block in page.body:
        if isinstance(block, str | Table):
            continue
        look, properties, text = "", "", block_text(block)
        if isinstance(block, Heading):
            name = f"Heading{block.level}" if block.level else "Title"
            look = f'<w:rPr><w:b/><w:sz w:val="{28 if block.level else 36}"/></w:rPr>' if kind != "styled" else ""
            if kind == "styled" or not block.level:
                properties = f'<w:pStyle w:val="{name}"/>' if kind == "styled" else '<w:jc w:val="center"/>'
            elif kind == "numbered":
                level = block.level - 1
                properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
                text = block.text
        run = f"<w:r>{look}<w:t>{escape(text)}</w:t></w:r>"
        body += f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"
    return Sample(word_file(body, styles=_STYLES, numbering=_NUMBERING), lines_of(page))


def counts_on(page: Page) -> bool:
    """Whether Word could have numbered the headings: each kind counts on from 一、 without a jump."""
    last: dict[int, int] = {}
    for block in page.body:
        if isinstance(block, Heading) and block.level:
            number = number_of(block_text(block))
            last = {rank: value for rank, value in last.items() if rank <= block.level}
            last[block.level] = last.get(block.level, 0) + 1
            if number is None or (number.rank, number.value) != (block.level, last[block.level]):
                return False
    return True
