"""Progress for people: on a terminal one line that renews itself, with pace and time left; else a line a step."""

import re
import sys
import time
from typing import TextIO

_STEP = re.compile(r"\[(\d+)/(\d+)\] ")


class Progress:
    """Prints lines for people. `[3/200] name` is a step of something under way; any other line stays."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._since = time.monotonic()
        self._open = False

    def __call__(self, line: str, /) -> None:
        """Print one line."""
        step = _STEP.match(line) if self._stream.isatty() else None
        begin = "\r\x1b[K" if self._open else ""
        self._open = step is not None and step[1] != step[2]
        told = f"{line}　{self._pace(int(step[1]), int(step[2]))}" if step else line
        print(f"{begin}{told}", file=self._stream, end="" if self._open else "\n", flush=True)

    def _pace(self, done: int, total: int) -> str:
        if done == 1:
            self._since = time.monotonic()
        a_second = (done - 1) / max(time.monotonic() - self._since, 0.001)
        if not a_second:
            return ""
        left = (total - done) / a_second
        return (
            f"每秒 {a_second:.1f} 份，还要 {left / 60:.0f} 分钟"
            if left >= 90
            else f"每秒 {a_second:.1f} 份，还要 {left:.0f} 秒"
        )
