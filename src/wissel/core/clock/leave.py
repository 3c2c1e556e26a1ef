"""Pregnancy and maternity leave from the due date (WAZO 3:1(2)-(4))."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from wissel.core.clock._law import note_text, refuse
from wissel.core.clock._types import Note
from wissel.core.clock.facts import ABSENT, Absent
from wissel.core.dates import DAYS, Period
from wissel.core.law import Value, act_on
from wissel.core.sources import Basis, NotCovered, Trace
from wissel.core.wire import Wire

#: A birth further from the due date than this is a slip of the pen, not a birth.
_EARLIEST_BIRTH, _LATEST_BIRTH = 182, 56
_FIRST_YEAR, _LAST_YEAR = date(1990, 1, 1), date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class LeaveInput(Wire):
    """The due date, when leave starts (a day, or weeks before the day after the due date), birth.

    ``sick`` are periods of sickness; only those in the window before the leave count.
    """

    due_date: date
    starts_on: date | None = None
    weeks_before: int | None = None
    born_on: date | None = None
    multiple: bool = False
    sick: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class LeavePlan(Wire):
    """Both leaves, days inclusive. ``window``: the days on which the leave may start.

    ``pregnancy_leave`` is ``None`` when the birth came before it. ``deducted_days`` are sick days
    that count as leave taken. ``weeks`` is the whole leave; with part weeks it has decimals.
    """

    window: Period
    pregnancy_leave: Period | None
    maternity_leave: Period
    weeks: float | int
    days: int
    deducted_days: int
    basis: tuple[Basis, ...]
    notes: tuple[Note, ...]
    trace: Trace | Absent = ABSENT


def leave(data: LeaveInput, *, trace: bool = False) -> LeavePlan:
    """Return the leave; :class:`~wissel.core.refusal.Refused` names what contradicts the law.

    Without a birth the due date stands for it, and a note says so.
    """
    rules = _Rules.of(data)
    window = Period(_day(data.due_date, 1 - rules.earliest), _day(data.due_date, 1 - rules.latest))
    _check(data)
    start = _start(data, window)
    born = data.due_date if data.born_on is None else data.born_on
    counted_to = min(data.due_date, born)
    deducted = _sick_days(data.sick, window.from_, min(start - _ONE, counted_to))
    taken = max(0, (counted_to - start).days + 1) + deducted
    length = rules.maternity + max(0, rules.earliest - taken)
    before = Period(start, born) if start <= born else None
    after = Period(born + _ONE, _day(born, length))
    total = after.days + (0 if before is None else before.days)
    return LeavePlan(
        window=window,
        pregnancy_leave=before,
        maternity_leave=after,
        weeks=total // 7 if total % 7 == 0 else round(total / 7, 2),
        days=total,
        deducted_days=deducted,
        basis=rules.basis,
        notes=() if data.born_on else (Note("birth-expected", note_text("birth-expected")),),
        trace=_trace(rules, taken, deducted, after) if trace else ABSENT,
    )


_ONE = timedelta(days=1)


def _day(day: date, days: int) -> date:
    return DAYS[day.toordinal() + days]


@dataclass(frozen=True, slots=True)
class _Rules:
    earliest: int
    latest: int
    maternity: int
    basis: tuple[Basis, ...]

    @classmethod
    def of(cls, data: LeaveInput) -> "_Rules":
        """Return the rules on the due date, for one child or more."""
        if not _FIRST_YEAR <= data.due_date <= _LAST_YEAR:
            raise refuse(
                "out-of-range", "$.due_date", given=data.due_date, low=_FIRST_YEAR, high=_LAST_YEAR
            )
        act = act_on("wazo", data.due_date)
        suffix = "_meerling" if data.multiple else ""

        def rule(name: str) -> Value:
            if name not in act.values:
                raise NotCovered(f"rules/law/wazo {name}", data.due_date)
            return act.values[name]

        chosen = [rule(f"vroegste_start{suffix}"), rule(f"laatste_start{suffix}")]
        chosen += [rule("bevallingsverlof"), rule("ziektedagen")]
        return cls(
            int(chosen[0].value),
            int(chosen[1].value),
            int(chosen[2].value),
            tuple(value.basis for value in chosen),
        )


def _check(data: LeaveInput) -> None:
    if data.born_on is not None:
        low = _day(data.due_date, -_EARLIEST_BIRTH)
        high = _day(data.due_date, _LATEST_BIRTH)
        if not low <= data.born_on <= high:
            raise refuse("birth-out-of-range", "$.born_on", given=data.born_on, low=low, high=high)
    spans = []
    for index, period in enumerate(data.sick):
        if period.to < period.from_:
            raise refuse(
                "to-before-from", f"$.sick[{index}].to", given=period.to, begin=period.from_
            )
        spans.append((period.from_, period.to, index))
    spans.sort()
    for (_, end, earlier), (start, _, later) in pairwise(spans):
        if start <= end:
            raise refuse("overlap", f"$.sick[{later}].from", given=start, other=f"sick[{earlier}]")


def _start(data: LeaveInput, window: Period) -> date:
    """Return the first day of the leave, inside the window the law leaves (3:1(2))."""
    if (data.starts_on is None) == (data.weeks_before is None):
        raise refuse("leave-start-missing", "$.starts_on")
    if data.starts_on is not None:
        start, path = data.starts_on, "$.starts_on"
    else:
        start, path = _before(data), "$.weeks_before"
    if not window.from_ <= start <= window.to:
        raise refuse("leave-start-outside", path, given=start, low=window.from_, high=window.to)
    return start


def _before(data: LeaveInput) -> date:
    weeks = data.weeks_before or 0
    if not 0 <= weeks <= 52:
        raise refuse("out-of-range", "$.weeks_before", given=weeks, low=0, high=52)
    return _day(data.due_date, 1 - 7 * weeks)


def _sick_days(sick: tuple[Period, ...], first: date, last: date) -> int:
    """Return the sick days from the start of the window to the day before the leave (3:1(4))."""
    return sum(
        max(0, (min(period.to, last) - max(period.from_, first)).days + 1) for period in sick
    )


def _trace(rules: _Rules, taken: int, deducted: int, after: Period) -> Trace:
    return Trace(
        "maternity_leave.to",
        after.to.isoformat(),
        "day after birth + ten weeks + what the pregnancy leave fell short",
        rules.basis,
        (
            Trace("maternity_leave.from", after.from_.isoformat()),
            Trace("weeks after birth", str(rules.maternity), basis=rules.basis[2:3]),
            Trace("pregnancy leave in full", str(rules.earliest), basis=rules.basis[:1]),
            Trace("pregnancy leave taken", str(taken), "days up to due date or earlier birth"),
            Trace("sick days counted as taken", str(deducted), basis=rules.basis[3:]),
        ),
    )
