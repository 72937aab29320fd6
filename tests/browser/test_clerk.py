"""What a clerk comes for, from start to end, on the real site: five tasks, on a desk and on a phone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from scripts.page import split_front
from scripts.passages import Passage, passages
from tests.browser.conftest import ROOT, SHOTS, Open
from tests.browser.page_types import address_of

pytestmark = pytest.mark.parametrize("width", [1280, 360])
FORMULATION = "意识形态工作责任制"


def _examples() -> Iterator[tuple[Path, dict[str, object], tuple[Passage, ...]]]:
    for path in sorted((ROOT / "docs" / "examples").glob("[0-9u]*/*.md")):
        if not path.name.endswith(".zh-Hant.md"):
            front, body, _ = split_front(path.read_text(encoding="utf-8"))
            yield path, front, passages(body)


def _shot(page: Page, task: str, width: int) -> None:
    page.screenshot(path=SHOTS / f"clerk-{task}-{width}.png", full_page=True)


def _ask(page: Page, text: str) -> int:
    box = page.get_by_role("searchbox")
    box.fill(text)
    box.press("Enter")
    page.wait_for_selector("[data-total]")
    return int(page.locator("[data-total]").get_attribute("data-total") or "")


def _filter(page: Page, width: int, name: str) -> None:
    """Tick one filter: in the column, on a phone in the sheet."""
    if width < 960:
        page.get_by_role("button", name=re.compile("^筛选")).click()
    page.locator("label").filter(has=page.get_by_text(name, exact=True)).get_by_role("checkbox").check()
    if width < 960:
        page.get_by_role("button", name=re.compile(r"^看 \d+ 段")).click()


def test_a_phrase_cut_across_words(open_page: Open, site: str, width: int) -> None:
    """Half of one word and half of the next, as one remembers it: found, marked, opened at its passage."""
    path, _, found = next(each for each in _examples() if len(each[2]) > 8)
    passage = max(found, key=lambda each: len(each.text))
    sentence = max(re.findall(r"[\u4e00-\u9fff]+", passage.text), key=len)
    cut = sentence[1:-1][:9]
    page = open_page(f"{site}/", width=width)
    page.get_by_role("searchbox").fill(cut)
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/search/?q=*")
    hit = page.locator(f'.hit[data-page="{address_of(path)}"][data-passage="{passage.id}"]').first
    expect(hit.locator("mark").first).to_have_text(cut)
    _shot(page, "cut", width)
    hit.locator("a").first.click()
    page.wait_for_url(f"**/{address_of(path)}**")
    expect(page.locator(f"[id='{passage.id}'] mark").first).to_have_text(cut)


def test_problems_of_schools_side_by_side(open_page: Open, site: str, width: int) -> None:
    page = open_page(f"{site}/", width=width)
    page.get_by_role("main").get_by_role("link", name="存在问题", exact=True).click()
    page.wait_for_selector("[data-total]")
    _filter(page, width, "学校")
    wanted = {
        (address_of(path), passage.id)
        for path, front, found in _examples()
        if front["org_type"] == "school"
        for passage in found
        if _part(front, passage.section) == "problems"
    }
    expect(page.locator("[data-total]")).to_have_attribute("data-total", str(len(wanted)))
    more = page.get_by_role("button", name=re.compile(r"^再看 \d+ 段"))
    while more.is_visible():
        before = page.locator(".hit").count()
        more.dblclick()  # pressed again while they come: nothing comes twice
        expect(page.locator(".hit")).not_to_have_count(before)
    shown = page.locator(".hit").evaluate_all("all => all.map(each => [each.dataset.page, each.dataset.passage])")
    assert sorted(tuple(each) for each in shown) == sorted(wanted)
    assert len({name for name, _ in wanted}) >= 2
    _shot(page, "schools", width)


def _part(front: dict[str, object], section: str) -> str:
    parts = front["parts"]
    assert isinstance(parts, dict)
    while section and section not in parts:
        section = section.rpartition("-")[0]
    return str(parts.get(section, ""))


def test_the_newest_use_of_a_formulation(open_page: Open, site: str, width: int) -> None:
    page = open_page(f"{site}/search/", width=width)
    assert _ask(page, FORMULATION) > 3
    page.get_by_label("排序").select_option(label="新的在前")
    page.wait_for_url("**sort=new**")
    years = [
        str(front["period"] or front["date"])[:4]
        for _, front, found in _examples()
        if not front.get("copy_of") and any(FORMULATION in passage.text for passage in found)
    ]
    expect(page.locator(".hit").first).to_contain_text(max(year for year in years if year.isdigit()))
    _shot(page, "newest", width)


def test_copy_a_pattern(open_page: Open, site: str, width: int) -> None:
    page = open_page(f"{site}/search/", width=width)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    assert _ask(page, "演练") > 0
    hit = page.locator(".hit").filter(has_text=re.compile(r"\d")).first
    hit.get_by_role("button", name="看句式").click()
    hit.get_by_role("button", name="复制句式").click()
    expect(hit.get_by_role("status").filter(has_text="已复制").first).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "〔" in copied
    assert not re.search(r"\d", copied.split("\n")[0])
    _shot(page, "pattern", width)


def test_come_back_to_a_saved_list(open_page: Open, site: str, width: int) -> None:
    page = open_page(f"{site}/search/", width=width)
    _ask(page, "演练")
    page.locator(".hit").nth(0).get_by_role("button", name="存入清单").click()
    page.locator(".hit").nth(1).get_by_role("button", name="存入清单").click()
    later = page.context.new_page()
    page.close()
    later.goto(f"{site}/search/")
    later.get_by_role("link", name="打开清单").or_(later.get_by_role("button", name="打开清单")).click()
    later.wait_for_url("**saved=1**")
    later.reload()
    expect(later.get_by_role("button", name="移出")).to_have_count(2)
    assert later.locator("main a[href*='examples/']").count() >= 2
    _shot(later, "saved", width)
