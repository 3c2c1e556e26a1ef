"""The wage with its holiday allowance, and its maximum: A, C/D and what follows from them."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from wissel.core.money import _check
from wissel.core.money._law import rule
from wissel.core.money._parameters import Known, known
from wissel.core.money._steps import Steps
from wissel.core.money._types import Kind
from wissel.core.money.facts import Wage
from wissel.core.sources import Basis

_HUNDRED = Decimal(100)
_ONE = Decimal(1)
MAXIMUM = "maximumdagloon"


def with_holiday(month: Decimal, percent: Decimal) -> Decimal:
    """Return a month wage with its holiday allowance."""
    return month * (_HUNDRED + percent) / _HUNDRED


def days_per_month(day: date) -> Decimal:
    """Return the daily wages in a month (21.75)."""
    return rule("dagloonbesluit.dagen_per_maand", day).number


@dataclass(frozen=True, slots=True)
class Base:
    """The wage of a benefit on its first day (WIA 13, WW 1b; Dagloonbesluit 16).

    ``uncapped`` is the month wage with holiday allowance (21.75 × D); ``month`` the same up to the
    maximum (A = 21.75 × C); ``ratio`` is C/D, exactly one below the maximum.
    """

    first: date
    uncapped: Decimal
    month: Decimal
    ratio: Decimal
    maximum: Known
    basis: tuple[Basis, ...]
    act: str = "wia"

    @property
    def kind(self) -> Kind:
        """Return what the base rests on."""
        return "assumption" if self.maximum.assumed else "law"

    def indexed(self, value: Decimal, now: Known) -> Decimal:
        """Return an amount of the first day as it stands under a later maximum (WIA 14)."""
        if now.value == self.maximum.value:
            return value
        return value * now.value / self.maximum.value

    def ground(self, now: Known) -> tuple[Basis, ...]:
        """Return what stands behind the wage under a later maximum."""
        if now.value == self.maximum.value:
            return (now.basis,)
        return (now.basis, rule(f"dagloonbesluit.indexering_{self.act}", self.first).basis)


def base_of(
    first: date,
    wage: Wage | None,
    dagloon: Decimal | None,
    *,
    assume: bool,
    steps: Steps | None,
    act: str = "wia",
) -> Base:
    """Return the base of a benefit from a month wage or a daily wage; one of the two is given."""
    _check.one_of(wage, dagloon, ("$.wage", "$.dagloon_uncapped"))
    days = days_per_month(first)
    if wage is not None:
        _check.wage(wage, "$.wage", with_hours=False)
        # The daily wage is of the whole wage for the insurances, regular allowances included.
        uncapped = with_holiday(wage.month + wage.allowances_month, wage.holiday_percent)
    else:
        assert dagloon is not None  # noqa: S101 - one_of refused the other case
        _check.euros(dagloon, "$.dagloon_uncapped", most=Decimal(50_000))
        uncapped = dagloon * days
    maximum = known(MAXIMUM, first, assume=assume)
    most = maximum.value * days
    month = min(uncapped, most)
    ratio = _ONE if uncapped <= most else most / uncapped
    basis = (rule(f"dagloonbesluit.maximum_{act}", first).basis, maximum.basis)
    if steps is not None:
        if wage is not None:
            steps.add(
                "W", uncapped, "(month + allowances) × (1 + holiday_percent)",
                (rule("wml.vakantiebijslag", first).basis,),
                month=wage.month, holiday_percent=wage.holiday_percent,
                allowances=wage.allowances_month,
            )  # fmt: skip
        steps.add("D", uncapped / days, "W / 21.75", basis[:1], W=uncapped)
        steps.add("C", month / days, "min(D, maximum)", basis, maximum=maximum.value)
        steps.add("A", month, "21.75 × C", basis[:1])
        steps.add("C/D", ratio, "C / D", basis[:1])
    return Base(first, uncapped, month, ratio, maximum, basis, act)


def tomorrow(day: date) -> date:
    """Return the day after ``day``."""
    return day + timedelta(days=1)
