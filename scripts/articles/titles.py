"""Titles: which line is one, where it is glued to the text, and its clean form without numbers and site names."""

import re

KINDS = (
    "报告|总结|小结|汇报|计划|规划|方案|要点|简报|体会|心得|述职|调研|纪实|综述|报道|通报|思考|探析|研究|征文"
    "|讲话|发言|材料"
)
_COUNT = "[一二三四五六七八九十\\d]{1,3}"
MARK = (
    rf"[【\[（(]?(?:第{_COUNT}[篇则](?!章|幅)|(?:篇|范文|例文|范本|样本|示例|模板|范例){_COUNT}(?![年月日、\d]))[】\]）)]?"
    r"[\s:：.．—-]*"
)
"""The mark of a text in a collection, in front of its title."""
MARKER = re.compile(MARK)
"""To match with."""
_ORNAMENTS = "★☆■□◆◇●○▲△※►▶➤✦ \u3000"
_BOOK = re.compile(r"^《([^《》]+)》$")
_TAIL = re.compile(
    rf"(?:[\s—–-]*[（(【\[]?(?:(?:篇|范文|例文|范本|样本|示例|模板|范例){_COUNT}|第{_COUNT}篇|{_COUNT})[】\]）)]?"
    r"|[（(【\[][^（(【\[]{0,8}篇[】\]）)])$"
)
_COLLECTION = re.compile(
    rf"(?:[（(【\[]?[\u4e00-\u9fff]{{0,6}}{_COUNT}篇[^，。]{{0,4}}[】\]）)]?|范文|大全|合集|汇编|精选)$"
)
_NUMBER = re.compile(rf"(?:{_COUNT}[、.．]|[（(]{_COUNT}[）)])\s*(?:(?!\d)|(?=20\d\d))")
_SITE = re.compile(r"\s*(?:[|｜_]|\s[-—–]+\s?|--+).*$")
_CUT_YEAR = re.compile(r"^(?:20)?(?:〔缺〕|[_＿xX×*]{1,4}|-)?年(?=[\u4e00-\u9fff]{5})(?!年?[初终末度轻])")
ENDS = rf"(?:{KINDS})(?:报告|材料|范文|发言)?"
_END = re.compile(rf"{ENDS}$")
_STOP = re.compile(r"[。；;，,！!？?：:]")
_NOT_TITLE = re.compile(
    r"^(?:下一?步|今后|下半年|明年|上半年工作|存在|主要|[一二三四五六七八九十]{1,3}、|工作|目录|附件|参考文献|总结[。]?$)"
)


_PART_NAME = re.compile(r"(?:分析|研判|意见|清单|安排|综述|调研|自查|措施|情况)$")


def bare(text: str) -> str:
    """A line without the ornaments, or the book marks, that a site put round its title."""
    text = text.strip().strip(_ORNAMENTS)
    boxed = _BOOK.match(text)
    return boxed[1] if boxed else text


def has_marker(text: str) -> bool:
    """Whether a line begins with the mark of a collection: 篇一 范文二 第3篇."""
    return MARKER.match(text) is not None


def without_marker(text: str) -> str:
    """A line without the mark of a collection in front."""
    mark = MARKER.match(text)
    return text[mark.end() :] if mark else text


def without_number(text: str) -> str:
    """A line without the number in front."""
    number = _NUMBER.match(text)
    return text[number.end() :] if number else text


def is_title(text: str) -> bool:
    """Whether an unnumbered line looks like the title of a report, or like the title of a collection of them."""
    text = bare(text)
    if has_marker(text):
        return len(text) <= 60 and not text.endswith(("。", "；", "：", ":"))
    if _STOP.match(text[-1:]) or _NOT_TITLE.match(text) or _NUMBER.match(text):
        return False
    core = _TAIL.sub("", text).strip()
    if _STOP.search(core):
        return False
    return 6 <= len(core) <= 60 and (_END.search(core) is not None or is_collection(text))


def is_section(text: str) -> bool:
    """Whether a line names a part of a report (下一步工作计划 风险研判), however much it ends like a title."""
    text = text.strip()
    return _NOT_TITLE.match(text) is not None or (len(text) <= 7 and _PART_NAME.search(text) is not None)


def is_collection(text: str) -> bool:
    """Whether a title says that it stands over several texts: …(实用16篇)."""
    text = text.strip()
    return len(text) <= 60 and not has_marker(text) and not _STOP.search(text) and _COLLECTION.search(text) is not None


def is_numbered_title(text: str) -> bool:
    """Whether a numbered short line could be the title of one report in a numbered collection."""
    core = without_number(text.strip())
    if core == text.strip() or _NOT_TITLE.match(core) or _STOP.search(core):
        return False
    return 6 <= len(core) <= 60 and _END.search(core) is not None


def clean_title(text: str) -> str:
    """A title without its number in a collection, a collection's count, a site's name, and a year cut to nothing."""
    text = _SITE.sub("", bare(text))
    text = without_number(without_marker(text))
    trimmed = _TAIL.sub("", text).strip()
    if _END.search(trimmed):
        text = trimmed
    return re.sub(r"\s+", " ", _CUT_YEAR.sub("", text)).strip()
