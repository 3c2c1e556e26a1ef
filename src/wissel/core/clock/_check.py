"""Refuses facts that contradict each other, at the place where a person can repair them."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from wissel.core.clock._law import refuse
from wissel.core.clock.facts import ABSENT, ClockInput, Facts
from wissel.core.dates import add_months

#: The terms of 13 and 11 weeks replaced others on this day; earlier cases are not computed.
FIRST_DAY_COVERED = date(2013, 7, 1)
LAST_DAY_COVERED = date(2199, 12, 31)
_OLDEST_BIRTH = date(1900, 1, 1)
_YOUNGEST_WORKER_MONTHS = 144

FACT_NAMES = tuple(field.name for field in fields(Facts) if field.name != "evaluaties")
#: A fact, and the fact that must lie on or before it.
_ORDER = (
    ("bekortingsverzoek_ontvangen", "loonsanctie_besluit"),
    ("herstel_besluit", "loonsanctie_besluit"),
    ("weigering_bekorting", "bekortingsverzoek_ontvangen"),
    ("verlenging_verkorting_verzocht", "vrijwillige_verlenging_tot"),
)
_ordered = attrgetter(*(name for name, _ in _ORDER))
_NONE_ORDERED = (ABSENT,) * len(_ORDER)
#: The single facts as a tuple in the order of ``FACT_NAMES``, in one step.
fact_values = attrgetter(*FACT_NAMES)


class _Span(NamedTuple):
    start: date
    end: date
    path: str
    is_leave: bool


def check(data: ClockInput) -> None:
    """Raise :class:`~wissel.core.refusal.Refused` for the first contradiction found."""
    absence = data.absence
    first = absence.first_sick_day
    if first < FIRST_DAY_COVERED:
        raise refuse("before-2013", "$.absence.first_sick_day", given=first)
    if first > data.as_of:
        raise refuse(
            "first-sick-day-in-future",
            "$.absence.first_sick_day",
            given=first,
            as_of=data.as_of,
        )
    _check_range(data.as_of, "$.as_of")
    if absence.healthy or absence.leave or absence.recovered_on or data.employment.earning_capacity:
        _check_periods(data)
    _check_person(data)
    _check_facts(data.facts, first)


def _check_range(day: date, path: str, low: date = FIRST_DAY_COVERED) -> None:
    if not low <= day <= LAST_DAY_COVERED:
        raise refuse("out-of-range", path, given=day, low=low, high=LAST_DAY_COVERED)


def _check_periods(data: ClockInput) -> None:
    first = data.absence.first_sick_day
    spans = list(_spans(data))
    for span in spans:
        _check_range(span.end, f"{span.path}.to", low=date.min)
        if span.end < span.start:
            raise refuse("to-before-from", f"{span.path}.to", given=span.end, begin=span.start)
        if span.start <= first:
            raise refuse(
                "before-first-sick-day", f"{span.path}.from", given=span.start, first=first
            )
    spans.sort()
    for earlier, later in pairwise(spans):
        if later.start <= earlier.end:
            raise refuse("overlap", f"{later.path}.from", given=later.start, other=earlier.path[2:])
    _check_recovery(data, spans)


def _check_recovery(data: ClockInput, spans: list[_Span]) -> None:
    recovered = data.absence.recovered_on
    if recovered is None:
        return
    path = "$.absence.recovered_on"
    first = data.absence.first_sick_day
    if recovered <= first:
        raise refuse("before-first-sick-day", path, given=recovered, first=first)
    _check_range(recovered, path)
    for span in spans:
        if span.start >= recovered and not span.is_leave:
            raise refuse(
                "after-recovery", f"{span.path}.from", given=span.start, recovered=recovered
            )
        if span.start < recovered <= span.end:
            raise refuse("overlap", path, given=recovered, other=span.path[2:])


def _spans(data: ClockInput) -> Iterable[_Span]:
    for index, healthy in enumerate(data.absence.healthy):
        yield _Span(healthy.from_, healthy.to, f"$.absence.healthy[{index}]", False)
    for index, leave in enumerate(data.absence.leave):
        yield _Span(leave.from_, leave.to, f"$.absence.leave[{index}]", True)
    for index, period in enumerate(data.employment.earning_capacity):
        yield _Span(period.from_, period.to, f"$.employment.earning_capacity[{index}]", False)


def _check_person(data: ClockInput) -> None:
    first = data.absence.first_sick_day
    born = data.person.date_of_birth
    if born is not None:
        path = "$.person.date_of_birth"
        # The years alone decide nearly always, and months cost far more.
        young = born.year + _YOUNGEST_WORKER_MONTHS // 12 >= first.year
        if young and add_months(born, _YOUNGEST_WORKER_MONTHS) > first:
            raise refuse("born-after-first-sick-day", path, given=born, first=first)
        _check_range(born, path, low=_OLDEST_BIRTH)
    if data.employment.end is not None:
        _check_range(data.employment.end, "$.employment.end", low=_OLDEST_BIRTH)
    if data.employment.household_staff:
        raise refuse("household-staff", "$.employment.household_staff")


def _check_facts(facts: Facts, first: date) -> None:
    for name, value in zip(FACT_NAMES, fact_values(facts), strict=True):
        if value is not None and value is not ABSENT and not first <= value <= LAST_DAY_COVERED:
            _check_fact(value, f"$.facts.{name}", first)
    for index, day in enumerate(facts.evaluaties or ()):
        _check_fact(day, f"$.facts.evaluaties[{index}]", first)
    if _ordered(facts) != _NONE_ORDERED:
        for name, before in _ORDER:
            _check_order(facts, name, before)


def _check_fact(day: date, path: str, first: date) -> None:
    if day < first:
        raise refuse("fact-before-first-sick-day", path, given=day, first=first)
    if day > LAST_DAY_COVERED:
        _check_range(day, path)


def _check_order(facts: Facts, name: str, before: str) -> None:
    value, other = getattr(facts, name), getattr(facts, before)
    if value is None or value is ABSENT or other is None:
        return
    if other is ABSENT:
        raise refuse("needs", f"$.facts.{name}", other_name=before)
    if value < other and before != "vrijwillige_verlenging_tot":
        raise refuse("wrong-order", f"$.facts.{name}", given=value, other=other, other_name=before)
