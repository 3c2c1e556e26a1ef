"""Profiles out and in again: what was fixed moves whole, what was not stays and is named."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.any_profiled import profiled
from tests.any_trajectory import trajectories
from tests.apps.documents.portable import (
    ALWAYS,
    bring_in,
    elsewhere,
    found,
    gone,
    moved,
    new_bureau,
    refused,
    taken_out,
)
from tests.apps.documents.profiles import with_every_profile
from tests.apps.plans.profiles import direct, keep, planner, shown
from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.apps.plans import service as plans
from wissel.connections.trajectory_file import TrajectoryFile, json_bytes
from wissel.core.profiled import Block, Demand, Direction, Judgement, Market, ProfileLine, Verdict
from wissel.core.refusal import Refused
from wissel.core.trajectory import Trajectory

pytestmark = pytest.mark.slow

LATER = NOW + timedelta(hours=2)


@pytest.fixture
def profiles(cast: Cast) -> Cast:
    """The cast with every profile in versions, and a test of a function that was kept."""
    return with_every_profile(cast)


@st.composite
def with_profiles(draw: st.DrawFn) -> Trajectory:
    return draw(profiled(draw(trajectories())))


@settings(
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(case=with_profiles())
def test_what_is_imported_is_exported_equal(db: None, case: Trajectory) -> None:
    with elsewhere():
        actor = new_bureau()
        done = bring_in(actor, case)
        assert (done.imported, done.changed) == (case.reference, ())
        again = taken_out(actor, done.imported)
        assert again.trajectory == case
        assert again.left_out == ()


def test_every_version_moves_and_comes_out_equal(profiles: Cast) -> None:
    made, given = moved(profiles)
    case = made.trajectory
    assert [(one.said.kind, one.number) for one in case.profiles] == [
        ("person", 1),
        ("person", 2),
        ("search", 1),
        ("employability", 1),
    ]
    assert (case.profiles[2].capacity, case.profiles[2].person) == (1, 2)
    assert [one.work.title for one in case.work_tests] == ["inkoper"]
    assert made.left_out == ()
    with gone(profiles):
        actor = new_bureau()
        done = bring_in(actor, given)
        assert (done.changed, [one.what for one in done.skipped]) == ((), ALWAYS)
        assert taken_out(actor, done.imported).trajectory == case


def test_after_the_move_people_go_on_from_what_was_fixed_last(profiles: Cast) -> None:
    before = shown(profiles)
    _, given = moved(profiles)
    with gone(profiles):
        actor = new_bureau()
        here = found(actor, bring_in(actor, given).imported)
        view = plans.profile(actor=actor, now=NOW, trajectory=here, kind="person")
        tests = plans.work_tests(actor=actor, now=NOW, trajectory=here)
    assert (view.versions, view.said, view.is_changed) == (before.versions, before.said, False)
    assert [one.work.title for one in tests] == ["inkoper"]


def test_a_draft_that_says_something_else_stays_behind_and_is_named(profiles: Cast) -> None:
    assert taken_out(profiles.command, profiles.number).left_out == ()
    keep(profiles, "drijfveren", "GEHEIM IDEE")
    direct(profiles, planner(title="GEHEIM PLAN"))
    made = taken_out(profiles.command, profiles.number)
    assert [one.what for one in made.left_out] == ["draft person profile", "draft search profile"]
    assert "GEHEIM" not in json_bytes(made.trajectory).decode()


def test_a_draft_of_a_profile_that_was_never_fixed_is_named_too(cast: Cast) -> None:
    keep(cast, "waarden", "rust", kind="employability")
    made = taken_out(cast.command, cast.number)
    assert [one.what for one in made.left_out] == ["draft employability profile"]
    assert made.trajectory.profiles == ()


def test_the_own_copy_holds_what_was_fixed_and_no_draft(profiles: Cast) -> None:
    keep(profiles, "drijfveren", "GEHEIM IDEE", actor=profiles.employee)
    own = documents.own_file(actor=profiles.employee, now=NOW, trajectory=profiles.trajectory)
    whole = taken_out(profiles.command, profiles.number).trajectory
    assert own.trajectory.profiles == whole.profiles
    assert own.trajectory.work_tests == whole.work_tests
    assert "GEHEIM" not in str(own.trajectory)
    assert own.profiles == (
        f"{profiles.number}_persoonsprofiel_2026-11-22_v2.pdf",
        f"{profiles.number}_zoekprofiel_2026-11-22_v1.pdf",
        f"{profiles.number}_inzetbaarheidsprofiel_2026-11-22_v1.pdf",
    )
    assert all(own.contents[name].startswith(b"%PDF") for name in own.profiles)
    with gone(profiles):
        done = bring_in(new_bureau(), TrajectoryFile(own.trajectory, own.contents), now=LATER)
        assert done.imported == profiles.number


def test_what_cannot_be_kept_is_refused_with_its_place(profiles: Cast) -> None:
    case = replace(taken_out(profiles.command, profiles.number).trajectory, journal=(), reports=())
    with gone(profiles):
        actor = new_bureau()
        told = []
        for changes, _, _ in _BAD:
            error = refused(actor, replace(case, **changes(case)), now=LATER)
            told.append((error.code, error.path))
    assert told == [(code, f"$.{path}") for _, code, path in _BAD]


def _version(index: int, **changes: Any) -> Any:
    """Change a version of a profile."""

    def change(case: Trajectory) -> dict[str, Any]:
        kept = list(case.profiles)
        kept[index] = replace(kept[index], **changes)
        return {"profiles": tuple(kept)}

    return change


def _said(index: int, **changes: Any) -> Any:
    return lambda case: _version(index, said=replace(case.profiles[index].said, **changes))(case)


def _block(block: Block) -> Any:
    return _said(0, blocks=(block,))


def _line(key: str, **changes: Any) -> Any:
    return _block(Block(key, (ProfileLine(**({"text": "koken"} | changes)),)))


def _direction(**changes: Any) -> Any:
    def change(case: Trajectory) -> dict[str, Any]:
        first, *rest = case.profiles[2].said.directions
        made: dict[str, Any] = _said(2, directions=(replace(first, **changes), *rest))(case)
        return made

    return change


def _test(**changes: Any) -> Any:
    def change(case: Trajectory) -> dict[str, Any]:
        first, *rest = case.profiles[2].tests
        test = replace(first.test, **changes)
        made: dict[str, Any] = _version(2, tests=(replace(first, test=test), *rest))(case)
        return made

    return change


def _work(**changes: Any) -> Any:
    return lambda case: {"work_tests": (replace(case.work_tests[0], **changes),)}


_AHEAD = date(2026, 12, 1)
_JUDGED = Judgement("wage", Verdict.FITS, "Dat kan.", "coach", "Noor", date(2026, 11, 1))
_FREE = Demand("", "", "trillingen")
_BAD: list[tuple[Any, str, str]] = [
    (_version(1, number=3), "wrong-value", "profiles[1].number"),
    (_version(2, number=3), "wrong-value", "profiles[2].number"),
    (_version(0, at=NOW + timedelta(hours=1)), "wrong-order", "profiles[1].at"),
    (_version(1, at=NOW + timedelta(days=1)), "future", "profiles[1].at"),
    (_version(0, by="x" * 201), "too-long", "profiles[0].by"),
    (_version(1, reason="x" * 601), "too-long", "profiles[1].reason"),
    (_version(2, capacity=2), "wrong-value", "profiles[2].capacity"),
    (_version(2, person=3), "wrong-value", "profiles[2].person"),
    (_said(0, form=99), "wrong-value", "profiles[0].said.form"),
    (_said(1, directions=(planner(key="a"),)), "wrong-value", "profiles[1].said.directions"),
    (_said(2, few_because="x" * 601), "too-long", "profiles[2].said.few_because"),
    (_block(Block("dagboek")), "wrong-value", "profiles[0].said.blocks[0].key"),
    (_block(Block("niveau", value="mbo-9")), "wrong-value", "profiles[0].said.blocks[0].value"),
    (_block(Block("reistijd", value="045")), "wrong-value", "profiles[0].said.blocks[0].value"),
    (_block(Block("niveau", (ProfileLine("a"),))), "wrong-value",
     "profiles[0].said.blocks[0].lines"),
    (_block(Block("ervaring", next="x" * 601)), "too-long", "profiles[0].said.blocks[0].next"),
    (_line("wensen", mark="misschien"), "wrong-value",
     "profiles[0].said.blocks[0].lines[0].mark"),
    (_line("wensen", source="tante"), "wrong-value",
     "profiles[0].said.blocks[0].lines[0].source"),
    (_line("wensen", text="x" * 201), "too-long", "profiles[0].said.blocks[0].lines[0].text"),
    (_line("wensen", text=""), "wrong-value", "profiles[0].said.blocks[0].lines[0]"),
    (_line("interesses", detail="hier is daar geen plaats voor"), "wrong-value",
     "profiles[0].said.blocks[0].lines[0]"),
    (_said(0, blocks=(Block("wensen"), Block("wensen"))), "wrong-value",
     "profiles[0].said.blocks[1].key"),
    (_direction(key=""), "wrong-value", "profiles[2].said.directions[0].key"),
    (lambda case: _direction(key=case.profiles[2].said.directions[1].key)(case), "wrong-value",
     "profiles[2].said.directions[1].key"),
    (_direction(title="x" * 121), "too-long", "profiles[2].said.directions[0].title"),
    (_direction(level="mbo-9"), "wrong-value", "profiles[2].said.directions[0].level"),
    (_direction(demands=(Demand("vliegen", "normaal"),)), "unknown-item",
     "profiles[2].said.directions[0].demands[0].item"),
    (_direction(demands=(Demand("tillen", "9-kilo"),)), "wrong-value",
     "profiles[2].said.directions[0].demands[0].asks"),
    (_direction(demands=(replace(_FREE, item="tillen"),)), "wrong-value",
     "profiles[2].said.directions[0].demands"),
    (_direction(market=(Market(_AHEAD, 3, "werk.nl"),)), "future",
     "profiles[2].said.directions[0].market[0].on"),
    (_direction(wage=replace(planner().wage, most=Decimal(1))), "wrong-order",  # type: ignore[type-var]  # a planner has a wage
     "profiles[2].said.directions[0].wage.most"),
    (_direction(judgements=(replace(_JUDGED, about="karakter"),)), "wrong-value",
     "profiles[2].said.directions[0].judgements[0].about"),
    (_direction(judgements=(replace(_JUDGED, by="employer"),)), "wrong-value",
     "profiles[2].said.directions[0].judgements[0].by"),
    (_direction(judgements=(replace(_JUDGED, on=_AHEAD),)), "future",
     "profiles[2].said.directions[0].judgements[0].on"),
    (_said(2, directions=()), "wrong-value", "profiles[2].tests[0].direction"),
    (_test(capacity=9), "wrong-value", "profiles[2].tests[0].test.capacity"),
    (_test(on=_AHEAD), "future", "profiles[2].tests[0].test.on"),
    (_work(at=NOW + timedelta(days=1)), "future", "work_tests[0].at"),
    (_work(by="x" * 201), "too-long", "work_tests[0].by"),
    (_work(work=Direction("", "")), "missing", "work_tests[0].work.title"),
    (lambda case: _work(test=replace(case.work_tests[0].test, person=7))(case), "wrong-value",
     "work_tests[0].test.person"),
]  # fmt: skip


def test_who_may_not_read_the_capacity_gets_a_profile_without_its_lines(profiles: Cast) -> None:
    """No page gives a manager a file; what would be in it follows the table all the same."""
    from wissel.apps.trajectories import service as trajectories
    from wissel.core.access import DataCategory
    from wissel.infra.doors import Actor, read_door

    @read_door
    def cut(*, actor: Actor, now: Any) -> Trajectory:
        within = trajectories.trajectory_within(
            actor=actor,
            now=now,
            trajectory=profiles.trajectory,
            category=DataCategory.SEARCH_PROFILE,
        )
        seen = replace(within.case, capacity=())
        return plans.with_profiles(case=seen, within=within)

    case = cut(actor=profiles.manager, now=NOW)
    assert [one.said.kind for one in case.profiles] == [
        "person", "person", "search", "employability",
    ]  # fmt: skip
    lines = {item.about for one in case.profiles[2].tests for item in one.test.items}
    assert lines == {"education", "experience", "distance", "wage"}
    assert case.profiles[2].capacity is None
    doctor = cut(actor=profiles.company_doctor, now=NOW)
    assert [(one.said.kind, one.person) for one in doctor.profiles] == [("search", None)]
    assert any(item.about == "hours" for one in doctor.work_tests for item in one.test.items)


def test_a_file_that_says_too_much_leaves_nothing_behind(profiles: Cast) -> None:
    case = taken_out(profiles.command, profiles.number).trajectory
    with gone(profiles), pytest.raises(Refused):
        bring_in(new_bureau(), replace(case, **_version(3, number=2)(case)))
