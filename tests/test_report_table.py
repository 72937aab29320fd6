"""`--report`: the whole table as a person sees it, and names that would be Markdown shown as text."""

from pathlib import Path

from scripts.articles.duplicates import fingerprint
from scripts.document import Lines
from scripts.errors import SourceError
from scripts.library import Shelved
from scripts.library.registry import Entry
from scripts.report_table import report_table
from scripts.store.outcome import Facts, Finished
from tests.test_commands import REPORT, wiki

GOLDEN = Path(__file__).parent / "cases" / "report.md"


def facts(title: str, *, sure: float, **repairs: int) -> Facts:
    confidence = {"org": 1.0, "period": sure}
    return Facts(Lines(1, 9), title, "2021", "school", "work", "2021-H1", confidence, repairs, 2, fingerprint(""))


def test_the_whole_report() -> None:
    articles = (facts("甲", sure=0.62, gaps=3), facts("乙", sure=0.9, gaps=1, spaces=5))
    one = Finished("汇编.txt", "txt", "00", articles, encoding="gb18030")
    two = Finished("扫描.pdf", "pdf", "01", (facts("丙", sure=1.0),), notes=("2页是扫描图，没有读",))
    bad = Finished("坏.doc", error=SourceError("坏.doc", "打不开", "另存为 .docx 再来"))
    shelf = [
        Shelved(Entry("汇编.txt", Lines(1, 9), "甲", "2021/x-01.md"), fingerprint(""), one, 0, edited=True),
        Shelved(Entry("汇编.txt", Lines(10, 19), "乙", "2021/x-02.md"), fingerprint(""), one, 1),
        Shelved(Entry("旧.txt", Lines(1, 9), "旧", "2020/old.md"), fingerprint("")),
        Shelved(Entry("扫描.pdf", Lines(1, 9), "丙", "2021/y.md"), fingerprint(""), two, 0),
    ]
    assert report_table([one, two, bad], shelf, {1: 2, 3: 2}) == GOLDEN.read_text(encoding="utf-8")


def test_nothing_to_tell() -> None:
    assert report_table([], [], {}).count("没有。") == 3


def test_names_stay_text(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    (source / "a|b](javascript:x).txt").write_text(REPORT, encoding="utf-8")
    (source / "<img onerror=x>.txt").write_bytes(b"")
    report = tmp_path / "out" / "report.md"
    assert wiki("convert", source, "--into", tmp_path / "out", "--report", report).returncode == 2
    text = report.read_text(encoding="utf-8")
    assert r"| a\|b\](javascript:x).txt | 纯文本，UTF-8 | 1 |" in text
    assert "| &lt;img onerror=x&gt;.txt | 文件是空的 |" in text


def test_the_encoding_stands_beside_the_format(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    page = f"<html><head><title>工作报告</title></head><body>{REPORT.replace(chr(10), '<br>')}</body></html>"
    for name, text, encoding in (("甲.txt", REPORT, "utf-16"), ("乙.txt", REPORT, "gbk"), ("丙.html", page, "utf-8")):
        (source / name).write_bytes(text.encode(encoding))
    report = tmp_path / "report.md"
    wiki("convert", source, "--into", tmp_path / "out", "--report", report)
    told = report.read_text(encoding="utf-8")
    for row in ("甲.txt | 纯文本，UTF-16 |", "乙.txt | 纯文本，GB18030 |", "丙.html | 网页，UTF-8 |"):
        assert row in told
