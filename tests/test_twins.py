"""What a copy proves, and what looks doubtful: put back, marked or said, and nothing else touched."""

from pathlib import Path

from scripts.articles.doubts import NAME as DOUBTS
from scripts.articles.doubts import with_doubts
from scripts.articles.twins import NAME, mend, mended_by
from scripts.commands import main
from scripts.document import Article, Block, Heading, Lines, Paragraph, Source, block_text

OPENING = (
    "今年以来，芦汀镇把水库边的十二块告示牌逐块换新，换一块登记一块，登记簿放在值班室，谁来看都翻得到，月底由镇长签字。"
)
FIRST = (
    "三月里镇里请了四位退休教师，到各村祠堂讲老规矩和新办法，讲稿两页纸，讲完留半个钟头让人提问，问题当场记在黑板上。"
)
SECOND = "宣传员每周三把电子屏的播放单抄一份贴在门卫室，抄错的当天改，全年抄了四十九次，改过两次，都有签名。"
LAST = "牌子换得慢的是上游三个村，路窄车进不去，要等秋后修好便道；讲课的教师只有四位，一人病了就空一场。"


def article(file: str, *blocks: str, title: str | None = None) -> Article:
    """An article of one block a line; `一、` and `（一）` begin headings."""
    made: list[Block] = []
    for at, text in enumerate(blocks, 1):
        number = text[: 2 if text[1:2] == "、" else 3] if text[1:2] == "、" or text.startswith("（") else ""
        level = 1 if text[1:2] == "、" else 2
        made.append(
            Heading(text[len(number) :], Lines(at, at), level, number) if number else Paragraph(text, Lines(at, at))
        )
    return Article(Source(file, "0" * 64, "txt"), title, tuple(made), Lines(1, len(made)))


def texts(one: Article) -> list[str]:
    return [block_text(block) for block in one.blocks]


WHOLE = article(
    "全.txt", OPENING, "一、做了哪些事", "（一）请人讲课", FIRST, "（二）抄播放单", SECOND, "二、还差什么", LAST
)


def test_lost_headings_come_back_from_a_copy() -> None:
    short = article("缺.txt", OPENING, "（一）请人讲课", FIRST, SECOND, LAST)
    mended = mended_by(short, WHOLE)
    assert texts(mended) == texts(WHOLE)
    told = [(change.name, change.after, change.before) for change in mended.changes]
    assert (NAME, "二、还差什么", "据全.txt第 1 至 8 行") in told
    assert mended_by(mended, WHOLE) == mended


def test_a_copy_with_nothing_more_changes_nothing() -> None:
    short = article("缺.txt", OPENING, "（一）请人讲课", FIRST, SECOND, LAST)
    assert mended_by(WHOLE, short) is WHOLE


def test_only_a_copy_of_the_whole_gives_headings() -> None:
    short = article("缺.txt", OPENING, FIRST, SECOND, LAST)
    assert texts(mended_by(short, WHOLE, is_copy=False)) == texts(short)


def test_a_heading_whose_number_is_taken_stays_away() -> None:
    other = article(
        "别.txt", OPENING, "一、另一种写法", "（一）请老师来", FIRST, "（二）管电子屏", SECOND, "二、不足", LAST
    )
    assert texts(mended_by(other, WHOLE)) == texts(other)


def test_a_number_lost_before_its_unit_is_marked_and_not_filled_in() -> None:
    lost = article("缺.txt", OPENING, SECOND.replace("全年抄了四十九次", "全年抄了次"), LAST)
    mended = mended_by(lost, WHOLE, is_copy=False)
    assert "全年抄了〔缺〕次" in texts(mended)[1]
    assert [change.name for change in mended.changes] == [NAME]
    assert mended_by(mended, WHOLE, is_copy=False) == mended


def test_a_lost_not_is_marked() -> None:
    there = article(
        "全.txt", "有的村学习方式死板，不能有效引导村民把学到的用在自家的事情上，来年要改成现场讲、现场问的办法。", LAST
    )
    lost = article(
        "缺.txt", "有的村学习方式死板，能有效引导村民把学到的用在自家的事情上，来年要改成现场讲、现场问的办法。", LAST
    )
    assert texts(mended_by(lost, there))[0].startswith("有的村学习方式死板，〔缺〕能有效引导")


def test_words_that_may_be_lost_are_said_and_not_touched() -> None:
    lost = article("缺.txt", OPENING.replace("登记簿放在值班室", "登放在值班室"), FIRST, LAST)
    mended = mended_by(lost, WHOLE, is_copy=False)
    assert texts(mended) == texts(lost)
    assert [(change.name, change.before) for change in mended.changes] == [(DOUBTS, "比第 1 至 8 行少2字")]


def test_other_numbers_units_and_years_are_nobodys_loss() -> None:
    other = article(
        "别.txt",
        OPENING.replace("芦汀镇", "青浦乡").replace("十二", "三十"),
        FIRST.replace("四位", "六位").replace("三月", "五月"),
        SECOND.replace("四十九", "五十一"),
    )
    assert mended_by(other, WHOLE, is_copy=False) is other


def test_articles_of_one_file_mend_each_other_and_only_once() -> None:
    short = article("全.txt", OPENING, FIRST, "（二）抄播放单", SECOND, LAST)
    mended = mend([WHOLE, short])
    assert [texts(each) for each in mended] == [texts(WHOLE)] * 2
    assert mend(mended) == mended
    assert mend([short]) == (short,)


TITLE = "芦汀镇2023年宣传工作报告"


def test_copies_in_other_files_mend_each_other_alone_or_together(tmp_path: Path) -> None:
    sources, pages = tmp_path / "来源", tmp_path / "页"
    sources.mkdir()
    (sources / "1.txt").write_text("\n".join([TITLE, *texts(WHOLE)]), encoding="utf-8")
    short = [TITLE, OPENING, "（一）请人讲课", FIRST, "（二）抄播放单", SECOND, "二、还差什么", LAST]
    (sources / "2.txt").write_text("\n".join(short), encoding="utf-8")
    assert main(["convert", str(sources), "--into", str(pages)]) == 0
    page = next(pages.rglob("2.md"))
    made = page.read_bytes()
    assert "## 一、做了哪些事" in made.decode()
    assert "据1.txt第 1 至 9 行" in made.decode()
    page.unlink()
    assert main(["convert", str(sources / "2.txt"), "--into", str(pages)]) == 0
    assert page.read_bytes() == made


def doubts(one: Article) -> list[str]:
    return [change.before for change in with_doubts(one).changes]


def test_a_number_that_is_missing_is_said() -> None:
    assert doubts(article("a.txt", "一、甲", OPENING, "（三）乙", FIRST, "四、丙", LAST)) == [
        "前面少了（一）（二）",
        "前面少了二、三、",
    ]
    assert doubts(WHOLE) == []


def test_a_title_of_another_year_than_the_text_is_said() -> None:
    old = article("a.txt", "年初安排了2019年的宣传工作。", OPENING, title="某校2020年工作报告")
    new = article("a.txt", "比2019年多换两块牌子，2020年上半年的工作如下。", OPENING, title="某校2020年工作报告")
    assert doubts(old) == ["题目写2020年，正文说的是2019年"]
    assert doubts(new) == []


def test_an_end_that_breaks_off_is_said() -> None:
    cut = article("a.txt", OPENING, FIRST, SECOND, LAST[:-1].replace("；", "，"))
    assert doubts(cut) == ["末尾好像没有完"]
    assert doubts(article("a.txt", OPENING, FIRST, SECOND, "一、学校领导")) == ["末尾好像没有完"]


def test_doubts_are_told_once_however_often_they_are_looked_for() -> None:
    cut = article("a.txt", "（二）乙", OPENING)
    assert with_doubts(with_doubts(cut)) == with_doubts(cut)
