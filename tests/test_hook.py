"""Hostile pages in a real build: what facts/site.md section 4 saw published must not reach the site."""

import re
from pathlib import Path

import pytest

from scripts.passages import passages
from tests.site_build import Element, build, elements, workspace

BODIES = {
    "script": "<script>alert(1)</script>",
    "handler": '文字 <img src=x onerror="alert(1)"> 文字',
    "iframe": '<iframe src="https://evil.example"></iframe>',
    "form": '<form action="https://evil.example"><input name="p"></form>',
    "svg": '<svg onload="alert(1)"><script>alert(1)</script></svg>',
    "refresh": '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    "base": '<base href="https://evil.example/">',
    "style": "<style>body{display:none}</style>",
    "in-div": '<div markdown="1" onclick="alert(1)">\n\n文字\n\n</div>',
    "javascript": "[看](javascript:alert(1))",
    "mixed-case": "[看](JaVaScRiPt:alert(1))",
    "entity": "[看](java&#9;script:alert(1))",
    "data": "[看](data:text/html,<script>alert(1)</script>)",
    "vbscript": "[看](vbscript:x)",
    "attribute-handler": '文字\n{: onclick="alert(1)" style="position:fixed" }',
    "attribute-link": '[看](index.md){ href="javascript:alert(1)" }',
    "reference": "[看][x]\n\n[x]: javascript:alert(1)",
    "autolink": "<javascript:alert(1)>",
    "heading": "## <img src=x onerror=alert(1)> 标题",
    "nul": "## 标\x00题\n\n文\x00字",
}
FRONTS = {
    "title": 'title: "</title><script>alert(1)</script>"',
    "description": 'description: "\\"><script>alert(1)</script>"',
    "template": "template: ../../etc/passwd",
    "foreign-template": "template: partials/header.html",
    "topic": 'topics: ["<img src=x onerror=alert(1)>"]',
    "example": "type: example\norg_type: '<script>alert(1)</script>'\nperiod: '\"><script>'",
    "source": "type: example\nsource: {file: '<img onerror=x>', lines: '<script>'}",
    "copy": 'type: example\ncopy_of: "\\" onclick=\\"alert(1)"',
    "python": "title: !!python/object/apply:os.system ['touch ran']",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = workspace(tmp_path_factory.mktemp("hostile"), content=False)
    pages = folder / "docs" / "x"
    pages.mkdir()
    for name, body in BODIES.items():
        (pages / f"body-{name}.md").write_text(f"---\ntitle: 页\n---\n\n# 页 {{#a0}}\n\n{body}\n", "utf-8")
    for name, front in FRONTS.items():
        (pages / f"front-{name}.md").write_text(f"---\n{front}\n---\n\n# 页 {{#a0}}\n\n文字。\n", "utf-8")
    secret = folder / "secret.md"
    secret.write_text("# 机密\n\n不该公开的字\n", "utf-8")
    (pages / "link.md").symlink_to(secret)
    (pages / "passwd.txt").symlink_to("/etc/passwd")
    run = build(folder, "--no-strict")
    assert run.returncode == 0, run.stderr
    return folder / "site"


def _dangerous(found: Element) -> bool:
    attributes = found.attributes
    ours = found.tag == "script" and re.fullmatch(r"(\.\./)*assets/[a-z/]+\.js", attributes.get("src", ""))
    asked = found.tag in {"script", "iframe", "style", "base", "object", "embed"} and not ours
    refreshes = attributes.get("http-equiv", "").lower() == "refresh"
    handles = any(name.startswith("on") or name == "style" for name in attributes)
    scheme = re.match(r"\s*([a-z]+)\s*:", attributes.get("href", "") + attributes.get("action", ""), re.IGNORECASE)
    leads_out = scheme is not None and scheme[1].lower() not in {"http", "https", "mailto"}
    return asked or refreshes or handles or leads_out or "evil.example" in attributes.get("action", "")


@pytest.mark.parametrize("name", [*(f"body-{name}" for name in BODIES), *(f"front-{name}" for name in FRONTS)])
@pytest.mark.parametrize("locale", ["", "en/"])
def test_hostile_page_is_harmless(site: Path, name: str, locale: str) -> None:
    page = site / f"{locale}x/{name}/index.html"
    assert [found for found in elements(page) if _dangerous(found)] == []
    assert "\x00" not in page.read_text("utf-8")


def test_raw_html_is_shown_as_text(site: Path) -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in (site / "x/body-script/index.html").read_text("utf-8")


def test_links_out_of_docs_are_not_published(site: Path) -> None:
    assert not (site / "x/link").exists()
    assert not (site / "x/passwd.txt").exists()
    assert all("不该公开的字" not in page.read_text("utf-8") for page in site.rglob("*.html"))


def test_front_matter_runs_no_command(site: Path) -> None:
    assert not (site.parent / "ran").exists()
    assert (site / "x/front-python/index.html").exists()


def test_every_passage_has_its_id(tmp_path: Path) -> None:
    folder = workspace(tmp_path, content=False)
    body = """# 题 {#a0}

主送：
{: .addressee }

正文。

## 一、甲 {#a1}

- 一是甲。
- 二是乙。

| 一 | 二 |
| --- | --- |
| 甲 | 乙 |
"""
    (folder / "docs/x").mkdir()
    (folder / "docs/x/page.md").write_text(f"---\ntitle: 题\n---\n\n{body}", "utf-8")
    run = build(folder)
    assert run.returncode == 0, run.stderr
    ids = {found.attributes.get("id") for found in elements(folder / "site/x/page/index.html")}
    expected = {passage.id for passage in passages(body)}
    assert expected == {"a0.1", "a0.2", "a1.1", "a1.2", "a1.3"}
    assert expected <= ids
