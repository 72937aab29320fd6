"""What a clerk does on home, requirement, guide, topic, term, index, stats and 404, at the widths of the design."""

import datetime
import itertools
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.page import split_front
from tests.browser.conftest import ROOT, Open

AREAS = ("requirements", "examples", "guide", "templates", "topics", "glossary")
REQUIREMENT, GUIDE, TOPIC = "requirements/ideology-duty/", "guide/problems/", "topics/network-ideology/"


def _box(found: Locator) -> dict[str, float]:
    box = found.bounding_box()
    assert box is not None
    return {name: round(box[name]) for name in ("x", "y", "width", "height")}


def _size(found: Locator) -> str:
    return str(found.evaluate("e => getComputedStyle(e).fontSize"))


def _total(page: Page) -> int:
    page.wait_for_selector("[data-total]")
    return int(page.locator("[data-total]").get_attribute("data-total") or -1)


def test_home_is_set_as_drawn(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/")
    assert _box(page.locator(".header"))["height"] == 61
    assert _size(page.locator("h1")) == "38px"
    assert _box(page.locator(".big-find")) == {"x": 60, "y": 239, "width": 760, "height": 56}
    assert [_box(door)["x"] for door in page.locator(".door").all()] == [60, 463, 865]
    assert page.locator(".parts li").count() == 6
    assert page.locator(".numbered li").count() <= 6


def test_home_on_a_phone_is_one_column(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/", width=360)
    assert _box(page.locator(".header"))["height"] == 53
    assert _size(page.locator("h1")) == "30px"
    assert {_box(door)["x"] for door in page.locator(".door").all()} == {16}
    motto, pair = _box(page.locator(".motto")), _box(page.locator(".pair"))
    assert motto["y"] > pair["y"] + pair["height"]
    heights = [_box(row)["height"] for row in page.locator(".rows li").all()]
    assert min(heights) >= 44


def test_home_leads_to_what_it_shows(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/")
    phrase = page.locator(".sample mark").inner_text()
    tries = page.locator(".tries a")
    addresses = [tries.nth(at).evaluate("a => a.href") for at in range(tries.count())]
    cell = page.locator(".parts li").nth(2)
    counted = int(re.sub(r"\D", "", cell.locator("small").nth(1).inner_text()))
    part = cell.locator("a").evaluate("a => a.href")
    page.locator(".sample a").click()
    assert phrase in page.locator("main mark").first.inner_text()
    for address in addresses:
        page.goto(address)
        assert _total(page) > 0
    page.goto(part)
    assert _total(page) == counted


def test_home_searches_from_the_keyboard(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/")
    page.keyboard.press("/")
    page.keyboard.type("培训")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert _total(page) > 0


def test_a_duty_is_reached_from_the_table_and_its_counts_are_true(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/{REQUIREMENT}")
    page.locator("td a", has_text="P1-7").click()
    card = page.locator(".duty", has=page.locator("#duty-p1-7"))
    expect(card.locator(".label")).to_have_text("据转录")
    expect(card).to_be_in_viewport()
    link = card.locator("dd a[href*='?q=']").first
    counted = int(re.sub(r"\D", "", link.inner_text().rsplit("，")[-1]))
    link.click()
    assert _total(page) == counted


def test_a_requirement_says_when_its_review_is_overdue(open_page: Open, site: str) -> None:
    front = split_front((ROOT / "docs" / f"{REQUIREMENT[:-1]}.md").read_text("utf-8"))[0]
    reviewed = datetime.date.fromisoformat(str(front["reviewed"]))
    page = open_page(f"{site}/{REQUIREMENT}")
    page.clock.set_fixed_time(datetime.datetime.combine(reviewed, datetime.time(), datetime.UTC))
    page.reload()
    expect(page.locator(".overdue")).to_be_hidden()
    expect(page.locator("dl").first).to_contain_text("复核")
    page.clock.set_fixed_time(datetime.datetime(reviewed.year + 2, 1, 1, tzinfo=datetime.UTC))
    page.reload()
    expect(page.locator(".overdue")).to_be_visible()


def test_a_guide_shows_pairs_as_one_box(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/{GUIDE}")
    boxes = [_box(page.locator(f".{name}").first) for name in ("dont", "do", "why")]
    assert {box["x"] for box in boxes} == {317}
    assert {box["width"] for box in boxes} == {646}
    assert all(after["y"] - before["y"] - before["height"] in (-1, 0) for before, after in itertools.pairwise(boxes))
    words = page.locator(".dont").first.locator("p").nth(1)
    assert _box(words)["x"] == 317 + 125
    expect(page.locator(".about-page")).to_contain_text("分钟")
    expect(page.locator(".about-page")).to_contain_text("项要求")


def test_a_pair_on_a_phone_has_its_label_above(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/{GUIDE}", width=360)
    row = page.locator(".dont").first
    label, words = _box(row.locator(".admonition-title")), _box(row.locator("p").nth(1))
    assert words["y"] >= label["y"] + label["height"]


def test_the_right_column_follows_the_reader_and_names_requirements(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/{GUIDE}")
    current = page.locator("[data-spy] a[aria-current]")
    first = current.inner_text()
    page.locator("[data-spy] a").nth(3).click()
    expect(current).not_to_have_text(first)
    page.get_by_role("navigation", name="相关要求").get_by_role("link").first.click()
    assert "/requirements/" in page.url


def test_a_guide_leads_on(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/{GUIDE}")
    title = page.locator("a[rel=next]").inner_text().split("\n")[-1]
    page.locator("a[rel=next]").click()
    expect(page.locator("h1")).to_have_text(title)


def test_a_topic_shows_passages_and_leads_to_the_rest(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/{TOPIC}")
    hits = page.locator(".hits li")
    assert hits.count() > 3
    passage = hits.first.locator(".words").inner_text()
    address = page.get_by_role("link", name="再看全部").first.evaluate("a => a.href")
    hits.first.locator("a").click()
    assert page.locator(":target").inner_text() == passage
    page.goto(address)
    assert _total(page) > 0


@pytest.mark.parametrize("area", [area for area in AREAS if area != "examples"])
def test_an_area_lists_all_its_pages(open_page: Open, site: str, area: str) -> None:
    page = open_page(f"{site}/{area}/")
    listed = page.locator(".contents a").evaluate_all("links => links.map(a => new URL(a.href).pathname)")
    pages = (path for path in (ROOT / "docs" / area).glob("*.md") if "." not in path.stem and path.stem != "index")
    assert sorted(listed) == sorted(f"/{area}/{path.stem}/" for path in pages)


def test_examples_are_found_by_year_and_by_type(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/examples/")
    for way in ("按年份", "按单位类型"):
        link = page.get_by_role("navigation", name=way).get_by_role("link").first
        link.click()
        expect(page.locator("h2:target")).to_be_in_viewport()
        expect(page.locator("h2:target")).to_contain_text(link.inner_text())


def test_stats_print_their_numbers_twice(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/stats/")
    charts = page.get_by_role("img")
    assert charts.count() == 4
    page.get_by_text("看成表格").first.click()
    rows = page.locator("details").first.locator("tbody tr")
    for at in range(rows.count()):
        name, number = rows.nth(at).locator("td").all_inner_texts()
        assert f"{name} {number}" in str(charts.first.get_attribute("aria-label"))


def test_a_missing_page_offers_the_search_and_three_doors(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/404.html", width=360)
    assert page.locator(".door").count() == 3
    page.get_by_role("searchbox").last.fill("培训")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")


@pytest.mark.parametrize("width", [360, 1000])
def test_the_drawer_opens_and_closes(open_page: Open, site: str, width: int) -> None:
    page = open_page(f"{site}/{GUIDE}", width=width)
    summary, sheet = page.locator(".menu summary"), page.locator(".sheet")
    summary.focus()
    page.keyboard.press("Enter")
    expect(sheet).to_be_visible()
    assert min(_box(link)["height"] for link in sheet.locator("a:visible").all()) >= 44
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    summary.click()
    page.mouse.click(20, 500)
    expect(sheet).to_be_hidden()
    summary.click()
    sheet.get_by_role("link", name="EN").click()
    assert page.url == f"{site}/en/{GUIDE}"


def test_the_drawer_works_without_script(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/{GUIDE}", width=360, script=False)
    page.locator(".menu summary").click()
    page.locator(".sheet").get_by_role("link", name="要求").click()
    assert page.url == f"{site}/requirements/"
