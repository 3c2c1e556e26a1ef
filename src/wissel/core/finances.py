"""What employee and employer each enter about money, as it is kept. The two never meet.

Amounts are gross per month without holiday allowance unless a field says otherwise; what was not
filled in is ``None`` and never guessed. What follows from it, ``core.money`` computes each time.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, TypeAlias

from wissel.core.wire import Wire

_HOLIDAY: Decimal = Decimal("8.00")
PriceModel: TypeAlias = Literal["fixed", "weekly", "modular"]


@dataclass(frozen=True, slots=True)
class Need(Wire):
    """What somebody needs each month for one thing: net, as they say it themselves."""

    key: str
    month: Decimal


@dataclass(frozen=True, slots=True)
class OwnMoney(Wire):
    """What an employee enters for themselves. Private: nobody reads it unless they share it.

    ``needs`` and ``net_income`` are net; they stand beside the gross amounts and are never taken
    from them. ``degree`` is a what-if. ``situations`` are those that are shown.
    """

    wage_month: Decimal | None = None
    hours_week: Decimal | None = None
    holiday_percent: Decimal = _HOLIDAY
    allowances_month: Decimal | None = None
    year_one_percent: Decimal | None = None
    year_two_percent: Decimal | None = None
    contract_start: date | None = None
    years_before_2016: Decimal | None = None
    years_from_2016: Decimal | None = None
    worked_26_of_36: bool | None = None
    worked_4_of_5: bool | None = None
    degree: Decimal | None = None
    residual_month: Decimal | None = None
    job_from: date | None = None
    job_month: Decimal | None = None
    job_hours: Decimal | None = None
    own_insurance_month: Decimal | None = None
    net_income: Decimal | None = None
    needs: tuple[Need, ...] = ()
    situations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PricePart(Wire):
    """A part of a modular price, without VAT."""

    title: str
    price: Decimal


@dataclass(frozen=True, slots=True)
class EmployerMoney(Wire):
    """What an employer enters about the cost of one employee. For the employer alone.

    Prices may be entered under more than one model; ``price_model`` is the one that counts.
    """

    wage_month: Decimal | None = None
    hours_week: Decimal | None = None
    holiday_percent: Decimal = _HOLIDAY
    year_one_percent: Decimal | None = None
    year_two_percent: Decimal | None = None
    charges_percent: Decimal | None = None
    awf: Literal["low", "high"] = "low"
    aof: Literal["low", "high"] = "low"
    whk_percent: Decimal | None = None
    pension_month: Decimal | None = None
    insurance_percent: Decimal | None = None
    price_model: PriceModel = "fixed"
    price: Decimal | None = None
    price_week: Decimal | None = None
    price_parts: tuple[PricePart, ...] = ()
    contract_start: date | None = None
    employer_size: Literal["small", "medium-or-large"] | None = None
    wage_sum_year: Decimal | None = None
    supplement_month: Decimal | None = None
    lending_from: date | None = None
    lending_fee: Decimal | None = None
    guidance_week: Decimal | None = None
    own_risk: bool = False
    own_risk_degree: Decimal | None = None
    lkv_hours: Decimal | None = None


@dataclass(frozen=True, slots=True)
class KeptOwnMoney(Wire):
    """The employee's sheet as it stands, and since when the coach may read it."""

    said: OwnMoney
    at: datetime
    shared_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class KeptEmployerMoney(Wire):
    """The employer's sheet as it stands, and who of the client kept it."""

    said: EmployerMoney
    at: datetime
    by: str
