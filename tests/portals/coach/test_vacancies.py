"""The coach's page of weekly vacancies: looked at, sent, answered; and what cannot be sent."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.apps.jobsearch.market import draft, feed, searchable, send, several, shown
from tests.apps.plans.profiles import receive
from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.jobsearch import service as jobsearch
from wissel.apps.jobsearch.service import ListView

pytestmark = pytest.mark.django_db
WEEK = timedelta(weeks=1)


def page_of(cast: Cast, more: str = "") -> str:
    return f"/traject/{cast.trajectory}/vacatures/{more}"


def week_of(cast: Cast) -> ListView:
    week = shown(cast).week
    assert week is not None
    return week


def answer(cast: Cast, line: UUID, **said: Any) -> None:
    jobsearch.answer(actor=cast.employee, now=NOW, trajectory=cast.trajectory, line=line, **said)


@pytest.fixture
def drafted(cast: Cast) -> ListView:
    """Return a draft of four vacancies."""
    searchable(cast)
    feed(*several(4))
    draft(cast)
    return week_of(cast)


def test_a_draft_shows_each_vacancy_with_its_verdict_and_goes_with_one_button(
    cast: Cast, coach: Client, drafted: ListView
) -> None:
    page = coach.get(page_of(cast)).content.decode()
    assert "Week van 16 november 2026" in page
    for line in drafted.lines:
        assert line.said.snapshot.vacancy.employer in page
    assert "Op de lijst, hoogstens 5" in page
    answer = coach.post(page_of(cast), {"send": "1", "remark": "Kijk vooral naar de eerste."})
    assert answer.status_code == 302
    assert week_of(cast).said.remark == "Kijk vooral naar de eerste."
    sent = coach.get(page_of(cast)).content.decode()
    assert "Verstuurd: 4 vacatures." in sent
    assert "door Noor Akkerman" in sent
    assert 'name="send"' not in sent


def test_what_the_employee_answered_stands_at_the_line_and_in_earlier_lists(
    cast: Cast, coach: Client, drafted: ListView
) -> None:
    send(cast)
    first, second = drafted.lines[:2]
    answer(cast, first.id, suits="suits")
    answer(cast, second.id, suits="suits-not", because="other", words="Ik zoek iets buiten.")
    page = coach.get(page_of(cast)).content.decode()
    assert "Past bij mij" in page
    assert "Ik zoek iets buiten." in page
    assert "4 vacatures, 1 past, 1 past niet, 2 zonder antwoord" in page
    with time_machine.travel(NOW + WEEK, tick=False):
        later = client_of(cast.coach).get(page_of(cast)).content.decode()
    assert "Eerdere lijsten" in later
    assert "Ik zoek iets buiten." in later


def test_a_line_goes_off_with_a_reason_and_without_one_it_stays(
    cast: Cast, coach: Client, drafted: ListView
) -> None:
    line = drafted.lines[0]
    empty = coach.post(page_of(cast), {"remove": str(line.id), "because": " "})
    assert (empty.status_code, "Zeg waarom." in empty.content.decode()) == (422, True)
    health = {"remove": str(line.id), "because": "Te zwaar door de depressie."}
    medical = coach.post(page_of(cast), health).content.decode()
    assert "gaat over gezondheid" in medical
    assert "Te zwaar door de depressie." in medical, "what was typed stays"
    assert len(week_of(cast).lines) == 4
    coach.post(page_of(cast), {"remove": str(line.id), "because": "Kent de werkgever al."})
    assert [one.id for one in week_of(cast).removed] == [line.id]
    page = coach.get(page_of(cast)).content.decode()
    assert "Van de lijst gehaald" in page
    assert "Kent de werkgever al." in page
    assert coach.post(page_of(cast), {"remove": "x", "because": "Weg."}).status_code == 404


def test_an_empty_list_asks_for_words_before_it_goes(cast: Cast, coach: Client) -> None:
    searchable(cast)
    answer = coach.post(page_of(cast), {"draft": "1"})
    assert answer.status_code == 302
    empty = coach.post(page_of(cast), {"send": "1", "remark": ""})
    assert (empty.status_code, "De lijst is leeg." in empty.content.decode()) == (422, True)
    assert coach.post(page_of(cast), {"send": "1", "remark": "Niets nabij."}).status_code == 302


def test_what_breaks_a_limit_by_now_or_is_gone_says_so_before_it_is_sent(
    cast: Cast, coach: Client
) -> None:
    searchable(cast)
    (heavy,) = several(1, more="Je tilt dozen tot 9 kilo.")
    gone, stays = several(2, start=1)
    feed(heavy, gone, stays)
    draft(cast)
    assert "Dit kan zo niet mee." not in coach.get(page_of(cast)).content.decode()
    receive(cast, "5-kilo", on=date(2026, 11, 20))
    feed(heavy, stays, now=NOW + timedelta(hours=1))
    page = coach.get(page_of(cast)).content.decode()
    assert page.count("Dit kan zo niet mee.") == 2
    assert "Deze vacature is niet meer open." in page
    assert "Tillen" in page


def test_what_is_missing_is_named_with_the_page_where_it_is_done(cast: Cast, coach: Client) -> None:
    page = coach.get(page_of(cast)).content.decode()
    for link in ("profiel/zoeken/", "belastbaarheid/nieuw/", "vacatures/instellingen/"):
        assert f"/traject/{cast.trajectory}/{link}" in page
    assert 'name="draft"' not in page
    answer = coach.post(page_of(cast), {"draft": "1"})
    assert (answer.status_code, "niet genoeg om mee te zoeken" in answer.content.decode()) == (
        422,
        True,
    )
    searchable(cast)
    ready = coach.get(page_of(cast)).content.decode()
    assert 'name="draft"' in ready
    assert "Wat ontbreekt" not in ready


def test_a_change_that_a_doctor_decides_on_is_a_question_and_never_a_link(
    cast: Cast, coach: Client
) -> None:
    searchable(cast)
    heavy = several(2, more="Je tilt dozen tot 20 kilo.")
    far = several(2, start=5, postcode="9711", place="Groningen")
    feed(*heavy, *far)
    draft(cast)
    page = coach.get(page_of(cast)).content.decode()
    assert "Wat meer zou openen" in page
    assert "Dit is een grens van de arts." in page
    assert "Geen enkele open vacature blijft binnen de grenzen." in page


def test_a_draft_is_made_anew_and_what_the_coach_did_stays(
    cast: Cast, coach: Client, drafted: ListView
) -> None:
    line = drafted.lines[0]
    coach.post(page_of(cast), {"remove": str(line.id), "because": "Kent de werkgever al."})
    feed(*several(6), now=NOW + timedelta(hours=1))
    assert coach.post(page_of(cast), {"draft": "1"}).status_code == 302
    week = week_of(cast)
    assert len(week.lines) == 5
    assert [one.id for one in week.removed] == [line.id]


def test_a_list_that_was_sent_is_not_sent_twice(
    cast: Cast, coach: Client, drafted: ListView
) -> None:
    coach.post(page_of(cast), {"send": "1", "remark": ""})
    answer = coach.post(page_of(cast), {"send": "1", "remark": ""})
    assert (answer.status_code, "al gestuurd" in answer.content.decode()) == (422, True)


def test_the_manager_reads_along_without_limits_and_sends_nothing(
    cast: Cast, drafted: ListView
) -> None:
    manager = client_of(cast.manager)
    page = manager.get(page_of(cast)).content.decode()
    assert drafted.lines[0].said.snapshot.vacancy.employer not in page, "a draft is the coach's"
    send(cast)
    page = manager.get(page_of(cast)).content.decode()
    assert drafted.lines[0].said.snapshot.vacancy.employer in page
    assert "Tillen" not in page
    assert manager.post(page_of(cast), {"send": "1"}).status_code == 403
    assert manager.get(page_of(cast, "zoeken/")).status_code == 404


@pytest.mark.parametrize("name", ["other_coach", "planner", "employee", "employer", "stranger"])
def test_nobody_else_opens_the_page(cast: Cast, drafted: ListView, name: str) -> None:
    browser = client_of(cast.everybody[name])
    for more in ("", "zoeken/", "instellingen/", "vacature/krant:s1/"):
        assert browser.get(page_of(cast, more)).status_code in (403, 404)


def test_the_page_is_english_for_who_reads_english(cast: Cast, drafted: ListView) -> None:
    english = client_of(cast.coach, language="en")
    page = english.get(page_of(cast)).content.decode()
    assert "Week of 16 November 2026" in page
    assert "On the list, 5 at most" in page
    assert english.get(page_of(cast, "zoeken/")).status_code == 200


def test_the_page_asks_as_often_for_many_lists_as_for_one(
    cast: Cast, coach: Client, drafted: ListView
) -> None:
    send(cast)
    coach.get(page_of(cast))

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            coach.get(page_of(cast))
        return len(captured)

    few = asked()
    for week in range(1, 4):
        now = NOW - week * WEEK
        feed(*several(4, start=10 * week), now=now)
        draft(cast, now)
        send(cast, now)
    assert len(shown(cast).before) == 3
    assert asked() == few


def test_today_names_whose_list_waits_until_it_is_sent(
    cast: Cast, coach: Client, drafted: ListView
) -> None:
    lists = coach.get("/vandaag/").context["lists"]
    assert [(one.employee, one.count) for one in lists] == [("Karin Dijkstra", 4)]
    assert not client_of(cast.other_coach).get("/vandaag/").context["lists"]
    assert not client_of(cast.manager).get("/vandaag/").context["lists"]
    send(cast)
    assert not coach.get("/vandaag/").context["lists"]
