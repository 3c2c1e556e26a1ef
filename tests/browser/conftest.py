"""Chromium for whole journeys: pages that watch for errors, and axe for accessibility.

Fixtures: ``page`` (1280 px, light), ``page_on_every_screen`` (1280 and 360 px, light and dark),
``open_page`` (several people at once, each a browser context of its own), ``assert_accessible`` and
``browser_log`` (to allow an error that a test provokes). ``live_server.url`` is the address, and
``people`` the cast behind it.

Everything under this folder carries the mark ``browser``. A test fails when a page logs an error,
raises one, breaks the content security policy, or asks for anything beyond the loopback address.
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol
from urllib.parse import urlsplit

import pytest
import time_machine
from django.core.management import call_command
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

from tests.browser.chromium import FLAGS, chromium_path
from tests.cast import NOW, Cast, make_cast
from wissel.apps.bureaus import service as bureaus

# Playwright's synchronous interface runs an event loop in this thread, which Django takes for
# asynchronous code; the tests use the database from it all the same, one call at a time.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

HERE = Path(__file__).parent
AXE = HERE / "vendor" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
Scheme = Literal["light", "dark"]
#: How long something may take to appear: two parts of the tests share the processors.
PATIENCE = 15_000
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder, so that a run can leave it out."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@dataclass  # no slots: playwright keeps a note on the owner of a listener
class BrowserLog:
    """What the pages of one test did wrong."""

    problems: list[str] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)

    def allow(self, pattern: str) -> None:
        """Let errors pass that match: ``browser_log.allow("status of 403")``."""
        self.allowed.append(pattern)

    def watch(self, page: Page) -> None:
        """Note console errors (violated policies among them), exceptions and requests."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.problems.append(f"exception: {error}"))
        page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            place = message.location.get("url", "")
            self.problems.append(f"console: {message.text} ({place})")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.hostname not in LOOPBACK:
            self.problems.append(f"request beyond this machine: {request.url}")

    def unexpected(self) -> list[str]:
        """Return the problems that no test allowed."""
        return [
            problem
            for problem in self.problems
            if not any(re.search(pattern, problem) for pattern in self.allowed)
        ]


class OpenPage(Protocol):
    """Open a page of a new browser context: another person, or another screen."""

    def __call__(
        self, *, width: int = 1280, scheme: Scheme = "light", locale: str = "nl-NL"
    ) -> Page: ...


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Let the test and the server begin at the moment of the cast; from there the time runs."""
    with time_machine.travel(NOW, tick=True) as traveller:
        yield traveller


@pytest.fixture
def people(clock: time_machine.Traveller, transactional_db: None) -> Cast:
    """Make the cast in tables that are empty: earlier tests leave theirs, whole tests flush."""
    if any(True for _ in bureaus.all_bureaus()):
        call_command("flush", interactive=False, verbosity=0)
    return make_cast()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the system's Chromium once for the run."""
    path = chromium_path()
    if not path:
        pytest.fail("no Chromium found: install it, or name it in WISSEL_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def browser_log() -> Iterator[BrowserLog]:
    """Fail the test when its pages did something wrong that it did not allow."""
    log = BrowserLog()
    yield log
    unexpected = log.unexpected()
    assert not unexpected, "the pages of this test had errors:\n  " + "\n  ".join(unexpected)


@pytest.fixture
def open_page(chromium: Browser, browser_log: BrowserLog) -> Iterator[OpenPage]:
    """Open pages that are watched, and close them after the test.

    The language of the browser is Dutch, since date fields follow it and not the page.
    """
    contexts = []

    def open_(*, width: int = 1280, scheme: Scheme = "light", locale: str = "nl-NL") -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900 if width > 600 else 740},
            color_scheme=scheme,
            locale=locale,
            timezone_id="Europe/Amsterdam",
            reduced_motion="reduce",
            has_touch=width < 600,
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        context.on("page", browser_log.watch)
        return context.new_page()

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A page on a desktop in light colours."""
    return open_page()


@pytest.fixture(
    params=[(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")],
    ids=["1280-light", "1280-dark", "360-light", "360-dark"],
)
def page_on_every_screen(request: pytest.FixtureRequest, open_page: OpenPage) -> Page:
    """One page for each width and colour scheme that we promise; the test runs four times."""
    width, scheme = request.param
    return open_page(width=width, scheme=scheme)


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    return AXE.read_text(encoding="utf-8")


@pytest.fixture
def assert_accessible(axe: str) -> Callable[[Page], None]:
    """Check a page with axe (WCAG 2.2 AA and best practice) and for scrolling sideways."""

    def check(page: Page) -> None:
        if not page.evaluate("() => typeof window.axe === 'object'"):
            page.evaluate(axe)
        # Scrolled to a mark, whatever lies half under the bar at the top would count as too small.
        page.evaluate("() => window.scrollTo(0, 0)")
        result = page.evaluate(
            "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", RULES
        )
        found = [_readable(violation) for violation in result["violations"]]
        excess = page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if excess > 0:
            found.append(f"the page is {excess} px wider than the screen and scrolls sideways")
        assert not found, f"{page.url} is not accessible:\n" + "\n".join(found)

    return check


def _readable(violation: dict[str, Any]) -> str:
    lines = [f"- {violation['id']} ({violation['impact']}): {violation['help']}"]
    for node in violation["nodes"]:
        target = " ".join(str(part) for part in node["target"])
        summary = " ".join(node["failureSummary"].split())
        lines += [f"    {target}", f"      {node['html'][:160]}", f"      {summary}"]
    return "\n".join(lines)
