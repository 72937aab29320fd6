"""Lines that a page end, an editor or a web page broke in the middle of a sentence, joined again."""

import re
from statistics import median

from scripts.document import Block, Blocks, Paragraph
from scripts.passes.numbering import item_number, number_of
from scripts.passes.titles import MARK, TITLE
from scripts.pipeline import cleaning_pass

_ENDS = '。！？：…!?:.”"》）)】'
_OPEN = "，、,；;“（(《—"
_INDENT = ("　", "  ", "\t", "\u00a0\u00a0")
_ORNAMENTS = "★☆■□◆◇●○▲△ \u3000"
_OTHER_TITLE = re.compile(
    r"[^。，；：！？]{8,60}(?:打算|思路|设想|心得|体会|讲话|思考|纪要|通知|制度|办法|细则|规定|规划|研究|论文)"
)
"""A line that ends like the title of something that is no report."""
_SHORT = 22
"""Characters up to which a line without a stop may be a heading, a unit name or an addressee."""
_LETTER = re.compile(r"[A-Za-z0-9]")
_CUT_DECIMAL = re.compile(r"\D\d{1,6}[.．]$")
_POINT = (".", "．")
_DECIMALS = re.compile("\\d{1,3}[%％\u4e00-\u9fff]")
_ANNEX = re.compile("附(?:件|表|图)?[一二三四五\\d]{0,2}[:：]")
_ANNEX_LINE = 40
_DATE = re.compile(r"[\d_xX〇○零一二三四五六七八九十]{2,4}\s*年\s*[\d_xX一二三四五六七八九十]{0,3}\s*月.{0,4}日?$")
_NUMBER = re.compile(r"(?:(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、])\s*)+")
_NUMBERS = re.compile(rf"(?:{_NUMBER.pattern})$|(?:[一二三四五六七八九十]{{1,3}}、){{2}}")
"""A line of nothing but a number, or one that begins with two."""


@cleaning_pass()
def join_lines(blocks: Blocks) -> Blocks:
    """断行：句子没完就换行的，合成一段。"""
    width, indented = _wrap_width(blocks), _are_indented(blocks)
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if (
            isinstance(last, Paragraph)
            and isinstance(block, Paragraph)
            and _belongs(last, block, width, indented=indented)
        ):
            joined[-1] = Paragraph(_glued(last.text, block.text), last.lines.to(block.lines))
        else:
            joined.append(block)
    return tuple(joined)


def _belongs(before: Paragraph, after: Paragraph, width: int, *, indented: bool) -> bool:
    """Whether the second paragraph goes on with the sentence (or, in hard-wrapped text, the paragraph) of the first."""
    text, follows = before.text.strip(), after.text.strip()
    if before.role or after.role or not text or not follows:
        return False
    if _NUMBER.fullmatch(text):
        return not number_of(follows) and not _NUMBERS.match(follows) and not follows[0].isdigit()
    hangs = indented and _hangs(before, after)
    if len(text) > _SHORT and _is_cut_decimal(text, follows):
        return True
    if _ANNEX.match(follows) or (_ANNEX.match(text) and len(text) <= _ANNEX_LINE):
        return False
    if number_of(follows) or _NUMBERS.match(follows) or item_number(follows) or _DATE.match(follows):
        return False
    last_sentence = re.split("[。！？]", text)[-1]
    if MARK.match(follows) or (MARK.match(last_sentence) and _stands_alone(last_sentence)):
        return False
    if hangs and not _ended(text):
        return True
    if text[-1] in _OPEN:
        return not after.text.startswith(_INDENT) or text[-1] in "，、,—（(《“"
    last_line = text if width == 0 else text[-((len(text) - 1) % width + 1) :]
    if width and before.lines.last + 1 == after.lines.first and not after.text.startswith(_INDENT):
        return len(last_line) >= width - 2 or (len(text) >= width - 2 and not _ended(text))
    return not _ended(text) and len(text) > _SHORT and not after.text.startswith(_INDENT) and not _stands_alone(text)


def _is_cut_decimal(text: str, follows: str) -> bool:
    """Whether a line ends with the point of a number and the next goes on with its decimals."""
    cut = text.endswith(_POINT) and _CUT_DECIMAL.search(text)
    return bool(cut and _DECIMALS.match(follows)) and not number_of(follows)


def _hangs(before: Paragraph, after: Paragraph) -> bool:
    """Whether a line without indent goes on from one with, in a text that indents its paragraphs."""
    next_line = before.lines.last + 1 == after.lines.first
    long = len(before.text.strip()) > _SHORT
    return next_line and long and before.text.startswith(_INDENT) and not after.text.startswith(_INDENT)


def _are_indented(blocks: Blocks) -> bool:
    texts = [block.text for block in blocks if isinstance(block, Paragraph) and not block.role]
    return len(texts) > 5 and sum(text.startswith(_INDENT) for text in texts) * 2 > len(texts)


def _ended(text: str) -> bool:
    return text[-1] in _ENDS


def _stands_alone(text: str) -> bool:
    """A numbered heading or a title may be long and has no stop either."""
    number = number_of(text)
    if number:
        return "。" not in text and len(text) <= 50
    text = MARK.sub("", text.strip(_ORNAMENTS), count=1).strip()
    return len(text) <= 60 and bool(TITLE.fullmatch(text) or _OTHER_TITLE.fullmatch(text))


def _wrap_width(blocks: Blocks) -> int:
    """The width hard-wrapped lines were cut at, 0 when the text is not hard-wrapped."""
    texts = [block.text for block in blocks if isinstance(block, Paragraph) and not block.role]
    lengths = [len(text) for text in texts]
    if len(lengths) < 8:
        return 0
    width = max(lengths)
    full = [text for text in texts if len(text) >= width - 3]
    cut = sum(1 for text in full if not _ended(text.rstrip() or "。"))
    wrapped = 16 <= width <= 80 and len(full) * 5 >= len(lengths) * 2 and median(lengths) >= width - 12
    wrapped = wrapped and cut * 2 >= len(full)
    return width if wrapped else 0


def _glued(before: str, after: str) -> str:
    left, right = before.rstrip(), after.strip()
    return left + (" " if _LETTER.match(left[-1:]) and re.match("[A-Za-z]", right) else "") + right
