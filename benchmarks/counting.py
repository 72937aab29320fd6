"""A server on this machine as a static host is: text compressed, files kept ten minutes; it counts what it gives."""

import gzip
import threading
import time
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from scripts.serve import Pages

_TEXT = {".html", ".js", ".css", ".json", ".svg"}


class Counting:
    """Serves a folder while the `with` lasts; `given`: path and bytes of each answer since it was last emptied."""

    def __init__(self, folder: Path) -> None:
        """`delay`: seconds before an answer, so that what waits for what can be seen."""
        self.given: list[tuple[str, int]] = []
        self.delay = 0.0
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Pages, self, directory=str(folder)))
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self) -> "Counting":
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()


class _Pages(Pages):
    def __init__(self, counting: Counting, *args: object, **options: object) -> None:
        self.counting = counting
        super().__init__(*args, **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:  # noqa: N802 - the base class has it so
        """Answer, after the delay."""
        time.sleep(self.counting.delay)
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.counting.given.append((self.path, 0))
            self.send_error(404)
            return
        body = file.read_bytes()
        text = file.suffix in _TEXT
        body = gzip.compress(body, 6) if text else body
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if text:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)
        self.counting.given.append((self.path, len(body)))
