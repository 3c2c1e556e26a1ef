"""Noor proposes, books, moves and cancels; what clashes is asked first."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from tests.apps.guidance.talks import THREE_WAY, TUESDAY, book, propose, read
from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.guidance import service as guidance
from wissel.core.dates import AMSTERDAM
from wissel.core.obligations import Obligation
from wissel.core.programme import Promise, load
from wissel.portals.coach.acts import act_for, writes_of

FILLED = {
    "purpose": "intake",
    "who": "employee",
    "medium": "visit",
    "minutes": "120",
    "place": "Kade 4",
    "day_0": "2026-11-24",
    "time_0": "10:00",
    "day_2": "26-11-2026",
    "time_2": "9.00",
    "propose": "1",
}


def fill(cast: Cast, coach: Client, **changes: str) -> Any:
    return coach.post(f"/traject/{cast.trajectory}/afspraak/", FILLED | changes)


def made(answer: Any) -> UUID:
    assert answer.status_code == 302, answer.content.decode()
    return UUID(answer.headers["Location"].strip("/").rpartition("/")[2])


def test_the_form_begins_with_an_intake_of_two_hours_and_moments_are_local(
    cast: Cast, coach: Client
) -> None:
    page = coach.get(f"/traject/{cast.trajectory}/afspraak/").content.decode()
    assert '<option value="intake" selected>' in page
    assert 'value="120"' in page
    view = read(cast, made(fill(cast, coach)))
    thursday = datetime(2026, 11, 26, 9, tzinfo=AMSTERDAM)
    assert view.options == (TUESDAY, thursday)
    assert (view.said.purpose, view.said.place, view.state) == ("intake", "Kade 4", "proposed")
    page = coach.get(f"/traject/{cast.trajectory}/afspraken/").content.decode()
    assert "wacht op een keuze" in page
    page = coach.get(f"/traject/{cast.trajectory}/afspraak/?doel=start-employer").content.decode()
    assert '<option value="start-employer" selected>' in page


@pytest.mark.parametrize(
    ("changes", "field", "told"),
    [
        ({"day_0": "2026-11-20"}, "day_0", "al voorbij"),
        ({"day_2": "2026-11-24", "time_2": "10:00"}, "day_2", "twee keer"),
        ({"time_2": ""}, "time_2", "ook de tijd"),
        ({"day_0": ""}, "day_0", "ook de dag"),
        ({"day_0": "2026-02-30"}, "day_0", "die bestaat"),
        ({"time_0": "25:00"}, "time_0", "die bestaat"),
        ({"day_0": "2027-03-28", "time_0": "02:30"}, "time_0", "klok vooruit"),
        ({"link": "javascript:alert(1)"}, "link", "begint met https"),
        ({"place": "Polikliniek oncologie"}, "place", "gezondheid"),
        ({"minutes": "9999"}, "minutes", "480"),
        ({"book": "1"}, "day_2", "één moment"),
        ({"day_0": "", "time_0": "", "day_2": "", "time_2": ""}, "day_0", "ten minste één"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_what_was_typed_stays(
    cast: Cast, coach: Client, changes: dict[str, str], field: str, told: str
) -> None:
    answer = fill(cast, coach, **changes)
    page = answer.content.decode()
    assert answer.status_code == 422
    place = page.index(f'id="id_{field}-error"')
    assert told in page[place : place + 400]
    assert changes.get("place", "Kade 4") in page
    assert guidance.planned(actor=cast.coach, now=NOW) == ()


def test_a_moment_that_clashes_is_asked_once_and_then_stands(cast: Cast, coach: Client) -> None:
    book(cast)
    answer = fill(cast, coach)
    assert answer.status_code == 422
    assert "De coach heeft dan al iets, om 10:00." in answer.content.decode()
    assert read(cast, made(fill(cast, coach, sure="on"))).state == "proposed"


def test_a_moment_settled_by_phone_is_booked_at_once_moved_and_called_off(
    cast: Cast, coach: Client
) -> None:
    one = made(fill(cast, coach, day_2="", time_2="", book="1", propose=""))
    assert read(cast, one).begins_at == TUESDAY
    address = f"/afspraak/{one}/"
    coach.post(address, {"move": "1", "day_0": "2026-11-27", "time_0": "11:00"})
    assert read(cast, one).begins_at == datetime(2026, 11, 27, 11, tzinfo=AMSTERDAM)
    how = {"change": "1", "medium": "video", "minutes": "60", "link": "https://meet.example/x"}
    coach.post(address, how)
    assert read(cast, one).said.link == "https://meet.example/x"
    page = coach.post(address, {"cancel": "1", "reason": "bureau"}, follow=True).content.decode()
    assert "Afgezegd. Wie een account heeft, krijgt een mail." in page
    assert "gaat niet door" in page
    assert "op tijd" in page
    late = coach.post(address, {"move": "1", "day_0": "2026-11-28", "time_0": "11:00"})
    assert late.status_code == 422
    assert "Deze afspraak gaat niet door." in late.content.decode()


def test_what_has_been_leads_to_writing_down_how_it_went(cast: Cast, coach: Client) -> None:
    one = book(cast)
    with time_machine.travel(TUESDAY + timedelta(hours=3), tick=False):
        page = client_of(cast.coach).get(f"/afspraak/{one}/").content.decode()
        entry = read(cast, one).entry
        assert f"/traject/{cast.trajectory}/logboek/{entry}/" in page
        page = client_of(cast.coach).get("/afspraken/").content.decode()
        assert "leg vast hoe het ging" in page


def test_the_list_shows_what_asks_something_first(cast: Cast, coach: Client) -> None:
    one = propose(cast, THREE_WAY)
    guidance.ask_other(actor=cast.employer, now=NOW, appointment=one, words="Liever in december")
    page = coach.get("/afspraken/").content.decode()
    assert page.index("Hier ben jij aan zet") < page.index("ander moment gevraagd")
    assert "Liever in december" in coach.get(f"/afspraak/{one}/").content.decode()
    assert client_of(cast.manager).get(f"/traject/{cast.trajectory}/afspraak/").status_code == 404


def test_the_duty_to_plan_an_intake_leads_to_making_the_appointment(cast: Cast) -> None:
    programme = load("pappenheim")
    promise = programme.duty("intake-planned")
    assert isinstance(promise, Promise)
    duty = Obligation(
        **programme.common(promise), anchor="2026-11-01", due=None, satisfied_by=promise.ends
    )
    act = act_for(duty, cast.trajectory, writes_of(cast.coach))
    assert act is not None
    assert act.url == f"/traject/{cast.trajectory}/afspraak/?doel=intake"
    assert act_for(duty, cast.trajectory, writes_of(cast.manager)) is None
