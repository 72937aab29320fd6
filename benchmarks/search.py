"""Wording search at several sizes, beside Material's own search and Pagefind: found, fetched, waited, held, built.

One run makes the pages, builds every index, asks the same questions of all and prints the tables of
docs/contribute/search.md. The questions are cut at random from the pages; what is true is found by reading them all.

    .venv/bin/python -m pip install -r requirements-bench.txt
    .venv/bin/python -m benchmarks.search --pages 50,1000,10000,100000
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks import browser, corpus, node, peers
from benchmarks.browser import Chromium
from benchmarks.corpus import Page
from benchmarks.counting import Counting
from benchmarks.judging import Answer, Score, marked, score, totals
from benchmarks.questions import Question, Truth, questions
from benchmarks.tables import OURS, Measured, tables
from tests.site_build import build, workspace

_PAGE = "---\ntitle: 找措辞\ntype: page\ntemplate: search.html\n---\n\n# 找措辞\n"
SIZES = "50,1000"
PEERS = {"Material": 1_000, "Pagefind": 10_000}
"""Most pages each is asked at: at 10,000 Material's one file is 37 MB and not ready after minutes."""
LONG = 500
"""Questions of one visit before memory is measured."""
VISITS = 12
SAMPLE = 5
"""One in so many questions is asked of the page too."""


def main() -> None:
    """Measure every size and print the tables."""
    parser = argparse.ArgumentParser(description="量找措辞：找到几成、取多少字节、要多久、占多少内存")
    parser.add_argument("--pages", default=SIZES, help=f"页数，几个用逗号隔开（默认 {SIZES}）")
    parser.add_argument("--questions", type=int, default=50, help="每种问几次（默认 50）")
    parser.add_argument("--alone", action="store_true", help="不量 Material 和 Pagefind")
    args = parser.parse_args()
    measured: list[Measured] = []
    with tempfile.TemporaryDirectory(prefix="wording-") as place, browser.chromium() as chromium:
        folder = Path(place)
        site = search_site(folder / "site")
        pages: list[Page] = []
        for size in sorted(map(int, args.pages.split(","))):
            _say(f"{size} 页：写出来，读一遍")
            pages += corpus.write(folder / "docs", range(len(pages), size))
            measured += _measure(folder, site, pages, args.questions, chromium, () if args.alone else PEERS)
            print(tables(measured), flush=True)


def search_site(folder: Path) -> Path:
    """The built search page, its index still to come."""
    folder.mkdir()
    workspace(folder, content=False)
    (folder / "docs/search.md").write_text(_PAGE, "utf-8")
    done = build(folder)
    if done.returncode:
        raise SystemExit(done.stderr)
    return folder / "site"


def _measure(
    folder: Path, site: Path, pages: list[Page], most: int, chromium: Chromium, others: Iterable[str]
) -> Iterator[Measured]:
    size = len(pages)
    truth = Truth(pages)
    asked = list(questions(truth, most))
    yield _ours(folder / "docs", site, size, truth, asked, chromium)
    plain = [question for question in asked if not question.filters]
    for peer in others:
        if size > PEERS[peer]:
            continue
        _say(f"{size} 页：{peer}")
        built, place = peers.BUILD[peer](folder / "docs", pages, folder / f"{peer}-{size}")
        looked = peers.look(chromium, place, peers.OPEN[peer], plain)
        first, *later = looked.costs
        ms = [cost.ms for cost in looked.costs]
        yield Measured(peer, size, built, kinds(truth, plain, looked.answers), [first], later[:9], ms, looked.memory)
        shutil.rmtree(place)


def _ours(docs: Path, site: Path, size: int, truth: Truth, asked: list[Question], chromium: Chromium) -> Measured:
    index = site / "assets/wording/index"
    _say(f"{size} 页：建索引")
    command: list[str | Path] = [sys.executable, "-m", "scripts", "index", "--root", docs, "--into", index]
    built = peers.run(command, index, corpus.ROOT)
    _say(f"{size} 页：在 node 里问 {len(asked)} 句")
    under_node = node.ask(index, asked, ())
    plain = [question for question in asked if not question.filters]
    sample = slice(None, None, SAMPLE)
    _say(f"{size} 页：在浏览器里问")
    with Counting(site) as server:
        visits = [browser.visit(chromium, server, plain[at::VISITS][:10]) for at in range(VISITS)]
        rounds = browser.rounds(chromium, server, plain[:: len(plain) // 8])
        shown = browser.answers(chromium, server, asked[sample])
        ms, memory = browser.long_visit(chromium, server, [plain[at * 7 % len(plain)] for at in range(LONG)])
    return Measured(
        OURS, size, built, kinds(truth, asked, under_node.answers),
        [replace(visit[0], rounds=max(rounds)) for visit in visits], [cost for visit in visits for cost in visit[1:]],
        ms, memory, kinds(truth, asked[sample], shown), *totals(truth, asked, under_node.answers),
        marked(asked[sample], shown), under_node.ms,
    )  # fmt: skip


def kinds(truth: Truth, asked: Sequence[Question], answers: Sequence[Answer]) -> dict[str, Score]:
    """The score of each kind of question."""
    found = {}
    for kind in dict.fromkeys(question.kind for question in asked):
        rows = [at for at, question in enumerate(asked) if question.kind == kind]
        found[kind] = score(truth, [asked[at] for at in rows], [answers[at] for at in rows])
    return found


def _say(what: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
