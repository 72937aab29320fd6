"""Serve a built site on this machine only; for looking, not for the open net."""

import errno
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from scripts.errors import WikiError


class Pages(SimpleHTTPRequestHandler):
    """Files of one folder; quiet, never listing a folder, and with the site's own 404 page."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript"}  # noqa: RUF012 - the base class has it so
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of each request."""

    def list_directory(self, path: object) -> None:
        """A folder without index.html is simply not there."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer 404 with the site's 404.html."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def serve_folder(folder: Path, port: int, say: Callable[[str], None]) -> int:
    """Serve until stopped with Ctrl-C; 0 then. Raises WikiError for a missing site or a port in use."""
    if not (folder / "index.html").is_file():
        raise WikiError(str(folder), "还没有建好的网站", "先运行 make site")
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(Pages, directory=str(folder)))
    except (OSError, OverflowError) as error:
        why = "已被别的程序占用" if getattr(error, "errno", 0) == errno.EADDRINUSE else "用不了"
        raise WikiError(f"端口 {port}", why, f"换一个端口，例如 make serve PORT={port % 60000 + 80}") from error
    with server:
        say(f"网站在 http://127.0.0.1:{port}/ ，按 Ctrl-C 停下")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            say("已停下。")
    return 0
