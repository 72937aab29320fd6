"""Splitting: case files a person can read, the seeds where they are at hand, and that nothing is ever lost."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scripts.articles import split
from scripts.articles.pieces import NAME
from scripts.document import Article, Document, Heading, Lines, Paragraph, Source, plain_text
from scripts.passes import PASSES
from scripts.pipeline import HAN, run
from scripts.readers import read
from scripts.sources import SourceFile

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests/cases/articles"
SEEDS = Path(os.environ.get("WIKI_SEEDS", ROOT.parent / "shared/seeds"))
GOLD = yaml.safe_load((ROOT / "tests/cases/seeds.yml").read_text(encoding="utf-8"))
_CASE = re.compile(r"^## (.+)\n\n~~~ 原文\n((?:.*\n)*?)~~~\n\n~~~ 结果\n((?:.*\n)*?)~~~\n", re.MULTILINE)


def cases(folder: Path) -> Iterator[object]:
    """Title, source and result of every case in a folder."""
    for file in sorted(folder.glob("*.md")):
        text = file.read_text(encoding="utf-8")
        assert not _CASE.sub("", text).strip(), f"{file.name} 有不成对的围栏"
        for title, source, result in _CASE.findall(text):
            yield pytest.param(source, result, id=f"{file.stem}: {title}")


def document_of(text: str) -> Document:
    """A document of one paragraph a line, as the txt reader makes it."""
    lines = enumerate(text.splitlines(), start=1)
    return Document(
        Source("x.txt", "0" * 64, "txt"),
        tuple(Paragraph(line.strip(), Lines(at, at)) for at, line in lines if line.strip()),
    )


def told(articles: tuple[Article, ...]) -> str:
    """What a case file says of a split: lines that belong to no article, then lines and title of each article."""
    dropped = [
        f"去掉 {change.lines}"
        for article in articles
        for change in article.changes
        if change.name == NAME and not change.after
    ]
    return "".join(
        f"{line}\n" for line in (*dropped, *(f"{each.lines} {each.title or '（无标题）'}" for each in articles))
    )


@pytest.mark.parametrize(("source", "result"), list(cases(CASES)))
def test_case(source: str, result: str) -> None:
    assert told(split(document_of(source))) == result


@pytest.mark.skipif(not SEEDS.is_dir(), reason="种子文件不在（设 WIKI_SEEDS）")
@pytest.mark.parametrize("file", list(GOLD))
def test_seed_is_split_as_read(file: str) -> None:
    """Exact on the cleaned seeds: every report found, none made up, first and last line right."""
    cleaned = run(read(SourceFile(SEEDS / file, file)), PASSES)
    assert [str(article.lines) for article in split(cleaned)] == [each["lines"] for each in GOLD[file]]


def test_every_article_has_its_addressee() -> None:
    """Below a title that was glued, numbered or plain, the unit written to is known, and the receipt says so."""
    body = "全年开会六次，每次都有记录，定下的十一件事办完十件，没有办完的一件写明了原因，由办公室在一月底以前补做，做完再报一次。"
    written = (
        "1、柳河县统计局2021年意识形态工作报告",
        "县委宣传部：",
        f"2021年，我局做了三件事，现将有关情况报告如下：{body}",
        "2、青石镇2021年意识形态工作总结",
        "区委网信办：",
        f"2021年，我镇做了四件事，现将有关情况总结如下：{body}",
        "3、云汀县教育局2021年意识形态工作汇报",
        "各位领导、同志们：",
        f"2021年，我局做了五件事，现将有关情况汇报如下：{body}",
    )
    articles = split(run(document_of("\n".join(written)), PASSES))
    found = [
        block.text
        for article in articles
        for block in article.blocks
        if isinstance(block, Paragraph) and block.role == "addressee"
    ]
    assert found == [*written[1::3]]
    assert all(any(change.name == "roles" for change in article.changes) for article in articles)


TEXTS = st.sampled_from(
    [
        "意识形态工作总结",
        "意识形态工作总结（精选5篇）",
        "篇一：柳河镇意识形态工作总结",
        "篇二：青石镇意识形态工作总结今年以来，我镇每周碰头一次，碰头只谈查到的事，谈完写在本子上，月底交给党政办存起来备查。",
        "以下是小编整理的范文，供大家参考。",
        "今年以来，我局围绕两件事开展工作，现将有关情况报告如下：",
        "一、工作开展情况",
        "二、存在的问题",
        "三、下一步打算",
        "（一）学习落到人。局党组学习六次，每次由一名班子成员讲，讲稿提前三天发给大家，讲完留半小时提问。",
        "1.某县意识形态工作报告",
        "我校全年听课七十六节，指出问题一百零三处，多数是例子用旧了，少数是史实不准，都在下一周改过来，改完再听。",
        "总之，办法要跟着人走。",
        "柳河县统计局",
        "2021年12月20日",
        "关于2021年工作情况的报告",
    ]
)


@settings(max_examples=300)
@given(st.lists(st.tuples(TEXTS, st.booleans()), max_size=25))
def test_nothing_is_lost(lines: list[tuple[str, bool]]) -> None:
    """Each Chinese character is once in a title, a block, or a change that drops it, and articles stand in order."""
    blocks = tuple(
        Heading(text, Lines(at, at), 0) if title and len(text) < 30 else Paragraph(text, Lines(at, at))
        for at, (text, title) in enumerate(lines, start=1)
    )
    articles = split(Document(Source("x.txt", "0" * 64, "txt"), blocks))
    assume(articles)
    kept: list[str] = []
    for article in articles:
        kept.append((article.title or "") + plain_text(article.blocks))
        kept.extend(change.before for change in article.changes if not change.after)
    assert sorted(han("".join(kept))) == sorted(han(plain_text(blocks)))
    places = [place for article in articles for place in (article.lines.first, article.lines.last)]
    assert places == sorted(places)


def han(text: str) -> str:
    return "".join(HAN.findall(text))
