"""What the bureau entered is its own; which lists wait; and what a reader without capacity gets."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.apps.jobsearch.market import PLANNER, draft, feed, searchable, send, several, shown
from tests.apps.plans.profiles import receive
from tests.cast import NOW, Cast
from wissel.apps.jobsearch import service as jobsearch
from wissel.apps.trajectories import service as trajectories
from wissel.core.matched import Fit
from wissel.infra.doors import Actor, Denied

pytestmark = pytest.mark.django_db


def enter(actor: Actor, **said: Any) -> str:
    vacancy = replace(PLANNER, id="", **said)
    return jobsearch.enter_vacancy(actor=actor, now=NOW, said=vacancy)


def listed(actor: Actor, days: int = 0) -> list[str]:
    now = NOW + timedelta(days=days)
    return [one.read.id for one in jobsearch.own_vacancies(actor=actor, now=now)]


def test_the_bureau_reads_what_it_entered_until_it_closes(cast: Cast) -> None:
    first = enter(cast.coach, closes_on=date(2026, 11, 24))
    second = enter(cast.planner, title="Inkoper")
    assert listed(cast.manager) == [second, first]
    assert listed(cast.manager, days=5) == [second]
    jobsearch.close_vacancy(actor=cast.coach, now=NOW, vacancy=second)
    assert listed(cast.manager) == [first]
    view = jobsearch.own_vacancy(actor=cast.manager, now=NOW, vacancy=second)
    assert (view.open, view.gone_on, view.entered_by) == (False, NOW.date(), "Pleun Smit")
    assert view.read.demands or view.read.occupations


def test_a_change_counts_in_the_next_list_and_leaves_what_was_sent_as_it_was(cast: Cast) -> None:
    searchable(cast)
    made = enter(cast.coach)
    draft(cast)
    send(cast)
    later = NOW + timedelta(hours=1)
    heavier = replace(PLANNER, text=f"{PLANNER.text} Je tilt dozen tot 20 kilo.")
    jobsearch.change_vacancy(actor=cast.coach, now=later, vacancy=made, said=heavier)
    week = shown(cast, now=later).week
    assert week is not None
    assert week.lines[0].said.snapshot.vacancy.text == PLANNER.text
    view = jobsearch.vacancy(actor=cast.coach, now=later, trajectory=cast.trajectory, vacancy=made)
    assert view.match is not None
    assert view.match.fit is Fit.UNSUITABLE
    with pytest.raises(Denied, match="no-such-vacancy"):
        jobsearch.change_vacancy(actor=cast.stranger, now=later, vacancy=made, said=PLANNER)
    with pytest.raises(Denied, match="bureau-only"):
        jobsearch.change_vacancy(actor=cast.employee, now=later, vacancy=made, said=PLANNER)


def test_nobody_else_reads_it_and_another_bureau_does_not_find_it(cast: Cast) -> None:
    made = enter(cast.coach)
    assert listed(cast.stranger) == []
    with pytest.raises(Denied, match="no-such-vacancy"):
        jobsearch.own_vacancy(actor=cast.stranger, now=NOW, vacancy=made)
    for actor in (cast.employee, cast.employer, cast.auditor):
        with pytest.raises(Denied, match="bureau-only"):
            jobsearch.own_vacancies(actor=actor, now=NOW)
        with pytest.raises(Denied, match="bureau-only"):
            jobsearch.own_vacancy(actor=actor, now=NOW, vacancy=made)


def test_a_drafted_list_waits_for_its_coach_and_for_nobody_else(cast: Cast) -> None:
    searchable(cast)
    feed(*several(2))
    assert jobsearch.lists_to_send(actor=cast.coach, now=NOW) == ()
    draft(cast)
    [one] = jobsearch.lists_to_send(actor=cast.coach, now=NOW)
    assert (one.trajectory, one.employee, one.count) == (cast.trajectory, "Karin Dijkstra", 2)
    for actor in (cast.other_coach, cast.manager, cast.employee, cast.stranger):
        assert jobsearch.lists_to_send(actor=actor, now=NOW) == ()
    next_week = NOW + timedelta(weeks=1)
    assert jobsearch.lists_to_send(actor=cast.coach, now=next_week) == ()
    send(cast)
    assert jobsearch.lists_to_send(actor=cast.coach, now=NOW) == ()


def test_a_deputy_finds_the_list_that_waits(cast: Cast) -> None:
    searchable(cast)
    feed(*several(1))
    draft(cast)
    assert cast.other_coach.membership
    trajectories.name_deputy(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, deputy=cast.other_coach.membership
    )
    assert len(jobsearch.lists_to_send(actor=cast.other_coach, now=NOW)) == 1


def test_who_may_not_read_the_capacity_reads_no_limit_on_any_way(cast: Cast) -> None:
    searchable(cast)
    (heavy,) = several(1, more="Je tilt dozen tot 9 kilo.")
    feed(heavy, *several(2, start=1), *several(2, start=9, more="Je tilt dozen tot 20 kilo."))
    draft(cast)
    receive(cast, "5-kilo", on=date(2026, 11, 20))
    send(cast)
    coach = shown(cast).week
    view = jobsearch.search_view(actor=cast.manager, now=NOW, trajectory=cast.trajectory)
    assert coach is not None
    assert view.week is not None
    assert "Tillen" in repr(coach)
    assert "Tillen" not in repr(view.week), "the name of a limit"
    assert [one.id for one in view.week.removed] == [one.id for one in coach.removed]
    assert not any(one.medical for one in view.week.said.fewer)
    assert any(one.medical for one in coach.said.fewer)
