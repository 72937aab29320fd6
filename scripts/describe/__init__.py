"""Describe an article: what the front matter of its page says, each field with how sure it is. Unknown stays None."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scripts.articles.outline import is_heading, number_of
from scripts.articles.similarity import GAP
from scripts.articles.titles import clean_title
from scripts.describe.genres import report_type_of
from scripts.describe.organisations import find_name, is_name, kind_votes, speaks_of_itself
from scripts.describe.parts import parts_of
from scripts.describe.periods import period_of, signed_date, year_of_signing
from scripts.document import Article, Blocks, Heading, Paragraph, block_text, plain_text
from scripts.pipeline import han_of
from scripts.vocabulary import ORG_TYPES, REPORT_TYPES, TOPICS

_SHORT = 300
"""Chinese characters below which a report is too short to learn from (the seeds' reports have 600 to 3,500)."""
_GAPS = 8.0
"""Gaps a thousand Chinese characters above which a report is too broken to learn from."""
_OFTEN = 4
"""Times in all, and in a thousand Chinese characters, from which a topic's words make it the topic."""
_HALVES = {"H1": "上半年", "H2": "下半年", "Q1": "一季度", "Q2": "二季度", "Q3": "三季度", "Q4": "四季度"}


@dataclass(frozen=True, slots=True)
class Description:
    """The fields of an example page that come from the text; `confidence` of each guessed one is 0 to 1."""

    title: str
    org: str | None
    org_type: str | None
    report_type: str
    period: str | None
    date: str | None
    parts: Mapping[str, str]
    topics: tuple[str, ...]
    grade: str
    grade_reason: str | None
    confidence: Mapping[str, float]


def describe(article: Article, *, alone: bool = False) -> Description:
    """What is known of an article. Of one `alone` in its source, the title and date of the source stand in."""
    blocks, source = article.blocks, article.source
    printed = clean_title(article.title or (alone and source.title) or "")
    opening, signature, body = _opening(blocks), _signature(blocks), plain_text(blocks)
    org, org_sure = find_name(printed, signature, opening)
    report_type, type_sure = report_type_of(printed, opening, body, has_unit=org is not None)
    org_type, kind_sure = _org_type(kind_votes(printed, org, signature, opening, body))
    if report_type in {"essay", "survey"} and org is None and speaks_of_itself(body) < 2:
        org_type, kind_sure = "none", type_sure
    signed = signed_date(_dated(blocks))
    period, period_sure = _period(blocks, printed, opening, signed, plan=report_type == "plan")
    parts, parts_sure = parts_of(blocks, plan=report_type == "plan")
    grade, reason = _grade(body)
    sure = {
        "title": _sure_of_title(article.title, printed),
        "org": org_sure,
        "org_type": kind_sure,
        "report_type": type_sure,
        "period": period_sure,
        "date": 0.97 if signed else 0.7 if alone and source.date else 0.9,
        "parts": parts_sure,
    }
    title = printed or made_title(org, org_type, report_type, period)
    day = signed or (source.date if alone else None)
    rounded = {field: round(value, 2) for field, value in sure.items()}
    topics = tuple(topic for topic, words in TOPICS.items() if _is_about(words, printed, body))
    return Description(title, org, org_type, report_type, period, day, parts, topics, grade, reason, rounded)


def _sure_of_title(own: str | None, printed: str) -> float:
    """A title in the text is sure, one from the container less; one we made of what is known is no title at all."""
    return 0.95 if own else 0.8 if printed else 0.3


def _period(blocks: Blocks, title: str, opening: str, signed: str | None, *, plan: bool) -> tuple[str | None, float]:
    paragraphs = tuple(block.text for block in blocks if isinstance(block, Paragraph))
    period, sure = period_of(title, opening, paragraphs, plan=plan)
    return year_of_signing(period, opening, signed), sure


def made_title(org: str | None, org_type: str | None, report_type: str, period: str | None) -> str:
    """The title of an article that has none: （无标题）, the unit (or its kind), the period, the kind of report."""
    unit = org or (ORG_TYPES[org_type].zh if org_type and org_type != "none" else "")
    return f"（无标题）{unit}{_spoken(period)}{REPORT_TYPES[report_type].zh}"


def _spoken(period: str | None) -> str:
    """A period as people say it: 2021-H1 is 2021年上半年, -H1 上半年, 2020/2021 2020—2021学年."""
    if not period:
        return ""
    year, _, part = period.partition("-")
    if "/" in year:
        return year.replace("/", "—") + "学年"
    named = _HALVES.get(part, f"{int(part)}月" if part.isdecimal() else "")
    return (f"{year}年" if year else "") + named


def _opening(blocks: Blocks) -> str:
    """The paragraphs before the first heading, two at most; a report that begins with a heading has what follows it."""
    texts: list[str] = []
    for block in blocks:
        if is_heading(block) or number_of(block):
            if texts or isinstance(block, Heading):
                break
            continue
        if not (isinstance(block, Paragraph) and block.role) and not is_name(block_text(block)):
            texts.append(block_text(block))
        if len(texts) == 2:
            break
    return "\n".join(texts)


def _signature(blocks: Blocks) -> str:
    """The unit's name below the text: the last lines that are marked as signature or are a name and nothing else."""
    last = [block for block in blocks[-4:] if isinstance(block, Paragraph)]
    names = (block.text.strip() for block in last if block.role == "signature" or is_name(block.text))
    return "\n".join(re.sub(r"\s*20\d\d年.*$", "", name) for name in names)


def _dated(blocks: Blocks) -> tuple[str, ...]:
    """The lines a report's date may stand in: below the title, or among the last."""
    top = (block for block in blocks[:2] if isinstance(block, Paragraph) and block.role == "signature")
    return tuple(block_text(block) for block in (*top, *blocks[-4:]))


def _org_type(votes: Mapping[str, float]) -> tuple[str | None, float]:
    """The kind of unit with most votes; None where there is hardly any."""
    ranked = sorted(votes.items(), key=lambda vote: -vote[1])
    (best, most), (_, second) = ranked[0], ranked[1]
    if most < 1.0:
        return None, 0.5
    return best, 0.5 + 0.5 * (most - second) / most


def _is_about(words: Sequence[str], title: str, body: str) -> bool:
    """Whether a text is about a topic: one of its words in the title, or again and again in the text."""
    count = sum(body.count(word) for word in words)
    return any(word in title for word in words) or (count >= _OFTEN and count * 1000 >= _OFTEN * len(han_of(body)))


def _grade(body: str) -> tuple[str, str | None]:
    """Weak where too short or too full of gaps to learn from, with the reason; else ordinary."""
    han, gaps = len(han_of(body)), body.count(GAP)
    if han < _SHORT:
        return "weak", f"太短：{han} 字"
    if gaps * 1000 / han > _GAPS:
        return "weak", f"缺字多：{gaps} 处"
    return "ordinary", None
