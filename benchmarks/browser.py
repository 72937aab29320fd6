"""The search page in a real Chromium, by what docs/contribute/search.md promises in section 2 and nothing else."""

import os
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, Request, sync_playwright

from benchmarks.counting import Counting
from benchmarks.judging import Answer, Cost
from benchmarks.questions import Question

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
INDEX = "/assets/wording/index/"
_DELAY = 0.15
_REST = 30
"""Milliseconds after an answer in which requests still count for it."""
_HITS = """() => [...document.querySelectorAll("[data-total] .hit")].map((hit) => ({ page: hit.dataset.page,
  passage: hit.dataset.passage, marks: [...hit.querySelectorAll("mark")].map((mark) => mark.textContent) }))"""
_ASK = """(text) => new Promise((done) => {
  const box = document.querySelector("main [role=searchbox]");
  const list = document.querySelector("[data-total]");
  box.value = text;
  const begun = performance.now();
  box.form.requestSubmit();
  const watch = new MutationObserver(() => {
    if (!list.hasAttribute("data-total")) return;
    watch.disconnect();
    done(performance.now() - begun);
  });
  watch.observe(list, { attributes: true, attributeFilter: ["data-total"] });
})"""


@dataclass(frozen=True, slots=True)
class Chromium:
    """A running Chromium, and the word in its command line by which its processes are known."""

    browser: Browser
    name: str

    def memory(self) -> float:
        """Megabytes of its largest renderer: proportional set size."""
        parents, command = _processes()
        root = {pid for pid, words in command.items() if self.name in words and "--type=" not in words}
        renderers = [pid for pid, words in command.items() if "--type=renderer" in words]
        return max((_pss(pid) for pid in renderers if root & set(_above(pid, parents))), default=0.0)


@contextmanager
def chromium() -> Iterator[Chromium]:
    """Debian's Chromium while the `with` lasts."""
    name = f"--benchmark={os.getpid()}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=[*FLAGS, name])
        yield Chromium(browser, name)
        browser.close()


def address(site: str, question: Question) -> str:
    """The address that asks a question."""
    asked = {"q": question.text, **{facet: ",".join(some) for facet, some in question.filters.items()}}
    return f"{site}/search/?{urlencode(asked)}"


def answer(page: Page) -> Answer:
    """What an answered page shows."""
    page.wait_for_selector("[data-total]", state="attached", timeout=120_000)
    total = int(page.get_attribute("[data-total]", "data-total") or "")
    hits = page.evaluate(_HITS)
    return Answer(total, tuple((hit["page"].strip("/"), hit["passage"], tuple(hit["marks"])) for hit in hits))


def ask(page: Page, text: str) -> float:
    """Type into the box of an answered page and press enter; milliseconds until the answer stands there."""
    return float(page.evaluate(_ASK, text))


def visit(chromium: Chromium, server: Counting, asked: Sequence[Question]) -> list[Cost]:
    """A fresh visit: the first question by its address, each other typed; what each cost."""
    page = chromium.browser.new_page()
    depth = _Depth(page)
    costs = []
    for at, question in enumerate(asked):
        server.given.clear()
        depth.begin()
        ms = ask(page, question.text) if at else _first(page, server, question)
        page.wait_for_timeout(_REST)
        given = [size for path, size in server.given if INDEX in path]
        costs.append(Cost(sum(given), len(given), depth.most, ms))
    page.context.close()
    return costs


def _first(page: Page, server: Counting, question: Question) -> float:
    begun = time.perf_counter()
    page.goto(address(server.address, question))
    answer(page)
    return (time.perf_counter() - begun) * 1000


def answers(chromium: Chromium, server: Counting, asked: Sequence[Question]) -> list[Answer]:
    """Each question by its address."""
    page = chromium.browser.new_page()
    found = []
    for question in asked:
        page.goto(address(server.address, question))
        found.append(answer(page))
    page.context.close()
    return found


def long_visit(chromium: Chromium, server: Counting, asked: Sequence[Question]) -> tuple[list[float], float]:
    """All questions in one visit: milliseconds of each after the first ten, and megabytes at the end."""
    page = chromium.browser.new_page()
    _first(page, server, asked[0])
    ms = [ask(page, question.text) for question in asked[1:]]
    held = chromium.memory()
    page.context.close()
    return ms[10:], held


class _Depth:
    """How many requests for the index waited one for another: one that begins after an answer came is a round later."""

    def __init__(self, page: Page) -> None:
        self.rounds: dict[Request, int] = {}
        self.most = self.done = 0
        page.on("request", self._asked)
        page.on("requestfinished", self._came)

    def begin(self) -> None:
        self.rounds.clear()
        self.most = self.done = 0

    def _asked(self, request: Request) -> None:
        if INDEX in request.url:
            self.rounds[request] = self.done + 1
            self.most = max(self.most, self.done + 1)

    def _came(self, request: Request) -> None:
        self.done = max(self.done, self.rounds.get(request, 0))


def rounds(chromium: Chromium, server: Counting, asked: Sequence[Question]) -> list[int]:
    """Rounds of first questions, every answer of the server held back a while so that they show."""
    server.delay = _DELAY
    found = [visit(chromium, server, [question])[0].rounds for question in asked]
    server.delay = 0.0
    return found


def _processes() -> tuple[dict[int, int], dict[int, str]]:
    """Parent and command line of every process of this machine."""
    parents, commands = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            commands[int(folder.name)] = (folder / "cmdline").read_bytes().decode("utf-8", "replace")
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
    return parents, commands


def _above(pid: int, parents: dict[int, int]) -> Iterator[int]:
    while pid:
        yield pid
        pid = parents.get(pid, 0)


def _pss(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().split("\n")
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))
