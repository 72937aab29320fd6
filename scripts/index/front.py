"""Front matter of any wiki's page, taken off its Markdown."""

from typing import Any

from scripts.errors import PageError
from scripts.page import split_front


def split(content: bytes, file: str) -> tuple[dict[str, Any], str]:
    """Front matter and body. Raises PageError where it is broken or the page is not UTF-8.

    A mark of byte order and the line ends of other systems are passed over, as MkDocs does.
    """
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        front, body, _ = split_front(text, file)
    except UnicodeDecodeError as error:
        raise PageError(file, "不是 UTF-8 编码", "另存为 UTF-8 再来") from error
    return front, body
