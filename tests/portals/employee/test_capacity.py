"""What I can do in work: the doctor's words made plain, and a way to say that it is not right."""

from datetime import date

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.trajectories import service as trajectories
from wissel.core.capacity import row_of

PAGE = "/mijn/wat-ik-kan/"


@pytest.fixture
def employee(cast: Cast) -> Client:
    """Return the browser of the employee."""
    return client_of(cast.employee)


@pytest.fixture
def supplied(cast: Cast) -> None:
    """A list of the company doctor, and an older opinion before it."""
    common = {
        "actor": cast.coach,
        "now": NOW,
        "trajectory": cast.trajectory,
        "source": "company-doctor",
        "author": "R. Amrani",
    }
    trajectories.receive_capacity(**common, valid_from=date(2026, 9, 1), hours_per_week=12)  # type: ignore[arg-type]  # as the door takes them
    trajectories.receive_capacity(
        **common,  # type: ignore[arg-type]  # as the door takes them
        valid_from=date(2026, 11, 2),
        kind="fml",
        document="fml",
        document_on=date(2026, 11, 2),
        hours_per_week=16,
        items=(row_of("knielen-of-hurken", "5-keer"), row_of("staan", "normaal")),
    )


@pytest.mark.usefixtures("supplied")
def test_it_says_in_plain_words_what_is_limited_and_who_said_so(
    cast: Cast, employee: Client
) -> None:
    page = employee.get(PAGE).content.decode()
    for words in ("R. Amrani", "Op de knieën of gehurkt gaan zitten", "tot 5 keer per uur"):
        assert words in page
    assert "16 uur per week" in page
    assert "12 uur per week" in page
    assert "Over andere dingen schreef de arts niets op." in page
    assert PAGE in employee.get("/mijn/").content.decode()


@pytest.mark.usefixtures("supplied")
def test_what_is_not_right_becomes_a_message_about_it(cast: Cast, employee: Client) -> None:
    assert "/mijn/bericht/?stap=belastbaarheid" in employee.get(PAGE).content.decode()
    said = {"step": "belastbaarheid", "subject": "question", "text": "Knielen gaat helemaal niet."}
    assert employee.post("/mijn/bericht/", said).status_code == 302
    [entry] = [
        one
        for one in trajectories.entries(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
        if one.category == "messages"
    ]
    assert "Wat u kunt in werk" in str(entry.content)


def test_nothing_supplied_is_said_and_the_page_is_the_employees_own(
    cast: Cast, employee: Client
) -> None:
    assert "Er is nog niets opgeschreven." in employee.get(PAGE).content.decode()
    for other in (cast.coach, cast.employer, cast.stranger):
        assert client_of(other).get(PAGE).status_code == 404
