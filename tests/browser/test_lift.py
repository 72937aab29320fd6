"""The search in a site that is not ours: the five lines of docs/contribute/lift.md as they stand, then a real Chromium."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOT, Open
from tests.browser.serving import serving

WORDING = ROOT / "overrides/assets/wording"
SETTINGS = """site_name: 员工手册
theme: {theme}
use_directory_urls: {urls}
markdown_extensions: [admonition, attr_list, pymdownx.details, pymdownx.superfences, pymdownx.tabbed: {{alternate_style: true}}]
extra:
  wording:
    facets: {{department: 部门}}
"""
THEMES = {
    "mkdocs": "{name: mkdocs, highlightjs: false}",
    "readthedocs": "{name: readthedocs, highlightjs: false}",
    "material": "{name: material, font: false}",
}
PAGES = {
    "index.md": "# 员工手册\n\n欢迎查阅。",
    "制度/报销.md": (
        "---\ntitle: 报销办法\ndepartment: 财务科\ndate: 2021-03-04\nsynonyms: [报账]\n---\n\n# 报销办法\n\n"
        "## 市内\n\n凭据**十个**工作日内提交。\n\n## 外地\n\n外地凭据二十个工作日内提交，由`财务科`核对。\n\n"
        '??? note "附"\n\n    住宿凭据另附清单。\n\n=== "甲"\n\n    甲类照旧。\n\n=== "乙"\n\n    乙类先申请后出发。'
    ),
    "制度/请假.md": "---\ndepartment: [人事科, 办公室]\ndate: 2023-01-01\n---\n\n请假凭据当日提交。\n\n| 天数 | 谁批 |\n|---|---|\n| 三天 | 分管领导 |",
    "坏.md": "---\ntitle: 一页: 坏的\ntags: [甲\n---\n\n坏页里的凭据也要提交。",
}  # fmt: skip


def lifted(site: Path, theme: str, urls: bool, more: str = "") -> None:
    """A site made from nothing, and the five lines run on it as they stand in the page that tells them."""
    (site / "mkdocs.yml").write_text(SETTINGS.format(theme=THEMES[theme], urls=str(urls).lower()) + more, "utf-8")
    for name, text in PAGES.items():
        (site / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (site / "docs" / name).write_text(text, "utf-8")
    found = re.search(r"```bash\n(.*?)```", (ROOT / "docs/contribute/lift.md").read_text("utf-8"), re.DOTALL)
    assert found
    lines = found[1].strip().replace(".venv/bin/python", sys.executable).split("\n")
    assert len(lines) == 5
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for number, line in enumerate(lines):
        env = {**os.environ, "SITE": str(site), "PATH": path, "NO_MKDOCS_2_WARNING": "1"}
        run = subprocess.run(["bash", "-c", line], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
        assert run.returncode == (2 if number == 4 else 0), run.stderr
    assert "坏.md:2" in run.stderr, "the page that is broken is told"
    assert re.fullmatch(r"\d+ 段，\d+ 字节，\d+ 个文件，[\d.]+ 秒 → .*/site/wording/index\n", run.stdout)


@pytest.fixture(scope="module", params=THEMES)
def wiki(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp(str(request.param))
    lifted(site, str(request.param), urls=True)
    return site / "site"


def test_found_filtered_and_opened_at_its_place(wiki: Path, open_page: Open) -> None:
    with serving(wiki) as address:
        page = open_page(f"{address}/find/?find=凭据")
        page.wait_for_selector("[data-hits][data-total]")
        assert page.locator("[data-hits]").get_attribute("data-total") == "5"
        page.get_by_role("checkbox", name="人事科").check()
        expect(page.locator("[data-hits][data-total='1']")).to_be_visible()
        assert "department=" in unquote(page.url)
        assert page.locator(".hit").first.get_attribute("data-page") == "制度/请假/"
        page.get_by_role("checkbox", name="人事科").uncheck()
        expect(page.locator("[data-hits][data-total='5']")).to_be_visible()
        page.get_by_role("searchbox").fill("个工作日")
        page.get_by_role("searchbox").press("Enter")
        expect(page.locator("[data-hits][data-total='2']")).to_be_visible()
        page.locator(".hit", has_text="外地凭据").locator(".hit-source a").click()
        page.wait_for_selector("main mark, article mark, [role=main] mark")
        assert page.locator("mark").all_inner_texts() == ["个工作日"]
        assert page.locator("mark").evaluate("mark => mark.closest('p').innerText").startswith("外地凭据")
        target = page.locator(f"[id='{unquote(page.url.partition('#')[2])}']")
        assert target.evaluate("heading => heading.tagName + heading.firstChild.data") == "H2外地"
        expect(page.locator("mark")).to_be_in_viewport()


@pytest.mark.parametrize("text", ["住宿凭据", "乙类先申请", "三天分管领导"])
def test_what_is_hidden_is_shown_and_a_row_is_marked_whole(wiki: Path, open_page: Open, text: str) -> None:
    with serving(wiki) as address:
        page = open_page(f"{address}/find/?find={text}")
        page.wait_for_selector("[data-hits][data-total='1']")
        page.locator(".hit-source a").click()
        page.wait_for_selector("main mark, article mark, [role=main] mark", state="attached")
        assert "".join(page.locator("mark").all_inner_texts()) == text
        expect(page.locator("mark").first).to_be_in_viewport()


@pytest.mark.parametrize("width", [360, 1280])
def test_it_fits_into_the_page(wiki: Path, open_page: Open, width: int) -> None:
    with serving(wiki) as address:
        page = open_page(f"{address}/find/?find=凭据", width=width)
        page.wait_for_selector(".hit")
        sizes: dict[str, Any] = page.evaluate(
            """() => ({
                over: document.documentElement.scrollWidth - innerWidth,
                text: parseFloat(getComputedStyle(document.querySelector('.hit-text')).fontSize),
                high: document.querySelector('.big-find').getBoundingClientRect().height,
                bullet: getComputedStyle(document.querySelector('.passages > .hit')).listStyleType,
            })"""
        )
        assert sizes["over"] <= 0
        assert sizes["text"] == 17
        assert 50 <= sizes["high"] <= 58
        assert sizes["bullet"] == "none"


def test_from_a_folder_the_same_hits(tmp_path: Path, open_page: Open) -> None:
    lifted(
        tmp_path, "readthedocs", urls=False, more="plugins: []  # the search of the theme cannot start from a folder\n"
    )
    page = open_page(f"{(tmp_path / 'site/find.html').as_uri()}?find=凭据")
    page.wait_for_selector("[data-hits][data-total='5']")
    page.get_by_role("checkbox", name="财务科").check()
    page.wait_for_selector("[data-hits][data-total='3']")
    page.locator(".hit", has_text="外地凭据").locator(".hit-source a").click()
    page.wait_for_selector("[role=main] mark")
    assert unquote(page.url).startswith((tmp_path / "site/制度/报销.html").as_uri().partition("/site/")[0])
    assert page.locator("mark").all_inner_texts() == ["凭据"]


def test_it_loads_what_our_own_page_loads() -> None:
    own = (ROOT / "overrides/search.html").read_text("utf-8")
    shared = (ROOT / "overrides/partials/passage.html").read_text("utf-8")
    lift = (WORDING / "lift.js").read_text("utf-8")

    def listed(text: str, opening: str) -> list[str]:
        found = re.search(re.escape(opening) + r" (\[.*?\])", text, re.DOTALL)
        assert found
        names: list[str] = json.loads(re.sub(r",\s*\]", "]", found[1]))
        return names

    assert listed(lift, "const SCRIPTS =") == listed(shared, "for name in") + listed(own, "set scripts =")
    assert listed(lift, "const SHEETS =") == ["lift", *listed(own, "for sheet in")]
    asked_for = set(
        re.findall(r'part\("([a-z-]+)"\)', "".join(file.read_text("utf-8") for file in WORDING.glob("*.js")))
    )
    drawn = set(re.findall(r'"data-([a-z-]+)": ""', lift))
    assert asked_for <= drawn, "every part of the page that a script asks for is drawn"
