"""HEAD-1: headings that links and the search index can hold on to."""

import re
from collections.abc import Iterator
from itertools import pairwise

from scripts.checks.view import Found, Head, View, check

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_UNDERLINE = re.compile(r"^(?:=+|-+)[ ]*$")
_DEEPEST = {"example": 5}
"""An example keeps all four levels of its source below the title; other pages stop at H4."""


@check("HEAD-1")
def head_1(view: View) -> Iterator[Found]:
    """标题带英文编号，层次不乱"""
    seen: dict[str, int] = {}
    titles = [head.line for head in view.headings if head.level == 1]
    for head in view.headings:
        yield from ((head.line, message) for message in _faults(head, _DEEPEST.get(view.kind, 4)))
        if head.level == 1 and head.line != titles[0]:
            yield head.line, f"一页只有一个 # 大标题，第 {titles[0]} 行已经有了。改成 ##"
        if head.id and head.id in seen:
            yield head.line, f"编号 {head.id} 在第 {seen[head.id]} 行用过。换一个"
        seen.setdefault(head.id or "", head.line)
    lines = view.body_lines
    for at, (above, line) in enumerate(pairwise(lines), view.first + 1):
        if above[:1].strip() and above[0] not in "#|>-*:{" and _UNDERLINE.match(line):
            yield at, "上一行会变成没有编号的标题。标题用 ## 写；要分隔线，前面空一行"


def _faults(head: Head, deepest: int) -> Iterator[str]:
    if head.glued:
        yield "# 后面空一格"
    if not head.text:
        yield "标题没有字。写上标题，或删掉这一行"
    elif head.id is None:
        yield f"标题“{head.text[:20]}”没有编号。在后面加 {{#英文名}}，例如 {{#what-to-write}}"
    elif not _ID.fullmatch(head.id):
        yield f"标题编号 {head.id[:30]} 只能用英文字母、数字和 -，字母开头"
    if head.level > deepest:
        yield f"标题最多到 {'#' * deepest}。合并层次，或改成列表"
