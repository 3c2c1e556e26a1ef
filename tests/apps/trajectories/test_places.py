"""At which location a trajectory is guided, how far that is, and closing a location."""

from typing import Any

import pytest

from tests.cast import NOW, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.bureaus.service import LocationSaid, LocationView
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import NOBODY, CaseloadQuery, Place
from wissel.connections import wire
from wissel.core.absence import Absence
from wissel.core.refusal import Refused
from wissel.core.wire import to_json
from wissel.infra.doors import Actor, Denied

pytestmark = pytest.mark.django_db


def place_of(actor: Actor, cast: Cast) -> Place:
    """Return where the trajectory of the cast is, as somebody sees it."""
    return trajectories.case(actor=actor, now=NOW, trajectory=cast.trajectory).place


def put(actor: Actor, cast: Cast, location: LocationView | None, **travel: Any) -> None:
    """Put the trajectory of the cast somewhere."""
    trajectories.change_place(
        actor=actor,
        now=NOW,
        trajectory=cast.trajectory,
        location=location.id if location else None,
        **travel,
    )


@pytest.fixture
def south(cast: Cast) -> LocationView:
    """Return a location of the bureau."""
    return bureaus.add_location(actor=cast.manager, now=NOW, said=LocationSaid("Zuid"))


@pytest.fixture
def north(cast: Cast) -> LocationView:
    """Return another one."""
    return bureaus.add_location(actor=cast.manager, now=NOW, said=LocationSaid("Noord"))


@pytest.mark.parametrize("name", ["coach", "planner"])
def test_coach_and_back_office_put_a_trajectory_at_a_location(
    cast: Cast, south: LocationView, name: str
) -> None:
    put(cast.everybody[name], cast, south, travel_km=18, travel_minutes=25)
    for reader in (cast.coach, cast.planner, cast.manager, cast.employee):
        assert place_of(reader, cast) == Place(south, 18, 25)
    put(cast.coach, cast, None)
    assert place_of(cast.coach, cast) == Place()


@pytest.mark.parametrize("name", ["other_coach", "manager", "employee", "employer", "stranger"])
def test_nobody_else_does(cast: Cast, south: LocationView, name: str) -> None:
    with pytest.raises(Denied):
        put(cast.everybody[name], cast, south)
    assert place_of(cast.coach, cast) == Place()


def test_the_employer_sees_the_location_and_not_how_far_the_employee_lives(
    cast: Cast, south: LocationView
) -> None:
    put(cast.coach, cast, south, travel_km=18, travel_minutes=25)
    assert place_of(cast.employer, cast) == Place(south)


def test_a_location_of_another_bureau_is_not_there(cast: Cast) -> None:
    system = Actor(bureau=cast.stranger.bureau, name="t", role="system", kind="command")
    elsewhere = bureaus.add_location(actor=system, now=NOW, said=LocationSaid("Elders"))
    with pytest.raises(Denied):
        put(cast.coach, cast, elsewhere)
    assert place_of(cast.coach, cast) == Place()


@pytest.mark.parametrize(
    ("travel", "path"),
    [
        ({"travel_km": -1}, "$.travel_km"),
        ({"travel_km": 501}, "$.travel_km"),
        ({"travel_minutes": 100_000}, "$.travel_minutes"),
    ],
)
def test_a_distance_that_nobody_travels_is_refused_at_its_field(
    cast: Cast, south: LocationView, travel: dict[str, int], path: str
) -> None:
    with pytest.raises(Refused) as refusal:
        put(cast.coach, cast, south, **travel)
    assert refusal.value.path == path
    assert place_of(cast.coach, cast) == Place()


def test_a_location_closes_when_no_trajectory_runs_there(cast: Cast, south: LocationView) -> None:
    put(cast.coach, cast, south)
    with pytest.raises(Refused) as refusal:
        trajectories.close_location(actor=cast.manager, now=NOW, location=south.id)
    assert refusal.value.code == "in-use"
    assert bureaus.location(actor=cast.coach, now=NOW, location=south.id).closed_on is None
    put(cast.coach, cast, None)
    with pytest.raises(Denied):
        trajectories.close_location(actor=cast.coach, now=NOW, location=south.id)
    closed = trajectories.close_location(actor=cast.manager, now=NOW, location=south.id)
    assert closed.closed_on == NOW.date()
    with pytest.raises(Refused) as again:
        put(cast.coach, cast, south)
    assert again.value.code == "closed"
    bureaus.reopen_location(actor=cast.manager, now=NOW, location=south.id)
    put(cast.coach, cast, south)


def _registration(cast: Cast, location: LocationView | None) -> trajectories.Registration:
    return trajectories.Registration(
        employee_name="Els Nieuw",
        client=cast.client,
        absence=Absence(first_sick_day=NOW.date().replace(month=1)),
        location=location.id if location else None,
    )


def test_the_coach_chooses_a_location_at_registration_and_an_employer_does_not(
    cast: Cast, south: LocationView
) -> None:
    said = _registration(cast, south)
    for actor, expected in ((cast.coach, south), (cast.employer, None)):
        made = trajectories.register(actor=actor, now=NOW, registration=said)
        view = trajectories.case(actor=cast.manager, now=NOW, trajectory=made.id)
        assert view.place.location == expected


def test_the_caseload_is_filtered_by_location_together_with_the_rest(
    cast: Cast, south: LocationView, north: LocationView
) -> None:
    def numbers(address: str) -> list[str]:
        asked = CaseloadQuery.read(address)
        found = trajectories.caseload(actor=cast.manager, now=NOW, query=asked)
        return [line.employee for line in found.lines]

    put(cast.coach, cast, south)
    for location in (north, None):
        trajectories.register(actor=cast.coach, now=NOW, registration=_registration(cast, location))
    assert numbers(f"vestiging={south.id}") == ["Karin Dijkstra"]
    assert numbers(f"vestiging={north.id}&q=els") == ["Els Nieuw"]
    assert numbers(f"vestiging={south.id}&q=els") == []
    assert numbers(f"vestiging={NOBODY}") == ["Els Nieuw"]
    offered = trajectories.caseload(actor=cast.manager, now=NOW).choices.locations
    assert [one.name.nl for one in offered] == ["Noord", "Zuid", "nog geen vestiging"]


def test_a_location_that_nobody_can_read_is_left_out_and_named(cast: Cast) -> None:
    asked = CaseloadQuery.read("vestiging=1%27--&q=karin")
    assert asked.unreadable == {"vestiging"}
    assert asked.written() == "q=karin"


def test_without_locations_there_is_nothing_to_choose(cast: Cast) -> None:
    assert trajectories.caseload(actor=cast.manager, now=NOW).choices.locations == ()


def test_the_trajectory_file_leaves_the_location_out(cast: Cast, south: LocationView) -> None:
    before = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory).case
    put(cast.coach, cast, south, travel_km=18)
    after = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory).case
    assert to_json(before) == to_json(after)
    assert wire.read_value(type(after), to_json(after)) == after
