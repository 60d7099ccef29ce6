"""A real browser, logged in as one of the cast, on pages that this test run serves."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, expect, sync_playwright

from apps.accounts.models import User
from tests.conftest import PASSWORD

# Chromium's own services would look for addresses that a closed network refuses.
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 30_000  # milliseconds; machines that run tests are slow

# Playwright's own loop runs in this thread, which Django takes for an asynchronous caller.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

Visitor = Callable[..., Page]


# Not for the whole session: Playwright keeps a loop in this thread, beside which Django refuses to begin another one.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not path:
        pytest.fail("Chromium is not installed: install it, or set CHROMIUM to its path.")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, live_server: Any) -> Iterator[Visitor]:
    """Open a browser as a user, `visit(officer)`, or as nobody, `visit()`; what the browser minds fails the test."""
    complaints: list[str] = []
    contexts = []

    def on_console(said: ConsoleMessage) -> None:
        # A page that answers 404 or 409 is what some tests are about; a missing picture or script is not.
        is_page = said.text.startswith("Failed to load resource") and "/static/" not in said.location["url"]
        if said.type in {"error", "warning"} and not is_page:
            complaints.append(f"{said.text} ({said.location['url']})")

    def on_request(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and not request.url.startswith(live_server.url):
            complaints.append(f"asked for {request.url}")

    def as_user(user: User | None = None, *, language: str = "vi", width: int = 1280) -> Page:
        context = chromium.new_context(
            base_url=live_server.url, viewport={"width": width, "height": 900}, accept_downloads=True
        )
        contexts.append(context)
        speak(context, language, live_server.url)
        context.set_default_timeout(PATIENCE)
        context.on("request", on_request)
        context.on("console", on_console)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        if user:
            log_in(context, user, language, live_server.url)
        return context.new_page()

    yield as_user
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


def speak(context: BrowserContext, language: str, address: str) -> None:
    """Choose the language of a browser, as the switch does for one who is not logged in; `address` has no path."""
    context.add_cookies([{"name": "django_language", "value": language, "url": address}])


def log_in(context: BrowserContext, user: User, language: str, address: str) -> None:
    """Send what the form sends and take its cookie: to draw two pages for it takes longer than many a test.

    The form itself is filled in by a test of visitors who are not logged in.
    """
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answer = client.post("/accounts/login/", {"login": user.username, "password": PASSWORD})
    assert answer.status_code == 302
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])


def download(page: Page, pressed: str | Locator, folder: Path) -> Path:
    """Press what downloads and keep the file."""
    with page.expect_download() as waiting:
        (page.locator(pressed) if isinstance(pressed, str) else pressed).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path
