"""Wages during sickness (BW 7:629): what is paid, and what is lost, over 104 weeks or longer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from wissel.core.dates import add_months
from wissel.core.money import _check
from wissel.core.money._law import basis, rule
from wissel.core.money._messages import refuse
from wissel.core.money._parameters import known, stretches
from wissel.core.money._periods import ZERO, Piece, cuts, joined, weekdays
from wissel.core.money._steps import Steps
from wissel.core.money._told import amounts, missing, note
from wissel.core.money._types import Kind, Missing, Note, Outcome
from wissel.core.money._wage import MAXIMUM, days_per_month, tomorrow, with_holiday
from wissel.core.money.facts import Agreed, OtherWork, OwnWork, SickPayInput, ThirdPartyWork, Work
from wissel.core.sources import Basis

_HUNDRED = Decimal(100)
_WEEKS_A_YEAR, _MONTHS_A_YEAR = Decimal(52), Decimal(12)
_MOST_WEEKS = 520
_LONGEST = timedelta(days=7 * 208)
_FORMULA = "max(70% × min(W, maximum), minimum wage in the first 52 weeks, agreed), with work done"


@dataclass(frozen=True, slots=True)
class Rate:
    """Pay per month on a day, in full precision, with what it rests on."""

    value: Decimal
    kind: Kind
    basis: tuple[Basis, ...]


def sick_pay(data: SickPayInput, *, trace: bool = False) -> Outcome:
    """Return pay, income from others, old wage and loss per month, in pieces of equal days.

    BW 7:629(1), (3), (5), (6), (9). Raises :class:`~wissel.core.refusal.Refused` for numbers that
    cannot be, and :class:`~wissel.core.sources.NotCovered` for days without a known amount.
    """
    steps = Steps() if trace else None
    pay = Pay(data)
    pay.check("$")
    pieces = pay.pieces(data.first_sick_day, pay.last_day)
    if steps is not None:
        steps.add(
            "W", pay.full, "month × (1 + holiday_percent)",
            (basis("wml.vakantiebijslag", data.first_sick_day),),
            month=data.wage.month, holiday_percent=data.wage.holiday_percent,
        )  # fmt: skip
        steps.pieces(pieces, {"sick-pay": _FORMULA})
    return Outcome(
        tuple(amounts(pieces)),
        (),
        tuple(pay.notes()),
        tuple(pay.missing()),
        tuple(steps.taken) if steps is not None else (),
    )


class Pay:
    """The pay of one employment during one sickness, day by day."""

    def __init__(self, data: SickPayInput) -> None:
        _check.day(data.first_sick_day, "$.first_sick_day")
        self.data = data
        self.full = with_holiday(data.wage.month, data.wage.holiday_percent)
        self.year_two = data.first_sick_day + timedelta(
            days=7 * int(rule("bw7-loon.vloer_weken", data.first_sick_day).number)
        )
        weeks = int(rule("bw7-loon.weken", data.first_sick_day).number)
        self.last_day = data.last_day or data.first_sick_day + timedelta(days=7 * weeks - 1)

    def check(self, path: str) -> None:
        """Refuse what cannot be."""
        data = self.data
        _check.day(data.first_sick_day, f"{path}.first_sick_day")
        _check.wage(data.wage, f"{path}.wage", with_hours=True)
        _check.order(data.first_sick_day, data.last_day, f"{path}.last_day")
        if self.last_day > data.first_sick_day + _LONGEST:
            raise refuse("too-long", f"{path}.last_day", given=self.last_day, years=4)
        most = int(rule("bw7-loon.wachtdagen", data.first_sick_day).number)
        if not 0 <= data.waiting_days <= most:
            raise refuse("waiting-days", f"{path}.waiting_days", given=data.waiting_days, most=most)
        _check.spells(data.work, f"{path}.work")
        _check.spells(data.stopped, f"{path}.stopped")
        _check.day(data.date_of_birth, f"{path}.date_of_birth")
        _check.day(data.last_day, f"{path}.last_day")
        for index, stop in enumerate(data.stopped):
            if not stop.decided_by.strip():
                raise refuse("needed", f"{path}.stopped[{index}].decided_by")
            _check.order(stop.decided_on, stop.to, f"{path}.stopped[{index}].decided_on")
        for index, work in enumerate(data.work):
            self._check_work(work, f"{path}.work[{index}]")
        weeks = [step.from_week for step in data.schedule or ()]
        for index, step in enumerate(data.schedule or ()):
            _check.percent(step.percent, f"{path}.schedule[{index}].percent")
            if not 1 <= step.from_week <= _MOST_WEEKS or weeks.count(step.from_week) > 1:
                raise refuse(
                    "from-week", f"{path}.schedule[{index}].from_week", given=step.from_week
                )

    def _check_work(self, work: Work, path: str) -> None:
        if isinstance(work, ThirdPartyWork):
            _check.euros(work.income_month, f"{path}.income_month")
        if isinstance(work, (OwnWork, OtherWork)):
            _check.hours(work.hours_week, f"{path}.hours_week")
            if work.hours_week is not None and work.hours_week > self.hours:
                raise refuse(
                    "more-hours", f"{path}.hours_week", given=work.hours_week, most=self.hours
                )
        if isinstance(work, OtherWork):
            paths = (f"{path}.value_percent", f"{path}.hours_week")
            _check.one_of(work.value_percent, work.hours_week, paths)
            _check.percent(work.value_percent, f"{path}.value_percent")
            _check.percent(work.pace_percent, f"{path}.pace_percent")
            _check.euros(work.scale_month, f"{path}.scale_month")

    @cached_property
    def hours(self) -> Decimal:
        """Return the hours of the contract; they were checked to be there."""
        return self.data.wage.hours_week or Decimal(1)

    def notes(self) -> Iterator[Note]:
        """Yield what the reader must know of these facts."""
        first = self.data.first_sick_day
        most = known(MAXIMUM, first, assume=True).value * days_per_month(first)
        if self.full > most:
            yield note("above-maximum", "$.wage.month", wage=f"{self.full:.2f}", most=f"{most:.2f}")

    def missing(self) -> Iterator[Missing]:
        """Yield what was not given and would change the answer."""
        if self.data.schedule is None:
            yield missing("schedule", "$.schedule")
        born = self.data.date_of_birth
        if born is not None and self._is_young(self.data.first_sick_day, born):
            yield missing("youth-wage", "$.date_of_birth")

    def pieces(self, start: date, end: date) -> list[Piece]:
        """Return pay, income from others, old wage and loss from ``start`` to ``end``."""
        paid: list[Piece] = []
        others: list[Piece] = []
        losses: list[Piece] = []
        kept: list[Piece] = []
        old = self.full + self.data.wage.allowances_month
        for first, last in cuts(start, end, self._days(start, end)):
            rate, income = self.on(first)
            held = self._held_back(first)
            if held:
                kept.append(Piece("held-back", first, last, held, rate.kind, rate.basis))
            paid.append(Piece("sick-pay", first, last, rate.value, rate.kind, rate.basis))
            if income:
                others.append(Piece("third-party-income", first, last, income, "input", ()))
            losses.append(
                Piece("loss", first, last, old - rate.value - income - held, rate.kind, rate.basis)
            )
        whole = Piece("old-wage", start, end, old, "input", ())
        return [*joined(paid), *joined(others), *joined(kept), whole, *joined(losses)]

    def _held_back(self, day: date) -> Decimal:
        """Return pay that is held back and still owed: a suspension is no loss (BW 7:629(6))."""
        if not any(
            stop.kind == "suspended" and stop.from_ <= day <= stop.to for stop in self.data.stopped
        ):
            return ZERO
        return self.without_work(day).value

    def on(self, day: date) -> tuple[Rate, Decimal]:
        """Return the pay of a day, and the income from others."""
        work = next((each for each in self.data.work if _runs(each, day)), None)
        income = ZERO
        if isinstance(work, ThirdPartyWork):
            share = rule("wml.vakantiebijslag", day).number
            income = with_holiday(work.income_month, share)
        for stop in self.data.stopped:
            if stop.from_ <= day <= stop.to:
                name = "geen_loon" if stop.kind == "no-pay" else "opschorting"
                return Rate(ZERO, "input", (basis(f"bw7-loon.{name}", day),)), income
        if self._waits(day):
            return Rate(ZERO, "input", (basis("bw7-loon.wachtdagen", day),)), income
        return self._with_work(self.without_work(day), work, income, day), income

    def without_work(self, day: date) -> Rate:
        """Return the pay of a day on which no work is done."""
        agreed = self._agreed(day)
        promised = ZERO
        lawful = rule("bw7-loon.percentage", day)
        found = Rate(ZERO, "law", (lawful.basis,))
        if agreed is None or agreed.of == "capped" or agreed.percent < lawful.number:
            most = known(MAXIMUM, day, assume=self.data.assume_constant_after)
            capped = min(self.full, most.value * days_per_month(day))
            kind: Kind = "assumption" if most.assumed else "law"
            found = Rate(capped * lawful.share, kind, (lawful.basis, most.basis))
            promised = capped if agreed is not None and agreed.of == "capped" else self.full
        else:
            promised = self.full
        if agreed is not None and (value := promised * agreed.percent / _HUNDRED) > found.value:
            kind = "assumption" if found.kind == "assumption" and agreed.of == "capped" else "input"
            found = Rate(value, kind, (basis("bw7-loon.hoger_loon", day), *found.basis[1:]))
        if day < self.year_two and found.value < self.full:
            found = self._at_least_the_floor(found, day)
        return found

    def _at_least_the_floor(self, found: Rate, day: date) -> Rate:
        born = self.data.date_of_birth
        if born is not None and self._is_young(day, born):
            return found
        floor, assumed, ground = self._floor(day)
        floor = min(floor, self.full)
        kind: Kind = "assumption" if assumed else found.kind
        if floor > found.value:
            law = basis("bw7-loon.vloer_weken", day)
            return Rate(floor, "assumption" if assumed else "law", (law, ground))
        return Rate(found.value, kind, found.basis)

    def _floor(self, day: date) -> tuple[Decimal, bool, Basis]:
        """Return the minimum wage for these hours, per month with holiday allowance."""
        assume = self.data.assume_constant_after
        holiday = rule("wml.vakantiebijslag", day).number
        if day >= date.fromisoformat(rule("wml.uurloon_vanaf", day).value):
            hour = known("minimumloon-uur", day, assume=assume)
            month = hour.value * self.hours * _WEEKS_A_YEAR / _MONTHS_A_YEAR
            return with_holiday(month, holiday), hour.assumed, hour.basis
        full_time = self.data.wage.full_time_hours
        if full_time is None:
            raise refuse("full-time-hours", "$.wage.full_time_hours", day=day)
        whole = known("minimumloon-maand", day, assume=assume)
        month = whole.value * self.hours / full_time
        return with_holiday(month, holiday), whole.assumed, whole.basis

    def _with_work(self, rate: Rate, work: Work | None, income: Decimal, day: date) -> Rate:
        if work is None:
            return rate
        if isinstance(work, ThirdPartyWork):
            ground = basis("bw7-loon.inkomsten_derde", day)
            return Rate(max(ZERO, rate.value - income), rate.kind, (*rate.basis, ground))
        if isinstance(work, OwnWork):
            share, name, kind = work.hours_week / self.hours, "eigen_arbeid", rate.kind
        elif isinstance(work, OtherWork):
            share, name, kind = self._wage_value(work), "loonwaarde", "estimate"
        else:
            return Rate(rate.value, rate.kind, (*rate.basis, basis("bw7-loon.therapeutisch", day)))
        value = share * self.full + (1 - share) * rate.value
        if rate.kind == "assumption":
            kind = "assumption"
        return Rate(value, kind, (*rate.basis, basis(f"bw7-loon.{name}", day)))

    def _wage_value(self, work: OtherWork) -> Decimal:
        if work.value_percent is not None:
            return work.value_percent / _HUNDRED
        share = (work.hours_week or ZERO) / self.hours
        if work.pace_percent is not None:
            share = share * work.pace_percent / _HUNDRED
        if work.scale_month is not None:
            share = share * work.scale_month / self.data.wage.month
        return min(share, Decimal(1))

    def _agreed(self, day: date) -> Agreed | None:
        week = (day - self.data.first_sick_day).days // 7 + 1
        reached = [step for step in self.data.schedule or () if step.from_week <= week]
        return max(reached, key=lambda step: step.from_week, default=None)

    def _waits(self, day: date) -> bool:
        first = self.data.first_sick_day
        return (
            self.data.waiting_days > 0
            and day.weekday() < 5
            and weekdays(first, day) <= self.data.waiting_days
        )

    def _is_young(self, day: date, born: date) -> bool:
        years = int(rule("wml.leeftijd", day).number)
        return day < add_months(born, 12 * years)

    def _days(self, start: date, end: date) -> Iterator[date]:
        """Yield every day on which the pay can change."""
        data = self.data
        first = data.first_sick_day
        yield self.year_two
        for step in data.schedule or ():
            yield first + timedelta(days=7 * (step.from_week - 1))
        for spell in (*data.work, *data.stopped):
            yield spell.from_
            if spell.to is not None:
                yield tomorrow(spell.to)
        if data.waiting_days:
            yield from (first + timedelta(days=number) for number in range(8))
        if data.date_of_birth is not None:
            yield add_months(data.date_of_birth, 12 * int(rule("wml.leeftijd", first).number))
        yield from self._parameter_days(start, end)

    def _parameter_days(self, start: date, end: date) -> Iterator[date]:
        for _, last, _ in stretches(MAXIMUM, start, end, assume=True):
            yield tomorrow(last)
        yield from (date(year, 7, 1) for year in range(start.year, end.year + 1))


def _runs(work: Work, day: date) -> bool:
    return work.from_ <= day and (work.to is None or day <= work.to)
