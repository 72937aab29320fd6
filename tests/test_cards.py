"""Duty cards, legend, claims and facts: HTML as Markdown and nh3 make it, in and out."""

from scripts.cards import duty_cards, with_boxes, with_claims, with_fact, with_legend, with_slots

DUTY = """<h2 id="a2">二、逐条看</h2>
<h3 id="duty-p1-7">P1-7 每半年报告一次</h3>
<p id="duty-p1-7.1">转述。</p>
<dl>
<dt>来源</dt>
<dd id="duty-p1-7.2">● 全国文本，第七条，据转录。</dd>
<dt>看范例</dt>
<dd id="duty-p1-7.3"><a href="../../search/?q=%E5%8F%B0%E8%B4%A6">找“台账”</a> <a href="../../search/?q=x">找“x”</a></dd>
</dl>
<h2 id="a3">三、后面</h2>
"""


def test_a_duty_is_framed_up_to_the_next_heading() -> None:
    card = duty_cards(DUTY, "", "zh")
    inside = card[card.index('<div class="duty">') : card.index('<h2 id="a3">')]
    assert inside.count("<div") == inside.count("</div>") == 2
    assert '<h3 id="duty-p1-7"><span class="number">P1-7</span> 每半年报告一次</h3>' in inside
    assert '<span class="label">据转录</span>' in inside
    assert "● 全国文本，第七条</dd>" in inside
    assert '<p id="duty-p1-7.1">转述。</p>' in inside


def test_a_counted_search_says_how_many() -> None:
    card = duty_cards(DUTY, "\nq=台账\t31\n", "zh")
    assert "找“台账”，31 段</a>" in card
    assert "找“x”</a>" in card


def test_what_is_no_duty_stays() -> None:
    plain = '<h3 id="a1-1">（一）开展情况</h3>\n<p>据转录。</p>\n'
    assert duty_cards(plain, "", "zh") == plain


def test_a_fact_goes_to_the_first_list_only_before_sections() -> None:
    facts = "<h1>题</h1><dl>\n<dt>制发</dt>\n<dd>某</dd>\n</dl><h2>一</h2>"
    assert "<dt>复核</dt>\n<dd>某日</dd>\n</dl><h2>" in with_fact(facts, "复核", "某日")
    assert with_fact(DUTY, "复核", "某日") == DUTY


def test_blanks_of_an_outline_are_marked_years_of_numbers_are_not() -> None:
    assert with_slots("<li>〔年份〕年，中办发〔2015〕52号</li>") == (
        '<li><span class="slot">〔年份〕</span>年，中办发〔2015〕52号</li>'
    )


def test_a_list_to_tick_off_is_marked_others_are_not() -> None:
    ticked = '<ul>\n<li id="a1.1">□ 有日期。</li>\n</ul>'
    assert with_boxes(ticked) == ticked.replace("<ul>", '<ul class="boxes">')
    assert with_boxes("<ul>\n<li>\n<p>□ 有日期。</p></li></ul>").startswith('<ul class="boxes">')
    assert with_boxes("<ul><li>看□</li></ul>") == "<ul><li>看□</li></ul>"


def test_the_legend_comes_in_pieces() -> None:
    line = '<p id="a1.8">● 全国文本　◐ 本地或本单位规定　○ 行文习惯</p>'
    assert with_legend(line) == (
        '<p class="legend" id="a1.8"><span>● 全国文本</span> <span>◐ 本地或本单位规定</span> <span>○ 行文习惯</span></p>'
    )
    assert with_legend("<p>全国文本 ●</p>") == "<p>全国文本 ●</p>"


def test_claims_are_boxed_up_to_the_next_section() -> None:
    page = '<h2 id="a4">四、没有核实的说法</h2>\n<p>甲</p>\n<h2 id="a5">五、后面</h2>'
    boxed = with_claims(page)
    assert '</h2>\n<div class="claims">\n<p>甲</p>\n</div>' in boxed
    assert boxed.endswith('<h2 id="a5">五、后面</h2>')


def test_a_number_may_lack_its_article() -> None:
    card = duty_cards('<h3 id="duty-p3">P3 列入每年的研究</h3>', "", "zh")
    assert '<span class="number">P3</span> 列入每年的研究</h3>' in card
