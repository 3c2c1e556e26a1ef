"""Extra services on screen: the coach and the desk accept, deliver, record; nobody else does."""

from datetime import date
from uuid import UUID

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.orders import service as orders
from wissel.apps.orders.service import ServiceView
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import DocumentKind, DocumentReceived, LadderFinding
from wissel.core.services import studies

PLAN = {
    "plan": "asked",
    "role": "labour-expert",
    "name": "T. Jonker",
    "organisation": "Jonker Advies",
    "due": "2026-12-18",
}
RESULT = {
    "dated": "2026-11-22",
    "author": "T. Jonker",
    "registration": "SRA 4821",
    "direction": "also-outside",
    "conclusion": "Het eigen werk past niet meer.",
    "advised": "planner\n\n medewerker  administratie \nplanner",
    "excluded": "",
}


def page_of(cast: Cast) -> str:
    return f"/traject/{cast.trajectory}/diensten/"


def one(cast: Cast) -> ServiceView:
    [found] = orders.services(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    return found


@pytest.fixture
def asked(cast: Cast) -> UUID:
    """Return a study that the employer asked for."""
    return orders.ask_service(
        actor=cast.employer,
        now=NOW,
        trajectory=cast.trajectory,
        kind="labour-expert-study",
        answers={"question": "Welk werk past, binnen en buiten?"},
    )


def test_the_coach_asks_on_behalf_of_the_employer(cast: Cast, coach: Client) -> None:
    assert "Arbeidsdeskundig onderzoek" in coach.get(page_of(cast)).content.decode()
    empty = coach.post(f"{page_of(cast)}unblocking/", {"stuck": ""})
    assert (empty.status_code, "Vul dit in." in empty.content.decode()) == (422, True)
    coach.post(f"{page_of(cast)}unblocking/", {"stuck": "Het gesprek komt er niet van."})
    assert (one(cast).kind.key, one(cast).state) == ("unblocking", "asked")


def test_a_service_goes_from_asked_to_delivered_on_its_page(
    cast: Cast, coach: Client, asked: UUID
) -> None:
    page = coach.get(f"/dienst/{asked}/").content.decode()
    assert "Welk werk past, binnen en buiten?" in page
    assert 'value="T. Jonker"' in page, "the labour expert of the file is filled in"
    assert 'value="2026-12-18"' in page, "twenty working days ahead"
    assert coach.post(f"/dienst/{asked}/", PLAN).status_code == 302
    assert (one(cast).state, one(cast).due) == ("accepted", date(2026, 12, 18))
    assert coach.post(f"/dienst/{asked}/oplevering/", RESULT).status_code == 302
    result = one(cast).result
    assert result is not None
    assert result.lists == {"advised": ("planner", "medewerker administratie"), "excluded": ()}
    shown = coach.get(f"/dienst/{asked}/").content.decode()
    assert "binnen en ook daarbuiten" in shown
    assert "medewerker administratie" in shown
    journal = coach.get(f"/traject/{cast.trajectory}/logboek/").content.decode()
    assert "Functies die worden geadviseerd" in journal


def test_what_a_door_refuses_stands_at_its_field_and_what_was_typed_stays(
    cast: Cast, coach: Client, asked: UUID
) -> None:
    late = coach.post(f"/dienst/{asked}/", PLAN | {"due": "2026-11-21"})
    assert (late.status_code, "Kies een dag vanaf vandaag." in late.content.decode()) == (422, True)
    coach.post(f"/dienst/{asked}/", PLAN)
    medical = RESULT | {"conclusion": "Door depressie past het niet."}
    answer = coach.post(f"/dienst/{asked}/oplevering/", medical)
    assert (answer.status_code, "zegt dat iets over gezondheid" in answer.content.decode()) == (
        422,
        True,
    )
    assert "Door depressie past het niet." in answer.content.decode()
    huge = coach.post(f"/dienst/{asked}/oplevering/", RESULT | {"advised": "x" * 121})
    assert "hoogstens 120" in huge.content.decode()
    assert one(cast).state == "accepted"


def test_what_waits_for_an_answer_leads_from_today_to_the_service(
    cast: Cast, coach: Client, asked: UUID
) -> None:
    page = coach.get(f"/traject/{cast.trajectory}/verplichtingen/").content.decode()
    assert "Antwoord op de aanvraag: arbeidsdeskundig onderzoek" in page
    assert "Naar de dienst" in page
    assert "Antwoord op de aanvraag" in coach.get("/vandaag/").content.decode()


def test_a_second_accepter_reads_that_somebody_was_first(
    cast: Cast, coach: Client, asked: UUID
) -> None:
    coach.post(f"/dienst/{asked}/", PLAN)
    answer = coach.post(f"/dienst/{asked}/", PLAN | {"due": "2026-12-21"})
    assert (answer.status_code, "intussen iets mee" in answer.content.decode()) == (422, True)
    assert one(cast).due == date(2026, 12, 18)
    coach.post(f"/dienst/{asked}/", PLAN | {"due": "2026-12-21", "plan": "accepted"})
    assert one(cast).due == date(2026, 12, 21)
    orders.decline_service(actor=cast.manager, now=NOW, service=asked, reason="Geen plaats.")
    over = coach.post(f"/dienst/{asked}/", PLAN)
    assert (over.status_code, "intussen iets mee" in over.content.decode()) == (422, True)


def test_a_delivered_result_is_corrected_from_the_same_page(
    cast: Cast, coach: Client, asked: UUID
) -> None:
    coach.post(f"/dienst/{asked}/", PLAN)
    coach.post(f"/dienst/{asked}/oplevering/", RESULT)
    page = coach.get(f"/dienst/{asked}/oplevering/").content.decode()
    assert "Verbeter de uitkomst" in page
    assert "planner\nmedewerker administratie" in page
    coach.post(f"/dienst/{asked}/oplevering/", RESULT | {"direction": "outside-only"})
    result = one(cast).result
    assert result is not None
    assert result.texts["direction"] == "outside-only"


def test_what_does_not_go_ahead_is_declined_or_withdrawn_with_a_reason(
    cast: Cast, asked: UUID
) -> None:
    planner = client_of(cast.planner)
    assert planner.post(f"/dienst/{asked}/", {"decline": "1", "reason": ""}).status_code == 422
    planner.post(f"/dienst/{asked}/", {"decline": "1", "reason": "Er is al een onderzoek."})
    assert (one(cast).state, one(cast).ended_by) == ("declined", "Pleun Smit")


def test_the_manager_begins_a_quote_from_the_service_and_the_coach_does_not(
    cast: Cast, coach: Client, asked: UUID
) -> None:
    assert 'name="quote"' not in coach.get(f"/dienst/{asked}/").content.decode()
    manager = client_of(cast.manager)
    assert 'name="quote"' in manager.get(f"/dienst/{asked}/").content.decode()
    answer = manager.post(f"/dienst/{asked}/", {"quote": "1"})
    [quote] = orders.quotes(actor=cast.manager, now=NOW, trajectory=cast.trajectory)
    assert answer.headers["Location"] == f"/offerte/{quote.id}/"
    assert (quote.order, quote.said.lines[0].title) == (
        "labour-expert-study",
        "Arbeidsdeskundig onderzoek",
    )
    twice = manager.post(f"/dienst/{asked}/", {"quote": "1"})
    assert "is er al een offerte" in twice.content.decode()


def test_the_manager_sees_that_there_is_a_result_and_not_what_it_says(
    cast: Cast, coach: Client, asked: UUID
) -> None:
    coach.post(f"/dienst/{asked}/", PLAN)
    coach.post(f"/dienst/{asked}/oplevering/", RESULT)
    page = client_of(cast.manager).get(f"/dienst/{asked}/").content.decode()
    assert "In jouw rol zie je alleen dat het er is." in page
    assert RESULT["conclusion"] not in page


def test_a_report_that_the_employer_had_already_is_taken_over(cast: Cast, coach: Client) -> None:
    came = trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=date(2026, 6, 15),
        content=DocumentReceived(DocumentKind.AD_RAPPORT, "employer", author="E. Bos"),
    )
    address = f"{page_of(cast)}labour-expert-study/gedaan/"
    page = coach.get(address).content.decode()
    assert "het rapport van" in page
    assert 'value="E. Bos"' in page
    filled = RESULT | {"dated": "2026-06-15", "author": "E. Bos", "document": came.id}
    assert coach.post(address, filled).status_code == 302
    view = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    [study] = studies(view.case.journal)
    assert study.advice is not None
    assert (study.dated, study.author) == (date(2026, 6, 15), "E. Bos")
    assert client_of(cast.planner).get(address).status_code == 404


def test_the_page_and_the_first_track_check_say_why_one_would_ask(
    cast: Cast, coach: Client, asked: UUID
) -> None:
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=date(2026, 11, 10),
        content=LadderFinding("own", "not-possible", "company-doctor", "De uren passen niet."),
    )
    coach.post(f"/dienst/{asked}/", PLAN)
    coach.post(f"/dienst/{asked}/oplevering/", RESULT)
    for address in (page_of(cast), f"/traject/{cast.trajectory}/spoor-1/"):
        page = coach.get(address).content.decode()
        assert "De bedrijfsarts ziet geen terugkeer in de eigen functie" in page
        assert "sinds 10 nov" in page
        assert "nog niet vastgelegd" in page, "what the employer sees is not known"
        assert "Advies: zoek binnen en ook daarbuiten." in page


def test_the_desk_finds_what_waits_beside_the_other_requests(cast: Cast, asked: UUID) -> None:
    page = client_of(cast.planner).get("/bureau/aanvragen/").content.decode()
    assert f"/dienst/{asked}/" in page
    assert "Karin Dijkstra" in page
    assert client_of(cast.coach).get("/bureau/aanvragen/").status_code == 404
