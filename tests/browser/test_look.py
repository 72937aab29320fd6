"""The look of every page type against look/brief.md: contrast, focus, touch, zoom, measures. All in a real Chromium."""

from typing import Any

import pytest

from tests.browser.conftest import Open
from tests.browser.page_types import PAGES, open_type

# Every visible text with its colour, the colour under it, its size and whether it is the body of the page.
TEXTS = r"""
() => {
  const parse = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
  const over = (top, under) => {
    const alpha = top.length > 3 ? top[3] : 1;
    return [0, 1, 2].map((at) => top[at] * alpha + under[at] * (1 - alpha));
  };
  const ground = (element) => {
    const layers = [];
    for (let each = element; each; each = each.parentElement) layers.push(parse(getComputedStyle(each).backgroundColor));
    return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255]);
  };
  const light = (colour) => {
    const [r, g, b] = colour.map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.data.trim();
    if (!text || !element.getClientRects().length || element.closest("script, style, noscript, [disabled]")) continue;
    const style = getComputedStyle(element);
    if (style.visibility !== "visible" || style.clipPath !== "none" || element.closest(".unseen, .skip")) continue;
    const under = ground(element);
    const [high, low] = [light(over(parse(style.color), under)), light(under)].sort((a, b) => b - a);
    found.push({
      text: text.slice(0, 40),
      ratio: (high + 0.05) / (low + 0.05),
      size: parseFloat(style.fontSize),
      body: Boolean(element.closest("main p, main li, main dd")) && parseFloat(style.fontSize) >= 17 && !element.closest("mark, .gap, .zhu, a, button"),
    });
  }
  return found;
}
"""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_text_can_be_read(open_page: Open, site: str, name: str, dark: bool) -> None:
    page = open_type(open_page, site, name, dark=dark)
    found: list[dict[str, Any]] = page.evaluate(TEXTS)
    assert len(found) > 10
    assert [each for each in found if each["ratio"] < (7 if each["body"] else 4.5)] == []
    assert [each for each in found if each["size"] < 12] == []


@pytest.mark.parametrize("name", PAGES)
def test_twice_as_large_nothing_goes_sideways(open_page: Open, site: str, name: str) -> None:
    page = open_type(open_page, site, name, width=960, height=450)
    for width in (960, 640):
        page.set_viewport_size({"width": width, "height": 450})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


TARGETS = (
    "button, summary, select, input:not([type=checkbox]), .header .brand, .find-link, .crumbs a, .rows li, .parts li,"
    " td > a:only-child, .duty dd a, .next a, .footer a, .ways-in a, .hits .facts a"
)
"""What a finger presses; a search field is as high as its form."""


@pytest.mark.parametrize("name", PAGES)
def test_on_a_phone_what_is_pressed_is_large_enough(open_page: Open, site: str, name: str) -> None:
    page = open_type(open_page, site, name, width=360)
    small = page.evaluate(
        """targets => [...document.querySelectorAll(targets)]
          .filter(each => each.checkVisibility({ checkVisibilityCSS: true }) && !each.closest('.unseen'))
          .map(each => [each.outerHTML.slice(0, 80), (each.matches('[type=search]') ? each.closest('form') : each).getBoundingClientRect().height])
          .filter(([, height]) => Math.round(height) < 44)""",
        TARGETS,
    )
    assert small == []


@pytest.mark.parametrize("name", PAGES)
def test_the_keyboard_reaches_everything_with_the_ring_visible(open_page: Open, site: str, name: str) -> None:
    page = open_type(open_page, site, name)
    wanted = page.evaluate(
        """() => { const all = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
          .filter(each => each.checkVisibility({ checkVisibilityCSS: true }) && !each.disabled && each.tabIndex >= 0);
          all.forEach((each, at) => { each.dataset.at = String(at); }); return all.length; }"""
    )
    reached: set[str] = set()
    unmarked: list[str] = []
    for _ in range(min(wanted, 400) + 5):
        page.keyboard.press("Tab")
        at, ring, what = page.evaluate(
            """() => { const on = document.activeElement; const style = getComputedStyle(on);
              const ringed = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== 'none'
                || on.matches('input') && getComputedStyle(on.closest('form, label, fieldset') || on).boxShadow !== 'none';
              return [on.dataset.at, ringed, on.outerHTML.slice(0, 100)]; }"""
        )
        if at is None:
            continue
        reached.add(at)
        if not ring:
            unmarked.append(what)
    assert unmarked == []
    assert len(reached) >= min(wanted, 400)


MEASURES: dict[tuple[str, int], dict[str, tuple[str, str]]] = {
    ("home", 1280): {".ask h1": ("38px", "700")},
    ("guide", 1280): {"h1": ("30px", "700"), "main article p": ("18px", "400")},
    ("guide", 360): {"h1": ("25px", "700")},
    ("example", 1280): {"h1": ("30px", "700"), ".report-text p[id^='a']": ("17px", "400")},
    ("example", 360): {"h1": ("25px", "700"), ".report-text p[id^='a']": ("17px", "400")},
    ("requirement", 1280): {"h1": ("30px", "700"), "table td": ("15px", "400")},
}
"""Size and weight of what the brief names (section 2, Type), by page and width."""


@pytest.mark.parametrize("place", MEASURES, ids=lambda place: f"{place[0]}-{place[1]}")
def test_type_is_as_designed(open_page: Open, site: str, place: tuple[str, int]) -> None:
    page = open_page(f"{site}/{PAGES[place[0]]}", width=place[1])
    for selector, wanted in MEASURES[place].items():
        style = page.locator(selector).first.evaluate(
            "each => [getComputedStyle(each).fontSize, getComputedStyle(each).fontWeight]"
        )
        assert tuple(style) == wanted, selector


@pytest.mark.parametrize(
    ("dark", "paper", "ink"), [(False, (251, 250, 247), (31, 34, 36)), (True, (22, 25, 27), (232, 229, 222))]
)
def test_paper_and_ink(open_page: Open, site: str, dark: bool, paper: tuple[int, ...], ink: tuple[int, ...]) -> None:
    page = open_page(f"{site}/guide/problems/", dark=dark)
    found = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('h1')).color]"
    )
    assert found == [f"rgb({', '.join(map(str, colour))})" for colour in (paper, ink)]


def test_the_measure_is_38_characters(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/{PAGES['example']}")
    assert page.locator(".report-text p[id^='a']").nth(1).evaluate("each => each.getBoundingClientRect().width") == 646


def test_the_theme_follows_the_system_while_the_page_is_open(open_page: Open, site: str) -> None:
    page = open_page(site)
    page.emulate_media(color_scheme="dark")
    page.wait_for_selector("html.dark", state="attached")
    page.emulate_media(color_scheme="light")
    page.wait_for_selector("html:not(.dark)", state="attached")
