"""Old Word files on a machine without LibreOffice, with the real antiword: what comes out, what is refused."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import convert, gate, office, workers
from scripts.document import Heading, Table, plain_text
from scripts.errors import SourceError
from scripts.readers import doc, read
from scripts.sources import SourceFile
from scripts.store.outcome import Outcome
from tests.test_office import needs_office, saved

ROOT = Path(__file__).parent.parent
EVERYTHING = os.environ["PATH"]
SOURCE = ROOT / "sources" / "35-wps-lead-technical.wps"

pytestmark = pytest.mark.skipif(not doc.is_there(), reason="没有 antiword：apt-get install antiword")


@pytest.fixture
def only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A PATH with nothing on it but antiword."""
    folder = tmp_path / "only"
    folder.mkdir()
    (folder / "antiword").symlink_to(shutil.which("antiword") or "")
    monkeypatch.setattr("scripts.office.running._PLACES", ())
    monkeypatch.setenv("PATH", str(folder))
    return str(folder)


def told(data: bytes, folder: Path) -> Outcome | workers.Breach | SourceError:
    """What becomes of a file of these bytes, as in a run."""
    path = folder / "坏.doc"
    path.write_bytes(data)
    (found,) = office.as_docx([SourceFile(path, path.name)], folder, print)
    if isinstance(found, SourceError):
        return found
    (result,) = workers.each(convert.convert_file, [found], jobs=1, limits=gate.LIMITS)
    return result


@pytest.mark.usefixtures("only")
def test_numbered_headings_and_all_words_come_through(tmp_path: Path) -> None:
    (found,) = office.as_docx([SourceFile(SOURCE, "35.wps")], tmp_path, print)
    assert isinstance(found, SourceFile)
    assert found.docx is None
    document = read(found)
    assert document.notes == (doc.NOTE,)
    outcome = convert.convert_file(found)
    (draft,) = outcome.drafts
    headings = [each.number for each in draft.article.blocks if isinstance(each, Heading) and each.level]
    assert headings == ["一、", "（一）", "（二）", "（三）", "二、", "（一）", "（二）", "（三）", "三、"]
    gold = (ROOT / "tests" / "cases" / "sources" / "35-wps-lead-technical.md").read_text(encoding="utf-8")
    body = [line.strip() for line in gold.splitlines() if "。" in line]
    assert [line for line in body if line not in plain_text(draft.article.blocks)] == []


@needs_office
def test_a_drawn_table_is_a_table(tmp_path: Path) -> None:
    sides = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "bottom", "insideH", "insideV"))
    cells = [[f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row] for row in ("项量", "会6")]
    rows = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in cells)
    table = f"<w:tbl><w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr>{rows}</w:tbl>"
    text = f"[居中 22 粗] 工作报告\n一、情况\n今年的记录齐全。\n{table}\n以上请审阅。"
    blocks = doc.read_doc(saved(text, "doc", tmp_path).read_bytes(), "甲.doc").blocks
    assert [each.rows for each in blocks if isinstance(each, Table)] == [(("项", "量"), ("会", "6"))]
    assert "今年的记录齐全。" in plain_text(blocks)


@pytest.mark.usefixtures("only")
def test_a_broken_file_is_one_refusal(tmp_path: Path) -> None:
    whole = SOURCE.read_bytes()
    chance = random.Random(7)
    broken = [whole[: len(whole) * part // 10] for part in range(1, 10)]
    broken += [whole[:at] + chance.randbytes(len(whole) - at) for at in (512, 2_000, 9_000)]
    for data in broken:
        result = told(data, tmp_path)
        error = result.error if isinstance(result, Outcome) else result
        assert isinstance(error, SourceError)
        assert error.file == "坏.doc"
        assert error.next_step


@pytest.mark.usefixtures("only")
def test_flipped_bytes_never_become_a_page_of_noise(tmp_path: Path) -> None:
    whole = SOURCE.read_bytes()
    wanted = set(plain_text(doc.read_doc(whole, "甲.doc").blocks))
    chance = random.Random(8)
    for _ in range(30):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 20, 400))):
            data[chance.randrange(512, len(data))] = chance.randrange(256)
        result = told(bytes(data), tmp_path)
        assert not isinstance(result, workers.Breach)
        if isinstance(result, Outcome) and result.error is None:
            text = "".join(plain_text(draft.article.blocks) for draft in result.drafts)
            assert sum(char not in wanted for char in text) < len(text) / 5


@pytest.mark.usefixtures("only")
def test_without_both_programs_the_message_names_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (found,) = office.as_docx([SourceFile(SOURCE, "35.wps")], tmp_path, print)
    assert isinstance(found, SourceError)
    assert "libreoffice-writer-nogui" in found.next_step
    assert "antiword" in found.next_step


@needs_office
def test_what_antiword_read_is_read_again_once_libreoffice_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "only"
    folder.mkdir()
    (folder / "antiword").symlink_to(shutil.which("antiword") or "")
    first, second, third = (_run(path, tmp_path) for path in (str(folder), os.environ["PATH"], os.environ["PATH"]))
    assert doc.NOTE in first.stdout
    assert doc.NOTE not in second.stdout
    assert "跳过" not in second.stderr
    assert "已有 1 份没有变，跳过" in third.stderr


@needs_office
@pytest.mark.usefixtures("only")
def test_pages_made_by_libreoffice_stay_where_it_is_missing(tmp_path: Path) -> None:
    before = _run(EVERYTHING, tmp_path)
    pages = {page: page.read_bytes() for page in (tmp_path / "out").rglob("*.md")}
    after = _run(str(tmp_path / "only"), tmp_path)
    assert "1 篇，清洗" in before.stdout
    assert "35-wps-lead-technical.wps：这台机器没有 LibreOffice，保留原来的页" in after.stdout
    assert {page: page.read_bytes() for page in (tmp_path / "out").rglob("*.md")} == pages
    other = _run(str(tmp_path / "only"), tmp_path, "elsewhere")
    assert doc.NOTE in other.stdout


@pytest.mark.usefixtures("only")
def test_what_antiword_read_since_libreoffice_failed_is_not_remembered(tmp_path: Path) -> None:
    failing = tmp_path / "only" / "soffice"
    failing.write_text("#!/bin/sh\nexit 1\n")
    failing.chmod(0o755)
    first, second = (_run(str(tmp_path / "only"), tmp_path) for _ in range(2))
    assert first.stdout == second.stdout.replace("新写或改写 0 篇", "新写或改写 1 篇")
    assert doc.NOTE in second.stdout
    assert "跳过" not in second.stderr


def _run(path: str, folder: Path, into: str = "out") -> subprocess.CompletedProcess[str]:
    places = os.environ | {"PATH": path, "WIKI_CACHE": str(folder / "cache")}
    command = [sys.executable, "-m", "scripts", "convert", str(SOURCE), "--into", str(folder / into)]
    return subprocess.run(command, cwd=ROOT, env=places, capture_output=True, text=True, check=True)
