"""A new hand-written page: front matter with every field its type needs, and the headings to fill."""

import datetime
from pathlib import Path

import yaml

from scripts.errors import PageError
from scripts.files import write_whole
from scripts.vocabulary import PAGE_TYPES

SECTIONS = {
    "requirement": ("谁必须报、报给谁", "职责一览", "常听到、没有核实的说法"),
    "guide": ("看什么", "怎样写", "交稿前"),
    "topic": ("报告常答什么", "各部分怎样说"),
    "term": ("意思", "出处"),
}
EXTRA: dict[str, dict[str, object]] = {
    "requirement": {"issuer": None, "number": None, "issued": None, "in_force": None, "status": None, "duties": []},
    "term": {"synonyms": [], "members": [], "first_used": None, "older": None, "newer": None},
}


def new_page(kind: str, path: Path, title: str) -> Path:
    """Write the start of a page of type `kind` at `path`, and return it. Raises PageError; never overwrites."""
    by_hand = [each for each in PAGE_TYPES if each != "example"]
    if kind not in by_hand:
        raise PageError(kind, "没有这种手写的页面类型", f"从这些里选：{'、'.join(by_hand)}；范例由 convert 从来源生成")
    if path.exists():
        raise PageError(str(path), "已经有这个文件", "换一个名字")
    front = {
        "title": title,
        "type": kind,
        "topics": [],
        "related": [],
        "sources": [],
        "owner": "编辑组",
        "reviewed": datetime.date.today().isoformat(),
        "review_in": "6m",
        **EXTRA.get(kind, {}),
    }
    head = yaml.safe_dump(front, sort_keys=False, allow_unicode=True, width=10**9)
    body = [f"# {title} {{#a0}}", "一句话说这一页回答什么。"]
    body += [f"## {name} {{#a{at}}}" for at, name in enumerate(SECTIONS.get(kind, ("正文",)), 1)]
    text = "\n\n".join(body)
    write_whole(path, f"---\n{head}---\n\n{text}\n".encode())
    return path
