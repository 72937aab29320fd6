"""How a report ends: the plan for what comes next, a closing formula, a signature with its date, an annex."""

import re

from scripts.articles.openings import opening_weight
from scripts.articles.outline import is_point
from scripts.document import Block, Blocks, Paragraph, block_text, plain_text
from scripts.pipeline import han_of

SHORTEST = 100
"""Chinese characters; nothing shorter is a report of its own."""
_NEXT_PART = re.compile(
    r"下一?步|下阶段|今后|[明下]一?年|打算|(?:工作|改进|整改|防范)(?:计划|思路|安排|措施)|努力方向|建议"
    r"|针对(?:上述|以上|这些|存在的)问题"
)
_CLOSING = re.compile(r"^(?:总之|今后|综上|下一?步|展望|新的一年|在今后|我们相信|让我们).*[。！]$", re.DOTALL)
_FORMAL = re.compile(
    r"^(?:特此(?:报告|汇报|说明|通报)|(?:以上|上述)(?:报告|汇报|总结|意见|情况|发言|内容|就是|是).{0,60}"
    r"|.{0,40}(?:请(?:予以?)?(?:审阅|审议|审查|批评指正|批评帮助|指示|批示)|妥否.{0,12}|谢谢大家?))[。！]?$"
)
"""A paragraph that closes a report and does nothing else."""
_ANNEX = re.compile(r"^附[件表录]\s*[\d一二三四五六七八九十]{0,2}[：:]?$")
SIGNED = re.compile(
    r"^\s*(?:20\d\d|(?:20)?〔缺〕|[二〇○零一二三四五六七八九]{4})(?:年.{1,3}月.{1,3}日|[./-]\d{1,2}[./-]\d{1,2})\s*$"
)
"""A line that is the date a report was signed on."""


def is_closed(so_far: Blocks) -> bool:
    """Whether the text so far has come to its end for all to see: signed and dated, or closed by a formula."""
    return _is_signed(so_far) or (is_formal_close(so_far[-1]) and len(han_of(plain_text(so_far))) >= SHORTEST)


def is_formal_close(block: Block) -> bool:
    """Whether a paragraph closes a report (以上报告，请审阅。) and does nothing else."""
    formal = isinstance(block, Paragraph) and _FORMAL.match(block.text.strip()) is not None
    return formal and opening_weight(block) < 2.0


def _is_signed(so_far: Blocks) -> bool:
    """Whether the text so far ends with a date on its own line; a date right below the title doesn't end anything."""
    return len(so_far) >= 3 and SIGNED.match(block_text(so_far[-1])) is not None


def closing_weight(so_far: Blocks, block: Block) -> float:
    """How much the text so far reads like a whole: it has said what comes next, and closed."""
    last = so_far[-1]
    planned = any(_NEXT_PART.search(block_text(each)[:40]) for each in so_far[1:])
    closing = _CLOSING.match(block_text(last)) and isinstance(last, Paragraph) and not is_point(block)
    return float(planned) + (2.0 if closing else 0.0)


def has_annex(so_far: Blocks) -> bool:
    """Whether an annex has begun: what looks like an opening there opens the annex."""
    return any(map(begins_annex, so_far))


def begins_annex(block: Block) -> bool:
    """Whether a line is the head of an annex (附件1) and nothing else."""
    return _ANNEX.match(block_text(block).strip()) is not None
