"""SAFE-1, SAFE-2: nothing active, and no link that leads where a reader does not expect (facts/site.md section 4)."""

import html
import re
from collections.abc import Iterator
from typing import Any

from scripts.checks.prose import chunks
from scripts.checks.view import Found, View, check

_TAG = re.compile(r"<(?=[A-Za-z/!?])(?!(?:https?|mailto):|[\w.+-]{1,64}@)", re.ASCII | re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"(?<![\w-])(on[a-z]+|style|href|xlink:href|src|srcset|srcdoc|action|formaction|background|poster|data|target)\s*=",
    re.ASCII | re.IGNORECASE,
)
_ACTIVE = re.compile(r"(?:javascript|vbscript|livescript):|(?:\]\(|\]:|<)<?data:")
_NOISE = re.compile(r"[\s\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\\]+")
_LINK = re.compile(
    r"(!?)\[[^\[\]]*\]\(\s*<?([^\s<>()]*)|^ {0,3}()\[[^\]\n]{1,200}\]:\s*<?(\S*)|()<([A-Za-z][\w+.-]*:[^<>\s]*)>"
)
_TARGET = re.compile(r"\]\(\s*<?([^\s<>()]*)")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


@check("SAFE-1", may_skip=False)
def safe_1(view: View) -> Iterator[Found]:
    """不写 HTML、脚本和事件属性"""
    for key, value in view.front.items():
        text = " ".join(_strings(value))
        if _TAG.search(text) or _ACTIVE.search(_bare(text)):
            yield view.line_of(key), f"页首信息的 {key} 里有 HTML 或脚本。改成纯文字"
    for at, line in enumerate(view.body_lines, view.first):
        if _TAG.search(line):
            yield at, "有 HTML 标签。改用 Markdown；要显示这个符号，写成 &lt; 或放进反引号"
        opened = line.find("{")
        if opened >= 0 and (found := _ATTRIBUTE.search(line, opened)):
            yield at, f"花括号属性里不能写 {found[1]}=。只留 #名字 和 .类名"
    yield from _active_links(view)


def _active_links(view: View) -> Iterator[Found]:
    """Links that run something, also spelt with entities, odd case or spaces, or broken over lines."""
    at = view.first
    for chunk in chunks(view.body_lines):
        if _ACTIVE.search(_bare("".join(chunk))):
            own = (n for n, line in enumerate(chunk) if _ACTIVE.search(_bare(line)))
            yield at + next(own, 0), "有会运行脚本的链接（javascript: 一类）。删掉，只用 https 链接"
        at += len(chunk)


def _bare(text: str) -> str:
    """Lower case, entities resolved twice, without white space and invisible characters."""
    if ":" not in text and "&" not in text:
        return ""
    return _NOISE.sub("", html.unescape(html.unescape(text))).lower()


def _strings(value: Any) -> Iterator[str]:
    """All strings in a front matter value; a YAML alias may point back, so each list is read once."""
    waiting, seen = [value], set()
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict | list | set) and id(item) not in seen:
            seen.add(id(item))
            waiting.extend(item)
            waiting.extend(item.values() if isinstance(item, dict) else ())


@check("SAFE-2", may_skip=False)
def safe_2(view: View) -> Iterator[Found]:
    """链接用相对路径或 https"""
    for at, line in enumerate(view.body_lines, view.first):
        if "](" not in line and "]:" not in line and "<" not in line:
            continue
        targets = [(found[1], found[2] or found[4] or found[6] or "") for found in _LINK.finditer(line)]
        targets += [("", found[1]) for found in _TARGET.finditer(line)]
        for message in dict.fromkeys(filter(None, (_fault(image, target) for image, target in targets))):
            yield at, message


def _fault(image: str | None, target: str) -> str:
    target = _NOISE.sub("", html.unescape(target))
    scheme = _SCHEME.match(target)
    if scheme and scheme[1].lower() not in {"http", "https", "mailto"}:
        return f"链接开头的 {scheme[1][:20]}: 不能用。只用 https:、mailto: 或相对路径"
    if image and (scheme or target.startswith("//")):
        return "图片放在别的网站上。下载到 docs 里，用相对路径"
    if target.startswith(("/", "\\")):
        return "链接是绝对路径，换个地方打开就断。改成相对路径，例如 ../guide/index.md"
    return ""
