"""A consent that is taken back is gone in every door that reads, whatever it reads by."""

import inspect
from collections.abc import Iterator
from datetime import date
from functools import partial
from types import ModuleType
from typing import Any, get_args
from uuid import UUID

import pytest

from tests.apps.trajectories.test_consent import HOST, RECEIVERS, give, of_host, withdraw
from tests.cast import NOW, Cast
from tests.files import make_files
from wissel.apps.documents import service as documents
from wissel.apps.guidance import service as guidance
from wissel.apps.orders import service as orders
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.core.consents import statement
from wissel.core.journal import Application
from wissel.core.profiled import ProfileKind
from wissel.core.refusal import Refused
from wissel.infra.doors import Declined, Denied

pytestmark = [pytest.mark.django_db, pytest.mark.slow]  # every door as every receiver, twice

SERVICES = (trajectories, documents, orders, guidance, plans)
#: Doors that speak of the consents themselves, or give the whole journal or file, where they stand.
SPEAK_OF_IT = {
    "consents",
    "case",
    "entries",
    "own_file",
    "who_looked",
    "export_trajectory",
    "riv_check",  # of the coach alone; what the employer reads of it is `employer_riv`
}
NAME = "Garage Smit"


def read_doors(*services: ModuleType) -> Iterator[tuple[str, Any, str]]:
    """Yield every door that only reads, with the one thing it reads by; of each kind of profile."""
    for service in services:
        for name in service.__all__:
            door = getattr(service, name)
            if not getattr(door, "is_door", False) or door.writes:
                continue
            signature = inspect.signature(door).parameters
            needed = [key for key, one in signature.items() if one.default is one.empty]
            by = [key for key in needed if key not in ("actor", "now", "language")]
            label = f"{service.__name__.split('.')[2]}.{name}"
            if len(by) == 1:
                yield label, door, by[0]
            if by == ["trajectory", "kind"]:
                for kind in get_args(ProfileKind):
                    yield f"{label} {kind}", partial(door, kind=kind), "trajectory"


def test_once_taken_back_every_door_shows_what_it_showed_before(cast: Cast) -> None:
    of_host(cast)
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=date(2026, 11, 20),
        content=Application("planner", "sent", employer_name=NAME),
    )
    ids = make_files(cast, NOW)["own"].ids
    doors = [one for one in read_doors(*SERVICES) if one[2] in ids]
    # It draws outside of its door, so it is none itself.
    drawn = partial(documents.profile_file, kind="person", number=1)
    doors.append(("documents.profile_file person", drawn, "trajectory"))
    assert {f"plans.profile {kind}" for kind in get_args(ProfileKind)} <= {one[0] for one in doors}
    told = {by for _, _, by in doors}
    assert told >= {"trajectory", "report", "quote", "service", "paper", "appointment"}
    assert len(doors) >= 25

    def shown() -> dict[tuple[str, str, str], str]:
        found = {}
        for name, door, by in doors:
            for variant, value in ids[by].items():
                for reader in RECEIVERS.values():
                    given = {"actor": cast.everybody[reader], "now": NOW, by: _value(value)}
                    if "language" in inspect.signature(door).parameters:
                        given["language"] = "nl"
                    try:
                        answer = repr(door(**given))
                    except (Denied, Refused, Declined) as refused:
                        answer = repr(refused)
                    found[name, variant, reader] = answer
        return found

    before = shown()
    for choice in statement().choices:
        give(cast, choice.key, named=HOST if choice.named else "")
    during = shown()
    for given in trajectories.consents(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory
    ).given:
        withdraw(cast, given.id)
    after = shown()
    assert _others(after) == _others(before)
    assert _others(during) != _others(before), "a yes opened nothing: nothing was tried"
    assert not any(NAME in said for key, said in after.items() if key[2] == "employer")
    for name in ("plans.profile person", "plans.profile_exists", "documents.profile_file person"):
        key = (name, "", "employer")
        assert before[key] != during[key], f"{name} opened nothing"


def _value(text: str) -> UUID | str:
    try:
        return UUID(text)
    except ValueError:
        return text


def _others(shown: dict[tuple[str, str, str], str]) -> dict[tuple[str, str, str], str]:
    return {
        key: said for key, said in shown.items() if key[0].rpartition(".")[2] not in SPEAK_OF_IT
    }
