"""Files whole or not at all; one run at a time; a served site that stays on this machine."""

import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from scripts.errors import WikiError
from scripts.files import only_run, write_whole
from scripts.serve import serve_folder

ROOT = Path(__file__).parent.parent


def test_written_whole_and_only_when_it_differs(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.md"
    assert write_whole(path, b"1")
    assert not write_whole(path, b"1")
    assert write_whole(path, b"2")
    assert [each.name for each in path.parent.iterdir()] == ["b.md"]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(WikiError, match="写不进去"):
        write_whole(tmp_path / "file" / "b.md", b"1")


def test_a_second_run_is_told(tmp_path: Path) -> None:
    with only_run(tmp_path), pytest.raises(WikiError, match="另一次运行还没有结束"), only_run(tmp_path):
        pass
    with only_run(tmp_path):
        pass


def test_serving_without_a_site_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WikiError, match="先运行 make site"):
        serve_folder(tmp_path, 8000, print)


def test_a_port_in_use_is_named(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("x")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(WikiError, match=f"端口 {port}：已被别的程序占用"):
            serve_folder(tmp_path, port, print)


def test_served_pages_and_the_404_page(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("首页", encoding="utf-8")
    (tmp_path / "404.html").write_text("没有这一页", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "scripts", "serve", str(tmp_path), "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT) as server:
        try:
            assert server.stderr is not None
            assert f"http://127.0.0.1:{port}/" in server.stderr.readline()
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as answer:
                assert answer.read().decode() == "首页"
            for missing in ("no", "empty/"):
                with pytest.raises(urllib.error.HTTPError) as error:
                    urllib.request.urlopen(f"http://127.0.0.1:{port}/{missing}")
                with error.value:
                    assert (error.value.code, error.value.read().decode()) == (404, "没有这一页")
        finally:
            server.terminate()
