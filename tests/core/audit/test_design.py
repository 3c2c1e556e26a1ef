"""D. The design of the trajectory: questions 30 to 37."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.core.audit.files import LAST, File, reason_of, week
from wissel.core.audit import audit
from wissel.core.journal import Contact, OrderEvent
from wissel.core.planned import Activity, Gap, Plan
from wissel.core.profile import profile_forms
from wissel.core.profiled import (
    Block,
    Direction,
    DirectionTest,
    Market,
    Profile,
    Verdict,
    WorkTest,
)
from wissel.core.programme import load

DAY = timedelta(days=1)
BEGUN = week(51)
EIGHT_WEEKS, TWELVE_WEEKS = timedelta(weeks=8), timedelta(weeks=12)
OF_PLAN, OF_PROFILE = (30, 36, 37), (33, 34, 35)
TERMS = [*((n, EIGHT_WEEKS) for n in OF_PLAN), *((n, TWELVE_WEEKS) for n in OF_PROFILE)]


def begun(**more: Any) -> File:
    """A file whose second track began in week 51."""
    file = File(**more)
    file.begin(BEGUN)
    return file


# -------------------------------------------------------------------- before there is one


@pytest.mark.parametrize(("number", "term"), TERMS)
def test_without_a_second_track_the_design_is_not_known(number: int, term: timedelta) -> None:
    assert File().told(number) == ("cannot-tell", "no-second-track")
    assert File().check(number, week(51) + term).evidence == ()


@pytest.mark.parametrize(("number", "term"), TERMS)
def test_plan_and_profiles_have_their_weeks(number: int, term: timedelta) -> None:
    file = begun()
    assert file.told(number, BEGUN + term) == ("not-applicable", "not-yet")
    assert file.told(number, BEGUN + term + DAY) == ("not-met", "hole")
    assert file.check(number).evidence == ("entry:e001",)


@pytest.mark.parametrize(("number", "term"), TERMS)
@pytest.mark.parametrize(
    ("after", "told"), [(42, ("not-met", "hole")), (43, ("cannot-tell", "not-from-here"))]
)
def test_a_trajectory_that_came_on_the_way_may_have_them_elsewhere(
    number: int, term: timedelta, after: int, told: tuple[str, str]
) -> None:
    file = begun(registered=BEGUN + timedelta(days=after))
    assert file.told(number, BEGUN + term + DAY) == told


@pytest.mark.parametrize(
    ("number", "shortcoming"), [(34, "search_profile_missing"), (36, "second_track_thin")]
)
def test_a_missing_design_is_a_class_of_shortcoming(number: int, shortcoming: str) -> None:
    assert begun().classes(number) == (shortcoming,)


# -------------------------------------------------------------------- 30 clarity beforehand


@pytest.mark.parametrize(
    ("made_from", "told", "evidence"),
    [
        ({}, ("weak", "plan-without-capacity"), ()),
        ({"person": 1}, ("weak", "plan-without-capacity"), ("profile:person:1",)),
        ({"capacity": 1}, ("weak", "plan-without-person"), ("capacity:1",)),
        (
            {"capacity": 1, "person": 1},
            ("met", "plan-grounded"),
            ("capacity:1", "profile:person:1"),
        ),
    ],
)
def test_the_first_plan_rests_on_an_opinion_and_on_the_person(
    made_from: dict[str, int], told: tuple[str, str], evidence: tuple[str, ...]
) -> None:
    file = begun()
    file.able(week(50), hours=20)
    file.profile(week(53), person())
    file.plan(week(55), Plan(1), **made_from)
    file.plan(week(70), Plan(1), capacity=1, person=1)
    assert file.told(30) == told
    assert file.check(30).evidence == ("entry:e001", "plan:1", *evidence)


# -------------------------------------------------------------------- 31 the plan of action


@pytest.mark.parametrize("kind", ["bijstelling-plan-van-aanpak", "plan-van-aanpak"])
@pytest.mark.parametrize(
    ("before", "told"), [(42, ("met", "adjusted")), (43, ("cannot-tell", "not-adjusted"))]
)
def test_an_adjustment_up_to_six_weeks_before_the_start_may_name_it(
    kind: str, before: int, told: tuple[str, str]
) -> None:
    file = begun()
    paper = file.paper(kind, BEGUN - timedelta(days=before))
    assert file.told(31) == told
    seen = (f"entry:{paper}",) if before == 42 else ()
    assert file.check(31).evidence == ("entry:e001", *seen)


def test_without_a_start_no_plan_of_action_can_name_it() -> None:
    file = File()
    file.paper("bijstelling-plan-van-aanpak", week(60))
    assert file.told(31) == ("cannot-tell", "no-second-track")


# -------------------------------------------------------------------- 32 guidance


@pytest.mark.parametrize("order", ["trajectory", "intake"])
def test_a_signed_order_engages_guidance(order: Any) -> None:
    file = File()
    assert file.told(32) == ("cannot-tell", "silent")
    file.log(week(51), OrderEvent("requested", order))
    assert file.told(32) == ("cannot-tell", "silent")
    signed = file.log(week(52), OrderEvent("signed", order))
    file.talk(week(50))
    assert file.told(32) == ("met", "engaged")
    assert file.check(32).evidence == (f"entry:{signed}",)


def test_a_coach_who_talks_guides_and_another_does_not() -> None:
    file = File()
    file.log(week(51), Contact(("employee",), "phone", "gebeld"), author_role="employer")
    file.log(week(51), OrderEvent("signed", "labour-expert-study"))
    assert file.state(32) == "cannot-tell"
    talk = file.talk(week(52))
    assert file.told(32) == ("met", "guided")
    assert file.check(32).evidence == (f"entry:{talk}",)


# -------------------------------------------------------------------- 33 person profile


def person(*, but: str = "") -> Profile:
    """A person profile in which every block says something, but one."""
    form = profile_forms().forms["person"]
    blocks = (Block(one.key, nothing_because="niets") for one in form.blocks() if one.key != but)
    return Profile("person", 1, tuple(blocks))


@pytest.mark.parametrize(
    ("but", "told"),
    [
        ("", ("met", "person-there")),
        ("netwerk", ("met", "person-there")),  # nobody has to say anything here
        ("ervaring", ("weak", "person-open")),
        ("belemmeringen", ("weak", "person-open")),
    ],
)
def test_a_person_profile_says_what_it_must(but: str, told: tuple[str, str]) -> None:
    file = begun()
    file.able(week(50))
    file.profile(week(54), person(but="wensen"))
    file.profile(week(55), person(but=but), capacity=1)
    assert file.told(33) == told
    assert file.check(33).evidence == (
        "entry:e001", "profile:person:1", "profile:person:2", "capacity:1",
    )  # fmt: skip


# -------------------------------------------------------------------- 34 search profile


def way(key: str = "a", **more: Any) -> Direction:
    """A direction with everything that is asked of it."""
    fields = {
        "because": "past bij wat kan",
        "market": (Market(week(52), 4, "werk.nl"),),
        "rests_on": ("experience",),
    }
    return Direction(key, "planner", **(fields | more))


def search(*ways: Direction, few: str = "") -> Profile:
    """A search profile with these directions."""
    return Profile("search", 1, directions=ways, few_because=few)


THREE = tuple(way(key) for key in "abc")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (search(*THREE), ("met", "search-there")),
        (search(way(), few="meer is er niet"), ("met", "search-there")),
        (search(*THREE[:2]), ("weak", "few-directions")),
        (search(*THREE[:2], way("c", state="dropped")), ("weak", "few-directions")),
        (search(way()), ("weak", "few-directions")),
        (search(*THREE[:2], way("c", because=" ")), ("weak", "no-reason")),
        (search(*THREE[:2], way("c", market=())), ("weak", "no-market")),
    ],
)
def test_a_search_profile_has_several_directions_with_reasons_and_vacancies(
    said: Profile, told: tuple[str, str]
) -> None:
    file = begun()
    file.profile(week(55), said)
    assert file.told(34) == told
    assert file.check(34).evidence == ("entry:e001", "profile:search:1")
    assert file.classes(34) == (("search_profile_missing",) if told[0] == "weak" else ())


@pytest.mark.parametrize(("after", "state"), [(14, "met"), (15, "weak")])
def test_a_new_opinion_is_taken_in_within_two_weeks(after: int, state: str) -> None:
    file = begun()
    old = file.able(week(50), hours=10)
    file.profile(week(54), person())
    file.profile(week(55), search(*THREE), capacity=1, person=1)
    new = file.able(week(60), hours=20)
    check = file.check(34, week(60) + timedelta(days=after))
    assert check.state == state
    assert reason_of(check) == ("search-there" if state == "met" else "older-than-capacity")
    assert set(check.evidence) == {
        "entry:e001", "profile:search:1", "capacity:1", "profile:person:1",
        f"entry:{old}", f"entry:{new}", "capacity:2",
    }  # fmt: skip


@pytest.mark.parametrize("answer", ["course", "profile", "the same"])
def test_an_opinion_is_answered_by_a_decision_or_a_profile_or_says_the_same(answer: str) -> None:
    file = begun()
    file.able(week(50), hours=10)
    file.profile(week(55), search(*THREE), capacity=1)
    file.able(week(60), hours=10 if answer == "the same" else 20)
    if answer == "course":
        decided = file.decide(week(61), "course")
        assert f"entry:{decided}" in file.check(34).evidence
    elif answer == "profile":
        file.profile(week(61), search(*THREE), capacity=2)
    assert file.told(34) == ("met", "search-there")


def test_a_profile_that_nobody_held_against_an_opinion_is_older_than_it() -> None:
    file = begun()
    file.able(week(50), hours=10)
    file.profile(week(55), search(*THREE))
    assert file.told(34) == ("weak", "older-than-capacity")


def test_what_is_fixed_later_than_the_day_is_not_there_yet() -> None:
    file = begun()
    file.profile(week(70), search(*THREE))
    file.plan(week(70), Plan(1))
    for number in (34, 36):
        assert file.told(number, week(70) - DAY) == ("not-met", "hole")
        assert file.state(number, week(70)) != "not-met"


# -------------------------------------------------------------------- 35 suitable work


def shown(key: str, verdict: Verdict) -> DirectionTest:
    """The test of a direction."""
    return DirectionTest(key, WorkTest(week(55), verdict, ()))


@pytest.mark.parametrize(
    ("ways", "tests", "told"),
    [
        ((way(),), (), ("met", "suitable")),
        ((way(state="reserve"),), (), ("weak", "no-direction")),
        ((way(rests_on=("wish",)),), (), ("weak", "only-a-wish")),
        ((way(rests_on=("wish",)), way("b")), (), ("met", "suitable")),
        ((way(needs_schooling=True),), (), ("weak", "only-schooling")),
        ((way(needs_schooling=True), way("b")), (), ("met", "suitable")),
        ((way(),), (Verdict.FITS_NOT,), ("weak", "nothing-fits")),
        ((way(),), (Verdict.UNKNOWN,), ("met", "suitable")),
        ((way(), way("b")), (Verdict.FITS_NOT, Verdict.ATTENTION), ("met", "suitable")),
    ],
)
def test_the_aim_is_suitable_work_and_no_dream_alone(
    ways: tuple[Direction, ...], tests: tuple[Verdict, ...], told: tuple[str, str]
) -> None:
    file = begun()
    kept = tuple(shown(one.key, said) for one, said in zip(ways, tests, strict=False))
    file.profile(week(55), search(*ways), tests=kept)
    assert file.told(35) == told
    assert file.check(35).evidence == ("entry:e001", "profile:search:1")
    assert file.classes(35) == (("search_profile_missing",) if told[0] == "weak" else ())


# -------------------------------------------------------------------- 36 the chain

GAP, LEFT = Gap("g", "rijbewijs."), Gap("h", "netwerk", left_because="lost zich op")


def step(key: str = "s", *gaps: str) -> Activity:
    """An activity for these gaps."""
    return Activity(key, "oefenen", "coach", week(55), week(60), gaps=gaps)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (Plan(1, gaps=(GAP, LEFT), activities=(step("s", "g"),)), ("met", "chained")),
        (Plan(1, gaps=(LEFT,), activities=(step(), step("t"))), ("met", "chained")),
        (Plan(1, gaps=(GAP,)), ("weak", "no-activities")),
        (Plan(1, activities=(step(),)), ("weak", "no-gaps")),
        (Plan(1, gaps=(GAP,), activities=(step(),)), ("weak", "gap-open")),
        (Plan(1, gaps=(GAP, Gap("i", "taal")), activities=(step(),)), ("weak", "gap-open")),
    ],
)
def test_every_gap_has_an_activity_or_a_reason(said: Plan, told: tuple[str, str]) -> None:
    file = begun()
    file.plan(week(54), Plan(1))
    file.plan(week(55), said)
    assert file.told(36) == told
    assert file.check(36).evidence == ("entry:e001", "plan:1", "plan:2")
    thin = ("second_track_thin",) if told[1] == "no-activities" else ()
    assert file.classes(36) == thin


def test_an_open_gap_is_named_without_its_full_stop() -> None:
    file = begun()
    file.plan(week(55), Plan(1, gaps=(GAP,), activities=(step(),)))
    assert file.check(36).why.en == "At one gap there is no activity and no reason: rijbewijs."


# -------------------------------------------------------------------- 37 reporting moments


def test_the_way_of_working_says_whether_the_plan_names_the_moments() -> None:
    file = begun()
    file.plan(week(55), Plan(1))
    assert file.told(37) == ("met", "moments")
    assert file.check(37).evidence == ("entry:e001", "plan:1")
    way_of_working = load("basis", 1)
    without = replace(way_of_working, plan=replace(way_of_working.plan, parts=("doel",)))
    for programme, told in ((None, "no-programme"), (without, "no-moments")):
        check = audit(file.trajectory, as_of=LAST, programme=programme).check(37)
        assert reason_of(check) == told
        assert check.state == ("cannot-tell" if programme is None else "weak")


def test_dates_are_as_people_write_them() -> None:
    file = begun()
    file.plan(date(2025, 1, 13), Plan(1))
    assert "13 January 2025" in file.check(30).why.en
    assert "13 januari 2025" in file.check(30).why.nl


@pytest.mark.parametrize(("number", "term"), [*TERMS, (38, TWELVE_WEEKS)])
def test_a_trajectory_that_closed_before_the_day_has_no_hole(number: int, term: timedelta) -> None:
    file = begun(closed=BEGUN + timedelta(weeks=2))
    assert file.state(number, BEGUN + term + DAY) != "not-met"


def test_an_order_that_was_accepted_is_not_said_to_be_signed() -> None:
    file = File()
    file.log(week(51), OrderEvent("accepted"))
    assert "signed" not in file.check(32).why.en


def test_only_the_last_opinion_counts() -> None:
    file = begun()
    for day, hours in ((week(50), 10), (week(60), 20), (week(61), 10)):
        file.able(day, hours=hours)
    file.profile(week(55), search(*THREE), capacity=1)
    assert file.told(34) == ("met", "search-there")


def test_a_direction_that_nobody_tested_may_fit() -> None:
    file = begun()
    said = search(way(), way("b"))
    file.profile(week(55), said, tests=(shown("a", Verdict.FITS_NOT),))
    assert file.told(35) != ("weak", "nothing-fits")


def test_a_direction_that_rests_on_nothing_said_rests_on_no_wish() -> None:
    file = begun()
    file.profile(week(55), search(way(rests_on=())))
    assert file.told(35) != ("weak", "only-a-wish")
