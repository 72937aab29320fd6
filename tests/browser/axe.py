"""What axe-core finds on an open page."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import ROOT

_AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
_RUN = "axe.run(document, {resultTypes: ['violations']})"


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """Rules that the page breaks, each with the elements that break it; the test skips where axe-core is missing."""
    if not _AXE.exists():
        pytest.skip("没有 axe-core：npm ci")
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    found = page.evaluate(_RUN)["violations"]
    return [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found]
