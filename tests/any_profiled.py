"""Profiles of every kind in all their versions, and tests of work, at random."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, get_args

from hypothesis import strategies as st

from tests.any_planned import planned
from tests.any_trajectory import MOMENTS, NAMES, TEXTS, any_with
from wissel.core.capacity import catalogue
from wissel.core.dates import local_day
from wissel.core.profile import BlockForm, profile_forms
from wissel.core.profiled import (
    Block,
    Demand,
    Direction,
    DirectionTest,
    FitLine,
    Judgement,
    KeptProfile,
    KeptWorkTest,
    LineOwner,
    Market,
    Profile,
    ProfileKind,
    ProfileLine,
    Wage,
    WorkTest,
)
from wissel.core.suitable import ABOUT, EXPERTS, MORE, key_of
from wissel.core.trajectory import Trajectory

FORMS = profile_forms()
ABOUTS = st.sampled_from([*ABOUT, key_of("tillen"), key_of("", "trillingen")])
AMOUNTS = st.integers(1, 500_000).map(lambda cents: Decimal(cents) / 100)
PAY = st.tuples(AMOUNTS, AMOUNTS).map(sorted)
WAGES = st.builds(
    lambda pay, per, source: Wage(pay[0], pay[1], per, source),
    PAY,
    st.sampled_from(["hour", "month"]),
    NAMES,
)


@st.composite
def _demands(draw: st.DrawFn) -> Demand:
    """Return a demand on an item of the list, on a condition, or in free words."""
    item = draw(st.sampled_from([None, *catalogue().forms["fml"].items]))
    words = draw(TEXTS)
    if item is None:
        return Demand("", "", draw(NAMES), words)
    levels = [one.key for one in item.levels] + ([] if item.several else [MORE])
    return Demand(item.key, draw(st.sampled_from(["", *levels])), "", words)


def _before(day: date) -> st.SearchStrategy[date]:
    return st.integers(0, 900).map(lambda days: day - timedelta(days=days))


@st.composite
def works(draw: st.DrawFn, day: date, key: str = "") -> Direction:
    """Return work of which anything may be said, or nothing but its title."""
    hours = sorted(draw(st.tuples(*[st.integers(0, 240).map(lambda n: n / 4)] * 2)))
    by = st.sampled_from(["coach", *EXPERTS])
    return draw(
        any_with(
            Direction,
            key=st.just(key),
            title=NAMES,
            hours_least=st.sampled_from([None, hours[0]]),
            hours_most=st.sampled_from([None, hours[1]]),
            level=st.sampled_from(["", *(one.key for one in FORMS.levels)]),
            travel_minutes=st.none() | st.integers(0, 300),
            wage=st.none() | WAGES,
            demands=st.lists(_demands(), max_size=3).map(tuple),
            judgements=st.lists(
                any_with(Judgement, about=ABOUTS, by=by, on=_before(day)), max_size=2
            ).map(tuple),
            market=st.lists(
                any_with(
                    Market,
                    on=_before(day),
                    source=NAMES,
                    within_km=st.none() | st.integers(0, 400),
                ),
                max_size=2,
            ).map(tuple),
        )
    )


@st.composite
def _tests(draw: st.DrawFn, day: date, known: Sequence[Sequence[int]]) -> WorkTest:
    capacity, person = (st.sampled_from([None, *numbers]) for numbers in known)
    items = st.lists(any_with(FitLine, about=ABOUTS), max_size=3).map(tuple)
    return draw(any_with(WorkTest, on=_before(day), items=items, capacity=capacity, person=person))


@st.composite
def _blocks(draw: st.DrawFn, form: BlockForm) -> Block:
    line = any_with(
        ProfileLine,
        text=NAMES,
        detail=TEXTS if form.detail is not None else st.just(""),
        mark=st.sampled_from(["", *(one.key for one in form.marks)]),
        by=st.sampled_from(get_args(LineOwner)),
        source=st.sampled_from(["", *(one.key for one in FORMS.sources)]),
    )
    numbers = ["", str(form.least), str(form.most)]
    values = numbers if form.kind == "number" else ["", *(one.key for one in form.options)]
    return Block(
        key=form.key,
        lines=tuple(draw(st.lists(line, max_size=2 if form.kind == "lines" else 0))),
        value=draw(st.sampled_from(values)),
        next=draw(TEXTS),
        nothing_because=draw(TEXTS),
    )


@st.composite
def _said(draw: st.DrawFn, kind: ProfileKind, day: date) -> Profile:
    forms = st.sampled_from(list(FORMS.forms[kind].blocks()))
    asked = draw(st.lists(forms, max_size=3, unique_by=lambda one: one.key))
    keys = draw(st.lists(TEXTS.filter(bool), max_size=2, unique=True)) if kind == "search" else []
    return Profile(
        kind=kind,
        form=FORMS.version,
        blocks=tuple(draw(_blocks(form)) for form in asked),
        directions=tuple(draw(works(day, key)) for key in keys),
        few_because=draw(TEXTS),
    )


@st.composite
def _versions(
    draw: st.DrawFn, kind: ProfileKind, known: Sequence[Sequence[int]]
) -> tuple[KeptProfile, ...]:
    made = []
    for number, at in enumerate(sorted(draw(st.lists(MOMENTS, max_size=2))), start=1):
        said = draw(_said(kind, local_day(at)))
        tested = [one.key for one in said.directions if draw(st.booleans())]
        capacity, person = (draw(st.sampled_from([None, *numbers])) for numbers in known)
        made.append(
            KeptProfile(
                number=number,
                at=at,
                by=draw(NAMES),
                role="coach",
                said=said,
                reason=draw(TEXTS),
                capacity=capacity,
                person=person,
                tests=tuple(
                    DirectionTest(key, draw(_tests(local_day(at), known))) for key in tested
                ),
            )
        )
    return tuple(made)


@st.composite
def profiled(draw: st.DrawFn, case: Trajectory) -> Trajectory:
    """Return the case with its profiles and the tests of work that were kept."""
    capacity = [one.version for one in case.capacity]
    person = draw(_versions("person", (capacity, ())))
    known = (capacity, [one.number for one in person])
    moments: list[datetime] = sorted(draw(st.lists(MOMENTS, max_size=2)))
    search = draw(_versions("search", known))
    changes: dict[str, Any] = {
        "profiles": (*person, *search, *draw(_versions("employability", known))),
        "plans": draw(planned((*known, [one.number for one in search]))),
        "work_tests": tuple(
            KeptWorkTest(
                at=at,
                by=draw(NAMES),
                role="coach",
                work=draw(works(local_day(at))),
                test=draw(_tests(local_day(at), known)),
            )
            for at in moments
        ),
    }
    return replace(case, **changes)
