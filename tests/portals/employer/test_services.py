"""Something extra, asked by the employer; and what employee and strangers see of it."""

from dataclasses import replace
from uuid import UUID

from tests.apps.orders.test_services import JONKER, LATER, RESULT
from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.orders import service as orders


def page_of(cast: Cast) -> str:
    return f"/werkgever/traject/{cast.trajectory}/extra/"


def asked(cast: Cast) -> UUID:
    client_of(cast.employer).post(
        f"{page_of(cast)}labour-expert-study/", {"question": "Welk werk past?"}
    )
    [one] = orders.services(actor=cast.employer, now=NOW, trajectory=cast.trajectory)
    return one.id


def delivered(cast: Cast) -> UUID:
    service = asked(cast)
    orders.accept_service(
        actor=cast.coach, now=NOW, service=service, carrier=JONKER, due=LATER.date()
    )
    said = replace(RESULT, dated=NOW.date())
    orders.deliver_service(actor=cast.coach, now=NOW, service=service, result=said)
    return service


def test_the_employer_reads_what_it_is_and_what_happens_next_before_asking(cast: Cast) -> None:
    employer = client_of(cast.employer)
    page = employer.get(page_of(cast)).content.decode()
    assert "onderzoekt welk werk past" in page
    assert "Vlottrekken" in page
    form = employer.get(f"{page_of(cast)}labour-expert-study/").content.decode()
    assert "Wat er daarna gebeurt" in form
    assert "krijgt u eerst een offerte" in form
    assert "/uitleg/arbeidsdeskundige/" in form


def test_what_was_asked_stands_on_the_page_of_the_employee_and_leads_to_how_it_stands(
    cast: Cast,
) -> None:
    service = asked(cast)
    employer = client_of(cast.employer)
    case = employer.get(f"/werkgever/traject/{cast.trajectory}/").content.decode()
    assert f"/werkgever/dienst/{service}/" in case
    assert "Kijk hoe het ervoor staat" in employer.get(page_of(cast)).content.decode()
    twice = employer.post(f"{page_of(cast)}labour-expert-study/", {"question": "Nog eens?"})
    assert (twice.status_code, "Dit is al gevraagd" in twice.content.decode()) == (422, True)


def test_words_of_health_are_refused_at_their_field(cast: Cast) -> None:
    answer = client_of(cast.employer).post(
        f"{page_of(cast)}labour-expert-study/", {"question": "Kan zij werken met haar depressie?"}
    )
    assert (answer.status_code, "Schrijf over werk." in answer.content.decode()) == (422, True)


def test_the_employer_takes_it_back_with_a_reason(cast: Cast) -> None:
    service = asked(cast)
    employer = client_of(cast.employer)
    assert employer.post(f"/werkgever/dienst/{service}/", {"reason": ""}).status_code == 422
    employer.post(f"/werkgever/dienst/{service}/", {"reason": "Wij hebben al een rapport."})
    page = employer.get(f"/werkgever/dienst/{service}/").content.decode()
    assert "Wij hebben al een rapport." in page
    assert "Ik heb dit niet meer nodig" not in page
    late = employer.post(f"/werkgever/dienst/{service}/", {"reason": "Nog eens."})
    assert (late.status_code, "intussen iets mee" in late.content.decode()) == (422, True)


def test_employer_and_employee_read_the_advice_and_a_stranger_reads_nothing(cast: Cast) -> None:
    service = delivered(cast)
    employer = client_of(cast.employer).get(f"/werkgever/dienst/{service}/").content.decode()
    assert "Het eigen werk past niet meer." in employer
    assert "T. Jonker, SRA 4821" in employer
    employee = client_of(cast.employee).get("/mijn/stukken/").content.decode()
    assert "Wat er voor u is gevraagd" in employee
    assert "Het eigen werk past niet meer." in employee
    journal = client_of(cast.employee).get("/mijn/logboek/").content.decode()
    assert "Gevraagd: arbeidsdeskundig onderzoek" in journal
    assert "binnen en ook daarbuiten" in journal
    for actor in (cast.line_manager, cast.host_employer, cast.stranger, cast.other_coach):
        answer = client_of(actor).get(f"/werkgever/dienst/{service}/")
        assert answer.status_code == 404


def test_an_employee_of_whom_nothing_was_asked_reads_nothing_of_it(cast: Cast) -> None:
    page = client_of(cast.employee).get("/mijn/stukken/").content.decode()
    assert "Wat er voor u is gevraagd" not in page


def test_the_pages_speak_english_too(cast: Cast) -> None:
    service = delivered(cast)
    employer = client_of(cast.employer)
    headers = {"accept-language": "en"}
    page = employer.get(f"/werkgever/dienst/{service}/", headers=headers).content.decode()
    assert "inside and outside as well" in page
    assert "The advice" in page
