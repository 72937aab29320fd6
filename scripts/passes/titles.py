"""The title of a report, on its own line or glued to the text by a web site, becomes a heading of level 0."""

import re
from collections import Counter
from itertools import chain

from scripts.document import Block, Blocks, Heading, Paragraph, block_text
from scripts.passes.keeping import han_after
from scripts.passes.numbering import number_of
from scripts.pipeline import HAN, cleaning_pass

_KIND = r"(?:报告|总结|汇报|计划|方案|要点|小结|简报|通报|述职|发言稿?|讲话稿?|材料|意见|分析|研判|心得体会|范文|清单|安排|综述|调研|自查)"
_AFTER = r"(?:[（(〔【].{1,20}[）)〕】])?(?:\s?(?:篇|范文|例文)?[一二三四五六七八九十\d]{1,2}|[\s.·…—–-]*\d{1,3})?"
"""What may stand after a title: a bracket, its number in a collection, a page number."""
TITLE = re.compile(rf"[^。！？；，,;!?:：]{{2,70}}?{_KIND}{_AFTER}")
_FIRST = re.compile(r"[^。！？；;!?]{4,70}[^。！？；，,;!?:：、]")
_UNIT = re.compile(r"[^。，；：！？\s]{2,40}(?:委员会|党委|党组|政府|[局委办院校部厅处室所站社镇乡村县市区司会团])")
MARK = re.compile(
    r"[【\[]?(?:第[一二三四五六七八九十\d]{1,3}篇|篇[一二三四五六七八九十\d]{1,3}|范文[一二三四五六七八九十\d]{1,3})[】\]]?\s*[:：、.．]?\s*"
)
_BOXED = re.compile(r"[【\[]([^】\[\]]{6,})[】\]]")
"""【篇一：学习总结】: the brackets hold mark and title, so they are part of neither."""
_RED_HEAD = re.compile(
    r"[^。，；：！？]{2,40}文件|[^。，；：！？]{1,20}[〔\[［（(](?:19|20)\d\d[〕\]］)）]\s*第?\d{1,4}号|(?:绝密|机密|秘密|特急|加急|急件).{0,8}"
)
"""What GB/T 9704 prints above the title: who issues it, its number, how urgent it is."""
_LONGEST_RED_HEAD = 44
_TOP = 6
"""Lines from a letterhead down to the title."""
_HALF_TITLE = 30
"""Characters of a first line that may be the upper half of a title."""
_GLUED = re.compile(
    rf"((?:20\d\d年)?[^。！？；，：、\d]{{3,30}}?{_KIND})(?=\d)(?!\d+(?:余|多)?[场次个人条份篇期件项名页万元％%])"
)
_DIGIT = re.compile(r"\d")
_FIRST_DIGIT, _LAST_DIGIT = 5, 40
"""Where the digit behind a title glued to the text stands."""
_COUNT = re.compile(r"\d{1,2}?(?=(?:19|20)(?:\d\d|〔缺〕|[_xX-])|\D)")


def _without_contents(blocks: Blocks) -> Blocks:
    """Titles glued to the text set apart; the list of all titles that a site glued before the first is dropped."""
    glued = Counter(found[1] for block in blocks if (found := _glued(block)))
    if not glued:
        return blocks
    known = {title for title, count in glued.items() if count > 1}
    return tuple(part for block in blocks for part in _parted(block, known))


def _glued(block: Block) -> re.Match[str] | None:
    """The title a paragraph begins with, where its number in a list or the year of the text stands right behind."""
    may_be = isinstance(block, Paragraph) and _DIGIT.search(block.text, _FIRST_DIGIT, _LAST_DIGIT)
    return _GLUED.match(block_text(block)) if may_be else None


def _parted(block: Block, known: set[str]) -> tuple[Block, ...]:
    found = _glued(block)
    if not isinstance(block, Paragraph) or not found:
        return (block,)
    title = found[1]
    contents = re.match(rf"(?:{re.escape(title)}\d{{1,4}})+(?={re.escape(title)})", block.text)
    if title not in known and not contents:
        return (block,)
    rest = block.text[(contents.end() if contents else 0) + len(title) :]
    count = _COUNT.match(rest)
    body = rest[count.end() if count else 0 :]
    if not HAN.search(body):
        return (block,)
    return Heading(title, block.lines, 0), Paragraph(body, block.lines)


@cleaning_pass(keeps=han_after(_without_contents))
def titles(blocks: Blocks) -> Blocks:
    """篇题：认出每一篇的题目，和正文粘在一起的分开，粘在前面的目录去掉。"""
    blocks = _without_contents(blocks)
    done: list[Block] = []
    told: list[Block] = []  # without red heads
    for at, block in enumerate(blocks):
        titled = _titled(block, told, blocks[at + 1 : at + 1 + _TOP])
        last = told[0] if len(told) == 1 and told[0] is done[-1] and titled and not titled.number else None
        if titled and isinstance(last, Paragraph) and _is_upper_part(last.text, titled.text):
            done[-1] = told[-1] = Heading(last.text + titled.text, last.lines.to(titled.lines), 0)
            continue
        done.append(titled or block)
        if not _is_red_head(done[-1]):
            told.append(done[-1])
    return tuple(done)


def _titled(block: Block, done: list[Block], below: Blocks) -> Heading | None:
    """The block as a title, if it is one: short, no stop, not numbered, and text comes after it."""
    if not isinstance(block, Paragraph) or block.role or not below or _is_red_head(block):
        return None
    boxed = _BOXED.fullmatch(block.text)
    line = boxed[1] if boxed and MARK.match(boxed[1]) else block.text
    mark = MARK.match(line)
    number, text = (mark[0], line[mark.end() :]) if mark else ("", line)
    if number_of(text) or len(text) > 72:
        return None
    if mark and not re.search("[。；]", text):
        return Heading(text, block.lines, 0, number)
    if _is_letterhead(done, below):
        return None
    at_start = len(done) < 3 and not any(isinstance(each, Heading) for each in done)
    if TITLE.fullmatch(text) and (at_start or _is_closed(done)):
        return Heading(text, block.lines, 0)
    if not done and _FIRST.fullmatch(text) and len(text) <= 50 and not _is_above_title(text, below[0]):
        return Heading(text, block.lines, 0)
    return None


def _is_red_head(block: Block) -> bool:
    text = block.text.strip() if isinstance(block, Paragraph) else ""
    return len(text) <= _LONGEST_RED_HEAD and _RED_HEAD.fullmatch(text) is not None


def _is_letterhead(done: list[Block], below: Blocks) -> bool:
    """Whether the reader saw a title right below, before any text: what stands above it is no title."""
    title = next((at for at, block in enumerate(below) if isinstance(block, Heading) and not block.level), None)
    return title is not None and not any(len(block_text(block)) > _HALF_TITLE for block in chain(done, below[:title]))


def _is_closed(done: list[Block]) -> bool:
    last = done[-1] if done else None
    if isinstance(last, Paragraph) and not last.role:
        return last.text[-1:] in "。！？：；”）" or bool(re.search(r"日$|[局委院校部厅]$", last.text))
    return not (isinstance(last, Heading) and last.level == 0)


def _is_above_title(text: str, after: Block) -> bool:
    """A unit's name above the title proper, or the first of two lines of it, is not the title."""
    if isinstance(after, Heading):
        return after.level == 0 and bool(_UNIT.fullmatch(text))
    titled = isinstance(after, Paragraph) and bool(TITLE.fullmatch(after.text))
    return titled and (bool(_UNIT.fullmatch(text)) or _is_upper_part(text, block_text(after)))


def _is_upper_part(above: str, title: str) -> bool:
    """A title broken over two lines: 某某镇关于落实… and …情况的报告, without the unit's name again."""
    if title.startswith(above) or TITLE.fullmatch(above):
        return False
    return bool(_UNIT.fullmatch(above)) or (len(above) <= _HALF_TITLE and bool(_FIRST.fullmatch(above)))
