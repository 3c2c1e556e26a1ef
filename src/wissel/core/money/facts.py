"""What the calculations read: wages, days, what was agreed, and what a person judged.

Wages and incomes are gross per calendar month without holiday allowance, unless a field says
otherwise. No health fact is needed for any of it: a degree of disability is a number of UWV's, or
"if UWV found".
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from wissel.core.wire import Wire

_NONE: Decimal = Decimal("0.00")
_HOLIDAY: Decimal = Decimal("8.00")


@dataclass(frozen=True, slots=True)
class Wage(Wire):
    """The wage before sickness. ``allowances_month``: regular allowances lost by sickness.

    They are no part of the pay in sickness, but of the old wage and of the wage for benefits.

    ``full_time_hours``: hours of a full week at this employer; needed for days before 2024 only.
    """

    month: Decimal
    hours_week: Decimal | None = None
    holiday_percent: Decimal = _HOLIDAY
    full_time_hours: Decimal | None = None
    allowances_month: Decimal = _NONE


@dataclass(frozen=True, slots=True)
class Agreed(Wire):
    """What contract or collective agreement promises from a week of sickness on, in percent.

    ``of``: of the full wage, or of the wage up to the maximum daily wage.
    """

    from_week: int
    percent: Decimal
    of: Literal["full", "capped"] = "full"


@dataclass(frozen=True, slots=True)
class OwnWork(Wire):
    """Fewer hours in the own work."""

    kind: Literal["own"]
    from_: date
    hours_week: Decimal
    to: date | None = None


@dataclass(frozen=True, slots=True)
class OtherWork(Wire):
    """Other suitable work at the own employer, by its wage value (*loonwaarde*).

    Either ``value_percent`` as agreed, or hours with the pace and the wage of the scale.
    """

    kind: Literal["other"]
    from_: date
    value_percent: Decimal | None = None
    hours_week: Decimal | None = None
    pace_percent: Decimal | None = None
    scale_month: Decimal | None = None
    to: date | None = None


@dataclass(frozen=True, slots=True)
class TherapeuticWork(Wire):
    """A place for work rhythm without wage value."""

    kind: Literal["therapeutic"]
    from_: date
    to: date | None = None


@dataclass(frozen=True, slots=True)
class ThirdPartyWork(Wire):
    """Work for somebody else in the hours of sickness; its income comes off (BW 7:629(5))."""

    kind: Literal["third-party"]
    from_: date
    income_month: Decimal
    to: date | None = None


Work: TypeAlias = OwnWork | OtherWork | TherapeuticWork | ThirdPartyWork


@dataclass(frozen=True, slots=True)
class Stopped(Wire):
    """The employer decided not to pay, or to hold back pay. Only ever a person's decision."""

    from_: date
    to: date
    kind: Literal["no-pay", "suspended"]
    decided_by: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class SickPayInput(Wire):
    """Wages during sickness, from the first sick day to ``last_day`` (default: 104 weeks).

    ``last_day`` comes from the clock where the period is longer (a wage sanction, a shift).
    ``schedule`` is ``None`` when nobody looked in the contract yet: the law's minimum is told.
    """

    first_sick_day: date
    wage: Wage
    last_day: date | None = None
    date_of_birth: date | None = None
    schedule: tuple[Agreed, ...] | None = None
    waiting_days: int = 0
    work: tuple[Work, ...] = ()
    stopped: tuple[Stopped, ...] = ()
    assume_constant_after: bool = False


@dataclass(frozen=True, slots=True)
class History(Wire):
    """Years worked, as WW 42 counts them; quarters of a year are allowed."""

    before_2016: Decimal
    from_2016: Decimal


@dataclass(frozen=True, slots=True)
class Income(Wire):
    """Income from work per calendar month: from the first day of one to the last day of another."""

    from_: date
    month: Decimal
    to: date | None = None
    holiday_percent: Decimal = _HOLIDAY


@dataclass(frozen=True, slots=True)
class Hourly(Wire):
    """Wage per hour of the reference person, and of the work that is still possible."""

    maatman: Decimal
    rvc: Decimal


@dataclass(frozen=True, slots=True)
class Change(Wire):
    """UWV finds another degree on a day. ``by_earnings``: because of what is earned.

    ``same_cause``: whether UWV says that it comes from the cause of the right that ended (WIA 57);
    None where that is not known.
    """

    on: date
    degree: Decimal
    residual_month: Decimal | None = None
    by_earnings: bool = False
    same_cause: bool | None = None


@dataclass(frozen=True, slots=True)
class WiaInput(Wire):
    """The WIA if UWV found this degree. ``residual_month`` (RVC) includes holiday allowance.

    ``wage`` or ``dagloon_uncapped``, and ``degree`` or ``hourly``: one of each.
    """

    first_wia_day: date
    labour_history: History
    worked_26_of_36: bool
    wage: Wage | None = None
    dagloon_uncapped: Decimal | None = None
    degree: Decimal | None = None
    hourly: Hourly | None = None
    durable: bool = False
    residual_month: Decimal | None = None
    ww_months_received: Decimal = _NONE
    income: tuple[Income, ...] = ()
    changes: tuple[Change, ...] = ()
    sixty_plus_agreed: bool = False
    until: date | None = None
    date_of_birth: date | None = None
    assume_constant_after: bool = False


@dataclass(frozen=True, slots=True)
class WwInput(Wire):
    """The WW after losing hours. ``deduct_month``: what else comes off by WW 47 (its E)."""

    first_day: date
    hours_week: Decimal
    hours_lost: Decimal
    worked_26_of_36: bool
    worked_4_of_5: bool
    labour_history: History
    wage: Wage | None = None
    dagloon_uncapped: Decimal | None = None
    available: bool = True
    income: tuple[Income, ...] = ()
    other_benefit: Literal["iva", "lgu", "lau", "vvu"] | None = None
    job_lost_after_lgu: bool = False
    notice_until: date | None = None
    agreed_during_sanction: bool = False
    deduct_month: Decimal = _NONE
    until: date | None = None
    date_of_birth: date | None = None
    assume_constant_after: bool = False
    announced: bool = False


@dataclass(frozen=True, slots=True)
class Contract(Wire):
    """An earlier contract with the same or a succeeding employer, both days included."""

    from_: date
    to: date


@dataclass(frozen=True, slots=True)
class TransitionWage(Wire):
    """What the month wage of the transition payment is made of (Besluit loonbegrip 2-3).

    The full wage, not the wage during sickness. ``variable_three_years``: bonus and profit share of
    the three calendar years before, together.
    """

    month: Decimal
    holiday_percent: Decimal = _HOLIDAY
    year_end_percent: Decimal = _NONE
    fixed_extras_year: Decimal = _NONE
    variable_three_years: Decimal = _NONE


@dataclass(frozen=True, slots=True)
class Deductible(Wire):
    """Costs the employer made for this worker; ``consent_on``: the day of written consent."""

    title: str
    amount: Decimal
    consent_on: date | None = None


EndReason: TypeAlias = Literal[
    "employer",
    "non-renewal",
    "after-104-weeks",
    "mutual",
    "employee",
    "serious-fault-employee",
    "serious-fault-employer",
]
EmployerSize: TypeAlias = Literal["small", "medium-or-large"]


@dataclass(frozen=True, slots=True)
class TransitionInput(Wire):
    """The transition payment at the end of a contract, and its compensation by UWV.

    ``rest_wage``: gross wage, holiday allowance included, over what comes after the last full
    year. ``last_day_of_wait`` is the last day of the 104 weeks. ``wage_sum_year``: the wages for
    premiums in a year, which say whether the employer is small where ``employer_size`` does not.
    """

    start: date
    end: date
    wage: TransitionWage
    reason: EndReason
    earlier: tuple[Contract, ...] = ()
    rest_wage: Decimal | None = None
    date_of_birth: date | None = None
    hours_before_18: Decimal | None = None
    deductible: tuple[Deductible, ...] = ()
    last_day_of_wait: date | None = None
    sick_wage_paid: Decimal | None = None
    employer_size: EmployerSize | None = None
    wage_sum_year: Decimal | None = None
    paid_on: date | None = None
    assume_constant_after: bool = False


@dataclass(frozen=True, slots=True)
class Charges(Wire):
    """Employer premiums: a percentage of one's own, or those of the law by kind of contract."""

    percent: Decimal | None = None
    awf: Literal["low", "high"] = "low"
    aof: Literal["low", "high"] = "low"
    whk_percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class FixedPrice(Wire):
    """One price for the whole trajectory, without VAT."""

    model: Literal["fixed"]
    amount: Decimal


@dataclass(frozen=True, slots=True)
class WeeklyPrice(Wire):
    """A price per week until the end of the waiting period, without VAT."""

    model: Literal["weekly"]
    week: Decimal
    weeks: int


@dataclass(frozen=True, slots=True)
class PriceLine(Wire):
    """A part of a modular price."""

    title: str
    price: Decimal
    quantity: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class ModularPrice(Wire):
    """Prices of parts, without VAT."""

    model: Literal["modular"]
    lines: tuple[PriceLine, ...]


Price: TypeAlias = FixedPrice | WeeklyPrice | ModularPrice


@dataclass(frozen=True, slots=True)
class EmployerCostInput(Wire):
    """What continuing to pay costs the employer from ``from`` to ``to``, both included.

    ``pension_month`` is the employer's part; ``insurance_percent`` the share of the sick pay that
    an absence insurance pays out.
    """

    from_: date
    to: date
    pay: SickPayInput
    charges: Charges = field(default_factory=Charges)
    pension_month: Decimal = _NONE
    insurance_percent: Decimal | None = None
    trajectory: Price | None = None
    assume_constant_after: bool = False


@dataclass(frozen=True, slots=True)
class SanctionCostInput(Wire):
    """What a wage sanction of some weeks costs, from the day after the waiting period."""

    first_day: date
    pay: SickPayInput
    weeks: tuple[int, ...] = (13, 26, 52)
    charges: Charges = field(default_factory=Charges)
    pension_month: Decimal = _NONE
    guidance_week: Decimal = _NONE
    repair_reported_on: date | None = None
    assume_constant_after: bool = False
