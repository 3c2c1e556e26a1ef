"""What differs between two states of a plan is told by part and step, in words and days."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.core.plan.test_check import PLAN, STEP
from wissel.core.plan import PlanChange, plan_difference
from wissel.core.planned import Gap, Intensity, Plan, PlanText, Risk, Schooling, Subgoal
from wissel.core.sources import Text

NAMES = {
    "d1": Text("planner", "planner"),
    "d2": Text("inkoper", "buyer"),
    "s1": Text("zicht", "view"),
    "coach": Text("coach", "coach"),
}


def told(before: Plan, after: Plan) -> list[tuple[str, str, str, list[str], list[str]]]:
    return [_plain(one) for one in plan_difference(before, after, names=NAMES)]


def _plain(one: PlanChange) -> tuple[str, str, str, list[str], list[str]]:
    went, came = (
        [said.nl if isinstance(said, Text) else said.isoformat() for said in side]
        for side in (one.before, one.after)
    )
    return one.part, one.about.nl, one.name.nl, went, came


def test_a_plan_that_says_the_same_differs_in_nothing() -> None:
    assert plan_difference(PLAN, PLAN) == ()
    assert plan_difference(Plan(1), Plan(1)) == ()


def test_a_text_and_a_direction_are_told_with_what_went_and_what_came() -> None:
    texts = (PlanText("situatie", "Tekst."), PlanText("doel", "Inkoper, 20 uur."))
    after = replace(PLAN, texts=texts, directions=("d2", "d1"))
    assert told(PLAN, after) == [
        ("doel", "Doel", "Doel", ["Tekst."], ["Inkoper, 20 uur."]),
        ("markt", "Waarom dit realistisch is op de arbeidsmarkt",
         "Waarom dit realistisch is op de arbeidsmarkt", ["Tekst."], []),
        ("doel", "Doel en richting", "Richting", ["planner"], ["inkoper", "planner"]),
    ]  # fmt: skip


def test_a_step_is_the_same_one_while_it_keeps_its_key() -> None:
    later = STEP.ends + timedelta(days=14)
    moved = replace(STEP, title="Sollicitatietraining", ends=later, gaps=())
    assert told(PLAN, replace(PLAN, activities=(moved,))) == [
        ("activiteiten", "Sollicitatietraining", "Titel", ["Training"], ["Sollicitatietraining"]),
        ("activiteiten", "Sollicitatietraining", "Einde",
         [STEP.ends.isoformat()], [later.isoformat()]),
        ("activiteiten", "Sollicitatietraining", "Waarvoor", ["cv"], []),
    ]  # fmt: skip


def test_a_gap_that_is_worded_anew_changes_no_activity_that_closes_it() -> None:
    after = replace(PLAN, gaps=(Gap("g1", "cv van acht jaar oud", "ervaring"),))
    assert [one[:3] for one in told(PLAN, after)] == [
        ("afstand", "cv van acht jaar oud", "Afstand"),
        ("afstand", "cv van acht jaar oud", "Soort"),
    ]


def test_what_is_new_is_told_whole_and_what_is_gone_too() -> None:
    made = Schooling("x", "VCA", "Nodig.", "d1", cost=Decimal(350), weeks=2)
    after = replace(PLAN, schooling=(made,))
    [*new] = told(PLAN, after)
    assert [one[2] for one in new] == [
        "Titel", "Waarom", "Richting", "Kosten zonder btw", "Duur", "Stand",
    ]  # fmt: skip
    assert all(one[3] == [] for one in new)
    assert ("scholing", "VCA", "Kosten zonder btw", [], ["€ 350"]) in new
    gone = told(after, PLAN)
    assert [(one[2], one[4], one[3]) for one in gone] == [(o[2], o[3], o[4]) for o in new]
    assert {one.key for one in plan_difference(PLAN, after)} == {"x"}


def test_a_decision_guidance_subgoals_and_risks_are_told() -> None:
    made = Schooling("x", "VCA", "Nodig.")
    decided = replace(
        made, state="declined", decided_by="P. Hoekstra", decided_because="Te duur.",
    )  # fmt: skip
    before = replace(PLAN, schooling=(made,), risks=(Risk("wachten"),))
    after = replace(
        PLAN,
        schooling=(decided,),
        intensity=Intensity(2, "month", "Rustiger.", date(2027, 1, 4)),
        subgoals=(Subgoal("s1", "not-applicable", because="Is er al."),),
        risks=(Risk("wachten", "stilte", "bellen"),),
    )
    assert [one[1:] for one in told(before, after)] == [
        ("VCA", "Stand", ["de werkgever besluit nog"],
         ["de werkgever is niet akkoord (P. Hoekstra)"]),
        ("VCA", "Reden van het besluit", [], ["Te duur."]),
        ("Begeleiding", "Hoeveel", ["1 contact per week"], ["2 contacten per maand"]),
        ("Begeleiding", "Waarom", ["Begin van de zoektocht."], ["Rustiger."]),
        ("Begeleiding", "Opnieuw bekijken op", [], ["2027-01-04"]),
        ("zicht", "Stand", [], ["geldt hier niet"]),
        ("zicht", "Waarom", [], ["Is er al."]),
        ("wachten", "Hoe het te merken is", [], ["stilte"]),
        ("wachten", "Wat dan", [], ["bellen"]),
    ]  # fmt: skip


def test_the_days_of_the_plan_are_told_with_why_it_goes_on() -> None:
    after = replace(PLAN, begins=None, ends=date(2027, 9, 1), ends_because="Verlengd.")
    assert [(one[2], one[3], one[4]) for one in told(PLAN, after)] == [
        ("Begin", ["2026-11-02"], []),
        ("Einde", ["2027-03-01"], ["2027-09-01"]),
        ("Waarom het doorloopt", [], ["Verlengd."]),
    ]


@given(st.permutations(["situatie", "doel", "markt", "rollen"]), st.integers(0, 4))
def test_only_what_differs_is_told(keys: list[str], differing: int) -> None:
    """Any texts changed, and no other, are told once each."""
    before = Plan(1, texts=tuple(PlanText(key, "was") for key in keys))
    changed = set(keys[:differing])
    texts = tuple(PlanText(key, "is" if key in changed else "was") for key in keys)
    found = [one.part for one in plan_difference(before, replace(before, texts=texts))]
    assert sorted(found) == sorted(changed)
