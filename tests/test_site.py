"""Generated files: the Traditional edition, the lists, and the site built with and without them."""

import urllib.parse
from pathlib import Path

import pytest

from scripts.errors import PageError
from scripts.hant import markdown_to_hant, page_to_hant
from scripts.labels import due, label, period_label, span_label
from scripts.page import split_front
from scripts.site import build_site_files
from tests.site_build import ROOT, build, elements, workspace

EXAMPLE = """---
title: {title}
type: example
org_type: school
report_type: work
period: '2023'
topics: [network-ideology]
copy_of: {copy_of}
parts: {{a0: opening, a1: problems}}
---

# {title} {{#a0}}

按通知报告如下。

## 一、存在问题 {{#a1}}

- 一是{text}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    pages = {
        "examples/2023/a.md": EXAMPLE.format(title="甲校报告", copy_of="null", text="台账里有两格空着。"),
        "examples/2023/b.md": EXAMPLE.format(title="乙校报告", copy_of="examples/2023/a.md", text="台账里有两格空着。"),
        "examples/2023/c.md": EXAMPLE.format(title="丙{{ 7*7 }}<b>", copy_of="null", text="记录{{ config }}<i>不全。"),
        "topics/network-ideology.md": "---\ntitle: 网络意识形态\ntype: topic\n---\n\n# 网络意识形态\n",
        "guide/one.md": "---\ntitle: 写法一\ntype: guide\nreviewed: '2026-11-20'\n---\n\n# 写法一\n",
        "guide/one.en.md": "---\ntitle: One\ntype: guide\n---\n\n# One\n",
    }
    for path, text in pages.items():
        (tmp_path / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / path).write_text(text, "utf-8")
    return tmp_path


def _list(root: Path, name: str, locale: str = "zh") -> str:
    return (root / "overrides/generated" / locale / name).read_text("utf-8")


def test_copies_are_in_no_list(root: Path) -> None:
    build_site_files(root)
    lists = [path.read_text("utf-8") for path in (root / "overrides/generated").rglob("*.html")]
    assert any("甲校报告" in text for text in lists)
    assert all("乙校报告" not in text and "乙校報告" not in text and "2023/b.md" not in text for text in lists)


def test_counts_are_of_listed_examples(root: Path) -> None:
    build_site_files(root)
    assert "在 2 篇范例、4 段里逐字找" in _list(root, "counts.html")
    assert "2 篇" in _list(root, "total.html")
    assert "2 examples, 4 passages" in _list(root, "counts.html", "en")


def test_counts_beside_links_are_what_the_search_finds(root: Path) -> None:
    """A part's cell and a duty's link lead to the search, which counts passages of copies too."""
    guide = root / "docs/guide/one.md"
    guide.write_text(
        guide.read_text("utf-8") + "\n[找“台账”](../search.md?q=台账)　[两个](../search.md?q=甲 乙)\n", "utf-8"
    )
    build_site_files(root)
    assert _list(root, "parts.html").count("<small>3 段</small>") == 2
    counted = dict(line.split("\t") for line in _list(root, "searches.html").splitlines() if "\t" in line)
    of_topic = {"topic=network-ideology": "6"}
    of_topic |= {f"topic=network-ideology&amp;part={part}": "3" for part in ("opening", "problems")}
    assert counted == {"part=opening": "3", "part=problems": "3", "q=台账": "3"} | of_topic


def test_every_example_stands_under_its_year_and_its_type(root: Path) -> None:
    build_site_files(root)
    text = _list(root, "examples.html")
    assert '<a href="#y2023">2023年</a><small>2 篇</small>' in text
    assert '<a href="#school">学校</a><small>2 篇</small>' in text
    assert text.count("link('examples/2023/a.md')") == 2
    assert 'id="y2023"' in text
    assert 'id="school"' in text


def test_charts_say_their_numbers_and_stand_as_tables(root: Path) -> None:
    build_site_files(root)
    text = _list(root, "stats.html")
    assert 'aria-label="按年份：2023年 2 篇。"' in text
    assert '<tr><td>学校</td><td align="right">2 篇</td></tr>' in text
    assert text.count("看成表格") == 4


def test_text_of_pages_is_neither_html_nor_jinja(root: Path) -> None:
    build_site_files(root)
    for name in ("examples.html", "topic-network-ideology.html"):
        text = _list(root, name)
        assert "<b>" not in text
        assert "<i>" not in text
        assert "{{ 7*7 }}" not in text
        assert "{{ config }}" not in text


def test_topic_lists_passages_by_part_with_their_source(root: Path) -> None:
    build_site_files(root)
    text = _list(root, "topic-network-ideology.html")
    assert text.index('id="opening"') < text.index('id="problems"')
    assert "一是台账里有两格空着。" in text
    assert "{{ link('examples/2023/a.md') }}#a1.1" in text


def test_topic_lists_passages_that_speak_of_it_and_says_how_many_the_search_has(root: Path) -> None:
    (root / "docs/topics/public-response.md").write_text("---\ntitle: 网上意见\ntype: topic\n---\n", "utf-8")
    filed = EXAMPLE.replace("[network-ideology]", "[public-response]")
    (root / "docs/examples/2023/d.md").write_text(
        filed.format(title="丁校报告", copy_of="null", text="花坛缺水。\n- 二是留言答得慢。"), "utf-8"
    )
    build_site_files(root)
    text = _list(root, "topic-public-response.html")
    assert "二是<mark>留言</mark>答得慢。" in text
    assert "?mark=%E7%95%99%E8%A8%80#a1.2" in text
    assert "花坛缺水" not in text, "filed there, but of something else: by the search only"
    assert '?topic=public-response&amp;part=problems">再看全部 2 段</a>' in text
    assert "台账里有两格空着。" not in text


def test_topic_lists_different_units_and_no_sentence_twice(root: Path) -> None:
    same = "全年培训四场，应到二百六十四人次，签到表上有二百四十一人次，补课十五人次。"
    for number, (org, text) in enumerate(
        [("甲校", same), ("甲校", "培训两场。"), ("乙校", same), ("丙校", "培训三场。")]
    ):
        page = EXAMPLE.replace("[network-ideology]", f"[training]\norg: {org}")
        name = root / f"docs/examples/2023/t{number}.md"
        name.write_text(page.format(title=f"{org}报告{number}", copy_of="null", text=text), "utf-8")
    (root / "docs/topics/training.md").write_text("---\ntitle: 培训\ntype: topic\n---\n", "utf-8")
    build_site_files(root)
    text = _list(root, "topic-training.html")
    assert [text.count(f"t{number}.md") for number in range(4)] == [2, 1, 0, 1], "the opening of all is the same"
    assert text.index("培训</mark>三场") < text.index("培训</mark>两场"), "every unit once before one twice"


def test_units_stand_side_by_side_one_report_each(root: Path) -> None:
    """The whole part under its headings, the best report of a unit, the way to its section and to the rest."""
    for number, grade in enumerate(["ordinary", "recommended"]):
        page = EXAMPLE.replace("period: '2023'", f"period: '2023'\norg: 丁<校>\ngrade: {grade}\nfictional: true")
        text = "{{ 1 }}<i>两格空着。\n\n### （一）别处 {#a1-1}\n\n补签三处。"
        (root / f"docs/examples/2023/u{number}.md").write_text(
            page.format(title=f"丁校报告{number}", copy_of="null", text=text), "utf-8"
        )
    build_site_files(root)
    text = _list(root, "part-problems.html")
    assert "这里并排 3 个单位" in text
    assert 'part=problems&amp;view=beside">再看全部 7 段</a>' in text
    unit = text[text.index('id="unit-1"') : text.index("</article>")]
    assert "丁&lt;校&gt;</h2>" in unit
    assert (
        unit.index("虚构")
        < unit.index("<h3>一、存在问题</h3>")
        < unit.index("<h3>（一）别处</h3>")
        < unit.index("补签三处。")
    )
    assert "link('examples/2023/u1.md') }}#a1" in unit
    assert "u0.md" not in text
    assert "{{ 1 }}" not in text
    assert "还没有哪一篇单写这一部分" in _list(root, "part-closing.html")


def test_second_run_writes_nothing_and_stale_files_go(root: Path) -> None:
    assert build_site_files(root) > 0
    assert build_site_files(root) == 0
    (root / "docs/examples/2023/a.md").unlink()
    build_site_files(root)
    assert not (root / "docs/examples/2023/a.zh-Hant.md").exists()


def test_a_page_written_by_hand_is_left_alone(root: Path) -> None:
    by_hand = root / "docs/guide/one.zh-Hant.md"
    by_hand.write_text("---\ntitle: 手寫\n---\n\n# 手寫\n", "utf-8")
    build_site_files(root)
    assert by_hand.read_text("utf-8").startswith("---\ntitle: 手寫\n")
    assert not (root / "docs/guide/one.en.zh-Hant.md").exists()


def test_a_page_that_is_not_utf8_is_named(root: Path) -> None:
    (root / "docs/guide/gbk.md").write_bytes("# 写法".encode("gbk"))
    with pytest.raises(PageError, match=r"guide/gbk\.md"):
        build_site_files(root)


def test_traditional_page_keeps_ids_links_codes_and_keys() -> None:
    page = (
        "---\ntitle: 网络报告\ntype: example\nsource: {file: 网络.txt, lines: 1-9}\nperiod: '2021'\n---\n\n"
        "# 网络报告 {#a0}\n\n见[规则](../规则/页.md#条 '标题')和`网络`。\n{: .addressee }\n\n```\n网络\n```\n"
    )
    converted = page_to_hant(page, "x.md")
    front, body, _ = split_front(converted)
    assert (front["title"], front["type"], front["period"]) == ("網絡報告", "example", "2021")
    assert front["source"] == {"file": "网络.txt", "lines": "1-9"}
    assert body == (
        "\n# 網絡報告 {#a0}\n\n見[規則](../规则/页.md#条 '标题')和`网络`。\n{: .addressee }\n\n```\n网络\n```\n"
    )


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("党委（党组）意识形态工作", "黨委（黨組）意識形態工作"),
        ("网络信息和软件", "網絡信息和軟件"),
        ("汇报干部情况，了解后续", "匯報幹部情況，了解後續"),
        ("在这里为什么着力", "在這裡為什麼著力"),
        ("清单只改了3人，不再发布", "清單只改了3人，不再發佈"),
        ("编发提纲，写明了原因", "編發提綱，寫明了原因"),
        ("在巡看表上签名，审看人一出差", "在巡看表上簽名，審看人一出差"),
    ],
)
def test_traditional_changes_characters_not_words(simplified: str, traditional: str) -> None:
    assert markdown_to_hant(simplified) == traditional


@pytest.mark.parametrize(
    ("reviewed", "span", "day", "spoken"),
    [
        ("2026-11-24", "6m", "2027-05-24", "半年"),
        ("2026-08-31", "6 months", "2027-02-28", "半年"),
        ("2026-02-28", "1 year", "2027-02-28", "一年"),
        ("2026-11-24", "3个月", "2027-02-24", "3 个月"),
        ("2026-11-24", None, "", ""),
        (None, "6m", "", "半年"),
    ],
)
def test_day_of_review(reviewed: str | None, span: str | None, day: str, spoken: str) -> None:
    assert (due(reviewed, span), span_label(span, "zh")) == (day, spoken)


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        ("2021", "2021年", "2021"),
        ("2021-H1", "2021年上半年", "first half of 2021"),
        ("2021-Q3", "2021年第三季度", "quarter 3 of 2021"),
        ("2021-07", "2021年7月", "2021-7"),
        ("2023/2024", "2023 至 2024 年", "2023 to 2024"),
        ("-H1", "上半年", "first half of the year"),
        (None, "", ""),
    ],
)
def test_period_label(period: str | None, zh: str, en: str) -> None:
    assert (period_label(period, "zh"), period_label(period, "en")) == (zh, en)


def test_unknown_label_is_shown_as_it_stands() -> None:
    assert [label("part", "next", locale) for locale in ("zh", "zh-Hant", "en")] == ["下一步", "下一步", "Next steps"]
    assert label("part", "nowhere", "zh") == "nowhere"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own pages as an offline folder with everything generated."""
    folder = workspace(tmp_path_factory.mktemp("whole"), content=True)
    build_site_files(folder)
    run = build(folder, WIKI_HANT="true", WIKI_DIRECTORY_URLS="false")
    assert run.returncode == 0, run.stderr
    return folder / "site"


def test_strict_build_passes_without_generated_files(tmp_path: Path) -> None:
    run = build(workspace(tmp_path, content=True))
    assert run.returncode == 0, run.stderr
    assert not [line for line in (run.stderr).splitlines() if line.startswith("WARNING")]


def test_a_page_can_be_edited_where_the_site_says_where(tmp_path: Path) -> None:
    folder = workspace(tmp_path, content=True)
    run = build(folder, WIKI_EDIT_URI="https://example.org/edit/{path}")
    assert run.returncode == 0, run.stderr
    text = (folder / "site/guide/problems/index.html").read_text("utf-8")
    assert '<a href="https://example.org/edit/guide/problems.md">改这一页</a>' in text


def test_every_link_leads_to_a_file(built: Path) -> None:
    missing = []
    for page in built.rglob("*.html"):
        if page.name == "404.html":
            continue
        for found in elements(page):
            address = (
                found.attributes.get("href") or found.attributes.get("src") or found.attributes.get("action") or ""
            )
            parts = urllib.parse.urlsplit(address)
            if found.attributes.get("rel") == "canonical" or parts.scheme or not parts.path:
                continue
            if not (page.parent / urllib.parse.unquote(parts.path)).is_file():
                missing.append((str(page.relative_to(built)), address))
    assert missing == []


def test_only_our_own_assets_are_published(built: Path) -> None:
    assert not [path for path in built.rglob("*.js") if not (ROOT / "overrides" / path.relative_to(built)).is_file()]
    assert not list(built.glob("assets/javascripts/**/*"))
    assert not list(built.glob("assets/stylesheets/**/*"))
    assert (built / "404.html").is_file()
    assert "/guide/problems.html</loc>" in (built / "sitemap.xml").read_text("utf-8")


def test_no_page_asks_for_another_host_or_runs_inline_code(built: Path) -> None:
    for page in built.rglob("*.html"):
        for found in elements(page):
            src = found.attributes.get("src", "") + (found.attributes.get("href", "") if found.tag == "link" else "")
            assert found.attributes.get("rel") == "canonical" or "//" not in src, (page, src)
            assert "style" not in found.attributes, (page, found)
            assert found.tag != "script" or found.attributes.get("src"), page


def test_pages_say_their_true_language(built: Path) -> None:
    def language(path: str) -> str:
        return elements(built / path)[0].attributes["lang"]

    assert language("about.html") == "zh-Hans"
    assert language("zh-Hant/about.html") == "zh-Hant"
    assert language("en/about.html") == "en"
    assert language("en/guide/problems.html") == "zh-Hans"
    assert "连标点照原样" not in (built / "en/search.html").read_text("utf-8")
    assert "連標點照原樣" in (built / "zh-Hant/search.html").read_text("utf-8")
    text = (built / "en/guide/problems.html").read_text("utf-8")
    assert "not available in English yet" in text
    assert 'rel="canonical" href="http://127.0.0.1:8000/guide/problems.html"' in text
