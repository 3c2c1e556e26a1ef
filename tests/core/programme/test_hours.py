"""A promise in hours ends at a moment: as exact as the file knows when it began."""

from datetime import UTC, date, datetime, time
from typing import Any

from tests.core.programme.case import Case
from wissel.core.journal import OrderEvent
from wissel.core.obligations import Obligation, State
from wissel.core.programme import load
from wissel.core.programme._calendar import moment_later

ASKED = date(2026, 9, 2)  # a Wednesday


def quoted(case: Case, today: date) -> Obligation:
    """Return the promise of one of the five bureaus: an offer within 24 hours after the request."""
    [duty] = case.of("quote", today, load("pappenheim"))
    return duty


def case(*, asked: time = time(13, 30), **options: Any) -> Case:
    made = Case()
    made.log(ASKED, OrderEvent("requested", order="trajectory"), at=asked, **options)
    return made


def test_24_hours_after_half_past_three_is_half_past_three_the_next_day() -> None:
    duty = quoted(case(), ASKED)
    assert (duty.due, duty.due_at) == (
        date(2026, 9, 3),
        datetime(2026, 9, 3, 13, 30, tzinfo=UTC),
    )
    assert duty.due_at is not None
    assert duty.due_at.isoformat() == "2026-09-03T15:30:00+02:00"


def test_an_offer_a_minute_late_is_late_on_the_day_itself() -> None:
    for minute, state in ((29, State.DONE), (30, State.DONE), (31, State.LATE)):
        made = case()
        made.log(date(2026, 9, 3), OrderEvent("quoted", order="trajectory"), at=time(13, minute))
        duty = quoted(made, date(2026, 9, 4))
        assert (duty.state(date(2026, 9, 4)), duty.days_late) == (state, None)


def test_a_request_written_down_days_later_counts_in_whole_days() -> None:
    made = case(recorded=date(2026, 9, 4))
    made.log(date(2026, 9, 3), OrderEvent("quoted", order="trajectory"), at=time(21))
    duty = quoted(made, date(2026, 9, 4))
    assert (duty.due, duty.due_at, duty.state(date(2026, 9, 4))) == (
        date(2026, 9, 3),
        None,
        State.DONE,
    )


def test_an_offer_written_down_days_later_counts_by_its_day() -> None:
    made = case()
    offer = OrderEvent("quoted", order="trajectory")
    made.log(date(2026, 9, 3), offer, recorded=date(2026, 9, 7), at=time(21))
    duty = quoted(made, date(2026, 9, 8))
    assert (duty.done_on, duty.done_at, duty.state(date(2026, 9, 8))) == (
        date(2026, 9, 3),
        None,
        State.DONE,
    )


def test_an_evening_in_amsterdam_can_be_another_day_than_in_utc() -> None:
    duty = quoted(case(asked=time(21, 59)), ASKED)
    assert duty.due_at is not None
    assert (duty.due, duty.due_at.isoformat()) == (date(2026, 9, 3), "2026-09-03T23:59:00+02:00")


def test_a_correction_of_the_words_does_not_move_the_moment() -> None:
    made = case()
    corrected = OrderEvent("requested", order="trajectory", remark="ook een AD-onderzoek")
    made.log(ASKED, corrected, corrects="e0001", at=time(15))
    assert quoted(made, ASKED).due_at == datetime(2026, 9, 3, 13, 30, tzinfo=UTC)


def test_a_day_of_25_hours_is_counted_by_the_hour() -> None:
    begun = datetime(2026, 10, 24, 13, tzinfo=UTC)
    assert moment_later(begun, 24).isoformat() == "2026-10-25T14:00:00+01:00"
