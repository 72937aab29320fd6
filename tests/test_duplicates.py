"""Copies: exact measure, honest groups, the best text chosen, and the copies of the seeds."""

import random
from collections import defaultdict
from collections.abc import Sequence

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from scripts.articles import split
from scripts.articles.duplicates import COPY, TEMPLATE, Duplicates, duplicates, fingerprint
from scripts.articles.similarity import grams, jaccard
from scripts.document import plain_text
from scripts.passes import PASSES
from scripts.pipeline import run
from scripts.readers import read
from scripts.sources import SourceFile
from tests.ready import ready
from tests.test_articles import GOLD, ROOT, SEEDS

LETTERS = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈"
TEXT = "".join(LETTERS[(at * at * 7 + at * 13 + at // 50) % len(LETTERS)] for at in range(600))
OTHER = "".join(LETTERS[(at * at * 11 + at * 3 + at // 30) % len(LETTERS)] for at in range(600))


def among(*texts: str) -> Duplicates:
    """Texts of several lines have their title in the first."""
    titled = [("", text) if "\n" not in text else text.split("\n", 1) for text in texts]
    bodies = [body for _, body in titled]
    return duplicates([fingerprint(body, title) for title, body in titled], bodies.__getitem__)


def plainly(texts: Sequence[str]) -> Duplicates:
    return duplicates([fingerprint(text) for text in texts], texts.__getitem__)


def reference(first: str, second: str) -> float:
    """Jaccard of 5-grams, written down directly."""
    one, two = ({text[at : at + 5] for at in range(len(text) - 4)} for text in (first, second))
    return len(one & two) / len(one | two) if one | two else 0.0


@given(st.text("天地玄黄宇宙", max_size=60), st.text("天地玄黄宇宙", max_size=60))
def test_jaccard_is_exact(first: str, second: str) -> None:
    assert jaccard(grams(first), grams(second)) == pytest.approx(reference(first, second))


def test_only_chinese_characters_count() -> None:
    masked = TEXT[:300] + "20__年，〔缺〕xx（**）" + TEXT[300:]
    plain = TEXT[:300] + "年" + TEXT[300:]
    assert jaccard(grams(masked), grams(plain)) == 1.0


def test_copy_points_at_the_best_text() -> None:
    """Fewest gaps before longest before titled before earliest."""
    gapped = TEXT[:100] + "〔缺〕" + TEXT[100:]
    shorter, titled = TEXT[:580], "题目\n" + TEXT
    found = among(gapped, shorter, OTHER, titled, TEXT)
    assert dict(found.best_of) == {0: 3, 1: 3, 4: 3}
    assert found.groups == ((3, 0, 1, 4),)
    assert found.same_template == ()


def test_half_the_text_is_the_same_template() -> None:
    half = TEXT[:300] + OTHER[300:]
    found = among(TEXT, half)
    assert found.best_of == {}
    [pair] = found.same_template
    assert (pair.first, pair.second) == (0, 1)
    assert 0.3 <= pair.alike < COPY
    assert pair.alike == pytest.approx(reference(TEXT, half))


def test_a_chain_of_changes_is_no_group() -> None:
    """The third text resembles the second enough, but not the first: it is not the first one's copy."""
    second = TEXT[:552] + OTHER[552:]
    third = OTHER[:48] + second[48:]
    assert reference(TEXT, second) >= COPY > reference(TEXT, third)
    assert reference(second, third) >= COPY
    found = among(TEXT + "止", second, third)
    assert all(reference([TEXT, second, third][copy], [TEXT, second, third][best]) >= COPY - 0.01
               for copy, best in found.best_of.items())  # fmt: skip


def test_the_same_pairs_as_comparing_all_with_all() -> None:
    """Short and long texts put together from shared paragraphs, so that pairs of every likeness are there."""
    dice = random.Random(3)
    pool = ["".join(dice.choices(LETTERS, k=dice.randrange(20, 200))) for _ in range(60)]
    texts = ["".join(dice.sample(pool, dice.randrange(1, 9))) for _ in range(150)]
    texts += [text[: -dice.randrange(1, 12)] for text in dice.sample(texts, 50)]
    every = [grams(text) for text in texts]
    pairs = {(i, j): jaccard(every[i], every[j]) for j in range(len(texts)) for i in range(j)}
    found = plainly(texts)
    template = {(pair.first, pair.second) for pair in found.same_template}
    assert template == {pair for pair, alike in pairs.items() if TEMPLATE <= alike < COPY}
    assert all(pairs[min(pair), max(pair)] >= COPY for pair in found.best_of.items())
    alone = set(range(len(texts))) - set(found.best_of)
    assert not [pair for pair, alike in pairs.items() if alike >= COPY and set(pair) <= alone]


def test_nothing_and_very_short_texts() -> None:
    assert among().groups == ()
    assert among("", "短", "短", "一二三四").best_of == {}


def test_copies_among_our_sources() -> None:
    """The gold names the best text of each copy by its place in the file."""
    for gold in sorted((ROOT / "tests/cases/sources").glob("*.yml")):
        wanted = yaml.safe_load(gold.read_text(encoding="utf-8"))
        file = wanted["file"]
        articles = split(run(read(ready(file)), PASSES))
        copies = {at: each["copy_of"] for at, each in enumerate(wanted["articles"]) if each["copy_of"] is not None}
        assert dict(plainly([plain_text(article.blocks) for article in articles]).best_of) == copies, file


@pytest.mark.skipif(not SEEDS.is_dir(), reason="种子文件不在（设 WIKI_SEEDS）")
def test_all_copies_of_the_seeds_and_no_other() -> None:
    texts: list[str] = []
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    for file, reports in GOLD.items():
        articles = split(run(read(SourceFile(SEEDS / file, file)), PASSES))
        for article, report in zip(articles, reports, strict=True):
            if "copies" in report:
                wanted[report["copies"]].add(len(texts))
            texts.append(plain_text(article.blocks))
    found = {frozenset(group) for group in plainly(texts).groups}
    assert found == {frozenset(group) for group in wanted.values()}
    assert sum(len(group) - 1 for group in found) == 11
