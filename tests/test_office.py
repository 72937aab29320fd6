"""Formats read by way of LibreOffice, with the real program: what comes out, what is refused, what is left behind."""

import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from scripts import office
from scripts.document import Heading, plain_text
from scripts.errors import SourceError
from scripts.office import as_docx, program_path
from scripts.readers import read
from scripts.readers.docx import read_docx
from scripts.sources import SourceFile
from tests.docx_files import described, packed

ROOT = Path(__file__).parent.parent

needs_office = pytest.mark.skipif(program_path() is None, reason="没有 LibreOffice：装 libreoffice-writer-nogui")
BOLD = """[居中 22 粗] 某县档案馆2023年工作报告
2023年，某县档案馆完成年度任务，现报告如下。
[粗] 一、开展情况
接收档案3200卷，整理入库。
[粗] （一）数字化加工
完成扫描18万页。
[粗] 二、下一步打算
2024年3月底前完成库房搬迁。"""
FILTERS = {
    "doc": "doc:MS Word 97",
    "rtf": "rtf:Rich Text Format",
    "odt": "odt:writer8",
    "fodt": "fodt:OpenDocument Text Flat XML",
    "xml": "xml:MS Word 2003 XML",
}


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


@needs_office
def test_nothing_is_fetched_and_no_file_of_this_machine_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("本机的秘密", encoding="utf-8")
    with Listener() as listener:
        address = f"http://127.0.0.1:{listener.port}"
        sources = hostile_files(tmp_path, address, secret.as_uri())
        (tmp_path / "into").mkdir()
        found = as_docx(sources, tmp_path / "into", print)
    assert listener.heard == []
    assert [each.file for each in found if isinstance(each, SourceError)] == []
    for each in found:
        assert isinstance(each, SourceFile)
        assert "本机的秘密" not in plain_text(read(each).blocks)


class Listener:
    """A server on this machine that writes down whoever calls."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._listen, daemon=True)

    def __enter__(self) -> "Listener":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        socket.create_connection(("127.0.0.1", self.port)).close()  # wakes it up for the last time
        self._thread.join()
        self._socket.close()

    def _listen(self) -> None:
        while True:
            call, _ = self._socket.accept()
            with call:
                call.settimeout(2)
                said = call.recv(100)
            if not said:
                return
            self.heard.append(said)


def hostile_files(folder: Path, address: str, secret: str) -> list[SourceFile]:
    """Documents that point at pictures, templates, objects and texts elsewhere."""
    frame = f'<draw:frame><draw:image xlink:href="{address}/a.png"/></draw:frame><draw:frame><draw:object xlink:href="{address}/b.odt"/></draw:frame>'
    linked = "".join(
        f'<text:section text:name="s{at}"><text:section-source xlink:href="{link}"/><text:p>旧的</text:p></text:section>'
        for at, link in enumerate((f"{address}/c.odt", secret))
    )
    spaces = "".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0" '
        for name, urn in (("office", "office"), ("text", "text"), ("draw", "drawing"))
    )
    content = (
        f'<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"><office:body>'
        f"<office:text><text:p>全年开会六次。{frame}</text:p>{linked}</office:text></office:body></office:document-content>"
    )
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.text"/></m:manifest>'
    )
    rtf = (
        rf'{{\rtf1\ansi{{\*\template {address}/t.dot}}\u20840?\u24180?{{\field{{\*\fldinst INCLUDEPICTURE "{address}/d.png" \\d}}'
        rf'{{\fldrslt x}}}}{{\field{{\*\fldinst INCLUDETEXT "{secret}"}}{{\fldrslt y}}}}\par}}'
    )
    word = (
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:v="urn:schemas-microsoft-com:vml" '
        f'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:docPr><w:attachedTemplate w:val="{address}/t.dot"/>'
        "</w:docPr><w:body><w:p><w:r><w:t>全年开会六次</w:t></w:r><w:r><w:pict><v:shape><v:imagedata "
        f'src="{address}/e.png"/></v:shape></w:pict></w:r></w:p></w:body></w:wordDocument>'
    )
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
        "META-INF/manifest.xml": manifest,
    }
    flat = content.replace("document-content", "document").replace(
        "office:version", 'office:mimetype="application/vnd.oasis.opendocument.text" office:version'
    )
    files = {"甲.odt": packed(parts), "乙.rtf": rtf.encode(), "丙.xml": word.encode(), "丁.fodt": flat.encode()}
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [SourceFile(folder / name, name) for name in files]


def stand_in(folder: Path, what: str) -> Path:
    """A program that behaves as LibreOffice does at its worst for 坏: for all others it runs the real one."""
    program = folder / "program"
    program.write_text(
        "#!/bin/sh\n"
        f"echo $$ >> {folder}/pids\n"
        f'for each in "$@"; do case "$each" in *.rtf) grep -q BAD "$each" && {{ {what}; }};; esac; done\n'
        f'exec {program_path()} "$@"\n'
    )
    program.chmod(0o755)
    return program


def running(folder: Path) -> list[int]:
    """The processes of a stand-in that are still there."""
    pids = [int(each) for each in (folder / "pids").read_text().split()]
    return [
        pid for pid in pids if Path(f"/proc/{pid}/stat").exists() and " Z " not in Path(f"/proc/{pid}/stat").read_text()
    ]


@needs_office
@pytest.mark.skipif(sys.platform != "linux", reason="进程表只有 Linux 这样看")
@pytest.mark.parametrize("what", ["kill -9 $$", "sleep 600", "while :; do :; done", "exit 3"])
def test_a_bad_file_never_takes_the_others_along(what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = stand_in(tmp_path, what)
    monkeypatch.setattr(office, "program_path", lambda: program)
    monkeypatch.setattr("scripts.office.running._CPU_SECONDS", 8)
    monkeypatch.setattr("scripts.office.running._WALL_SECONDS", 20)
    for name, mark in (("甲", ""), ("坏", "BAD"), ("丙", "")):
        (tmp_path / f"{name}.rtf").write_bytes(rb"{\rtf1\ansi " + mark.encode() + rb"\u20840?\u24180?\u24320?\par}")
    (tmp_path / "into").mkdir()
    sources = [SourceFile(tmp_path / f"{name}.rtf", f"{name}.rtf") for name in ("甲", "坏", "丙")]
    told = as_docx(sources, tmp_path / "into", print)
    assert [isinstance(each, SourceError) for each in told] == [False, True, False]
    assert running(tmp_path) == []


@needs_office
@pytest.mark.skipif(sys.platform != "linux", reason="别的系统没有随父进程结束")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_is_left_behind(ending: signal.Signals, tmp_path: Path) -> None:
    stand_in(tmp_path, "exec sleep 600")
    (tmp_path / "甲.rtf").write_bytes(rb"{\rtf1\ansi BAD \u20840?}")
    script = (
        "from pathlib import Path; from scripts import office; from scripts.sources import SourceFile as S\n"
        f"folder = Path({str(tmp_path)!r}); office.program_path = lambda: folder / 'program'\n"
        "office.as_docx([S(folder / '甲.rtf', '甲.rtf')], folder, print)"
    )
    ours = subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while not (tmp_path / "pids").exists():
        time.sleep(0.1)
    assert running(tmp_path) != []
    ours.send_signal(ending)
    ours.wait(30)
    deadline = time.monotonic() + 30
    while running(tmp_path) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert running(tmp_path) == []


@needs_office
def test_what_word_hides_or_changed_is_as_in_a_word_file(tmp_path: Path) -> None:
    sides = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "bottom", "insideH", "insideV"))
    cells = [[f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row] for row in ("项量", "会6")]
    rows = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in cells)
    table = f"<w:tbl><w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr>{rows}</w:tbl>"
    said = "[居中 22 粗] 工作报告\n[粗] 一、情况\n今年~~旧的~~++新的++记录，==藏的==齐全。"
    text = f"{said}\n{table}\n[粗] 二、打算\n明年再记。"
    wanted = read_docx(described(text), "甲.docx").blocks
    for name in ("doc", "rtf", "odt", "fodt"):
        path = saved(text, name, tmp_path)
        into = tmp_path / f"into-{name}"
        into.mkdir()
        (found,) = as_docx([SourceFile(path, path.name)], into, print)
        assert isinstance(found, SourceFile)
        assert plain_text(read(found).blocks) == plain_text(wanted)
