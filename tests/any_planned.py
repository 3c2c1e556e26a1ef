"""Plans in all their versions, at random."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import get_args

from hypothesis import strategies as st

from tests.any_trajectory import MOMENTS, NAMES, TEXTS, any_with
from wissel.core.plan import plan_form
from wissel.core.planned import (
    Activity,
    Gap,
    Intensity,
    KeptPlan,
    Plan,
    PlanText,
    Risk,
    Schooling,
    SchoolingState,
    Subgoal,
)

FORM = plan_form()
DAYS = st.integers(0, 700).map(lambda days: date(2025, 1, 1) + timedelta(days=days))
KEYS = TEXTS.filter(bool)
COST = st.none() | st.integers(0, 500_000).map(lambda cents: Decimal(cents) / 100)


@st.composite
def _activities(draw: st.DrawFn, key: str, gaps: Sequence[str]) -> Activity:
    begins = draw(DAYS)
    evidence = st.sampled_from([one.key for one in FORM.evidence])
    made: Activity = draw(
        any_with(
            Activity,
            key=st.just(key),
            begins=st.just(begins),
            ends=st.integers(0, 300).map(lambda days: begins + timedelta(days=days)),
            gaps=st.lists(st.sampled_from(gaps), unique=True).map(tuple) if gaps else st.just(()),
            evidence=st.lists(evidence, max_size=3, unique=True).map(tuple),
            hours=st.none() | st.integers(1, 400).map(lambda n: n / 4),
        )
    )
    return made


@st.composite
def _schooling(draw: st.DrawFn, key: str) -> Schooling:
    state = draw(st.sampled_from(get_args(SchoolingState)))
    made: Schooling = draw(
        any_with(
            Schooling,
            key=st.just(key),
            state=st.just(state),
            decided_on=st.none() if state == "proposed" else DAYS,
            cost=COST,
            weeks=st.none() | st.integers(1, 200),
            begins=st.none() | DAYS,
        )
    )
    return made


@st.composite
def _plans(draw: st.DrawFn) -> Plan:
    gaps = draw(st.lists(KEYS, max_size=2, unique=True))
    steps = draw(st.lists(KEYS, max_size=2, unique=True))
    courses = draw(st.lists(KEYS, max_size=1, unique=True))
    kinds = st.sampled_from(["", *(one.key for one in FORM.gaps)])
    texts = draw(st.lists(st.sampled_from([one.key for one in FORM.texts]), unique=True))
    begins, ends = sorted(draw(st.tuples(DAYS, DAYS)))
    return Plan(
        form=FORM.version,
        texts=tuple(PlanText(key, draw(TEXTS)) for key in texts),
        directions=tuple(draw(st.lists(KEYS, max_size=2))),
        gaps=tuple(draw(any_with(Gap, key=st.just(key), kind=kinds)) for key in gaps),
        activities=tuple(draw(_activities(key, gaps)) for key in steps),
        schooling=tuple(draw(_schooling(key)) for key in courses),
        subgoals=tuple(
            draw(any_with(Subgoal, key=st.just(key)))
            for key in draw(st.lists(KEYS, max_size=2, unique=True))
        ),
        intensity=draw(
            st.none() | any_with(Intensity, contacts=st.integers(1, 31), review_on=st.none() | DAYS)
        ),
        risks=tuple(draw(st.lists(any_with(Risk, what=NAMES), max_size=2))),
        begins=begins,
        ends=ends,
        ends_because=draw(TEXTS),
    )


@st.composite
def planned(draw: st.DrawFn, known: Sequence[Sequence[int]]) -> tuple[KeptPlan, ...]:
    """Return versions of a plan; ``known`` are the numbers of capacity, person and search."""
    found = []
    for number, at in enumerate(sorted(draw(st.lists(MOMENTS, max_size=2))), start=1):
        made = [draw(st.sampled_from([None, *numbers])) for numbers in known]
        found.append(KeptPlan(number, at, draw(NAMES), "coach", draw(_plans()), draw(TEXTS), *made))
    return tuple(found)
