"""Which part of a report each section is: opening, progress, problems, causes, next, closing."""

import re
from collections.abc import Iterator, Mapping

from scripts.document import Block, Blocks, Heading, block_text
from scripts.outline import number_of
from scripts.page import section_ids

_WORDS = (
    ("causes", re.compile(
        r"(?<!问题及)(?<!问题和)(?<!问题与)(?<!不足及)(?<!不足和)(?:原因|根源|成因)(?:分析|剖析)?[。]?$|^产生.{0,8}原因")),
    ("problems", re.compile(
        r"存在.{0,8}(?:问题|不足|困难|短板|差距|薄弱|风险|隐患)|(?:主要|突出|共性)问题|(?:发现|反映|查出)的?.{0,4}问题|问题(?:和|与|及|、)|不足之处|薄弱环节"
        r"|困难(?:和|与|及)|风险(?:点|和隐患|隐患)|面临.{0,4}(?:形势|困难|挑战|问题)|^(?:[（(].{1,3}[）)]|.{1,3}、)?(?:问题|不足|差距)")),
    ("next", re.compile(
        r"下一?步|下阶段|下一阶段|今后|[明下]一?年(?:度)?(?:工作)?(?:的)?(?:打算|计划|思路|安排|重点|工作)"
        r"|下半年.{0,6}(?:打算|计划|思路|安排|重点|工作)"
        r"|(?:工作|改进|整改|防范|应对)(?:的)?(?:打算|计划|思路|安排|措施|方向|举措)|努力方向|整改方向|对策(?:和|与|及)?建议|意见建议|打算")),
    ("closing", re.compile(r"结语|结束语|结论$")),
)  # fmt: skip
_STARTS_NEXT = re.compile(r"^(?:下一?步|今后|接下来|针对(?:上述|以上|存在)|下半年[，,])")


def parts_of(blocks: Blocks, *, plan: bool = False) -> Mapping[str, str]:
    """Section id → part for a page made of a title and `blocks`. Sections of a plan are all about what comes next."""
    title = Heading("", blocks[0].lines, 0) if blocks else None
    body: Blocks = (title, *blocks) if title else ()
    parts: dict[str, str] = {"a0": "opening"}
    previous = ""
    for at, section in _sections(body):
        heading = body[at]
        parent = section.rpartition("-")[0]
        own = _by_words(heading)
        inherited = parts.get(parent) if parent != "a0" else None
        if inherited and (own is None or (inherited != "problems" and own == "next")):
            own = own if own and _whole(heading) else inherited
        if own is None:
            own = "next" if plan or _follows_problems(body, at, previous) else "progress"
        parts[section] = previous = own
    return parts


def _sections(body: Blocks) -> Iterator[tuple[int, str]]:
    for at, section in enumerate(section_ids(body)):
        if section and section != "a0":
            yield at, section


def _by_words(heading: Block) -> str | None:
    text = heading.text if isinstance(heading, Heading) else block_text(heading)
    if len(text) > 30:
        return None
    return next((part for part, words in _WORDS if words.search(text)), None)


def _whole(heading: Block) -> bool:
    """Whether a sub-heading names its part outright (（二）下一步打算), not in passing."""
    return isinstance(heading, Heading) and len(heading.text) <= 12


def _follows_problems(body: Blocks, at: int, previous: str) -> bool:
    """Whether a section without a telling heading stands after the problems and so says what will be done."""
    if previous == "next":
        return True
    if previous not in {"problems", "causes"}:
        return False
    number = number_of(body[at])
    lead = body[at - 1]
    restarted = number is not None and number[1] == 1
    return restarted or (not isinstance(lead, Heading) and _STARTS_NEXT.match(block_text(lead)) is not None)
