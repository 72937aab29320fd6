"""The receipt says what was done and where, and brings nothing back that was taken out."""

from scripts.document import Change, Lines, Paragraph, Source
from scripts.receipt import count_gaps, receipt

SUMMARIES = {"pinyin-annotations": "拼音括注：去掉。", "boilerplate": "网站套话：去掉。", "masks": "打码：标缺。"}

TXT = Source("a.txt", "", "txt")


def test_counts_places_and_gaps() -> None:
    changes = (
        Change("boilerplate", Lines(1, 1), "时间:2024 作者:某某人", ""),
        *(Change("pinyin-annotations", Lines(at, at), "學(xué)校报告", "學校报告") for at in range(2, 6)),
        Change("masks", Lines(6, 7), "共计**条。", "共计〔缺〕条。"),
    )
    blocks = (Paragraph("学校报告", Lines(2, 5)), Paragraph("共计〔缺〕条。", Lines(6, 7)))
    text = receipt(changes, SUMMARIES, blocks, TXT)
    assert text == (
        "清洗改了 6 处，缺 1 处。\n\n"
        "- 网站套话 1 处：第 1 行去掉 14 字。\n"
        "- 拼音括注 4 处：第 2 行“学校报告”；第 3 行“学校报告”；第 4 行“学校报告”等。\n"
        "- 打码 1 处：第 6 至 7 行“共计〔缺〕条。”。\n"
        "- 缺的 1 处：“共计〔缺〕条”。来源里已经脱落或打了码，没有补写。"
    )


def test_nothing_repaired() -> None:
    assert receipt((), SUMMARIES, (), TXT) == "清洗改了 0 处，缺 0 处。"


def test_gaps_are_counted_in_every_kind_of_block() -> None:
    assert count_gaps((Paragraph("〔缺〕县〔缺〕条", Lines(1, 1)),)) == 2


def test_names_are_counted_one_by_one_and_never_told() -> None:
    blocks = (Paragraph("优秀教师：王某、李某，电话〔略〕。", Lines(3, 3)),)
    change = Change("names", Lines(3, 3), "优秀教师：王芳、李娜，电话13800001234。", blocks[0].text)
    text = receipt((change,), {"names": "人名：只留姓。"}, blocks, TXT)
    assert text == "清洗改了 1 处，缺 0 处。\n\n- 人名 1 处（共 3 个）：第 3 行“优秀教师：王某、李某，电话〔”。"
