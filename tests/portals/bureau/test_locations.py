"""The pages about the locations of the bureau."""

from typing import Any

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.signed_in import client_of
from wissel.apps.bureaus import service as bureaus
from wissel.apps.bureaus.service import LocationSaid, LocationView
from wissel.apps.trajectories import service as trajectories

LIST = "/bureau/vestigingen/"
GIVEN = {"name": "Zuid", "label": "Overweg Zuid", "place": "Maasstad", "phone": "043 700 0010"}


@pytest.fixture
def south(cast: Cast) -> LocationView:
    """Return a location of the bureau."""
    said = LocationSaid("Zuid", phone="043 700 0010")
    return bureaus.add_location(actor=cast.manager, now=NOW, said=said)


def url_of(location: LocationView) -> str:
    """Return the page of a location."""
    return f"{LIST}{location.id}/"


@pytest.mark.parametrize("name", ["manager", "planner"])
def test_the_desk_adds_a_location_and_says_who_works_there(cast: Cast, name: str) -> None:
    desk = client_of(cast.everybody[name])
    answer = desk.post(LIST, GIVEN)
    assert answer.status_code == 302
    page = desk.post(f"{answer['Location']}mensen/", {"people": [str(cast.coach.membership)]})
    assert page.status_code == 302
    shown = desk.get(LIST).content.decode()
    assert "Overweg Zuid" in shown
    assert "Noor Akkerman, coach" in shown


def test_a_coach_reads_the_locations_and_changes_none(cast: Cast, south: LocationView) -> None:
    coach = client_of(cast.coach)
    assert "Zuid" in coach.get(LIST).content.decode()
    assert "043 700 0010" in coach.get(url_of(south)).content.decode()
    assert coach.post(LIST, GIVEN).status_code == 403
    assert coach.post(url_of(south), GIVEN).status_code == 403
    for act in ("mensen", "sluit", "open"):
        assert coach.post(f"{url_of(south)}{act}/").status_code == 404


@pytest.mark.parametrize("name", ["employee", "employer", "auditor", "stranger"])
def test_nobody_else_opens_a_location(cast: Cast, south: LocationView, name: str) -> None:
    assert client_of(cast.everybody[name]).get(url_of(south)).status_code == 404


def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(
    cast: Cast, manager: Client, south: LocationView
) -> None:
    page = manager.post(LIST, GIVEN | {"email": "geen adres", "place": "<b>Maasstad</b>"})
    assert page.status_code == 422
    assert "email" in page.context["form"].errors
    shown = page.content.decode()
    assert "&lt;b&gt;Maasstad&lt;/b&gt;" in shown
    assert "<b>Maasstad</b>" not in shown
    page = manager.post(LIST, GIVEN)
    assert page.status_code == 422
    assert "name" in page.context["form"].errors
    assert "Maasstad" in page.content.decode()


def test_of_two_who_save_the_second_sees_what_the_first_wrote_and_may_save_again(
    cast: Cast, manager: Client, south: LocationView
) -> None:
    planner = client_of(cast.planner)
    seen = str(planner.get(url_of(south)).context["form"]["revision"].value())
    first = manager.post(url_of(south), {"name": "Zuid", "phone": "1", "revision": seen})
    assert first.status_code == 302
    page = planner.post(url_of(south), {"name": "Zuid", "phone": "2", "revision": seen})
    assert page.status_code == 422
    assert "Hier staat nu: 1" in page.content.decode()
    again = str(page.context["form"]["revision"].value())
    saved = planner.post(url_of(south), {"name": "Zuid", "phone": "2", "revision": again})
    assert saved.status_code == 302
    found = bureaus.location(actor=cast.coach, now=NOW, location=south.id)
    assert found.phone == "2"


def test_a_location_closes_once_no_trajectory_runs_there_and_opens_again(
    cast: Cast, manager: Client, south: LocationView
) -> None:
    where: Any = {"actor": cast.coach, "now": NOW, "trajectory": cast.trajectory}
    trajectories.change_place(**where, location=south.id)
    page = manager.post(f"{url_of(south)}sluit/")
    assert page.status_code == 422
    shown = page.content.decode()
    assert "Hier loopt nog 1 traject" in shown
    assert f"vestiging={south.id}" in shown
    trajectories.change_place(**where, location=None)
    assert manager.post(f"{url_of(south)}sluit/").status_code == 302
    assert "gesloten op 22 nov 2026" in manager.get(url_of(south)).content.decode()
    assert manager.post(f"{url_of(south)}open/").status_code == 302
    assert bureaus.location(actor=cast.coach, now=NOW, location=south.id).closed_on is None
