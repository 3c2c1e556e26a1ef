"""Karin chooses a moment on her phone, says that none suits, cancels, and takes it along."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.apps.guidance.talks import OPTIONS, THREE_WAY, TUESDAY, book, pick, propose, read
from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.guidance import service as guidance


@pytest.fixture
def browser(cast: Cast) -> Client:
    return client_of(cast.employee)


def test_choosing_is_the_next_step_and_takes_one_tap(cast: Cast, browser: Client) -> None:
    one = propose(cast)
    home = browser.get("/mijn/").content.decode()
    assert "Kies een moment voor uw afspraak" in home
    page = browser.get(f"/mijn/afspraak/{one}/").content.decode()
    assert "dinsdag 24 november 2026 om 10:00" in page
    assert "U mag iemand meenemen." in page
    sent = {"moment": read(cast, one).options[1].isoformat(), "pick": "1"}
    answer = browser.post(f"/mijn/afspraak/{one}/", sent, follow=True).content.decode()
    assert "De afspraak staat vast." in answer
    assert "Woensdag 25 november 2026" in answer
    assert "van 13:30 tot ongeveer 15:30" in answer
    assert "Kies een moment voor uw afspraak" not in browser.get("/mijn/").content.decode()
    assert "Intake" in browser.get("/mijn/afspraken/").content.decode()


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({}, "Kies een van de momenten."),
        ({"moment": "2026-11-24T09:00:00+00:00' OR 1=1"}, "Dit moment staat niet meer open."),
        ({"moment": OPTIONS[0].isoformat()}, "Dit moment staat niet meer open."),  # not in UTC
        ({"other": "1"}, "Schrijf wanneer het wel kan."),
        ({"other": "1", "words": "Dan heb ik therapie, liever vrijdag"}, "gaat over gezondheid"),
        ({"off": "1", "off_words": "x" * 1001}, "1000"),
    ],
)
def test_what_cannot_be_answered_is_told_at_its_field_and_what_was_typed_stays(
    cast: Cast, browser: Client, sent: dict[str, str], told: str
) -> None:
    one = propose(cast)
    answer = browser.post(f"/mijn/afspraak/{one}/", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page
    assert sent.get("words", "") in page
    assert read(cast, one).state == "proposed"


def test_a_moment_that_somebody_else_just_chose_is_told_with_how_it_stands(
    cast: Cast, browser: Client
) -> None:
    one = propose(cast, THREE_WAY)
    sent = {"moment": read(cast, one).options[1].isoformat()}
    pick(cast, one, TUESDAY, cast.employer)
    answer = browser.post(f"/mijn/afspraak/{one}/", sent)
    assert answer.status_code == 422
    assert "Dinsdag 24 november 2026" in answer.content.decode()


def test_none_suits_and_cancelling_need_no_reason(cast: Cast, browser: Client) -> None:
    one, other = propose(cast), book(cast)
    asked = {"other": "1", "words": "Liever op vrijdag"}
    page = browser.post(f"/mijn/afspraak/{one}/", asked, follow=True).content.decode()
    assert "Verstuurd. Uw coach zoekt een ander moment." in page
    page = browser.post(f"/mijn/afspraak/{other}/", {"off": "1"}, follow=True).content.decode()
    assert "Afgezegd. Uw coach weet het." in page
    assert "Deze afspraak gaat niet door" in page
    assert guidance.appointment(actor=cast.coach, now=NOW, appointment=other).state == "ended"


def test_the_calendar_file_has_a_name_and_a_title_that_say_nothing(
    cast: Cast, browser: Client
) -> None:
    one = book(cast, TUESDAY + timedelta(days=1))
    answer = browser.get(f"/mijn/afspraak/{one}/agenda/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="afspraak.ics"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert b"SUMMARY:Afspraak" in answer.content
    assert browser.get(f"/mijn/afspraak/{propose(cast)}/agenda/").status_code == 404


def test_a_link_of_a_video_talk_is_shown_as_a_link_that_tells_nobody_where_it_came_from(
    cast: Cast, browser: Client
) -> None:
    one = book(cast, said=THREE_WAY)
    page = browser.get(f"/mijn/afspraak/{one}/").content.decode()
    assert 'href="https://meet.example/a" rel="noopener noreferrer"' in page
