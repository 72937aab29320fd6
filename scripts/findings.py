"""Run the checks over files. A finding is data and prints itself; a page that breaks a rule is never an error."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from scripts.checks import CHECKS, OF_FILES
from scripts.checks.files import LARGEST, collisions, file_1, path_1
from scripts.checks.front import front_1
from scripts.checks.punctuation import repaired
from scripts.checks.view import Known, View
from scripts.errors import PageError
from scripts.files import write_whole

Style = Literal["text", "github", "json"]

_GENERATED = ".zh-Hant.md"


@dataclass(frozen=True, slots=True)
class Finding:
    """One broken rule: where, which (the anchor in rules.md), and what to do."""

    path: str
    line: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.code} {self.message}"

    def annotation(self) -> str:
        """A line that GitHub shows beside the changed line."""
        place = f"file={_escaped(self.path, ':,')},line={self.line},title={self.code}"
        return f"::error {place}::{_escaped(self.message)}"


def find(paths: Sequence[Path], root: Path) -> Iterator[Finding]:
    """All findings of files and folders, by path. Raises PageError when a path does not exist."""
    known = _known(root)
    names: list[str] = []
    for base, file in files_of(paths, root):
        view = open_view(file, base, known)
        shown = view.file if base == root.absolute() else f"{_printable(base.as_posix())}/{view.file}"
        names.append(shown)
        yield from findings_of(view, shown)
    for name, earlier in collisions(names):
        message = f"和“{earlier}”只差大小写或写法，在 Windows 和 macOS 上是同一个文件。改名"
        yield Finding(name, 1, path_1.code, message)


def findings_of(view: View, shown: str) -> list[Finding]:
    """The findings of one file by line, those it turns off with a reason left out."""
    checks = CHECKS if view.file.endswith(".md") and view.raw is not None and not any(file_1.find(view)) else OF_FILES
    skipped = turned_off(view) if checks is CHECKS else frozenset()
    found = {
        Finding(shown, line, rule.code, message)
        for rule in checks
        if rule.code not in skipped
        for line, message in rule.find(view)
    }
    return sorted(found, key=lambda finding: (finding.line, finding.code, finding.message))


def turned_off(view: View) -> frozenset[str]:
    """The codes a page skips with a reason, as far as they may be skipped."""
    skip = view.front.get("skip")
    reasons = skip if isinstance(skip, Mapping) else {}
    return frozenset(rule.code for rule in CHECKS if rule.may_skip and str(reasons.get(rule.code) or "").strip())


def fix(path: Path) -> bool:
    """Make the sure repairs of PUNC-1 to 3 in a page's running text; whether the file changed."""
    view = open_view(path, path.parent, Known())
    if view.raw is None or path.suffix != ".md" or any(file_1.find(view)) or any(front_1.find(view)):
        return False  # where the front matter ends is not known, so neither is the body
    text = repaired(view, turned_off(view))
    if text == view.text:
        return False
    return write_whole(path, text.replace("\n", "\r\n" if b"\r\n" in view.raw else "\n").encode())


def render_findings(findings: Iterable[Finding], style: Style) -> str:
    """The findings for a reader, a GitHub run or a program, one a line; JSON is one list."""
    if style == "json":
        return json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=1)
    line = Finding.annotation if style == "github" else str
    return "\n".join(map(line, findings))


def files_of(paths: Iterable[Path], root: Path) -> Iterator[tuple[Path, Path]]:
    """Each file and the folder its name starts from. Links are not followed; hidden files are not published."""
    top, seen = root.absolute(), set[Path]()
    for path in paths:
        if not os.path.lexists(path):
            raise PageError(str(path), "没有这个文件或文件夹", "检查路径，例如 docs/guide")
        full = Path(os.path.normpath(path.absolute()))
        base = top if full.is_relative_to(top) else full if full.is_dir() and not full.is_symlink() else full.parent
        for file in _walk(full) if full.is_dir() and not full.is_symlink() else (full,):
            if file not in seen and not file.name.endswith(_GENERATED):
                seen.add(file)
                yield base, file


def pages_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The Markdown pages among files and folders. Raises PageError when a path does not exist."""
    return (file for _, file in files_of(paths, Path()) if file.suffix == ".md")


def _walk(folder: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        links = [name for name in folders if Path(here, name).is_symlink()]
        folders[:] = sorted(name for name in folders if name not in links and not name.startswith("."))
        yield from (Path(here, name) for name in sorted([*names, *links]) if not name.startswith("."))


def open_view(file: Path, base: Path, known: Known) -> View:
    """What the checks see of a file; at most a byte more than allowed is read."""
    name = _printable(file.relative_to(base).as_posix())
    if file.is_symlink():
        return View(name, None, "这是一个链接（symlink）", known)
    if not file.is_file():
        return View(name, None, "这不是普通文件", known)
    try:
        with file.open("rb") as opened:
            return View(name, opened.read(LARGEST + 1), "", known)
    except OSError as error:
        return View(name, None, f"读不出来（{error.strerror}）", known)


def _known(root: Path) -> Known:
    folder = root / "docs" / "topics"
    topics = frozenset(page.name.split(".")[0] for page in folder.glob("*.md")) - {"index"}
    return Known(topics if folder.is_dir() else None, frozenset(file.name for file in root.glob("overrides/*.html")))


def _printable(name: str) -> str:
    """A file name without line breaks, half characters and marks that turn the line round."""
    return "".join(char if char.isprintable() else "\ufffd" for char in name)


def _escaped(text: str, more: str = "") -> str:
    for char in "%\r\n" + more:
        text = text.replace(char, f"%{ord(char):02X}")
    return text
