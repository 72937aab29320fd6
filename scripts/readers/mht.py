"""Web pages in one file (.mht, .eml): the page inside is read as every other page, a mail without one as plain text.

Pictures and whatever is attached are not read; what the headers say of encoding is not believed, the bytes tell.
"""

import email
from dataclasses import replace
from email.message import Message
from itertools import islice

from scripts.errors import SourceError
from scripts.readers.html import read_html
from scripts.readers.reading import Reading
from scripts.readers.txt import read_txt

_MOST_PARTS = 2_000
_NEXT = "请在浏览器里打开，另存为“网页，仅 HTML”再来"


def read_mht(data: bytes, file: str) -> Reading:
    """The article of the first web page inside. Raises SourceError when there is none, or it is not to be read."""
    try:
        parts = list(islice(email.message_from_bytes(data.lstrip()).walk(), _MOST_PARTS + 1))
    except (RecursionError, ValueError, LookupError, AttributeError) as error:
        raise SourceError(file, "单个文件网页坏了", _NEXT) from error
    if len(parts) > _MOST_PARTS:
        raise SourceError(file, f"里面的部分太多（上限 {_MOST_PARTS} 个）", _NEXT)
    if not parts[0].keys():
        raise SourceError(file, "不是单个文件网页，也不是邮件", "找原件；是纯文本的，改名为 .txt 再来")
    attached = sum(part.get_content_disposition() == "attachment" for part in parts)
    notes = (f"{attached} 个附件没有读",) if attached else ()
    for kind, read in (("text/html", read_html), ("application/xhtml+xml", read_html), ("text/plain", read_txt)):
        if found := next((part for part in parts if _is_body(part, kind)), None):
            reading = read(_bytes(found), file)
            return replace(reading, notes=(*reading.notes, *notes))
    raise SourceError(file, "里面没有网页", _NEXT)


def _is_body(part: Message, kind: str) -> bool:
    if part.get_content_type() != kind or part.get_content_disposition() == "attachment":
        return False
    return bool(_bytes(part).strip())


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
