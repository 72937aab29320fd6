"""The site as a folder: the search gives what it gives over http, without fetch, modules or a worker."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.search_site import hits, total

QUERIES = [
    "q=情应急处置预案", "q=舆情应急处置预案三年没有修订", "q=案", "q=的", "q=7", "q=有7人", "q=谁主管谁负责",
    "q=誰主管誰負責", "q=ＡＬＥＲＴ", "q=预案 演练", "q=预案 登记", "q=“谁主管、谁负责”", "q=预案 -演练", "q=组织*演练",
    "q=舆情应急处理预案", "q=没有这样的话吗", "q=。，", "q=预案&year=2019", "q=预案&part=problems&org_type=school,government",
    "part=next", "part=problems&sort=new", "q=预案&sort=old", "q=预案&view=kwic", "q=预案&view=kwic&sort=left",
    "part=problems&view=beside", "q=登记在册&view=beside", "q=预案&part=__proto__", "q=<img src=x onerror=alert(1)>",
]  # fmt: skip
"""Of every kind: lengths, script, width, marks, two phrases, without, gaps, nearest, filters, orders, views, nonsense."""

WATCH = """
window.__used = [];
for (const name of ['fetch', 'Worker', 'XMLHttpRequest', 'SharedWorker', 'WebSocket']) {
  const real = window[name];
  window[name] = function (...args) { window.__used.push(name); return new.target ? new real(...args) : real(...args); };
}
"""


def suggested(page: Page, field: str) -> list[str]:
    """What a field suggests for four words typed into it."""
    page.locator(field).press_sequentially("应急预案")
    expect(page.get_by_role("option").first).to_be_visible()
    return [text or "" for text in page.get_by_role("option").all_text_contents()]


def test_the_same_queries_give_the_same_hits(open_page: Open, http: str, opened_folder: str) -> None:
    served, opened = open_page(f"{http}/search/"), open_page(opened_folder)
    opened.context.add_init_script(WATCH)
    for query in QUERIES:
        served.goto(f"{http}/search/?{query}")
        opened.goto(f"{opened_folder}?{query}")
        there = [(name.rstrip("/"), passage) for name, passage in hits(served)]
        here = [(name.removesuffix(".html"), passage) for name, passage in hits(opened)]
        assert (here, total(opened)) == (there, total(served)), query
        assert opened.locator(".hit mark").all_text_contents() == served.locator(".hit mark").all_text_contents()
        assert opened.locator("[data-status]").text_content() == served.locator("[data-status]").text_content()
        assert opened.evaluate("window.__used") == []
        assert opened.locator("script[type=module]").count() == 0
    opened.goto(f"{opened_folder}?q=谁主管谁负责")
    opened.locator(".hit a").first.click()
    opened.wait_for_url("**/examples/2021/p*.html?mark=*#a1.1")
    assert opened.locator("[id='a1.1'] mark").all_text_contents() == ["谁主管、谁负责"]


def test_fields_suggest_the_same(open_page: Open, http: str, opened_folder: str) -> None:
    """In the box of the search page and in the header of another page."""
    served, opened = open_page(f"{http}/search/"), open_page(opened_folder)
    assert suggested(served, "[role=searchbox]") == suggested(opened, "[role=searchbox]")
    served.goto(f"{http}/examples/2021/p3/")
    opened.goto(opened_folder.replace("search.html", "examples/2021/p3.html"))
    assert suggested(served, "header input") == suggested(opened, "header input")
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("Enter")
    opened.wait_for_url("**/examples/2021/p*.html?mark=*")
