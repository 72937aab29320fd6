"""Headings that run into their text: （一）抓好学习。各支部… becomes a heading of its own and a paragraph."""

import re

from scripts.document import Block, Blocks, Paragraph
from scripts.passes.numbering import first_sentence, number_of, series
from scripts.pipeline import cleaning_pass

_LONGEST = {1: 50, 2: 50, 3: 36, 4: 30}
_MONTH = re.compile("[\\d一二三四五六七八九十]{1,3}月")
_ALL, _FEW = 3, 13
"""Members of a series that are headings, where all have a first sentence of so few characters and most go on long."""
_SURE = 24
"""Characters up to which a first sentence is a heading, whatever its siblings are."""
COUNTED = re.compile(
    r"\d+(?:\.\d+)?(?:个|次|条|人|期|份|名|项|场|件|篇|户|%|天|处|块|种|台|间|辆|张|家|万|元|分|时|月(?:\d|上|中|下|底|初))"
)
# How headings of the ranks 1. and （1） begin; a sentence there that begins otherwise is a statement, not a heading.
_SLOGAN = re.compile(
    "加强|强化|突出|把牢|把握|统一|健全|完善|建立|建好|精心|广泛|深入|探索|围绕|弘扬|坚持|开展|继续|以.{2,20}为|注重|抓|提高|提升|落实|压实|推进|推动|"
    "严格|严守|严把|筑牢|夯实|做好|做实|做强|创新|拓展|拓宽|丰富|规范|优化|巩固|积极|切实|认真|着力|全面|聚焦|狠抓|明确|牢记|牢固|发挥|打造|营造|培育|"
    "维护|守好|管好|用好|讲好|扎实|大力|不断|进一步|持续|充分|组织|学习|宣传|引导|整合|高度|科学|紧扣|紧抓|立足|树立|凝聚|唱响|构建|增强|改进|深化"
)


@cleaning_pass()
def run_in_headings(blocks: Blocks) -> Blocks:
    """段首标题：和正文写在一行的标题，单独成行。"""
    cut = {at: size for members in series(blocks) for at, size in _cuts(blocks, members)}
    parted: list[Block] = []
    for at, block in enumerate(blocks):
        if at in cut and isinstance(block, Paragraph):
            heading, text = block.text[: cut[at]], block.text[cut[at] :]
            parted.extend((Paragraph(heading, block.lines), Paragraph(text, block.lines)))
        else:
            parted.append(block)
    return tuple(parted)


def _cuts(blocks: Blocks, members: list[int]) -> list[tuple[int, int]]:
    """Which members of one series are headings with text behind, and how long each heading is."""
    found = [(at, size) for at in members if (size := _heading_size(blocks[at]))]
    number = number_of(_text(blocks[members[0]])) if members else None
    if not number or number.rank <= 2:
        few = len(found) * 2 < len(members)  # where most are statements, a long one is as well
        return [(at, size) for at, size in found if not few or size <= _SURE]
    # Under 1. and （1） stand headings or statements; a series is one or the other, as most of its members are.
    slogans = [at for at, _ in found if _is_slogan(blocks[at])]
    few = all(len(_first(blocks[at])) <= _FEW for at in members)
    above = sum(1 for at in members if len(re.findall("[。！？]", _text(blocks[at]))) > 2)
    plain = few and len(found) >= _ALL and above * 2 >= len(members)
    return found if plain or len(slogans) * 3 >= len(members) * 2 else []


def _first(block: Block) -> str:
    number = number_of(_text(block))
    return first_sentence(number.rest) if number else ""


def _heading_size(block: Block) -> int:
    """Characters of the heading a paragraph begins with, its number and stop included; 0 when there is none."""
    number = number_of(_text(block))
    if not number:
        return 0
    sentence = first_sentence(number.rest)
    title = sentence.rstrip("。！？")
    if len(sentence) == len(number.rest) or not 2 <= len(title) <= _LONGEST[number.rank]:
        return 0
    if len(title) > _SURE and not _SLOGAN.match(title):
        return 0
    if len(title) > 20 and (re.search("[；：]", title) or _MONTH.match(title)):
        return 0
    if COUNTED.search(title):
        return 0
    return len(_text(block)) - len(number.rest) + len(sentence)


def _is_slogan(block: Block) -> bool:
    number = number_of(_text(block))
    return number is not None and bool(_SLOGAN.match(number.rest))


def _text(block: Block) -> str:
    return block.text if isinstance(block, Paragraph) else ""
