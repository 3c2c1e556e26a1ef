"""What others read of the bureau: kept by manager and back office, shown at the foot of pages."""

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.bureaus import service as bureaus
from wissel.apps.bureaus.service import BureauSaid
from wissel.infra.doors import Denied

SAID = {
    "name": "Bureau Overweg",
    "address": "Stationsplein 12",
    "postcode": "6200 ZZ",
    "place": "Maasoever",
    "phone": "043 700 0000",
    "email": "info@overweg.example",
    "kvk": "1234 5678",
    "vat_number": "nl.0044.95445.b01",
    "revision": "1",
}


@pytest.fixture
def manager(cast: Cast) -> Client:
    return client_of(cast.manager)


def test_what_the_manager_writes_stands_under_the_pages_of_others(
    cast: Cast, manager: Client
) -> None:
    assert manager.post("/bureau/gegevens/", SAID).status_code == 302
    for actor, url in ((cast.employee, "/mijn/"), (cast.employer, "/werkgever/")):
        page = client_of(actor).get(url).content.decode()
        assert "Bureau Overweg · Stationsplein 12, 6200 ZZ Maasoever" in page, url
        assert "KvK 12345678 · btw NL004495445B01" in page, url


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", " "),
        ("email", "info"),
        ("kvk", "1234"),
        ("kvk", "1234567x"),
        ("vat_number", "NL004495446B01"),
        ("phone", "0" * 31),
        ("place", "x\x00y"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_stays_typed(
    cast: Cast, manager: Client, field: str, typed: str
) -> None:
    answer = manager.post("/bureau/gegevens/", SAID | {field: typed, "address": "Kade 1"})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert 'value="Kade 1"' in answer.content.decode()
    assert bureaus.bureau(actor=cast.manager, now=NOW).address == ""


def test_two_people_see_each_others_change(cast: Cast, manager: Client) -> None:
    client_of(cast.planner).post("/bureau/gegevens/", SAID)
    answer = manager.post("/bureau/gegevens/", SAID | {"place": "Elders"})
    assert "Hier staat nu: Maasoever" in answer.content.decode()
    again = SAID | {"place": "Elders", "revision": "2"}
    assert manager.post("/bureau/gegevens/", again).status_code == 302


def test_coaches_and_clients_change_nothing(cast: Cast) -> None:
    assert client_of(cast.coach).get("/bureau/gegevens/").status_code == 404
    for actor in (cast.coach, cast.employer, cast.employee, cast.company_doctor):
        with pytest.raises(Denied):
            bureaus.change_bureau(actor=actor, now=NOW, said=BureauSaid("Anders"))
