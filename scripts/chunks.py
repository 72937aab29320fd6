"""Blocks as chunks of Markdown, as a page's body has them between blank lines, and back."""

import re
from collections.abc import Iterator

from scripts.document import Block, Blocks, Heading, Item, Lines, Paragraph, Role, Table
from scripts.inline import escape, plain

NUMBER = re.compile(
    r"^(第?[一二三四五六七八九十百]+(?:[、.．]|部分[:：]?|是|要)|[（(][一二三四五六七八九十]{1,3}[）)]"
    r"|\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)]|[①-⑳])"
)
_HEADING = re.compile(r"^(#{1,5}) (.*) \{#([\w-]+)\}$")
_ROLE = re.compile(r"^(.*)\n\{: \.(addressee|signature) \}$")


def render_block(block: Block, name: str | None) -> str:
    """A block as Markdown, a heading with its id `name`."""
    if isinstance(block, Heading):
        return f"{'#' * (block.level + 1)} {escape(block.number + block.text)} {{#{name}}}"
    if isinstance(block, Item):
        return "- " + escape(block.number + block.text)
    if isinstance(block, Table):
        rows = ["| " + " | ".join(escape(cell) for cell in row) + " |" for row in block.rows]
        return "\n".join([rows[0], "|" + " --- |" * len(block.rows[0]), *rows[1:]])
    return escape(block.text) + (f"\n{{: .{block.role} }}" if block.role else "")


def chunks(body: str, first: int) -> Iterator[tuple[str, int]]:
    """Chunks between blank lines with the line each starts on; an indented chunk belongs to the one before."""
    held: list[tuple[str, int]] = []
    line = first
    for chunk in body.rstrip("\n").split("\n\n"):
        if held and chunk.startswith("    "):
            held[-1] = (held[-1][0] + "\n\n" + chunk, held[-1][1])
        elif chunk.strip("\n"):
            held.append((chunk.strip("\n"), line))
        line += chunk.count("\n") + 2
    yield from held


def parse_chunk(chunk: str, line: int) -> Blocks:
    """The blocks a chunk is that starts on a line; whatever it is, it is some."""
    lines = Lines(line, line + chunk.count("\n"))
    if found := _HEADING.match(chunk):
        number, text = _numbered(plain(found[2]))
        return (Heading(text, lines, len(found[1]) - 1, number),)
    if chunk.startswith("- "):
        texts = [_numbered(plain(text.removeprefix("- "))) for text in chunk.split("\n")]
        return tuple(Item(text, Lines(line + at, line + at), number) for at, (number, text) in enumerate(texts))
    if chunk.startswith("| "):
        rows = [row.strip("|").strip() for row in chunk.split("\n")]
        cells = [tuple(plain(cell.strip()) for cell in re.split(r"(?<!\\)\|", row)) for row in rows]
        return (Table((cells[0], *cells[2:]), lines),)
    if found := _ROLE.match(chunk):
        role: Role = "addressee" if found[2] == "addressee" else "signature"
        return (Paragraph(plain(found[1]), lines, role),)
    return (Paragraph(plain(chunk), lines),)


def _numbered(text: str) -> tuple[str, str]:
    found = NUMBER.match(text)
    return (found[0], text[found.end() :]) if found else ("", text)
