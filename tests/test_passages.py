"""The scanner and the real Markdown renderer agree: every passage is an element with its id and just its text."""

from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from scripts.document import Heading, Lines, Paragraph
from scripts.page import FrontMatter, Page, render, split_front
from scripts.passages import passages, with_ids
from tests.test_page import TRICKY, bodies

EXTENSIONS = ["attr_list", "def_list", "admonition", "pymdownx.details", "tables", "toc"]
ALWAYS_IN_MKDOCS = ["fenced_code"]
BY_HAND = """\
# 标题 {#a0}

一段**加粗**和[链接](x.md)，有`代码`。
续在下一行。

- 一条
- 两条
    - 里面一条

1. 散的

2. 列表

词
:   解释一

:   解释二
    续行

> 引文
> 两行

!!! do "这样写"

    好句。

!!! dont "不这样写"

    坏句。

| 编号 | 做什么 |
| --- | --- |
| 甲 | 报告 |

~~~
不是段
~~~

## 小题 {#a1}

末段。
"""


class Texts(HTMLParser):
    """The text of every element that has an id."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str | None] = []
        self.texts: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"br", "hr", "img"}:
            self.open.append(dict(attrs).get("id"))

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        nearest = next((name for name in reversed(self.open) if name), None)
        if nearest:
            self.texts[nearest] = self.texts.get(nearest, "") + data


def rendered(body: str) -> dict[str, str]:
    parser = markdown.Markdown(extensions=EXTENSIONS + ALWAYS_IN_MKDOCS)
    parser.preprocessors.deregister("html_block")
    parser.inlinePatterns.deregister("html")
    return {name: "".join(text.split()) for name, text in Texts(parser.convert(with_ids(body))).texts.items()}


def test_hand_written_page() -> None:
    found = {passage.id: passage.text for passage in passages(BY_HAND)}
    assert found == {
        "a0.1": "一段加粗和链接，有代码。续在下一行。", "a0.2": "一条", "a0.3": "两条", "a0.4": "里面一条",
        "a0.5": "散的", "a0.6": "列表", "a0.7": "解释一", "a0.8": "解释二续行", "a0.9": "引文两行",
        "a0.10": "好句。", "a0.11": "甲 报告", "a1.1": "末段。",
    }  # fmt: skip
    html = rendered(BY_HAND)
    del found["a0.11"]
    assert {name: html.get(name) for name in found} == found
    assert html["a0.11"] == "甲"


@given(bodies())
def test_every_passage_is_shown_as_printed(body: tuple[Heading | Paragraph, ...]) -> None:
    text = split_front(render(Page(FrontMatter("标题"), body)))[1]
    html = rendered(text)
    for passage in passages(text):
        shown = html[passage.id]
        expected = "".join(passage.text.split())
        assert shown == expected or expected.startswith(shown)


@given(st.text(TRICKY + "\n\t    :|-", max_size=200))
def test_any_text_is_scanned_without_an_error(text: str) -> None:
    ids = [passage.id for passage in passages(text)]
    assert len(ids) == len(set(ids))
    with_ids(text)


def test_headings_lead_to_the_passage() -> None:
    blocks = (Heading("题", Lines(1, 1), 0), Heading("甲", Lines(2, 2), 1, "一、"), Paragraph("段。", Lines(3, 3)))
    (found,) = passages(split_front(render(Page(FrontMatter("题"), blocks)))[1])
    assert found.headings == (("a0", "题"), ("a1", "一、甲"))


def test_extensions_are_those_of_the_site() -> None:
    config = Path(__file__).parent.parent / "mkdocs.yml"
    if not config.exists():
        pytest.fail("mkdocs.yml is missing")
    lines = config.read_text(encoding="utf-8").split("markdown_extensions:\n")[1].split("\n\n")[0]
    used = {next(iter(each)) if isinstance(each, dict) else each for each in yaml.load(lines, Loader=yaml.BaseLoader)}
    assert used == set(EXTENSIONS)
