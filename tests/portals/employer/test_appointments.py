"""Peter sees the appointments he is asked to, answers, and writes what he expects."""

import pytest

from tests.apps.guidance.talks import INTAKE, THREE_WAY, book, propose, read
from tests.cast import Cast
from tests.signed_in import client_of


def test_the_page_of_a_case_names_what_the_employer_is_asked_to_and_nothing_else(
    cast: Cast,
) -> None:
    browser, one = client_of(cast.employer), propose(cast, THREE_WAY)
    other = book(cast, said=INTAKE)
    page = browser.get(f"/werkgever/traject/{cast.trajectory}/").content.decode()
    assert f"/werkgever/afspraak/{one}/" in page
    assert str(other) not in page
    assert "Kade 4" not in page
    assert browser.get(f"/werkgever/afspraak/{other}/").status_code == 404
    sent = {"moment": read(cast, one).options[0].isoformat()}
    page = browser.post(f"/werkgever/afspraak/{one}/", sent, follow=True).content.decode()
    assert "De afspraak staat vast." in page
    calendar = browser.get(f"/werkgever/afspraak/{one}/agenda/").content
    assert b"LOCATION:https://meet.example/a" in calendar
    assert b"Karin" not in calendar


@pytest.mark.parametrize(
    ("words", "status"), [("Elke maand een gesprek", 302), ("Zijn burn-out", 422), ("", 422)]
)
def test_both_sides_write_what_they_expect_and_read_each_other(
    cast: Cast, words: str, status: int
) -> None:
    browser = client_of(cast.employer)
    address = f"/werkgever/traject/{cast.trajectory}/verwachtingen/"
    answer = browser.post(address, {"expects": words, "offers": ""})
    assert answer.status_code == status
    coach = client_of(cast.coach)
    page = coach.get(f"/traject/{cast.trajectory}/afspraken/").content.decode()
    assert (words in page) is (status == 302 or not words)
    if status == 302:
        ours = {"expects": "", "offers": "Elke vrijdag bericht"}
        coach.post(f"/traject/{cast.trajectory}/afspraken/", ours)
        page = browser.get(f"/werkgever/traject/{cast.trajectory}/").content.decode()
        assert "Elke vrijdag bericht" in page
        page = client_of(cast.employee).get("/mijn/afspraken/").content.decode()
        assert "Elke vrijdag bericht" in page
        assert words in page
    else:
        assert words in answer.content.decode()
