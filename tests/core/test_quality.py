"""What an audit counts: last days of the law and promised ones, each by how it stands."""

from datetime import date

from wissel.core.obligations import Obligation
from wissel.core.quality import LEGAL, PROMISED, Clocks, clocks
from wissel.core.sources import Nature, Text

TODAY = date(2026, 11, 22)


def duty(
    rule: str,
    nature: Nature = Nature.PROMISE,
    due: date | None = date(2026, 11, 1),
    done: date | None = None,
    **more: bool,
) -> Obligation:
    title = Text("Doe het", "Do it")
    return Obligation(rule, "a", title, ("coach",), nature, due, done_on=done, **more)


def test_each_duty_counts_once_by_how_it_stands() -> None:
    found = [
        duty("a", done=date(2026, 11, 1)),
        duty("b", done=date(2026, 11, 2)),
        duty("c"),
        duty("d", due=date(2026, 12, 1)),
        duty("e", unknown=True),
        duty("f", Nature.AGREEMENT, done=date(2026, 10, 1)),
    ]
    assert clocks(found, PROMISED, TODAY) == Clocks(kept=2, late=1, overdue=1, open=1, unknown=1)
    assert clocks(found, LEGAL, TODAY) == Clocks()


def test_what_has_no_last_day_or_does_not_hold_is_not_counted() -> None:
    found = [duty("a", due=None), duty("b", lapsed=True), duty("c", Nature.PRACTICE)]
    assert clocks(found, LEGAL | PROMISED, TODAY) == Clocks()


def test_a_duty_about_a_message_is_nobody_elses_to_count() -> None:
    assert clocks([duty("message:answer")], PROMISED, TODAY) == Clocks()
    assert clocks([duty("basis:answer")], PROMISED, TODAY) == Clocks(overdue=1)
