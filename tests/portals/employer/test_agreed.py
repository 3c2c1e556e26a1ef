"""What the employer reads of the own file: the facts, and the numbers that were agreed."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.bureaus import service as bureaus
from wissel.apps.bureaus.service import ClientSaid, NoteSaid
from wissel.apps.trajectories import service as trajectories
from wissel.core.programme import Limit

URL = "/werkgever/afspraken/"
FROM = date(2026, 11, 22)
NAME = "De Maasbocht Transport B.V."


def _agree(cast: Cast, duty: str, limit: Limit, trajectory: UUID | None = None) -> None:
    given: dict[str, Any] = {"programme": "basis", "version": 1, "reason": "Afgesproken met HR."}
    trajectories.agree(
        actor=cast.manager, now=NOW, client=cast.client, duty=duty, limit=limit, valid_from=FROM,
        trajectory=trajectory, **given,
    )  # fmt: skip


def test_the_employer_reads_the_own_facts_and_agreements_and_no_notes(cast: Cast) -> None:
    said = ClientSaid(NAME, sector="vervoer", own_risk_zw="no", payer_name="Verzuimpolis N.V.")
    bureaus.change_client(actor=cast.manager, now=NOW, client=cast.client, said=said)
    note = NoteSaid(date(2026, 11, 20), "Peter Hoekstra", "Let op de kosten.")
    bureaus.add_client_note(actor=cast.coach, now=NOW, client=cast.client, said=note, once=uuid4())
    _agree(cast, "client-answer", Limit(2, "working-days"))
    _agree(cast, "contact-employee", Limit(7, "days"), cast.trajectory)
    employer = client_of(cast.employer)
    page = employer.get(URL).content.decode()
    for words in ("vervoer", "Verzuimpolis", "binnen 2 werkdagen", "één keer per week"):
        assert words in page
    assert f"/werkgever/traject/{cast.trajectory}/" in page
    assert "Let op de kosten." not in page
    assert cast.manager.name not in page
    assert URL in employer.get("/werkgever/").content.decode()


@pytest.mark.parametrize("name", ["coach", "manager", "employee", "line_manager", "host_employer"])
def test_nobody_else_has_this_page(cast: Cast, name: str) -> None:
    assert client_of(cast.everybody[name]).get(URL).status_code == 404


def test_what_was_agreed_for_one_trajectory_says_so_to_employer_and_employee(cast: Cast) -> None:
    _agree(cast, "contact-employee", Limit(14, "days"))
    _agree(cast, "contact-employee", Limit(7, "days"), cast.trajectory)
    path = f"/werkgever/traject/{cast.trajectory}/"
    page = client_of(cast.employer).get(path).content.decode()
    assert "De coach spreekt uw medewerker: één keer per week." in page
    assert "Met u afgesproken voor dit traject, vanaf 22 november 2026" in page
    assert "met u voor dit traject, vanaf 22 nov 2026" in page
    employee = client_of(cast.employee).get("/mijn/weken/").content.decode()
    assert "Uw coach spreekt u minstens één keer per week." in employee
    assert "afgesproken, alleen voor uw traject." in employee


def test_a_registration_of_the_employer_begins_with_what_the_bureau_knows(cast: Cast) -> None:
    said = ClientSaid(NAME, own_risk_zw="yes", own_risk_wga="no")
    bureaus.change_client(actor=cast.manager, now=NOW, client=cast.client, said=said)
    form = client_of(cast.employer).get("/werkgever/aanmelden/").context["form"]
    assert (form["own_risk_zw"].value(), form["own_risk_wga"].value()) == (True, False)
