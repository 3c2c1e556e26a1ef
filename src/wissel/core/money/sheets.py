"""What the two sheets of financial scenarios read: one for the employee, one for the employer.

They are apart on purpose. The employee's sheet is private; the employer's holds nothing of it.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from wissel.core.money.facts import (
    Charges,
    History,
    Price,
    SickPayInput,
    TransitionInput,
)
from wissel.core.wire import Wire

_NONE: Decimal = Decimal("0.00")

#: The situations of the employee's sheet, in the order in which they are told.
EmployeeSituation: TypeAlias = Literal[
    "own-work",
    "new-job",
    "lent",
    "below-35-no-work",
    "below-35-new-job",
    "wga-no-work",
    "wga-half",
    "wga-full",
    "wga-80",
    "iva",
    "sanction",
]


@dataclass(frozen=True, slots=True)
class NewJob(Wire):
    """A job elsewhere: from when, for what wage (without holiday allowance).

    ``supplement_month``: what the old employer pays on top, if agreed.
    """

    from_: date
    month: Decimal
    hours_week: Decimal
    supplement_month: Decimal = _NONE


@dataclass(frozen=True, slots=True)
class EmployeeSheet(Wire):
    """The employee's own situations side by side, from the month of ``as_of``.

    ``degree`` is a what-if ("if UWV found"), ``residual_month`` (RVC) includes holiday allowance;
    without it the part of the wage that is left is assumed. ``situations``: which to tell, all by
    default. ``last_day_of_wait`` comes from the clock; without it 104 weeks are counted.
    ``no_risk_day``: the reference day of the no-risk policy (ZW 29b). ``own_insurance_month``: what
    a private insurance pays beside a WIA benefit, by its own terms. ``extended``: the pay was made
    longer already, so that no sanction is told.
    """

    as_of: date
    pay: SickPayInput
    labour_history: History
    worked_26_of_36: bool
    worked_4_of_5: bool
    degree: Decimal
    last_day_of_wait: date | None = None
    residual_month: Decimal | None = None
    new_job: NewJob | None = None
    transition: TransitionInput | None = None
    own_insurance_month: Decimal = _NONE
    extended: bool = False
    no_risk_day: date | None = None
    situations: tuple[EmployeeSituation, ...] | None = None
    months: int = 60
    announced: bool = False
    assume_constant_after: bool = False


@dataclass(frozen=True, slots=True)
class Lending(Wire):
    """Lending the worker to another employer for a fee (*detachering*); both are agreed freely."""

    from_: date
    fee_month: Decimal


@dataclass(frozen=True, slots=True)
class OwnRisk(Wire):
    """An own-risk bearer for the WGA, and the degree to tell the upper bound for.

    Without a working life the longest LGU counts: it is an upper bound.
    """

    degree: Decimal
    labour_history: History | None = None


@dataclass(frozen=True, slots=True)
class Hire(Wire):
    """Hours paid in a year to somebody who is taken on or re-placed (Wtl 2.1), and the wage."""

    category: Literal["b", "c", "d"]
    paid_hours: Decimal
    year: int
    wage_month: Decimal | None = None


@dataclass(frozen=True, slots=True)
class EmployerSheet(Wire):
    """The employer's cost side by side, from ``as_of`` to the end of the waiting period and on.

    Nothing of the employee's own sheet is in it. ``other_prices``: the trajectory under other price
    models, told beside the one that counts.
    """

    as_of: date
    pay: SickPayInput
    last_day_of_wait: date | None = None
    charges: Charges = field(default_factory=Charges)
    pension_month: Decimal = _NONE
    insurance_percent: Decimal | None = None
    trajectory: Price | None = None
    other_prices: tuple[Price, ...] = ()
    supplement_month: Decimal = _NONE
    transition: TransitionInput | None = None
    lending: Lending | None = None
    sanction_weeks: tuple[int, ...] = (13, 26, 52)
    guidance_week: Decimal = _NONE
    own_risk: OwnRisk | None = None
    hire: Hire | None = None
    extended: bool = False
    no_risk_day: date | None = None
    assume_constant_after: bool = False


@dataclass(frozen=True, slots=True)
class ScenariosInput(Wire):
    """One sheet or both."""

    employee: EmployeeSheet | None = None
    employer: EmployerSheet | None = None
