"""A plan is made from the profiles, fixed as a version, and changed with a reason."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4, uuid5

import pytest

from tests.apps.plans.profiles import (
    entries_of,
    fix,
    fixed_person,
    keep,
    receive,
    three_directions,
)
from tests.cast import NOW, Cast
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.core.dates import day_in
from wissel.core.planned import Activity, Gap, Intensity, KeptPlan, Risk, Schooling, Subgoal
from wissel.core.refusal import Refused
from wissel.infra.doors import Actor, Denied

pytestmark = pytest.mark.django_db

BEGINS = date(2026, 11, 16)


def said(cast: Cast, **changes: Any) -> dict[str, Any]:
    return {"actor": cast.coach, "now": NOW, "trajectory": cast.trajectory} | changes


def shown(cast: Cast, actor: Actor | None = None) -> plans.PlanView:
    return plans.plan(actor=actor or cast.coach, now=NOW, trajectory=cast.trajectory)


def gap(cast: Cast, text: str = "cv van acht jaar oud", **changes: Any) -> str:
    made = Gap("", text, "solliciteren")
    key, _ = plans.keep_gap(**said(cast, gap=replace(made, **changes), revision=0))
    return key


def step(cast: Cast, gaps: tuple[str, ...] = (), revision: int = 0, **changes: Any) -> str:
    made = Activity(
        "", "Sollicitatietraining", "coach", BEGINS, BEGINS + timedelta(days=150), gaps,
        evidence=("contact:employee",),
    )  # fmt: skip
    activity = replace(made, **changes)
    key, _ = plans.keep_activity(**said(cast, activity=activity, revision=revision))
    return key


def profiles(cast: Cast) -> tuple[str, ...]:
    fixed_person(cast)
    keep(cast, "ontbreekt", "heftruckbewijs", kind="search")
    keys = three_directions(cast)
    fix(cast, "search")
    return keys


def whole(cast: Cast) -> None:
    """Make a plan that can be fixed, from profiles that were fixed."""
    direction, *_ = profiles(cast)
    for key in ("situatie", "doel", "markt"):
        plans.keep_plan_text(**said(cast, key=key, text="In een zin.", revision=0))
    plans.keep_directions(**said(cast, directions=(direction,), revision=0))
    plans.keep_duration(
        **said(cast, begins=BEGINS, ends=BEGINS + timedelta(days=150), because="", revision=0)
    )
    step(cast, (gap(cast),))


def fix_plan(cast: Cast, reason: str = "", **changes: Any) -> KeptPlan:
    return plans.fix_plan(**said(cast, reason=reason, **changes))


def test_a_plan_is_fixed_with_what_it_was_made_from_and_changed_with_a_reason(cast: Cast) -> None:
    with pytest.raises(plans.PlanNotReady):
        fix_plan(cast)
    receive(cast)
    whole(cast)
    first = fix_plan(cast)
    assert (first.number, first.capacity, first.person, first.search) == (1, 1, 1, 1)
    assert fix_plan(cast) == first
    plans.keep_plan_text(**said(cast, key="doel", text="Planner, 20 uur.", revision=1))
    with pytest.raises(Refused) as refused:
        fix_plan(cast)
    assert refused.value.path == "$.reason"
    assert fix_plan(cast, "Het doel is scherper.").number == 2
    view = shown(cast)
    assert [one.number for one in view.versions] == [2, 1]
    assert view.versions[1] == first
    assert entries_of(cast, cast.employee) == 4
    assert entries_of(cast, cast.employer) == 1  # of the search profile alone


def test_others_read_what_was_fixed_and_the_employer_reads_the_document(cast: Cast) -> None:
    whole(cast)
    assert shown(cast, cast.employee).said.is_empty
    fix_plan(cast)
    plans.keep_plan_text(**said(cast, key="doel", text="Iets anders.", revision=1))
    for who in (cast.employee, cast.manager):
        view = shown(cast, who)
        assert view.said.text("doel") == "In een zin."
        assert (view.checks, view.suggested, view.writes) == ((), (), False)
    for who in (cast.employer, cast.planner, cast.line_manager, cast.labour_expert, cast.stranger):
        with pytest.raises(Denied):
            shown(cast, who)


def test_who_may_not_read_the_capacity_gets_the_tests_of_directions_without_it(cast: Cast) -> None:
    receive(cast)
    whole(cast)
    fix_plan(cast)

    def lines(actor: Actor) -> set[str]:
        search = shown(cast, actor).search
        assert search is not None
        return {one.about for held in search.tests for one in held.test.items}

    assert any(about.startswith("capacity:") for about in lines(cast.coach))
    assert lines(cast.manager)
    assert not any(about.startswith(("capacity:", "hours")) for about in lines(cast.manager))


@pytest.mark.parametrize("who", ["employee", "manager", "employer", "other_coach", "stranger"])
def test_only_who_guides_it_writes_in_it(cast: Cast, who: str) -> None:
    actor = cast.everybody[who]
    for write in (
        lambda: plans.keep_plan_text(**said(cast, actor=actor, key="doel", text="x", revision=0)),
        lambda: plans.keep_gap(**said(cast, actor=actor, gap=Gap("", "cv"), revision=0)),
        lambda: fix_plan(cast, actor=actor),
    ):
        with pytest.raises(Denied):
            write()


def test_two_who_write_in_one_plan_do_not_overwrite_each_other(cast: Cast) -> None:
    assert plans.keep_plan_text(**said(cast, key="doel", text="Planner.", revision=0)) == 1
    with pytest.raises(plans.PieceChanged) as changed:
        plans.keep_plan_text(**said(cast, key="doel", text="Inkoper.", revision=0))
    assert changed.value.revision == 1
    assert plans.keep_plan_text(**said(cast, key="situatie", text="Thuis.", revision=0)) == 1
    key = step(cast)
    held = shown(cast).said.activity(key)
    assert held is not None
    plans.keep_activity(**said(cast, activity=replace(held, title="Training"), revision=1))
    with pytest.raises(plans.PieceChanged):
        plans.keep_activity(**said(cast, activity=replace(held, title="Cursus"), revision=1))
    assert shown(cast).said.activities[0].title == "Training"


def test_a_new_step_that_is_sent_twice_stands_once(cast: Cast) -> None:
    once, course = uuid4(), Schooling("", "VCA", "Nodig.")
    keys = [
        plans.keep_gap(**said(cast, gap=Gap("", "cv"), revision=0, once=once))[0]
        for _ in range(2)
    ]  # fmt: skip
    assert keys == [str(once)] * 2
    with pytest.raises(plans.PieceChanged):  # sent again, and something else
        plans.keep_gap(**said(cast, gap=Gap("", "netwerk"), revision=0, once=once))
    for _ in range(2):
        plans.keep_schooling(**said(cast, schooling=course, revision=0, once=uuid5(once, "s")))
        plans.keep_activity(
            **said(cast, revision=0, once=uuid5(once, "a"),
                   activity=Activity("", "Training", "coach", BEGINS, BEGINS))
        )  # fmt: skip
    view = shown(cast).said
    assert [len(steps) for steps in (view.gaps, view.activities, view.schooling)] == [1, 1, 1]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"ends": BEGINS - timedelta(days=1)}, "$.ends"),
        ({"ends": date(2126, 1, 1)}, "$.ends"),
        ({"title": ""}, "$.title"),
        ({"title": "behandeling van de depressie"}, "$.title"),
        ({"gaps": ("no-such-gap",)}, "$.gaps"),
        ({"evidence": ("geloof",)}, "$.evidence"),
        ({"after": ("x",)}, "$.after"),
        ({"module": "vliegen"}, "$.module"),
        ({"subgoals": ("x",)}, "$.subgoals"),
        ({"hours": 0}, "$.hours"),
    ],
)
def test_an_activity_that_cannot_be_is_refused_with_its_field(
    cast: Cast, changes: dict[str, Any], path: str
) -> None:
    with pytest.raises(Refused) as refused:
        step(cast, **changes)
    assert refused.value.path == path
    assert shown(cast).said.is_empty


def test_an_end_before_the_beginning_is_refused_and_one_past_week_104_blocks(cast: Cast) -> None:
    whole(cast)
    with pytest.raises(Refused) as refused:
        plans.keep_duration(
            **said(cast, begins=BEGINS, ends=BEGINS - timedelta(days=1), because="", revision=1)
        )
    assert refused.value.path == "$.ends"
    last = shown(cast).last_day
    late = {"begins": BEGINS, "ends": last + timedelta(days=1)}
    plans.keep_duration(**said(cast, **late, because="", revision=1))
    with pytest.raises(plans.PlanNotReady) as held:
        fix_plan(cast)
    assert day_in(last, "nl") in held.value.checks[0].text.nl
    plans.keep_duration(**said(cast, **late, because="Vrijwillig verlengd.", revision=2))
    assert fix_plan(cast).said.ends == last + timedelta(days=1)


def test_gaps_that_the_profiles_show_are_taken_over_once(cast: Cast) -> None:
    profiles(cast)
    sources = [one.source for one in shown(cast).suggested]
    assert any("heftruckbewijs" in source for source in sources)
    assert plans.take_gaps(**said(cast, sources=sources)) == len(sources)
    assert plans.take_gaps(**said(cast, sources=sources)) == 0
    assert shown(cast).suggested == ()
    assert len(shown(cast).said.gaps) == len(sources)


def test_what_is_taken_out_is_no_aim_any_more_and_stays_in_what_was_fixed(cast: Cast) -> None:
    whole(cast)
    fix_plan(cast)
    [held] = shown(cast).said.gaps
    plans.drop_step(**said(cast, step=held.key, revision=1))
    plans.drop_step(**said(cast, step=held.key, revision=1))  # gone already
    view = shown(cast)
    assert (view.said.gaps, view.said.activities[0].gaps) == ((), ())
    assert view.versions[0].said.gaps == (held,)
    with pytest.raises(Refused) as refused:
        plans.keep_gap(**said(cast, gap=held, revision=1))
    assert refused.value.code == "gone"


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"title": ""}, "$.title"),
        ({"because": ""}, "$.because"),
        ({"cost": Decimal(-1)}, "$.cost"),
        ({"cost": Decimal("NaN")}, "$.cost"),
        ({"weeks": 0}, "$.weeks"),
        ({"begins": date(1926, 1, 1)}, "$.begins"),
    ],
)
def test_a_schooling_that_cannot_be_is_refused_with_its_field(
    cast: Cast, changes: dict[str, Any], path: str
) -> None:
    made = replace(Schooling("", "VCA", "Nodig."), **changes)
    with pytest.raises(Refused) as refused:
        plans.keep_schooling(**said(cast, schooling=made, revision=0))
    assert refused.value.path == path


def test_guidance_subgoals_and_risks_are_kept_with_their_reasons(cast: Cast) -> None:
    plans.keep_intensity(
        **said(cast, intensity=Intensity(1, "week", "Begin van de zoektocht."), revision=0)
    )
    plans.keep_risks(**said(cast, risks=(Risk("Wachten op de bedrijfsarts"), Risk("")), revision=0))
    held = shown(cast).said
    assert held.intensity is not None
    assert [one.what for one in held.risks] == ["Wachten op de bedrijfsarts"]
    for wrong, path in (
        (lambda: plans.keep_intensity(
            **said(cast, intensity=Intensity(0, "week", "x"), revision=1)), "$.contacts"),
        (lambda: plans.keep_intensity(
            **said(cast, intensity=Intensity(1, "week", " "), revision=1)), "$.because"),
        (lambda: plans.keep_risks(
            **said(cast, risks=(Risk("", "signaal"),), revision=1)), "$.risks[0].what"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refused:
            wrong()
        assert refused.value.path == path
    with pytest.raises(Denied):  # this way of working names no subgoals
        plans.keep_subgoals(**said(cast, subgoals=(Subgoal("verlies"),), revision=0))


def test_looking_at_the_guidance_again_is_a_duty_until_it_was_done(cast: Cast) -> None:
    def duties() -> list[tuple[date | None, bool]]:
        case = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
        found = [d for d in case.due.obligations if "begeleiding nodig" in d.title.nl]
        return [(duty.due, duty.done_on is not None) for duty in found]

    first, second = date(2026, 12, 7), date(2027, 1, 11)
    whole(cast)
    held = Intensity(1, "week", "Begin van de zoektocht.", first)
    plans.keep_intensity(**said(cast, intensity=held, revision=0))
    fix_plan(cast)
    assert duties() == [(first, False)]
    again = Intensity(2, "month", "De zoektocht loopt.", second)
    plans.keep_intensity(**said(cast, intensity=again, revision=1))
    fix_plan(cast, "Minder begeleiding nodig.")
    assert sorted(duties()) == [(first, True), (second, False)]
    plans.keep_intensity(**said(cast, intensity=None, revision=2))
    fix_plan(cast, "De begeleiding staat in het plan van de plaatsing.")
    assert all(done for _, done in duties())


def test_a_direction_of_the_plan_is_one_that_is_searched_in(cast: Cast) -> None:
    first, second, _ = profiles(cast)
    plans.keep_directions(**said(cast, directions=(second, first, second), revision=0))
    assert shown(cast).said.directions == (second, first)
    with pytest.raises(Refused) as refused:
        plans.keep_directions(**said(cast, directions=("x",), revision=1))
    assert refused.value.path == "$.directions"


def test_a_newer_capacity_asks_for_the_plan_to_be_looked_at(cast: Cast) -> None:
    receive(cast)
    whole(cast)
    fix_plan(cast)
    assert shown(cast).review == ()
    receive(cast, "5-kilo", date(2026, 11, 20))
    assert "20 november 2026" in shown(cast).review[0].nl
    with pytest.raises(plans.PlanNotReady) as held:
        fix_plan(cast, "Het plan past nog.")
    assert [one.code for one in held.value.checks] == ["search-old"]
    fix(cast, "search", "Nieuw oordeel van de bedrijfsarts.")
    assert fix_plan(cast, "Het plan past nog.").capacity == 2
    assert shown(cast).review == ()


def test_what_a_colleague_changed_in_the_meantime_is_read_before_it_is_fixed(cast: Cast) -> None:
    whole(cast)
    seen = shown(cast).stand
    step(cast, title="Cursus")
    with pytest.raises(Refused) as held:
        fix_plan(cast, seen=seen)
    assert (held.value.path, held.value.code) == ("$", "changed")
    assert shown(cast).versions == ()
    seen = shown(cast).stand
    made = fix_plan(cast, seen=seen)
    assert fix_plan(cast, seen=seen) == made, "pressed twice"
    with pytest.raises(Refused):
        fix_plan(cast, "Nog iets.", seen=seen)
