"""Describing: case files a person can read, and the reading gold of the seeds where they are at hand."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

from scripts.articles import split
from scripts.articles.titles import clean_title
from scripts.describe import Description, describe
from scripts.document import Article, Lines, Paragraph, Source
from scripts.passes import PASSES
from scripts.pipeline import run
from scripts.readers import read
from scripts.sources import SourceFile
from scripts.vocabulary import GRADES, ORG_TYPES, PARTS, REPORT_TYPES
from tests.ready import ready
from tests.test_articles import GOLD, ROOT, SEEDS, cases, document_of

CASES = ROOT / "tests/cases/describe"
UNSURE = 0.7
WRITTEN = sorted((ROOT / "tests/cases/sources").glob("*.yml"))


@cache
def described(source: SourceFile) -> dict[str, Description]:
    """What convert knows of each article of a source, by its lines."""
    articles = split(run(read(source), PASSES))
    return {str(article.lines): describe(article, alone=len(articles) == 1) for article in articles}


@pytest.mark.parametrize(("source", "result"), list(cases(CASES)))
def test_case(source: str, result: str) -> None:
    [article] = split(run(document_of(source), PASSES))
    found = describe(article)
    wanted = yaml.safe_load(result)
    unsure = wanted.pop("unsure", [])
    assert {field for field in unsure if found.confidence[field] >= UNSURE} == set()
    shown = {key: list(found.topics) if key == "topics" else getattr(found, key) for key in wanted}
    assert shown == wanted
    assert {found.org_type or "none"} <= set(ORG_TYPES)
    assert {found.report_type} <= set(REPORT_TYPES)
    assert {found.grade} <= set(GRADES)
    assert set(found.parts.values()) <= set(PARTS)
    assert all(0 <= sure <= 1 for sure in found.confidence.values())


@pytest.mark.skipif(not SEEDS.is_dir(), reason="种子文件不在（设 WIKI_SEEDS）")
@pytest.mark.parametrize("field", ["org_type", "report_type", "period"])
def test_seeds_are_described_as_read(field: str) -> None:
    """At least nine of ten right; a gold that lists several values is one where readers differ too."""
    right: Counter[bool] = Counter()
    for file, reports in GOLD.items():
        found = described(SourceFile(SEEDS / file, file))
        for report in reports:
            accepted = report[field] if isinstance(report[field], list) else [report[field]]
            right[report["lines"] in found and getattr(found[report["lines"]], field) in accepted] += 1
    assert right[True] / right.total() >= 0.9, right


@pytest.mark.skipif(not SEEDS.is_dir(), reason="种子文件不在（设 WIKI_SEEDS）")
def test_what_is_said_with_confidence_is_right() -> None:
    """Of the fields of the seeds that are said to be sure, 95 of 100 are right, and there are enough of them."""
    sure: list[bool] = []
    for file, reports in GOLD.items():
        for report in reports:
            about = described(SourceFile(SEEDS / file, file))[report["lines"]]
            for field in ("org_type", "report_type", "period"):
                accepted = report[field] if isinstance(report[field], list) else [report[field]]
                if about.confidence[field] >= 0.9:
                    sure.append(getattr(about, field) in accepted)
    assert len(sure) >= 50
    assert sum(sure) / len(sure) >= 0.95


@pytest.mark.parametrize("gold", WRITTEN, ids=lambda path: path.stem)
def test_our_sources_are_described_as_written(gold: Path) -> None:
    wanted = yaml.safe_load(gold.read_text(encoding="utf-8"))
    fields = ("org", "org_type", "report_type", "period", "date")
    found = described(ready(wanted["file"]))
    assert [{field: getattr(each, field) for field in fields} for each in found.values()] == [
        {field: article[field] for field in fields} for article in wanted["articles"]
    ]


@pytest.mark.parametrize(
    ("last", "alone", "date"),
    [
        ("上半年开会六次，记录齐全。", True, "2025-07-10"),
        ("上半年开会六次，记录齐全。", False, None),
        ("2025年7月2日", True, "2025-07-02"),
    ],
    ids=["没有落款，用网页的日期", "一页有几篇，不用", "落款在前"],
)
def test_the_date_signed_is_believed_before_the_date_of_the_page(last: str, alone: bool, date: str | None) -> None:
    source = Source("a.html", "", "html", "柳河镇2025年上半年工作报告", "2025-07-10")
    blocks = (Paragraph("今年以来，我镇开会六次。", Lines(1, 1)), Paragraph(last, Lines(2, 2)))
    found = describe(Article(source, None, blocks, Lines(1, 2)), alone=alone)
    assert found.date == date
    assert (found.title == source.title) == alone


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        ("篇一：柳河镇意识形态工作总结", "柳河镇意识形态工作总结"),
        ("（3）柳河镇意识形态工作总结", "柳河镇意识形态工作总结"),
        ("12、柳河镇意识形态工作总结", "柳河镇意识形态工作总结"),
        ("2020年意识形态工作总结3", "2020年意识形态工作总结"),
        ("意识形态工作总结（实用16篇）", "意识形态工作总结"),
        ("柳河镇意识形态工作总结 - 某某范文网", "柳河镇意识形态工作总结"),
        ("柳河镇意识形态工作总结_某某网", "柳河镇意识形态工作总结"),
        ("年网络意识形态工作总结", "网络意识形态工作总结"),
        ("2021年意识形态工作总结", "2021年意识形态工作总结"),
        ("2022年度党委（党组）意识形态工作情况报告", "2022年度党委（党组）意识形态工作情况报告"),
        ("年度意识形态工作报告", "年度意识形态工作报告"),
    ],
)
def test_title_is_cleaned(printed: str, clean: str) -> None:
    assert clean_title(printed) == clean
