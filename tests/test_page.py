"""`render` and `parse` are inverse on canonical pages, whatever the text; anything else is kept verbatim."""

import string

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from scripts.document import Block, Heading, Item, Lines, Paragraph, Table, block_text
from scripts.errors import PageError
from scripts.inline import escape, plain
from scripts.page import FrontMatter, Page, is_edited, made_hash, parse, render, section_ids, split_front
from scripts.passages import passages

HERE = Lines(1, 1)
TRICKY = "一二学校（）〔缺〕，。“”0129 abNO" + string.punctuation
words = st.text(TRICKY, min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(bool)
values = st.one_of(st.none(), words, st.sampled_from(["NO", "yes", "2021-07-02", "2021", "1e3", "null", "- x", "a: b"]))


@st.composite
def bodies(draw: st.DrawFn) -> tuple[Block, ...]:
    blocks: list[Block] = [Heading(draw(words), HERE, 0)]
    for _ in range(draw(st.integers(0, 8))):
        kind = draw(st.sampled_from(["heading", "paragraph", "item", "table"]))
        text = draw(words)
        if kind == "heading":
            blocks.append(Heading(text, HERE, draw(st.integers(1, 4)), draw(st.sampled_from(["一、", "（一）", "1."]))))
        elif kind == "item":
            blocks.append(Item(text, HERE, draw(st.sampled_from(["一是", "1.", "（1）", ""]))))
        elif kind == "table":
            width = draw(st.integers(1, 3))
            rows = st.lists(st.lists(words, min_size=width, max_size=width).map(tuple), min_size=1, max_size=3)
            blocks.append(Table(tuple(draw(rows)), HERE))
        else:
            blocks.append(Paragraph(text, HERE, draw(st.sampled_from(["", "addressee", "signature"]))))
    return tuple(blocks)


@given(words)
def test_escaped_text_reads_back(text: str) -> None:
    assert plain(escape(text)) == text


@given(bodies(), values, values, st.sampled_from(["", "改了 2 处。\n\n- 断行：1 处"]))
def test_canonical_pages_round_trip(body: tuple[Block, ...], org: str | None, date: str | None, receipt: str) -> None:
    front = FrontMatter(
        "标题", org=org, date=date, source={"file": "a: b.txt", "lines": "9-41"}, parts={"a0": "opening"}
    )
    text = render(Page(front, body, receipt))
    parsed = parse(text)
    assert parsed.front == front
    assert render(parsed) == text


@given(bodies())
def test_every_block_of_text_is_a_passage(body: tuple[Block, ...]) -> None:
    found = [passage.text for passage in passages(split_front(render(Page(FrontMatter("标题"), body)))[1])]
    expected = [
        text
        for block in body
        if not isinstance(block, Heading)
        for text in ([" ".join(row) for row in block.rows[1:]] if isinstance(block, Table) else [block_text(block)])
    ]
    assert found == expected


def test_what_a_contributor_writes_stays_verbatim() -> None:
    by_hand = '## 没有编号的标题\n\n!!! do "这样写"\n\n    一句。\n\n    又一句。\n\n1. 有序\n2. 列表'
    text = f"---\ntitle: 页\ntype: example\n---\n\n# 页 {{#a0}}\n\n{by_hand}\n"
    page = parse(text)
    assert render(page).split("# 页 {#a0}\n\n")[1].rstrip("\n") == by_hand


def test_values_yaml_would_twist_are_quoted() -> None:
    text = render(Page(FrontMatter("NO", org="yes", date="2021-07-02", period="2021"), ()))
    loaded = yaml.safe_load(text.split("---")[1])
    assert (loaded["title"], loaded["org"], loaded["date"], loaded["period"]) == ("NO", "yes", "2021-07-02", "2021")


def test_section_ids_when_the_first_level_is_lost() -> None:
    levels = [0, 2, 2, 1, 2, 3, 1]
    assert section_ids(tuple(Heading("题", HERE, level) for level in levels)) == (
        "a0", "a0-1", "a0-2", "a1", "a1-1", "a1-1-1", "a2",
    )  # fmt: skip


def test_an_edit_shows() -> None:
    text = render(Page(FrontMatter("题", made=""), (Heading("题", HERE, 0), Paragraph("一句。", HERE))))
    made = text.replace("made: ''", f"made: {made_hash(text)}")
    assert not is_edited(made)
    assert is_edited(made.replace("一句", "两句"))
    assert is_edited("---\ntitle: 手写\n---\n")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("---\ntitle: 没有配对\n", "没有配对"),
        ("---\ntitle: [\n---\n", "YAML"),
        ("---\n- 列表\n---\n", "键: 值"),
        ("---\ntitle: " + "[" * 200_000 + "\n---\n", "括号太多"),
    ],
)
def test_broken_front_matter_is_named(text: str, reason: str) -> None:
    with pytest.raises(PageError, match=reason):
        split_front(text, "页.md")
