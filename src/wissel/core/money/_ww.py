"""The WW: whether there is a right, how long it lasts, and what it pays beside income."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal

from wissel.core.clock import pension_day
from wissel.core.dates import last_of_months
from wissel.core.money import _check
from wissel.core.money._announced import announced
from wissel.core.money._duration import last_day, months_for
from wissel.core.money._income import income_days, income_on
from wissel.core.money._law import Rule, basis, rule
from wissel.core.money._messages import refuse
from wissel.core.money._parameters import known
from wissel.core.money._periods import ZERO, ByDay, Piece, cuts, joined, months
from wissel.core.money._steps import Steps
from wissel.core.money._told import amount, amounts, day, missing, note
from wissel.core.money._types import Amount, Day, Kind, Missing, Note, Outcome
from wissel.core.money._wage import MAXIMUM, Base, base_of, days_per_month, tomorrow
from wissel.core.money.facts import WwInput
from wissel.core.sources import Basis

_RULES = {"ww": "75% (first 2 months) or 70% × (A − B × C/D) − E"}
_HALF = Decimal("0.5")


def ww(data: WwInput, *, trace: bool = False) -> Outcome:
    """Return wage, duration and every piece of the WW, or why there is none.

    WW 16-24, 42, 47. Raises :class:`~wissel.core.refusal.Refused` for numbers that cannot be, and
    :class:`~wissel.core.sources.NotCovered` for days without a known amount.
    """
    steps = Steps() if trace else None
    right = Ww(data, steps)
    pieces = right.pieces()
    if steps is not None:
        steps.pieces(pieces, _RULES)
    return Outcome(
        (*right.fixed(), *amounts(pieces)),
        tuple(right.days()),
        tuple(right.notes()),
        tuple(right.missing()),
        tuple(steps.taken) if steps is not None else (),
    )


class Ww:
    """One right to WW over time."""

    def __init__(self, data: WwInput, steps: Steps | None = None) -> None:
        self.data = data
        self._check()
        self.first = data.first_day
        if data.notice_until is not None and data.notice_until >= data.first_day:
            self.first = tomorrow(data.notice_until)
        self.base: Base = base_of(
            self.first,
            data.wage,
            data.dagloon_uncapped,
            assume=data.assume_constant_after,
            steps=steps,
            act="ww",
        )
        self.refusal = self._refusal()
        self.duration = self._duration(steps)
        self.last_day = last_day(self.first, self.duration, "ww")
        short = int(self._rule("eerste_maanden").number)
        self.first_months = tomorrow(last_of_months(self.first, short))
        self.pension = None
        if data.date_of_birth is not None:
            self.pension = pension_day(data.date_of_birth, self.last_day)
            if self.pension is not None and self.pension <= self.first and self.refusal is None:
                self.refusal = ("pension-reached", "$.date_of_birth", "pensioen")
        self.stopped_on: date | None = None
        self.end = self._end()

    def pieces(self) -> list[Piece]:
        """Return benefit, income and total per month, in full precision."""
        if self.refusal is not None or self.end is None:
            return []
        benefits: list[Piece] = []
        incomes: list[Piece] = []
        totals: list[Piece] = []
        counted = basis("wia-uitkering.inkomen_met_vakantiebijslag", self.first)
        by_day = ByDay(self.first, self.end, days_per_month(self.first))
        for first, last in cuts(self.first, self.end, self._cuts(self.end)):
            now = known(MAXIMUM, first, assume=self.data.assume_constant_after)
            income = income_on(self.data.income, first)
            rule_ = self._rule("eerste" if first < self.first_months else "later")
            share = self._share(rule_, first)
            month = self.base.indexed(self.base.month, now)
            rate = share * (month - income * self.base.ratio) - self.data.deduct_month
            kind: Kind = "law"
            if now.assumed or self.base.maximum.assumed or self._announced():
                kind = "assumption"
            ground = (rule_.basis, *self.base.ground(now))
            rate = max(ZERO, rate)
            benefits.append(Piece("ww", first, last, rate, kind, ground, by_day))
            if income:
                incomes.append(Piece("income", first, last, income, "input", (counted,)))
            totals.append(Piece("total", first, last, rate + income, kind, ground))
        return [*joined(benefits), *joined(incomes), *joined(totals)]

    def fixed(self) -> Iterator[Amount]:
        """Yield the wage and the duration."""
        base, days = self.base, days_per_month(self.first)
        yield amount("dagloon", base.month / days, "EUR/day", base.kind, base.basis)
        yield amount("maandloon", base.month, "EUR/month", base.kind, base.basis)
        if self.refusal is None:
            kind: Kind = "assumption" if self._announced() else "law"
            yield amount("ww-months", self.duration, "months", kind, self._duration_ground())

    def days(self) -> Iterator[Day]:
        """Yield the days that matter."""
        if self.refusal is None:
            yield day("ww-last-day", self.last_day, (self._rule("duur").basis,))
            if self.pension is not None:
                yield day("pension-day", self.pension, (self._rule("pensioen").basis,))
            if self.stopped_on is not None:
                yield day("ww-stopped", self.stopped_on, (self._rule("einde_inkomen").basis,))

    def missing(self) -> Iterator[Missing]:
        """Yield what was not given: the wage of the hours that are left."""
        data = self.data
        if self.refusal is None and data.hours_lost < data.hours_week and not data.income:
            yield missing("remaining-income", "$.income")

    def notes(self) -> Iterator[Note]:
        """Yield what the reader must know."""
        if self.refusal is not None:
            code, path, article = self.refusal
            yield note(code, path, (self._rule(article).basis,))
        elif not self.data.worked_4_of_5:
            yield note("three-months", "$.worked_4_of_5", (self._rule("jareneis").basis,))
        if self.first != self.data.first_day:
            yield note("after-notice", "$.notice_until", (self._rule("opzegtermijn").basis,))
        if self.stopped_on is not None:
            yield note("ww-stops", "$.income", (self._rule("einde_inkomen").basis,))
        if self.base.ratio != 1:
            yield note(
                "above-maximum", "$.wage.month", self.base.basis,
                wage=f"{self.base.uncapped:.2f}", most=f"{self.base.month:.2f}",
            )  # fmt: skip
        if self._announced():
            yield note("announced-ww", "$.announced", (announced("ww-duur").basis,))

    def _rule(self, name: str) -> Rule:
        return rule(f"ww.{name}", self.first)

    def _check(self) -> None:
        data = self.data
        _check.day(data.first_day, "$.first_day")
        _check.day(data.notice_until, "$.notice_until")
        _check.day(data.until, "$.until")
        _check.order(data.first_day, data.until, "$.until")
        _check.hours(data.hours_week, "$.hours_week")
        if not 0 <= data.hours_lost <= data.hours_week:
            raise refuse("more-hours", "$.hours_lost", given=data.hours_lost, most=data.hours_week)
        _check.history(data.labour_history, "$.labour_history")
        _check.income(data.income, "$.income")
        _check.euros(data.deduct_month, "$.deduct_month")
        _check.day(data.date_of_birth, "$.date_of_birth")

    def _refusal(self) -> tuple[str, str, str] | None:
        """Return why there is no right: code, place in the input, value of the law."""
        data = self.data
        least = min(self._rule("urenverlies").number, data.hours_week * _HALF)
        if data.hours_lost < least:
            return "too-few-hours", "$.hours_lost", "urenverlies"
        if not data.available:
            return "not-available", "$.available", "beschikbaar"
        if not data.worked_26_of_36:
            return "no-weeks", "$.worked_26_of_36", "wekeneis"
        if data.other_benefit == "iva":
            return "beside-iva", "$.other_benefit", "uitsluiting"
        if data.other_benefit == "lgu" and not data.job_lost_after_lgu:
            return "beside-lgu", "$.other_benefit", "uitsluiting"
        if data.agreed_during_sanction:
            return "harmed", "$.agreed_during_sanction", "benadeling"
        return None

    def _announced(self) -> bool:
        return self.data.announced and announced("ww-duur").holds_on(self.first)

    def _share(self, lawful: Rule, day: date) -> Decimal:
        """Return the part of the wage that is paid; by the announced plans more at first."""
        plan = announced("ww-eerste-maanden")
        if self.data.announced and day < self.first_months and plan.holds_on(self.first):
            return plan.number / 100
        return lawful.share

    def _duration(self, steps: Steps | None) -> Decimal:
        least = self._rule("duur_min").number
        if not self.data.worked_4_of_5:
            return least
        history = self.data.labour_history
        months_ = months_for(history, "ww", self.first, steps)
        if not self._announced():
            return months_
        plan = announced("ww-opbouw")
        if plan.holds_on(self.first):
            years = (history.before_2016 + history.from_2016).to_integral_value(ROUND_FLOOR)
            months_ = max(least, years * plan.number)
        return min(months_, announced("ww-duur").number)

    def _duration_ground(self) -> tuple[Basis, ...]:
        if not self.data.worked_4_of_5:
            return (self._rule("duur_min").basis,)
        lawful = self._rule("duur").basis
        return (lawful, announced("ww-duur").basis) if self._announced() else (lawful,)

    def _end(self) -> date | None:
        """Return the last day with WW, ``None`` if income keeps it from ever beginning."""
        ends = [self.last_day]
        if self.data.until is not None:
            ends.append(self.data.until)
        if self.pension is not None:
            ends.append(self.pension - timedelta(days=1))
        end = min(ends)
        border = self._rule("einde_inkomen").share
        for first, _, _ in months(self.first, end):
            start = max(first, self.first)
            now = known(MAXIMUM, start, assume=self.data.assume_constant_after)
            counted = income_on(self.data.income, start) * self.base.ratio
            if counted > border * self.base.indexed(self.base.month, now):
                self.stopped_on = start
                return start - timedelta(days=1) if start > self.first else None
        return end if end >= self.first else None

    def _cuts(self, end: date) -> Iterator[date]:
        yield from income_days(self.data.income)
        yield self.first_months
        for year in range(self.first.year, end.year + 1):
            yield date(year, 1, 1)
            yield date(year, 7, 1)
