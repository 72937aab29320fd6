"""Any dialect of Markdown: what Python-Markdown prints is found, under the id that Python-Markdown gives its heading."""

import random
import re
from collections.abc import Callable
from html.parser import HTMLParser
from textwrap import indent

import markdown
import pytest
from pymdownx import slugs

from scripts.index.dialect import reduced
from scripts.index.key import key
from scripts.index.passages import scan
from scripts.index.slugs import slug_by

EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc",
    "pymdownx.caret", "pymdownx.details", "pymdownx.keys", "pymdownx.mark", "pymdownx.superfences", "pymdownx.tabbed",
    "pymdownx.tasklist", "pymdownx.tilde",
]  # fmt: skip
END = '\n\n[ref]: http://x.y "标题"\n*[A类]: 甲类\n\n[^1]: 脚注里的话\n'
NOT_PRINTED = {"script", "style", "sup", "label", "summary"}
PARTED = {"p", "li", "td", "th", "tr", "pre", "dd", "dt", "div"}
CASES = {
    "一级\n====\n\n正文甲。\n\n二级\n---\n正文乙。": [("_1.1", "正文甲。"), ("_2.1", "正文乙。")],
    "#没有空格\n正文。": [("_1.1", "正文。")],
    "# 甲 {: .red #own }\n正文。\n\n# Plan B\n乙。\n\n# plan b\n丙。": [
        ("own.1", "正文。"), ("plan-b.1", "乙。"), ("plan-b_1.1", "丙。"),
    ],
    "没有标题，<!-- 这里\n不见 -->也有**段**。": [("a0.1", "没有标题，也有段。")],
    "<script>\nvar a = '不见';\n</script>\n\n<p>甲</p><p>乙<br>丙</p>": [("a0.1", "甲"), ("a0.2", "乙 丙")],
    "见[出处](a.md \"题\")、[![图](a.png)](b.md)和`a<b>`{.x}[^1]。": [("a0.1", "见出处、图和a<b>。")],
    "```\n# 不是标题\n==不是标记==\n```": [("a0.1", "# 不是标题==不是标记==")],
    "```\n没有关上的围栏": [("a0.1", "```没有关上的围栏")],
    "| 列 |\n| --- |\n| 甲<br>乙 |": [("a0.1", "列"), ("a0.2", "甲 乙")],
    "词\n:   解释": [("a0.1", "词"), ("a0.2", "解释")],
    "=== \"甲页\"\n\n    页里。\n\n!!! note \"题\"\n    ## 盒里\n    盒里的话。": [("a0.1", "页里。"), ("_1.1", "盒里的话。")],
    "- [x] 做完 ==标记==，按 ++ctrl+s++": [("a0.1", "做完 标记，按 ctrl+s")],
    "a < b，<单位名称>照写，见 <https://a.b/c>": [("a0.1", "a < b，<单位名称>照写，见 https://a.b/c")],
    "--8<-- \"x.md\"\n\n[TOC]\n\n::: a.b\n\n正文。": [("a0.1", "正文。")],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=[text.split("\n")[0] for text in CASES])
def test_case(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(passage.id, passage.text) for passage in scan(reduced(text, slug_by({})))] == expected


class Printed(HTMLParser):
    """The text of each section of a page by the id of its heading; blocks on lines of their own."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.section, self.sections = "", {"": ""}
        self.passed: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        heading = re.fullmatch("h[1-6]", tag)
        if heading:
            self.section = told.get("id") or self.section
            self.sections.setdefault(self.section, "")
        if tag in PARTED:
            self.sections[self.section] += "\n"
        if heading or tag in NOT_PRINTED or told.get("class") in ("admonition-title", "footnote-backref"):
            self.passed.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.passed and self.passed[-1] == tag:
            self.passed.pop()

    def handle_data(self, data: str) -> None:
        if not self.passed:
            self.sections[self.section] += data


class Writer:
    """Pages nobody has seen: blocks and marks of all extensions, put together by a dice."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)

    def words(self) -> str:
        known = ["办公室", "值班", "记录", "整改", "2021年", "Plan B", "预案", "责任人", "A类"]
        return "".join(self.dice.choices(known, k=self.dice.randint(1, 4)))

    def line(self) -> str:
        a, b = self.words(), self.words()
        return a + self.dice.choice(
            ["", f"**{b}**", f"[{b}](x.md)", f"[{b}](<x y.md> '题')", f"`{b}`", f"<b>{b}</b>", f"=={b}==，", f"[![](a.png){b}](b.md)",
             "[^1]", f"<br>{b}", f" _{b}_ ", f"[{b}][ref]", f"（{b}）。", " <https://a.b/c> ", rf"\*{b}\*", "&lt;x&gt;",
             f"<!-- {b} -->", f"~~{b}~~，", f"<span class='x'>{b}</span>"]
        ) + self.words()  # fmt: skip

    def block(self, depth: int = 0) -> str:
        a, b = self.words(), self.words()
        kinds: list[Callable[[], str]] = [
            lambda: "\n".join(self.line() for _ in range(self.dice.randint(1, 3))),
            lambda: "#" * self.dice.randint(1, 6) + self.dice.choice(["", " "]) + a + self.dice.choice(["", " {: .c }", " ##"]),
            lambda: f"## {a} {{#own{self.dice.randrange(10**9)}}}",
            lambda: a + self.dice.choice(["\n===", "\n---"]),
            lambda: f"- {self.line()}\n    - {self.line()}\n- {self.line()}",
            lambda: f"1. {self.line()}\n2. {self.line()}",
            lambda: f"| {a} | 列 |\n|---|---|\n| {b} | {a} |",
            lambda: f"```python\n{a} = '<x>' # {b}\n\n{a}\n```",
            lambda: f"> {self.line()}\n> {self.line()}",
            lambda: f"{a}\n:   {self.line()}",
            lambda: f"<div>\n    <p>{a}</p>\n<p>{b}</p></div>",
            lambda: "***",
        ]  # fmt: skip
        if depth < 2 and self.dice.random() < 0.15:
            box = self.dice.choice(['!!! note "题"', "??? tip", '=== "页甲"', "???+ note"])
            return f"{box}\n\n{indent(self.block(depth + 1), '    ')}\n\n{indent(self.block(depth + 1), '    ')}"
        return self.dice.choice(kinds)()

    def page(self) -> str:
        return "\n\n".join(self.block() for _ in range(self.dice.randint(1, 8))) + END


@pytest.mark.parametrize(
    ("setting", "option"),
    [
        ({}, {}),
        ({"slugify": {"name": "pymdownx.slugs.slugify", "kwds": {"case": "lower"}}}, {"slugify": slugs.slugify(case="lower")}),
        ({"separator": "_"}, {"separator": "_"}),
    ],
    ids=["as usual", "by pymdownx", "other separator"],
)  # fmt: skip
@pytest.mark.parametrize("seed", range(120))
def test_as_python_markdown_prints_it(seed: int, setting: dict[str, object], option: dict[str, object]) -> None:
    page = Writer(seed).page()
    options = {"toc": option, "pymdownx.tabbed": {"alternate_style": True}}
    printed = Printed(markdown.Markdown(extensions=EXTENSIONS, extension_configs=options).convert(page)).sections
    found = scan(reduced(page, slug_by(setting)))
    everything = ""
    for passage in found:
        anchor = passage.id.rpartition(".")[0] if passage.headings else ""
        everything += key(passage.text)
        assert passage.text == "脚注里的话" or key(passage.text) in key(printed[anchor]), page
    for line in "\n".join(printed.values()).split("\n"):
        assert key(line) in everything, page
