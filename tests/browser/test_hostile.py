"""Hostile text in pages and in what is asked: it runs nothing, breaks no layout and is answered in time."""

import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from scripts.index import build_index
from scripts.scheme import OURS
from scripts.site import build_site_files
from tests.browser.conftest import Open
from tests.browser.search_site import SEARCH, total
from tests.browser.serving import serving
from tests.site_build import build, workspace

EVIL = [
    "<img src=x onerror=window.bad=1>", "</script><script>window.bad=1</script>", "[点我](javascript:window.bad=1)",
    "__proto__", "constructor", "&lt;b&gt;&amp;#60;i&#62;", "{{ 7*7 }}{% raw %}{# 注", "\u202e倒着写的字\u2066隔开",
    "长" * 900, "a" * 5000, "\"'><svg onload=window.bad=1>", "javascript:window.bad=1//", "﷽" * 40, "👨‍👩‍👧‍👦" * 300,
]  # fmt: skip
PAGE = """---
title: {evil}
type: example
fictional: true
org: {evil}
org_type: {kind}
report_type: work
period: '2021'
topics: [training, __proto__, {kind}]
copy_of: null
parts: {{a0: opening, a1: problems, a2: next, {kind}: __proto__}}
---

# {text} {{#a0}}

应急预案{text}写在这里。

## 一、{text}问题 {{#a1}}

培训之前，应急预案第{number}稿{text}没有修订。

## 二、下一步 {{#a2}}

- 一是{text}，应急预案第{number}稿在9月底前改完。
"""
FILL = (
    "units => document.querySelector('[role=searchbox]').value = units.map(unit => String.fromCharCode(unit)).join('')"
)
SINCE_READ = "performance.timeOrigin + performance.now() - performance.timing.domContentLoadedEventEnd"
VIEWS = ["", "&view=kwic", "&view=beside"]
ASKED = [
    *EVIL,
    "预" * 100_000,
    "预 " * 5_000,
    "a*" * 3_000,
    "-" * 2_000,
    '"' * 3_000,
    "应急预案" * 2_000,
    "\x00\x07\x1b",
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose pages hold hostile text in titles, sections, units, topics and passages, with all lists made."""
    folder = workspace(tmp_path_factory.mktemp("hostile"), content=False)
    docs = folder / "docs"
    for name in ("examples/2021", "topics", "parts"):
        (docs / name).mkdir(parents=True)
    for number, evil in enumerate(EVIL):
        quoted = "'" + evil.replace("'", "''") + "'"
        kind = ["school", "'<i>x'", "__proto__", "constructor"][number % 4]
        text = evil.replace("{#", "{ #")
        page = PAGE.format(evil=quoted, text=text, kind=kind, number=number)
        (docs / f"examples/2021/p{number}.md").write_text(page, "utf-8")
    (docs / "topics/training.md").write_text(
        "---\ntitle: <i>培训\ntype: topic\n---\n\n# <i>培训 {#a0}\n\n写。\n", "utf-8"
    )
    part = "---\ntitle: 并排\ntype: page\ntemplate: part.html\nsearch: {exclude: true}\n---\n\n# 并排 {#a0}\n\n看。\n"
    (docs / "parts/problems.md").write_text(part, "utf-8")
    (docs / "search.md").write_text(SEARCH.format("找措辞"), "utf-8")
    (docs / "search.en.md").write_text(SEARCH.format("Find wording"), "utf-8")
    build_site_files(folder)
    for output, urls in (("site", "true"), ("offline", "false")):
        done = build(folder, "--site-dir", output, WIKI_HANT="true", WIKI_DIRECTORY_URLS=urls)
        assert done.returncode == 0, done.stderr
        build_index(docs, (), folder / output / "assets/wording/index", OURS)
    return folder


@pytest.fixture(scope="module")
def address(hostile: Path) -> Iterator[str]:
    """The address of that site."""
    with serving(hostile / "site") as served:
        yield served


def sound(page: Page, width: int) -> None:
    """Nothing ran, nothing was made of the text, nothing sticks out."""
    assert page.evaluate("window.bad") is None
    assert page.evaluate("Object.prototype.bad") is None
    made = (
        "main img, main script, main svg[onload], main i, main [onerror], main [onclick], main a[href^='javascript' i]"
    )
    assert page.locator(made).count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def answered(page: Page, act: str) -> float:
    """Seconds from an act (a script) to the answer, by the page's own clock."""
    page.evaluate(f"(() => {{ document.querySelector('[data-hits]').removeAttribute('data-total'); {act} }})()")
    begun = time.perf_counter()
    page.wait_for_selector("[data-total], [data-state=idle]", state="attached")
    return time.perf_counter() - begun


@pytest.mark.parametrize("width", [1280, 360])
def test_hostile_pages_are_shown_as_text(open_page: Open, address: str, width: int) -> None:
    """In hits, rows, units side by side, filters, suggestions, lists, and on their own pages."""
    page = open_page(f"{address}/search/", width=width)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    for language, view in (("", VIEWS[0]), ("en/", VIEWS[1]), ("", VIEWS[2])):
        page.goto(f"{address}/{language}search/?q=应急预案{view}")
        assert total(page) == 3 * len(EVIL)
        more = page.locator("[data-more]")
        while more.is_visible():
            more.click()
            page.wait_for_timeout(100)
        sound(page, width)
    page.goto(f"{address}/search/")
    page.get_by_role("searchbox").press_sequentially("onerror")
    expect(page.get_by_role("option").first).to_be_visible()
    sound(page, width)
    for path in ["parts/problems", "topics/training", *(f"examples/2021/p{number}" for number in (0, 1, 7, 8, 9, 13))]:
        page.goto(f"{address}/{path}/")
        sound(page, width)


def test_hostile_questions_are_answered_in_time(open_page: Open, address: str, hostile: Path) -> None:
    """Typed into the box, and in the address: of a folder where it is longer than a server takes."""
    page = open_page(f"{address}/search/?q=应急预案")
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    total(page)
    slow = {}
    for text in (*ASKED, "\ud800应急", "应急\udc00预案"):
        page.evaluate(FILL, _units(text))
        slow[text[:12]] = answered(page, "document.querySelector('[data-form]').requestSubmit();")
        sound(page, 1280)
    opened = (hostile / "offline/search.html").as_uri()
    for text in ASKED:
        page.goto(
            f"{opened}?q={quote(text)}&part={quote(text[:50])}&__proto__=x&topic=__proto__&view={quote(text[:20])}"
        )
        page.wait_for_selector("[data-total], [data-state=idle]", state="attached")
        slow["address " + text[:12]] = page.evaluate(SINCE_READ) / 1000  # Chromium itself reads long ones slowly
        sound(page, 1280)
    assert [text for text, seconds in slow.items() if seconds > 2] == []


def _units(text: str) -> list[int]:
    """UTF-16 code units, lone surrogates too."""
    packed = text.encode("utf-16-le", "surrogatepass")
    return [packed[at] | packed[at + 1] << 8 for at in range(0, len(packed), 2)]
