"""What blocks a plan, what asks attention, and when a fixed one asks to be looked at again."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from wissel.core.plan import PlanGround, chain_of, plan_checks, plan_form, plan_review
from wissel.core.plan import suggested_gaps as suggested
from wissel.core.planned import (
    Activity,
    Gap,
    Intensity,
    KeptPlan,
    Plan,
    PlanText,
    Schooling,
    Subgoal,
)
from wissel.core.profile import Word
from wissel.core.profiled import (
    Block,
    Direction,
    DirectionTest,
    FitLine,
    KeptProfile,
    Profile,
    ProfileLine,
    Verdict,
    WorkTest,
)
from wissel.core.sources import Text
from wissel.core.trajectory import Capacity

TODAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, tzinfo=UTC)
BEGINS, ENDS = date(2026, 11, 2), date(2027, 3, 1)
PLANNER = Direction("d1", "planner")
LEVEL = FitLine(
    "education", Text("Opleiding", "Education"), Text("", ""), None, Verdict.ATTENTION,
    Text("Eén niveau hoger.", "One level higher."),
)  # fmt: skip
SEARCH = KeptProfile(
    1, AT, "Noor", "coach",
    Profile("search", 1, (Block("ontbreekt", (ProfileLine("heftruckbewijs"),)),), (PLANNER,)),
    tests=(DirectionTest("d1", WorkTest(TODAY, Verdict.ATTENTION, (LEVEL,))),),
)  # fmt: skip
PERSON = KeptProfile(1, AT, "Noor", "coach", Profile("person", 1))
STEP = Activity(
    "a1", "Training", "coach", BEGINS, ENDS, gaps=("g1",), evidence=("contact:employee",)
)
PLAN = Plan(
    1,
    texts=tuple(PlanText(key, "Tekst.") for key in ("situatie", "doel", "markt")),
    directions=("d1",),
    gaps=(Gap("g1", "cv", "solliciteren"),),
    activities=(STEP,),
    intensity=Intensity(1, "week", "Begin van de zoektocht."),
    begins=BEGINS,
    ends=ENDS,
)


def ground(plan: Plan = PLAN, **changes: Any) -> PlanGround:
    chain = chain_of(plan, (), form=plan_form(), today=TODAY)
    given: dict[str, Any] = {
        "form": plan_form(), "today": TODAY, "last_day": date(2027, 6, 13), "chain": chain,
        "person": PERSON, "search": SEARCH,
    } | changes  # fmt: skip
    return PlanGround(**given)


def codes(plan: Plan = PLAN, **changes: Any) -> dict[str, str]:
    return {one.code: one.state for one in plan_checks(plan, ground(plan, **changes))}


def test_a_whole_plan_has_nothing_to_settle() -> None:
    assert codes() == {}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"texts": PLAN.texts[:2]}, "unsaid"),
        ({"directions": ()}, "no-direction"),
        ({"directions": ("d2",)}, "direction-gone"),
        ({"activities": ()}, "no-activities"),
        ({"activities": (replace(STEP, ends=date(2027, 4, 1)),)}, "after-plan"),
        ({"activities": (replace(STEP, after=("a1",)),)}, "loop"),
        ({"ends": None}, "no-end"),
        ({"ends": date(2027, 7, 1)}, "beyond"),
    ],
)
def test_this_keeps_a_plan_from_being_fixed(changes: dict[str, Any], code: str) -> None:
    assert codes(replace(PLAN, **changes))[code] == "blocked"


def test_a_plan_past_the_waiting_period_says_why() -> None:
    reasoned = replace(PLAN, ends=date(2027, 7, 1), ends_because="De wachttijd is verlengd.")
    assert "beyond" not in codes(reasoned)
    assert codes(replace(PLAN, ends=date(2027, 7, 1)), last_day=date(2027, 7, 1)) == {
        "silence": "attention"
    }


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"gaps": ()}, "no-gaps"),
        ({"gaps": (*PLAN.gaps, Gap("g2", "diploma"))}, "gap-open"),
        ({"activities": (replace(STEP, gaps=()),)}, "aimless"),
        ({"activities": (replace(STEP, evidence=()),)}, "unproved"),
        ({"activities": (replace(STEP, ends=date(2026, 11, 20)),)}, "without-evidence"),
        ({"activities": (replace(STEP, begins=date(2026, 10, 1)),)}, "before-plan"),
        ({"intensity": None}, "no-intensity"),
        (
            {"intensity": Intensity(1, "week", "Zo.", date(2026, 11, 1))},
            "intensity-due",
        ),
        ({"schooling": (Schooling("s1", "VCA", "Vraagt elke werkgever."),)}, "undecided"),
    ],
)
def test_this_asks_attention_and_blocks_nothing(changes: dict[str, Any], code: str) -> None:
    assert codes(replace(PLAN, **changes))[code] == "attention"


def test_subgoals_of_the_way_of_working_are_covered_one_by_one() -> None:
    wanted = {"subgoals": (Word("verlies", Text("Verlies", "Loss")),)}
    assert codes(**wanted) == {"subgoal-open": "attention"}
    assert codes(replace(PLAN, subgoals=(Subgoal("verlies", "begun"),)), **wanted) == {}


def test_profiles_that_were_not_fixed_are_named() -> None:
    assert codes(person=None, search=None) == {"no-person": "attention", "no-search": "attention"}
    assert codes(Plan(1)) == {"empty": "blocked"}


def test_a_fixed_plan_asks_to_be_looked_at_when_what_it_was_made_from_changed() -> None:
    kept = KeptPlan(1, AT, "Noor", "coach", PLAN, capacity=1, person=1, search=1)
    capacity = Capacity("c", 1, TODAY, "company-doctor", "R. Amrani")
    assert plan_review(kept, ground(capacity=capacity)) == ()
    newer = replace(capacity, version=2)
    later = ground(capacity=newer, search=replace(SEARCH, number=2))
    assert len(plan_review(kept, later)) == 2


def test_the_profiles_show_gaps_that_the_plan_does_not_have_yet() -> None:
    found = suggested(PLAN, PERSON, SEARCH)
    assert [(one.kind, one.direction) for one in found] == [("kennis", ""), ("kennis", "d1")]
    taken = replace(PLAN, gaps=tuple(replace(one, key="x") for one in found))
    assert suggested(taken, PERSON, SEARCH) == ()
    assert suggested(PLAN, None, None) == ()


def test_the_end_of_the_last_activity_closes_the_last_silence() -> None:
    short = replace(PLAN, activities=(replace(STEP, ends=ENDS - timedelta(days=29)),))
    assert codes(short) == {"silence": "attention"}
