"""How things go is the employee's own; the coach reads what is shared, and nobody anything else."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection

from tests.cast import NOW, Cast
from wissel.apps.guidance import service as guidance
from wissel.apps.guidance.models import CheckIn
from wissel.apps.guidance.service import CheckInView
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.models import Trajectory
from wissel.core.access import DataCategory
from wissel.core.consents import statement
from wissel.core.journal import ConsentEvent, standing
from wissel.core.refusal import Refused
from wissel.infra import tenancy
from wissel.infra.changes import gather
from wissel.infra.doors import Actor, Denied

pytestmark = pytest.mark.django_db

EARLIER = NOW - timedelta(days=200)
CHOICE = "check-ins-coach"


def say(cast: Cast, now: datetime = NOW, **words: str) -> UUID:
    return guidance.check_in(
        actor=cast.employee, now=now, trajectory=cast.trajectory,
        words=words or {"richting": "beetje", "mensen": "helemaal"},
    )  # fmt: skip


def share(
    cast: Cast, one: UUID, *, coach: bool = False, reports: bool = False, now: datetime = NOW
) -> None:
    guidance.share_check_in(
        actor=cast.employee, now=now, trajectory=cast.trajectory, check_in=one, coach=coach,
        reports=reports,
    )  # fmt: skip


def own(cast: Cast) -> tuple[CheckInView, ...]:
    return guidance.check_ins(actor=cast.employee, now=NOW, trajectory=cast.trajectory)


def seen(cast: Cast, actor: Actor | None = None) -> tuple[CheckInView, ...]:
    return guidance.shared_check_ins(actor=actor or cast.coach, now=NOW, trajectory=cast.trajectory)


def consents(cast: Cast) -> tuple[trajectories.Given, ...]:
    found = trajectories.consents(actor=cast.employee, now=NOW, trajectory=cast.trajectory)
    asked = found.statement.choice(CHOICE)
    assert asked is not None
    return found.standing(asked)


def closed(cast: Cast) -> None:
    with tenancy.tenant(cast.coach.bureau), gather():
        Trajectory.objects.filter(pk=cast.trajectory).update(closed_on=NOW.date())


def test_what_is_said_is_kept_by_day_in_order_and_lies_encrypted(cast: Cast) -> None:
    say(cast, NOW, richting="grotendeels")
    say(cast, EARLIER)
    assert [one.day for one in own(cast)] == [EARLIER.date(), NOW.date()]
    assert own(cast)[0].said.words == {"richting": "beetje", "mensen": "helemaal"}
    assert all(one.is_private for one in own(cast))
    with connection.cursor() as cursor:
        cursor.execute("SELECT said FROM guidance_checkin")
        assert "beetje" not in str(cursor.fetchall())


def test_on_one_day_the_last_words_hold_and_are_shared_with_nobody(cast: Cast) -> None:
    first = say(cast)
    share(cast, first, coach=True, reports=True)
    later = NOW + timedelta(hours=1)
    assert say(cast, later) == first, "the same words change nothing"
    assert not own(cast)[0].is_private
    assert say(cast, later, zin="deels") == first
    [one] = own(cast)
    assert (one.said.words, one.is_private) == ({"zin": "deels"}, True)
    assert seen(cast) == ()
    assert consents(cast) == ()


@pytest.mark.parametrize(
    ("words", "code", "path"),
    [
        ({}, "empty", "$"),
        ({"richting": ""}, "empty", "$"),
        ({"richting": "7"}, "wrong-value", "$.words.richting"),
        ({"slaap": "beetje"}, "wrong-value", "$.words.slaap"),
    ],
)
def test_what_is_no_word_of_it_is_refused_at_its_place(
    cast: Cast, words: dict[str, str], code: str, path: str
) -> None:
    with pytest.raises(Refused) as refused:
        guidance.check_in(actor=cast.employee, now=NOW, trajectory=cast.trajectory, words=words)
    assert (refused.value.code, refused.value.path) == (code, path)
    assert own(cast) == ()


def test_the_coach_reads_what_is_shared_and_cannot_tell_whether_there_is_more(cast: Cast) -> None:
    first, last = say(cast, EARLIER), say(cast)
    assert seen(cast) == ()
    share(cast, last, coach=True)
    assert [one.id for one in seen(cast)] == [last]
    assert len(consents(cast)) == 1
    share(cast, first, coach=True)
    assert [one.id for one in seen(cast)] == [first, last]
    assert len(consents(cast)) == 1, "one yes opens the door, each day is shared by itself"
    share(cast, last)
    assert [one.id for one in seen(cast)] == [first]
    assert len(consents(cast)) == 1
    share(cast, first)
    assert seen(cast) == ()
    assert consents(cast) == (), "the last one taken back ends the consent"


def test_letting_it_stand_in_reports_is_no_consent_for_the_coach(cast: Cast) -> None:
    share(cast, say(cast), reports=True)
    assert [(one.with_coach, one.in_reports) for one in own(cast)] == [(False, True)]
    assert (seen(cast), consents(cast)) == ((), ())


def test_a_consent_taken_back_closes_all_and_a_new_one_opens_none_of_them(cast: Cast) -> None:
    share(cast, say(cast), coach=True, reports=True)
    given: dict[str, Any] = {"actor": cast.employee, "trajectory": cast.trajectory}
    trajectories.withdraw_consent(now=NOW, consent=consents(cast)[0].id, **given)
    assert seen(cast) == ()
    assert [(one.with_coach, one.in_reports) for one in own(cast)] == [(False, True)]
    trajectories.give_consent(
        now=NOW + timedelta(minutes=1), choice=CHOICE, version=statement().version, **given
    )
    assert seen(cast) == (), "a yes on the page of consents shares no day by itself"


def test_nobody_else_reads_or_learns_whether_anything_was_said(cast: Cast) -> None:
    share(cast, say(cast), coach=True, reports=True)
    for actor in cast.everybody.values():
        if actor in (cast.employee, cast.coach):
            continue
        for door in (guidance.check_ins, guidance.shared_check_ins):
            assert not _read(lambda door=door, actor=actor: door(
                actor=actor, now=NOW, trajectory=cast.trajectory
            ))  # fmt: skip
    with pytest.raises(Denied):
        guidance.check_ins(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    assert not _read(lambda: seen(cast, cast.stranger))


def _read(door: Callable[[], tuple[CheckInView, ...]]) -> tuple[CheckInView, ...]:
    try:
        return door()
    except Denied:
        return ()


@pytest.mark.parametrize("name", ["coach", "manager", "employer", "planner", "stranger_employee"])
def test_nobody_says_shares_or_takes_away_for_the_employee(cast: Cast, name: str) -> None:
    one = say(cast)
    given: dict[str, Any] = {
        "actor": getattr(cast, name), "now": NOW, "trajectory": cast.trajectory,
    }  # fmt: skip
    with pytest.raises(Denied):
        guidance.check_in(words={"zin": "deels"}, **given)
    with pytest.raises(Denied):
        guidance.share_check_in(check_in=one, coach=True, reports=True, **given)
    with pytest.raises(Denied):
        guidance.remove_check_in(check_in=one, **given)


def test_what_is_taken_away_is_gone_and_only_a_share_stays_as_proof(cast: Cast) -> None:
    never, once = say(cast, EARLIER), say(cast)
    share(cast, once, coach=True, reports=True)
    for one in (never, once):
        guidance.remove_check_in(
            actor=cast.employee, now=NOW, trajectory=cast.trajectory, check_in=one
        )
        with pytest.raises(Denied):
            share(cast, one, coach=True)
    assert (own(cast), seen(cast), consents(cast)) == ((), (), ())
    with tenancy.tenant(cast.coach.bureau):
        assert [(row.pk, row.said) for row in CheckIn.objects.all()] == [(once, None)]
    say(cast)
    assert [one.is_private for one in own(cast)] == [True]


def test_what_is_not_there_cannot_be_shared(cast: Cast) -> None:
    with pytest.raises(Denied):
        share(cast, uuid4(), coach=True)


def test_after_the_trajectory_it_is_said_and_taken_back_but_no_longer_shared(cast: Cast) -> None:
    one = say(cast, EARLIER)
    share(cast, one, coach=True, reports=True)
    closed(cast)
    assert seen(cast) == ()
    assert say(cast, richting="helemaal") != one
    with pytest.raises(Refused) as refused:
        share(cast, own(cast)[-1].id, reports=True)
    assert refused.value.code == "closed"
    share(cast, one)
    assert own(cast)[0].is_private


def test_the_journal_says_only_the_yes_and_the_log_tells_others_nothing(cast: Cast) -> None:
    one = say(cast)
    case = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory).case
    before = len(case.journal)
    share(cast, one, coach=True)
    case = trajectories.case(actor=cast.coach, now=NOW, trajectory=cast.trajectory).case
    [event] = [each.content for each in standing(case.journal)[before:]]
    assert isinstance(event, ConsentEvent)
    assert (event.event, event.category) == ("given", "check-ins")
    looks = {"now": NOW, "trajectory": cast.trajectory}
    theirs = trajectories.who_looked(actor=cast.employee, **looks)
    assert {"check-ins.keep", "check-ins.share"} <= {line.event for line in theirs}
    others = trajectories.who_looked(actor=cast.manager, **looks)
    assert not [line for line in others if line.event.startswith("check-ins")]
    assert seen(cast)
    others = trajectories.who_looked(actor=cast.manager, **looks)
    assert [line.role for line in others if line.event.startswith("check-ins")] == ["coach"]


def test_in_a_report_stand_the_first_and_the_last_day_that_may(cast: Cast) -> None:
    share(cast, say(cast, EARLIER), reports=True)
    share(cast, say(cast, EARLIER + timedelta(days=30), richting="deels"), reports=True)
    last = say(cast, richting="grotendeels")

    def told(until: date, since: date | None = None) -> dict[str, str]:
        with tenancy.tenant(cast.coach.bureau):
            found = guidance.check_ins_heard_within(
                within=trajectories.trajectory_within(
                    actor=cast.coach, now=NOW, trajectory=cast.trajectory,
                    category=DataCategory.DRAFT_REPORTS,
                ),
                language="nl", until=until, since=since,
            )  # fmt: skip
        return {one.key: one.text for one in found}

    assert "Op 22 november" not in str(told(NOW.date()))
    share(cast, last, reports=True)
    assert told(NOW.date())["check-in-richting"].endswith("Op 22 november 2026: grotendeels.")
    assert told(NOW.date(), since=NOW.date()) == told(NOW.date())
    before = NOW.date() - timedelta(days=1)
    assert told(before)["check-in-richting"].endswith("voor een deel.")
    assert told(NOW.date(), since=NOW.date() + timedelta(days=1)) == {}
