"""What paying wages during sickness costs the employer over a period, and what a sanction adds."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from wissel.core.money import _check
from wissel.core.money._charges import charges_on
from wissel.core.money._law import basis, rule
from wissel.core.money._messages import refuse, under
from wissel.core.money._periods import ZERO, in_month, months, weekdays
from wissel.core.money._sick_pay import Pay
from wissel.core.money._steps import Steps
from wissel.core.money._told import amount, day, missing, strongest
from wissel.core.money._types import Amount, Day, Kind, Missing, Outcome
from wissel.core.money.facts import (
    Charges,
    EmployerCostInput,
    Price,
    SanctionCostInput,
    SickPayInput,
)
from wissel.core.sources import Basis

_HUNDRED = Decimal(100)
_LONGEST = 7 * 260


@dataclass(frozen=True, slots=True)
class Month:
    """The cost of one calendar month, or the part of it that counts, in full precision."""

    first: date
    pay: Decimal
    charges: Decimal
    pension: Decimal
    insurance: Decimal

    @property
    def total(self) -> Decimal:
        """Return what is left for the employer."""
        return self.pay + self.charges + self.pension - self.insurance


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of a period month by month, and what it rests on."""

    months: tuple[Month, ...]
    kind: Kind
    charge_kind: Kind
    pay_basis: tuple[Basis, ...]
    charge_basis: tuple[Basis, ...]

    def sum(self, name: str) -> Decimal:
        """Return one part of the cost over all months."""
        return sum((getattr(month, name) for month in self.months), ZERO)


@dataclass(frozen=True, slots=True)
class Payer:
    """An employer who pays: wages during sickness with all that comes on top."""

    pay: SickPayInput
    charges: Charges
    pension_month: Decimal = ZERO
    insurance_percent: Decimal | None = None
    assume: bool = False

    def check(self) -> None:
        """Refuse what cannot be."""
        with under("$.pay"):
            Pay(self.pay).check("$")
        _check.charges(self.charges, "$.charges")
        _check.euros(self.pension_month, "$.pension_month")
        _check.percent(self.insurance_percent, "$.insurance_percent")

    def cost(self, start: date, end: date) -> Cost:
        """Return the cost from ``start`` to ``end``, both included; none when that is no time."""
        if end < start:
            return Cost((), "law", "law", (), ())
        pay = Pay(replace(self.pay, assume_constant_after=self.assume))
        pieces = [each for each in pay.pieces(start, end) if each.key == "sick-pay"]
        kinds = {piece.kind for piece in pieces}
        found: list[Month] = []
        grounds: dict[Basis, None] = {}
        assumed, own = False, False
        for first, last, days in months(start, end):
            counted = weekdays(max(first, start), min(last, end))
            wages = sum((in_month(piece, first, last, days) for piece in pieces), ZERO)
            rate = charges_on(self.charges, max(first, start), assume=self.assume)
            grounds.update(dict.fromkeys(rate.basis))
            assumed, own = assumed or rate.assumed, rate.own
            most = rate.most * counted / days
            insured = wages * (self.insurance_percent or ZERO) / _HUNDRED
            pension = self.pension_month * counted / days
            found.append(Month(first, wages, min(wages, most) * rate.share, pension, insured))
        return Cost(
            tuple(found),
            strongest(kinds),
            "assumption" if assumed else "input" if own else "estimate",
            tuple(dict.fromkeys(each for piece in pieces for each in piece.basis)),
            tuple(grounds),
        )


def price_of(price: Price | None) -> Decimal:
    """Return what a trajectory costs under a price model, without VAT."""
    if price is None:
        return ZERO
    if price.model == "fixed":
        return price.amount
    if price.model == "weekly":
        return price.week * price.weeks
    return sum((line.price * line.quantity for line in price.lines), ZERO)


def employer_cost(data: EmployerCostInput, *, trace: bool = False) -> Outcome:
    """Return the cost of paying from ``from`` to ``to``: wages, premiums, pension, trajectory.

    An estimate: premiums differ by employer (section 6.1 of the sources). Raises
    :class:`~wissel.core.refusal.Refused` and :class:`~wissel.core.sources.NotCovered`.
    """
    payer = Payer(
        data.pay, data.charges, data.pension_month, data.insurance_percent,
        data.assume_constant_after or data.pay.assume_constant_after,
    )  # fmt: skip
    payer.check()
    _check.day(data.from_, "$.from")
    _check.order(data.from_, data.to, "$.to")
    _check.price(data.trajectory, "$.trajectory")
    _check.order(data.to, data.from_ + timedelta(days=_LONGEST), "$.to")
    if data.from_ < data.pay.first_sick_day:
        raise refuse("to-before-from", "$.from", given=data.from_, begin=data.pay.first_sick_day)
    last = Pay(data.pay).last_day
    if data.to > last:
        raise refuse("after-pay", "$.to", given=data.to, last=last)
    cost = payer.cost(data.from_, data.to)
    steps = _steps(cost) if trace else None
    trajectory = price_of(data.trajectory)
    total = cost.sum("total") + trajectory
    span = (data.from_, data.to)
    kind = strongest({cost.kind, cost.charge_kind, "estimate"})
    found = parts_of(cost, trajectory, span)
    found.append(amount("total", total, "EUR", kind, (*cost.pay_basis, *cost.charge_basis), *span))
    taken = tuple(steps.taken) if steps is not None else ()
    return Outcome(tuple(found), (), (), tuple(_missing(data.pay, data.charges)), taken)


def _missing(pay: SickPayInput, charges: Charges) -> Iterator[Missing]:
    """Yield what was not given and changes what an employer pays."""
    if pay.schedule is None:
        yield missing("schedule", "$.pay.schedule")
    if charges.percent is None and charges.whk_percent is None:
        yield missing("whk", "$.charges.whk_percent")


def parts_of(cost: Cost, trajectory: Decimal, span: tuple[date, date]) -> list[Amount]:
    """Return the parts of a cost over its period."""
    return [
        amount("sick-pay", cost.sum("pay"), "EUR", cost.kind, cost.pay_basis, *span),
        amount("charges", cost.sum("charges"), "EUR", cost.charge_kind, cost.charge_basis, *span),
        amount("pension", cost.sum("pension"), "EUR", "input", (), *span),
        amount("insurance", cost.sum("insurance"), "EUR", "input", (), *span),
        amount("trajectory", trajectory, "EUR", "input", (), *span),
    ]


def sanction_cost(data: SanctionCostInput, *, trace: bool = False) -> Outcome:
    """Return what wages cost over some weeks of sanction, and when a repair could end it.

    WIA 25(9)-(14): 52 weeks at most; UWV decides within three weeks of the report of repair, and
    the sanction ends six weeks later.
    """
    assume = data.assume_constant_after or data.pay.assume_constant_after
    payer = Payer(data.pay, data.charges, data.pension_month, None, assume)
    payer.check()
    _check.day(data.first_day, "$.first_day")
    _check.euros(data.guidance_week, "$.guidance_week")
    most = int(_wia("sanctie_max")) // 7
    _check.order(data.pay.first_sick_day, data.first_day, "$.first_day")
    amounts, steps = [], Steps() if trace else None
    for index, given in enumerate(data.weeks):
        if not 0 <= given <= 520:
            raise refuse("weeks", f"$.weeks[{index}]", given=given, most=520)
        amounts.append(sanction_of(payer, data.first_day, min(given, most), data.guidance_week))
        if steps is not None:
            steps.add(
                "sanction-cost", amounts[-1].value, "wages and premiums over the weeks + guidance",
                amounts[-1].basis, weeks=min(given, most),
            )  # fmt: skip
    return Outcome(
        tuple(amounts),
        tuple(_repair(data)),
        (),
        tuple(_missing(data.pay, data.charges)),
        tuple(steps.taken) if steps is not None else (),
    )


def sanction_of(payer: Payer, first: date, weeks: int, guidance: Decimal) -> Amount:
    """Return the cost of a sanction of ``weeks`` weeks from ``first``."""
    last = first + timedelta(days=7 * weeks - 1)
    cost = payer.cost(first, last)
    value = cost.sum("total") + weeks * guidance
    kind = strongest({cost.kind, cost.charge_kind, "estimate"})
    ground = (basis("wia.sanctie_max", first), *cost.pay_basis, *cost.charge_basis)
    return amount("sanction-cost", value, "EUR", kind, ground, first, max(first, last))


def _wia(name: str) -> Decimal:
    return rule(f"wia.{name}", date(2020, 1, 1)).number


def _repair(data: SanctionCostInput) -> list[Day]:
    reported = data.repair_reported_on
    if reported is None:
        return []
    end = data.first_day + timedelta(days=int(_wia("sanctie_max")) - 1)
    _check.day(reported, "$.repair_reported_on")
    _check.order(
        data.first_day - timedelta(days=int(_wia("sanctiebesluit"))),
        reported,
        "$.repair_reported_on",
    )
    if reported > end:
        raise refuse("after-sanction", "$.repair_reported_on", given=reported, last=end)
    quick = reported + timedelta(days=int(_wia("einde_na_herstel")))
    slow = quick + timedelta(days=int(_wia("besluit_herstel")))
    ground = (basis("wia.einde_na_herstel", reported), basis("wia.besluit_herstel", reported))
    return [
        day("repair-end-earliest", max(data.first_day, min(quick, end)), ground),
        day("repair-end-latest", max(data.first_day, min(slow, end)), ground),
    ]


def _steps(cost: Cost) -> Steps:
    steps = Steps()
    for month in cost.months:
        steps.add(
            "month", month.total, "pay + premiums + pension − insurance",
            (*cost.pay_basis, *cost.charge_basis), month=month.first, pay=month.pay,
            premiums=month.charges, pension=month.pension, insurance=month.insurance,
        )  # fmt: skip
    return steps
