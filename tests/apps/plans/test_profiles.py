"""A profile is written together, piece by piece, and fixed as a version that never changes."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection

from tests.apps.plans.profiles import (
    entries_of,
    fix,
    fixed_person,
    keep,
    receive,
    shown,
    three_directions,
)
from tests.cast import NOW, Cast
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.models import Trajectory
from wissel.core.profiled import Block, ProfileLine
from wissel.core.refusal import Refused
from wissel.infra.doors import Actor, Denied, door

pytestmark = pytest.mark.django_db


@door
def close(*, actor: Actor, now: datetime, trajectory: UUID) -> None:
    row = Trajectory.objects.get(pk=trajectory)
    row.closed_on = NOW.date()
    row.save(update_fields=["closed_on"])


def test_employee_and_coach_write_in_one_profile_and_each_line_keeps_its_owner(cast: Cast) -> None:
    keep(cast, "vaardigheden", "plannen", actor=cast.employee)
    keep(cast, "vaardigheden", "plannen", "overleggen")
    lines = shown(cast, actor=cast.employee).said.block("vaardigheden").lines
    assert [(one.text, one.by) for one in lines] == [
        ("plannen", "employee"),
        ("overleggen", "coach"),
    ]
    keep(cast, "vaardigheden", "plannen van ritten", actor=cast.employee)
    assert shown(cast).said.block("vaardigheden").lines[0].by == "employee"
    with connection.cursor() as cursor:
        cursor.execute("SELECT said FROM plans_draft")
        assert "plannen" not in str(cursor.fetchall())


def test_the_source_of_a_line_is_the_coachs_and_outlives_a_save_of_the_employee(
    cast: Cast,
) -> None:
    keep(cast, "vaardigheden", "plannen", actor=cast.employee)
    sourced = Block("vaardigheden", (ProfileLine("plannen", source="cv"),))
    keep(cast, "vaardigheden", block=sourced)
    keep(cast, "vaardigheden", "plannen", "rekenen", actor=cast.employee)
    first, _ = shown(cast).said.block("vaardigheden").lines
    assert (first.by, first.source) == ("employee", "cv")
    keep(cast, "vaardigheden", "plannen")
    assert shown(cast).said.block("vaardigheden").lines[0].source == ""


def test_two_who_write_in_one_block_do_not_overwrite_each_other(cast: Cast) -> None:
    keep(cast, "interesses", "techniek", actor=cast.employee, revision=0)
    with pytest.raises(plans.PieceChanged) as changed:
        keep(cast, "interesses", "koken", revision=0)
    assert changed.value.revision == 1
    assert keep(cast, "drijfveren", "vrij zijn", revision=0) == 1  # another block
    assert keep(cast, "interesses", "techniek", revision=0) == 1  # twice the same
    first = keep(cast, "interesses", "koken", revision=1, mark="page")
    assert keep(cast, "interesses", "koken en bakken", revision=1, mark="page") == first + 1


@pytest.mark.parametrize(
    ("block", "path", "code"),
    [
        (Block("vaardigheden", (ProfileLine("x" * 201),)), "$.lines[0].text", "too-long"),
        (Block("vaardigheden", (ProfileLine("", "een voorbeeld"),)), "$.lines[0].text", "missing"),
        (
            Block("vaardigheden", (ProfileLine("a"), ProfileLine("ik heb diabetes"))),
            "$.lines[1].text",
            "medical",
        ),
        (Block("wensen", (ProfileLine("uren", mark="x"),)), "$.lines[0].mark", "wrong-value"),
        (Block("interesses", (ProfileLine("a", source="x"),)), "$.lines[0].source", "wrong-value"),
        (Block("interesses", tuple(ProfileLine(f"{n}") for n in range(26))), "$.lines", "too-many"),
        (Block("niveau", (ProfileLine("a"),)), "$.lines", "wrong-value"),
        (Block("niveau", value="x"), "$.value", "wrong-value"),
        (Block("reistijd", value="4"), "$.value", "wrong-value"),
        (Block("reistijd", value="½"), "$.value", "wrong-value"),
        (Block("reistijd", value="1000000"), "$.value", "wrong-value"),
        (Block("ervaring", nothing_because="x" * 601), "$.nothing_because", "too-long"),
    ],
)
def test_what_a_block_cannot_hold_is_refused_with_its_place(
    cast: Cast, block: Block, path: str, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        keep(cast, block.key, block=block)
    assert (refused.value.path, refused.value.code) == (path, code)
    assert shown(cast).said.is_empty


def test_the_employee_writes_in_the_blocks_that_ask_them_and_in_no_other(cast: Cast) -> None:
    with pytest.raises(Denied):
        keep(cast, "taken", "plannen", kind="search", actor=cast.employee, revision=0)
    with pytest.raises(Denied):
        keep(cast, "waarden", "rust", kind="employability", actor=cast.employee, revision=0)
    with pytest.raises(Denied):
        keep(cast, "no-such-block", "x", revision=0)


@pytest.mark.parametrize(
    "who", ["planner", "manager", "employer", "line_manager", "labour_expert", "other_coach",
            "company_doctor", "host_employer", "auditor", "sysadmin", "stranger"],
)  # fmt: skip
def test_nobody_else_writes_or_fixes_it(cast: Cast, who: str) -> None:
    actor = cast.everybody[who]
    for write in (
        lambda: keep(cast, "interesses", "x", actor=actor, revision=0),
        lambda: plans.fix_profile(actor=actor, now=NOW, trajectory=cast.trajectory, kind="person"),
    ):
        with pytest.raises(Denied):
            write()


def test_the_employee_writes_and_does_not_fix(cast: Cast) -> None:
    keep(cast, "interesses", "techniek", actor=cast.employee)
    with pytest.raises(Denied):
        plans.fix_profile(actor=cast.employee, now=NOW, trajectory=cast.trajectory, kind="person")


def test_a_version_is_fixed_once_and_the_next_one_says_why(cast: Cast) -> None:
    with pytest.raises(plans.NotReady) as empty:
        fix(cast)
    assert [one.key for one in empty.value.checks] == ["empty"]
    first = fixed_person(cast)
    assert (first.number, first.by, fix(cast)) == (1, "Noor Akkerman", first)
    keep(cast, "interesses", "techniek", "koken")
    assert shown(cast).is_changed
    with pytest.raises(Refused) as refused:
        fix(cast)
    assert refused.value.path == "$.reason"
    second = fix(cast, reason="Een tweede interesse kwam erbij.")
    view = shown(cast)
    assert [one.number for one in view.versions] == [2, 1]
    assert view.versions[1] == first
    assert (second.number, view.is_changed) == (2, False)
    assert entries_of(cast, cast.coach) == 2


def test_who_reads_a_profile_reads_what_was_fixed_and_never_the_draft(cast: Cast) -> None:
    keep(cast, "interesses", "techniek")
    assert shown(cast, actor=cast.manager).said.is_empty
    fix(cast)
    keep(cast, "interesses", "koken")
    assert shown(cast, actor=cast.manager).said.block("interesses").lines[0].text == "techniek"
    assert shown(cast, actor=cast.employee).said.block("interesses").lines[0].text == "koken"
    for who in ("employer", "labour_expert", "host_employer", "planner", "line_manager"):
        with pytest.raises(Denied):
            shown(cast, actor=cast.everybody[who])


def test_the_employer_reads_the_person_profile_with_consent_and_until_it_is_withdrawn(
    cast: Cast,
) -> None:
    fixed_person(cast)
    version = trajectories.consents(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory
    ).statement.version
    given = trajectories.give_consent(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory, choice="profile-employer",
        version=version,
    )  # fmt: skip
    view = shown(cast, actor=cast.employer)
    assert view.said.block("interesses").lines[0].text == "techniek"
    assert (view.writes, view.answers, view.checks) == (False, {}, ())
    trajectories.withdraw_consent(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory, consent=given.given[0].id
    )
    with pytest.raises(Denied):
        shown(cast, actor=cast.employer)


def test_the_journal_tells_of_each_profile_to_those_who_read_it(cast: Cast) -> None:
    fixed_person(cast)
    three_directions(cast)
    fix(cast, "search")
    assert entries_of(cast, cast.coach) == entries_of(cast, cast.employee) == 2
    assert entries_of(cast, cast.employer) == 1  # of the search profile alone


def test_a_fixed_profile_asks_to_be_looked_at_again(cast: Cast) -> None:
    receive(cast)
    fixed_person(cast)
    three_directions(cast)
    made = fix(cast, "search")
    assert (made.capacity, made.person) == (1, 1)
    assert shown(cast, "search").review == ()
    receive(cast, "5-kilo", date(2026, 11, 20))
    assert "20 november 2026" in shown(cast, "search").review[0].nl
    later = shown(cast, "search", now=NOW + timedelta(days=100))
    assert len(later.review) == 2
    assert shown(cast, "search", actor=cast.employer).review == ()


def test_the_same_profile_is_fixed_again_when_it_was_held_against_a_newer_capacity(
    cast: Cast,
) -> None:
    fixed_person(cast)
    three_directions(cast)
    fix(cast, "search")
    receive(cast)
    again = fix(cast, "search", "Nieuw oordeel; de richtingen blijven passen.")
    assert (again.number, again.capacity) == (2, 1)
    assert again.said == shown(cast, "search").versions[1].said


def test_a_closed_trajectory_holds_its_profile_as_it_is(cast: Cast) -> None:
    keep(cast, "interesses", "techniek")
    close(
        actor=Actor(bureau=cast.coach.bureau, name="tests", role="system", kind="command"),
        now=NOW,
        trajectory=cast.trajectory,
    )
    with pytest.raises(Refused) as refused:
        keep(cast, "interesses", "koken")
    assert refused.value.code == "closed"
    assert shown(cast).said.block("interesses").lines[0].text == "techniek"


def test_whether_there_is_a_profile_is_known_without_reading_it(cast: Cast) -> None:
    def begun(who: str) -> bool:
        actor = cast.everybody[who]
        return plans.is_begun(actor=actor, now=NOW, trajectory=cast.trajectory, kind="search")

    assert not begun("employee")
    three_directions(cast)
    assert begun("employee")
    assert begun("coach")
    assert not begun("employer")  # a draft is no profile to others
    fixed_person(cast)
    fix(cast, "search")
    assert begun("employer")
    assert begun("manager")
    for who in ("line_manager", "host_employer", "planner", "stranger"):
        with pytest.raises(Denied):
            begun(who)
