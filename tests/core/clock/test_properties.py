"""What holds for every case: longer never means earlier, splitting and shifting change nothing."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from wissel.core.absence import Absence, Healthy, Leave
from wissel.core.clock import ClockInput, Timeline, timeline
from wissel.core.clock.facts import Facts

#: A busy machine is no failure of the clock.
unhurried = settings(deadline=None)
#: Inside one period of validity of every act, with room for the whole timeline.
FIRST_DAYS = st.dates(date(2023, 7, 1), date(2060, 1, 1))
#: The milestones the properties are true for (M02 and M17-M20 are no terms of the case).
HELD = ("M01", *(f"M{number:02}" for number in range(3, 17)))


def day(first: date, offset: int) -> date:
    return first + timedelta(days=offset)


def case(first: date, healthy: list[tuple[int, int]], facts: Facts | None = None) -> ClockInput:
    periods = tuple(Healthy(day(first, start), day(first, end)) for start, end in healthy)
    return ClockInput(day(first, 3000), Absence(first, periods), facts=facts or Facts())


def dues(result: Timeline) -> dict[str, date]:
    """Return the last days by id; the sanction by its first day, which is always known."""
    found = {each.id: each.due for each in result.milestones if each.id[:3] in HELD and each.due}
    opens = {each.id: each.opens for each in result.milestones if each.id == "M16" and each.opens}
    return {**opens, **found}


STARTS = st.integers(1, 800)
LENGTHS = st.integers(1, 27)


@unhurried
@given(FIRST_DAYS, STARTS, LENGTHS, LENGTHS)
def test_a_longer_interruption_never_makes_a_date_earlier(
    first: date, start: int, one: int, other: int
) -> None:
    short, long = sorted((one, other))
    less = dues(timeline(case(first, [(start, start + short - 1)])))
    more = dues(timeline(case(first, [(start, start + long - 1)])))
    none = dues(timeline(case(first, [])))
    for key in set(less) & set(more):
        assert none.get(key, date.min) <= less[key] <= more[key]


@unhurried
@given(FIRST_DAYS, STARTS, st.integers(2, 27), st.data())
def test_splitting_an_interruption_into_periods_that_touch_changes_nothing(
    first: date, start: int, length: int, data: st.DataObject
) -> None:
    cut = data.draw(st.integers(1, length - 1))
    whole = timeline(case(first, [(start, start + length - 1)]))
    parts = [(start, start + cut - 1), (start + cut, start + length - 1)]
    assert timeline(case(first, parts)) == whole


@unhurried
@given(FIRST_DAYS, st.integers(1, 3000), STARTS, LENGTHS)
def test_shifting_everything_shifts_every_date(
    first: date, shift: int, start: int, length: int
) -> None:
    healthy = [(start, start + length - 1)]
    here, there = (dues(timeline(case(each, healthy))) for each in (first, day(first, shift)))
    assert {key: day(value, shift) for key, value in here.items()} == there


@unhurried
@given(FIRST_DAYS, STARTS, LENGTHS)
def test_a_date_is_always_its_offset_plus_the_days_lost_before_it(
    first: date, start: int, length: int
) -> None:
    result = timeline(case(first, [(start, start + length - 1)]))
    offsets = {"M06": 294, "M07": 363, "M09": 622, "M12": 636, "M13": 650, "M15": 727}
    found = dues(result)
    for key, offset in offsets.items():
        shift = length if start <= offset else 0
        assert found[key] == day(first, offset + shift)


@unhurried
@given(FIRST_DAYS, STARTS, st.integers(28, 200))
def test_four_healthy_weeks_give_the_timeline_of_the_later_case(
    first: date, start: int, length: int
) -> None:
    joined = timeline(case(first, [(start, start + length - 1)]))
    later = day(first, start + length)
    alone = timeline(ClockInput(day(first, 3000), Absence(later)))
    assert joined.milestones == alone.milestones
    assert joined.waiting_period == alone.waiting_period
    assert joined.notes[0].code == "new-case"


@unhurried
@given(FIRST_DAYS, st.integers(1, 700), st.integers(1, 140), st.integers(0, 900))
def test_leave_with_the_same_cause_moves_the_end_by_its_own_length(
    first: date, start: int, length: int, as_of: int
) -> None:
    leave = Leave("pregnancy", day(first, start), day(first, start + length - 1), True)
    result = timeline(ClockInput(day(first, as_of), Absence(first, leave=(leave,))))
    assert result.waiting_period.last_day == day(first, 727 + length)


@unhurried
@given(FIRST_DAYS, st.integers(640, 800), st.integers(0, 90))
def test_a_late_application_extends_the_wage_period_day_for_day(
    first: date, applied: int, as_of: int
) -> None:
    facts = Facts(
        aangifte_42_weken=day(first, 290),
        uwv_brief_ontvangen=day(first, 600),
        wia_aanvraag=day(first, applied),
    )
    result = timeline(replace(case(first, [], facts), as_of=day(first, 800 + as_of)))
    assert result.wage_period.last_day == day(first, 727 + max(0, applied - 650))


@unhurried
@given(FIRST_DAYS, st.integers(600, 900))
def test_a_later_sanction_decision_never_makes_the_sanction_longer(
    first: date, decided: int
) -> None:
    facts = Facts(wia_aanvraag=day(first, 640), loonsanctie_besluit=day(first, decided))
    result = timeline(case(first, [], facts))
    if decided > 727:
        assert result.sanction is None
        assert "sanction-not-possible" in {note.code for note in result.notes}
    else:
        assert result.sanction is not None
        assert result.sanction.last_day == day(first, 1091 - max(0, decided - 685))
