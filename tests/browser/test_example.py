"""Example and counterexample pages: notes in the margin, structure, actions, and what comes out of the printer."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import FloatRect, Locator, Page

from scripts.site import build_site_files
from tests.browser.axe import violations
from tests.browser.conftest import SHOTS, Open
from tests.browser.printed import Sheet, printed
from tests.browser.serving import serving
from tests.site_build import build, workspace

FRONT = """---
title: {title}
type: {kind}
fictional: true
org: {org}
org_type: government
report_type: work
period: 2025-H1
grade: recommended
grade_reason: 有数、有问题、有期限
note: 三个问题，三条措施，一一对上。
source: {{file: sources/{file}, lines: 9-41}}
topics: [security]
copy_of: null
parts: {{a0: opening, a1: progress, a2: problems}}
---

# {title} {{#a0}}
"""
TITLE = "澄溪县档案馆2025年上半年网络安全工作责任制落实情况报告"
LONG = "值班人员按应急处置预案先核实情况再答复群众然后把经过写进登记簿由带班人签字交给办公室保存备查" * 4
BODY = f"""
县委网信办：
{{: .addressee }}

按照通知要求，现将上半年网络安全工作责任制落实情况报告如下。

## 一、工作开展情况 {{#a1}}

### （一）修订预案，组织演练 {{#a1-1}}

6月13日组织断网演练1次，23人参加，从发现到切断外网用时14分钟，原因是值班电话无人接听。

党组会议逐项研究网络安全责任清单，每项写明责任人和完成时间。

{LONG}。

{LONG}。

{LONG}。

{LONG}。

{LONG}。

## 二、存在的问题 {{#a2}}

- 一是外包人员账号管得不细，最长的留存〔缺〕天。
- 二是按〔缺〕文件登记。

澄溪县档案馆
{{: .signature }}

2025年7月2日
{{: .signature }}

??? receipt "清洗记录"

    清洗改了 7 处，缺 2 处。
"""
OTHER = """
全馆汛期值守情况如下所述。

## 一、工作开展情况 {#a1}

9月4日组织断网演练2次，60人参加，从发现到切断外网用时52分钟，其中37分钟在找联系人。

党组会议逐项研究网络安全责任清单，每项都写明责任人和完成时间限制。
"""
FAULTY = """
全年工作*取得显著成效*①，群众满意度*大幅提升*②。

## 毛病在哪里 {#faults}

- ① 没有说办成了哪几件。
- ② 没有调查，“大幅”没有凭据。

## 老实的写法 {#rewrite}

!!! dont "不这样写"

    工作*取得显著成效*①。

!!! do "这样写"

    12项办成9项，*另3项等经费*。

!!! why "为什么"

    ① 办成几件，数得出来。
"""
REQUIREMENT = (
    "---\ntitle: 网络安全责任制\ntype: requirement\ntopics: [security]\n---\n\n# 网络安全责任制 {#a0}\n\n导语。\n"
)
EXAMPLE, COUNTER = "examples/2025/archive/", "counterexamples/empty-words/"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small site of two alike examples and a counterexample, in three languages, over http."""
    folder = workspace(tmp_path_factory.mktemp("library"), content=False)
    pages = {
        "examples/2025/archive.md": FRONT.format(title=TITLE, kind="example", org="澄溪县档案馆", file="a.docx") + BODY,
        "examples/2025/college.md": FRONT.format(title="澄溪学院报告", kind="example", org="澄溪学院", file="b.txt")
        + OTHER,
        "counterexamples/empty-words.md": FRONT.format(
            title="空话连篇", kind="counterexample", org="某局", file="c.txt"
        )
        + FAULTY,
        "requirements/security.md": REQUIREMENT,
    }
    for path, text in pages.items():
        (folder / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / path).write_text(text, "utf-8")
    build_site_files(folder)
    run = build(folder, "--no-strict", WIKI_HANT="true")
    assert run.returncode == 0, run.stderr
    with serving(folder / "site") as address:
        yield address


def notes(page: Page) -> list[Locator]:
    return page.locator(".noted > .note, .noted > .similar").all()


def box(found: Locator) -> FloatRect:
    measured = found.bounding_box()
    assert measured is not None
    return measured


PLACES = [(1280, False), (1280, True), (1000, False), (1000, True), (360, False), (360, True), (640, False)]


@pytest.mark.parametrize("path", [EXAMPLE, COUNTER, f"zh-Hant/{EXAMPLE}", f"en/{EXAMPLE}"])
@pytest.mark.parametrize(("width", "dark"), PLACES)  # 640 is 1280 at 200 %
def test_fits_and_is_accessible_with_a_note_open(
    open_page: Open, library: str, path: str, width: int, dark: bool
) -> None:
    page = open_page(f"{library}/{path}", width=width, dark=dark)
    for summary in page.locator(".similar summary").all():
        summary.click()
    for pattern in page.locator(".passage-row button[aria-controls]").all()[:1]:
        pattern.click()
    page.screenshot(
        path=SHOTS / f"margin-{path.replace('/', '-')}{width}-{'dark' if dark else 'light'}.png", full_page=True
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


def test_notes_stand_level_with_their_passage_and_never_overlap(open_page: Open, library: str) -> None:
    page = open_page(f"{library}/{EXAMPLE}")
    assert len(notes(page)) == 4
    text = box(page.locator(".report-text"))
    assert text["width"] == 646
    for note in notes(page):
        passage = box(note.locator("xpath=following-sibling::p"))
        assert abs(box(note)["x"] - (text["x"] + 646 + 40)) < 1
        assert abs(box(note)["y"] - passage["y"]) < 5
    page.locator(".similar summary").first.click()
    boxes = sorted((box(note) for note in notes(page)), key=lambda each: each["y"])
    assert all(above["y"] + above["height"] <= below["y"] + 0.5 for above, below in pairwise(boxes))


@pytest.mark.parametrize("width", [1000, 360])
def test_without_a_margin_notes_follow_their_passage(open_page: Open, library: str, width: int) -> None:
    page = open_page(f"{library}/{EXAMPLE}", width=width)
    for note in notes(page):
        passage = box(note.locator("xpath=following-sibling::p"))
        assert box(note)["y"] >= passage["y"] + passage["height"] - 1
    page.locator(".structure summary").click()
    page.locator(".structure").get_by_role("link", name="二、存在的问题").click()
    assert page.url.endswith("#a2")


def test_similar_wording_by_keyboard(open_page: Open, library: str) -> None:
    page = open_page(f"{library}/{EXAMPLE}")
    summary = page.locator(".similar summary").first
    assert summary.inner_text().split() == ["相似写法", "1"]
    passage = page.locator("p[id='a1-1.1']")
    resting = passage.evaluate("e => getComputedStyle(e).backgroundColor")
    summary.focus()
    page.keyboard.press("Enter")
    assert summary.inner_text().split() == ["相似写法", "收起"]
    assert passage.evaluate("e => getComputedStyle(e).backgroundColor") != resting
    like = page.locator(".similar[open] .like")
    assert "用时52分钟" in like.inner_text()
    assert re.search(r"澄溪学院\s*2025\s*开展情况", like.inner_text())
    save = like.get_by_role("button", name="存入清单")
    save.focus()
    page.keyboard.press("Enter")
    saved = page.evaluate("WordingSaved.all()")
    assert [(each["key"], each["org"], each["section"]) for each in saved] == [
        ("examples/2025/college/#a1.1", "澄溪学院", "一、")
    ]
    assert saved[0]["address"] == f"{library}/examples/2025/college/#a1.1"
    like.get_by_role("link", name="澄溪学院").click()
    page.wait_for_url("**/college/**")
    assert page.locator(":target mark").count() > 0


def test_similar_wording_without_script(open_page: Open, library: str) -> None:
    page = open_page(f"{library}/{EXAMPLE}", script=False)
    page.locator(".similar summary").first.click()
    assert "用时52分钟" in page.locator(".similar .like").first.inner_text()
    assert page.locator(".similar .like a").first.get_attribute("href") is not None


def test_the_head_of_the_page(open_page: Open, library: str) -> None:
    page = open_page(f"{library}/{EXAMPLE}")
    assert box(page.locator("h1"))["height"] < 50  # 30 characters stay on one line, over the right column
    about = page.locator(".about").inner_text()
    assert "a.docx 第 9 至 41 段" in about
    assert "清洗改了 7 处，缺 2 处" in about
    assert "推荐：有数、有问题、有期限" in about
    page.get_by_role("link", name="看清洗记录").click()
    assert page.locator("details.receipt").get_attribute("open") is not None


def test_structure_counts_and_shows_where_one_is(open_page: Open, library: str) -> None:
    page = open_page(f"{library}/{EXAMPLE}")
    counts = [int(text) for text in re.findall(r"\d+", " ".join(page.locator(".left nav small").all_inner_texts()))]
    assert page.locator(".left nav > p").last.inner_text() == f"全文 {sum(counts)} 字"
    page.locator("#a1-1").scroll_into_view_if_needed()
    page.locator(".left").get_by_role("link", name="（一）修订预案").click()
    page.wait_for_function("document.querySelector('.left .inside')")
    assert "一、工作开展情况" in page.locator(".left .inside > a").inner_text()


def test_part_labels_are_seen_but_not_selected(open_page: Open, library: str) -> None:
    page = open_page(f"{library}/{EXAMPLE}")
    assert page.evaluate("getComputedStyle(document.getElementById('a1'), '::after').content") == '"开展情况"'
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.report-text'))")
    chosen = page.evaluate("getSelection().toString()")
    assert "一、工作开展情况" in chosen
    assert "存在问题" not in chosen
    english = open_page(f"{library}/en/{EXAMPLE}")
    assert english.evaluate("getComputedStyle(document.getElementById('a1'), '::after').content") == '"Work done"'


def test_gaps_say_what_is_missing(open_page: Open, library: str) -> None:
    page = open_page(f"{library}/{EXAMPLE}")
    said = page.locator(".gap-note").all_inner_texts()
    assert said == ["来源里这个数字脱落了，没有补写。", "来源这里脱落了，没有补写。"]


def test_after_the_text(open_page: Open, library: str) -> None:
    page = open_page(f"{library}/{EXAMPLE}")
    assert "三个问题，三条措施" in page.locator(".after-text").first.inner_text()
    near = page.locator(".near").inner_text()
    assert re.search(r"近似文本\s+没有", near)
    assert re.search(r"对应要求\s+网络安全责任制", near)


def test_a_counterexample_says_what_is_wrong_beside_it(open_page: Open, library: str) -> None:
    page = open_page(f"{library}/{COUNTER}")
    assert page.locator(".about .label").all_inner_texts() == ["反例", "虚构"]
    assert page.locator(".fault-note").all_inner_texts() == ["① 没有说办成了哪几件。", "② 没有调查，“大幅”没有凭据。"]
    assert page.locator(".report-text .fault").all_inner_texts() == ["①", "②"]
    assert "wavy" in page.locator(".report-text em").first.evaluate("e => getComputedStyle(e).textDecorationStyle")
    assert page.get_by_text("毛病在哪里").count() == 0  # all of them stand beside the text
    assert page.locator(".report .ours .do").count() == 1
    assert page.get_by_text("这篇好在哪里").count() == 0
    assert page.locator(".near dt").all_inner_texts() == ["对应要求"]


def test_notes_below_a_passage_keep_their_order(open_page: Open, library: str, tmp_path: Path) -> None:
    page = open_page(f"{library}/{COUNTER}", width=360)
    tops = [box(each)["y"] for each in page.locator(".report-text p, .fault-note").all()]
    passage, first, second = tops[-1], *tops[:-1]
    assert passage < first < second
    paper = "".join(line.text for sheet in printed(page, tmp_path / "c.pdf") for line in sheet.body)
    assert paper.index("大幅提升②") < paper.index("①没有说办成") < paper.index("②没有调查") < paper.index("这样写")


@pytest.fixture
def sheets(open_page: Open, library: str, tmp_path: Path) -> tuple[Sheet, ...]:
    return printed(open_page(f"{library}/{EXAMPLE}", dark=True), tmp_path / "a.pdf")


def test_a_full_printed_page_is_28_characters_by_22_lines(sheets: tuple[Sheet, ...]) -> None:
    full = sheets[1]
    assert abs(full.size[0] - 210) < 0.5
    assert abs(full.size[1] - 297) < 0.5
    assert len(full.body) == 22
    steps = [below.middle - above.middle for above, below in pairwise(full.body)]
    assert all(abs(step - 10.22) < 0.3 for step in steps)  # a line stands on a whole pixel of 0.26 mm
    assert abs(sum(steps) / len(steps) - 10.22) < 0.02
    whole = [line for line in full.body if line.left < 28.5 and line.right > 183]
    assert len(whole) >= 15  # the others begin or end a paragraph
    assert {len(line.text) for line in whole} == {28}
    for sheet in sheets:
        assert all(line.left > 27.5 and line.right < 184.6 for line in sheet.body)
        assert len(sheet.body) <= 22


def test_printed_pages_are_numbered_on_the_outer_side_and_say_invented(sheets: tuple[Sheet, ...]) -> None:
    for number, sheet in enumerate(sheets, 1):
        foot = sheet.lines[-1]
        assert foot.text == f"—{number}—"
        assert foot.middle > 297 - 35
        assert (foot.right > 180) if number % 2 else (foot.left < 32)
        assert sheet.lines[0].text == "虚构范例，只供看写法"
        assert sheet.lines[0].middle < 37
        assert sheet.white


def test_paper_has_the_text_and_its_source_and_nothing_else(sheets: tuple[Sheet, ...]) -> None:
    whole = "".join(line.text for sheet in sheets for line in sheet.body)
    assert whole.startswith("澄溪县档案馆2025年上半年")
    assert "出处：a.docx第9至41段，清洗改了7处，缺2处" in whole
    assert f"网址：http://127.0.0.1:8000/{EXAMPLE}" in whole
    assert re.search(r"20\d\d年\d+月\d+日打印", whole)
    for gone in ("相似写法", "没有补写", "本文结构", "看清洗记录", "相近的篇", "范例›", "开展情况开展情况"):
        assert gone not in whole


def test_headings_are_indented_two_characters(sheets: tuple[Sheet, ...]) -> None:
    lines = [line for sheet in sheets for line in sheet.body]
    for start in ("一、工作", "（一）修订", "二、存在", "按照通知", "一是外包"):
        line = next(line for line in lines if line.text.startswith(start))
        assert abs(line.left - 28 - 2 * 15.79 / 72 * 25.4) < 3, line  # （ has its ink in the right half
    date, name = (next(line for line in lines if line.text == text) for text in ("2025年7月2日", "澄溪县档案馆"))
    assert abs((date.left + date.right) - (name.left + name.right)) < 2
    assert abs(184 - max(date.right, name.right) - 4 * 15.79 / 72 * 25.4) < 1.5


def test_other_languages_print_too(open_page: Open, library: str, tmp_path: Path) -> None:
    hant = printed(open_page(f"{library}/zh-Hant/{EXAMPLE}"), tmp_path / "hant.pdf")
    assert hant[0].lines[0].text == "虛構範例，只供看寫法"
    english = printed(open_page(f"{library}/en/{EXAMPLE}"), tmp_path / "en.pdf")
    assert english[0].lines[0].text.startswith("Inventedexample")


def test_pairs_of_a_guide_stay_on_one_sheet(open_page: Open, site: str, tmp_path: Path) -> None:
    for sheet in printed(open_page(f"{site}/guide/problems/"), tmp_path / "guide.pdf"):
        assert sheet.text.count("不这样写") == sheet.text.count("为什么")
        assert "本页" not in sheet.text
        assert sheet.lines[-1].text.startswith("—")
