"""Which code turns a source into pages: results made by other code, here before or on another machine, are not ours."""

import hashlib
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

_PACKAGES = ("opencc", "lxml", "pyyaml", "pypdfium2", "numpy")
"""Those whose version can change what a page says."""


@cache
def code_version() -> str:
    """A hash of every file under scripts/, of the Python and of the packages that take part in a conversion."""
    here = Path(__file__).parent.parent
    found = hashlib.sha256(repr([sys.version_info[:2], [(name, version(name)) for name in _PACKAGES]]).encode())
    for file in sorted(here.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            content = file.read_bytes().replace(b"\r\n", b"\n")
            found.update(repr((file.relative_to(here).as_posix(), len(content))).encode() + content)
    return found.hexdigest()
