"""Which part of a report each section is: opening, progress, problems, causes, next, closing."""

import re
from collections.abc import Iterator, Mapping

from scripts.articles.endings import is_formal_close
from scripts.articles.outline import number_of
from scripts.document import Block, Blocks, Heading, Paragraph, Table, block_text
from scripts.page import section_ids

_WORDS = (
    ("causes", re.compile(r"(?<![题足][及和与])(?:原因|根源|成因)(?:分析|剖析)?[。]?$|^产生.{0,8}原因")),
    ("problems", re.compile(
        r"存在.{0,8}(?:问题|不足|困难|短板|差距|薄弱|风险|隐患)|(?:主要|突出|共性)问题|(?<!重大)问题(?:和|与|及|、)"
        r"|(?:发现|反映|查出|注意|关注)的?.{0,4}问题|不足之处|薄弱环节|困难(?:和|与|及)|风险(?:点|和隐患|隐患)"
        r"|面临.{0,4}(?:形势|困难|挑战|问题)|^(?:问题|不足|差距)|(?:还?不够?|不到位|不足|不强|不严|不适应|薄弱|滞后|欠缺)[。]?$")),
    ("next", re.compile(
        r"下一?步|下一?阶段|今后|(?:[明下]一?年|下学[年期]|下半年|[一二三四下]季度|20\d\d年).{0,6}(?:打算|计划|思路|安排|重点)"
        r"|下半年工作[。]?$|明年工作|(?:工作|改进|整改|防范|应对)的?(?:打算|计划|思路|安排|措施|方向|举措)"
        r"|努力方向|对策(?:和|与|及)?建议|意见建议|打算")),
    ("closing", re.compile(r"结语|结束语|结论$")),
)  # fmt: skip
_CLOSES = re.compile(r"^(?:总之|综上|新的一年|让我们|在(?:今后|以后|新)的?工作中)")
_SURE, _LIKELY, _GUESSED = 0.95, 0.75, 0.6
"""How sure a part is: named by its heading, the usual one at its place, or told by what stands above alone."""
_STARTS_NEXT = re.compile(r"^(?:下一?步|今后|接下来|针对(?:上述|以上|存在)|下半年[，,])")


def parts_of(blocks: Blocks, *, plan: bool = False) -> tuple[Mapping[str, str], float]:
    """Section id → part for a page made of a title and `blocks`, and how sure that is. A plan is about what comes next.

    A paragraph that only closes the report (以上报告，请审阅。) has an entry of its own, by the id of its passage.
    """
    title = Heading("", blocks[0].lines, 0) if blocks else None
    body: Blocks = (title, *blocks) if title else ()
    parts: dict[str, str] = {"a0": "opening"}
    sure: list[float] = []
    previous = ""
    for at, section in _sections(body):
        heading = body[at]
        own, inherited = _by_words(heading), _inherited(section, parts)
        if inherited and not (own and _whole(heading)):
            own = inherited
        elif own or plan:
            sure.append(_SURE)
        else:
            sure.append(_GUESSED if previous in {"problems", "causes"} else _LIKELY)
        if own is None:
            own = "next" if plan else _unnamed(body, at, previous)
        parts[section] = previous = own
    closing = _closing(body)
    return parts | ({closing: "closing"} if closing else {}), sum(sure) / len(sure) if sure else _GUESSED


def _closing(body: Blocks) -> str | None:
    """The passage id of the last paragraph above the signature, where it closes the report and does nothing else."""
    last = next((block for block in reversed(body) if not (isinstance(block, Paragraph) and block.role)), None)
    if not isinstance(last, Paragraph) or not (is_formal_close(last) or _CLOSES.match(last.text)):
        return None
    at = next(place for place, block in enumerate(body) if block is last)
    heading = max(place for place, block in enumerate(body[:at]) if isinstance(block, Heading))
    passages = sum(len(block.rows) - 1 if isinstance(block, Table) else 1 for block in body[heading + 1 : at + 1])
    return f"{section_ids(body)[heading]}.{passages}"


def _sections(body: Blocks) -> Iterator[tuple[int, str]]:
    for at, section in enumerate(section_ids(body)):
        if section and section != "a0":
            yield at, section


def _inherited(section: str, parts: Mapping[str, str]) -> str | None:
    """The part of the nearest section above (a1 for a1-2, and for a1-0-1 where a level is missing)."""
    while "-" in section:
        section = section.rpartition("-")[0]
        if section != "a0" and section in parts:
            return parts[section]
    return None


def _by_words(heading: Block) -> str | None:
    text = heading.text if isinstance(heading, Heading) else block_text(heading)
    if len(text) > 30:
        return None
    return next((part for part, words in _WORDS if words.search(text)), None)


def _whole(heading: Block) -> bool:
    """Whether a sub-heading names its part outright (（二）下一步打算), not in passing."""
    return isinstance(heading, Heading) and len(heading.text) <= 12


def _unnamed(body: Blocks, at: int, previous: str) -> str:
    """The part of a section whose heading doesn't tell: after the problems comes what will be done about them."""
    lead = body[at - 1]
    if not isinstance(lead, Heading) and _STARTS_NEXT.match(block_text(lead)):
        return "next"
    if previous not in {"problems", "causes"}:
        return previous or "progress"
    number = number_of(body[at])
    goes_on = number is not None and number[0] > 1 and number[1] > 1
    return previous if goes_on else "next"
