"""Real builds in a folder of their own, and what a built page holds; shared by the tests of hook and site."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GENERATED = shutil.ignore_patterns("*.zh-Hant.md", "generated", "index", "local")


@dataclass(frozen=True, slots=True)
class Element:
    """One opening tag of a page."""

    tag: str
    attributes: dict[str, str]


def workspace(folder: Path, *, content: bool) -> Path:
    """Our settings and templates in `folder`; with our pages, or with a docs/ that holds only a home page."""
    shutil.copytree(ROOT / "overrides", folder / "overrides", ignore=GENERATED)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").replace("scripts/hook.py", str(ROOT / "scripts" / "hook.py"))
    if content:
        shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("*.zh-Hant.md", "local"))
    else:
        (folder / "docs").mkdir()
        settings = settings[: settings.index("\nnav:")] + "\nnav: [index.md]\n"
        settings = settings.replace("/examples/*/", "/*/")
        (folder / "docs" / "index.md").write_text("---\ntitle: 首页\n---\n\n# 首页 {#home}\n", "utf-8")
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    return folder


def build(folder: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """One build into `folder`/site, strict unless the options say otherwise."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *options],
        cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Element(tag, {name: value or "" for name, value in attrs}))


def elements(page: Path) -> list[Element]:
    """Every opening tag of a built page."""
    parser = _Tags()
    parser.feed(page.read_text("utf-8"))
    return parser.found
