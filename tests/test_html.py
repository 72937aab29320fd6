"""Web pages against what a person reads on them (tests/cases/readers/html), and pages made to do harm."""

import re
from pathlib import Path

import pytest

from scripts.convert import Place, convert
from scripts.document import Heading, Lines, Paragraph, plain_text
from scripts.errors import SourceError
from scripts.gate import MAX_TAGS
from scripts.readers.html import read_html
from scripts.readers.html.noise import ends_article, is_byline
from scripts.readers.reading import Reading
from tests.cases_format import text_of

CASES = sorted((Path(__file__).parent / "cases" / "readers" / "html").glob("*.html"))
TEXT = "全年开会六次，记录齐全，没有缺席的人，会议材料都在办公室存着。"


def golden(reading: Reading) -> str:
    """A page as its golden file has it: title and date the page gives, then the blocks as page Markdown."""
    return f"题：{reading.title}\n日期：{reading.date}\n\n{text_of(reading.blocks)}"


@pytest.mark.parametrize("page", CASES, ids=lambda path: path.stem)
def test_a_page_is_read_as_a_person_reads_it(page: Path, accepting: bool) -> None:
    wanted = page.with_suffix(".md")
    told = golden(read_html(page.read_bytes(), page.name))
    if accepting:
        wanted.write_text(told, encoding="utf-8")
    assert told == wanted.read_text(encoding="utf-8")


def read(body: str, head: str = "", encoding: str = "utf-8") -> Reading:
    return read_html(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(encoding), "a.html")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("said", ["utf-8", "gb2312", "iso-8859-1", "big5", "不存在"])
def test_the_bytes_tell_the_encoding_whatever_the_page_says(encoding: str, said: str) -> None:
    text = "全年開會六次，記錄齊全，沒有缺席的人。" if encoding == "big5" else TEXT
    script = "var a = 1; " * 2000
    reading = read(f"<script>{script}</script><p>{text}</p>", f'<meta charset="{said}">', encoding)
    assert plain_text(reading.blocks) == text


def test_lines_count_all_visible_lines_of_the_page() -> None:
    reading = read(
        f"<ul><li><a href=x>首页</a><li><a href=y>公告</a></ul><h1>工作报告一则</h1><div>{TEXT}<br>{TEXT}</div>"
    )
    assert reading.blocks == (
        Heading("工作报告一则", Lines(3, 3), 0), Paragraph(TEXT, Lines(4, 4)), Paragraph(TEXT, Lines(5, 5))
    )  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        "<form>用户名<input>密码<input></form><p>您没有权限查看本页面，请先登录。</p>",
        "<frameset><frame src=a></frameset><noframes><body>您的浏览器不支持框架，请升级后再看本页。</noframes>",
    ],
    ids=["要登录", "框架"],
)
def test_a_page_that_only_says_it_shows_nothing_has_no_article(body: str) -> None:
    with pytest.raises(SourceError, match="网页里找不到正文"):
        read_html(f"<html><head><title>工作报告</title></head>{body}</html>".encode(), "甲.html")


def test_the_numbered_terms_of_a_document_site_are_no_part_of_a_report() -> None:
    terms = "<p>1.请先看完全文，因没有预览而下载带来的问题本站不予受理。</p><p>2.该文档所得收入归上传者所有。</p>"
    page = f"<html><body><h1>工作报告</h1><div><p>{TEXT}</p><p>{TEXT}</p></div><div>{terms}</div></body></html>"
    assert "归上传者" not in plain_text(read_html(page.encode(), "甲.html").blocks)


def test_a_page_of_links_has_no_article() -> None:
    links = "".join(f"<li><a href={at}>某某单位召开会议，部署下一阶段的工作（{at}）</a></li>" for at in range(30))
    with pytest.raises(SourceError, match="网页里找不到正文") as caught:
        read(f"<ul>{links}</ul>")
    assert caught.value.next_step


HOSTILE = {
    "十万层嵌套": "<div>" * 100_000 + TEXT,
    "十万层未闭合的字体": "<font>" * 100_000 + TEXT,
    "三千层嵌套": "<div>" * 3_000 + TEXT + "</div>" * 3_000,
    "标签太多": "<p>" + TEXT + "<i></i>" * MAX_TAGS,
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_pages_made_to_choke_a_parser_are_refused(body: str) -> None:
    with pytest.raises(SourceError, match=r"太深|太多") as caught:
        read(body)
    assert caught.value.next_step


CLEANED = {
    "一百万个属性": "<div " + " ".join(f"a{at}=1" for at in range(1_000_000)) + f">{TEXT}</div>",
    "一个很长的属性": f"<p title='{'x' * 5_000_000}'>{TEXT}</p>",
    "一千层嵌套": "<div>" * 1_000 + TEXT,
    "什么都没闭合": f"<div><table><tr><td><p><b><i>{TEXT}",
    "零字节": "<p>" + "\0".join(TEXT) + "</p>",
    "实体": "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>" + f"<p>{TEXT}</p>",
    "外部实体": "<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + f"<p>{TEXT}</p>",
    "活动内容": f"<p onclick=x()>{TEXT}</p><script>alert(1)</script><svg onload=x><text>图，字，图，字，图，字，图。</text></svg>",
    "注释套注释": "<!-- <!-- " * 1000 + f"--><p>{TEXT}</p>",
    "一排按钮": f"<p>{TEXT}</p><p>" + "【打印】 |" * 30 + "x</p><p>" + "　" * 200 + "评论 x</p>",
    "一万个文档类型": "<!DOCTYPE html [" * 10_000 + f"]><p>{TEXT}</p>",
    "表格跨行太多": f"<p>{TEXT}</p><table><tr><td rowspan=999999999 colspan=999999999>甲<td>乙<tr><td>丙<td>丁</table><p>{TEXT}</p>",
    "样式表太长": "<style>" + "a{b:c}" * 100_000 + "@media{" * 10_000 + f"</style><p>{TEXT}</p>",
}


@pytest.mark.parametrize("body", CLEANED.values(), ids=CLEANED)
def test_pages_made_to_do_harm_give_only_their_text(body: str) -> None:
    text = plain_text(read(body).blocks)
    assert text.replace("甲", "").startswith(TEXT)
    assert not re.search("alert|passwd|aaaa|图，字|onclick", text)


def test_what_stands_below_an_article_is_known_by_its_words() -> None:
    assert ends_article("【某某镇2024年意识形态工作总结】相关文章：")
    assert is_byline("来源 | 县委宣传部")
    assert is_byline("编辑丨王某")
    assert not is_byline("来源分三类 | 会议记录、台账、签到表，逐条对过。")


def test_markdown_and_html_in_a_page_come_out_as_text(tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    active = "他写了&lt;img onerror=x&gt;，[不是](javascript:alert(1))链接，{: onclick=x }，# 不是标题。"
    body = f"<h1>砚汀县档案馆2025年工作总结</h1><p>{TEXT}</p><p>{active}</p><p># {TEXT}</p>"
    (source / "a.html").write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    place = Place(tmp_path, out, out / "index.yml", tmp_path / "cache")
    result = convert([source], place, check=False, jobs=1, say=lambda line: None)
    page = (out / result.changed[0]).read_text(encoding="utf-8")
    assert "<img" not in page
    assert "不是标题" in page
    assert r"\[不是\](javascript" in page
    assert "\n# 全年" not in page
