"""The pages in a real browser: ways a reader takes, both languages, no complaints of console or axe.

Needs Playwright's library and a Chromium of the system; skips where either is missing.
"""

import os
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import Any

import pytest

from rawi.store.engine import Store

pytest.importorskip("playwright", reason="Playwright is not installed: pip install playwright")
pytest.importorskip("fastapi", reason="the web app is not installed: pip install 'rawi[web]'")

import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from rawi.web.application import make_app
from rawi.web.serving import _listen
from rawi.web.site import Site

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed: apt-get install chromium")

PAGES = (
    *("/", "/incidents", "/incidents?actor=KE", "/search?q=غارة", "/actors?kind=GPE", "/actors/KE"),
    *("/relations", "/relations?pair=UG,KE", "/ledger", "/map", "/outlets", "/outlets/barq", "/articles/5"),
    *("/articles/5/changes/1", "/api", "/feeds", "/nowhere"),
)
LOCALES = {"ar": "ar-TN", "en": "en-GB"}
# axe takes joined Arabic letters for icons and skips their contrast; letters of equal width it judges.
JUDGE_ARABIC = """CanvasRenderingContext2D.prototype.measureText = s => ({width: 10 * String(s).length});"""


@pytest.fixture(scope="module")
def address(store: Store) -> Iterator[str]:
    """Serve the chronicle of the tests on a free port."""
    app = make_app(Site(store, name="kenya.rawi"))
    with _listen("127.0.0.1", 0) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=sandbox)
        yield started
        started.close()


@contextmanager
def reader(browser: Browser, language: str, **options: Any) -> Iterator[Page]:
    """Open a page as a reader of a language, who is told of every complaint."""
    context: BrowserContext = browser.new_context(locale=LOCALES[language], **options)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console", lambda told: complaints.append(told.text) if told.type in ("error", "warning") else None
    )
    page.on("request", lambda asked: complaints.append(asked.url) if "127.0.0.1" not in asked.url else None)
    try:
        yield page
        assert [told for told in complaints if "404" not in told] == []
    finally:
        context.close()


@pytest.mark.parametrize("language", LOCALES)
def test_from_the_front_page_to_the_words_of_an_account(
    browser: Browser, address: str, language: str
) -> None:
    with reader(browser, language) as page:
        page.goto(address)
        page.locator(".contested .what").first.click()
        assert page.locator(".v-dispute").count() >= 1
        words = page.locator(".v-dispute a.words").first
        told = words.inner_text()
        words.click()
        here = page.locator("mark.here")
        assert "".join(here.all_inner_texts()) == told
        assert here.first.is_visible()
        box = here.first.bounding_box()
        assert box
        assert 0 < box["y"] < (page.viewport_size or {"height": 0})["height"]


@pytest.mark.parametrize("words", ["الاحد", "الأحد"])
def test_search_in_arabic_with_and_without_hamza(browser: Browser, address: str, words: str) -> None:
    with reader(browser, "ar") as page:
        page.goto(address)
        page.locator("main input[name=q]").fill(words)
        page.keyboard.press("Enter")
        page.wait_for_url("**/search?q=*")
        assert page.locator(".hits > li").count() == 3
        assert "الأحد" in page.locator(".hits mark").all_inner_texts()


def test_filters_stand_in_the_address(browser: Browser, address: str) -> None:
    with reader(browser, "en") as page:
        page.goto(f"{address}/incidents")
        whole = page.locator(".incident").count()
        page.locator(".filters summary").click()
        page.locator(".filters input[name=actor]").fill("أوغندا")
        page.locator(".filters button").click()
        page.wait_for_url(re.compile("actor="))
        assert 0 < page.locator(".incident").count() < whole
        page.locator(".given a").click()
        assert "actor=" not in page.url
        assert page.locator(".incident").count() == whole


def test_the_language_follows_the_browser_and_the_switch(browser: Browser, address: str) -> None:
    with reader(browser, "en") as page:
        page.goto(f"{address}/incidents?actor=KE")
        assert page.locator("html").get_attribute("dir") == "ltr"
        page.get_by_role("link", name="العربية").click()
        assert page.locator("html").get_attribute("dir") == "rtl"
        assert page.url.endswith("/incidents?actor=KE")


def test_layers_are_switched_without_a_script(browser: Browser, address: str) -> None:
    with reader(browser, "en", java_script_enabled=False) as page:
        page.goto(f"{address}/articles/2")
        mark = page.locator(".text mark.k-GPE").first
        shown = mark.evaluate("one => getComputedStyle(one).boxShadow")
        page.locator("label.k-GPE").click()
        assert shown != "none"
        assert mark.evaluate("one => getComputedStyle(one).boxShadow") == "none"


def every_kind_of_page(page: Page, address: str) -> tuple[str, ...]:
    """List the pages, with those whose addresses only the chronicle knows: an incident, an instrument."""
    found = []
    for path, link in (("/", ".contested .what"), ("/ledger", "table.ledger th a")):
        page.goto(address + path)
        found.append(page.locator(link).first.get_attribute("href") or "")
    assert all(found)
    return (*PAGES, *found)


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_is_wider_than_the_window(browser: Browser, address: str, language: str, width: int) -> None:
    with reader(browser, language, viewport={"width": width, "height": 800}) as page:
        for path in every_kind_of_page(page, address):
            page.goto(address + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def is_inside(page: Page, selector: str) -> bool:
    """Tell whether all of what a selector finds stands between the edges of the window, and there is some."""
    width = (page.viewport_size or {"width": 0})["width"]
    boxes = [one.bounding_box() for one in page.locator(selector).all() if one.is_visible()]
    return bool(boxes) and all(box and box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)


@pytest.mark.parametrize("language", LOCALES)
def test_on_a_phone_nothing_of_a_table_lies_off_the_page(
    browser: Browser, address: str, language: str
) -> None:
    with reader(browser, language, viewport={"width": 390, "height": 844}) as page:
        page.goto(f"{address}/ledger")
        assert is_inside(page, ".ledger .status")
        assert is_inside(page, ".ledger td[data-label]")
        page.locator(".ledger th a").first.click()
        assert page.locator(".life-line").count() == 0 or not page.locator(".life-line").is_visible()
        assert is_inside(page, ".life-list a")
        page.goto(address)
        page.locator(".contested .what").first.click()
        assert is_inside(page, ".board td .words")
        assert is_inside(page, ".board td .cell-of")
        assert page.locator(".board td .cell-of").first.inner_text().strip()
        page.goto(f"{address}/outlets")
        assert is_inside(page, ".stack td")
        assert is_inside(page, ".nav a")


@pytest.mark.parametrize("language", LOCALES)
def test_a_table_that_is_cut_off_fades_at_that_edge(browser: Browser, address: str, language: str) -> None:
    end, start = ("left", "right") if language == "ar" else ("right", "left")
    with reader(browser, language, viewport={"width": 760, "height": 800}) as page:
        page.goto(address)
        page.locator(".contested .what").first.click()
        board = page.locator(".scroll").first
        board.evaluate("one => { one.style.width = '300px'; dispatchEvent(new Event('resize')); }")
        cut = re.compile(rf"\bcut-{end}\b")
        expect(board).to_have_class(cut)
        # The names of rows stay in sight at the other edge.
        board.evaluate("one => { one.scrollLeft = document.dir === 'rtl' ? -9999 : 9999; }")
        expect(board).not_to_have_class(cut)
        assert f"cut-{start}" not in (board.get_attribute("class") or "")


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_has_a_serious_fault_of_access(
    browser: Browser, address: str, language: str, theme: str
) -> None:
    pytest.importorskip(
        "axe_playwright_python", reason="axe is not installed: pip install axe-playwright-python"
    )
    axe = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
    with reader(browser, language, color_scheme=theme, bypass_csp=True) as page:
        faults = []
        for path in every_kind_of_page(page, address):
            page.goto(address + path)
            page.evaluate(JUDGE_ARABIC)
            page.evaluate(axe)
            found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
            faults += [
                (path, one["id"], node["html"][:140])
                for one in found["violations"]
                if one["impact"] in ("serious", "critical")
                for node in one["nodes"]
            ]
        assert faults == []


@pytest.mark.parametrize("language", LOCALES)
def test_every_page_is_set_in_the_shipped_faces(browser: Browser, address: str, language: str) -> None:
    with reader(browser, language) as page:
        page.goto(address + "/articles/2")
        page.evaluate("document.fonts.ready.then(() => true)")
        loaded = page.evaluate(
            "[...document.fonts].filter(one => one.status === 'loaded').map(one => one.family)"
        )
        assert {"Amiri Arabic", "Plex Latin"} <= {name.strip('"') for name in loaded}
