"""A real Chromium on the built site. Every page is watched: no other host, no CSP event, no console error, no 404."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.search_site import http, opened_folder, pages
from tests.browser.serving import serving

__all__ = ["http", "opened_folder", "pages"]

ROOT = Path(__file__).parent.parent.parent
SITE = ROOT / "site"
SHOTS = ROOT / "artifacts"
Open = Callable[..., Page]
"""What `open_page` gives a test."""
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
LISTEN_FOR_CSP = """
window.__csp = [];
document.addEventListener('securitypolicyviolation', e => window.__csp.push(e.violatedDirective + ' ' + e.blockedURI));
"""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; without it the browser tests skip and name the package."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("没有 chromium：apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of the site in site/, which `make site` (or .ci/run) has built."""
    if not (SITE / "index.html").is_file():
        pytest.fail("还没有 site/：先运行 make site")
    with serving(SITE) as address:
        yield address


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Open]:
    """Open pages in fresh contexts (`width=`, `dark=`, `script=`); at the end nothing bad may have happened on any."""
    pages: list[Page] = []
    faults: list[str] = []

    def opened(address: str, width: int = 1280, dark: bool = False, script: bool = True, height: int = 900) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        context.add_init_script(LISTEN_FOR_CSP)
        page = context.new_page()
        pages.append(page)
        _watch(page, address.split("/")[2], faults)
        page.goto(address)
        return page

    yield opened
    for page in pages:
        if not page.is_closed():
            faults.extend(page.evaluate("window.__csp || []"))
        page.context.close()
    assert faults == []


def _watch(page: Page, host: str, faults: list[str]) -> None:
    """Note requests to other hosts, answers that are errors, and what the console says."""
    page.on("request", lambda request: _foreign(request.url, host, faults))
    page.on("response", lambda answer: faults.append(f"{answer.status} {answer.url}") if answer.status > 399 else None)
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))


def _foreign(url: str, host: str, faults: list[str]) -> None:
    if not url.startswith((f"http://{host}/", "file://", "data:", "blob:", "about:")):
        faults.append(f"request to another host: {url}")
