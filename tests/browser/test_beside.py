"""One part of several units side by side: the view of the search page and the static page of each part."""

from playwright.sync_api import Page, expect

from scripts.vocabulary import PARTS
from tests.browser.conftest import Open
from tests.browser.search_site import total

COLUMNS = "getComputedStyle(document.querySelector('.beside')).gridTemplateColumns.split(' ').length"


def units(page: Page) -> list[str]:
    """The headings of the columns, in the order they stand."""
    return page.locator(".beside .unit > h2").all_text_contents()


def test_units_stand_side_by_side_with_the_whole_part(open_page: Open, http: str) -> None:
    """A column a report, every unit before one comes again, all passages of the part, the words marked."""
    page = open_page(f"{http}/search/?q=登记在册&view=beside&part=next")
    assert total(page) == 25
    assert page.locator(".unit.hit").count() == 12
    assert sorted(units(page)[:3]) == ["云陂一中", "恒禾农机公司", "澄溪县水利局"]
    first = page.get_by_role("article", name=units(page)[0]).first
    assert first.locator("h3").all_text_contents() == ["二、下一步"]
    assert first.locator(".unit-text p").count() == 2
    assert page.locator(".unit mark").all_text_contents() == ["登记在册"] * 12
    page.get_by_role("button", name="再看 12 篇").press("Enter")
    expect(page.locator(".unit")).to_have_count(24)  # one page is a copy of another
    assert page.evaluate("document.activeElement === document.querySelectorAll('.unit > h2')[12]")
    part = page.get_by_role("group", name="选一个部分").get_by_role("button", name="存在问题")
    assert part.count() == 0, "nothing of it holds the words"
    page.goto(f"{http}/search/")
    page.get_by_role("button", name="并排看").click()
    expect(page.locator("[data-total='25']")).to_be_attached()
    assert page.url == f"{http}/search/?part=problems&view=beside"
    expect(part).to_have_attribute("aria-pressed", "true")
    page.get_by_role("group", name="选一个部分").get_by_role("button", name="下一步").press("Enter")
    expect(page.locator("[data-total='50']")).to_be_attached()
    assert page.evaluate("document.activeElement.dataset.part") == "next"
    page.locator(".unit-source a").first.click()
    page.wait_for_url("**/examples/2021/p*/#a2.*")
    page.go_back()
    expect(page.locator("[data-total='50']")).to_be_attached()


def test_columns_follow_the_room_and_a_phone_steps_by_unit(open_page: Open, http: str) -> None:
    page = open_page(f"{http}/search/?part=problems&view=beside")
    total(page)
    counted = {}
    for width in (1280, 1000, 360):
        page.set_viewport_size({"width": width, "height": 800})
        counted[width] = page.evaluate(COLUMNS) if width > 959 else 1
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert counted == {1280: 3, 1000: 2, 360: 1}
    assert page.locator(".beside").evaluate("place => getComputedStyle(place).display") == "block"
    page.get_by_role("button", name="下一个单位").first.click()
    second = page.locator(".unit > h2").nth(1)
    expect(second).to_be_focused()
    assert 52 <= second.evaluate("heading => heading.getBoundingClientRect().top") < 200, "below the header, in sight"
    expect(page.locator(".unit").last.get_by_role("button", name="下一个单位")).to_be_hidden()


def test_every_part_has_a_page_that_needs_no_script(open_page: Open, site: str) -> None:
    """Reached from home; at most nine units, each with its source; the rest by a search of as many as it says."""
    page = open_page(f"{site}/", script=False)
    page.get_by_role("link", name="并排看").click()
    for part in PARTS:
        page.goto(f"{site}/parts/{part}/")
        assert page.locator(".pick a").count() == len(PARTS)
        assert page.locator(".unit").count() <= 9
        assert len(set(units(page))) == page.locator(".unit").count()
        assert page.locator(".unit-source a:not(.step)[href*='#']").count() == page.locator(".unit").count()
    page = open_page(f"{site}/zh-Hant/parts/problems/", width=360)
    said = page.get_by_role("link", name="再看全部").text_content() or ""
    step = page.get_by_role("link", name="下一個單位").first
    step.click()
    assert page.url.endswith("#unit-2")
    page.get_by_role("link", name="再看全部").click()
    assert str(total(page)) == "".join(filter(str.isdigit, said))
    assert page.locator(".unit").count() == 12
