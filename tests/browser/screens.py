"""Makes the pictures in ``docs/screens`` from a demo that is being served on this machine.

    python3 dev.py run                                     # in one window; loads the demo at first
    .venv/bin/python -m tests.browser.screens http://127.0.0.1:8000    # in another

Everybody signs in through the real pages; the demo itself tells password and codes. The pictures
are kept small: 64 colours, no alpha. No test: run it when the look of these pages changed.
"""

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import FLAGS, chromium_path

FOLDER = Path(__file__).parents[2] / "docs" / "screens"
BIGGEST = 150_000  #: bytes
PASSWORD = "wissel-demo-2026"
PERSON = "Karin Dijkstra"


def main(address: str) -> None:
    """Make all pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        coach = sign_in(browser, address, "noor@overweg.example", 1280)
        keep(coach, "vandaag-1280", 1000)
        coach.get_by_role("link", name=PERSON).first.click()
        keep(coach, "traject-1280", 1400)
        open_draft(coach)
        keep(coach, "rapport-1280", 1100)
        keep(sign_in(browser, address, "karin@voorbeeld.example", 360), "medewerker-360", 740)
        keep(sign_in(browser, address, "peter@maasbocht.example", 1280), "werkgever-1280", 1000)
        browser.close()


def sign_in(browser: Browser, address: str, email: str, width: int) -> Page:
    """Return the first page of somebody, as they see it after signing in."""
    context = browser.new_context(
        viewport={"width": width, "height": 800 if width > 600 else 740},
        locale="nl-NL",
        timezone_id="Europe/Amsterdam",
        color_scheme="light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{address}/account/inloggen/")
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    if page.get_by_role("heading", name="Vul de code in").count():
        code = page.locator("code").first.inner_text()
        page.get_by_role("textbox", name="Code").fill(code)
        page.get_by_role("button", name="Log in").click()
    page.get_by_role("heading", level=1).wait_for()
    return page


def open_draft(coach: Page) -> None:
    """Open the draft of this month from the page of a trajectory; start it when there is none."""
    coach.get_by_role("navigation", name="Onderdelen").get_by_role("link", name="Rapporten").click()
    coach.get_by_role("heading", name="Rapporten", level=1).wait_for()
    draft = coach.get_by_role("listitem").filter(has_text="concept").get_by_role("link")
    (draft if draft.count() else coach.locator("button[name=period]")).first.click()
    coach.get_by_role("heading", name="Maandrapport", level=1).wait_for()


def keep(page: Page, name: str, height: int) -> None:
    """Save what is on a screen of this height, with a palette; one that is too big ends the run."""
    page.set_viewport_size({"width": int(name.rpartition("-")[2]), "height": height})
    page.get_by_role("heading", level=1).wait_for()
    page.evaluate("() => document.fonts.ready")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    path = FOLDER / f"{name}.png"
    picture.quantize(64, dither=Image.Dither.NONE).save(path, optimize=True)
    if path.stat().st_size > BIGGEST:
        raise SystemExit(f"{path} has {path.stat().st_size} bytes; {BIGGEST} is the most")
    print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(sys.argv[1].rstrip("/"))
