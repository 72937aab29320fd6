"""The format of case files: `## title`, then `~~~ 原文` … `~~~` and `~~~ 结果` … `~~~`, each fence on its own line.

Inside a fence stands page Markdown without ids, one block a paragraph: `# 题` to `##### 四级` are headings, `- 一是…`
items, a line `{: .signature }` after a paragraph is its role. What passes see is text as printed, so nothing is escaped.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from scripts.chunks import NUMBER
from scripts.document import Block, Blocks, Heading, Item, Lines, Paragraph, Role, Table, block_text

CASES = Path(__file__).parent / "cases"
BEFORE, AFTER = "原文", "结果"
UNCHANGED, UNSOLVED = "不动：", "未解："


@dataclass(frozen=True, slots=True)
class Case:
    """One case: where it stands, its title, and the text in its fences by name."""

    file: Path
    line: int
    title: str
    fences: dict[str, str]


def read_cases(file: Path, required: tuple[str, ...] = (BEFORE, AFTER)) -> list[Case]:
    """All cases of a file. Raises ValueError, naming the line, when the file is not exactly in the format."""
    cases: list[Case] = []
    lines = file.read_text(encoding="utf-8").split("\n")
    fence: str | None = None
    for number, line in enumerate(lines, 1):
        where = f"{file.name}:{number}"
        if fence is not None and line != "~~~":
            if line.startswith(("~~~", "## 不动：", "## 未解：")):
                raise ValueError(f"{where}：上一个 ~~~ 没有收尾")
            cases[-1].fences[fence] += line + "\n"
        elif fence is not None:
            fence = None
        elif line.startswith("~~~"):
            fence = line[3:].strip()
            if not cases or fence not in required or fence in cases[-1].fences:
                raise ValueError(f"{where}：多余或不认识的“{line}”")
            cases[-1].fences[fence] = ""
        elif line.startswith("## "):
            cases.append(Case(file, number, line[3:].strip(), {}))
        elif line.strip() and (cases or not line.startswith("# ")):
            raise ValueError(f"{where}：~~~ 之外的文字")
    _check(file, cases, fence, required)
    return cases


def _check(file: Path, cases: list[Case], fence: str | None, required: tuple[str, ...]) -> None:
    if fence is not None or not cases:
        raise ValueError(f"{file.name}：没有例子，或者最后一个 ~~~ 没有收尾")
    for case in cases:
        if missing := [name for name in required if name not in case.fences]:
            raise ValueError(f"{file.name}:{case.line}：“{case.title}”缺少 {'、'.join(missing)}")
    if len({case.title for case in cases}) < len(cases):
        raise ValueError(f"{file.name}：有两个同名的例子")


def blocks_of(text: str) -> Blocks:
    """The blocks a fence holds, with the lines they stand on in it."""
    blocks: list[Block] = []
    for line, each in enumerate(text.removesuffix("\n").split("\n"), 1):
        if role := re.fullmatch(r"\{: \.(addressee|signature) \}", each):
            last = blocks.pop()
            assert isinstance(last, Paragraph)
            names: dict[str, Role] = {"addressee": "addressee", "signature": "signature"}
            blocks.append(Paragraph(last.text, last.lines, names[role[1]]))
        elif each:
            blocks.append(_block(each, Lines(line, line)))
    return tuple(blocks)


def _block(text: str, lines: Lines) -> Block:
    if heading := re.match(r"(#{1,5}) ", text):
        number, rest = _numbered(text[heading.end() :])
        return Heading(rest, lines, len(heading[1]) - 1, number)
    if text.startswith("- "):
        number, rest = _numbered(text[2:])
        return Item(rest, lines, number)
    if text.startswith("| "):
        return Table((tuple(text.strip("| ").split(" | ")),), lines)
    return Paragraph(text, lines)


def _numbered(text: str) -> tuple[str, str]:
    found = NUMBER.match(text)
    return (found[0], text[found.end() :]) if found else ("", text)


def text_of(blocks: Blocks) -> str:
    """The blocks as they are written in a fence, a blank line between them."""
    return "\n\n".join(_text(block) for block in blocks) + "\n" if blocks else ""


def _text(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * (block.level + 1)} {block_text(block)}"
    if isinstance(block, Item):
        return f"- {block_text(block)}"
    if isinstance(block, Table):
        return "\n".join("| " + " | ".join(row) + " |" for row in block.rows)
    return block.text + (f"\n{{: .{block.role} }}" if block.role else "")


def accept(case: Case, name: str, text: str) -> None:
    """Write `text` into the fence `name` of a case, in its file."""
    content = case.file.read_text(encoding="utf-8")
    at = content.index(f"## {case.title}\n")
    start = content.index(f"~~~ {name}\n", at) + len(f"~~~ {name}\n")
    end = start if content.startswith("~~~\n", start) else content.index("\n~~~", start) + 1
    case.file.write_text(content[:start] + text + content[end:], encoding="utf-8")
