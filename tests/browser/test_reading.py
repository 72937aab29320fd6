"""What a reader does on every page type: open, switch language and theme, print, read without script, on a phone."""

import gzip
import urllib.error
import urllib.request

import pytest

from scripts.page import split_front
from scripts.passages import passages
from tests.browser.axe import violations
from tests.browser.conftest import SHOTS, SITE, Open
from tests.browser.page_types import EXAMPLE, PAGES, open_type

PLACES = [(name, width, dark) for name in PAGES for width in (1280, 1000, 360) for dark in (False, True)]


@pytest.mark.parametrize(("name", "width", "dark"), PLACES)
def test_every_page_type_fits_and_is_accessible(open_page: Open, site: str, name: str, width: int, dark: bool) -> None:
    page = open_type(open_page, site, name, width=width, dark=dark)
    page.screenshot(path=SHOTS / f"{name}-{width}-{'dark' if dark else 'light'}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("h1").count() == 1
    assert violations(page) == []


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
@pytest.mark.parametrize("name", [name for name in PAGES if name != "missing"])
def test_every_page_type_in_other_languages(open_page: Open, site: str, name: str, language: str) -> None:
    page = open_type(open_page, site, name, language=f"{language}/", width=640)
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    page.set_viewport_size({"width": 360, "height": 900})
    page.screenshot(path=SHOTS / f"{name}-360-{language}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator("header").get_attribute("lang") == language
    assert violations(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_reads_without_script(open_page: Open, site: str, name: str) -> None:
    page = open_page(f"{site}/{PAGES[name]}", script=False)
    assert len(page.locator("main").inner_text()) > 100
    assert page.locator("main a[href]").count() > 0


def test_languages_lead_to_the_same_page(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/{PAGES['example']}")
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    page.get_by_role("link", name="繁").click()
    assert page.url == f"{site}/zh-Hant/{PAGES['example']}"
    assert page.locator("html").get_attribute("lang") == "zh-Hant"
    page.get_by_role("link", name="EN").click()
    assert page.url == f"{site}/en/{PAGES['example']}"
    assert page.locator("[lang=zh-Hans]").count() > 0
    assert page.locator("link[rel=canonical]").get_attribute("href", timeout=2000).endswith(f"/{PAGES['example']}")  # type: ignore[union-attr]
    page.get_by_role("link", name="简").click()
    assert page.url == f"{site}/{PAGES['example']}"


def test_an_invented_report_says_so(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/{PAGES['example']}")
    assert "虚构" in page.locator("main").inner_text()
    page.get_by_text("清洗记录").last.click()
    assert page.locator("details.receipt").get_attribute("open") is not None


def test_a_passage_can_be_linked(open_page: Open, site: str) -> None:
    first = passages(split_front(EXAMPLE.read_text(encoding="utf-8"))[1])[0]
    page = open_page(f"{site}/{PAGES['example']}#{first.id}")
    assert page.evaluate("document.querySelector(':target').textContent") == first.text


def test_theme_is_kept(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.get_by_role("button", name="深色").or_(page.get_by_label("深色")).first.click()
    dark = page.evaluate(paper)
    assert dark != light
    page.reload()
    assert page.evaluate(paper) == dark


def test_slash_goes_to_the_search_field(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/guide/problems/")
    page.keyboard.press("/")
    page.keyboard.type("存在问题")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")


def test_missing_pages_get_our_404(site: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as error:
        urllib.request.urlopen(f"{site}/guide/none/there/")
    with error.value:
        text = error.value.read().decode()
    assert error.value.code == 404
    assert "没有这一页" in text
    assert 'href="/requirements/"' in text


def test_first_load_is_small() -> None:
    assets = [*SITE.glob("assets/**/*.css"), *SITE.glob("assets/**/*.js")]
    html = (SITE / "index.html").read_text(encoding="utf-8")
    linked = [path for path in assets if path.name in html]
    total = sum(len(gzip.compress(path.read_bytes())) for path in linked) + len(gzip.compress(html.encode()))
    assert total <= 100_000
