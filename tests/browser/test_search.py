"""The search page in a real Chromium over http, on a site of its own with invented pages."""

import json
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.axe import violations
from tests.browser.conftest import SHOTS, Open
from tests.browser.search_site import hits, total
from tests.browser.serving import serving


@pytest.fixture
def chromium_page(chromium: Browser) -> Iterator[Page]:
    """A page that is not watched: for tests in which files are missing on purpose."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("query", ["情应急处置预案三", "輿情應急處置預案", "谁主管谁负责", "负责没有写清舆情应急"])
def test_finds_every_passage_and_marks_it(open_page: Open, http: str, query: str) -> None:
    page = open_page(f"{http}/search/?q={query}")
    assert total(page) == 25
    assert page.locator("[role=status]").first.text_content() == "25 段，见于 25 篇　近似文本折叠 1 段"
    assert page.locator(".passages > .hit").count() == 10
    page.get_by_role("button", name="再看 10 段").click()
    page.get_by_role("button", name="再看 4 段").click()
    expect(page.locator(".hit")).to_have_count(25)
    assert {passage for _, passage in hits(page)} == {"a1.1"}
    marks = {re.sub(r"\W", "", mark) for mark in page.locator(".hit mark").all_text_contents()}
    assert marks <= {"情应急处置预案三", "舆情应急处置预案", "谁主管谁负责", "负责没有写清舆情应急"}
    assert len(marks) == 1


def test_typing_follows_and_the_way_back_works(open_page: Open, http: str) -> None:
    page = open_page(f"{http}/search/")
    box = page.get_by_role("searchbox")
    box.press_sequentially("应急预案")
    expect(page.locator("[data-total='25']")).to_be_visible()
    expect(page).to_have_url(f"{http}/search/?q={quote('应急预案')}")
    box.fill("组织 * 演练")
    box.press("Enter")
    expect(page.locator(".hit mark").first).to_have_text("组织")
    page.go_back()
    expect(box).to_have_value("应急预案")
    expect(page.locator(".hit mark").first).to_have_text("应急预案")


def test_typing_over_an_answer_leaves_it_on_the_way_back(open_page: Open, http: str) -> None:
    page = open_page(f"{http}/search/")
    box = page.get_by_role("searchbox")
    for words in ("应急", "名单"):
        for typed in (words[:1], words):
            box.fill(typed)
            expect(page).to_have_url(f"{http}/search/?q={quote(typed)}")
        box.press("Enter")
        page.wait_for_selector("[data-total]")
    page.go_back()
    expect(box).to_have_value("应急")
    page.go_back()
    expect(box).to_have_value("")


def test_the_focus_is_never_lost(open_page: Open, http: str) -> None:
    page = open_page(f"{http}/search/?q=预案&part=problems&year=2019,2020&view=kwic")
    page.wait_for_selector("[data-total]")
    head = page.get_by_role("button", name="按左边的字排")
    head.press("Enter")
    expect(head).to_be_focused()
    page.locator(".chip").first.press("Enter")
    expect(page.locator("[data-status]")).to_be_focused()
    page.get_by_role("button", name="清除筛选").press("Enter")
    expect(page.locator(".chip")).to_have_count(0)
    expect(page.locator("[data-status]")).to_be_focused()
    page.goto(f"{http}/search/?q=预案&year=1999")
    page.get_by_role("button", name="去掉筛选").press("Enter")
    page.wait_for_selector("[data-total]:not([data-total='0'])")
    assert page.evaluate("document.activeElement !== document.body")


def test_a_double_click_is_one_click(open_page: Open, http: str) -> None:
    page = open_page(f"{http}/search/?q=预案")
    save = page.get_by_role("button", name="存入清单").first
    save.dblclick()
    expect(page.get_by_role("button", name="已存入").first).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="看句式").first.dblclick()
    expect(page.locator(".pattern").first).to_be_visible()
    page.get_by_role("button", name="对齐").click()
    page.locator("td.kwic-left").first.dblclick()
    expect(page.locator(".kwic-opened").first).to_be_visible()


@pytest.mark.parametrize("value", ["__proto__", "constructor", "没有的"])
def test_a_filter_of_no_sense_keeps_nothing(open_page: Open, http: str, value: str) -> None:
    page = open_page(f"{http}/search/?q=预案&part={value}")
    page.wait_for_selector("[data-total='0']", state="attached")
    expect(page.locator(".chip")).to_contain_text(value)
    expect(page.locator(f"input[value='{value}']")).to_be_checked()


def test_filters_narrow_count_and_clear(open_page: Open, http: str) -> None:
    page = open_page(f"{http}/search/?q=预案&part=problems&org_type=school,government&year=2019")
    found = total(page)
    assert found == len([number for number in range(25) if number % 4 == 0 and number % 3 != 2])
    assert page.get_by_role("checkbox", name="存在问题").is_checked()
    page.get_by_role("checkbox", name="机关").uncheck()
    expect(page.locator("[data-total]")).to_have_attribute("data-total", str(len(range(0, 25, 12))))
    assert "org_type=school&" in page.url + "&"
    assert page.get_by_role("checkbox", name="机关").evaluate("box => box === document.activeElement")
    page.get_by_role("button", name="清除筛选").click()
    expect(page.locator("[data-total='50']")).to_be_attached()


def test_filters_alone_list_passages(open_page: Open, http: str) -> None:
    page = open_page(f"{http}/search/?part=problems")
    assert total(page) == 25
    assert page.locator("mark").count() == 0


def test_a_copy_is_folded_into_the_passage_it_repeats(open_page: Open, http: str) -> None:
    page = open_page(f"{http}/search/?q=联系人名单有&year=2019,2020")
    assert total(page) == 13
    original = page.locator(".passages > .hit[data-page='examples/2021/p1/']")
    copy = original.locator(".hit")
    assert copy.get_attribute("data-page") == "examples/2021/p0/"
    expect(copy).to_be_hidden()
    original.get_by_role("button", name="另见于 1 篇近似文本").click()
    expect(copy.locator("mark")).to_have_text("联系人名单有")
    expect(copy).to_contain_text("近似文本")
    page.goto(f"{http}/search/?q=联系人名单有&year=2019")
    assert total(page) == 7
    assert page.locator(".passages > .hit[data-page='examples/2021/p0/']").count() == 1, "its original is not in 2019"


@pytest.mark.parametrize(
    ("typed", "said", "marks", "instead"),
    [
        ("舆情应急处理预案", "段差一个字", ["舆情应急处", "预案"], "舆情应急处置预案"),
        ("舆情急应处置预案", "段有两个字换了位置", ["舆情", "处置预案"], "舆情应急处置预案"),
        ("舆情应急处置预 演练", "最接近", ["舆情应急处置预"], ""),
        ("“谁主管，谁负责”", "段只是标点不同", ["谁主管、谁负责"], "谁主管谁负责"),
    ],
)
def test_nothing_found_shows_the_nearest_and_says_so(
    open_page: Open, http: str, typed: str, said: str, marks: list[str], instead: str
) -> None:
    page = open_page(f"{http}/search/?q={typed}")
    assert total(page) == 0
    expect(page.get_by_role("heading", name=f"没有一段含“{typed}”")).to_be_visible()
    expect(page.locator("[data-none]")).to_contain_text(said)
    assert 0 < page.locator(".hit").count() <= 10
    assert page.locator(".hit").first.locator("mark").all_text_contents() == marks
    if instead:
        page.get_by_role("button", name=f"改找：{instead}").click()
        expect(page.locator("[data-total='25']")).to_be_attached()


@pytest.mark.parametrize(
    "text", ["应急处理预案" * 17000, "“" * 100_000, "工*" * 30_000], ids=["words", "quotes", "gaps"]
)
def test_a_question_too_long_to_print_is_answered_with_few_files(open_page: Open, http: str, text: str) -> None:
    """How long it may take is measured in processor time by tests/js/recall.test.js."""
    page = open_page(f"{http}/search/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("searchbox").fill(text)
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_selector("[data-total='0']", state="attached")
    assert len(page.locator("[data-none] h2").text_content() or "") < 100
    assert len([url for url in asked if "/wording/index/" in url]) < 40


@pytest.mark.parametrize("query", ["，。、", "****", "“”", "\u200b"])
def test_only_punctuation_says_so(open_page: Open, http: str, query: str) -> None:
    page = open_page(f"{http}/search/?q={quote(query)}&part=problems")
    assert total(page) == 0
    expect(page.get_by_role("heading", name="至少要有一个汉字、字母或数字")).to_be_visible()


def test_filters_that_keep_nothing_are_dropped_by_one_click(open_page: Open, http: str) -> None:
    page = open_page(f"{http}/search/?q=应急预案&year=1999")
    assert total(page) == 0
    page.get_by_role("button", name="去掉筛选，看 25 段").click()
    expect(page.locator("[data-total='25']")).to_be_attached()


def test_a_hit_opens_at_its_passage_with_the_words_marked(open_page: Open, http: str) -> None:
    page = open_page(f"{http}/search/?q=誰主管誰負責")
    name, passage = hits(page)[0]
    page.locator(".hit a").first.click()
    page.wait_for_url(f"**/{name}?mark=*#{passage}")
    assert page.locator(f"[id='{passage}'] mark").all_text_contents() == ["谁主管、谁负责"]


def test_the_header_form_of_another_page_asks_the_same(open_page: Open, http: str) -> None:
    page = open_page(f"{http}/examples/2021/p3/")
    page.locator("header input[name=q]").fill("应急预案")
    page.locator("header input[name=q]").press("Enter")
    assert total(page) == 25


def test_copying_takes_the_sentence_and_its_source(open_page: Open, http: str) -> None:
    page = open_page(f"{http}/search/?q=有7人已经调离")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    total(page)
    page.get_by_role("button", name="复制原句").click()
    expect(page.locator(".passage-said").first).to_have_text("已复制，出处在末行")
    assert page.evaluate("navigator.clipboard.readText()") == (
        f"联系人名单有7人已经调离。\n——澄溪县水利局2022年工作报告7，一、存在问题，虚构，{http}/examples/2021/p7/#a1.1"
    )


@pytest.mark.parametrize(
    "query", ["<img src=x onerror=alert(1)>", "javascript:alert(1)", "__proto__", "'\"><script>alert(1)"]
)
def test_hostile_text_is_only_text(open_page: Open, http: str, query: str) -> None:
    page = open_page(f"{http}/search/")
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.get_by_role("searchbox").fill(query)
    page.get_by_role("searchbox").press("Enter")
    total(page)
    assert page.evaluate("window.bad") is None
    assert page.locator("main img, main script").count() == 0


def test_a_reader_of_traditional_characters_stays_in_that_edition(open_page: Open, http: str) -> None:
    page = open_page(f"{http}/zh-Hant/search/?q=應急預案")
    assert total(page) == 25
    assert (page.locator("[role=status]").first.text_content() or "").startswith("25 段，見於 25 篇")
    assert hits(page)[0][0].startswith("zh-Hant/examples/2021/")
    page.locator(".hit a").first.click()
    page.wait_for_url("**/zh-Hant/examples/2021/**")


def test_english_labels(open_page: Open, http: str) -> None:
    page = open_page(f"{http}/en/search/?q=应急预案")
    assert total(page) == 25
    assert (page.locator("[role=status]").first.text_content() or "").startswith("25 passages on 25 pages")
    assert hits(page)[0][0].startswith("en/examples/2021/")
    expect(page.get_by_role("checkbox", name="Next steps")).to_be_attached()


def _list(page: Page) -> None:
    page.get_by_role("searchbox").press_sequentially("应急预案")
    page.wait_for_selector(".suggest:not([hidden])")
    page.keyboard.press("ArrowDown")


def _row(page: Page) -> None:
    page.locator(".kwic-open").first.click()
    page.locator(".kwic-opened:not([hidden]) .passage-row").get_by_role("button", name="看句式").click()


def _sheet(page: Page) -> None:
    page.get_by_role("button", name="筛选").click()
    page.get_by_text("看成表格").click()


def _copies(page: Page) -> None:
    page.get_by_role("button", name="另见于 1 篇近似文本").click()


def _nothing(_: Page) -> None:
    """The state is there when the page has answered."""


STATES = {
    "hits": ("?q=预案&part=problems,next&year=2019,2020", _nothing),
    "copies": ("?q=联系人名单有&year=2019,2020", _copies),
    "kwic": ("?q=预案&view=kwic", _row),
    "filters": ("?q=预案&view=kwic", _sheet),
    "none": ("?q=舆情应急处理预案&year=2021", _nothing),
    "empty": ("", _nothing),
    "typing": ("", _list),
    "saved": ("?saved=1", _nothing),
    "beside": ("?q=登记&part=next&view=beside", _nothing),
}


@pytest.mark.parametrize(
    ("width", "dark"), [(1280, False), (1280, True), (1000, False), (1000, True), (360, False), (360, True)]
)
@pytest.mark.parametrize("name", STATES)
def test_every_state_fits_and_is_accessible(open_page: Open, http: str, name: str, width: int, dark: bool) -> None:
    query, act = STATES[name]
    page = open_page(f"{http}/search/{query}", width=width, dark=dark)
    page.wait_for_selector("[data-total]" if "q=" in query else ".saved-list" if query else ".examples")
    act(page)
    page.screenshot(
        path=SHOTS / f"search-{name}-{width}-{'dark' if dark else 'light'}.png", full_page=name != "filters"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


def test_on_a_phone_the_filters_are_a_sheet(open_page: Open, http: str) -> None:
    page = open_page(f"{http}/search/?q=预案", width=360)
    total(page)
    page.get_by_role("button", name="筛选", exact=True).click()
    page.get_by_role("checkbox", name="下一步").check()
    expect(page.locator("[data-total='25']")).to_be_attached()
    page.get_by_role("button", name="看 25 段").click()
    expect(page.get_by_role("checkbox", name="下一步")).to_be_hidden()
    expect(page.get_by_role("button", name="筛选（1）")).to_be_focused()
    page.keyboard.press("Enter")
    for key in ["Shift+Tab", *["Tab"] * 40]:
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.closest('[role=dialog]') !== null"), "the focus stays in the sheet"
    page.get_by_role("button", name="清除", exact=True).click()
    expect(page.locator("[data-total='50']")).to_be_attached()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="筛选", exact=True)).to_be_focused()


def test_keyboard_alone(open_page: Open, http: str) -> None:
    """From the box down to the last filter: everything is reached, in order, with its ring."""
    page = open_page(f"{http}/search/?q=应急预案")
    total(page)
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    reached: list[str] = []
    for _ in range(160):
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        reached.append(page.evaluate("(e => e.name || e.textContent.trim())(document.activeElement)"))
        if reached[-1] == "report_type":
            break
    first = [reached.index(name) for name in ["找措辞", "不含", "句子", "对齐", "复制原句", "看句式", "存入清单"]]
    last = [reached.index(name) for name in ["再看 10 段", "part", "year-from", "year-to", "org_type", "report_type"]]
    assert first + last == sorted(first + last)


def test_rows_are_aligned_sorted_and_worked_by_keys(open_page: Open, http: str) -> None:
    page = open_page(f"{http}/search/?q=应急处置预案&view=kwic&year=2019,2020")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    found = total(page)
    page.get_by_role("button", name="再看 2 段").click()
    assert page.locator(".kwic .hit[data-page][data-passage]").count() == found == 13
    assert page.locator(".kwic .hit mark").all_text_contents() == ["应急处置预案"] * found
    edges = page.locator(".kwic-row mark").evaluate_all("marks => marks.map(mark => mark.getBoundingClientRect().left)")
    assert max(edges) - min(edges) < 1
    assert page.locator("[aria-sort=ascending]").text_content() == "按右边的字排 ↓"
    assert page.locator(".kwic-right b").first.text_content() == "三年"
    page.get_by_role("button", name="按年份排").click()
    expect(page.locator("[aria-sort=descending]")).to_have_count(1)
    assert "sort=new" in page.url
    assert page.locator("td.kwic-year span:first-of-type").first.text_content() == "2020"
    page.get_by_role("button", name="按左边的字排").click()
    expect(page.locator(".kwic-left b").first).to_have_text("情")
    page.locator(".kwic-open").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    opened = page.locator(".kwic-opened:not([hidden])")
    expect(opened.locator(".hit-text")).to_contain_text("舆情应急处置预案三年没有修订")
    expect(opened.get_by_role("link", name="打开原文")).to_have_attribute("href", re.compile(r"mark=.*#a1\.1"))
    page.keyboard.press("c")
    expect(opened.locator(".passage-said")).to_have_text("已复制，出处在末行")
    page.keyboard.press("s")
    expect(opened.get_by_role("button", name="已存入")).to_be_visible()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.get_by_role("button", name="句子").click()
    expect(page.locator(".passages")).to_be_visible()


def test_on_a_phone_rows_are_cut_at_the_far_ends(open_page: Open, http: str) -> None:
    page = open_page(f"{http}/search/?q=应急处置预案&view=kwic", width=360)
    total(page)
    for side in ["left", "right"]:
        cell = page.locator(f"td.kwic-{side}").first
        assert 2 <= len(cell.text_content() or "") <= 8
        assert cell.evaluate("cell => cell.scrollWidth <= cell.clientWidth"), "cut by us, not by the edge"
    expect(page.locator("td.kwic-year").first).to_be_hidden()
    page.locator(".kwic-row").first.click()
    expect(page.locator(".kwic-opened:not([hidden]) .kwic-source")).to_be_visible()


def test_a_row_stays_open_when_the_window_narrows(open_page: Open, http: str) -> None:
    page = open_page(f"{http}/search/?q=应急处置预案&view=kwic")
    total(page)
    page.locator(".kwic-open").nth(1).click()
    wide = page.locator("td.kwic-left").first.text_content() or ""
    page.set_viewport_size({"width": 360, "height": 800})
    expect(page.locator(".kwic-opened:not([hidden])")).to_have_count(1)
    expect(page.locator(".kwic-open").nth(1)).to_be_focused()
    narrow = page.locator("td.kwic-left").first.text_content() or ""
    assert wide.endswith(narrow)
    assert len(narrow) < len(wide)


def test_a_slow_search_says_so(chromium_page: Page, http: str) -> None:
    def late(route: Route) -> None:
        time.sleep(0.8)
        route.continue_()

    chromium_page.route("**/manifest.json", late)
    chromium_page.goto(f"{http}/search/?q=组织两次演练")
    expect(chromium_page.get_by_text("正在找…")).to_be_visible()
    assert total(chromium_page) == 25


def test_the_chart_of_years_is_the_filter(open_page: Open, http: str) -> None:
    page = open_page(f"{http}/search/?q=应急处置预案")
    total(page)
    chart = page.get_by_role("img", name="2019 至 2022各年的段数，最多的是 2019，7 段")
    chart.locator("g.year").nth(1).click()
    expect(page.locator("[data-total='6']")).to_be_attached()
    chart.locator("g.year").nth(2).click()
    expect(page.locator("[data-total='12']")).to_be_attached()
    assert "year=2020,2021" in page.url
    expect(page.get_by_role("button", name="去掉“2020 至 2021”")).to_be_visible()
    assert chart.locator("g.quiet").count() == 2
    page.get_by_label("到哪一年").focus()
    page.get_by_label("到哪一年").select_option("2022")
    expect(page.locator("[data-total='18']")).to_be_attached()
    expect(page.get_by_label("到哪一年")).to_be_focused()
    page.get_by_text("看成表格").click()
    assert page.locator(".as-table tbody tr").all_text_contents() == ["20197", "20206", "20216", "20226"]
    page.get_by_label("从哪一年").select_option("2019")
    expect(page.locator("[data-total='25']")).to_be_attached()
    assert "year" not in page.url


def test_newest_first_stands_in_the_address_and_the_way_back_keeps_it(open_page: Open, http: str) -> None:
    page = open_page(f"{http}/search/?q=应急处置预案")
    total(page)
    page.get_by_label("排序").select_option("new")
    expect(page.locator(".hit-side span:last-child").first).to_have_text("2022")
    page.reload()
    total(page)
    assert page.get_by_label("排序").input_value() == "new"
    page.get_by_role("button", name="再看 10 段").click()
    page.get_by_role("button", name="再看 4 段").click()
    expect(page.locator(".passages > .hit")).to_have_count(24)
    page.locator(".passages > .hit").nth(22).get_by_role("link").first.click()
    page.wait_for_url("**/examples/**")
    page.go_back()
    expect(page.locator(".passages > .hit")).to_have_count(24)
    expect(page.locator(".passages > .hit").nth(22)).to_have_class(re.compile("current"))


def test_on_a_phone_the_words_found_are_in_sight(open_page: Open, http: str) -> None:
    """Also where they end their sentence: it is cut before them, not through them, and never begins with a comma."""
    page = open_page(f"{http}/search/", width=360)
    page.get_by_role("searchbox").press_sequentially("预案三年没有修订")
    option = page.get_by_role("option").first
    expect(option.locator("mark")).to_have_text("预案三年没有修订")
    assert (option.text_content() or "").startswith("…舆情应急处置预案")
    right = "element => element.getBoundingClientRect().right"
    assert option.locator("mark").evaluate(right) <= option.locator(".suggest-text").evaluate(right)


def test_the_list_under_the_box(open_page: Open, http: str) -> None:
    page = open_page(f"{http}/search/")
    box = page.get_by_role("searchbox")
    box.press_sequentially("应急预案")
    options = page.locator(".suggest").get_by_role("option")
    expect(options).to_have_count(4)
    expect(page.locator(".suggest-hint")).to_have_text("回车：看全部 25 段")
    page.keyboard.press("ArrowUp")
    expect(options.nth(3)).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == options.nth(3).get_attribute("id")
    page.keyboard.press("Escape")
    expect(page.locator(".suggest")).to_be_hidden()
    expect(box).to_have_value("应急预案")
    box.press_sequentially("，")
    expect(options.first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".suggest")).to_be_hidden()
    box.fill("应急预案")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/examples/2021/*/?mark=*#a2.1")


def test_keys_of_an_input_method_are_not_ours(open_page: Open, http: str) -> None:
    page = open_page(f"{http}/search/?q=应急预案")
    total(page)
    page.evaluate("""() => {
        const box = document.querySelector('[role=searchbox]');
        box.focus();
        box.dispatchEvent(new CompositionEvent('compositionstart'));
        box.value = 'yingji';
        box.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
        box.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', isComposing: true, bubbles: true }));
    }""")
    page.wait_for_timeout(500)
    assert "yingji" not in page.url
    expect(page.locator(".suggest")).to_be_hidden()


def test_the_header_field_suggests_and_loads_nothing_before(open_page: Open, http: str) -> None:
    page = open_page(f"{http}/examples/2021/p3/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("header input[name=q]").focus()
    page.wait_for_timeout(300)
    assert [url for url in asked if "/wording/" in url] == []
    assert page.locator("script[src*='client.js'], script[src*='suggest.js']").count() == 0
    page.keyboard.type("应急预案")
    expect(page.get_by_role("option").first.locator("mark")).to_have_text("应急预案")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?mark=*#a2.1")


def test_what_was_looked_for_and_saved_is_offered_again(open_page: Open, http: str) -> None:
    page = open_page(f"{http}/search/?q=应急预案")
    total(page)
    page.get_by_role("button", name="存入清单").first.click()
    page.get_by_role("button", name="清空搜索框").click()
    expect(page.locator(".before")).to_contain_text("清单里有 1 段")
    page.get_by_role("button", name="应急预案", exact=True).click()
    expect(page.locator("[data-total='25']")).to_be_attached()
    page.go_back()
    page.locator(".before").get_by_role("button", name="清空").click()
    expect(page.get_by_text("最近找过")).to_be_hidden()
    page.get_by_role("button", name="打开清单").click()
    expect(page.locator(".saved-text")).to_have_count(1)
    assert page.url.endswith("/search/?saved=1")
    page.go_back()
    expect(page.locator(".examples")).to_be_visible()


def test_parts_to_read_by_have_true_counts(open_page: Open, http: str) -> None:
    page = open_page(f"{http}/search/")
    page.get_by_role("button", name="下一步 50 段").click()
    expect(page.locator("[data-total='50']")).to_be_attached()
    assert page.get_by_role("checkbox", name="下一步").is_checked()


@pytest.mark.parametrize("lost", ["index", "shard", "texts"])
def test_a_lost_index_is_said_and_asked_for_again(
    chromium_page: Page, pages: Path, tmp_path: Path, http: str, lost: str
) -> None:
    broken = tmp_path / "site"
    shutil.copytree(pages / "site", broken)
    index = broken / "assets/wording/index"
    shutil.move(index, tmp_path / "kept")
    if lost != "index":
        packs, _ = json.loads((tmp_path / "kept/manifest.json").read_text("utf-8"))["sets"]["packs"]
        gone = f"{packs}-0.bin" if lost == "shard" else f"{packs}-*.bin"
        shutil.copytree(tmp_path / "kept", index, ignore=shutil.ignore_patterns(gone))
    with serving(broken) as address:
        chromium_page.goto(f"{address}/search/?q=应急预案")
        if lost == "index":
            expect(chromium_page.get_by_role("alert")).to_contain_text("措辞索引没有载入")
        elif lost == "shard":
            expect(chromium_page.locator(".missing")).to_contain_text("有 1 份索引没有取到，结果可能不全")
            assert 0 < total(chromium_page) < 25
        else:
            expect(chromium_page.get_by_role("heading", name="索引没有取全，还不知道有没有“应急预案”")).to_be_visible()
        shutil.copytree(tmp_path / "kept", index, dirs_exist_ok=True)
        chromium_page.get_by_role("button", name="再试一次" if lost == "index" else "再取一次").click()
        expect(chromium_page.locator("[data-total='25']")).to_be_attached()


def test_without_script_the_page_has_its_text(open_page: Open, http: str) -> None:
    page = open_page(f"{http}/search/", script=False)
    assert page.get_by_role("heading", level=1).count() == 1
    expect(page.locator("article")).to_contain_text("找措辞")


def test_in_the_sheet_of_a_phone_everything_is_large_enough(open_page: Open, http: str) -> None:
    page = open_page(f"{http}/search/?q=预案", width=360)
    page.wait_for_selector("[data-total]")
    page.get_by_role("button", name="筛选", exact=True).click()
    heights = page.locator("[data-filters]").evaluate(
        """sheet => [...sheet.querySelectorAll('button, select, summary, label')].filter(each => each.checkVisibility())
          .map(each => [each.textContent, each.getBoundingClientRect().height])"""
    )
    assert len(heights) > 5
    assert [one for one in heights if one[1] < 44] == []
