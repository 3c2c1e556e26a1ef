"""Today is counted and paged in SQL: the counts, the pages and the rights agree with the duties."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import NOW, Cast
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.models import Trajectory
from wissel.apps.trajectories.service import Today
from wissel.apps.trajectories.service import today as today_module
from wissel.core.absence import Absence, Healthy, Leave
from wissel.core.clock import ClockInput, timeline
from wissel.core.journal import Contact, Decision, StagnationSignal
from wissel.core.obligations import State
from wissel.core.sources import Nature
from wissel.infra import tenancy
from wissel.infra.changes import gather
from wissel.infra.doors import Actor, today_of

TODAY = today_of(NOW)
_PAGES = sys.modules[today_module.__module__]


def register(cast: Cast, number: int, **more: object) -> trajectories.Registered:
    first = date(2025, 9, 1) + timedelta(days=number * 5)
    registration = trajectories.Registration(
        employee_name=f"Werknemer {number:02d}",
        client=cast.client,
        absence=Absence(first_sick_day=first),
    )
    return trajectories.register(
        actor=cast.coach, now=NOW - timedelta(days=40), registration=replace(registration, **more)
    )


def refreshed(cast: Cast, made: trajectories.Registered) -> None:
    trajectories.refresh(actor=cast.command, now=NOW, trajectory=made.id)


def line_of(cast: Cast, made: trajectories.Registered) -> trajectories.CaseLine:
    lines = trajectories.case_lines(actor=cast.coach, now=NOW)
    return next(line for line in lines if line.trajectory == made.id)


@contextmanager
def around_the_doors(cast: Cast) -> Iterator[None]:
    with tenancy.tenant(cast.coach.bureau), gather():
        yield


def test_the_counts_are_those_of_the_duties_one_by_one(cast: Cast) -> None:
    for number in range(3):
        refreshed(cast, register(cast, number))
    found = trajectories.today(actor=cast.coach, now=NOW)
    items = [
        item
        for item in trajectories.today_list(actor=cast.coach, now=NOW)
        if item.duty.state(TODAY) is not State.UNKNOWN and item.duty.due is not None
    ]
    soon = [item for item in items if item.duty.due <= TODAY + timedelta(days=7)]
    others = [item for item in soon if not {"coach", "bureau"} & set(item.duty.actors)]
    assert found.cases == 4
    assert found.counts == {
        "late": sum(item.duty.due < TODAY for item in soon),
        "today": sum(item.duty.due == TODAY for item in soon),
        "week": sum(item.duty.due > TODAY for item in soon),
        "waiting": len(others),
    }
    assert found.counts["late"] > 0
    assert sum(waits.count for waits in found.waiting) == len(others)
    assert found.first_day == min(item.duty.due for item in items)


def test_the_pages_of_a_group_hold_every_duty_once_in_order_of_day(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        refreshed(cast, register(cast, number))
    whole = _only(trajectories.today_group(actor=cast.coach, now=NOW, urgency="late")).items
    assert len(whole) > 4
    monkeypatch.setattr(_PAGES, "MOST", 2)
    after, walked = "", []
    for _page in range(len(whole)):
        group = _only(
            trajectories.today_group(actor=cast.coach, now=NOW, urgency="late", after=after)
        )
        walked += group.items
        assert group.count == len(whole)
        after = group.following
        if not after:
            break
    assert walked == list(whole)
    assert [item.duty.due for item in whole] == sorted(item.duty.due for item in whole)


def _only(found: Today) -> trajectories.Group:
    [group] = found.groups
    return group


@pytest.mark.parametrize("after", ["nonsense", "~", "2026-13-99~x", "2026-11-22~", "\0~\0"])
def test_a_page_that_begins_nowhere_is_the_first(cast: Cast, after: str) -> None:
    first = trajectories.today_group(actor=cast.coach, now=NOW, urgency="week")
    assert trajectories.today_group(actor=cast.coach, now=NOW, urgency="week", after=after) == first


def test_what_the_file_does_not_know_is_counted_apart_longest_first(cast: Cast) -> None:
    refreshed(cast, register(cast, 1))
    found = trajectories.today(actor=cast.manager, now=NOW)
    unknown = [
        item
        for item in trajectories.today_list(actor=cast.manager, now=NOW)
        if item.duty.state(TODAY) is State.UNKNOWN
    ]
    asked = Counter(one.trajectory for one in unknown if one.duty.nature is not Nature.PRACTICE)
    assert {one.place.trajectory: one.count for one in found.unknown} == asked
    assert found.unknown_cases == len(asked) == 2
    # The evaluations of every six weeks before the bureau came are practice: nobody asks for them.
    assert len(unknown) > sum(asked.values())


def test_who_may_read_nothing_of_it_sees_an_empty_list(cast: Cast) -> None:
    for actor in (cast.other_coach, cast.sysadmin, cast.host_employer):
        found = trajectories.today(actor=actor, now=NOW)
        assert (found.cases, found.unknown, found.line) == (0, (), ())
        assert not any(group.items for group in found.groups)
        assert not any(found.counts.values())


def test_a_closed_trajectory_is_in_no_list(cast: Cast) -> None:
    made = register(cast, 1)
    with around_the_doors(cast):
        row = Trajectory.objects.get(pk=made.id)
        row.closed_on = TODAY
        row.save(update_fields=["closed_on"])
    refreshed(cast, made)
    for actor in (cast.coach, cast.manager):
        found = trajectories.today(actor=actor, now=NOW)
        shown = {item.trajectory for group in found.groups for item in group.items}
        assert made.id not in shown
        assert made.id not in {one.place.trajectory for one in found.unknown}
        assert found.cases == 1


def test_above_sixty_trajectories_nothing_is_drawn_on_one_line(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    [one] = trajectories.today(actor=cast.coach, now=NOW).line
    assert one.place.employee == "Karin Dijkstra"
    monkeypatch.setattr(_PAGES, "MOST_ON_LINE", 0)
    assert trajectories.today(actor=cast.coach, now=NOW).line == ()


def _queries(actor: Actor) -> int:
    trajectories.today(actor=actor, now=NOW)  # a list that is new is written down once
    with CaptureQueriesContext(connection) as captured:
        trajectories.today(actor=actor, now=NOW)
    return len(captured)


@pytest.mark.slow
def test_three_and_sixty_trajectories_cost_the_same_queries(cast: Cast) -> None:
    for number in range(2):
        refreshed(cast, register(cast, number))
    few = [_queries(actor) for actor in (cast.coach, cast.manager)]
    for number in range(2, 59):
        refreshed(cast, register(cast, number))
    assert trajectories.today(actor=cast.coach, now=NOW).cases == 60
    assert [_queries(actor) for actor in (cast.coach, cast.manager)] == few


@pytest.mark.parametrize(
    "facts",
    [
        Absence(date(2025, 9, 1)),
        Absence(date(2025, 9, 1), healthy=(Healthy(date(2025, 10, 6), date(2025, 10, 15)),)),
        Absence(
            date(2025, 9, 1),
            leave=(Leave("pregnancy", date(2026, 10, 5), date(2027, 1, 24), same_cause=False),),
        ),
        Absence(date(2025, 9, 1), recovered_on=date(2026, 11, 2)),
    ],
)
def test_a_list_says_the_week_of_the_clock(cast: Cast, facts: Absence) -> None:
    made = register(cast, 0, absence=facts)
    for later in (0, 1, 6, 12):
        now = NOW + timedelta(days=later)
        trajectories.refresh(actor=cast.command, now=now, trajectory=made.id)
        waiting = timeline(ClockInput(as_of=today_of(now), absence=facts)).waiting_period
        lines = trajectories.case_lines(actor=cast.coach, now=now)
        [line] = [line for line in lines if line.trajectory == made.id]
        assert (line.week, line.last_day) == (waiting.week, waiting.last_day)


def test_a_standstill_lasts_until_something_is_decided(cast: Cast) -> None:
    made = register(cast, 0)

    def say(content: StagnationSignal | Decision, back: int) -> None:
        trajectories.log(
            actor=cast.coach,
            now=NOW,
            trajectory=made.id,
            happened_on=TODAY - timedelta(days=back),
            content=content,
        )

    assert line_of(cast, made).still_since is None
    since = TODAY - timedelta(days=20)
    say(StagnationSignal("labour-market", "Er zijn geen reacties gekomen.", since=since), 9)
    say(StagnationSignal("practical", "Er rijdt geen bus."), 5)
    assert line_of(cast, made).still_since == since
    say(Decision("course", "Breder zoeken.", "Noor Akkerman", "coach"), 1)
    assert line_of(cast, made).still_since is None


def test_the_last_contact_is_one_with_the_employee(cast: Cast) -> None:
    made = register(cast, 0)
    for who, back in (("employee", 6), ("employer", 2)):
        trajectories.log(
            actor=cast.coach,
            now=NOW,
            trajectory=made.id,
            happened_on=TODAY - timedelta(days=back),
            content=Contact((who,), "phone", "Gebeld."),  # type: ignore[arg-type]  # two of the roles
        )
    assert line_of(cast, made).last_contact == TODAY - timedelta(days=6)


@pytest.mark.parametrize("column", ["week_one", "last_contact", "still_since", "unknown_from"])
def test_a_tampered_day_of_a_trajectory_is_reported(cast: Cast, column: str) -> None:
    with around_the_doors(cast):
        Trajectory.objects.filter(number=cast.number).update(**{column: date(2030, 1, 1)})
    drifted = trajectories.drifts(actor=cast.command, now=NOW)
    assert [(one.number, one.key, one.cached) for one in drifted] == [
        (cast.number, column, "2030-01-01")
    ]


def test_a_phase_that_is_missing_from_the_cache_is_reported(cast: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM trajectories_phasewindow")
    drifted = trajectories.drifts(actor=cast.command, now=NOW)
    assert [(one.number, one.key) for one in drifted] == [(cast.number, "phases")]
