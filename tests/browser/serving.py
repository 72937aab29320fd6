"""A folder over http, for as long as a test looks at it."""

import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from scripts.serve import Pages


class serving:  # noqa: N801 - reads as a verb in `with serving(folder)`
    """A folder served on a free port of this machine while the `with` lasts; the value is its address, no final /."""

    def __init__(self, folder: Path) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Pages, directory=str(folder)))

    def __enter__(self) -> str:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}"

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()
