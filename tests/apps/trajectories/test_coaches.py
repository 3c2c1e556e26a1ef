"""Who coaches, who did before, and the coach that an imported file brings along by name."""

from dataclasses import replace
from datetime import date

import pytest

from tests.cast import NOW, Cast
from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories


def test_who_coached_before_stays_in_the_list(cast: Cast) -> None:
    assert cast.other_coach.membership is not None
    trajectories.assign_coach(
        actor=cast.manager,
        now=NOW,
        trajectory=cast.trajectory,
        coach=cast.other_coach.membership,
    )
    case = trajectories.case(actor=cast.manager, now=NOW, trajectory=cast.trajectory).case
    coaches = [(p.name, p.ended_on) for p in case.parties if p.role == "coach"]
    assert coaches == [("Bram de Wit", None), ("Noor Akkerman", NOW.date())]


def test_giving_a_file_to_the_coach_who_has_it_changes_nothing(cast: Cast) -> None:
    assert cast.coach.membership is not None
    before = trajectories.case(actor=cast.manager, now=NOW, trajectory=cast.trajectory).case
    trajectories.assign_coach(
        actor=cast.manager, now=NOW, trajectory=cast.trajectory, coach=cast.coach.membership
    )
    after = trajectories.case(actor=cast.manager, now=NOW, trajectory=cast.trajectory).case
    assert after == before


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Noor Akkerman", [("Noor Akkerman", None)]),
        ("Bram de Wit", [("Bram de Wit", None), ("Noor Akkerman", NOW.date())]),
    ],
)
def test_the_coach_of_an_imported_file_does_not_stand_there_twice(
    cast: Cast, name: str, kept: list[tuple[str, date | None]]
) -> None:
    exported = trajectories.case(
        actor=cast.stranger, now=NOW, trajectory=cast.other_trajectory
    ).case
    own = trajectories.case(actor=cast.manager, now=NOW, trajectory=cast.trajectory).case
    coach = own.party("coach")
    assert coach is not None
    moved = replace(exported, parties=(coach,), journal=(), capacity=())
    made = trajectories.restore(actor=cast.command, now=NOW, case=moved)
    members = bureaus.members(actor=cast.manager, now=NOW, role="coach")
    [chosen] = [member for member in members if member.name == name]
    trajectories.assign_coach(actor=cast.manager, now=NOW, trajectory=made.id, coach=chosen.id)
    case = trajectories.case(actor=cast.manager, now=NOW, trajectory=made.id).case
    assert [(p.name, p.ended_on) for p in case.parties if p.role == "coach"] == kept
