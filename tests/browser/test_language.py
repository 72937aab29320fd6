"""The query language as a reader meets it, on our own site: help to click, other words, a character wrong."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import SHOTS, Open

EDITIONS = ["search/", "zh-Hant/search/", "en/search/"]


def total(page: Page) -> int:
    """How many passages hold what was typed."""
    page.wait_for_selector("[data-total]", state="attached")
    return int(page.get_attribute("[data-total]", "data-total") or "")


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_example_of_the_help_gives_passages(open_page: Open, site: str, edition: str) -> None:
    page = open_page(f"{site}/{edition}")
    page.wait_for_selector(".examples")
    count = page.locator(".examples [data-example]").count()
    assert count >= 7
    for number in range(count):
        example = page.locator(".examples [data-example]").nth(number)
        words = example.get_attribute("data-example") or ""
        assert (example.locator("xpath=following-sibling::small").text_content() or "").strip()
        example.click()
        expect(page.get_by_role("searchbox")).to_have_value(words)
        found = total(page)
        assert page.locator(".hit").count() > 0, words
        assert (found == 0) == (words == "网落意识形态"), words
        page.get_by_role("button", name="清空搜索框").or_(page.locator("[data-empty]")).first.click()
        expect(page.locator(".examples")).to_be_visible()
    page.goto(f"{site}/{edition}?q={quote('预案')}")
    for number in range(page.locator(".syntax [data-example]").count()):
        page.locator(".syntax [data-example]").nth(number).click()
        assert total(page) > 0


def test_other_words_stand_below_and_are_no_hits(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/search/?q=分析研判")
    found = total(page)
    section = page.locator("[data-alike]")
    expect(section.get_by_role("heading", name="同义说法")).to_be_visible()
    assert found >= page.locator(".passages > .hit").count() > 0
    assert section.locator(".hit, [data-page], [data-passage], [data-total]").count() == 0
    assert section.locator(".alike-passage").count() > 0
    for passage in section.locator(".alike-passage .hit-text").all_text_contents():
        assert "研判" in passage
        assert "分析研判" not in passage
    assert section.locator(".alike-passage").first.locator("mark").count() > 0
    below = section.evaluate("section => section.getBoundingClientRect().top")
    assert below > (page.locator(".hit").last.evaluate("hit => hit.getBoundingClientRect().bottom") or 0)


def test_other_words_are_taken_out_and_the_address_remembers(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/search/?q=分析研判")
    found = total(page)
    section = page.locator("[data-alike]")
    section.get_by_role("button", name="去掉“研判”").click()
    expect(section.get_by_role("button", name="放回“研判”")).to_be_visible()
    expect(page).to_have_url(f"{site}/search/?q={quote('分析研判')}&drop={quote('研判')}")
    assert total(page) == found
    assert page.evaluate("document.activeElement !== document.body")
    page.reload()
    expect(section.get_by_role("button", name="放回“研判”")).to_be_visible()
    section.get_by_role("button", name="放回“研判”").click()
    expect(section.get_by_role("button", name="去掉“研判”")).to_be_visible()
    assert "drop" not in page.url
    section.locator(".alike-words button").first.click()
    expect(page.get_by_role("searchbox")).to_have_value("研判")
    assert total(page) > 0
    expect(section).to_be_empty()


def test_other_words_are_looked_for_when_nothing_is_found(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/search/?q=舆情处置")
    assert total(page) == 0
    expect(page.locator("[data-alike]").get_by_role("heading", name="同义说法")).to_be_visible()
    assert page.locator(".alike-passage").count() > 0


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (360, False), (360, True)])
@pytest.mark.parametrize(
    ("name", "query"),
    [("alike", "会商研判"), ("slip", "网落意识形态"), ("help", ""), ("alike-dropped", "分析研判&drop=研判")],
)
def test_each_state_fits_and_is_accessible(
    open_page: Open, site: str, name: str, query: str, width: int, dark: bool
) -> None:
    page = open_page(f"{site}/search/" + (f"?q={query}" if query else ""), width=width, dark=dark)
    page.wait_for_selector("[data-alike] h2" if "alike" in name else "[data-total]" if query else ".examples")
    page.screenshot(path=SHOTS / f"language-{name}-{width}-{'dark' if dark else 'light'}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
    small = page.locator(".alike button").evaluate_all(
        "buttons => buttons.map(one => one.getBoundingClientRect()).filter(box => box.width < 24 || box.height < 24).length"
    )
    assert small == 0
