"""PATH-1 and FILE-1: what is asked of a file before anyone reads it. When FILE-1 finds fault, no other check runs."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from scripts.checks.view import Found, View, check

LARGEST = 5_000_000
"""Bytes of the largest file."""

_LONGEST_LINE = 20_000
_LONGEST_NAME = 100
_LARGEST_HEAD = 20_000
_DEEPEST = 50
_DEEPEST_HEAD = 8
_MOST_MARKS = 500
_NAME = re.compile(r"[a-z0-9-]+")
_SUFFIX = re.compile(r"(?:\.(?:en|zh-Hant))?\.[a-z0-9]+")
_RULE = re.compile(r".{0,50}|[-*_ \t]+")
"""A line too short to be deep, or a rule across the page."""

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)


@check("PATH-1", may_skip=False)
def path_1(view: View) -> Iterator[Found]:
    """文件名只用小写字母、数字和连字符"""
    if view.problem:
        yield 1, f"{view.problem}，网站不收。换成普通文件"
    for part in PurePosixPath(view.file).parts:
        stem, dot, rest = part.partition(".")
        if not _NAME.fullmatch(stem) or stem.startswith("-") or (dot and not _SUFFIX.fullmatch(dot + rest)):
            yield 1, f"名字“{part[:60]}”只能用 a-z、0-9 和 -，例如 half-year-report.md。改名"
        elif _RESERVED.fullmatch(stem):
            yield 1, f"“{stem}”在 Windows 上是保留的名字。改名"
        if len(part.encode("utf-8", "replace")) > _LONGEST_NAME:
            yield 1, f"名字超过 {_LONGEST_NAME} 字节，有的系统存不下。改短"


def collisions(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Names that are one file on macOS or Windows (case, NFC), each with the earlier one."""
    seen: dict[str, str] = {}
    for name in names:
        earlier = seen.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if earlier != name:
            yield name, earlier


@check("FILE-1", may_skip=False)
def file_1(view: View) -> Iterator[Found]:
    """页面是 UTF-8 文本，大小合适"""
    raw = view.raw or b""
    if len(raw) > LARGEST:
        yield 1, f"文件超过 {LARGEST // 1_000_000} MB。把页面拆小，图片压小"
        return
    if not view.file.endswith(".md"):
        return
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        yield raw.count(b"\n", 0, error.start) + 1, "不是 UTF-8 编码。在编辑器里另存为 UTF-8"
        return
    yield from _overlong(view.lines)
    head = view.text.partition("\n---\n")[0] if view.text.startswith("---\n") else ""
    if len(head) > _LARGEST_HEAD or max(map(_nesting, [head, *head.split("\n")[1:]])) > _DEEPEST_HEAD:
        yield 1, "页首信息太长或套得太深。只留页面规定的几项"


def _overlong(lines: list[str]) -> Iterator[Found]:
    """Lines a Markdown parser needs minutes for (facts/site.md section 4), and brackets left open over lines."""
    opened = 0
    for at, line in enumerate(lines, 1):
        opened = max(opened + line.count("[") - line.count("]"), 0) if line.strip() else 0
        if len(line) > _LONGEST_LINE:
            yield at, f"一行超过 {_LONGEST_LINE:,} 字。按段分行"
        elif opened > _DEEPEST or (not _RULE.fullmatch(line) and _nesting(line) > _DEEPEST):
            yield at, f"括号或引用套了 {_DEEPEST} 层以上，网站生成不了。删掉多余的符号"
            opened = 0
        elif len(line) > _MOST_MARKS and sum(line.count(mark) for mark in "*_`<") > _MOST_MARKS:
            yield at, f"一行里有 {_MOST_MARKS} 个以上的 * _ ` <，网站生成不了。删掉或分行"


def _nesting(text: str) -> int:
    """How deep [ { go, or how many markers of quotes and lists stand in a row."""
    markers = re.match(r"[ \t>*+?-]*", text)
    deepest = len(re.sub(r"[ \t]", "", markers[0])) if markers else 0
    depth = 0
    for found in re.finditer(r"[\[\]{}]", text):
        depth = depth + 1 if found[0] in "[{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest
