"""Capacity as the door takes it: with its source, once, in functional words, version by version."""

from datetime import date
from typing import Any

import pytest

from tests.cast import NOW, Cast
from wissel.apps.trajectories import service as trajectories
from wissel.connections import wire
from wissel.core.access import DataCategory
from wissel.core.capacity import row_of
from wissel.core.refusal import Refused
from wissel.core.trajectory import Capacity, CapacityItem
from wissel.infra.doors import Denied

LIFTING = row_of("tillen", "10-kilo")
FML: dict[str, Any] = {
    "valid_from": date(2026, 11, 2),
    "source": "company-doctor",
    "author": "R. Amrani",
    "kind": "fml",
    "document": "fml",
    "document_on": date(2026, 11, 2),
    "items": (LIFTING,),
}


def receive(cast: Cast, actor: str = "coach", **said: Any) -> Capacity:
    who = getattr(cast, actor)
    given = FML | said
    return trajectories.receive_capacity(actor=who, now=NOW, trajectory=cast.trajectory, **given)


def versions(cast: Cast, actor: str = "coach") -> tuple[Capacity, ...]:
    who = getattr(cast, actor)
    view = trajectories.case(actor=who, now=NOW, trajectory=cast.trajectory)
    return view.case.capacity


def test_a_list_is_kept_with_its_document_in_the_words_of_the_list(cast: Cast) -> None:
    begun = len(versions(cast))
    receive(cast, items=(CapacityItem("onzin", "onzin", "tillen", "10-kilo"),), complete=True)
    newest = versions(cast)[-1]
    assert newest.items == (LIFTING,)
    assert (newest.kind, newest.document, newest.document_on) == ("fml", "fml", date(2026, 11, 2))
    assert (newest.version, newest.complete) == (begun + 1, True)
    view = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    entry = view.case.journal[-1]
    assert (entry.kind, entry.happened_on) == ("capacity-received", date(2026, 11, 2))


def test_the_same_sent_twice_is_kept_once_and_older_ones_stay(cast: Cast) -> None:
    first = receive(cast)
    again = receive(cast)
    assert again.version == first.version
    receive(cast, items=(row_of("tillen", "5-kilo"),))
    held = versions(cast)
    assert [one.items[0].level for one in held[-2:]] == ["10-kilo", "5-kilo"]


#: What is said, and the code and the place of its refusal.
REFUSED: list[tuple[dict[str, Any], str, str]] = [
    ({"items": (row_of("vliegen", "niet"),)}, "unknown-item", "$.items[0].item"),
    ({"source": "labour-expert"}, "not-a-doctor", "$.source"),
    ({"source": "neighbour"}, "no-source", "$.author"),
    ({"author": " "}, "no-source", "$.author"),
    ({"valid_from": date(2026, 12, 24)}, "future", "$.valid_from"),
    ({"document_on": date(2026, 12, 24)}, "future", "$.document_on"),
    ({"received_on": date(2026, 12, 24)}, "future", "$.received_on"),
    ({"received_on": date(2026, 11, 1)}, "wrong-order", "$.received_on"),
    ({"hours_per_day": 25.0}, "hours", "$.hours_per_day"),
    (
        {"items": (row_of("tillen", "10-kilo", remark="wegens een hernia"),)},
        "medical",
        "$.items[0].remark",
    ),
    ({"items": (CapacityItem("tillen", "niet, door artrose"),)}, "medical", "$.items[0].limit"),
    ({"items": (CapacityItem("tillen", ""),)}, "missing", "$.items[0].limit"),
    ({"reason": "na de operatie"}, "medical", "$.reason"),
    (
        {"items": (row_of("tillen", "10-kilo", remark="x" * 201),)},
        "too-long",
        "$.items[0].remark",
    ),
    ({"items": (CapacityItem("a", "b"),) * 151}, "too-many", "$.items"),
]


def test_what_cannot_be_is_refused_with_its_place_and_nothing_is_kept(cast: Cast) -> None:
    before = len(versions(cast))
    for said, code, path in REFUSED:
        with pytest.raises(Refused) as refused:
            receive(cast, **said)
        assert (refused.value.code, refused.value.path) == (code, path)
    assert len(versions(cast)) == before


def test_an_opinion_that_is_taken_back_is_a_version_with_its_reason(cast: Cast) -> None:
    back: dict[str, Any] = {
        "withdrawn": True,
        "items": (),
        "reason": "de bedrijfsarts geeft een nieuw oordeel",
    }
    with pytest.raises(Refused) as refused:
        receive(cast, **back)
    assert refused.value.code == "nothing-to-withdraw"
    receive(cast)
    receive(cast, **back)
    held = versions(cast)
    assert held[-1].withdrawn
    assert held[-2].items == (LIFTING,)


def test_an_older_opinion_does_not_pass_for_the_newest_without_a_reason(cast: Cast) -> None:
    receive(cast)
    with pytest.raises(Refused) as refused:
        receive(cast, valid_from=date(2026, 10, 1))
    assert (refused.value.code, refused.value.path) == ("older", "$.reason")
    receive(cast, valid_from=date(2026, 10, 1), reason="de bedrijfsarts verbeterde de datum")


@pytest.mark.parametrize(
    ("actor", "may"),
    [("coach", True), ("employer", False), ("stranger", False)],
)
def test_who_keeps_the_journal_takes_it_over_and_no_client(
    cast: Cast, actor: str, may: bool
) -> None:
    if may:
        receive(cast, actor)
        return
    with pytest.raises(Denied):
        receive(cast, actor)


def test_the_employer_gets_what_the_doctor_supplied_and_of_others_that_it_came(cast: Cast) -> None:
    receive(cast)
    receive(
        cast,
        source="labour-expert",
        author="A. Deskundige",
        kind="free",
        hours_per_week=20,
        items=(CapacityItem("tempo", "rustig"),),
    )
    doctor, expert = versions(cast, "employer")[-2:]
    assert doctor.items == (LIFTING,)
    assert (expert.source, expert.items, expert.hours_per_week) == ("labour-expert", (), None)
    assert versions(cast)[-1].items == (CapacityItem("tempo", "rustig"),)


def test_a_version_of_before_the_list_reads_as_free_words() -> None:
    stored = {
        "id": "c1",
        "version": 1,
        "valid_from": "2026-09-01",
        "source": "company-doctor",
        "author": "R. Amrani",
        "hours_per_day": None,
        "hours_per_week": 20,
        "items": [{"aspect": "tillen", "limit": "tot 10 kilo"}],
        "document": "",
        "recorded_at": None,
    }
    read = wire.read_value(Capacity, stored)
    assert (read.kind, read.items) == ("free", (CapacityItem("tillen", "tot 10 kilo"),))
    assert (read.complete, read.withdrawn) == (False, False)


def test_a_change_asks_the_coach_to_review_the_plan(cast: Cast) -> None:
    receive(cast)
    receive(cast, items=(row_of("tillen", "5-kilo"),), received_on=date(2026, 11, 20))
    view = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    duties = [duty for duty in view.due.obligations if duty.rule.endswith("plan-review")]
    assert [duty.due for duty in duties] == [date(2026, 12, 4)]
    assert DataCategory.MILESTONES in view.writes
