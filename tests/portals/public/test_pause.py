"""No reminders by mail for a while: everybody says so on the page of their own account."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from tests.cast import NOW, Cast
from tests.portals.public.pages import assert_sound
from tests.signed_in import client_of
from wissel.apps.trajectories import service as trajectories

PAUSE, RESUME, ACCOUNT = "/account/herinneringen/", "/account/herinneringen/weer/", "/account/"
UNTIL = NOW.date() + timedelta(days=10)


@pytest.fixture(autouse=True)
def _at_the_moment_of_the_cast() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def test_everybody_pauses_their_own_mail_and_lifts_it_again(cast: Cast) -> None:
    for name in ("coach", "employee", "employer", "labour_expert", "manager"):
        actor = cast.everybody[name]
        browser = client_of(actor)
        said = browser.post(PAUSE, {"until": UNTIL.isoformat(), "reason": "Ik ben even weg."})
        assert (said.status_code, said.headers["Location"]) == (302, ACCOUNT), name
        page = browser.get(ACCOUNT)
        assert_sound(page)
        shown = page.content.decode()
        assert "tot en met woensdag 2 december 2026, omdat: Ik ben even weg." in shown
        assert browser.post(RESUME).status_code == 302
        assert trajectories.reminder_pause(actor=actor, now=NOW) is None, name
        assert "omdat:" not in browser.get(ACCOUNT).content.decode()


@pytest.mark.parametrize(
    ("until", "reason", "message"),
    [
        ("", "Ik ben even weg.", "Vul een dag in."),
        ("31-02-2027", "Ik ben even weg.", "Vul een dag in die bestaat"),
        ("2026-11-21", "Ik ben even weg.", "hoogstens 60 dagen vooruit"),
        ("2027-01-22", "Ik ben even weg.", "hoogstens 60 dagen vooruit"),
        ("2026-12-02", "  ", "Schrijf in één zin waarom"),
    ],
    ids=["no day", "no such day", "yesterday", "too far", "no reason"],
)
def test_a_pause_that_cannot_be_keeps_what_was_typed(
    cast: Cast, until: str, reason: str, message: str
) -> None:
    page = client_of(cast.employee).post(PAUSE, {"until": until, "reason": reason})
    assert page.status_code == 422
    assert_sound(page)
    shown = page.content.decode()
    assert message in shown
    assert "<details open>" in shown
    for typed in filter(None, (until, reason.strip())):
        assert f'value="{typed}"' in shown
    assert trajectories.reminder_pause(actor=cast.employee, now=NOW) is None


def test_whoever_comes_back_to_the_address_finds_the_account(cast: Cast) -> None:
    answer = client_of(cast.employee).get(PAUSE)
    assert (answer.status_code, answer.headers["Location"]) == (302, ACCOUNT)


def test_the_page_speaks_english_too(cast: Cast) -> None:
    page = client_of(cast.coach, language="en").get(ACCOUNT)
    assert_sound(page, "en")
    assert "No reminders by mail for a while" in page.content.decode()


def test_a_stranger_pauses_nothing(db: None, client: Client) -> None:
    for path in (PAUSE, RESUME):
        answer = client.post(path, {"until": UNTIL.isoformat(), "reason": "Weg."})
        assert answer.headers["Location"].startswith("/account/inloggen/")
