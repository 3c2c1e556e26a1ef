"""What an employer asks of the bureau: the form, what holds it up, and what came of it."""

from datetime import date
from uuid import UUID

import pytest

from tests.cast import NOW, Cast, member_of
from tests.signed_in import client_of
from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import RequestView
from wissel.core.absence import Absence
from wissel.core.access import Role

SAID = "Meer aandacht voor werk in de buurt, graag."
ANSWER = "Wij zoeken voortaan binnen een half uur reizen."
ANYONE = "/werkgever/vraag/"


def _url(cast: Cast) -> str:
    return f"/werkgever/traject/{cast.trajectory}/vraag/"


def _case(cast: Cast) -> str:
    return f"/werkgever/traject/{cast.trajectory}/"


def _requests(cast: Cast) -> tuple[RequestView, ...]:
    return trajectories.requests(actor=cast.coach, now=NOW, trajectory=cast.trajectory)


def test_the_page_says_when_there_will_be_an_answer_and_who_promises_it(cast: Cast) -> None:
    browser = client_of(cast.employer)
    for path in (_url(cast), _case(cast)):
        page = browser.get(path).content.decode()
        assert "antwoord uiterlijk woensdag 25 november 2026" in page
        assert "Belofte van het bureau" in page


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [("adjust", "adjust"), ("call-back", "call-back"), ("iets-anders", "question")],
)
def test_what_was_chosen_on_the_way_is_chosen_on_the_page(
    cast: Cast, wanted: str, chosen: str
) -> None:
    page = client_of(cast.employer).get(_url(cast), {"soort": wanted}).content.decode()
    box = page[: page.index(" checked")].rpartition("<input")[2]
    assert f'value="{chosen}"' in box


def test_a_request_is_sent_and_stands_on_the_page_of_the_employee(cast: Cast) -> None:
    browser = client_of(cast.employer)
    answer = browser.post(_url(cast), {"sort": "adjust", "text": SAID}, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain == [(_case(cast), 302)]
    assert "U krijgt antwoord, uiterlijk woensdag 25 november 2026." in page
    assert "U vroeg om bij te sturen" in page
    assert SAID in page
    assert "wacht op antwoord" in page


def test_the_answer_stands_under_the_request(cast: Cast) -> None:
    browser = client_of(cast.employer)
    browser.post(_url(cast), {"sort": "question", "text": SAID})
    [asked] = _requests(cast)
    trajectories.answer_request(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, entry=asked.id, answer=ANSWER
    )
    page = browser.get(_case(cast)).content.decode()
    assert ANSWER in page
    assert "Noor Akkerman, 22 november 2026" in page
    assert "wacht op antwoord" not in page


def test_from_the_overview_an_employee_is_chosen_first(cast: Cast) -> None:
    browser = client_of(cast.employer)
    assert "Karin Dijkstra, OV-0001" in browser.get(ANYONE).content.decode()
    said = {"about": str(cast.trajectory), "sort": "call-back", "text": "Morgen na tien uur."}
    answer = browser.post(ANYONE, said)
    assert answer.headers["Location"] == _case(cast)
    [asked] = _requests(cast)
    assert (asked.request.sort, asked.request.text) == ("call-back", "Morgen na tien uur.")


def test_nobody_is_chosen_who_is_not_an_own_employee(cast: Cast) -> None:
    for about in (str(cast.other_trajectory), "", "onzin"):
        answer = client_of(cast.employer).post(
            ANYONE, {"about": about, "sort": "question", "text": SAID}
        )
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "Kies een medewerker" in page
        assert SAID in page
    assert not _requests(cast)


def test_whoever_has_no_employees_yet_has_nobody_to_ask_about(cast: Cast) -> None:
    client = bureaus.register_client(actor=cast.command, now=NOW, name="Nieuw B.V.")
    contact = bureaus.add_contact(
        actor=cast.command, now=NOW, client=client.id, name="Els Vos", email="els@nieuw.example"
    )
    new = member_of(
        cast.command, NOW, "Els Vos", contact.email, Role.EMPLOYER, client.id, contact.id
    )
    browser = client_of(new)
    assert ANYONE not in browser.get("/werkgever/").content.decode().partition("<main")[2]
    answer = browser.post(ANYONE, {"sort": "question", "text": SAID})
    assert answer.status_code == 422
    assert "Kies een medewerker." in answer.content.decode()


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"sort": "adjust", "text": "  "}, "Schrijf in het kort wat u vraagt."),
        ({"sort": "question", "text": ""}, "Schrijf in het kort wat u vraagt."),
        ({"sort": "iets", "text": SAID}, "Kies een van de drie."),
        ({"text": SAID}, "Kies een van de drie."),
        ({"sort": "question", "text": "a" * 2001}, "2001"),
    ],
)
def test_bad_input_keeps_what_was_typed_and_says_what_is_wrong(
    cast: Cast, said: dict[str, str], error: str
) -> None:
    answer = client_of(cast.employer).post(_url(cast), said)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert error in page
    assert said["text"].strip() in page
    assert not _requests(cast)


def test_words_of_health_are_named_before_it_goes(cast: Cast) -> None:
    browser = client_of(cast.employer)
    said = {"sort": "question", "text": "Hoe gaat het met de depressie van Karin?"}
    held = browser.post(_url(cast), said)
    assert held.status_code == 422
    assert 'name="sure"' in held.content.decode()
    assert not _requests(cast)
    assert browser.post(_url(cast), said | {"sure": "on"}).status_code == 302
    assert len(_requests(cast)) == 1


def test_the_names_of_people_are_no_health(cast: Cast) -> None:
    said = {"sort": "question", "text": "Kan Karin met Piet Jansen bellen?"}
    assert client_of(cast.employer).post(_url(cast), said).status_code == 302


@pytest.mark.slow
def test_many_requests_in_a_day_end_in_a_call(cast: Cast) -> None:
    browser = client_of(cast.employer)
    for _ in range(20):
        browser.post(_url(cast), {"sort": "call-back"})
    answer = browser.post(_url(cast), {"sort": "question", "text": SAID})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Bel de coach." in page
    assert SAID in page


@pytest.mark.parametrize("who", ["coach", "employee", "line_manager", "manager", "stranger"])
def test_nobody_else_asks_in_the_name_of_the_employer(cast: Cast, who: str) -> None:
    browser = client_of(getattr(cast, who))
    for path in (_url(cast), ANYONE):
        assert browser.get(path).status_code == 404
        said = {"about": str(cast.trajectory), "sort": "question", "text": SAID}
        assert browser.post(path, said).status_code == 404
    assert not _requests(cast)


def test_the_case_of_another_is_not_there(cast: Cast) -> None:
    path = f"/werkgever/traject/{cast.other_trajectory}/vraag/"
    browser = client_of(cast.employer)
    assert browser.get(path).status_code == 404
    assert browser.post(path, {"sort": "question", "text": SAID}).status_code == 404


def test_the_employee_reads_in_plain_words_that_the_employer_asked(cast: Cast) -> None:
    client_of(cast.employer).post(_url(cast), {"sort": "adjust", "text": SAID})
    [asked] = _requests(cast)
    trajectories.answer_request(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, entry=asked.id, answer=ANSWER
    )
    page = client_of(cast.employee).get("/mijn/logboek/").content.decode()
    for words in (
        "Uw werkgever vroeg om iets te veranderen",
        SAID,
        "Uw bureau gaf uw werkgever antwoord",
        ANSWER,
    ):
        assert words in page


def test_a_case_without_a_coach_leads_to_the_bureau(cast: Cast) -> None:
    made: UUID = trajectories.register(
        actor=cast.employer,
        now=NOW,
        registration=trajectories.Registration(
            employee_name="Wim de Boer",
            client=cast.client,
            absence=Absence(first_sick_day=date(2026, 1, 12)),
        ),
    ).id
    page = client_of(cast.employer).get(f"/werkgever/traject/{made}/vraag/").content.decode()
    assert "Bel of mail het bureau" in page
    assert "<textarea" not in page
