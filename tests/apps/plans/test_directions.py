"""A direction says what the work asks and why it fits; its test stands with its versions."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.apps.plans.profiles import (
    TODAY,
    direct,
    fix,
    fixed_person,
    keep,
    planner,
    receive,
    settle,
    shown,
    three_directions,
)
from tests.cast import NOW, Cast
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.core.profiled import Demand, Direction, Judgement, Market, Verdict, Wage
from wissel.core.refusal import Refused
from wissel.core.suitable import MORE, key_of
from wissel.infra.doors import Denied

pytestmark = pytest.mark.django_db

LIFTING = key_of("tillen")


def test_a_direction_is_tested_against_what_is_known_now_item_by_item(cast: Cast) -> None:
    receive(cast)
    fixed_person(cast)
    key = direct(cast)
    found = {one.about: one for one in shown(cast, "search").tests[key].items}
    assert {about: one.verdict.value for about, one in found.items()} == {
        LIFTING: "fits", "hours": "fits", "education": "fits", "distance": "fits",
        "experience": "unknown", "wage": "unknown",
    }  # fmt: skip
    assert (found[LIFTING].source, found[LIFTING].on) == ("R. Amrani", NOW.date().replace(day=2))
    settle(cast, key, "wage", verdict=Verdict.ATTENTION, because="Iets minder dan nu.")
    wage = {one.about: one for one in shown(cast, "search").tests[key].items}["wage"]
    assert (wage.verdict, wage.source, wage.judged) == (Verdict.ATTENTION, "Noor Akkerman", True)
    settle(cast, key, "wage", verdict=None)
    assert shown(cast, "search").said.directions[0].judgements == ()


def test_a_direction_that_the_capacity_excludes_cannot_be_fixed_and_nothing_is_lost(
    cast: Cast,
) -> None:
    receive(cast)
    fixed_person(cast)
    first, *_ = three_directions(cast)
    heavy = planner(title="orderverzamelaar", key=first, demands=(Demand("tillen", MORE),))
    direct(cast, heavy, revision=1)
    with pytest.raises(plans.NotReady) as held:
        fix(cast, "search")
    [check] = held.value.checks
    assert (check.key, check.direction) == ("excluded", first)
    assert "orderverzamelaar" in check.text.nl
    assert "Tillen" in check.text.nl
    settle(cast, first)  # a coach does not overrule the doctor
    with pytest.raises(plans.NotReady):
        fix(cast, "search")
    settle(cast, first, by="labour-expert", author="T. Jonker")
    assert fix(cast, "search").number == 1


def test_a_search_profile_needs_breadth_and_reasons(cast: Cast) -> None:
    fixed_person(cast)
    direct(cast, planner(rests_on=("wish",), because=""))
    keys = {one.key: one.state for one in shown(cast, "search").checks}
    assert {key for key, state in keys.items() if state == "blocked"} == {
        "few", "all-wishes", "unreasoned",
    }  # fmt: skip
    plans.explain_few(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, revision=0,
        because="In de regio is alleen dit werk binnen de reistijd.",
    )  # fmt: skip
    assert "few" not in {one.key for one in shown(cast, "search").checks}


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"market": ()}, "no-market"),
        ({"market": (Market(TODAY - timedelta(days=100), 4, "werk.nl"),)}, "old-market"),
        ({"market": (Market(TODAY, 0, "werk.nl"),)}, "empty-market"),
        ({"wage": None}, "no-wage"),
        ({"needs_schooling": True}, "all-schooling"),
        ({"level": "wo"}, "misfit"),
    ],
)
def test_what_asks_attention_is_said_and_blocks_nothing(
    cast: Cast, changes: dict[str, Any], key: str
) -> None:
    fixed_person(cast)
    direct(cast, planner(**changes))
    assert {one.key: one.state for one in shown(cast, "search").checks}[key] == "attention"


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"title": " "}, "$.title"),
        ({"title": "x" * 121}, "$.title"),
        ({"because": "goed voor de depressie"}, "$.because"),
        ({"hours_least": -1}, "$.hours_least"),
        ({"hours_least": 24, "hours_most": 16}, "$.hours_most"),
        ({"level": "x"}, "$.level"),
        ({"travel_minutes": 400}, "$.travel_minutes"),
        ({"wage": Wage(Decimal(0), Decimal(1), "hour", "cao")}, "$.wage.least"),
        ({"wage": Wage(Decimal("NaN"), Decimal(1), "hour", "cao")}, "$.wage.least"),
        ({"wage": Wage(Decimal(3), Decimal(2), "hour", "cao")}, "$.wage.most"),
        ({"wage": Wage(Decimal(2), Decimal(3), "hour", "")}, "$.wage.source"),
        ({"demands": (Demand("vliegen", "normaal"),)}, "$.demands[0].item"),
        ({"demands": (Demand("tillen", "50-kilo"),)}, "$.demands[0].asks"),
        ({"demands": (Demand("", "", ""),)}, "$.demands[0].item"),
        ({"market": (Market(TODAY + timedelta(days=1), 4, "werk.nl"),)}, "$.market[0].on"),
        ({"market": (Market(TODAY, -4, "werk.nl"),)}, "$.market[0].count"),
        ({"market": (Market(TODAY, 4, ""),)}, "$.market[0].source"),
    ],
)
def test_what_a_direction_cannot_hold_is_refused_with_its_field(
    cast: Cast, changes: dict[str, Any], path: str
) -> None:
    with pytest.raises(Refused) as refused:
        direct(cast, planner(**changes))
    assert refused.value.path == path


def test_two_who_change_one_direction_do_not_overwrite_each_other(cast: Cast) -> None:
    key = direct(cast)
    direct(cast, planner(key=key, tasks="ritten"), revision=1)
    with pytest.raises(plans.PieceChanged) as changed:
        direct(cast, planner(key=key, tasks="magazijn"), revision=1)
    assert changed.value.revision == 2
    assert shown(cast, "search").said.directions[0].tasks == "ritten"


def test_a_new_direction_that_is_sent_twice_is_one_direction(cast: Cast) -> None:
    key = direct(cast)
    settle(cast, key)
    assert direct(cast) == key
    assert direct(cast, planner(tasks="ritten")) != key
    assert len(shown(cast, "search").said.directions) == 2


def test_the_employee_brings_in_ideas_and_the_coach_takes_them_up(cast: Cast) -> None:
    idea = Direction("", "kok", because="Dat wilde ik altijd.", state="active", level="wo")
    key = direct(cast, idea, actor=cast.employee)
    held = shown(cast, "search").said.directions[0]
    assert (held.origin, held.state, held.level, held.rests_on) == (
        "employee", "reserve", "", ("wish",),
    )  # fmt: skip
    direct(cast, replace(held, title="kok in een bedrijfskantine"), actor=cast.employee, revision=1)
    taken = replace(planner(key=key, title="kok"), origin="employee")
    direct(cast, taken, revision=2)
    with pytest.raises(Denied):
        direct(cast, replace(taken, title="chef-kok"), actor=cast.employee, revision=3)
    with pytest.raises(Denied):
        settle(cast, key, actor=cast.employee)


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"because": ""}, "$.because"),
        ({"about": "karakter"}, "$.about"),
        ({"by": "employer", "author": "Peter Hoekstra"}, "$.by"),
        ({"by": "uwv", "author": "x" * 300}, "$.author"),
    ],
)
def test_a_judgement_has_an_owner_and_a_reason(
    cast: Cast, changes: dict[str, Any], path: str
) -> None:
    key = direct(cast)
    with pytest.raises(Refused) as refused:
        settle(cast, key, **changes)
    assert refused.value.path == path


def test_who_may_not_read_the_capacity_reads_the_rest_of_a_test(cast: Cast) -> None:
    receive(cast)
    fixed_person(cast)
    key, *_ = three_directions(cast)
    fix(cast, "search")

    def about(who: Any) -> set[str]:
        view = shown(cast, "search", actor=who)
        assert view.versions[0].test(key) == view.tests[key]
        return {one.about for one in view.tests[key].items}

    everything = {LIFTING, "hours", "education", "experience", "distance", "wage"}
    assert about(cast.coach) == about(cast.employer) == about(cast.labour_expert) == everything
    assert about(cast.company_doctor) == everything
    assert about(cast.manager) == everything - {LIFTING, "hours"}


def test_a_withdrawn_capacity_makes_nothing_fit_and_loses_nothing(cast: Cast) -> None:
    receive(cast)
    fixed_person(cast)
    key, *_ = three_directions(cast)
    fix(cast, "search")
    trajectories.receive_capacity(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, valid_from=TODAY,
        source="company-doctor", author="R. Amrani", withdrawn=True, reason="Nieuw onderzoek.",
    )  # fmt: skip
    view = shown(cast, "search")
    assert view.tests[key].verdict is Verdict.UNKNOWN
    assert "withdrawn" in {one.key for one in view.checks}
    assert view.versions[0].test(key) is not None
    assert view.review


def test_any_function_is_tested_and_the_test_is_kept_with_its_versions(cast: Cast) -> None:
    receive(cast)
    fixed_person(cast)
    said = Judgement("experience", Verdict.FITS, "Deed dit werk.", "coach", "Noor", TODAY)
    work = planner(title="vacature heftruckchauffeur", judgements=(said,))
    given: dict[str, Any] = {"now": NOW, "trajectory": cast.trajectory, "work": work}
    test = plans.try_work(actor=cast.coach, **given)
    assert plans.work_tests(actor=cast.coach, now=NOW, trajectory=cast.trajectory) == ()
    kept = plans.keep_work_test(actor=cast.coach, **given)
    assert (kept.test, kept.test.capacity, kept.test.person) == (test, 1, 1)
    assert plans.keep_work_test(actor=cast.coach, **given) == kept  # twice the same
    receive(cast, "2-kilo", TODAY)
    [held] = plans.work_tests(actor=cast.employer, now=NOW, trajectory=cast.trajectory)
    assert held.test.capacity == 1  # as it was then
    plans.keep_work_test(actor=cast.coach, **given)
    newest, _ = plans.work_tests(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    assert (newest.test.capacity, newest.test.verdict) == (2, Verdict.FITS_NOT)
    for who in (cast.employee, cast.manager, cast.employer, cast.stranger):
        with pytest.raises(Denied):
            plans.keep_work_test(actor=who, **given)


def test_work_that_was_tested_is_taken_up_as_a_direction_once_with_what_was_judged(
    cast: Cast,
) -> None:
    said = Judgement("experience", Verdict.FITS, "Deed dit werk.", "labour-expert", "T. J.", TODAY)
    given: dict[str, Any] = {"now": NOW, "trajectory": cast.trajectory}
    plans.keep_work_test(actor=cast.coach, work=planner(judgements=(said,)), **given)
    key = plans.adopt_work_test(actor=cast.coach, number=1, **given)
    assert plans.adopt_work_test(actor=cast.coach, number=1, **given) == key
    [held] = shown(cast, "search").said.directions
    assert held == planner(key=key, judgements=(said,))
    direct(cast, planner(key=key, tasks="ritten"), revision=1)
    for who, number in ((cast.coach, 2), (cast.employee, 1), (cast.manager, 1), (cast.stranger, 1)):
        with pytest.raises(Denied):
            plans.adopt_work_test(actor=who, number=number, **given)


def test_a_block_of_the_search_profile_is_kept_by_the_coach(cast: Cast) -> None:
    keep(cast, "taken", "plannen", kind="search")
    assert shown(cast, "search").said.block("taken").lines[0].by == "coach"
