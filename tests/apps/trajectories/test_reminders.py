"""Reminders: one per event for whom the duty falls to, one mail a day at most, and never a word."""

from datetime import date, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core import mail as django_mail
from django.db import connection

from tests.cast import NOW, Cast, member_of
from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.config.daily import work_day
from wissel.core.access import Role
from wissel.core.dates import AMSTERDAM
from wissel.core.journal import Contact, Message
from wissel.core.refusal import Refused
from wissel.infra.doors import Actor, Denied
from wissel.infra.tasks.worker import drain

pytestmark = pytest.mark.django_db

PETER = "peter@maasbocht.example"
#: On this Monday employer and employee are both reminded of talking about the plan (M05).
MONDAY = date(2026, 12, 21)
#: On this Friday the employer is reminded of a report that is asked for.
FRIDAY = date(2026, 11, 27)
EVALUATION = "law:M05.12@2025-06-16"
REPORT = "basis:labour-expert-report@2026-11-22"


def at(day: date, hour: int = 0, minute: int = 0) -> datetime:
    """Return a moment in Amsterdam."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=AMSTERDAM)


def day_passes(cast: Cast, day: date, *, work_at: int = 0, mail_at: int = 12) -> list[str]:
    """Do the work of a day and run what waits; return who got a mail."""
    before = len(django_mail.outbox)
    assert work_day(cast.command, at(day, work_at)).undone == 0
    drain(clock=lambda: at(day, mail_at))
    return sorted(to for sent in django_mail.outbox[before:] for to in sent.to)


def told(cast: Cast, actor: Actor, day: date) -> dict[str, tuple[date, int]]:
    return trajectories.last_reminders(actor=actor, now=at(day, 12), trajectory=cast.trajectory)


def rows() -> int:
    """Return how many reminders were written, of all bureaus."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM trajectories_reminder")
        return int(cursor.fetchone()[0])


def write(cast: Cast, moment: datetime) -> None:
    """Have the employee write to the coach, who is to answer."""
    trajectories.send_message(
        actor=cast.employee,
        now=moment,
        trajectory=cast.trajectory,
        message=Message("question", "Kan ik woensdag bellen?"),
    )


@pytest.fixture(autouse=True)
def _nothing_waits(cast: Cast) -> None:
    drain(clock=lambda: NOW)
    django_mail.outbox.clear()


def test_an_event_reminds_each_of_its_people_once_and_mails_them_once(cast: Cast) -> None:
    assert day_passes(cast, MONDAY) == ["karin@example.org", "noor@overweg.example", PETER]
    made = rows()
    for _ in range(2):
        assert day_passes(cast, MONDAY, work_at=13, mail_at=17) == []
    assert rows() == made
    assert day_passes(cast, MONDAY + timedelta(days=1)) == []
    assert EVALUATION in told(cast, cast.employer, MONDAY)


@pytest.mark.slow
def test_who_is_reminded_of_what_and_who_may_see_it(cast: Cast) -> None:
    write(cast, at(date(2026, 12, 19), 9))
    day_passes(cast, MONDAY)
    may_not, seen = set(), {}
    for name, actor in cast.everybody.items():
        try:
            seen[name] = {key.partition("@")[0] for key in told(cast, actor, MONDAY)}
        except Denied:
            may_not.add(name)
    private = {"message:answer"}
    assert seen.pop("employee") == seen.pop("employer") == {"law:M05.12"}
    assert seen["coach"] >= private | {"law:M05.12", "basis:monthly-report"}
    del seen["coach"]
    assert not any(seen.values()), "a planner or a manager was reminded of nothing"
    assert may_not >= {"stranger", "stranger_employee", "sysadmin"}
    assert may_not.isdisjoint({"manager", "planner"})


def test_whoever_has_no_account_or_has_left_is_not_reminded(cast: Cast) -> None:
    (peter,) = (
        party
        for party in trajectories.parties(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
        if party.party.role == "employer"
    )
    trajectories.end_party(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, party=peter.id, last_day=NOW.date()
    )
    assert PETER not in day_passes(cast, FRIDAY)
    assert REPORT not in told(cast, cast.employer, FRIDAY)


def test_an_old_file_does_not_flood(cast: Cast) -> None:
    late = MONDAY + timedelta(days=8)
    assert PETER not in day_passes(cast, late)
    assert EVALUATION not in told(cast, cast.employer, late)
    assert REPORT not in told(cast, cast.employer, late)


def test_a_worker_that_was_away_for_some_days_reminds_after_all(cast: Cast) -> None:
    assert PETER in day_passes(cast, MONDAY + timedelta(days=3))
    assert told(cast, cast.employer, MONDAY)[EVALUATION] == (MONDAY, 1)


def test_what_was_settled_before_the_morning_is_not_mailed(cast: Cast) -> None:
    trajectories.refresh(actor=cast.command, now=at(FRIDAY), trajectory=cast.trajectory)
    assert trajectories.plan_reminders(actor=cast.command, now=at(FRIDAY)) == 1
    trajectories.decide_duty(
        actor=cast.employer,
        now=at(FRIDAY, 7),
        trajectory=cast.trajectory,
        obligation=REPORT,
        effect="done-elsewhere",
        reason="Het rapport lag er al.",
    )
    drain(clock=lambda: at(FRIDAY, 9))
    assert PETER not in [to for sent in django_mail.outbox for to in sent.to]
    assert REPORT in told(cast, cast.employer, FRIDAY), "it was said all the same"


def test_the_mail_of_a_coach_who_gave_the_case_away_is_not_sent(cast: Cast) -> None:
    write(cast, at(FRIDAY - timedelta(days=1), 9))
    trajectories.refresh(actor=cast.command, now=at(FRIDAY), trajectory=cast.trajectory)
    assert trajectories.plan_reminders(actor=cast.command, now=at(FRIDAY)) == 1
    assert cast.other_coach.membership is not None
    trajectories.assign_coach(
        actor=cast.manager,
        now=at(FRIDAY, 7),
        trajectory=cast.trajectory,
        coach=cast.other_coach.membership,
    )
    drain(clock=lambda: at(FRIDAY, 9))
    assert [sent.to for sent in django_mail.outbox] == [[PETER]]
    with pytest.raises(Denied):
        told(cast, cast.coach, FRIDAY)
    assert REPORT in told(cast, cast.other_coach, FRIDAY), "the new coach sees what was said"


# ------------------------------------------------------------------------------ quiet hours


@pytest.mark.parametrize(
    ("reminded", "leaves"),
    [
        (at(date(2026, 11, 26), 0), at(date(2026, 11, 26), 8)),
        (at(date(2026, 11, 26), 12), at(date(2026, 11, 26), 12)),
        (at(date(2026, 11, 27), 18, 1), at(date(2026, 11, 30), 8)),
        (at(date(2026, 11, 28), 12), at(date(2026, 11, 30), 8)),
        (at(date(2026, 11, 29), 0), at(date(2026, 11, 30), 8)),
        (at(date(2026, 12, 25), 9), at(date(2026, 12, 28), 8)),
        (at(date(2026, 12, 31), 20), at(date(2027, 1, 4), 8)),
    ],
    ids=[
        "the night before a working day",
        "a working day",
        "Friday evening",
        "Saturday",
        "Sunday",
        "Christmas",
        "the last evening of the year",
    ],
)
def test_a_reminder_never_leaves_in_the_quiet_hours(
    cast: Cast, reminded: datetime, leaves: datetime
) -> None:
    write(cast, reminded - timedelta(hours=6))
    trajectories.refresh(actor=cast.command, now=reminded, trajectory=cast.trajectory)
    assert trajectories.plan_reminders(actor=cast.command, now=reminded) == 1
    if leaves > reminded:
        drain(clock=lambda: leaves - timedelta(seconds=1))
        assert django_mail.outbox == []
    drain(clock=lambda: leaves)
    assert "noor@overweg.example" in [to for sent in django_mail.outbox for to in sent.to]


@pytest.mark.slow
def test_a_weekend_gives_one_mail_on_the_monday(cast: Cast) -> None:
    for hours in (1, 25):
        write(cast, at(date(2026, 11, 28), hours % 24) + timedelta(days=hours // 24))
    days = [date(2026, 11, 28) + timedelta(days=more) for more in range(3)]
    got = [day_passes(cast, day) for day in days]
    assert got[:2] == [[], []]
    assert got[2].count("noor@overweg.example") == 1


@pytest.mark.slow
def test_a_mail_that_a_late_worker_queues_in_the_evening_waits_and_stays_one(cast: Cast) -> None:
    assert day_passes(cast, MONDAY, mail_at=20) == []
    tuesday = MONDAY + timedelta(days=1)
    write(cast, at(tuesday))
    assert day_passes(cast, tuesday).count("noor@overweg.example") == 1


# ------------------------------------------------------------------------------ the mail


def test_every_reminder_is_the_same_mail_without_a_word_about_anything(cast: Cast) -> None:
    day_passes(cast, MONDAY)
    texts = {(sent.subject, sent.body) for sent in django_mail.outbox}
    assert len(django_mail.outbox) == 3
    ((subject, body),) = texts
    assert subject == "Herinnering: er staat nog iets klaar in Wissel"
    assert "http://localhost:8000/\n" in body
    for word in ("Karin", "Overweg", "Maasbocht", cast.number, "evaluatie", "plan"):
        assert word not in subject + body


def test_a_reminder_is_in_the_language_of_its_reader(cast: Cast) -> None:
    bureaus.choose_language(actor=cast.employer, now=NOW, language="en")
    day_passes(cast, FRIDAY)
    subjects = {sent.to[0]: sent.subject for sent in django_mail.outbox}
    assert subjects == {
        "noor@overweg.example": "Herinnering: er staat nog iets klaar in Wissel",
        PETER: "Reminder: something is still waiting in Wissel",
    }


def test_somebody_with_two_roles_gets_one_mail(cast: Cast) -> None:
    member_of(cast.command, NOW, "Noor Akkerman", "noor@overweg.example", Role.MANAGER)
    drain(clock=lambda: NOW)
    assert day_passes(cast, MONDAY).count("noor@overweg.example") == 1


def test_an_account_that_was_closed_gets_no_mail(cast: Cast) -> None:
    get_user_model().objects.filter(email=PETER).update(is_active=False)
    assert PETER not in day_passes(cast, FRIDAY)


def test_only_the_program_plans_and_sends(cast: Cast) -> None:
    for actor in cast.everybody.values():
        for send in (trajectories.plan_reminders, trajectories.mail_reminders):
            with pytest.raises(Denied, match="command-only"):
                send(actor=actor, now=NOW)


def test_a_duty_that_is_done_is_reminded_of_no_more(cast: Cast) -> None:
    call = Contact(("employee",), "phone", "Kennisgemaakt.")
    trajectories.log(
        actor=cast.coach,
        now=NOW,
        trajectory=cast.trajectory,
        happened_on=NOW.date(),
        content=call,
    )
    assert day_passes(cast, date(2026, 11, 25)) == []


# ------------------------------------------------------------------------------ pausing


@pytest.mark.slow
def test_a_pause_stops_the_mail_up_to_its_last_day_and_not_the_reminders(cast: Cast) -> None:
    until = FRIDAY + timedelta(days=3)
    trajectories.pause_reminders(
        actor=cast.employer, now=NOW, until=until, reason="  Ik ben  weg. "
    )
    assert own(cast, cast.employer) == trajectories.Pause(until, "Ik ben weg.")
    for more in range(4):
        assert PETER not in day_passes(cast, FRIDAY + timedelta(days=more))
    assert REPORT in told(cast, cast.employer, FRIDAY)
    after = until + timedelta(days=1)
    assert trajectories.reminder_pause(actor=cast.employer, now=at(after)) is None
    assert PETER in day_passes(cast, after), "it is open still"


def test_a_pause_can_be_lifted_and_replaced_by_its_owner_alone(cast: Cast) -> None:
    until = NOW.date() + timedelta(days=5)
    for day in (until - timedelta(days=2), until):
        trajectories.pause_reminders(actor=cast.employee, now=NOW, until=day, reason="Rust.")
    assert own(cast, cast.employee) == trajectories.Pause(until, "Rust.")
    others = [actor for name, actor in cast.everybody.items() if name != "employee"]
    for actor in others:
        assert own(cast, actor) is None
        trajectories.resume_reminders(actor=actor, now=NOW)
    assert own(cast, cast.employee) is not None
    for _ in range(2):
        trajectories.resume_reminders(actor=cast.employee, now=NOW)
        assert own(cast, cast.employee) is None


@pytest.mark.parametrize(
    ("days", "reason", "path"),
    [
        (-1, "Vrij.", "$.until"),
        (61, "Vrij.", "$.until"),
        (5, "  \0 ", "$.reason"),
        (5, "x" * 201, "$.reason"),
    ],
    ids=["yesterday", "too far", "no reason", "too long"],
)
def test_a_pause_that_cannot_be_is_refused(cast: Cast, days: int, reason: str, path: str) -> None:
    with pytest.raises(Refused) as refused:
        trajectories.pause_reminders(
            actor=cast.coach, now=NOW, until=NOW.date() + timedelta(days=days), reason=reason
        )
    assert refused.value.path == path
    assert own(cast, cast.coach) is None


@pytest.mark.parametrize("days", [0, 60])
def test_a_pause_may_be_one_day_and_sixty_days_ahead(cast: Cast, days: int) -> None:
    until = NOW.date() + timedelta(days=days)
    trajectories.pause_reminders(actor=cast.coach, now=NOW, until=until, reason="Vrij.")
    assert own(cast, cast.coach) == trajectories.Pause(until, "Vrij.")


def test_the_program_has_no_pause(cast: Cast) -> None:
    with pytest.raises(Denied, match="no-such-person"):
        trajectories.resume_reminders(actor=cast.command, now=NOW)


def own(cast: Cast, actor: Actor) -> trajectories.Pause | None:
    return trajectories.reminder_pause(actor=actor, now=NOW)
