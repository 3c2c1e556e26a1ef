"""The employee's situations side by side: if, never will (section 6.10 of the sources)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import get_args

from wissel.core.clock import pension_day
from wissel.core.dates import add_months
from wissel.core.money import _check
from wissel.core.money._law import basis, rule
from wissel.core.money._messages import refuse, sentence, under
from wissel.core.money._periods import ZERO, Piece, month_bounds, weekdays
from wissel.core.money._rows import ASIDE, events, month_of, rows
from wissel.core.money._sick_pay import Pay
from wissel.core.money._told import amounts, missing, note
from wissel.core.money._transition import transition_payment
from wissel.core.money._types import Amount, Event, Missing, Note, Sheet, Situation
from wissel.core.money._wage import tomorrow, with_holiday
from wissel.core.money._wia import Wia
from wissel.core.money._ww import Ww
from wissel.core.money.facts import History, Income, WiaInput, WwInput
from wissel.core.money.sheets import EmployeeSheet, EmployeeSituation
from wissel.core.sources import NotCovered

_ACT = "wia-uitkering"
_MOST_MONTHS = 120
_IN_WORK = ("wga-half", "wga-full")
_OF_JOB = ("new-job", "below-35-new-job", "lent")


class Employee:
    """One employee's sheet. Pieces are in full precision; what a person reads is rounded once."""

    def __init__(self, data: EmployeeSheet) -> None:
        self.data = data
        with under("$.pay"):
            self.pay = Pay(replace(data.pay, assume_constant_after=self.assume))
            self.pay.check("$")
        self.last = data.last_day_of_wait or self.pay.last_day
        self.first_wia_day = tomorrow(self.last)
        self._check()
        self.start = month_of(data.as_of)
        self.end = add_months(self.start, data.months) - timedelta(days=1)
        born = data.pay.date_of_birth
        self.pension, self.pension_known = None, True
        if born is not None:
            try:
                self.pension = pension_day(born, self.end)
            except NotCovered:
                self.pension_known = False
        if self.pension is not None:
            self.end = max(self.start, self.pension - timedelta(days=1))
        #: Benefits are told without an age that is not known for these years; that is said.
        self.born = born if self.pension_known else None

    @property
    def assume(self) -> bool:
        """Whether amounts may be kept after the last known one."""
        return self.data.assume_constant_after or self.data.pay.assume_constant_after

    def notes(self) -> Iterator[Note]:
        """Yield what the reader must know of the whole sheet."""
        for said in self.pay.notes():
            said.path = f"$.employee.pay{(said.path or '$')[1:]}"
            yield said

    def sheet(self) -> tuple[Sheet, list[Amount]]:
        """Return the situations that were asked for, and every amount in them."""
        found: list[Situation] = []
        told: list[Amount] = []
        for key in self.data.situations or get_args(EmployeeSituation):
            pieces = self._pieces(key)
            if pieces is None:
                continue
            end = self.end if key != "lent" else min(self.end, self.last)
            kept = [piece for piece in pieces if piece.end >= self.start and piece.start <= end]
            found.append(
                Situation(
                    key,
                    sentence("situations", key, **self._words),
                    sentence("ifs", key, **self._words),
                    rows(kept, self.start, end),
                    (*events(kept, self.start, end), *self._ages(key)),
                    tuple(self._notes(key)),
                )
            )
            told += _of(key, (piece for piece in kept if piece.key not in ASIDE))
        told += _of("now", self._paid(self.last))
        if self.data.transition is not None:
            facts = replace(self.data.transition, assume_constant_after=self.assume)
            with under("$.transition"):
                told += transition_payment(facts).amounts
        return Sheet("employee", tuple(found), tuple(self._missing())), told

    @cached_property
    def _words(self) -> dict[str, str]:
        return {"degree": f"{self.data.degree.normalize():f}"}

    def _check(self) -> None:
        data, path = self.data, "$"
        _check.day(data.as_of, f"{path}.as_of")
        _check.percent(data.degree, f"{path}.degree")
        _check.euros(data.residual_month, f"{path}.residual_month")
        _check.euros(data.own_insurance_month, f"{path}.own_insurance_month")
        _check.history(data.labour_history, f"{path}.labour_history")
        if not 1 <= data.months <= _MOST_MONTHS:
            raise refuse("months", f"{path}.months", given=data.months, most=_MOST_MONTHS)
        first = data.pay.first_sick_day
        _check.order(first, data.as_of, f"{path}.as_of")
        _check.day(data.last_day_of_wait, f"{path}.last_day_of_wait")
        _check.order(first, data.last_day_of_wait, f"{path}.last_day_of_wait")
        if data.new_job is not None:
            _check.euros(data.new_job.month, f"{path}.new_job.month")
            _check.euros(data.new_job.supplement_month, f"{path}.new_job.supplement_month")
            _check.hours(data.new_job.hours_week, f"{path}.new_job.hours_week")
            _check.day(data.new_job.from_, f"{path}.new_job.from")
            _check.order(data.as_of, data.new_job.from_, f"{path}.new_job.from")

    def _pieces(self, key: EmployeeSituation) -> list[Piece] | None:
        """Return the pieces of a situation, ``None`` where it cannot be told with these facts."""
        if key in _OF_JOB and self.data.new_job is None:
            return None
        if key in ("wga-no-work", *_IN_WORK) and not self._in_band:
            return None
        if key == "sanction":
            return None if self.data.extended else self._sanction()
        if key == "own-work":
            whole = self.pay.full + self.data.pay.wage.allowances_month
            full = Piece("wage", tomorrow(self.data.as_of), self.end, whole, "input", ())
            return [*self._paid(self.data.as_of), full]
        if key == "new-job":
            job = self.data.new_job
            assert job is not None  # noqa: S101 - told above
            return [*self._paid(job.from_ - timedelta(days=1)), *self._job(job.from_)]
        if key == "lent":
            return self._paid(self.last)
        after: Callable[[], list[Piece]] = {
            "below-35-no-work": lambda: self._ww(()),
            "below-35-new-job": self._ww_with_job,
        }.get(key, lambda: self._wia(key, self.first_wia_day))
        return [*self._paid(self.last), *_supposed(after())]

    def _paid(self, until: date) -> list[Piece]:
        """Return the pay in sickness until a day, or until it is no longer owed (BW 7:629(1))."""
        begin, end = max(self.start, self.data.pay.first_sick_day), min(until, self.last)
        return self.pay.pieces(begin, end) if end >= begin else []

    def _job(self, start: date) -> list[Piece]:
        """Return the wage of the new job, and what the old employer agreed to add until the end."""
        job = self.data.new_job
        if job is None or start > self.end:
            return []
        holiday = rule("wml.vakantiebijslag", start).number
        wage = with_holiday(job.month, holiday)
        found = [Piece("wage", start, self.end, wage, "assumption", ())]
        if job.supplement_month and start <= self.last:
            extra = with_holiday(job.supplement_month, holiday)
            found.append(Piece("supplement", start, self.last, extra, "input", ()))
        return found

    def _ww(self, income: tuple[Income, ...]) -> list[Piece]:
        data = self.data
        right = Ww(
            WwInput(
                first_day=self.first_wia_day,
                hours_week=self.pay.hours,
                hours_lost=self.pay.hours,
                worked_26_of_36=data.worked_26_of_36,
                worked_4_of_5=data.worked_4_of_5,
                labour_history=data.labour_history,
                wage=data.pay.wage,
                income=income,
                date_of_birth=self.born,
                assume_constant_after=self.assume,
                announced=data.announced,
            )
        )
        return [piece for piece in right.pieces() if piece.key == "ww"]

    def _ww_with_job(self) -> list[Piece]:
        job = self.data.new_job
        assert job is not None  # noqa: S101 - told by _pieces
        start = max(job.from_, self.first_wia_day)
        holiday = rule("wml.vakantiebijslag", start).number
        return [
            *self._ww(_by_month(start, job.month, holiday, self.first_wia_day)),
            *self._job(start),
        ]

    def _wia(self, key: str, first: date) -> list[Piece]:
        data = self.data
        full = rule(f"{_ACT}.volledig", first).number
        degree = full if key in ("wga-80", "iva") else data.degree
        residual = data.residual_month if key not in ("wga-80", "iva") else None
        right = Wia(
            WiaInput(
                first_wia_day=first,
                labour_history=self._history_at(first),
                worked_26_of_36=data.worked_26_of_36,
                wage=data.pay.wage,
                degree=degree,
                durable=key == "iva",
                residual_month=residual,
                income=self._earned(key, first),
                until=max(self.end, first),
                date_of_birth=self.born,
                assume_constant_after=self.assume,
            )
        )
        pieces = right.pieces()
        if data.own_insurance_month and pieces:
            extra = data.own_insurance_month
            pieces.append(Piece("own-insurance", first, right.end, extra, "input", ()))
        return pieces

    def _history_at(self, first: date) -> History:
        """Return the years that count at a first WIA day: each year of wages until then is one."""
        held = self.data.labour_history
        return replace(held, from_2016=held.from_2016 + first.year - self.first_wia_day.year)

    def _earned(self, key: str, first: date) -> tuple[Income, ...]:
        if key not in _IN_WORK:
            return ()
        residual = self.data.residual_month
        if residual is None:
            whole = self.pay.full + self.data.pay.wage.allowances_month
            residual = whole * (100 - self.data.degree) / 100
        share = rule(f"{_ACT}.inkomenseis", first).share if key == "wga-half" else Decimal(1)
        return (Income(month_of(first), residual * share, None, ZERO),)

    def _sanction(self) -> list[Piece]:
        longest = int(rule("wia.sanctie_max", self.first_wia_day).number)
        end = self.last + timedelta(days=longest)
        found = [*self._paid(self.last), *_supposed(self.pay.pieces(self.first_wia_day, end))]
        if self._in_band and tomorrow(end) <= self.end:
            found += _supposed(self._wia("wga-no-work", tomorrow(end)))
        return found

    @cached_property
    def _in_band(self) -> bool:
        day = self.first_wia_day
        least, full = rule(f"{_ACT}.ondergrens", day).number, rule(f"{_ACT}.volledig", day).number
        return least <= self.data.degree < full

    def _ages(self, key: str) -> Iterator[Event]:
        """Yield the day on which the state pension begins and the situations end."""
        if self.pension is not None and key != "lent":
            ground = basis(f"{_ACT}.pensioen", self.first_wia_day)
            yield Event(self.pension, "pension", sentence("events", "pension"), (ground,))

    def _notes(self, key: str) -> Iterator[Note]:
        day = self.first_wia_day
        if key in ("below-35-no-work", "below-35-new-job"):
            yield note("ww-suitable", None, (basis("ww.duur", day),))
        if key in ("new-job", "below-35-new-job") and self.data.new_job is not None:
            yield note("ask-before-signing", "$.employee.new_job")
            limit = self.data.no_risk_day
            if limit is not None and self.data.new_job.from_ <= limit:
                yield note(
                    "no-risk-day", "$.employee.new_job.from", (basis("zw.no_risk", day),), day=limit
                )
        if key in ("wga-no-work", *_IN_WORK) and self.data.residual_month is None:
            yield note(
                "rvc-assumed",
                "$.employee.residual_month",
                (basis(f"{_ACT}.restverdiencapaciteit", day),),
            )

        if key in ("wga-80", "iva", "wga-no-work", *_IN_WORK):
            yield note("advance", None)

    def _missing(self) -> Iterator[Missing]:
        for lacking in self.pay.missing():
            yield Missing(f"$.employee.pay{lacking.path[1:]}", lacking.message)
        if self.data.new_job is None:
            yield missing("new-job", "$.employee.new_job")
        if not self._in_band:
            yield missing("degree-band", "$.employee.degree")
        if self.data.pay.date_of_birth is None:
            yield missing("date-of-birth", "$.employee.pay.date_of_birth")
        if not self.pension_known:
            yield missing("pension-age", "$.employee.pay.date_of_birth")


def _by_month(start: date, month: Decimal, holiday: Decimal, first: date) -> tuple[Income, ...]:
    """Return income by calendar month: of the month in which it begins, its part (AIB 4:1).

    Begun on or before the first day of the benefit it counts whole there: both are parts alike.
    """
    begin, last, days = month_bounds(start.year, start.month)
    if start <= first or start == begin:
        return (Income(begin, month, None, holiday),)
    part = month * weekdays(start, last) / days
    return (Income(begin, part, last, holiday), Income(tomorrow(last), month, None, holiday))


def _supposed(pieces: Iterable[Piece]) -> list[Piece]:
    """Return pieces that follow only *if* UWV finds it: each is an assumption."""
    return [piece._replace(kind="assumption") for piece in pieces]


def _of(scenario: str, pieces: Iterable[Piece]) -> list[Amount]:
    """Return pieces as the amounts of one situation."""
    told = amounts(pieces)
    for each in told:
        each.scenario = scenario
    return told
