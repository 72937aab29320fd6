"""The index of a wiki that is not ours: its own facets, places and settings, and nothing of our vocabulary."""

import ast
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from scripts import vocabulary
from scripts.errors import PageError, WikiError
from scripts.index.documents import IndexedPage, collect, read_pages
from scripts.index.target import replaceable
from scripts.scheme import OURS, pages_of

ROOT = Path(__file__).parent.parent
GENERIC = sorted((ROOT / "scripts/index").glob("*.py"))
WORDING = ROOT / "overrides/assets/wording"
CORE = [WORDING / name for name in re.findall(r'"([a-z]+\.js)"', (WORDING / "scripts.js").read_text("utf-8"))]
ALLOWED = ("scripts.index", "scripts.errors", "scripts.inline")
OUR_WORDS = {
    "org_type", "report_type", "grade", "fictional", "dont", "receipt", "recommended", "self_check", "township",
    "counterexample", "counterexamples", *(topic for topic in vocabulary.TOPICS if "-" in topic),
}  # fmt: skip
"""Ids of ours that are no common words of English."""


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def pages(root: Path) -> dict[str, IndexedPage]:
    told = pages_of(root)
    return {page.path: page for page in collect(told.folder, (), told.scheme)}


@pytest.mark.parametrize("file", GENERIC, ids=[file.name for file in GENERIC])
def test_the_index_imports_nothing_of_ours(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        named = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        named += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for name in named:
            assert not name.startswith(("scripts", "mkdocs")) or name.startswith(ALLOWED), f"{file.name}: {name}"


@pytest.mark.parametrize("file", [*GENERIC, *CORE], ids=lambda file: file.name)
def test_the_index_holds_no_word_of_our_vocabulary(file: Path) -> None:
    held = set(re.findall(r"[a-z_-]+", file.read_text("utf-8"))) & OUR_WORDS
    assert held == set()


def test_usual_facets_titles_and_synonyms(tmp_path: Path) -> None:
    found = pages(
        write(
            tmp_path,
            {
                "a.md": "---\ntitle: 请假\ndate: 2021-03-04\ntags: [假期, 人事]\ncategory: 制度\nsynonyms: 休假\n---\n正文。",
                "b.md": "# 报销 {#top}\n\n正文。",
                "甲/丙.md": "正文。",
                "甲/index.md": "正文。",
                "_posts/2020-01-02-old.md": "正文。",
                "t.md": "+++\ntitle = 'TOML'\ndate = 2019-05-01\n[taxonomies]\ntags = ['甲']\n+++\n正文。",
                "m.md": "Title: MultiMarkdown\nTags: 甲, 乙\n\n正文。",
            },
        )
    )
    facets = {path: dict(page.facets) for path, page in found.items()}
    assert facets["a.md"] == {"categories": ("制度",), "tags": ("假期", "人事"), "year": ("2021",)}
    assert facets["t.md"] == {"categories": (), "tags": ("甲",), "year": ("2019",)}
    assert facets["m.md"]["tags"] == ("甲", "乙")
    assert facets["_posts/2020-01-02-old.md"]["year"] == ("2020",)
    titles = {path: page.shown["title"] for path, page in found.items()}
    assert titles == {
        "a.md": "请假", "b.md": "报销", "甲/丙.md": "丙", "甲/index.md": "甲", "_posts/2020-01-02-old.md": "2020-01-02-old",
        "t.md": "TOML", "m.md": "MultiMarkdown",
    }  # fmt: skip
    assert found["a.md"].synonyms == ("休假",)
    assert (found["b.md"].passages[0].id, found["a.md"].passages[0].id) == ("top.1", ".1")


SITE = """
site_name: 员工手册
docs_dir: 手册
site_dir: public
use_directory_urls: false
theme: {name: mkdocs, custom_dir: !relative x}
plugins:
  - search
  - i18n:
      docs_structure: suffix
      languages: [{locale: zh, default: true}, {locale: en}]
markdown_extensions:
  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }
  - toc:
      permalink: true
      slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}
exclude_docs: |
  drafts/
  /private.md
extra:
  wording:
    facets: {department: 部门, kind: {zh: 类别, en: Kind}}
"""


def test_a_site_by_its_own_settings(tmp_path: Path) -> None:
    site = write(
        tmp_path,
        {
            "mkdocs.yml": SITE,
            "手册/a.zh.md": "---\ndepartment: 财务科\nkind: [通知, 办法]\n---\n## Plan B 说明\n正文。",
            "手册/a.en.md": "Text.",
            "手册/README.md": "正文。",
            "手册/b/README.md": "正文。",
            "手册/b/index.md": "正文。",
            "手册/drafts/x.md": "正文。",
            "手册/private.md": "正文。",
            "手册/templates/x.md": "正文。",
            "手册/c.markdown": "正文。",
            "手册/.hidden.md": "正文。",
        },
    )
    for root in (site, site / "手册"):
        told = pages_of(root)
        assert (told.folder, told.scheme.urls, told.into) == (site / "手册", "file", None)
        assert told.scheme.facets == {
            "department": ("部门", "部门", "部门"), "kind": ("类别", "类别", "Kind"), "year": ("年份", "年份", "Year"),
        }  # fmt: skip
    found = pages(site)
    assert sorted(found) == ["README.md", "a.md", "b/index.md", "c.md"]
    assert found["a.md"].facets["kind"] == ("通知", "办法")
    assert found["a.md"].shown == {"department": "财务科", "kind": "通知、办法", "title": "Plan B 说明"}
    assert [passage.id for passage in found["a.md"].passages] == ["plan-b-说明.1"]
    (site / "public/wording").mkdir(parents=True)
    assert pages_of(site).into == site / "public/wording/index"


def test_settings_above_a_folder_are_not_its_own(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": "a: [", "notes/a.md": "正文。"})
    assert pages_of(tmp_path / "notes").scheme.urls == ""


def test_languages_in_folders(tmp_path: Path) -> None:
    languages = "languages: [{locale: zh, default: true}, {locale: en}]"
    site = write(
        tmp_path,
        {
            "mkdocs.yml": f"plugins: [i18n: {{docs_structure: folder, {languages}}}]",
            "docs/zh/a.md": "正文。",
            "docs/en/a.md": "Text.",
            "docs/b.en.md": "Text.",
        },
    )
    assert sorted(pages(site)) == ["a.md", "b.en.md"]


def test_settings_that_are_inherited(tmp_path: Path) -> None:
    site = write(
        tmp_path,
        {
            "base.yml": "docs_dir: 手册\nextra: {wording: {facets: [a]}, b: 1}\nmarkdown_extensions: {toc: {separator: _}}",
            "mkdocs.yml": "INHERIT: base.yml\nextra: {wording: {facets: {c: 部门}}}",
            "手册/a.md": "# Plan B\n\n正文。",
        },
    )
    told = pages_of(site)
    assert (told.folder, list(told.scheme.facets)) == (site / "手册", ["c", "year"])
    assert pages(site)["a.md"].passages[0].id == "plan_b.1"


def test_a_folder_whose_front_matter_is_ours_is_read_as_ours(tmp_path: Path) -> None:
    bare = write(tmp_path / "bare", {"x/a.md": "---\ntitle: 甲\norg_type: school\n---\n\n正文。"})
    assert pages_of(bare).scheme is OURS
    assert pages_of(ROOT / "docs").scheme is OURS
    assert pages_of(ROOT).folder == ROOT / "docs"


ODD: dict[str, str | bytes] = {
    "not-yaml.md": "---\ntitle: 关于: 请假\ntags: [甲\n---\n正文甲。",
    "a-rule.md": "---\n\n正文乙。\n\n---\n",
    "date.md": "---\ndate: 2021-13-45\n---\n正文丙。",
    "tag.md": "---\ntitle: !own 题\n---\n正文丁。",
    "toml.md": "+++\ntitle = \n+++\n正文戊。",
    "aliases.md": "---\na: &a [x]\ntags: [*a, {b: 1}, 3]\n---\n正文己。",
    "surrogate.md": '---\ntitle: "\\ud800"\n---\n正文庚。',
    "bom.md": b"\xef\xbb\xbf---\r\ntitle: BOM\r\n---\r\n\r\n\xe6\xad\xa3\xe6\x96\x87\xe8\xbe\x9b\xe3\x80\x82\r\n",
    "open.md": "---\ntitle: 没有关上\n\n正文壬。",
    "a#b ?%.md": "正文癸。",
}


def test_no_page_stops_the_others(tmp_path: Path) -> None:
    told = pages_of(write(tmp_path, {**ODD, "gbk.md": "正文。".encode("gbk")}))
    read = list(read_pages(told.folder, (), told.scheme))
    wrong = {Path(page.file).name for page in read if isinstance(page, PageError)}
    assert {name.split(":")[0] for name in wrong} == {"not-yaml.md", "toml.md", "surrogate.md", "gbk.md"}
    texts = {page.path: "".join(p.text for p in page.passages) for page in read if isinstance(page, IndexedPage)}
    assert set(texts) == set(ODD)
    assert all("正文" in text for text in texts.values())
    titles = {page.path: page.shown["title"] for page in read if isinstance(page, IndexedPage)}
    assert (titles["not-yaml.md"], titles["bom.md"]) == ("关于: 请假", "BOM")


@pytest.mark.parametrize("text", ["a: [", "- a", ": : :", "{{x}}: y", "!!python/object/apply:os.system ['false']"])
def test_settings_that_are_wrong_are_told(tmp_path: Path, text: str) -> None:
    write(tmp_path, {"mkdocs.yml": text, "docs/a.md": "正文。"})
    with pytest.raises(WikiError, match=r"mkdocs\.yml"):
        pages_of(tmp_path)


def test_what_would_be_lost_is_not_replaced(tmp_path: Path) -> None:
    docs = write(tmp_path / "docs", {"a.md": "正文。"})
    write(tmp_path / "held", {"letter.txt": "信"})
    write(tmp_path / "old", {"manifest.json": "{}", "offline/all.js": "", "1.bin": ""})
    for into in (None, docs, tmp_path, docs / "index", tmp_path / "held", docs / "a.md"):
        with pytest.raises(WikiError):
            replaceable(into, docs)
    assert replaceable(tmp_path / "old", docs) == tmp_path / "old"
    assert replaceable(tmp_path / "new", docs) == tmp_path / "new"
