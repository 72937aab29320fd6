"""清洗记录: what was repaired on a page, told on the page.

Examples show the repaired words and where in the source they stand, never what was taken out: bylines, names and
site noise must not come back through the receipt. `explain` shows both sides.
"""

import os
import re
from collections.abc import Iterable, Mapping, Sequence

from scripts.document import Blocks, Change, Source, block_text
from scripts.inline import escape

GAP = "〔缺〕"
_AROUND = 8


def count_gaps(blocks: Blocks) -> int:
    """How many places are marked as lost."""
    return sum(block_text(block).count(GAP) for block in blocks)


def receipt(changes: Sequence[Change], summaries: Mapping[str, str], blocks: Blocks, source: Source) -> str:
    """The Markdown inside the receipt: a line a pass with its count and up to three places, the gaps, the notes."""
    gaps = count_gaps(blocks)
    doubts = sum(1 for change in changes if change.name == "doubts")
    lines = [f"清洗改了 {len(changes) - doubts} 处，缺 {gaps} 处{f'，存疑 {doubts} 处' if doubts else ''}。"]
    for name in dict.fromkeys(change.name for change in changes):
        of_pass = [change for change in changes if change.name == name]
        label = summaries.get(name, name).split("：")[0]
        places = "；".join(_place(change, blocks, source.where(change.lines)) for change in of_pass[:3])
        many = f"（共 {_left_out(of_pass)} 个）" if name == "names" else ""
        lines.append(f"- {label} {len(of_pass)} 处{many}：{places}" + ("等。" if len(of_pass) > 3 else "。"))
    if gaps:
        lines.append(f"- 缺的 {gaps} 处：{'；'.join(_gaps(blocks)[:20])}。来源里已经脱落或打了码，没有补写。")
    lines += [f"- 读原件：{note}。" for note in source.notes]
    return "\n".join([lines[0], "", *lines[1:]]) if lines[1:] else lines[0]


def _left_out(changes: Iterable[Change]) -> int:
    """How many names and numbers of private persons were left out: one paragraph may hold a whole list of them."""
    return sum(change.after.count(mark) - change.before.count(mark) for change in changes for mark in ("某", "〔略〕"))


def _place(change: Change, blocks: Blocks, where: str) -> str:
    """Where a change was, in the words of the finished page: what later passes repaired does not come back."""
    if not change.after:
        return f"{where}去掉 {len(change.before)} 字"
    same = change.before == change.after  # what a line is has changed, not what it says
    start = _AROUND if same else len(os.path.commonprefix([change.before, change.after]))
    around = change.after[max(start - _AROUND, 0) : start + _AROUND].replace("\n", "")
    texts = [
        block_text(block)
        for block in blocks
        if block.lines.first <= change.lines.last and change.lines.first <= block.lines.last
    ]
    if not texts:
        return where
    found = next((around for text in texts if around and around in text), texts[0][: 2 * _AROUND])
    return f"{where}“{escape(found)}”" + (f"（{escape(change.before)}）" if change.name in ("twins", "doubts") else "")


def _gaps(blocks: Blocks) -> list[str]:
    return [f"“{escape(found)}”" for found in _contexts(block_text(block) for block in blocks)]


def _contexts(texts: Iterable[str]) -> list[str]:
    around = re.compile(f"[^。；]{{0,{_AROUND}}}{GAP}[^。；]{{0,{_AROUND}}}")
    return [found for text in texts for found in around.findall(text)]
