"""Numbers of list items as a browser prints them: <ol> counts, `start`, `value`, `type` and list styles."""

import re

from lxml.html import HtmlElement

_HAN = "一二三四五六七八九"
_PRINTED = re.compile(
    r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）.．、]|[①-⑳]|[一二三四五六七八九十]{1,2}[是要]"
)
_CJK = re.compile(r"list-style(?:-type)?:[^;]*(?:cjk-ideographic|(?:simp|trad)-chinese)")
_NONE = re.compile(r"list-style(?:-type)?:[^;]*none")
_MOST = 999


class ListNumbers:
    """The open lists of a walk, and the number that the next line begins with."""

    def __init__(self) -> None:
        self._lists: list[tuple[str, int]] = []
        self._next = ""
        self._items = 0

    @property
    def is_listed(self) -> bool:
        """Whether the walk is inside an item of a list."""
        return self._items > 0

    def enter(self, element: HtmlElement, style: str) -> None:
        """Go into an element: a list starts to count, an item takes the next number."""
        if element.tag in {"ol", "ul"}:
            kind = "" if element.tag == "ul" or _NONE.search(style) else "han" if _CJK.search(style) else "ol"
            self._lists.append((element.get("type", "1") if kind == "ol" else kind, _whole(element.get("start"), 1)))
        elif element.tag == "li":
            self._items += 1
            if self._lists:
                kind, count = self._lists[-1]
                count = _whole(element.get("value"), count)
                self._next = _printed(kind, count)
                self._lists[-1] = (kind, count + 1)

    def leave(self, element: HtmlElement) -> None:
        """Come out of an element."""
        if element.tag in {"ol", "ul"} and self._lists:
            self._lists.pop()
        elif element.tag == "li":
            self._items -= 1
            self._next = ""

    def take(self, text: str) -> str:
        """The number the line begins with, once; none where the text brings its own."""
        number, self._next = self._next, ""
        return "" if _PRINTED.match(text.strip()) else number


def _printed(kind: str, count: int) -> str:
    if kind == "han":
        return f"{_han(count)}、"
    if kind in {"a", "A"}:
        letter = chr(ord("a") + (count - 1) % 26)
        return f"{letter.upper() if kind == 'A' else letter}."
    return f"{count}." if kind else ""


def _han(count: int) -> str:
    tens, ones = divmod(count % 100, 10)
    return ("" if tens == 0 else ("" if tens == 1 else _HAN[tens - 1]) + "十") + (_HAN[ones - 1] if ones else "")


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,3}", text.strip()) and int(text) <= _MOST else otherwise
