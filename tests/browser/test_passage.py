"""What a reader does with a passage, on the real site: copy it, see its pattern, save it, come back to the list."""

import json

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import SHOTS, SITE, Open

ASKED = "search/?q=演练"
LIST = "search/?saved=1"
NO_CLIPBOARD = "Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined })"
NO_STORAGE = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError') } })"
HOSTILE = "<img src=x onerror=alert(1)>“**”</p><script>alert(2)</script>"


@pytest.fixture(params=["http", "file"])
def home(request: pytest.FixtureRequest, site: str) -> str:
    """The site's address over http, and as a folder that is simply opened."""
    return site + "/" if request.param == "http" else SITE.as_uri() + "/"


def address(home: str, path: str) -> str:
    """A folder that is opened has no index.html of its own accord."""
    return home + (path.replace("/?", "/index.html?") if home.startswith("file:") else path)


def first_hit(page: Page) -> Locator:
    page.wait_for_selector("[data-total]")
    return page.locator(".hit").first


def sentence(hit: Locator) -> str:
    """The sentences of a hit that hold what was asked: its text without the neighbours."""
    text: str = hit.locator(".hit-text").first.evaluate(
        "text => [...text.childNodes].filter(node => node.className !== 'near').map(node => node.textContent).join('')"
    )
    return text.strip()


def clipboard(page: Page) -> str:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def save_three(page: Page) -> list[str]:
    """Save the first three passages of an answer; their texts."""
    page.wait_for_selector("[data-total]")
    hits = page.locator("[data-hits] > .passages > .hit").all()[:3]
    for hit in hits:
        hit.get_by_role("button", name="存入清单").first.click()
    return [sentence(hit) for hit in hits]


def saved(page: Page) -> list[str]:
    return page.locator(".saved-text").all_text_contents()


@pytest.mark.parametrize("script", ["", NO_CLIPBOARD], ids=["clipboard", "intranet"])
def test_copying_takes_the_sentence_and_ends_with_its_source(open_page: Open, site: str, script: str) -> None:
    page = open_page(f"{site}/{ASKED}")
    if script:
        page.context.add_init_script(script)
        page.reload()
    hit = first_hit(page)
    copy = hit.get_by_role("button", name="复制原句")
    copy.click()
    expect(hit.get_by_role("status").first).to_have_text("已复制，出处在末行")
    assert copy.evaluate("button => button === document.activeElement")
    words, source = clipboard(open_page(f"{site}/about/") if script else page).rsplit("\n", 1)
    assert words == sentence(hit)
    title = hit.locator(".hit-source a").first.text_content() or ""
    link = f"{site}/{hit.get_attribute('data-page')}#{hit.get_attribute('data-passage')}"
    assert source.startswith(f"——{title}，")
    assert source.endswith(f"，虚构，{link}")
    if script:
        page.evaluate("window.__csp = []")


def test_a_copy_without_permission_still_works(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/{ASKED}")
    refusing = "Clipboard.prototype.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'))"
    page.context.add_init_script(refusing)
    page.reload()
    hit = first_hit(page)
    hit.get_by_role("button", name="复制原句").click()
    expect(hit.get_by_role("status").first).to_have_text("已复制，出处在末行")
    assert clipboard(page).startswith(sentence(hit))
    assert page.locator("textarea").count() == 0


def test_the_pattern_shows_slots_and_their_records_and_copies_empty(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/search/?q=不打招呼演练")
    hit = first_hit(page)
    button = hit.get_by_role("button", name="看句式")
    button.focus()
    page.keyboard.press("Enter")
    panel = page.locator(f"#{button.get_attribute('aria-controls')}")
    expect(panel).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    assert panel.locator(".slot").all_text_contents()[:2] == ["月日", "次数"]
    assert panel.locator(".pattern-records li").first.text_content() == "月日、次数 演练记录"
    expect(panel).to_contain_text("没有记录可查的空，不填。")
    assert panel.locator(".slot").first.evaluate("slot => getComputedStyle(slot).borderTopStyle") == "dashed"
    panel.get_by_role("button", name="复制句式").click()
    expect(panel.get_by_role("status")).to_have_text("已复制，出处在末行")
    pattern, source = clipboard(page).rsplit("\n", 1)
    assert pattern.startswith("〔月日〕晚上不打招呼演练〔次数〕次")
    assert not any(digit in pattern for digit in "0123456789")
    assert source.startswith("——")
    button.click()
    expect(panel).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_save_reload_come_back_reorder(open_page: Open, home: str) -> None:
    page = open_page(address(home, ASKED))
    texts = save_three(page)
    expect(page.locator(".hit").nth(2).get_by_role("link", name="清单里有 3 段")).to_be_visible()
    page.reload()
    assert first_hit(page).get_by_role("button", name="已存入").get_attribute("aria-pressed") == "true"
    page.goto(address(home, LIST))
    expect(page.locator(".saved-text")).to_have_text(texts)
    expect(page.locator(".saved-list")).to_contain_text("这台电脑的这个浏览器里")
    page.get_by_role("button", name="下移 1").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".saved-list > [role=status]")).to_have_text("现在是第 2 段")
    page.keyboard.press("Enter")
    assert saved(page) == [texts[1], texts[2], texts[0]]
    assert page.evaluate("document.activeElement.textContent") == "上移"
    page.reload()
    assert saved(page) == [texts[1], texts[2], texts[0]]
    if home.startswith("file:"):
        return
    opened = page.locator(".saved-source a").first.get_attribute("href") or ""
    page.goto(opened)
    expect(page.locator(f"[id='{opened.rsplit('#', 1)[1]}']")).to_be_visible()


def test_taking_out_and_emptying_can_be_taken_back(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/{ASKED}")
    texts = save_three(page)
    page.goto(f"{site}/{LIST}")
    page.get_by_role("button", name="移出 2").click()
    assert saved(page) == [texts[0], texts[2]]
    assert page.evaluate("document.activeElement.textContent") == "放回"
    page.keyboard.press("Enter")
    assert saved(page) == texts
    page.get_by_role("button", name="清空").click()
    expect(page.locator(".saved-list")).to_contain_text("清单是空的")
    page.get_by_role("button", name="放回").click()
    assert saved(page) == texts
    page.goto(f"{site}/{ASKED}")
    first_hit(page).get_by_role("button", name="已存入").click()
    expect(first_hit(page).get_by_role("status").first).to_have_text("已移出清单")


def test_the_list_follows_another_tab(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/{ASKED}")
    other = page.context.new_page()
    other.goto(f"{site}/{LIST}")
    expect(other.locator(".saved-list")).to_contain_text("清单是空的")
    texts = save_three(page)
    expect(other.locator(".saved-text")).to_have_text(texts)
    other.get_by_role("button", name="移出 1").click()
    expect(first_hit(page).get_by_role("button", name="存入清单")).to_have_attribute("aria-pressed", "false")


def test_the_list_goes_out_as_text_word_and_file(open_page: Open, home: str) -> None:
    page = open_page(address(home, ASKED))
    texts = save_three(page)
    page.goto(address(home, LIST))
    page.get_by_role("button", name="复制全部").click()
    expect(page.locator(".saved-list > [role=status]")).to_have_text("已复制 3 段，出处在各段末行")
    with page.expect_download() as started:
        page.get_by_role("button", name="存成 .md").click()
    assert started.value.suggested_filename == "清单.md"
    lines = started.value.path().read_text("utf-8").splitlines()
    assert lines[0] == "# 清单"
    assert sum(line.startswith("> ——") for line in lines) == 3
    if home.startswith("file:"):
        return
    assert [part.split("\n")[0] for part in clipboard(page).split("\n\n")] == texts
    page.get_by_role("button", name="存成 Word 可贴的文字").click()
    expect(page.locator(".saved-list > [role=status]")).to_have_text("已复制，到 Word 或 WPS 里粘贴")
    html = page.evaluate(
        "navigator.clipboard.read().then(items => items[0].getType('text/html')).then(blob => blob.text())"
    )
    assert html.count("<p") == 6
    assert texts[0] in html


def test_for_word_on_the_intranet(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/{ASKED}")
    texts = save_three(page)
    page.context.add_init_script(NO_CLIPBOARD)
    page.goto(f"{site}/{LIST}")
    page.get_by_role("button", name="存成 Word 可贴的文字").click()
    expect(page.locator(".saved-list > [role=status]")).to_have_text("已复制，到 Word 或 WPS 里粘贴")
    page.evaluate("""() => {
      const paper = document.createElement('div');
      paper.contentEditable = 'true';
      paper.id = 'paper';
      document.body.append(paper);
      paper.focus();
    }""")
    page.keyboard.press("Control+V")
    assert page.locator("#paper p").count() == 6
    assert page.locator("#paper p").first.text_content() == texts[0]


def test_a_browser_that_keeps_nothing_says_so(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/about/")
    page.context.add_init_script(NO_STORAGE)
    page.goto(f"{site}/{ASKED}")
    hit = first_hit(page)
    hit.get_by_role("button", name="存入清单").click()
    expect(hit.get_by_role("status").first).to_contain_text("没有存成")
    page.goto(f"{site}/{LIST}")
    expect(page.locator(".saved-list")).to_contain_text("清单是空的")


def test_hostile_entries_stay_text(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/about/")
    entry = dict.fromkeys(["key", "text", "title", "org", "year", "part", "section"], HOSTILE)
    entries = [entry | {"address": f"{site}/about/", "fictional": True}, entry | {"address": "javascript:alert(3)"}]
    page.evaluate(
        "text => localStorage.setItem('wording-saved', text)", json.dumps({"version": 1, "passages": entries})
    )
    page.goto(f"{site}/{LIST}")
    assert saved(page) == [HOSTILE]
    assert page.locator(".saved-list img, .saved-list script").count() == 0
    page.get_by_role("button", name="存成 Word 可贴的文字").click()
    expect(page.locator(".saved-list > [role=status]")).to_have_text("已复制，到 Word 或 WPS 里粘贴")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_list_and_pattern_are_usable_by_everyone(open_page: Open, site: str, width: int, dark: bool) -> None:
    page = open_page(f"{site}/{ASKED}", width=width, dark=dark)
    save_three(page)
    first_hit(page).get_by_role("button", name="看句式").click()
    name = f"{width}-{'dark' if dark else 'light'}.png"
    page.screenshot(path=SHOTS / f"pattern-{name}")
    assert violations(page) == []
    page.goto(f"{site}/{LIST}")
    page.get_by_role("button", name="移出 2").click()
    page.screenshot(path=SHOTS / f"saved-{name}")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    heights = page.locator(".saved-list button").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert min(heights) >= (44 if width == 360 else 28)


def test_the_list_prints_words_and_sources_only(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/{ASKED}")
    texts = save_three(page)
    page.goto(f"{site}/{LIST}")
    page.emulate_media(media="print")
    assert saved(page) == texts
    assert page.locator(".saved-source a:visible").count() == 3
    assert page.locator(".saved-list button:visible").count() == 0


def test_words_of_the_english_page(open_page: Open, site: str) -> None:
    page = open_page(f"{site}/en/{ASKED}")
    hit = first_hit(page)
    hit.get_by_role("button", name="Save").click()
    expect(hit.get_by_role("button", name="Saved")).to_have_attribute("aria-pressed", "true")
    hit.get_by_role("link", name="1 passage in your list").click()
    expect(page.get_by_role("heading", name="Your list")).to_be_visible()


@pytest.fixture(autouse=True)
def _clean_clipboard(chromium: Browser, site: str) -> None:
    """No test may pass on what an earlier one has copied."""
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site}/about/")
    page.evaluate("navigator.clipboard.writeText('nothing')")
    context.close()
