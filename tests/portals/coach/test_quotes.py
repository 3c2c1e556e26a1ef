"""Quotes on screen: reckoned and written by the office, read by the coach and the employer."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.signed_in import client_of, code_of
from wissel.apps.orders import service as orders
from wissel.apps.trajectories import service as trajectories
from wissel.core.absence import Absence
from wissel.infra.doors import Actor

FILLED = {
    "revision": "1",
    "vat": "standard",
    "valid_until": "2026-12-22",
    "title_0": "Intakefase",
    "quantity_0": "1",
    "unit_0": "once",
    "price_0": "535,00",
    "title_1": "Begeleiding",
    "quantity_1": "37",
    "unit_1": "week",
    "price_1": "€ 1.100,50",
}


def page_of(cast: Cast) -> str:
    return f"/traject/{cast.trajectory}/offertes/"


@pytest.fixture
def manager(cast: Cast) -> Client:
    return client_of(cast.manager)


@pytest.fixture
def quote(cast: Cast, manager: Client) -> UUID:
    """Return a draft that a manager began on the page."""
    answer = manager.post(page_of(cast), {"order": "trajectory"})
    [made] = orders.quotes(actor=cast.manager, now=NOW, trajectory=cast.trajectory)
    assert answer.headers["Location"] == f"/offerte/{made.id}/"
    return made.id


def read(cast: Cast, quote: UUID, actor: Actor | None = None) -> orders.QuoteView:
    return orders.quote(actor=actor or cast.manager, now=NOW, quote=quote)


def fill(manager: Client, quote: UUID, **changes: str) -> Any:
    return manager.post(f"/offerte/{quote}/", FILLED | changes)


def test_the_page_reckons_the_same_case_under_every_model(cast: Cast, manager: Client) -> None:
    trajectories.change_programme(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, name="ascenditur", version=1,
        reason="proef",
    )  # fmt: skip
    desk = orders.quote_desk(actor=cast.manager, now=NOW, trajectory=cast.trajectory)
    page = manager.get(page_of(cast)).content.decode()
    assert f"Nog {desk.estimate.weeks} weken tot het einde van de wachttijd" in page
    assert f"{desk.estimate.weeks} × € 100,00" in page
    assert "€ 570,00" in page
    assert "tot € 5.000,00" in page


def test_amounts_are_typed_as_people_type_them(cast: Cast, manager: Client, quote: UUID) -> None:
    answer = fill(manager, quote, save="1")
    assert answer.status_code == 302
    assert str(read(cast, quote).totals.net) == "41253.50"  # 535 + 37 x 1100.50
    page = manager.get(f"/offerte/{quote}/").content.decode()
    assert 'value="1100,50"' in page
    assert "€ 41.253,50" in page


def test_sending_leads_to_the_quote_as_the_employer_reads_it(
    cast: Cast, manager: Client, quote: UUID
) -> None:
    page = manager.post(f"/offerte/{quote}/", FILLED | {"send": "1"}, follow=True).content.decode()
    assert "bij de werkgever" in page
    assert "Trek deze offerte in" in page
    employer = client_of(cast.employer)
    case = employer.get(f"/werkgever/traject/{cast.trajectory}/").content.decode()
    assert f"/werkgever/offerte/{quote}/" in case
    shown = employer.get(f"/werkgever/offerte/{quote}/").content.decode()
    for words in ("Intakefase", "37 × € 1.100,50 per week", "€ 49.916,74", "22 december 2026"):
        assert words in shown


def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(
    cast: Cast, manager: Client, quote: UUID
) -> None:
    answer = fill(manager, quote, title_0="", price_1="veel", approach="Wij beginnen rustig.")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="veel"' in page
    assert "Wij beginnen rustig." in page
    assert read(cast, quote).revision == 1


def test_a_place_that_the_door_names_is_the_row_on_the_page(
    cast: Cast, manager: Client, quote: UUID
) -> None:
    rows = {"title_0": "", "price_0": "", "title_1": "Begeleiding", "price_1": "", "send": "1"}
    answer = fill(manager, quote, **rows)
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"price_1": ["Vul hier een bedrag in."]}
    # What was typed is saved; sending again goes on from there.
    again = FILLED | {"revision": str(answer.context["revision"]), "send": "1"}
    assert manager.post(f"/offerte/{quote}/", again).status_code == 302


@pytest.mark.parametrize("field", ["approach", "title_1", "reference"])
def test_a_word_of_health_keeps_a_quote_here(
    cast: Cast, manager: Client, quote: UUID, field: str
) -> None:
    answer = fill(manager, quote, send="1", **{field: "Rekening houden met de depressie."})
    assert list(answer.context["form"].errors) == [field]
    assert "depressie" in str(answer.context["form"].errors[field])
    assert read(cast, quote).state == "draft"


def test_two_people_see_each_others_save(cast: Cast, manager: Client, quote: UUID) -> None:
    client_of(cast.planner).post(f"/offerte/{quote}/", FILLED)
    answer = fill(manager, quote, title_0="Intake in drie delen")
    assert "Iemand anders heeft deze offerte intussen bewaard" in answer.content.decode()
    assert "Intake in drie delen" in answer.content.decode()
    again = FILLED | {"revision": str(answer.context["revision"]), "title_0": "Intake"}
    assert manager.post(f"/offerte/{quote}/", again).status_code == 302
    assert read(cast, quote).said.lines[0].title == "Intake"


def test_the_bureau_takes_a_quote_back_and_the_employer_reads_why(
    cast: Cast, manager: Client, quote: UUID
) -> None:
    fill(manager, quote, send="1")
    assert manager.post(f"/offerte/{quote}/", {"reason": ""}).status_code == 422
    manager.post(f"/offerte/{quote}/", {"reason": "Het bedrag klopt niet."})
    shown = client_of(cast.employer).get(f"/werkgever/offerte/{quote}/").content.decode()
    assert "Het bedrag klopt niet." in shown
    assert "Wijs deze offerte af" not in shown


def test_the_employer_declines_and_the_bureau_reads_why(
    cast: Cast, manager: Client, quote: UUID
) -> None:
    fill(manager, quote, send="1")
    employer, address = client_of(cast.employer), f"/werkgever/offerte/{quote}/"
    assert employer.post(address, {"reason": " ", "decline": "1"}).status_code == 422
    said = {"reason": "Wij kiezen een ander bureau.", "decline": "1"}
    assert employer.post(address, said).status_code == 302
    page = manager.get(f"/offerte/{quote}/").content.decode()
    assert "Wij kiezen een ander bureau." in page
    assert "afgewezen" in page


def test_a_coach_reads_the_quotes_and_begins_none(cast: Cast, quote: UUID) -> None:
    coach = client_of(cast.coach)
    page = coach.get(page_of(cast)).content.decode()
    assert "De planner of de manager maakt de offerte." in page
    assert coach.post(page_of(cast), {"order": "trajectory"}).status_code == 403
    assert coach.get(f"/offerte/{quote}/").status_code == 200


def test_a_draft_is_not_there_for_the_employer(cast: Cast, quote: UUID) -> None:
    assert client_of(cast.employer).get(f"/werkgever/offerte/{quote}/").status_code == 404


def test_the_whole_reads_in_english(cast: Cast, manager: Client, quote: UUID) -> None:
    fill(manager, quote, send="1")
    english = manager.get(f"/offerte/{quote}/", headers={"accept-language": "en"}).content.decode()
    assert "37 × €1,100.50 per week" in english


def test_the_promise_of_a_quote_leads_the_office_to_the_quotes(cast: Cast, manager: Client) -> None:
    made = trajectories.register(
        actor=cast.employer,
        now=NOW,
        registration=trajectories.Registration(
            employee_name="Piet Nieuw",
            client=cast.client,
            absence=Absence(first_sick_day=date(2026, 1, 5)),
            programme="pappenheim",
        ),
    )
    page = manager.get(f"/traject/{made.id}/verplichtingen/").content.decode()
    assert f'href="/traject/{made.id}/offertes/"' in page
    assert "Naar de offertes" in page
    assert "vóór 10:00" in page


def test_the_employer_signs_by_name_and_code_and_both_read_the_evidence(
    cast: Cast, manager: Client, quote: UUID
) -> None:
    fill(manager, quote, send="1")
    employer, address = client_of(cast.employer), f"/werkgever/offerte/{quote}/"
    filled = {"name": "Peter Hoekstra", "function": "Hoofd HR", "authorised": "on", "sign": "1"}
    wrong = employer.post(address, filled | {"code": "000000"})
    assert wrong.status_code == 422
    assert "Deze code klopt niet" in wrong.content.decode()
    assert 'value="Peter Hoekstra"' in wrong.content.decode()
    shown = code_of(cast.employer)
    done = employer.post(address, filled | {"code": shown}, follow=True).content.decode()
    assert "Getekend. Dit is nu de opdracht aan het bureau." in done
    for page in (done, manager.get(f"/offerte/{quote}/").content.decode()):
        assert "Peter Hoekstra, Hoofd HR" in page
        assert "ingelogd als peter@maasbocht.example" in page
    assert read(cast, quote).state == "accepted"


def test_a_quote_is_a_pdf_for_both_and_a_draft_is_none(
    cast: Cast, manager: Client, quote: UUID
) -> None:
    assert manager.get(f"/offerte/{quote}/pdf/").status_code == 404
    fill(manager, quote, send="1")
    for client, url in ((manager, "/offerte"), (client_of(cast.employer), "/werkgever/offerte")):
        answer = client.get(f"{url}/{quote}/pdf/")
        assert answer.content[:5] == b"%PDF-"
        assert f"{cast.number}_offerte_2026-11-22_v1.pdf" in answer.headers["Content-Disposition"]


def test_a_price_in_a_band_says_what_it_depends_on_and_when_it_lies_outside(
    cast: Cast, manager: Client
) -> None:
    trajectories.change_programme(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, name="jp-werkrevisie", version=1,
        reason="Zo is het afgesproken.",
    )  # fmt: skip
    manager.post(page_of(cast), {"order": "trajectory"})
    [made] = orders.quotes(actor=cast.manager, now=NOW, trajectory=cast.trajectory)
    assert made.said.approach.startswith("De prijs ligt tussen € 2.000 en € 5.000 zonder btw.")
    assert "wat de medewerker nodig heeft" in made.said.approach
    line = {"title_0": "Traject", "quantity_0": "1", "unit_0": "once", "title_1": "",
            "quantity_1": "", "price_1": ""}  # fmt: skip
    address = f"/offerte/{made.id}/"
    fill(manager, made.id, **line, price_0="3500")
    assert "De werkwijze noemt" in manager.get(address).content.decode()
    fill(manager, made.id, **line, price_0="6500", revision="2")
    assert "Dit bedrag ligt buiten wat de werkwijze noemt" in manager.get(address).content.decode()
