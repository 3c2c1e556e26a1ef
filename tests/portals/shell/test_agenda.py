"""The agenda on the page of an appointment: of Karin on her phone, of Peter, of Noor."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine

from tests.apps.guidance.talks import INTAKE, THREE_WAY, TUESDAY, add, aside, book, propose, read
from tests.cast import Cast
from tests.signed_in import client_of
from wissel.apps.guidance import service as guidance

PAGES = {"employee": "/mijn/afspraak/{}/", "employer": "/werkgever/afspraak/{}/",
         "coach": "/afspraak/{}/", "planner": "/afspraak/{}/"}  # fmt: skip
OUT = "Eén punt wordt op verzoek van de medewerker niet besproken."


def page(cast: Cast, who: str, one: UUID) -> str:
    return client_of(getattr(cast, who)).get(PAGES[who].format(one)).content.decode()


def post(cast: Cast, who: str, one: UUID, **sent: object) -> tuple[int, str]:
    browser, address = client_of(getattr(cast, who)), PAGES[who].format(one)
    answer = browser.post(address, sent)
    if answer.status_code == 302:
        return 302, browser.get(address).content.decode()
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize(
    ("who", "reads"),
    [
        ("employee", "Uw coach en uw werkgever lezen wat u hier schrijft."),
        ("employer", "De coach en uw medewerker lezen wat u hier schrijft."),
        ("coach", "De medewerker en de werkgever lezen wat je hier schrijft."),
        ("planner", "De medewerker en de werkgever lezen wat je hier schrijft."),
    ],
)
def test_each_side_puts_a_point_on_the_agenda_reads_who_sees_it_and_takes_it_away(
    cast: Cast, who: str, reads: str
) -> None:
    one = book(cast, said=THREE_WAY)
    shown = page(cast, who, one)
    assert reads in shown
    assert "Er staan nog geen punten." in shown
    status, shown = post(cast, who, one, point="1", text="Mijn <b>werktijden</b>")
    assert status == 302
    assert "Het punt staat erbij." in shown
    for reader in PAGES:
        assert "Mijn &lt;b&gt;werktijden&lt;/b&gt;" in page(cast, reader, one)
    point = read(cast, one).points[0].id
    assert f'name="withdraw" value="{point}"' in shown
    _, shown = post(cast, who, one, withdraw=point)
    assert "Het punt is weg." in shown
    assert read(cast, one).points == ()


def test_the_employee_keeps_a_point_out_and_the_others_do_not_read_it_any_more(cast: Cast) -> None:
    one = book(cast, said=THREE_WAY)
    add(cast, one, cast.employee, "Mijn uren")
    assert "Niet bespreken" not in page(cast, "employee", one), "a point of their own is taken away"
    point = add(cast, one, cast.employer, "De kosten").points[1].id
    for who in ("employer", "coach", "planner"):
        shown = page(cast, who, one)
        assert "De kosten" in shown
        assert "Niet bespreken" not in shown
    assert f'name="aside" value="{point}"' in page(cast, "employee", one)
    _, shown = post(cast, "employee", one, aside=point)
    assert "Dit punt wordt niet besproken." in shown
    for who, reads in (("employee", 1), ("employer", 1), ("coach", 0), ("planner", 0)):
        shown = page(cast, who, one)
        assert ("De kosten" in shown, "wordt niet besproken</span>" in shown) == (reads, reads)
        assert (OUT in shown) is not bool(reads)
    _, shown = post(cast, "employee", one, back=point)
    assert "Dit punt mag weer besproken worden." in shown
    assert "De kosten" in page(cast, "coach", one)


def test_what_may_not_be_asked_is_refused_and_what_was_typed_stays(cast: Cast) -> None:
    one = book(cast, said=THREE_WAY)
    point = add(cast, one, cast.coach, "Het doel").points[0].id
    for who in ("employee", "employer", "coach"):
        for text, told in (
            ("", "Schrijf een punt op."),
            ("Mijn burn-out", "gaat over gezondheid"),
            ("x" * 301, "300"),
        ):
            status, shown = post(cast, who, one, point="1", text=text)
            assert status == 422
            assert told in shown
            assert text in shown
    assert post(cast, "employer", one, aside=point)[0] == 403
    assert post(cast, "employer", one, withdraw=point)[0] == 404
    assert post(cast, "employee", one, aside="x")[0] == 422
    assert len(read(cast, one).points) == 1
    manager = client_of(cast.manager).post(f"/afspraak/{one}/", {"point": "1", "text": "a"})
    assert manager.status_code == 403
    assert read(cast, one).hidden_points == 0


def test_a_list_says_how_many_points_an_agenda_has_while_it_is_open(cast: Cast) -> None:
    one = propose(cast, THREE_WAY)
    lists = {
        "employee": "/mijn/afspraken/",
        "employer": f"/werkgever/traject/{cast.trajectory}/",
        "coach": "/afspraken/",
    }

    def told(who: str, words: str) -> bool:
        return words in client_of(getattr(cast, who)).get(lists[who]).content.decode()

    assert not any(told(who, "agenda: ") for who in lists)
    first = add(cast, one, cast.coach, "Het doel").points[0].id
    assert all(told(who, "agenda: 1 punt") for who in lists)
    add(cast, one, cast.employee, "Mijn uren")
    add(cast, one, cast.employer, "De kosten")
    assert all(told(who, "agenda: 3 punten") for who in lists)
    aside(cast, one, first)
    assert all(told(who, "agenda: 2 punten") for who in lists)
    guidance.cancel(actor=cast.coach, now=read(cast, one).steps[0].at, appointment=one)
    assert not any(told(who, "agenda: ") for who in lists)


def test_an_agenda_that_is_closed_is_read_and_a_talk_of_another_kind_has_none(cast: Cast) -> None:
    intake, off = book(cast), book(cast, said=THREE_WAY)
    add(cast, off, cast.employee, "Mijn uren")
    guidance.cancel(actor=cast.coach, now=read(cast, off).steps[0].at, appointment=off)
    for who in ("employee", "coach"):
        assert "Waar het gesprek over gaat" not in page(cast, who, intake)
        shown = page(cast, who, off)
        assert "Mijn uren" in shown
        assert "Voeg dit punt toe" not in shown
        assert "Haal weg" not in shown
        status, shown = post(cast, who, off, point="1", text="Nog iets")
        assert status == 422
        assert "Deze agenda is dicht." in shown


def test_who_is_not_asked_to_come_is_not_named_as_a_reader(cast: Cast) -> None:
    one = book(cast, said=replace(INTAKE, purpose="evaluation"))
    assert "Uw coach leest wat u hier schrijft." in page(cast, "employee", one)
    assert "De medewerker leest wat je hier schrijft." in page(cast, "coach", one)
    alone = book(cast, said=replace(THREE_WAY, purpose="evaluation", employee=False))
    assert "De coach leest wat u hier schrijft." in page(cast, "employer", alone)
    assert "De werkgever leest wat je hier schrijft." in page(cast, "coach", alone)


def test_after_the_talk_the_agenda_stays_open_until_it_is_written_down(cast: Cast) -> None:
    one = book(cast, said=THREE_WAY)
    with time_machine.travel(TUESDAY + timedelta(hours=3), tick=False):
        assert post(cast, "employee", one, point="1", text="Nog iets")[0] == 302
