"""A report as its page sets it: labels, gaps, notes beside passages, faults, lengths."""

import pytest

from scripts.labels import source_label
from scripts.report import chunks, report

PAGE = """<h1 id="a0">某馆报告</h1>
<p class="addressee" id="a0.1">县委：</p>
<p id="a0.2">现将2025年情况报告如下。</p>
<h2 id="a1">一、开展情况</h2>
<h3 id="a1-1">（一）演练</h3>
<p id="a1-1.1">演练〔缺〕次，用时12分钟。</p>
<h2 id="a2">二、问题</h2>
<ul>
<li id="a2.1">一是培训少。</li>
<li id="a2.2">二是按〔缺〕文件办。</li>
</ul>
<p class="signature" id="a2.3">某馆</p>
<p class="signature" id="a2.4">2025年7月〔缺〕日</p>
<details class="receipt">
<summary>清洗记录</summary>
<p>清洗改了 7 处，缺 3 处。</p>
</details>"""
PARTS = {"a0": "opening", "a1": "progress", "a1-1": "progress", "a2": "problems"}


def test_pieces_and_counts() -> None:
    set_page = report(PAGE, PARTS, {}, "zh")
    assert set_page.title == '<h1 id="a0">某馆报告</h1>'
    assert set_page.receipt.startswith('<details id="receipt" class="receipt">')
    assert "清洗记录" not in set_page.text
    assert (set_page.repairs, set_page.gaps) == ("7", 3)
    assert dict(set_page.lengths) == {"a0": 14, "a1": 24, "a2": 30}
    assert set_page.total == 68


def test_a_part_is_told_once() -> None:
    text = report(PAGE, PARTS, {}, "zh").text
    assert text.count("data-part") == 2
    assert '<h2 data-part="progress" id="a1">' in text
    assert '<h3 data-part="causes" id="a1-1">' in report(PAGE, {**PARTS, "a1-1": "causes"}, {}, "zh").text
    assert "data-part" not in report(PAGE, {"a1": '"><script>'}, {}, "zh").text


@pytest.mark.parametrize(
    ("passage", "said"),
    [
        ("演练〔缺〕次。", "来源里这个数字脱落了，没有补写。"),
        ("演练〔缺〕次，〔缺〕人参加。", "来源里这几个数字脱落了，没有补写。"),
        ("按〔缺〕文件办。", "来源这里脱落了，没有补写。"),
        ("〔缺〕人民医院办。", "来源这里脱落了，没有补写。"),
        ("〔缺〕镇演练〔缺〕次。", "来源里这几处脱落了，没有补写。"),
    ],
)
def test_a_gap_says_what_is_certain(passage: str, said: str) -> None:
    text = report(f'<h1 id="a0">题</h1><p id="a0.1">{passage}</p>', {}, {}, "zh").text
    assert f'<div class="note gap-note" role="note" lang="zh-Hans">{said}</div>' in text
    assert text.count('<span class="gap">〔缺〕</span>') == passage.count("〔缺〕")


def test_notes_stand_with_their_passage_and_change_no_word() -> None:
    text = report(PAGE, PARTS, {"a1-1.1": "<i>甲</i>", "a2.1": "<i>乙</i>"}, "zh").text
    assert '<div class="noted"><i>甲</i><div class="note gap-note"' in text
    assert '<li><div class="noted"><i>乙</i><p id="a2.1">一是培训少。</p></div></li>' in text
    assert text.count("<li") == text.count("</li>") == 2


def test_the_signature_is_one_block() -> None:
    text = report(PAGE, PARTS, {}, "zh").text
    block = text[text.index('<div class="signed">') :]
    assert block.count('class="signature"') == 2
    assert "noted" not in block


FAULTY = """<h1 id="a0">题</h1>
<p id="a0.1">工作<em>取得显著成效</em>①，<em>有待加强</em>②。</p>
<h2 id="faults">毛病在哪里</h2>
<ul>
<li id="faults.1">① 没有数。</li>
<li id="faults.2">② 没有人。</li>
<li id="faults.3">③ 全篇没有日期。</li>
</ul>
<h2 id="rewrite">老实的写法</h2>
<p id="rewrite.1">办了2件。</p>"""


def test_faults_move_beside_the_text_and_the_rest_stays() -> None:
    set_page = report(FAULTY, {}, {}, "zh")
    assert '<em>取得显著成效</em><span class="fault">①</span>' in set_page.text
    assert '<div class="note fault-note" role="note" id="faults.1">① 没有数。</div>' in set_page.text
    assert "没有人" in set_page.text
    assert "没有人" not in set_page.ours
    assert "全篇没有日期" in set_page.ours
    assert set_page.ours.index("全篇没有日期") < set_page.ours.index("办了2件")


def test_a_list_that_moved_whole_takes_its_heading_along() -> None:
    whole = report(FAULTY.replace('<li id="faults.3">③ 全篇没有日期。</li>\n', ""), {}, {}, "zh")
    assert "毛病在哪里" not in whole.ours
    assert "老实的写法" in whole.ours


def test_words_after_the_list_keep_its_heading() -> None:
    text = FAULTY.replace('<li id="faults.3">③ 全篇没有日期。</li>\n', "").replace("</ul>", "</ul><p>只好都不信。</p>")
    ours = report(text, {}, {}, "zh").ours
    assert '<h2 id="faults">毛病在哪里</h2><p>只好都不信。</p>' in ours
    assert "<ul" not in ours


def test_a_fault_in_two_places_has_two_notes_and_one_id() -> None:
    twice = FAULTY.replace("</p>", '</p><p id="a0.2">又<em>显著</em>①。</p>', 1)
    text = report(twice, {}, {}, "zh").text
    assert text.count("没有数") == 2
    assert text.count('id="faults.1"') == 1
    again = report(FAULTY.replace("②。", "②，<em>提升</em>①。", 1), {}, {}, "zh").text
    assert again.count("没有数") == 1


def test_a_page_of_any_shape_is_set() -> None:
    for odd in ("", "<p>没有标题</p>", '<h1 id="a0">只有标题</h1>', '<h1 id="a0">题</h1><ul><li>无号</li></ul>'):
        set_page = report(odd, None, {}, "zh")
        assert set_page.total >= 0


def test_pieces_of_a_generated_file() -> None:
    assert chunks("<!--a1.2-->\n甲\n<!--near-->乙") == {"a1.2": "甲", "near": "乙"}
    assert chunks("\n") == {}


@pytest.mark.parametrize(
    ("file", "lines", "zh"),
    [
        ("sources/a.txt", "9-41", "a.txt 第 9 至 41 行"),
        ("sources/b/a.docx", "9-41", "a.docx 第 9 至 41 段"),
        ("a.html", "1-3", "a.html 第 1 至 3 段"),
        ("a.txt", "9", "a.txt 第 9 行"),
        ("a.pdf", "1:2-3:15", "a.pdf 第 1 至 3 页"),
        ("a.pdf", "2:1-2:30", "a.pdf 第 2 页"),
        ("a.pdf", "1:2", "a.pdf 第 1 页"),
        ("a.pdf", "", "a.pdf"),
    ],
)
def test_source_label(file: str, lines: str, zh: str) -> None:
    assert source_label({"file": file, "lines": lines}, "zh") == zh
