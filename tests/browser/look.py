"""The pictures of the design beside the built pages: `python -m tests.browser.look [name …]` → artifacts/look/*.png.

Not a test: a person looks at the sheets. Needs site/ (make site) and the folder of pictures beside the repo.
"""

import html
import shutil
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import FLAGS, ROOT, SHOTS, SITE
from tests.browser.serving import serving

PICTURES = ROOT.parent / "shared" / "look"
SHEETS = SHOTS / "look"
PHRASE = "预案"


def _nothing(_: Page) -> None:
    """Most pages are shown as they open."""


def _pattern(page: Page) -> None:
    page.get_by_role("button", name="看句式").first.click()


def _third_row(page: Page) -> None:
    page.wait_for_selector("[data-total]")
    page.locator(".hit").nth(2).click()


def _sheet(page: Page) -> None:
    page.get_by_role("button", name="筛选").first.click()


def _similar(page: Page) -> None:
    page.locator("details.similar summary").first.click()


def _typing(page: Page) -> None:
    page.get_by_role("searchbox").press_sequentially(PHRASE)
    page.wait_for_selector("[role=listbox] [role=option]")


def _no_index(page: Page) -> None:
    page.route("**/wording/index/*", lambda route: route.abort())
    page.reload()
    page.get_by_role("alert").wait_for()


def _lost_shard(page: Page) -> None:
    page.route("**/wording/index/*.bin", lambda route: route.abort())
    page.get_by_role("searchbox").fill("整改")
    page.get_by_role("searchbox").press("Enter")
    page.get_by_role("button", name="再取一次").wait_for()


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of the design and the built page that answers it; `act` brings the page into the state drawn."""

    picture: str
    address: str
    act: Callable[[Page], None] = _nothing
    state: str = ""

    @property
    def name(self) -> str:
        """The sheet's name: that of the picture, and the state where one picture shows several."""
        return f"{self.picture}-{self.state}" if self.state else self.picture

    @property
    def width(self) -> int:
        """CSS pixels, as the name of the picture says."""
        return 360 if "-360-" in self.picture else 1280

    @property
    def is_dark(self) -> bool:
        """The theme, as the name of the picture says."""
        return self.picture.endswith("dark")


EXAMPLE = "examples/2025/street-office-2025/"
REQUIREMENT = "requirements/ideology-duty/"
SHOTS_WANTED = (
    Shot("home-1280-light", ""),
    Shot("home-1280-dark", ""),
    Shot("home-360-light", ""),
    Shot("home-360-dark", ""),
    Shot("example-1280-light", EXAMPLE, _similar),
    Shot("example-360-light", EXAMPLE),
    Shot("guide-1280-light", "guide/problems/"),
    Shot("guide-360-light", "guide/problems/"),
    Shot("requirement-1280-light", REQUIREMENT),
    Shot("requirement-360-light", REQUIREMENT),
    Shot("search-sentence-1280-light", f"search/?q={PHRASE}&part=problems,next", _pattern),
    Shot("search-360-light", f"search/?q={PHRASE}&part=problems,next"),
    Shot("search-filters-360-light", f"search/?q={PHRASE}&part=problems,next", _sheet),
    Shot("search-kwic-1280-dark", f"search/?q={PHRASE}&view=kwic", _third_row),
    Shot("search-kwic-360-dark", f"search/?q={PHRASE}&view=kwic", _third_row),
    Shot("search-states-1280-light", "search/", state="empty"),
    Shot("search-states-1280-light", "search/", _typing, "typing"),
    Shot("search-states-1280-light", "search/?q=应急处理预案演练&year=2025", state="none"),
    Shot("search-states-1280-light", f"search/?q={PHRASE}", _no_index, "no-index"),
    Shot("search-states-1280-light", f"search/?q={PHRASE}", _lost_shard, "lost-shard"),
    Shot("print-example-a4", EXAMPLE),
)


def _photograph(browser: Browser, site: str, shot: Shot, into: Path) -> str:
    """The built page as a PNG, or why the page could not be brought into its state."""
    context = browser.new_context(
        viewport={"width": shot.width, "height": 800},
        device_scale_factor=2 if shot.width == 360 else 1,
        color_scheme="dark" if shot.is_dark else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.set_default_timeout(4000)
    page.goto(f"{site}/{shot.address}")
    page.wait_for_load_state("networkidle")
    problem = ""
    try:
        shot.act(page)
    except Exception as error:
        problem = str(error).splitlines()[0]
    if shot.picture.startswith("print"):
        _print(page, into)
    else:
        page.screenshot(path=into, full_page=shot.act is not _sheet)
    context.close()
    return problem


def _print(page: Page, into: Path) -> None:
    """The first two sheets of paper under each other, as a BMP: the one picture format that needs no library."""
    file = into.with_suffix(".pdf")
    page.pdf(path=file, prefer_css_page_size=True)
    sheets = [sheet.render(scale=1.2, prefer_bgrx=True) for sheet in pypdfium2.PdfDocument(file)][:2]
    pixels = b"".join(bytes(sheet.buffer) for sheet in sheets)
    width, height = sheets[0].width, sum(sheet.height for sheet in sheets)
    head = struct.pack(
        "<2sIHHIIiiHHIIiiII", b"BM", 54 + len(pixels), 0, 0, 54, 40, width, -height, 1, 32, 0, 0, 0, 0, 0, 0
    )
    into.write_bytes(head + pixels)


def _beside(browser: Browser, shot: Shot, built: Path) -> None:
    """One PNG: the design left, the built page right."""
    width = 420 if shot.width == 360 else 900
    sides = (("设计", PICTURES / f"{shot.picture}.png"), ("建成", built))
    cells = "".join(
        f"<td><b>{name}　{html.escape(shot.address)}</b><img src='{path.as_uri()}' width={width}></td>"
        for name, path in sides
    )
    sheet = SHEETS / f"{shot.name}.html"
    sheet.write_text(
        f"<meta charset=utf-8><style>td {{ vertical-align: top }} img {{ display: block }}</style><table><tr>{cells}",
        "utf-8",
    )
    page = browser.new_page(viewport={"width": 2 * width + 40, "height": 600})
    page.goto(sheet.as_uri())
    page.screenshot(path=SHEETS / f"{shot.name}.png", full_page=True)
    page.close()
    sheet.unlink()


def main(names: list[str]) -> int:
    """Make the sheets whose picture name holds one of `names` (all without names); 0, or 2 when nothing can be made."""
    if not PICTURES.is_dir() or not (SITE / "index.html").is_file():
        print(f"要有 {PICTURES} 和 site/（make site）", file=sys.stderr)
        return 2
    SHEETS.mkdir(parents=True, exist_ok=True)
    with serving(SITE) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for shot in SHOTS_WANTED:
            if names and not any(name in shot.name for name in names):
                continue
            built = SHEETS / f"{shot.name}.built.png"
            problem = _photograph(browser, site, shot, built)
            _beside(browser, shot, built)
            print(SHEETS / f"{shot.name}.png", problem)
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
