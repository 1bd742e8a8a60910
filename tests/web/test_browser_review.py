"""Review in a real browser: a merge and its undo, with the mouse, by keys alone, and without a script."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from rawi import Chronicle
from rawi.chronicle.corrections import Action
from rawi.store.adding import add_articles
from rawi.store.engine import Store

pytest.importorskip("playwright", reason="Playwright is not installed: pip install playwright")
pytest.importorskip("fastapi", reason="the web app is not installed: pip install 'rawi[web]'")

import uvicorn
from playwright.sync_api import Browser, Page

from rawi.store.reviewers import set_reviewer
from rawi.web.application import make_app
from rawi.web.door import Door
from rawi.web.serving import _listen
from rawi.web.site import Site

from .conftest import NEWS, article
from .test_browser import CHROMIUM, JUDGE_ARABIC, LOCALES, browser, reader

__all__ = ["browser"]
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed: apt-get install chromium")
MEETING = "اجتمع الوزير أوكيلو أودونغو بنظيره في نيروبي، وقال أوكيلو أودونغو إن الحدود آمنة."
SECRET = "سر طويل لا يخمن"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(str(tmp_path / "own.rawi"), create=True)) as opened:
        list(add_articles(opened, [article(number) for number in range(len(NEWS))], processes=1))
        yield opened


@contextmanager
def served(store: Store, **how: Any) -> Iterator[str]:
    """Serve a chronicle on a free port."""
    with _listen("127.0.0.1", 0) as listening:
        app = make_app(Site(store, name="own.rawi"), **how)
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=10)


def incidents(store: Store) -> int:
    return len(Chronicle(store).incidents())


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("scripted", [True, False], ids=["scripted", "plain"])
def test_a_merge_and_its_undo(browser: Browser, own: Store, language: str, scripted: bool) -> None:
    before = incidents(own)
    with served(own) as address, reader(browser, language, java_script_enabled=scripted) as page:
        page.goto(address + "/review")
        for at in (0, 1):
            page.locator(".choose input").nth(at).check()
        page.locator("#reason-m").fill("خبر واحد")
        page.locator("form[data-key=m] input[name=by]").fill("سلمى")
        page.locator("form[data-key=m] .act-bar button").click()
        page.wait_for_url("**/review?done=1")
        assert incidents(own) == before - 1
        assert "خبر واحد" in page.locator(".made").inner_text()
        page.locator(".note.done button").click()
        page.wait_for_url("**/review?done=1*")
        assert incidents(own) == before
        assert page.locator(".made .undone").count() == 1


def test_a_merge_by_keys_alone(browser: Browser, own: Store) -> None:
    before = incidents(own)
    with served(own) as address, reader(browser, "en") as page:
        page.goto(address + "/review")
        for key in ("j", "Space", "j", "Space", "m"):
            page.keyboard.press(key)
        page.keyboard.type("one happening")
        page.keyboard.press("Tab")
        page.keyboard.type("Salma")
        page.keyboard.press("Enter")
        page.wait_for_url("**/review?done=1")
    (made,) = Chronicle(own).corrections().all()
    assert (made.author, made.reason) == ("Salma", "one happening")
    assert incidents(own) == before - 1


def test_an_incident_is_split_and_retyped_from_its_page(browser: Browser, own: Store) -> None:
    (shelling, *_) = [one for one in Chronicle(own).incidents() if one.type == "ASSAULT"]
    with served(own) as address, reader(browser, "ar") as page:
        page.goto(f"{address}/incidents/{shelling.id}")
        page.locator(".to-review").click()
        page.locator("form[data-key=s] .choose input").last.check()
        sign(page, "s")
        page.locator("form[data-key=s] .act-bar button").first.click()
        page.wait_for_url("**done=1")
        page.locator("form[data-key=t] select").select_option("COERCE/seize")
        sign(page, "t")
        page.locator("form[data-key=t] button").click()
        page.wait_for_url("**done=2")
        page.goto(f"{address}/incidents/{shelling.id}")
        assert page.locator(".corrected li").count() == 2
    assert Chronicle(own).accounts(shelling.id)[0].incident.type == "COERCE"


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("scripted", [True, False], ids=["scripted", "plain"])
def test_a_claim_is_rejected_and_brought_back(
    browser: Browser, own: Store, language: str, scripted: bool
) -> None:
    before = len(Chronicle(own).quotes())
    with served(own) as address, reader(browser, language, java_script_enabled=scripted) as page:
        page.goto(address + "/articles/1")
        page.locator(".to-review").click()
        page.locator("form[data-key=c] .choose input").first.check()
        sign(page, "c")
        page.locator("form[data-key=c] .act-bar button").click()
        page.wait_for_url("**/review/articles/1?done=1")
        assert len(Chronicle(own).quotes()) == before - 1
        page.locator(".note.done button").click()
        page.wait_for_url("**done=1*")
        assert len(Chronicle(own).quotes()) == before


@pytest.mark.parametrize("language", LOCALES)
def test_namesakes_are_told_apart_by_keys_alone_and_an_office_is_set(
    browser: Browser, own: Store, language: str
) -> None:
    news = Chronicle(own)
    list(news.add([article(3, text=MEETING)], processes=1))
    (person,) = news.who("أوكيلو أودونغو")
    with served(own) as address, reader(browser, language) as page:
        page.goto(f"{address}/actors/{quote(person.key)}")
        page.locator(".to-review").click()
        page.locator("form[data-key=o] select[name=office]").select_option("foreign_minister")
        page.locator("form[data-key=o] select[name=country]").select_option("UG")
        sign(page, "o")
        page.locator("form[data-key=o] button").click()
        page.wait_for_url("**done=1")
        for key in ("k", "Space", "s"):
            page.keyboard.press(key)
        page.keyboard.type("another one")
        page.keyboard.press("Enter")
        page.wait_for_url("**done=2")
    office, apart = news.corrections().all()
    assert (office.office, office.country) == ("foreign_minister", "UG")
    assert (apart.action, apart.reason, len(apart.articles)) == (Action.SPLIT_ENTITY, "another one", 1)
    assert list(news.check()) == []


def sign(page: Page, key: str) -> None:
    """Fill in the reason and the name of a form."""
    page.locator(f"form[data-key={key}] input[name=reason]").fill("رأي المراجع")
    page.locator(f"form[data-key={key}] input[name=by]").fill("سلمى")


def test_a_reviewer_logs_in_and_leaves(browser: Browser, own: Store) -> None:
    with own.writing() as connection:
        set_reviewer(connection, "نور", SECRET)
    with served(own, door=Door(needs_login=True)) as address, reader(browser, "ar") as page:
        page.goto(address + "/review")
        assert "/login" in page.url
        page.locator("input[name=name]").fill("نور")
        page.locator("input[name=password]").fill(SECRET)
        page.locator(".login button").click()
        page.wait_for_url("**/review")
        assert page.locator(".who").inner_text() == "نور"
        page.locator(".leave button").click()
        page.goto(address + "/review")
        assert "/login" in page.url


@pytest.mark.parametrize("language", LOCALES)
def test_the_pages_fit_and_have_no_serious_fault_of_access(
    browser: Browser, own: Store, language: str
) -> None:
    axe_of = pytest.importorskip("axe_playwright_python", reason="axe is not installed")
    axe = (files(axe_of) / "axe.min.js").read_text("utf-8")
    corrections = Chronicle(own).corrections(by="سلمى")
    first, *_ = Chronicle(own).incidents()
    corrections.retype(first.id, "COERCE/seize", reason="استيلاء")
    paths = ("/review", "/review?done=1", "/review?refused=two", f"/review/incidents/{first.id}", "/login")
    paths += ("/review/actors/KE", "/review/articles/1", "/review/articles/4")
    with served(own) as address:
        for width in (360, 1280):
            view = {"width": width, "height": 800}
            with reader(browser, language, viewport=view, bypass_csp=True) as page:
                for path in paths:
                    page.goto(address + path)
                    assert page.evaluate("document.documentElement.scrollWidth") <= width, path
                    page.evaluate(JUDGE_ARABIC)
                    page.evaluate(axe)
                    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
                    assert [
                        (path, one["id"], [node["html"][:140] for node in one["nodes"]])
                        for one in found["violations"]
                        if one["impact"] in ("serious", "critical")
                    ] == []
