"""What a file is called, when its name is bytes in any encoding: readable, safe to print, and no two the same.

A folder or a zip made on a Chinese Windows names its files in GBK without saying so, one from Taiwan in Big5.
"""

import hashlib
import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from scripts.encodings import score
from scripts.pipeline import HAN

_ENCODINGS = ("utf-8", "gb18030", "big5hkscs")
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
"""Controls, line ends, characters nobody sees or that turn the writing round."""
_NOISE = re.compile(r"\.|~\$|(?:thumbs\.db|desktop\.ini|__macosx)$", re.IGNORECASE)


def told(raw: Sequence[bytes | str]) -> list[str]:
    """The name of each path to tell people and the registry, in order; those of one folder or archive together.

    Bytes are names whose encoding nobody told.

    Of two that read the same, those after the first carry a few characters of the hash of their bytes.
    """
    order = _likely(raw)
    taken: set[str] = set()
    names: list[str] = []
    for each in raw:
        name = safe(_decoded(each, order))
        if name in taken:
            path = PurePosixPath(name)
            digest = hashlib.sha256(
                each.encode("utf-8", "surrogatepass") if isinstance(each, str) else each
            ).hexdigest()
            name = str(path.with_name(f"{path.stem}~{digest[:8]}{path.suffix}"))
        taken.add(name)
        names.append(name)
    return names


def safe(name: str) -> str:
    """A path that can be printed on one line and leads nowhere: only a name."""
    clean = _UNSAFE.sub("\ufffd", name).replace("\\", "/")
    return "/".join(part for part in clean.split("/") if part.strip() not in {"", ".", ".."}) or "\ufffd"


def is_noise(name: str) -> bool:
    """Whether a file or folder is what systems leave behind: hidden files, Thumbs.db, locks of open documents."""
    return bool(_NOISE.match(name))


def _likely(raw: Sequence[bytes | str]) -> list[str]:
    """The encodings, the best for all doubtful names first."""
    doubtful = b"\n".join(each for each in raw if isinstance(each, bytes) and _plain(each) is None)
    return sorted(_ENCODINGS, key=lambda encoding: -score(doubtful, encoding)) if doubtful else list(_ENCODINGS)


def _plain(raw: bytes) -> str | None:
    """The name where it is ASCII, or UTF-8 beyond doubt: few words in GBK are UTF-8 too, but never Chinese in it."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if text.isascii() or HAN.search(text) else None


def _decoded(raw: bytes | str, order: Sequence[str]) -> str:
    if isinstance(raw, str):
        return raw
    if (text := _plain(raw)) is not None:
        return text
    for encoding in order:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode(order[0], "replace")
