"""Web pages: the article of a page, its title and its date, without what the site puts round it.

`lines` count the visible lines of the whole page, in document order: a paragraph keeps its number when the rules for
what belongs to the article get better.
"""

import codecs
import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from scripts import gate
from scripts.document import Heading, Lines
from scripts.encodings import decoded
from scripts.errors import SourceError
from scripts.readers.html.article import article_of, core_of, mark
from scripts.readers.html.blocks import blocks_of
from scripts.readers.html.facts import date_of, title_of
from scripts.readers.html.lines import lines_of
from scripts.readers.reading import Reading

__all__ = ["read_html"]

_TAG = re.compile(rb"<[^<>]*>")
_ASCII = re.compile(rb"(?<=[\x00-\x7f])[\x00-\x7f]{16,}")
_DTD = re.compile(r"<!DOCTYPE[^<>\[]{0,400}\[[^\]]{0,4000}\]\s*>", re.IGNORECASE)
_HUGE_TAG = re.compile(r"<([a-zA-Z][\w:-]{0,30})[^<>]{10000,}>")
_NOT_SHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_AT_RULE = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_SELECTOR = re.compile(r"[\w]*([.#][\w-]+)")
_NEAR = 12
"""Lines above and below the text in which a page prints its date."""


def read_html(data: bytes, file: str) -> Reading:
    """The article of a web page. Raises SourceError when the page has none, or is not to be read."""
    text, encoding = _text(data, file)
    root = _tree(text, file)
    styles, scripts = _of_tags(root, "style"), _of_tags(root, "script")
    marked = mark(lines_of(root, _hidden_by(styles)))
    core = core_of(marked)
    if core is None:
        raise SourceError(file, "网页里找不到正文", "看看是不是目录页、要登录的页；把正文另存为 .txt 再来")
    title, title_at = title_of(root, marked, core)
    first = next(at for at in range(max(core[0], title_at), core[1] + 1) if marked[at].weight)
    article = article_of(marked, (first, core[1]), title_at)
    taken = {line.at for line in article}
    below = [each for each in marked[core[1] + 1 : core[1] + _NEAR] if each.line.at not in taken]
    near = [*marked[max(title_at - _NEAR, 0) : first][::-1], *below]
    day = date_of(root, [each.text for each in near], scripts)
    at = marked[title_at].line.at if title_at >= 0 else article[0].at
    head = (Heading(title, Lines(at, at), 0),) if title else ()
    return Reading((*head, *blocks_of(article, title or "")), title, day, encoding=encoding)


def _text(data: bytes, file: str) -> tuple[str, str]:
    """The page as text, and its encoding. What `meta charset` says is not asked: it lies too often."""
    gate.admit_page(data, file)
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"<\0/\0" in data or b"\0<\0/" in data
    data = data if wide else data.replace(b"\0", b"")
    found = decoded(data, b"" if wide else _ASCII.sub(b"", _TAG.sub(b"", data)))
    if found is None:
        raise SourceError(file, "网页的编码认不出来", "请在浏览器里打开，另存为“网页，仅 HTML”再来")
    return _HUGE_TAG.sub(r"<\1>", _NOT_SHOWN.sub("", _DTD.sub("", found[0]))), found[1]


def _tree(text: str, file: str) -> HtmlElement:
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = document_fromstring(text.encode("utf-8", "ignore"), parser)
    except etree.ParserError as error:
        raise SourceError(file, "网页是空的", "检查原件，重新保存后再来") from error
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        raise SourceError(file, "网页的标签套得太深", "请在浏览器里打开，把正文复制到 Word 里存为 .docx 再来")
    return root


def _of_tags(root: HtmlElement, tag: str) -> str:
    return "\n".join(each.text or "" for each in root.iter(tag))[:300_000]


def _hidden_by(styles: str) -> frozenset[str]:
    """Class and id selectors that the page's own style sheets hide on every screen."""
    hidden: set[str] = set()
    for selectors, rules in _RULE.findall(_AT_RULE.sub("", styles)):
        if re.search(r"display\s*:\s*none|visibility\s*:\s*hidden", rules):
            found = (_SELECTOR.fullmatch(each.strip()) for each in selectors.split(","))
            hidden.update(each[1] for each in found if each)
    return frozenset(hidden)
