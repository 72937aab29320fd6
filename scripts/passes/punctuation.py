"""Half-width punctuation and straight quotes in Chinese text, by context; figures, times, addresses and Latin stay."""

import re

from scripts.document import Blocks, map_text
from scripts.pipeline import HAN, cleaning_pass

_HAN = HAN.pattern[1:-1]
_WIDE = rf"{_HAN}，。；：？！、“”‘’（）《》〔〕【】—…％"
_LITERAL = re.compile(
    r"(?:https?://|www\.)[!-~]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[\w-]+\.(?:com|cn|net|org|gov|edu)(?:[./][!-~]*)?",
    re.ASCII,
)
_FULL = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}
_MARK = re.compile(rf"[,:;?!](?:(?<=[{_WIDE}].)|(?=[{_WIDE}])|(?<=[\w%)\]][,;?!])$)")
_BRACKETS = re.compile(r"[(（]([^()（）]{0,120})[)）]")
_STOP = re.compile(rf"\.(?<=[{_WIDE}].)(?<!^[一二三四五六七八九十].)(?<!^十[一二三四五六七八九].)(?=$|[{_WIDE}])(?!\.)")
_YEAR = re.compile(r"[\[［〔【({（]((?:19|20)[\w〔缺〕*×]{2,4}?)[\]］〕】)}）](?=第?[\w×*〔缺〕]{1,6}号)")
_TWICE = re.compile(r"。(?<=：。)|，(?=[，。；：！？])|。(?=。)|；(?=[。；])")
_DASH = re.compile(rf"--(?:(?<=[{_WIDE}]--)-*(?=\w)|-*(?=[{_HAN}]))")
_DOTS = re.compile(r"\.{3,}|。{3,}")
_WIDE_ALNUM = {
    code: code - 0xFEE0 for span in ((0xFF10, 0xFF1A), (0xFF21, 0xFF3B), (0xFF41, 0xFF5B)) for code in range(*span)
}
_WIDE_SIGN = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_HALF = re.compile(r"[!-/:-@\[-`{-~０-９Ａ-Ｚａ-ｚ]|。。|，[，。；]|：。|；[。；]")


@cleaning_pass()
def punctuation(blocks: Blocks) -> Blocks:
    """标点：中文里的半角标点和直引号，改成全角标点和弯引号。"""
    return map_text(blocks, _fixed)


def _fixed(text: str) -> str:
    """The text mended, again and again: one mark put right may show what the next one is."""
    if not _HALF.search(text) or not HAN.search(text):
        return text
    literals: list[str] = []

    def hold(found: re.Match[str]) -> str:
        literals.append(found[0])
        return chr(0xF0000 + len(literals) - 1)

    narrow = text.translate(_WIDE_ALNUM) if _WIDE_SIGN.search(text) else text
    mended = _mended(_LITERAL.sub(hold, narrow))
    for at, literal in enumerate(literals):
        mended = mended.replace(chr(0xF0000 + at), literal)
    return mended if mended == text else _fixed(mended)


def _mended(text: str) -> str:
    text = _DOTS.sub("……", _DASH.sub("——", text))
    text = _YEAR.sub(r"〔\1〕", text)
    text = _quoted(text, '"', "“", "”")
    text = _quoted(text, "'", "‘", "’")
    text = _MARK.sub(lambda found: _FULL[found[0]], _BRACKETS.sub(_bracketed, text))
    return _TWICE.sub("", _STOP.sub("。", text))


def _bracketed(found: re.Match[str]) -> str:
    """Both brackets full-width when Chinese is inside or beside them; a mixed pair is always mended."""
    text, inside = found.string, found[1]
    beside = text[max(0, found.start() - 1) : found.start()] + text[found.end() : found.end() + 1]
    begins = inside.isdigit() and (not found.start() or text[found.start() - 1] in "。；：")  # (1)3月底前
    chinese = (
        begins or HAN.search(inside) or re.search(f"[{_WIDE}]", beside) or found[0][0] == "（" or found[0][-1] == "）"
    )
    return f"（{inside}）" if chinese else found[0]


def _quoted(text: str, straight: str, left: str, right: str) -> str:
    """Straight quotes made a pair each, open and close in turn; left alone when they do not come out even."""
    if straight not in text or (straight == "'" and re.search(r"[A-Za-z]'[A-Za-z]", text)):
        return text
    is_open, made = False, []
    for char in text:
        if char == straight:
            char = right if is_open else left
        if char in (left, right):
            is_open = char == left
        made.append(char)
    return text if is_open or (text.count(straight) % 2 and not _evens(text, left, right)) else "".join(made)


def _evens(text: str, left: str, right: str) -> bool:
    """An odd straight quote has its other half among the curly ones."""
    return text.count(left) != text.count(right)
