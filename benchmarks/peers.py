"""Peers on the same pages in the same Chromium: Material for MkDocs' own search, and Pagefind.

Both find pages, not passages: the page must hold what was asked, which is easier. Needs requirements-bench.txt.
"""

import html
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page as Tab

from benchmarks.browser import Chromium
from benchmarks.corpus import Page
from benchmarks.counting import Counting
from benchmarks.judging import Answer, Cost
from benchmarks.questions import Question

_MATERIAL = """
site_name: 量一量
theme: {name: material, language: zh, font: false}
plugins: [search: {lang: zh}]
use_directory_urls: true
markdown_extensions: [attr_list]
validation: {nav: {omitted_files: ignore}}
nav: [index.md]
"""
_OPEN_MATERIAL = """async () => {
  const config = JSON.parse(document.getElementById("__config").textContent);
  const index = await (await fetch("search/search_index.json")).json();
  const worker = new Worker(config.search);
  const say = (message) => new Promise((done) => {
    worker.onmessage = ({ data }) => done(data);
    worker.postMessage(message);
  });
  await say({ type: 0, data: { config: index.config, docs: index.docs, options: {} } });
  window.look = async (text) => {
    const { data } = await say({ type: 2, data: text });
    return data.items.slice(0, 10).map((group) => group[0].location);
  };
}"""
_OPEN_PAGEFIND = """async () => {
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
  window.look = async (text) => {
    const { results } = await pagefind.search(text);
    return (await Promise.all(results.slice(0, 10).map((result) => result.data()))).map(({ url }) => url);
  };
}"""
_LOOK = """async (text) => {
  const begun = performance.now();
  const found = await look(text);
  return [found, performance.now() - begun];
}"""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build cost: CPU seconds, most megabytes of one process; its index in bytes and files."""

    cpu: float
    memory: float
    bytes: int
    files: int


def run(command: Sequence[str | Path], index: Path, folder: Path) -> Built:
    """Run a command that writes `index`, in `folder`. Raises CalledProcessError."""
    process = subprocess.Popen(list(map(str, command)), cwd=folder, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(map(str, command)))
    files = [file for file in ([index] if index.is_file() else index.rglob("*")) if file.is_file()]
    size = sum(file.stat().st_size for file in files)
    return Built(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, size, len(files))


def _material(docs: Path, _: Sequence[Page], into: Path) -> tuple[Built, Path]:
    """A site of Material with its own search over the Markdown in `docs`; what it cost, and where it stands."""
    into.mkdir(parents=True)
    (into / "docs").mkdir()
    (into / "docs/examples").symlink_to(docs / "examples")
    (into / "docs/index.md").write_text("# 首页\n", "utf-8")
    (into / "mkdocs.yml").write_text(_MATERIAL, "utf-8")
    index = into / "site/search/search_index.json"
    return run([sys.executable, "-m", "mkdocs", "build", "-q"], index, into), into / "site"


def _pagefind(_: Path, pages: Sequence[Page], into: Path) -> tuple[Built, Path]:
    """Plain HTML of the pages, indexed by Pagefind; what it cost, and where it stands."""
    for page in pages:
        file = into / page.path.replace(".md", "/index.html")
        file.parent.mkdir(parents=True)
        body = "".join(f"<p>{html.escape(passage.text)}</p>" for passage in page.passages)
        file.write_text(
            f'<!doctype html><html lang="zh"><title>{page.title}</title><h1>{page.title}</h1>{body}', "utf-8"
        )
    (into / "index.html").write_text("<!doctype html><title>.</title>", "utf-8")
    return run([sys.executable, "-m", "pagefind", "--site", into, "--silent"], into / "pagefind", into), into


BUILD = {"Material": _material, "Pagefind": _pagefind}
OPEN = {"Material": _OPEN_MATERIAL, "Pagefind": _OPEN_PAGEFIND}


@dataclass(frozen=True, slots=True)
class Looked:
    """What a peer answered, what each question cost (the first with all that was loaded), megabytes at the end."""

    answers: list[Answer]
    costs: list[Cost]
    memory: float


def look(chromium: Chromium, site: Path, opening: str, asked: Sequence[Question]) -> Looked:
    """Ask a peer's site everything in one visit."""
    with Counting(site) as server:
        page = chromium.browser.new_page()
        page.set_default_timeout(300_000)
        page.goto(server.address)
        page.evaluate(opening)
        found = [_one(page, server, question) for question in asked]
        held = chromium.memory()
        page.context.close()
    return Looked([answer for answer, _ in found], [cost for _, cost in found], held)


def _one(page: Tab, server: Counting, question: Question) -> tuple[Answer, Cost]:
    found, spent = page.evaluate(_LOOK, question.text)
    answer = Answer(-1, tuple((_path(url), "", ()) for url in found))
    cost = Cost(sum(size for _, size in server.given), len(server.given), 0, spent)
    server.given.clear()
    return answer, cost


def _path(url: str) -> str:
    """The path of a page, without .md, from its address."""
    return url.partition("#")[0].removesuffix("/index.html").strip("/")
