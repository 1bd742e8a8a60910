"""Takes the pictures of the README, of the examples' chronicle in the web app: `python scripts/pictures.py`.

Needs Playwright, Pillow and a Chromium of the system.
"""

import os
import shutil
import tempfile
import threading
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import uvicorn
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from rawi import load_articles
from rawi.store.adding import add_articles
from rawi.store.answers import Filters
from rawi.store.engine import Store
from rawi.store.queries.versions import find_contested
from rawi.web.application import make_app
from rawi.web.serving import _listen
from rawi.web.site import Site

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "images"
_SIZE = {"width": 1280, "height": 800}
_QUALITY = 82


class Picture(NamedTuple):
    """One picture: its name, the page, the reader's language, and what is scrolled to."""

    name: str
    path: str
    locale: str
    at: str | None = None


def _take(browser: Browser, address: str, picture: Picture) -> None:
    context = browser.new_context(locale=picture.locale, viewport=_SIZE, color_scheme="light")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address + picture.path)
    page.evaluate("document.fonts.ready.then(() => true)")
    if picture.at is not None:
        page.evaluate("at => document.querySelector(at).scrollIntoView()", picture.at)
    taken = Image.open(BytesIO(page.screenshot()))
    taken.convert("RGB").save(TARGET / f"{picture.name}.webp", quality=_QUALITY, method=6)
    context.close()


def _pictures(store: Store) -> tuple[Picture, ...]:
    with store.reading() as connection:
        contested = find_contested(connection, Filters(limit=1))[0].incident.id
    return (
        Picture("front", "/", "en-GB"),
        Picture("accounts", f"/incidents/{contested}", "ar-TN"),
        Picture("ledger", "/ledger", "en-GB"),
        Picture("relations", "/relations", "en-GB"),
    )


def _serve(store: Store) -> tuple[Any, threading.Thread, Any]:
    listening = _listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(make_app(Site(store, name="news.rawi")), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    return server, thread, listening


def main() -> None:
    """Make the chronicle, serve it, take the pictures."""
    TARGET.mkdir(exist_ok=True)
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with tempfile.TemporaryDirectory() as folder, closing(Store(f"{folder}/news.rawi", create=True)) as store:
        list(add_articles(store, load_articles([ROOT / "examples"])))
        server, thread, listening = _serve(store)
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        with sync_playwright() as playwright:
            sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
            browser = playwright.chromium.launch(executable_path=chromium, args=sandbox)
            for picture in _pictures(store):
                _take(browser, address, picture)
            browser.close()
        server.should_exit = True
        thread.join(timeout=10)
        listening.close()


if __name__ == "__main__":
    main()
