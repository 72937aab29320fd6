"""Titles: which line is one, where it is glued to the text, and its clean form without numbers and site names."""

import re

KINDS = (
    "报告|总结|小结|汇报|计划|规划|方案|要点|简报|体会|心得|述职|调研|纪实|综述|报道|通报|思考|探析|研究|征文"
    "|讲话|发言|材料"
)
_COUNT = "[一二三四五六七八九十\\d]{1,3}"
_MARKER = re.compile(
    rf"^[【\[（(]?(?:第{_COUNT}[篇则]|(?:篇|范文|例文|样本|示例){_COUNT}(?!年))[】\]）)]?[\s:：、.．]*"
)
_TAIL = re.compile(
    rf"(?:[\s—-]*[（(【\[]?(?:篇{_COUNT}|第{_COUNT}篇|{_COUNT})[】\]）)]?|[（(【\[][^（(【\[]{{0,8}}篇[】\]）)])$"
)
_COLLECTION = re.compile(
    rf"(?:[（(【\[]?[\u4e00-\u9fff]{{0,6}}{_COUNT}篇[^，。]{{0,4}}[】\]）)]?|范文|大全|合集|汇编|精选)$"
)
_NUMBER = re.compile(rf"^(?:{_COUNT}[、.．]|[（(]{_COUNT}[）)])\s*(?!\d)")
_SITE = re.compile(r"\s*(?:[|｜_]|\s[-—–]+\s?|--+).*$")
_CUT_YEAR = re.compile(r"^(?:20)?(?:〔缺〕|[_＿xX×*]{1,4}|-)?年(?=[\u4e00-\u9fff]{5})(?!年?[初终末度轻])")
_END = re.compile(rf"(?:{KINDS})$")
_STOP = re.compile(r"[。；;，,！!？?：:]")
_NOT_TITLE = re.compile(
    r"^(?:下一?步|今后|下半年|明年|上半年工作|存在|主要|[一二三四五六七八九十]{1,3}、|工作|目录|附件|参考文献|总结[。]?$)"
)
_GLUED = re.compile(rf"^(.{{0,40}}?(?:{KINDS})(?:报告)?)(?=[\s:：]*(?:今年|20|一、|根据|按照|为|近年|上半年|我|本|在))")


def has_marker(text: str) -> bool:
    """Whether a line begins with the mark of a collection: 篇一 范文二 第3篇."""
    return _MARKER.match(text) is not None


def is_title(text: str) -> bool:
    """Whether an unnumbered line looks like the title of a report, or like the title of a collection of them."""
    text = text.strip()
    core = _TAIL.sub("", _MARKER.sub("", text)).strip()
    if has_marker(text):
        return len(text) <= 60 and not text.endswith(("。", "；", "：", ":"))
    if _NOT_TITLE.match(text) or _NUMBER.match(text) or _STOP.search(core):
        return False
    return 6 <= len(core) <= 60 and (_END.search(core) is not None or is_collection(text))


def is_section(text: str) -> bool:
    """Whether a line names a part of a report (下一步工作计划), however much it ends like a title."""
    return _NOT_TITLE.match(text.strip()) is not None


def is_collection(text: str) -> bool:
    """Whether a title says that it stands over several texts: …(实用16篇)."""
    text = text.strip()
    return len(text) <= 60 and not has_marker(text) and not _STOP.search(text) and _COLLECTION.search(text) is not None


def is_numbered_title(text: str) -> bool:
    """Whether a numbered short line could be the title of one report in a numbered collection."""
    core = _NUMBER.sub("", text.strip())
    if core == text.strip() or _NOT_TITLE.match(core) or _STOP.search(core):
        return False
    return 8 <= len(core) <= 60 and _END.search(core) is not None


def glued_title(text: str) -> tuple[str, str] | None:
    """Title and rest of a paragraph that begins with a marked title (篇二：…总结今年以来，…), else None."""
    marker = _MARKER.match(text)
    found = _GLUED.match(text[marker.end() :]) if marker and len(text) > 60 else None
    if marker is None or found is None:
        return None
    end = marker.end() + found.end()
    return text[:end], text[end:].lstrip(" :：\u3000")


def clean_title(text: str) -> str:
    """A title without its number in a collection, a collection's count, a site's name, and a year cut to nothing."""
    text = _SITE.sub("", text.strip())
    text = _NUMBER.sub("", _MARKER.sub("", text))
    trimmed = _TAIL.sub("", text).strip()
    if _END.search(trimmed):
        text = trimmed
    return re.sub(r"\s+", " ", _CUT_YEAR.sub("", text)).strip()
