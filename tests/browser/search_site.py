"""A site of its own for the search, with invented pages: over http and as a folder; and what its page answered."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from scripts.index import build_index
from scripts.scheme import OURS
from tests.browser.serving import serving
from tests.site_build import build, workspace

UNITS = [("school", "云陂一中"), ("government", "澄溪县水利局"), ("enterprise", "恒禾农机公司")]
EXAMPLE = """---
title: {unit}{year}年工作报告{number}
type: example
fictional: true
org: {unit}
org_type: {kind}
report_type: work
period: '{year}'
parts: {{a0: opening, a1: problems, a2: next}}
copy_of: {copy_of}
---

# {unit}{year}年工作报告{number} {{#a0}}

现将有关情况报告如下：

## 一、存在问题 {{#a1}}

谁主管、谁负责没有写清，舆情应急处置预案三年没有修订。联系人名单有{number}人已经调离。

## 二、下一步 {{#a2}}

- 一是9月底前修订校园应急预案，组织两次演练。
- 二是第{number}件事登记在册，<b onclick="window.bad=1">&lt;img src=x onerror=alert(1)&gt;</b>照样是字。
"""
SEARCH = (
    "---\ntitle: {0}\ntype: page\ntemplate: search.html\nhide: [navigation, toc]\n---\n\n# {0} {{#search}}\n\n{0}\n"
)


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with 30 pages; 25 hold the phrase about the plan in their problems, one of them a copy."""
    folder = workspace(tmp_path_factory.mktemp("search"), content=False)
    docs = folder / "docs"
    for number in range(25):
        kind, unit = UNITS[number % 3]
        year = 2019 + number % 4
        copy_of = "examples/2021/p1.md" if number == 0 else "null"
        page = EXAMPLE.format(unit=unit, kind=kind, year=year, number=number, copy_of=copy_of)
        (docs / "examples/2021").mkdir(parents=True, exist_ok=True)
        (docs / f"examples/2021/p{number}.md").write_text(page, "utf-8")
    (docs / "search.md").write_text(SEARCH.format("找措辞"), "utf-8")
    (docs / "search.zh-Hant.md").write_text(SEARCH.format("找措辭"), "utf-8")
    (docs / "search.en.md").write_text(SEARCH.format("Find wording"), "utf-8")
    return folder


@pytest.fixture(scope="session")
def http(pages: Path) -> Iterator[str]:
    """The address of the built site."""
    done = build(pages, WIKI_HANT="true")
    assert done.returncode == 0, done.stderr
    build_index(pages / "docs", (), pages / "site/assets/wording/index", OURS)
    with serving(pages / "site") as address:
        yield address


@pytest.fixture(scope="session")
def opened_folder(pages: Path) -> str:
    """The search page of the same site built to be opened from a folder, as an address."""
    done = build(pages, "--site-dir", "offline", WIKI_DIRECTORY_URLS="false")
    assert done.returncode == 0, done.stderr
    build_index(pages / "docs", (), pages / "offline/assets/wording/index", OURS)
    return (pages / "offline/search.html").as_uri()


def total(page: Page) -> int:
    """How many passages the answered search found."""
    page.wait_for_selector("[data-total]")
    return int(page.get_attribute("[data-total]", "data-total") or "")


def hits(page: Page) -> list[tuple[str, str]]:
    total(page)
    shown = page.locator(".hit").all()
    return [(hit.get_attribute("data-page") or "", hit.get_attribute("data-passage") or "") for hit in shown]
