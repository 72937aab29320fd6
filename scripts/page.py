"""The page: Markdown with front matter, the only interface between ingest and site.

`render` writes a canonical example page, `parse` reads it back: `render(parse(p)) == p`. A chunk of the body
that is not canonical (whatever a contributor wrote) is kept verbatim as a string among the blocks.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, TypeAlias

import yaml

from scripts.chunks import chunks, parse_chunk, render_block
from scripts.document import Block, Heading, Item
from scripts.errors import PageError

Body: TypeAlias = tuple[Block | str, ...]

_LONGEST_FRONT, _MOST_BRACKETS = 50_000, 1_000
"""Characters, and brackets: the C loader of YAML overflows the stack on deep nesting and takes the process along."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_MADE = re.compile(r"^made: .*\n", re.MULTILINE)
_RECEIPT = '??? receipt "清洗记录"'


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Front matter of an example page, in the order it is written (design section 5). Unknown keys go to `other`."""

    title: str
    type: str = "example"
    made: str | None = None
    fictional: bool = False
    org: str | None = None
    org_type: str | None = None
    report_type: str | None = None
    period: str | None = None
    date: str | None = None
    source: Mapping[str, str] = field(default_factory=dict)
    copy_of: str | None = None
    grade: str = "ordinary"
    grade_reason: str | None = None
    note: str | None = None
    topics: tuple[str, ...] = ()
    parts: Mapping[str, str] = field(default_factory=dict)
    other: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """An example page: front matter, blocks (or verbatim chunks), and the Markdown inside its 清洗记录 box."""

    front: FrontMatter
    body: Body
    receipt: str = ""


def section_ids(body: Body) -> tuple[str | None, ...]:
    """The id of each heading (a0, a1, a1-2, …; `a0-1` for a level 2 that has no level 1), None for other blocks."""
    counts = [0, 0, 0, 0]
    names: list[str | None] = []
    for block in body:
        if not isinstance(block, Heading):
            names.append(None)
            continue
        if block.level:
            counts[block.level - 1] += 1
            counts[block.level :] = [0] * (4 - block.level)
        names.append("a" + "-".join(str(count) for count in counts[: max(block.level, 1)]) if block.level else "a0")
    return tuple(names)


def render(page: Page) -> str:
    """The page as text, ending in one newline."""
    parts: list[str] = []
    ids = section_ids(page.body)
    for at, block in enumerate(page.body):
        text = block if isinstance(block, str) else render_block(block, ids[at])
        if isinstance(block, Item) and at and isinstance(page.body[at - 1], Item):
            parts[-1] += "\n" + text
        elif text:
            parts.append(text)
    if page.receipt:
        parts.append(_RECEIPT + "\n\n" + "\n".join("    " + line if line else "" for line in page.receipt.split("\n")))
    return f"---\n{_render_front(page.front)}---\n\n" + "\n\n".join(parts) + "\n"


def parse(text: str, file: str = "页面") -> Page:
    """The page a text holds. Raises PageError when it has no readable front matter."""
    front, body, first = split_front(text, file)
    parts = list(chunks(body, first))
    receipt = ""
    if parts and parts[-1][0].startswith(_RECEIPT):
        inside = parts.pop()[0].removeprefix(_RECEIPT).strip("\n")
        receipt = "\n".join(line[4:] for line in inside.split("\n"))
    parsed: list[Block | str] = []
    for chunk, line in parts:
        blocks = parse_chunk(chunk, line)
        ids = section_ids((*parsed, *blocks))[len(parsed) :]
        again = "\n".join(render_block(block, name) for block, name in zip(blocks, ids, strict=True))
        parsed.extend(blocks if again == chunk else (chunk,))
    return Page(_front_matter(front, file), tuple(parsed), receipt)


def split_front(text: str, file: str = "页面") -> tuple[dict[str, Any], str, int]:
    """Front matter, body, and the 1-based line of the page the body starts on. Raises PageError if it is broken."""
    if not text.startswith("---\n"):
        return {}, text, 1
    head, mark, body = text[4:].partition("\n---\n")
    if not mark:
        raise PageError(file, "页首的 --- 没有配对的 ---", "在页首信息后面补一行 ---")
    if len(head) > _LONGEST_FRONT or head.count("[") + head.count("{") > _MOST_BRACKETS:
        raise PageError(file, "页首信息太长或括号太多", "页首只写字段，正文写在后面")
    try:
        front = yaml.load(head, Loader=_LOADER)  # noqa: S506 - a safe loader, the C one where there is one
    except (yaml.YAMLError, ValueError, LookupError, AttributeError, RecursionError) as error:  # e.g. 2021-13-45
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        raise PageError(f"{file}:{line}", "页首信息不是正确的 YAML", "检查这一行的冒号、引号和缩进") from error
    if not isinstance(front, dict):
        raise PageError(file, "页首信息不是“键: 值”的形式", "照 docs/contribute/pages.md 的样子写")
    return {str(key): value for key, value in front.items()}, body, head.count("\n") + 4


def made_hash(text: str) -> str:
    """The hash `made` carries: of the page text without its `made` line, so a later edit shows."""
    return hashlib.sha256(_MADE.sub("", text, count=1).encode()).hexdigest()[:16]


def is_edited(text: str) -> bool:
    """Whether a person changed the page since convert wrote it (or wrote it whole)."""
    found = re.search(r"^made: '?([0-9a-f]{16})'?$", text, re.MULTILINE)
    return found is None or found[1] != made_hash(text)


def _render_front(front: FrontMatter) -> str:
    values = {f.name: getattr(front, f.name) for f in fields(front) if f.name != "other"}
    for name in ("made", "note"):
        if values[name] is None:
            del values[name]
    values["topics"] = list(front.topics)
    values.update({"source": dict(front.source), "parts": dict(front.parts)})
    return str(
        yaml.dump(
            {**values, **front.other}, Dumper=_DUMPER, sort_keys=False, allow_unicode=True,
            default_flow_style=None, width=10**9,
        )
    )  # fmt: skip


def _front_matter(front: dict[str, Any], file: str) -> FrontMatter:
    names = {f.name for f in fields(FrontMatter)} - {"other"}
    known = {key: value for key, value in front.items() if key in names}
    if not isinstance(known.get("title"), str):
        raise PageError(file, "页首信息没有 title", "补上一行 title: 标题")
    known["topics"] = tuple(known.get("topics") or ())
    for key in ("source", "parts"):
        known[key] = known.get(key) or {}
    return FrontMatter(**known, other={key: value for key, value in front.items() if key not in names})
