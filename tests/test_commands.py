"""The command line as people meet it: help, README, exit codes, bad input, running twice."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from scripts.page import parse, render, split_front

ROOT = Path(__file__).parent.parent
REPORT = """澄溪县档案馆2021年上半年工作报告

县委办公室：

2021年上半年，我馆召开会议6次，现将有关情况报告如下。

一、工作开展情况

（一）责任到人。馆长为第一责任人，4个股室各定1名联络员。

二、存在的问题

一是值班衔接有空当，电话两次无人接听。二是培训没有到边，12人中只有5人参加。

三、下一步打算

7月15日前排定午间值班表，由办公室负责，每月抽查2次。

澄溪县档案馆

2021年7月2日
"""


def wiki(*args: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scripts", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name[0] != "."}


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "report.txt").write_text(REPORT, encoding="gb18030")
    return folder


def test_every_command_is_in_the_readme_and_has_help() -> None:
    listed = re.findall(r"^    (\w+) +\S", wiki("--help").stdout, re.MULTILINE)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(listed) >= 7
    for command in listed:
        assert f"| `{command}" in readme
        assert re.search(r"[\u4e00-\u9fff]{4}", wiki(command, "--help").stdout)


def test_a_report_becomes_a_page(sources: Path, tmp_path: Path) -> None:
    run = wiki("convert", sources, "--into", tmp_path / "out")
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("report.txt → 1 篇")
    text = (tmp_path / "out" / "2021" / "report.md").read_text(encoding="utf-8")
    front, body, _ = split_front(text)
    assert front["title"] == "澄溪县档案馆2021年上半年工作报告"
    assert (front["org"], front["period"], front["date"]) == ("澄溪县档案馆", "2021-H1", "2021-07-02")
    assert front["parts"] == {"a0": "opening", "a1": "progress", "a2": "problems", "a3": "next"}
    assert "### （一）责任到人 {#a1-1}" in body
    assert "\n- 一是值班衔接有空当，电话两次无人接听。\n- 二是" in body
    assert "澄溪县档案馆\n{: .signature }" in body
    assert '??? receipt "清洗记录"' in body
    assert render(parse(text)) == text
    assert (tmp_path / "out" / "index.yml").exists()


def test_twice_is_the_same_and_check_is_clean(sources: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert wiki("convert", sources, "--into", out, "--check").returncode == 1
    assert tree(out) == {} if out.exists() else True
    wiki("convert", sources, "--into", out)
    before = tree(out)
    assert wiki("convert", sources, "--into", out, "--jobs", 1).returncode == 0
    assert tree(out) == before
    assert wiki("convert", sources, "--into", out, "--check").returncode == 0


def test_an_edited_page_is_left_alone_and_said(sources: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    wiki("convert", sources, "--into", out)
    page = out / "2021" / "report.md"
    edited = page.read_text(encoding="utf-8").replace("会议6次", "会议7次")
    page.write_text(edited, encoding="utf-8")
    run = wiki("convert", sources, "--into", out)
    assert (run.returncode, page.read_text(encoding="utf-8")) == (0, edited)
    assert "有人改过，没有动：2021/report.md" in run.stderr
    assert not page.with_name("report.md.new").exists()
    (sources / "report.txt").write_text(REPORT.replace("6次", "8次"), encoding="utf-8")
    wiki("convert", sources, "--into", out)
    assert page.read_text(encoding="utf-8") == edited
    assert "会议8次" in page.with_name("report.md.new").read_text(encoding="utf-8")


def test_a_vanished_source_is_said_and_its_page_kept(sources: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    wiki("convert", sources, "--into", out)
    (sources / "report.txt").rename(tmp_path / "elsewhere.txt")
    (sources / "other.txt").write_text(REPORT.replace("澄溪", "云陂"), encoding="utf-8")
    run = wiki("convert", sources, "--into", out)
    assert "来源不见了，页还留着：report.txt" in run.stderr
    assert (out / "2021" / "report.md").exists()


def test_bad_files_are_named_and_the_others_go_on(sources: Path, tmp_path: Path) -> None:
    bad = {
        "empty.txt": b"",
        "spaces.txt": b" \n\t\n",
        "bom.txt": b"\xef\xbb\xbf",
        "unknown.xyz": b"abc",
        "noise.txt": os.urandom(4096),
    }
    for name, content in bad.items():
        (sources / name).write_bytes(content)
    (sources / "loop.txt").symlink_to(sources / "nowhere.txt")
    os.mkfifo(sources / "pipe.txt")
    run = wiki("convert", sources, "--into", tmp_path / "out")
    assert run.returncode == 2
    assert "Traceback" not in run.stderr
    for name in (*bad, "loop.txt", "pipe.txt"):
        said = [line for line in run.stderr.splitlines() if line.startswith(f"没有转换　{name}：")]
        assert len(said) == 1, (name, run.stderr)
        assert re.search(r"：.+。.+。$", said[0])
    assert (tmp_path / "out" / "2021" / "report.md").exists()
    assert "没有转换 7 份" in run.stdout


def test_hostile_and_misnamed_documents_are_refused_or_cleaned(sources: Path, tmp_path: Path) -> None:
    text = "<p>" + "</p><p>".join(REPORT.strip().split("\n\n")) + "</p>"
    content = {
        "nested.html": "<div>" * 100_000 + text,
        "links.html": "".join(f"<li><a href=x>通知，第{at}号。</a></li>" for at in range(100)),
        "really.docx": REPORT,
        "really.pdf": text,
        "page.doc": f"<html><body {' '.join(f'a{at}=1' for at in range(300_000))}>{text}<script>x</script></body></html>",
    }
    for name, page in content.items():
        (sources / name).write_text(page, encoding="utf-8")
    run = wiki("convert", sources, "--into", tmp_path / "out", "--jobs", 2)
    assert run.returncode == 2
    refused = re.findall(r"^没有转换　(\S+?)：.+。.+。$", run.stderr, re.MULTILINE)
    assert refused == ["links.html", "nested.html", "really.docx", "really.pdf"]
    assert "page.doc → 1 篇" in run.stdout
    assert (tmp_path / "out" / "2021" / "report.md").exists()


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    run = wiki("convert", tmp_path / "no", "--into", tmp_path / "out")
    assert (run.returncode, run.stdout) == (2, "")
    assert "没有这个文件或文件夹" in run.stderr


def test_explain_shows_both_sides(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("意识形态工作报告\n\n今年上半年,我局召开会议3次,研究工作。\n", encoding="utf-8")
    run = wiki("explain", path)
    assert run.returncode == 0
    assert "前：今年上半年,我局召开会议3次,研究工作。" in run.stdout
    assert "后：今年上半年，我局召开会议3次，研究工作。" in run.stdout


def test_explain_reads_what_convert_reads_and_goes_on(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("里面/b.txt", "工作报告\n\n今年上半年,我局召开会议3次,研究工作。\n")
    (tmp_path / "empty.txt").touch()
    run = wiki("explain", tmp_path / "empty.txt", tmp_path / "a.zip", tmp_path / "no")
    assert run.returncode == 2
    assert "a.zip/里面/b.txt：" in run.stdout
    assert "后：今年上半年，我局召开会议3次，研究工作。" in run.stdout
    assert [line.split("：")[0] for line in run.stderr.splitlines()] == [
        f"没有读　{tmp_path / 'no'}",
        "没有读　empty.txt",
    ]


def test_new_pages_start_in_order_and_never_overwrite(tmp_path: Path) -> None:
    path = tmp_path / "opening.md"
    assert wiki("new", "guide", path, "开头怎样写").returncode == 0
    assert split_front(path.read_text(encoding="utf-8"))[0]["title"] == "开头怎样写"
    assert wiki("new", "guide", path, "又一次").returncode == 2
    assert wiki("new", "example", tmp_path / "x.md", "范例").returncode == 2
    assert wiki("check", path).returncode == 0


def test_publishing_refuses_while_outside_documents_lie_there() -> None:
    local = ROOT / "docs" / "examples" / "local"
    if local.exists():
        pytest.skip("docs/examples/local 正在用")
    local.mkdir(parents=True)
    try:
        run = wiki("site")
    finally:
        local.rmdir()
    assert run.returncode == 2
    assert "不能发布" in run.stderr


def test_old_python_is_told(tmp_path: Path) -> None:
    fake = "import sys; sys.version_info = (3, 9, 0); sys.argv = ['x']; exec(open('scripts/bootstrap.py').read())"
    run = subprocess.run(
        [sys.executable, "-c", f"__file__ = 'scripts/bootstrap.py'\n{fake}\nmain()"],
        capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    assert run.returncode == 2
    assert "Python 太旧（3.9.0）" in run.stderr
