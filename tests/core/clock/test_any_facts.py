"""Whatever the facts: a timeline or a refusal with its place, and what is told fits together."""

from dataclasses import fields
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wissel.connections.wire import read, write_text
from wissel.core.absence import Absence, Healthy, Judgement, Leave
from wissel.core.clock import ClockInput, Timeline, as_obligations, timeline
from wissel.core.clock.facts import (
    ABSENT,
    Employment,
    Facts,
    Judgements,
    OwnRiskBearer,
    Person,
)
from wissel.core.dates import Period
from wissel.core.obligations import State
from wissel.core.refusal import Refused
from wissel.core.sources import NotCovered

FIRST = date(2024, 2, 29)


def near(low: int, high: int) -> st.SearchStrategy[date]:
    return st.integers(low, high).map(lambda days: FIRST + timedelta(days=days))


NEAR = near(-3, 1300)
FACT = st.one_of(st.just(ABSENT), st.none(), NEAR)
ANSWER = st.one_of(
    st.none(), st.builds(Judgement, st.booleans(), st.just("owner"), st.none() | NEAR)
)
PERIODS = st.lists(st.tuples(near(-1, 900), st.integers(-1, 40)), max_size=3)
FACTS = st.builds(
    Facts,
    **{
        field.name: FACT
        if field.name != "evaluaties"
        else st.none() | st.lists(NEAR, max_size=4).map(tuple)
        for field in fields(Facts)
    },
)


@st.composite
def inputs(draw: st.DrawFn) -> ClockInput:
    healthy = tuple(Healthy(day, day + timedelta(days=days)) for day, days in draw(PERIODS))
    leave = tuple(
        Leave("pregnancy", day, day + timedelta(days=3 * days), draw(st.none() | st.booleans()))
        for day, days in draw(PERIODS)[:2]
    )
    employment = Employment(
        end=draw(st.none() | NEAR),
        own_risk_bearer=OwnRiskBearer(draw(st.booleans()), draw(st.booleans())),
        earning_capacity=tuple(
            Period(day, day + timedelta(days=days)) for day, days in draw(PERIODS)[:1]
        ),
    )
    return ClockInput(
        draw(near(0, 1400)),
        Absence(FIRST, healthy, leave, draw(st.none() | NEAR)),
        Person(draw(st.none() | st.dates(date(1950, 1, 1), date(2000, 1, 1)))),
        employment,
        draw(FACTS),
        Judgements(
            draw(ANSWER), draw(ANSWER), draw(ANSWER), draw(ANSWER), draw(ANSWER), draw(ANSWER)
        ),
    )


@pytest.mark.slow
@settings(deadline=None, max_examples=400)
@given(inputs())
def test_any_facts_give_a_timeline_that_fits_together_or_a_refusal(data: ClockInput) -> None:
    try:
        result = timeline(data, trace=True)
    except (Refused, NotCovered):
        return
    fits_together(data, result)
    assert read(ClockInput, write_text(data).encode()) == data
    write_text(result, language="nl")


def fits_together(data: ClockInput, result: Timeline) -> None:
    period = result.waiting_period
    assert period.first_wia_day == period.last_day + timedelta(days=1)
    assert (period.last_day - period.first_day).days == 727 + period.shift_days
    for each in result.milestones:
        assert (each.days_late is not None) == (each.state is State.LATE), each.id
        assert each.warn_from is None or each.due is None or each.warn_from < each.due
        assert each.basis
    if result.sanction is not None:
        assert result.sanction.last_day <= result.sanction.max_last_day
    for duty in as_obligations(result):
        assert duty.due is None or duty.state(data.as_of) is not State.NOT_APPLICABLE
