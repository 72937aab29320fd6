"""Formats read by way of LibreOffice, with the real program: what comes out, what is refused, what is left behind."""

import subprocess
from pathlib import Path

import pytest

from scripts import office
from scripts.document import Heading, plain_text
from scripts.errors import SourceError
from scripts.office import as_docx, program_path
from scripts.readers import read
from scripts.sources import SourceFile
from tests.docx_files import described

needs_office = pytest.mark.skipif(program_path() is None, reason="没有 LibreOffice：装 libreoffice-writer-nogui")
BOLD = """[居中 22 粗] 某县档案馆2023年工作报告
2023年，某县档案馆完成年度任务，现报告如下。
[粗] 一、开展情况
接收档案3200卷，整理入库。
[粗] （一）数字化加工
完成扫描18万页。
[粗] 二、下一步打算
2024年3月底前完成库房搬迁。"""
FILTERS = {"doc": "doc:MS Word 97", "rtf": "rtf:Rich Text Format", "odt": "odt:writer8", "xml": "xml:MS Word 2003 XML"}


def saved(text: str, name: str, folder: Path) -> Path:
    """A described document saved by LibreOffice in another format."""
    program = program_path()
    assert program is not None
    (folder / "made.docx").write_bytes(described(text))
    for _ in range(2):
        subprocess.run(
            [program, f"-env:UserInstallation={(folder / 'saving').as_uri()}", "--headless", "--convert-to", FILTERS[name],
             "--outdir", folder, folder / "made.docx"], check=False, capture_output=True, timeout=300,
        )  # fmt: skip
    return folder / f"made.{name}"


@needs_office
@pytest.mark.parametrize("name", FILTERS)
def test_bold_headings_come_through(name: str, tmp_path: Path) -> None:
    path = saved(BOLD, name, tmp_path)
    (tmp_path / "into").mkdir()
    (found,) = as_docx([SourceFile(path, path.name)], tmp_path / "into", print)
    assert isinstance(found, SourceFile)
    document = read(found)
    assert document.source.reader == name
    assert [each.text for each in document.blocks if isinstance(each, Heading)] == [
        "某县档案馆2023年工作报告", "开展情况", "数字化加工", "下一步打算",
    ]  # fmt: skip
    assert "接收档案3200卷，整理入库。" in plain_text(document.blocks)


def test_without_the_program_each_file_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "program_path", lambda: None)
    (tmp_path / "甲.rtf").write_bytes(rb"{\rtf1\ansi \u25991?}")
    (tmp_path / "乙.txt").write_text("全年开会六次。", encoding="utf-8")
    sources = [SourceFile(tmp_path / name, name) for name in ("甲.rtf", "乙.txt")]
    first, second = as_docx(sources, tmp_path, print)
    assert isinstance(first, SourceError)
    assert "apt-get install libreoffice-writer-nogui" in first.next_step
    assert second == sources[1]
