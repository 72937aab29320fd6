from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.document import (
    Block,
    Blocks,
    Change,
    Document,
    Heading,
    Item,
    Lines,
    Paragraph,
    Source,
    Table,
    map_text,
    plain_text,
)
from scripts.errors import PassError
from scripts.passes import PASSES
from scripts.pipeline import changes_between, cleaning_pass, han_count, run


def paragraphs(*texts: str) -> Blocks:
    return tuple(Paragraph(text, Lines(at, at)) for at, text in enumerate(texts, 1))


def document(blocks: Blocks) -> Document:
    return Document(Source("a.txt", "0" * 64, "txt"), blocks)


@cleaning_pass()
def shout(blocks: Blocks) -> Blocks:
    """感叹：句号改成感叹号。"""
    return map_text(blocks, lambda text: text.replace("。", "！"))


@cleaning_pass()
def lose_last(blocks: Blocks) -> Blocks:
    """丢字：丢掉最后一段。"""
    return blocks[:-1]


@cleaning_pass(keeps=han_count)
def swap(blocks: Blocks) -> Blocks:
    """换字：换掉一个字。"""
    return map_text(blocks, lambda text: text.replace("开", "闭"))


def test_a_pass_is_named_and_described_by_its_function() -> None:
    assert (lose_last.name, lose_last.summary) == ("lose-last", "丢字：丢掉最后一段。")


def test_the_runner_writes_down_what_each_pass_changed() -> None:
    done = run(document(paragraphs("开会。", "没有标点", "散会。")), [shout, swap])
    assert plain_text(done.blocks) == "闭会！\n没有标点\n散会！"
    assert done.changes == (
        Change("shout", Lines(1, 1), "开会。", "开会！"),
        Change("shout", Lines(3, 3), "散会。", "散会！"),
        Change("swap", Lines(1, 1), "开会！", "闭会！"),
    )


def test_text_lost_in_silence_stops_the_run() -> None:
    with pytest.raises(PassError, match="lose-last") as caught:
        run(document(paragraphs("开会。", "散会。")), [shout, lose_last])
    assert caught.value.file == "a.txt"


def test_joined_blocks_are_one_change_over_all_their_lines() -> None:
    before = paragraphs("甲", "乙，", "丙。", "丁")
    after = (before[0], Paragraph("乙，丙。", Lines(2, 3)), before[3])
    assert list(changes_between("x", before, after)) == [Change("x", Lines(2, 3), "乙，\n丙。", "乙，丙。")]


def test_split_and_removed_blocks_are_changes_of_their_lines() -> None:
    before = paragraphs("甲", "一、乙。丙", "丁")
    after = (Heading("乙", Lines(2, 2), 1, "一、"), Paragraph("丙", Lines(2, 2)), before[2])
    assert list(changes_between("x", before, after)) == [
        Change("x", Lines(1, 1), "甲", ""),
        Change("x", Lines(2, 2), "一、乙。丙", "一、乙\n丙"),
    ]


def test_a_table_keeps_its_shape_through_all_passes() -> None:
    table = Table((("单位", "次数"), ("砚汀县,甲", "__")), Lines(2, 3))
    done = run(document((Paragraph("全年开会六次。", Lines(1, 1)), table)), PASSES)
    assert done.blocks[1] == replace(table, rows=(("单位", "次数"), ("砚汀县，甲", "〔缺〕")))


PIECES = st.sampled_from(
    [
        "一、",
        "二、",
        "三、",
        "（一）",
        "(二)",
        "（三）",
        "1.",
        "2、",
        "（1）",
        "一是",
        "二是",
        "三要",
        "第一部分",
        "。",
        "，",
        "；",
        "：",
        ",",
        ":",
        ";",
        "!",
        "?",
        ".",
        "(",
        ")",
        "（",
        "）",
        '"',
        "'",
        "“",
        "”",
        "《",
        "》",
        "__",
        "xx",
        "**",
        "x",
        "20_年",
        "20-年",
        "2021年",
        "7月6日",
        "年月日",
        "%",
        "—",
        "——",
        "-",
        "岗双责",
        "进—步",
        "工作",
        "工作工作",
        "的的",
        "学习",
        "问题",
        "存在的问题",
        "报告",
        "总结",
        "汇报",
        "计划",
        "情况",
        "虽然",
        "为了",
        "我局",
        "公司",
        "全年",
        "会议",
        "次",
        "条",
        "发布信息",
        "余场",
        "人",
        "如下",
        "今年以来",
        "加强领导，落实责任",
        "委员会",
        "中共",
        "县",
        "镇",
        "水利局",
        "单位：",
        "小编",
        "以下是小编为大家整理的",
        "欢迎阅读",
        "当前位置：首页 > 总结",
        "(xué)",
        "（me）",
        "?fàn)I",
        "學",
        "會",
        "黨",
        "们",
        "开",
        "\u3000\u3000",
        " ",
        "\t",
        "第3页",
        "- 1 -",
        "15",
        "�",
        "啊",
        "一",
        "二",
        "十",
        "百",
        "年",
        "月",
        "日",
        "某某",
        "https://a.cn/b",
        "QQ",
        "0q群",
        "a",
        "B",
        "9",
        "3.5",
        "10:30",
        "[1]",
        "〔2015]5号",
        "é",
        "ç½",
        "〔缺〕",
        "、",
        "、等",
        "篇一：",
        "报告1",
        "报告2",
        "……",
        "...",
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=14).map("".join).filter(str.strip)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    blocks: list[Block] = []
    for at, text in enumerate(draw(st.lists(TEXTS, min_size=1, max_size=9)), 1):
        lines = Lines(at * 2, at * 2)
        kind = draw(st.integers(0, 11))
        if kind == 0:
            blocks.append(Heading(text, lines, draw(st.integers(0, 4))))
        elif kind == 1:
            blocks.append(Item(text, lines))
        else:
            blocks.append(Paragraph(text, lines))
    return document(tuple(blocks))


@settings(max_examples=300)
@given(documents())
def test_no_document_breaks_a_promise(made: Document) -> None:
    once = run(made, PASSES)
    lines = [block.lines for block in once.blocks]
    assert lines == sorted(lines, key=lambda each: each.first)
    run(once, PASSES)


@settings(max_examples=300)
@given(documents())
def test_every_pass_is_done_after_one_run(made: Document) -> None:
    blocks = made.blocks
    for each in PASSES:
        blocks = each(blocks)
        assert each(blocks) == blocks, each.name
