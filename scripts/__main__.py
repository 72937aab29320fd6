"""The command line: `python -m scripts <命令>`. Exit codes: 0 done, 1 findings, 2 could not."""

import signal
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - someone may run us with an older one
    sys.stderr.write("python -m scripts：Python 太旧。装 3.11.2 或更新的 Python，再运行 make setup。\n")
    raise SystemExit(2)

from scripts.commands import main

if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever stops us, half-written files go
    raise SystemExit(main(sys.argv[1:]))
