"""Similar wording: what is alike is found, nothing unrelated is, order is fixed, and pages print it safely."""

import random
import re
from pathlib import Path

import numpy as np
import pytest

from benchmarks.similar import compare_all, corpus
from scripts.listing import ListedPage, read_page
from scripts.lists.beside import beside, same_template, similar_wording
from scripts.similar import Words, edges, similar
from scripts.site import build_site_files, chinese_pages

ROOT = Path(__file__).parent.parent
FILLER = [f"第{number}件事由{unit}在月底前办完并报送书面材料。" for number, unit in enumerate("甲乙丙丁戊己庚辛壬癸")]
DRILL = "值班人员按应急处置预案先核实情况再答复群众。"


def page(number: int, *texts: str, part: str = "progress") -> list[Words]:
    return [Words(number, part, text) for text in texts]


def found(*pages: list[Words]) -> dict[str, list[str]]:
    """Text of a passage → texts of those alike, best first."""
    passages = [each for one in pages for each in one]
    told = zip(passages, similar(passages), strict=True)
    return {each.text: [passages[one.passage].text for one in alike] for each, alike in told if alike}


def test_the_same_in_other_words_is_found_both_ways() -> None:
    other = "夜间值班人员按应急处置预案核实情况以后答复群众。"
    alike = found(page(0, DRILL), page(1, other), page(2, *FILLER[:1]), page(3, "年底清点桌椅板凳，登记造册入库保管。"))
    assert alike == {DRILL: [other], other: [DRILL]}


def test_numbers_and_dates_do_not_count() -> None:
    first = "3月5日组织断网演练1次，参加人员23人，用时14分钟恢复网络。"
    second = "11月9日组织断网演练2次，参加人员60人，用时52分钟恢复网络。"
    assert found(page(0, first), page(1, second), page(2, DRILL))[first] == [second]


def test_passages_of_the_same_report_are_never_shown() -> None:
    assert found(page(0, DRILL, DRILL), page(1, FILLER[3])) == {}


def test_the_same_part_comes_first() -> None:
    here, there = DRILL.replace("先核实", "核实"), DRILL.replace("群众", "居民")
    told = found(page(0, DRILL), page(1, there, part="problems"), page(2, here), page(3, "年底清点桌椅板凳登记造册。"))
    assert told[DRILL] == [here, there]


def test_lost_words_are_no_words() -> None:
    assert (
        found(
            page(0, "〔缺〕〔缺〕〔缺〕〔缺〕〔缺〕〔缺〕〔缺〕〔缺〕。"), page(1, "〔缺〕" * 12 + "。"), page(2, DRILL)
        )
        == {}
    )


@pytest.mark.parametrize("passages", [[], [Words(0, "", "")], [Words(0, "", "。"), Words(1, "", DRILL)]])
def test_little_or_no_text_is_no_error(passages: list[Words]) -> None:
    assert similar(passages) == [()] * len(passages)


def test_nearly_all_that_comparing_everything_finds_and_nothing_else() -> None:
    spoken, pages = corpus(60, random.Random(7))
    true = compare_all(spoken, pages, list(range(0, len(spoken), 8)))
    ours = {(first, second) for first, second, _ in edges(spoken, np.array(pages)) if first % 8 == 0}
    assert len(true) > 300
    assert ours <= true
    assert len(ours) >= 0.98 * len(true)


def test_same_answer_every_time() -> None:
    spoken, pages = corpus(20, random.Random(1))
    assert list(edges(spoken, np.array(pages))) == list(edges(spoken, np.array(pages)))


@pytest.fixture(scope="module")
def library() -> list[ListedPage]:
    docs = ROOT / "docs"
    return [read_page(path, docs) for path in chinese_pages(docs) if "local" not in path.parts]


def test_our_own_library_shows_other_reports_and_no_copies(library: list[ListedPage]) -> None:
    alike = similar_wording(library)
    assert len(alike) >= 8
    for path, notes in alike.items():
        for others in notes.values():
            assert all(page.path != path and page.is_listed for _, page, _ in others)
            assert all(one.sentence in passage.text for one, _, passage in others)


def test_notes_name_unit_year_part_and_open_the_passage(library: list[ListedPage]) -> None:
    files = dict(beside(library, similar_wording(library), {}, "zh"))
    text = files["similar/examples/2025/street-office-2025.html"]
    first = re.search(r"<!--a1-1\.1-->(.*)", text)
    assert first is not None
    assert re.search(r"相似写法</span> <span class=\"count\">\d+<", first[1])
    assert 2 <= first[1].count('<div class="like"') <= 3
    assert re.search(r"\{\{ link\('examples/\d{4}/[\w-]+\.md'\) \}\}\?mark=[^\"{}<>]+#a[\d.-]+\"", first[1])
    assert "<span>开展情况</span>" in first[1]


def test_near_pages_are_copies_unit_and_requirements(library: list[ListedPage]) -> None:
    files = dict(beside(library, {}, {}, "zh"))
    assert "2020/compilation-7.md" in files["similar/examples/2021/compilation-1.md".replace(".md", ".html")]
    assert "2021/compilation-1.md" in files["similar/examples/2020/compilation-7.html"]
    assert "requirements/ideology-duty.md" in files["similar/examples/2025/street-office-2025.html"]


def test_pages_of_one_template_name_each_other_and_how_much_they_share(library: list[ListedPage]) -> None:
    templates = same_template(library)
    files = dict(beside(library, {}, templates, "zh"))
    first, second = "examples/2019/library-2019", "examples/2021/compilation-1"
    for here, there in ((first, second), (second, first)):
        row = re.search(r"<dt>同一模板</dt><dd>(.*?)</dd>", files[f"similar/{here}.html"])
        assert row is not None
        assert re.search(rf"<small>(3\d)%</small> <a href=\"[^\"]*{there}\.md", row[1])
    assert all(0.3 <= share < 0.8 for others in templates.values() for share, _ in others)
    assert "同一模板" not in files["similar/examples/2025/street-office-2025.html"]


def test_words_of_a_page_are_neither_html_nor_jinja(tmp_path: Path) -> None:
    hostile = "值班人员按{{ config }}应急处置预案<i>先核实情况再答复群众{% raw %}。"
    for name, extra in (("a", ""), ("b", "居民")):
        path = tmp_path / f"docs/examples/2023/{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        front = f"title: '{name}{{{{ 7*7 }}}}\"<b>'\ntype: example\norg: '\"><b>{{% x %}}{name}'\nperiod: '2023'\n"
        other = "年底清点桌椅板凳登记造册入库。" if not extra else "汛期前检查沙袋和抽水机的数量。"
        path.write_text(f"---\n{front}---\n\n# t {{#a0}}\n\n{hostile}{extra}\n\n{other}\n", "utf-8")
    build_site_files(tmp_path)
    text = (tmp_path / "overrides/generated/zh/similar/examples/2023/a.html").read_text("utf-8")
    assert "应急处置预案" in text
    code = re.findall(r"\{[{%].*?[}%]\}", text)
    assert all("link" in each for each in code)
    assert "<b>" not in text
    assert "<i>" not in text
