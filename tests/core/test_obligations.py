"""What somebody must do: how it stands on a day, and which entries settle it."""

import doctest
from datetime import date

import pytest

from wissel.core import obligations
from wissel.core.obligations import Exemption, Obligation, Settlement, State, settle
from wissel.core.sources import Nature, Text

DUE = date(2026, 11, 30)


def duty(**changes: object) -> Obligation:
    values: dict[str, object] = {
        "rule": "basis:call",
        "anchor": "2026-11",
        "title": Text("Bel", "Call"),
        "actors": ("coach",),
        "nature": Nature.PROMISE,
        "due": DUE,
        "warn_from": date(2026, 11, 27),
        "satisfied_by": ("contact",),
    }
    return Obligation(**{**values, **changes})  # type: ignore[arg-type]  # a table of values


def test_the_example_in_the_docstring_holds() -> None:
    assert doctest.testmod(obligations).failed == 0


@pytest.mark.parametrize(
    ("today", "changes", "state"),
    [
        (date(2026, 11, 26), {}, State.UPCOMING),
        (date(2026, 11, 27), {}, State.DUE),
        (DUE, {}, State.DUE),
        (date(2026, 12, 1), {}, State.OVERDUE),
        (date(2026, 12, 1), {"done_on": DUE}, State.DONE),
        (date(2026, 12, 5), {"done_on": date(2026, 12, 2)}, State.LATE),
        (date(2026, 12, 1), {"lapsed": True}, State.LAPSED),
        (date(2026, 11, 29), {"unknown": True}, State.DUE),
        (DUE, {"unknown": True}, State.UNKNOWN),
        (date(2030, 1, 1), {"due": None}, State.UPCOMING),
    ],
)
def test_a_state_follows_from_the_dates_and_today(
    today: date, changes: dict[str, object], state: State
) -> None:
    assert duty(**changes).state(today) is state


def test_days_late_are_counted_from_the_last_day() -> None:
    assert duty(done_on=date(2026, 12, 2)).days_late == 2
    assert duty(done_on=DUE).days_late is None


def test_a_reasoned_word_settles_a_duty_or_says_that_it_does_not_hold() -> None:
    def word(kind: str) -> Exemption:
        return Exemption(kind, "reason", "coach", DUE, "e1")

    assert duty(exemption=word("done-elsewhere")).state(DUE) is State.DONE
    assert duty(exemption=word("not-applicable")).state(DUE) is State.NOT_APPLICABLE
    assert duty(exemption=word("later")).state(date(2026, 12, 1)) is State.OVERDUE


def test_one_talk_settles_one_month() -> None:
    november, december = duty(), duty(anchor="2026-12", due=date(2026, 12, 31))
    settled = settle(
        [november, december], [Settlement("e1", frozenset({"contact"}), date(2026, 11, 9))]
    )
    assert [each.done_on for each in settled] == [date(2026, 11, 9), None]


def test_an_explicit_link_wins_over_the_earliest() -> None:
    november, december = duty(), duty(anchor="2026-12", due=date(2026, 12, 31))
    entry = Settlement("e1", frozenset({"contact"}), date(2026, 11, 9), settles=december.key)
    assert [each.done_on for each in settle([november, december], [entry])] == [
        None,
        date(2026, 11, 9),
    ]


def test_an_entry_from_before_a_duty_opened_does_not_settle_it() -> None:
    entry = Settlement("e1", frozenset({"contact"}), date(2026, 10, 9))
    assert settle([duty(opens=date(2026, 11, 1))], [entry])[0].done_on is None


def test_open_states_are_those_in_which_somebody_must_still_act() -> None:
    assert {state for state in State if state.is_open} == {
        State.UPCOMING,
        State.DUE,
        State.OVERDUE,
        State.UNKNOWN,
    }
