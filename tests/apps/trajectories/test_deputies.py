"""The standing deputy of a coach: who names one, what a deputy sees, and whose work it is when."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.core import mail as django_mail

from tests.apps.trajectories.test_reminders import FRIDAY, at, day_passes
from tests.cast import NOW, Cast
from wissel.apps.trajectories import service as trajectories
from wissel.core.absence import Absence
from wissel.core.access import Relation
from wissel.core.journal import Decision
from wissel.core.refusal import Refused
from wissel.infra.doors import Actor, Denied
from wissel.infra.tasks.worker import drain

pytestmark = pytest.mark.django_db

BRAM = "bram@overweg.example"


def membership(actor: Actor) -> UUID:
    """Return the membership of somebody of the bureau."""
    assert actor.membership is not None
    return actor.membership


def name(cast: Cast, by: Actor, deputy: Actor | None) -> None:
    """Name a deputy of the coach of the trajectory, or nobody."""
    trajectories.name_deputy(
        actor=by,
        now=NOW,
        trajectory=cast.trajectory,
        deputy=membership(deputy) if deputy is not None else None,
    )


def away(cast: Cast, days: int = 20) -> None:
    """Have the coach pause the reminders."""
    until = NOW.date() + timedelta(days=days)
    trajectories.pause_reminders(actor=cast.coach, now=NOW, until=until, reason="Vakantie.")


def seen(cast: Cast, by: Actor) -> trajectories.CaseView:
    """Return the trajectory as somebody sees it."""
    return trajectories.case(actor=by, now=NOW, trajectory=cast.trajectory)


def written(cast: Cast) -> list[tuple[str, str]]:
    """Return what the journal keeps about deputies, and who decided it."""
    said = [entry.content for entry in seen(cast, cast.manager).case.journal]
    decisions = [content for content in said if isinstance(content, Decision)]
    return [(one.outcome, one.owner) for one in decisions if "waarnemer" in one.outcome]


def listed(by: Actor, question: str = "") -> list[tuple[str, str]]:
    """Return number and coach of the lines of somebody's caseload."""
    asked = trajectories.CaseloadQuery.read(question)
    found = trajectories.caseload(actor=by, now=NOW, query=asked)
    return [(line.number, line.coach) for line in found.lines]


def test_everybody_who_takes_part_sees_who_stands_in(cast: Cast) -> None:
    assert seen(cast, cast.employee).deputy is None
    name(cast, cast.coach, cast.other_coach)
    for actor in (cast.coach, cast.employee, cast.employer, cast.planner, cast.manager):
        deputy = seen(cast, actor).deputy
        assert deputy is not None
        assert deputy.name == "Bram de Wit"
    assert written(cast) == [("waarnemer: Bram de Wit", "Noor Akkerman")]


def test_a_deputy_has_the_file_of_the_coach_and_loses_it_with_the_task(cast: Cast) -> None:
    with pytest.raises(Denied, match="summary-only"):
        seen(cast, cast.other_coach)
    name(cast, cast.planner, cast.other_coach)
    mine, theirs = seen(cast, cast.other_coach), seen(cast, cast.coach)
    assert (mine.relation, mine.writes) == (Relation.ASSIGNED, theirs.writes)
    name(cast, cast.manager, None)
    with pytest.raises(Denied, match="summary-only"):
        seen(cast, cast.other_coach)
    assert seen(cast, cast.employee).deputy is None


def test_naming_the_same_deputy_twice_is_written_once(cast: Cast) -> None:
    for _ in range(2):
        name(cast, cast.coach, cast.other_coach)
    assert len(written(cast)) == 1
    for _ in range(2):
        name(cast, cast.planner, None)
    assert written(cast)[1:] == [("waarnemer: niemand", "Pleun Smit")]


def test_only_the_coach_a_planner_and_a_manager_name_a_deputy(cast: Cast) -> None:
    for actor in (cast.employee, cast.employer, cast.other_coach, cast.stranger):
        with pytest.raises(Denied):
            name(cast, actor, cast.other_coach)
    name(cast, cast.coach, cast.other_coach)
    with pytest.raises(Denied, match="coach-or-manager"):
        name(cast, cast.other_coach, None)


def test_a_coach_is_no_deputy_of_themself_and_nobody_else_is_one(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        name(cast, cast.planner, cast.coach)
    assert refused.value.path == "$.deputy"
    for nobody in (cast.manager, cast.planner, cast.stranger):
        with pytest.raises(Denied):
            name(cast, cast.manager, nobody)


def test_a_deputy_who_becomes_the_coach_stands_in_for_nobody(cast: Cast) -> None:
    name(cast, cast.coach, cast.other_coach)
    give = trajectories.assign_coach
    give(
        actor=cast.manager,
        now=NOW,
        trajectory=cast.trajectory,
        coach=membership(cast.other_coach),
    )
    assert seen(cast, cast.manager).deputy is None
    give(actor=cast.manager, now=NOW, trajectory=cast.trajectory, coach=membership(cast.coach))
    assert seen(cast, cast.manager).deputy is None
    with pytest.raises(Denied, match="summary-only"):
        seen(cast, cast.other_coach)
    assert written(cast)[1:] == [("coach: Bram de Wit; waarnemer: niemand", "Mara Vos")]


def test_there_is_no_deputy_without_a_coach(cast: Cast) -> None:
    absence = Absence(date(2026, 1, 12))
    new = trajectories.register(
        actor=cast.employer,
        now=NOW,
        registration=trajectories.Registration("Ans Bos", cast.client, absence),
    )
    with pytest.raises(Refused) as refused:
        trajectories.name_deputy(
            actor=cast.manager,
            now=NOW,
            trajectory=new.id,
            deputy=membership(cast.other_coach),
        )
    assert (refused.value.code, refused.value.path) == ("no-coach", "$.deputy")


def test_the_work_is_the_deputys_while_the_coach_is_away(cast: Cast) -> None:
    name(cast, cast.coach, cast.other_coach)
    open_now = trajectories.today(actor=cast.coach, now=NOW)
    assert trajectories.today(actor=cast.other_coach, now=NOW).cases == 0
    assert listed(cast.other_coach) == []
    assert listed(cast.other_coach, "toon=deputy") == [(cast.number, "Noor Akkerman")]
    assert listed(cast.other_coach, f"q={cast.number}") == [(cast.number, "Noor Akkerman")]
    assert listed(cast.coach, "toon=deputy") == []
    away(cast)
    found = trajectories.today(actor=cast.other_coach, now=NOW)
    assert (found.cases, found.counts) == (1, open_now.counts)
    assert listed(cast.other_coach) == [(cast.number, "Noor Akkerman")]
    assert trajectories.today(actor=cast.coach, now=NOW).counts == open_now.counts
    trajectories.resume_reminders(actor=cast.coach, now=NOW)
    assert trajectories.today(actor=cast.other_coach, now=NOW).cases == 0


def test_what_falls_to_the_coach_is_mailed_to_the_deputy_while_the_coach_is_away(
    cast: Cast,
) -> None:
    drain(clock=lambda: NOW)
    django_mail.outbox.clear()
    name(cast, cast.coach, cast.other_coach)
    assert BRAM not in day_passes(cast, FRIDAY - timedelta(days=1))
    away(cast)
    got = day_passes(cast, FRIDAY)
    assert BRAM in got
    assert "noor@overweg.example" not in got
    told = trajectories.last_reminders(
        actor=cast.other_coach, now=at(FRIDAY, 12), trajectory=cast.trajectory
    )
    assert told
