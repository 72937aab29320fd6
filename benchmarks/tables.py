"""The tables of docs/contribute/search.md, from what was measured."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from benchmarks.judging import Cost, Score, high, middle
from benchmarks.peers import Built
from benchmarks.questions import WRONG

OURS = "找措辞"


@dataclass(frozen=True, slots=True)
class Measured:
    """One engine at one size. The fields from `shown` on are of ours alone.

    `shown`: scores on the page itself; `exact`, `beyond`: share of totals that are exact, largest error of the others;
    `marked`: share of hits marked right; `node_ms`: milliseconds under node.
    """

    engine: str
    pages: int
    built: Built
    kinds: dict[str, Score]
    cold: list[Cost]
    later: list[Cost]
    ms: list[float]
    memory: float
    shown: dict[str, Score] = field(default_factory=dict)
    exact: float = float("nan")
    beyond: float = float("nan")
    marked: float = float("nan")
    node_ms: list[float] = field(default_factory=list)


def tables(measured: Sequence[Measured]) -> str:
    """Found; totals and marks; cost; how cost grows with the pages; ours beside the peers."""
    ours = [each for each in measured if each.engine == OURS]
    parts = [_found(measured), _promised(ours), _cost(measured), _growth(ours), _beside(measured)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---"] * len(head), *rows])


def _percent(value: float) -> str:
    return "—" if value != value else f"{value * 100:.1f}".removesuffix(".0")


def _found(measured: Sequence[Measured]) -> str:
    kinds = list(measured[0].kinds)
    rows = [
        [each.engine, f"{each.pages:,}"]
        + [_shares(each.kinds[kind], kind) if kind in each.kinds else "—" for kind in kinds]
        for each in measured
    ]
    return _table(["引擎", "页", *kinds], rows)


def _shares(score: Score, kind: str) -> str:
    """First, ten, precision; none of the last where nothing holds what was asked."""
    return "/".join(map(_percent, (score.hit1, score.hit10, score.precision)[: 2 if kind == WRONG else 3]))


def _promised(ours: Sequence[Measured]) -> str:
    rows = [
        [
            f"{each.pages:,}",
            _percent(_complete(each)),
            _percent(each.exact),
            _percent(each.beyond),
            _percent(each.marked),
            _percent(min(score.hit1 for score in each.shown.values())),
            _percent(min(score.hit10 for score in each.shown.values())),
        ]
        for each in ours
    ]
    head = [
        "页",
        "不过10段的一段不漏",
        "不过20段的总数准",
        "更多的总数最多差",
        "标色对",
        "网页上最低的首条",
        "网页上最低的前十",
    ]
    return _table(head, rows)


def _cost(measured: Sequence[Measured]) -> str:
    rows = [
        [
            each.engine, f"{each.pages:,}", f"{each.built.cpu:.1f}", f"{each.built.memory:,.0f}",
            f"{each.built.bytes / 1e6:.1f}", f"{each.built.files:,}",
            f"{middle([cost.bytes for cost in each.cold]) / 1e3:,.0f}",
            f"{middle([cost.requests for cost in each.cold]):.0f}",
            f"{max(cost.rounds for cost in each.cold) or '—'}",
            _both([cost.bytes / 1e3 for cost in each.later]),
            _both(each.ms), _both(each.node_ms), f"{each.memory:.0f}",
        ]
        for each in measured
    ]  # fmt: skip
    head = [
        "引擎", "页", "建：CPU 秒", "最多 MB", "索引 MB", "文件", "第一次：KB", "请求", "轮", "第2到10次：KB 中位/95%",
        "毫秒（网页，中位/95%）", "毫秒（node）", "问完后 MB",
    ]  # fmt: skip
    return _table(head, rows)


def _complete(each: Measured) -> float:
    """The lowest share of the kinds that stand in the corpus as asked and were asked of ten passages or fewer."""
    shares = [score.complete for kind, score in each.kinds.items() if kind != WRONG]
    return min((value for value in shares if value == value), default=float("nan"))


def _both(values: Sequence[float]) -> str:
    return f"{middle(values):,.0f}/{high(values):,.0f}" if values else "—"


def _growth(ours: Sequence[Measured]) -> str:
    rows = [
        [
            f"{less.pages:,} → {more.pages:,}（×{more.pages / less.pages:.0f}）",
            *(f"×{value(more) / value(less):.2f}" for value in _GROWN.values()),
        ]
        for less, more in pairwise(ours)
    ]
    return _table(["页", *_GROWN], rows) if rows else ""


_GROWN: dict[str, Callable[[Measured], float]] = {
    "建：CPU": lambda each: each.built.cpu,
    "索引字节": lambda each: each.built.bytes,
    "文件": lambda each: each.built.files,
    "第一次的字节": lambda each: middle([cost.bytes for cost in each.cold]),
    "以后的字节": lambda each: middle([cost.bytes for cost in each.later]) or 1,
    "毫秒": lambda each: middle(each.ms),
    "内存": lambda each: each.memory,
}


def _beside(measured: Sequence[Measured]) -> str:
    """A peer's number over ours at the same size."""
    ours = {each.pages: each for each in measured if each.engine == OURS}
    rows = [
        [
            f"{each.engine} ÷ {OURS}",
            f"{each.pages:,}",
            f"{_hits(each) / _hits(ours[each.pages]):.2f}",
            *(f"{value(each) / value(ours[each.pages]):.2f}" for value in _GROWN.values()),
        ]
        for each in measured
        if each.engine != OURS
    ]
    return _table(["", "页", "首条找到的", *_GROWN], rows) if rows else ""


def _hits(each: Measured) -> float:
    exact = [score.hit1 for kind, score in each.kinds.items() if kind.endswith("字") and kind[0].isdigit()]
    return sum(exact) / len(exact)
