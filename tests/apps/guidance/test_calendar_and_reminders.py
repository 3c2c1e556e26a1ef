"""The calendar file says nothing but when and where; one mail goes out on the day before."""

from datetime import datetime, timedelta

import pytest
from django.core import mail as django_mail

from tests.apps.guidance.talks import INTAKE, TUESDAY, book, propose, read
from tests.cast import NOW, Cast
from wissel.apps.guidance import service as guidance
from wissel.apps.trajectories import service as trajectories
from wissel.connections.calendar import CalendarEvent, calendar_file
from wissel.core.dates import AMSTERDAM
from wissel.infra.doors import Denied
from wissel.infra.tasks.worker import drain

pytestmark = pytest.mark.django_db


def at(day: int, hour: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=AMSTERDAM)


def test_the_file_holds_no_purpose_and_no_name_and_a_later_one_takes_its_place(cast: Cast) -> None:
    one = book(cast)
    made = guidance.appointment_calendar(actor=cast.employee, now=NOW, appointment=one)
    text = made.content.decode()
    assert made.file_name == "afspraak.ics"
    assert "SUMMARY:Afspraak\r\n" in text
    assert "DTSTART;TZID=Europe/Amsterdam:20261124T100000\r\n" in text
    assert "DTEND;TZID=Europe/Amsterdam:20261124T120000\r\n" in text
    assert "LOCATION:Kade 4\r\n" in text
    assert f"UID:{one}@" in text
    assert "SEQUENCE:0\r\n" in text
    lowered = text.lower()
    assert not [w for w in ("intake", "karin", "noor", "overweg", "maasbocht") if w in lowered]
    guidance.cancel(actor=cast.coach, now=NOW, appointment=one)
    off = guidance.appointment_calendar(actor=cast.employee, now=NOW, appointment=one)
    said = off.content.decode()
    assert "METHOD:CANCEL\r\n" in said
    assert "SEQUENCE:1\r\n" in said
    assert "STATUS:CANCELLED\r\n" in said
    assert "LOCATION" not in said
    assert f"UID:{one}@" in said


def test_only_whoever_takes_part_gets_the_file_and_only_once_there_is_a_moment(cast: Cast) -> None:
    for actor, one in ((cast.employer, book(cast)), (cast.employee, propose(cast))):
        with pytest.raises(Denied):
            guidance.appointment_calendar(actor=actor, now=NOW, appointment=one)


def test_a_hostile_place_begins_no_line_of_its_own_and_long_lines_are_folded() -> None:
    event = CalendarEvent(
        uid="a", sequence=0, title="Afspraak", begins_at=TUESDAY, minutes=30, stamped_at=NOW,
        organizer="x@y.example\r\nATTENDEE:mailto:z", place="Kade;1,\\2\r\nSUMMARY:ë" + "é" * 60,
    )  # fmt: skip
    lines = calendar_file(event).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert sum(line.startswith((b"SUMMARY", b"ATTENDEE")) for line in lines) == 1
    assert b"LOCATION:Kade\\;1\\,\\\\2 \\nSUMMARY:" in b"\r\n".join(lines)
    b"\r\n".join(lines).replace(b"\r\n ", b"").decode()


def test_a_talk_over_the_change_of_the_clock_keeps_its_length() -> None:
    night = datetime(2026, 10, 25, 1, 30, tzinfo=AMSTERDAM)
    event = CalendarEvent("a", 0, "Afspraak", night, 120, NOW, "x@y.example")
    assert b"DTEND;TZID=Europe/Amsterdam:20261025T023000" in calendar_file(event)


def reminded(cast: Cast, moment: datetime) -> list[str]:
    drain(clock=lambda: moment)
    django_mail.outbox.clear()
    guidance.remind_of_appointments(actor=cast.command, now=moment)
    drain(clock=lambda: moment + timedelta(hours=12))
    return [to for sent in django_mail.outbox for to in sent.to]


def test_the_day_before_one_reminder_goes_out_and_never_a_second(cast: Cast) -> None:
    book(cast)  # on Tuesday; agreed on Sunday
    assert reminded(cast, at(22, 12)) == []
    assert reminded(cast, at(23)) == ["karin@example.org"]
    [sent] = django_mail.outbox
    assert "afspraak staat" not in f"{sent.subject}{sent.body}".lower()
    assert "intake" not in f"{sent.subject}{sent.body}"
    assert reminded(cast, at(23, 9)) == []
    assert reminded(cast, at(24)) == []


def test_before_a_monday_the_reminder_goes_out_on_friday(cast: Cast) -> None:
    book(cast, at(30, 9))
    assert reminded(cast, at(26)) == []
    assert reminded(cast, at(27)) == ["karin@example.org"]
    assert reminded(cast, at(28)) == []


@pytest.mark.parametrize("why", ["cancelled", "asked", "paused", "moved"])
def test_no_reminder_of_what_is_off_or_to_whom_it_was_paused(cast: Cast, why: str) -> None:
    one = book(cast)
    if why == "cancelled":
        guidance.cancel(actor=cast.coach, now=NOW, appointment=one)
    if why == "asked":
        guidance.ask_other(actor=cast.employee, now=NOW, appointment=one, words="Liever later")
    if why == "paused":
        trajectories.pause_reminders(
            actor=cast.employee, now=NOW, until=at(30).date(), reason="vrij"
        )
    if why == "moved":
        guidance.move(actor=cast.coach, now=NOW, appointment=one, begins_at=at(27, 9))
    assert reminded(cast, at(23)) == []
    if why == "moved":
        assert reminded(cast, at(26)) == ["karin@example.org"]


def test_a_person_may_not_do_the_daily_work(cast: Cast) -> None:
    with pytest.raises(Denied):
        guidance.remind_of_appointments(actor=cast.manager, now=NOW)
    assert read(cast, propose(cast, INTAKE)).state == "proposed"
