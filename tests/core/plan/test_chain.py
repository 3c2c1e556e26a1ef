"""Gap, activity, evidence: what is missing in the chain is seen, and nothing else is."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissel.core.journal import Application, Assignment, Contact, Content, JournalEntry
from wissel.core.plan import ActivityState, chain_of, plan_form, silences
from wissel.core.planned import Activity, Gap, Plan

MONDAY = date(2026, 11, 2)
TODAY = date(2026, 11, 23)


def activity(**changes: Any) -> Activity:
    given_: dict[str, Any] = {
        "key": "a1",
        "title": "Sollicitatietraining",
        "who": "coach",
        "begins": MONDAY,
        "ends": MONDAY + timedelta(days=13),
        "gaps": ("g1",),
        "evidence": ("contact:employee",),
    } | changes
    return Activity(**given_)


def entry(content: Content, on: date, id_: str = "e1") -> JournalEntry:
    return JournalEntry(
        id=id_,
        seq=1,
        happened_on=on,
        recorded_at=datetime(2026, 11, 23, tzinfo=UTC),
        author="Noor",
        author_role="coach",
        category="activities",
        content=content,
    )


def talk(**changes: Any) -> Contact:
    return Contact(("employee",), "visit", "Cv besproken.", **changes)


def state_of(one: Activity, *entries: JournalEntry, today: date = TODAY) -> ActivityState:
    chain = chain_of(Plan(1, activities=(one,)), entries, form=plan_form(), today=today)
    found = chain.activity(one.key)
    assert found is not None
    return found.state


def test_an_activity_is_shown_by_what_was_named_for_it_while_it_ran() -> None:
    assert state_of(activity(), entry(talk(), MONDAY)) == "done"
    assert state_of(activity(), entry(talk(), MONDAY - timedelta(days=1))) == "silent"
    assert state_of(activity(), entry(talk(), MONDAY + timedelta(days=14))) == "silent"
    assert state_of(activity(), entry(Assignment("Cv", "done"), MONDAY)) == "silent"
    both = activity(evidence=("contact:employee", "assignment:done"))
    assert state_of(both, entry(Assignment("Cv", "done"), MONDAY)) == "done"
    assert state_of(both, entry(Assignment("Cv", "not-done"), MONDAY)) == "silent"


@pytest.mark.parametrize(
    ("begins", "ends", "state"),
    [
        (TODAY + timedelta(days=1), TODAY + timedelta(days=30), "to-come"),
        (TODAY, TODAY + timedelta(days=30), "running"),
        (TODAY - timedelta(days=28), TODAY, "running"),
        (TODAY - timedelta(days=29), TODAY, "silent"),
        (TODAY - timedelta(days=5), TODAY - timedelta(days=1), "silent"),
    ],
)
def test_the_journal_has_four_weeks_or_until_the_end(begins: date, ends: date, state: str) -> None:
    assert state_of(activity(begins=begins, ends=ends)) == state


def test_a_talk_about_another_module_shows_nothing_of_this_one() -> None:
    training = activity(module="sollicitatietraining")
    assert state_of(training, entry(talk(module="scholing"), MONDAY)) == "silent"
    assert state_of(training, entry(talk(module="sollicitatietraining"), MONDAY)) == "done"
    assert state_of(training, entry(talk(), MONDAY)) == "done"  # nobody said which
    applying = activity(module="sollicitatietraining", evidence=("application:sent",))
    assert state_of(applying, entry(Application("planner", "sent"), MONDAY)) == "done"


def test_what_was_corrected_counts_as_it_stands_now() -> None:
    first = entry(talk(), MONDAY)
    moved = replace(entry(talk(), MONDAY + timedelta(days=20), "e2"), supersedes="e1")
    assert state_of(activity(), first, moved) == "silent"


def test_a_gap_is_closed_by_an_activity_or_left_with_a_reason() -> None:
    gaps = (
        Gap("g1", "cv"),
        Gap("g2", "diploma"),
        Gap("g3", "rijbewijs", left_because="Kan later."),
    )
    chain = chain_of(
        Plan(1, gaps=gaps, activities=(activity(),)), (), form=plan_form(), today=TODAY
    )
    assert chain.open_gaps == ("g2",)
    assert chain.silent == ("a1",)
    found = chain.gap("g1")
    assert found is not None
    assert found.activities == ("a1",)


def test_a_period_of_more_than_four_weeks_without_anything_is_seen() -> None:
    plan = Plan(
        1,
        begins=MONDAY,
        ends=MONDAY + timedelta(days=100),
        activities=(
            activity(ends=MONDAY + timedelta(days=10)),
            activity(
                key="a2", begins=MONDAY + timedelta(days=39), ends=MONDAY + timedelta(days=90)
            ),
        ),
    )
    assert silences(plan, form=plan_form()) == ()
    later = replace(plan.activities[1], begins=MONDAY + timedelta(days=40))
    gap = silences(replace(plan, activities=(plan.activities[0], later)), form=plan_form())
    assert gap == ((MONDAY + timedelta(days=11), MONDAY + timedelta(days=39)),)
    assert silences(replace(plan, activities=()), form=plan_form()) == ((plan.begins, plan.ends),)


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 60)), max_size=6))
def test_every_day_of_a_plan_is_near_an_activity_or_in_a_silence(
    spans: list[tuple[int, int]],
) -> None:
    ends = MONDAY + timedelta(days=200)
    plan = Plan(
        1,
        begins=MONDAY,
        ends=ends,
        activities=tuple(
            activity(
                key=f"a{number}",
                begins=MONDAY + timedelta(days=start),
                ends=MONDAY + timedelta(days=start + length),
            )
            for number, (start, length) in enumerate(spans)
        ),
    )
    found = silences(plan, form=plan_form())
    for first, last in found:
        assert last - first + timedelta(days=1) > timedelta(days=28)
        assert not any(one.begins <= last and one.ends >= first for one in plan.activities)
    quiet = 0
    for number in range(201):
        day = MONDAY + timedelta(days=number)
        busy = any(one.begins <= day <= one.ends for one in plan.activities)
        silent = any(first <= day <= last for first, last in found)
        quiet = 0 if busy or silent else quiet + 1
        assert quiet <= 28
