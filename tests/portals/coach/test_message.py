"""A message of the employee on the coach's side: on Today, on its own page, in the journal."""

import re
from html import unescape
from uuid import UUID

import pytest

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import Contact, Message
from wissel.portals.coach.log_contact import LAST

SAID = "Woensdag lukt niet."


@pytest.fixture
def sent(cast: Cast) -> UUID:
    entry = trajectories.send_message(
        actor=cast.employee,
        now=NOW,
        trajectory=cast.trajectory,
        message=Message("not-working", SAID, call=True, call_when="na tien uur"),
    )
    return UUID(entry.id)


def test_a_message_stands_under_today_with_a_way_to_read_it(cast: Cast, sent: UUID) -> None:
    page = client_of(cast.coach).get("/vandaag/", {"toon": "today"}).content.decode()
    assert "Antwoord op een bericht van de medewerker" in page
    assert f"/traject/{cast.trajectory}/bericht/{sent}/" in page
    assert "Lees bericht" in page


@pytest.mark.parametrize("who", ["manager", "planner"])
def test_others_of_the_bureau_find_no_message_on_today(cast: Cast, sent: UUID, who: str) -> None:
    page = client_of(getattr(cast, who)).get("/vandaag/").content.decode()
    assert "Antwoord op een bericht" not in page


def test_its_page_says_all_of_it_and_how_to_answer(cast: Cast, sent: UUID) -> None:
    page = client_of(cast.coach).get(f"/traject/{cast.trajectory}/bericht/{sent}/").content.decode()
    for words in (SAID, "Het lukt niet", "Wil graag gebeld worden: na tien uur", "06 12345678"):
        assert words in page
    assert f"/traject/{cast.trajectory}/vastleggen/" in page


def test_its_answer_is_a_contact_with_the_employee_whoever_was_spoken_last(
    cast: Cast, sent: UUID
) -> None:
    browser = client_of(cast.coach)
    browser.cookies[LAST] = "employer.visit.30"
    page = browser.get(f"/traject/{cast.trajectory}/bericht/{sent}/").content.decode()
    [address] = re.findall(r'href="([^"]*/vastleggen/\?voor=[^"]*)"', page)
    form = browser.get(unescape(address)).context["form"]
    assert form["who"].value() == "employee"


def test_a_contact_answers_it_and_it_leaves_today(cast: Cast, sent: UUID) -> None:
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=NOW.date(),
        content=Contact(("employee",), "phone", "Een andere dag gekozen."),
    )
    browser = client_of(cast.coach)
    assert "Antwoord op een bericht" not in browser.get("/vandaag/").content.decode()
    page = browser.get(f"/traject/{cast.trajectory}/bericht/{sent}/").content.decode()
    assert "Beantwoord op zondag 22 november" in page


def test_the_journal_shows_it_without_a_way_to_change_it(cast: Cast, sent: UUID) -> None:
    browser = client_of(cast.coach)
    page = browser.get(f"/traject/{cast.trajectory}/logboek/", {"soort": "note"}).content.decode()
    assert "Bericht van de medewerker" in page
    assert SAID in page
    assert f"/logboek/{sent}/" not in page
    assert browser.get(f"/traject/{cast.trajectory}/logboek/{sent}/").status_code == 404


@pytest.mark.parametrize(
    "who", ["other_coach", "manager", "planner", "employer", "employee", "stranger"]
)
def test_the_page_is_not_there_for_anybody_else(cast: Cast, sent: UUID, who: str) -> None:
    browser = client_of(getattr(cast, who))
    assert browser.get(f"/traject/{cast.trajectory}/bericht/{sent}/").status_code in (403, 404)
