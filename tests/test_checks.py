"""Every check against its case file, the whole against anything, and code, cases, rules page in step."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.checks import CHECKS
from scripts.checks.patterns import PATTERNS
from scripts.checks.punctuation import repaired
from scripts.checks.view import Known, View
from scripts.errors import PageError
from scripts.findings import Finding, find, findings_of, fix, pages_in, render_findings

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests/cases/checks"
RULES = ROOT / "docs/contribute/rules.md"
CODES = {rule.code: rule for rule in CHECKS}
KNOWN = Known(frozenset({"responsibility"}), frozenset({"home.html"}))
FRONT = "---\ntitle: 甲\ntype: guide\n---\n"
_TITLE_OR_FENCE = re.compile(r"^## (.+)\n|^~~~ (原文|结果|修好)(?: ([^\n]+))?\n((?:.*\n)*?)~~~\n", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    code: str
    title: str
    file: str
    page: str
    found: list[str]
    repaired: str | None


def cases() -> Iterator[Case]:
    for file in sorted(CASES.glob("*.md")):
        text = file.read_text(encoding="utf-8")
        assert not _TITLE_OR_FENCE.sub("", text).strip(), f"{file.name} 有不在围栏里的内容，或围栏不成对"
        fences: dict[str, dict[str, tuple[str, str]]] = {}
        for title, kind, name, inside in _TITLE_OR_FENCE.findall(text):
            if title:
                fences[title] = last = {}
            else:
                last[kind] = (name, inside)
        for title, parts in fences.items():
            assert {"原文", "结果"} <= parts.keys(), f"{file.name}：{title} 少了 原文 或 结果"
            found = parts["结果"][1].splitlines()
            assert title.startswith("不动：") == (not found), f"{file.name}：{title} 名实不符"
            name, page = parts["原文"]
            yield Case(file.stem, title, name or "docs/guide/a.md", page, found, parts.get("修好", ("", None))[1])


ALL_CASES = list(cases())


@pytest.mark.parametrize("case", ALL_CASES, ids=lambda case: f"{case.code} {case.title}")
def test_case(case: Case) -> None:
    view = View(case.file, case.page.encode(), known=KNOWN)
    found = sorted(line for line, _ in CODES[case.code].find(view))
    assert [f"{line} {case.code}" for line in found] == case.found


@pytest.mark.parametrize("case", [case for case in ALL_CASES if case.repaired is not None], ids=lambda c: c.title)
def test_repair(case: Case) -> None:
    once = repaired(View(case.file, case.page.encode()), frozenset())
    assert once == case.repaired
    assert repaired(View(case.file, once.encode()), frozenset()) == once


def test_codes_cases_and_rules_agree() -> None:
    rules = RULES.read_text(encoding="utf-8")
    named = re.findall(r"^### ([A-Z]+-\d+) (\S.*?) \{#([A-Z]+-\d+)\}$", rules, re.MULTILINE)
    assert named == [(rule.code, rule.summary, rule.code) for rule in CHECKS]
    for rule, text in zip(CHECKS, re.split(r"^### ", rules, flags=re.MULTILINE)[1:], strict=True):
        assert {"错：", "对：", "可以关。" if rule.may_skip else "不能关。"} <= set(
            re.findall(r"[错对]：|..关。", text)
        ), text
    assert {file.stem for file in CASES.glob("*.md")} == CODES.keys() == {case.code for case in ALL_CASES}
    assert {rule.code for rule in PATTERNS} <= CODES.keys()
    assert set(re.findall(r"\b[A-Z]{3,5}-\d+\b", rules)) - {"UTF-8"} == CODES.keys()


def test_rules_page_keeps_its_own_rules() -> None:
    assert [str(finding) for finding in find([RULES], ROOT)] == []


def test_messages_are_chinese_and_end_without_stop() -> None:
    for case in ALL_CASES:
        for finding in findings_of(View(case.file, case.page.encode(), known=KNOWN), case.file):
            assert re.search(r"[一-龥]", finding.message), finding
            assert not finding.message.endswith(("。", "，")), finding


@given(st.text())
def test_no_text_makes_a_check_fail(text: str) -> None:
    for page in (text, FRONT + text, f"---\n{text}\n---\n正文"):
        view = View("a.md", page.encode("utf-8", "surrogatepass"))
        assert all(isinstance(finding, Finding) for finding in findings_of(view, "a.md"))


_PIECES = ["汉字", ",", '"', "'", " ", "　", "(", ")", "`", "```", "~~~", "\n", "\n\n", "[甲](", "](", "{: .a }", "{"]
_PIECES += [
    "<",
    "!!! dont\n    ",
    "- ",
    "# ",
    "**",
    "\\",
    "&#9;",
    "https://a.cn/x,y",
    "|",
    "\r\n",
    "：",
    "A",
    "1.",
    "---\n",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join))
@settings(max_examples=300)
def test_repair_is_stable_and_changes_marks_only(body: str) -> None:
    view = View("a.md", (FRONT + body).encode())
    once = repaired(view, frozenset())
    assert repaired(View("a.md", once.encode()), frozenset()) == once
    assert re.findall(r"\w", once) == re.findall(r"\w", view.text)
    assert once.startswith(FRONT)


@given(st.binary(max_size=200))
def test_no_bytes_make_a_check_fail(raw: bytes) -> None:
    assert findings_of(View("a.md", raw), "a.md")


def test_a_page_turns_a_rule_off_with_a_reason_only() -> None:
    page = "---\ntitle: 甲\ntype: guide\nskip: {PUNC-1: REASON}\n---\n加强,学习\n"
    assert findings_of(View("a.md", page.replace("REASON", "引文照登").encode()), "a.md") == []
    codes = [found.code for found in findings_of(View("a.md", page.replace("REASON", "''").encode()), "a.md")]
    assert codes == ["FRONT-2", "PUNC-1"]


def test_files_that_no_site_can_hold(tmp_path: Path) -> None:
    (tmp_path / "gbk.md").write_bytes("---\n第二行\n".encode("gbk"))
    (tmp_path / "big.png").write_bytes(b"0" * 5_000_001)
    (tmp_path / "Report.md").write_text(FRONT, encoding="utf-8")
    (tmp_path / "report.md").write_text(FRONT, encoding="utf-8")
    (tmp_path / "link.md").symlink_to("/etc/passwd")
    (tmp_path / "folder").symlink_to("/etc")
    found = {(Path(each.path).name, each.code) for each in find([tmp_path], ROOT)}
    assert found == {
        ("gbk.md", "FILE-1"), ("big.png", "FILE-1"), ("Report.md", "PATH-1"), ("report.md", "PATH-1"),
        ("link.md", "PATH-1"), ("folder", "PATH-1"),
    }  # fmt: skip


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PageError, match=r"没有这个文件或文件夹。检查路径"):
        list(find([tmp_path / "nothing"], ROOT))


def test_generated_pages_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.zh-Hant.md").write_text("# 無", encoding="utf-8")
    assert list(find([tmp_path], ROOT)) == []


def test_fix_repairs_a_file_and_keeps_its_line_ends(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_bytes((FRONT + "加强,学习。`甲,乙`\n").replace("\n", "\r\n").replace("甲\r", "甲,乙\r", 1).encode())
    assert fix(page)
    assert page.read_bytes().decode() == "---\r\ntitle: 甲,乙\r\ntype: guide\r\n---\r\n加强，学习。`甲,乙`\r\n"
    assert not fix(page)


def test_fix_leaves_a_page_alone_whose_front_matter_never_ends(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("---\ntitle: 甲,乙\n", encoding="utf-8")
    assert not fix(page)
    assert page.read_text(encoding="utf-8") == "---\ntitle: 甲,乙\n"


def test_pages_in_a_folder_once_each(tmp_path: Path) -> None:
    for name in ("b.md", "a.md", "a.zh-Hant.md", "c.png"):
        (tmp_path / name).touch()
    assert [page.name for page in pages_in([tmp_path, tmp_path / "a.md"])] == ["a.md", "b.md"]


def test_three_ways_to_print() -> None:
    found = [Finding("docs/a,b.md", 3, "PUNC-1", "改成全角 50%")]
    assert render_findings(found, "text") == "docs/a,b.md:3: PUNC-1 改成全角 50%"
    assert render_findings(found, "github") == "::error file=docs/a%2Cb.md,line=3,title=PUNC-1::改成全角 50%25"
    assert json.loads(render_findings(found, "json")) == [
        {"path": "docs/a,b.md", "line": 3, "code": "PUNC-1", "message": "改成全角 50%"}
    ]
    assert render_findings([], "text") == ""


_IN_JAVASCRIPT = """
const [rules, lines] = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const found = rules.map(rule => new RegExp(rule, 'u')).map(rule => lines.map(line => (rule.exec(line) || [null])[0]));
process.stdout.write(JSON.stringify(found));
"""


@pytest.mark.skipif(shutil.which("node") is None, reason="没有 node（Debian 包 nodejs）")
def test_javascript_finds_the_same() -> None:
    rules = [text for rule in PATTERNS for text in (rule.pattern, rule.unless) if text]
    lines = [line for case in ALL_CASES for line in case.page.split("\n")]
    ran = subprocess.run(
        ["node", "-e", _IN_JAVASCRIPT], input=json.dumps([rules, lines]), capture_output=True, text=True, check=True
    )
    here = [[found[0] if (found := re.search(rule, line)) else None for line in lines] for rule in rules]
    assert json.loads(ran.stdout) == here
