"""The places of a bureau: who changes them, who works there, and what is refused."""

from datetime import timedelta
from typing import Any

import pytest

from tests.cast import NOW, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.bureaus.service import LocationSaid, LocationView
from wissel.core.refusal import Refused
from wissel.infra import changes
from wissel.infra.doors import Actor, Denied

pytestmark = pytest.mark.django_db

SAID = LocationSaid(
    "Maasstad",
    label="Overweg Zuid",
    address="Stationsplein 1",
    postcode="6221 AB",
    place="Maasstad",
    phone="043 700 0010",
    email="zuid@overweg.example",
)


def added(actor: Actor, said: LocationSaid = SAID) -> LocationView:
    """Add a place."""
    return bureaus.add_location(actor=actor, now=NOW, said=said)


def code_of(refusal: "pytest.ExceptionInfo[Refused]") -> tuple[str, str]:
    """Return what a refusal is about."""
    return refusal.value.code, refusal.value.path


@pytest.mark.parametrize("name", ["manager", "planner"])
def test_manager_and_back_office_add_a_place_that_all_staff_read(cast: Cast, name: str) -> None:
    made = added(cast.everybody[name])
    assert made.where == "Stationsplein 1, 6221 AB Maasstad"
    assert made.title == "Overweg Zuid, Maasstad"
    for reader in (cast.coach, cast.planner, cast.manager):
        assert bureaus.locations(actor=reader, now=NOW) == (made,)
        assert bureaus.location(actor=reader, now=NOW, location=made.id) == made


@pytest.mark.parametrize("name", ["coach", "employee", "employer", "auditor", "sysadmin"])
def test_nobody_else_adds_one(cast: Cast, name: str) -> None:
    with pytest.raises(Denied):
        added(cast.everybody[name])


@pytest.mark.parametrize("name", ["employee", "employer", "line_manager", "auditor", "sysadmin"])
def test_who_is_not_staff_reads_no_list_of_places(cast: Cast, name: str) -> None:
    made = added(cast.manager)
    with pytest.raises(Denied):
        bureaus.locations(actor=cast.everybody[name], now=NOW)
    with pytest.raises(Denied):
        bureaus.location(actor=cast.everybody[name], now=NOW, location=made.id)


def test_another_bureau_sees_nothing_of_it_and_may_use_the_name_too(cast: Cast) -> None:
    made = added(cast.manager)
    assert bureaus.locations(actor=cast.stranger, now=NOW) == ()
    with pytest.raises(Denied):
        bureaus.location(actor=cast.stranger, now=NOW, location=made.id)
    elsewhere = Actor(bureau=cast.stranger.bureau, name="t", role="system", kind="command")
    assert added(elsewhere).id != made.id
    with pytest.raises(Denied):
        bureaus.change_location(actor=elsewhere, now=NOW, location=made.id, said=SAID)


@pytest.mark.parametrize(
    ("said", "where"),
    [
        (LocationSaid("   "), ("missing", "$.name")),
        (LocationSaid("x" * 101), ("too-long", "$.name")),
        (LocationSaid("A\x00B"), ("wrong-value", "$.name")),
        (LocationSaid("Noord", email="geen adres"), ("wrong-value", "$.email")),
        (LocationSaid("Noord", postcode="1234 ABCDEFG"), ("too-long", "$.postcode")),
        (LocationSaid(" MAASSTAD "), ("taken", "$.name")),
    ],
)
def test_what_cannot_be_a_place_is_refused_at_its_field(
    cast: Cast, said: LocationSaid, where: tuple[str, str]
) -> None:
    added(cast.manager)
    with pytest.raises(Refused) as refusal:
        added(cast.manager, said)
    assert code_of(refusal) == where
    assert len(bureaus.locations(actor=cast.manager, now=NOW)) == 1


def test_of_two_who_change_a_place_the_second_hears_it(cast: Cast) -> None:
    made = added(cast.manager)
    change: Any = {"now": NOW, "location": made.id, "revision": made.revision}
    first = bureaus.change_location(
        actor=cast.manager, said=LocationSaid("Maasstad", phone="1"), **change
    )
    assert (first.phone, first.revision) == ("1", made.revision + 1)
    with pytest.raises(Refused) as refusal:
        bureaus.change_location(
            actor=cast.planner, said=LocationSaid("Maasstad", phone="2"), **change
        )
    assert code_of(refusal) == ("changed-meanwhile", "$.revision")
    assert bureaus.location(actor=cast.coach, now=NOW, location=made.id).phone == "1"


def test_the_desk_says_who_works_where(cast: Cast) -> None:
    assert cast.coach.membership
    assert cast.other_coach.membership
    made = added(cast.manager)
    for people in ({cast.coach.membership, cast.other_coach.membership}, {cast.coach.membership}):
        bureaus.staff_location(actor=cast.planner, now=NOW, location=made.id, people=people)
        found = bureaus.location(actor=cast.coach, now=NOW, location=made.id)
        assert set(found.people) == people
    with pytest.raises(Denied):
        bureaus.staff_location(actor=cast.coach, now=NOW, location=made.id, people=())


@pytest.mark.parametrize("name", ["stranger", "employee", "employer"])
def test_only_staff_of_the_bureau_works_at_a_place(cast: Cast, name: str) -> None:
    made = added(cast.manager)
    member = cast.everybody[name].membership
    assert member
    with pytest.raises(Denied):
        bureaus.staff_location(actor=cast.manager, now=NOW, location=made.id, people={member})
    assert bureaus.location(actor=cast.manager, now=NOW, location=made.id).people == ()


def test_no_door_stands_around_the_inner_ones(cast: Cast) -> None:
    made = added(cast.manager)
    for inner in (bureaus.close_location, bureaus.open_location):
        with pytest.raises(changes.WriteOutsideDoor):
            inner(actor=cast.manager, now=NOW + timedelta(days=1), location=made.id)
