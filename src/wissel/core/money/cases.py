"""From what people entered and what the file knows to the two sheets of scenarios."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, cast, get_args

from wissel.core.clock import Timeline
from wissel.core.dates import day_in
from wissel.core.finances import EmployerMoney, OwnMoney
from wissel.core.money import _check
from wissel.core.money._duration import labour_history
from wissel.core.money._law import rule
from wissel.core.money._messages import refuse
from wissel.core.money._parameters import known_until
from wissel.core.money._scenarios import scenarios
from wissel.core.money._types import Scenarios
from wissel.core.money.facts import (
    Agreed,
    Charges,
    FixedPrice,
    History,
    ModularPrice,
    Price,
    PriceLine,
    SickPayInput,
    TransitionInput,
    TransitionWage,
    Wage,
    WeeklyPrice,
)
from wissel.core.money.sheets import (
    EmployeeSheet,
    EmployeeSituation,
    EmployerSheet,
    Hire,
    Lending,
    NewJob,
    OwnRisk,
    ScenariosInput,
)
from wissel.core.trajectory import Trajectory

#: How many situations stand side by side at most.
MOST_SITUATIONS: Final = 5
#: The degree of the what-if until somebody moves it.
DEFAULT_DEGREE: Final = Decimal(50)
#: The three of a partial WGA always, because of the jump at half the capacity (section 6.10).
_FIRST_CHOICE: Final = ("below-35-no-work", "wga-no-work", "wga-half", "wga-full")
_YEAR_TWO: Final = 53
_ZERO = Decimal("0.00")
_MOST_PAID_HOURS: Final = Decimal(4_000)
_MOST_WAGE_SUM: Final = Decimal(10) ** 12
_MOST_HOLIDAY: Final = Decimal(50)


@dataclass(frozen=True, slots=True)
class Known:
    """What the file of a trajectory knows that money follows from.

    ``last_paid_day`` is later than the wait where a sanction or an agreement extended the wages.
    """

    as_of: date
    first_sick_day: date
    last_day_of_wait: date
    last_paid_day: date
    date_of_birth: date | None
    no_risk_day: date

    @property
    def is_extended(self) -> bool:
        """Whether wages run on after the wait already, by a sanction or an agreement."""
        return self.last_paid_day > self.last_day_of_wait

    @classmethod
    def of(cls, case: Trajectory, timeline: Timeline, today: date) -> "Known":
        """Return it from a case and the timeline of the law, as of ``today``."""
        wait = timeline.waiting_period
        wages = timeline.wage_period.last_day
        return cls(
            as_of=max(today, wait.first_day),
            first_sick_day=wait.first_day,
            last_day_of_wait=wait.last_day,
            last_paid_day=wait.last_day if wages is None else max(wait.last_day, wages),
            date_of_birth=case.employee.date_of_birth,
            no_risk_day=timeline.reference_days.no_risk,
        )


def situations_of(said: OwnMoney) -> tuple[EmployeeSituation, ...]:
    """Return which situations to tell: those that were chosen, in order, or a first choice."""
    every = cast("tuple[EmployeeSituation, ...]", get_args(EmployeeSituation))
    last = "wga-80" if said.job_month is None else "new-job"
    chosen = said.situations or (*_FIRST_CHOICE, last)
    return tuple(key for key in every if key in chosen)[:MOST_SITUATIONS]


def is_complete(said: OwnMoney) -> bool:
    """Whether enough was entered to tell any situation."""
    return None not in (
        said.wage_month,
        said.hours_week,
        said.years_before_2016,
        said.years_from_2016,
        said.worked_26_of_36,
        said.worked_4_of_5,
    )


def check_own(said: OwnMoney) -> None:
    """Refuse what cannot be, at the field (``$.wage_month``); what is not filled in is fine."""
    _check_shared(said)
    _check.euros(said.allowances_month, "$.allowances_month")
    _check.euros(said.residual_month, "$.residual_month")
    _check.euros(said.job_month, "$.job_month")
    _check.hours(said.job_hours, "$.job_hours")
    _check.day(said.job_from, "$.job_from")
    _check.percent(said.degree, "$.degree")
    _check.euros(said.net_income, "$.net_income")
    _check.euros(said.own_insurance_month, "$.own_insurance_month")
    for index, need in enumerate(said.needs):
        _check.euros(need.month, f"$.needs[{index}].month")
    for name in ("years_before_2016", "years_from_2016"):
        years: Decimal | None = getattr(said, name)
        if years is not None:
            _check.years(years, f"$.{name}")
    if len(said.situations) > MOST_SITUATIONS:
        raise refuse("situations", "$.situations", most=MOST_SITUATIONS)


def check_employer(said: EmployerMoney) -> None:
    """Refuse what cannot be, at the field; what is not filled in is fine."""
    _check_shared(said)
    for name in ("charges_percent", "whk_percent", "insurance_percent", "own_risk_degree"):
        _check.percent(getattr(said, name), f"$.{name}")
    for name in (
        "pension_month",
        "price",
        "price_week",
        "supplement_month",
        "lending_fee",
        "guidance_week",
    ):
        _check.euros(getattr(said, name), f"$.{name}")
    _check.day(said.lending_from, "$.lending_from")
    _check.euros(said.wage_sum_year, "$.wage_sum_year", most=_MOST_WAGE_SUM)
    _check.euros(said.lkv_hours, "$.lkv_hours", most=_MOST_PAID_HOURS)
    for index, part in enumerate(said.price_parts):
        _check.euros(part.price, f"$.price_parts[{index}].price")


def _check_shared(said: OwnMoney | EmployerMoney) -> None:
    _check.euros(said.wage_month, "$.wage_month")
    if said.wage_month == 0:
        raise refuse("no-wage", "$.wage_month")
    _check.hours(said.hours_week, "$.hours_week")
    _check.percent(said.holiday_percent, "$.holiday_percent", most=_MOST_HOLIDAY)
    _check.percent(said.year_one_percent, "$.year_one_percent")
    _check.percent(said.year_two_percent, "$.year_two_percent")
    _check.day(said.contract_start, "$.contract_start")


def own_scenarios(said: OwnMoney, known: Known, *, trace: bool = False) -> Scenarios:
    """Return the employee's situations; ``said`` must be complete (:func:`is_complete`).

    Amounts after the last published ones are kept the same and told as assumptions.
    """
    return scenarios(ScenariosInput(employee=_employee(said, known)), trace=trace)


def employer_scenarios(said: EmployerMoney, known: Known, *, trace: bool = False) -> Scenarios:
    """Return the employer's cost; wage and hours must have been entered.

    Raises ``Refused`` (``$``) once nothing is left to pay: what was paid is in the books.
    """
    if known.as_of > known.last_paid_day:
        raise refuse("wait-over", "$", last=day_in(known.last_paid_day, "nl"))
    return scenarios(ScenariosInput(employer=_employer(said, known)), trace=trace)


def partial_degrees(known: Known) -> tuple[Decimal, ...]:
    """Return the lower borders of the classes of a partial WGA (WIA 61(6)), from low to high."""
    first = known.last_paid_day
    full = rule("wia-uitkering.volledig", first).number
    borders = [Decimal(each) for each in rule("wia-uitkering.klassen", first).value]
    return tuple(each for each in borders if each < full)


def last_known_day() -> date:
    """Return the last day on which every amount that benefits rest on is known."""
    return min(known_until(name) for name in ("maximumdagloon", "minimumloon-maand"))


def history_at(known: Known) -> History | None:
    """Return the working life that the age allows at the end of the wait, to begin from."""
    if known.date_of_birth is None:
        return None
    return labour_history(known.date_of_birth, known.last_paid_day)


def _employee(said: OwnMoney, known: Known) -> EmployeeSheet:
    job = None
    if said.job_from is not None and said.job_month is not None and said.job_hours is not None:
        job = NewJob(max(said.job_from, known.as_of), said.job_month, said.job_hours)
    return EmployeeSheet(
        as_of=known.as_of,
        pay=_pay(said, known, said.allowances_month),
        labour_history=History(said.years_before_2016 or _ZERO, said.years_from_2016 or _ZERO),
        worked_26_of_36=bool(said.worked_26_of_36),
        worked_4_of_5=bool(said.worked_4_of_5),
        degree=DEFAULT_DEGREE if said.degree is None else said.degree,
        last_day_of_wait=known.last_paid_day,
        residual_month=said.residual_month,
        new_job=job,
        transition=_transition(said, known),
        own_insurance_month=said.own_insurance_month or _ZERO,
        extended=known.is_extended,
        no_risk_day=known.no_risk_day,
        situations=situations_of(said),
        assume_constant_after=True,
    )


def _employer(said: EmployerMoney, known: Known) -> EmployerSheet:
    lending = None
    if said.lending_from is not None and said.lending_fee is not None:
        lending = Lending(max(said.lending_from, known.as_of), said.lending_fee)
    risk = None
    history = history_at(known)
    if said.own_risk:
        risk = OwnRisk(said.own_risk_degree or DEFAULT_DEGREE, history)
    hire = None
    if said.lkv_hours is not None:
        hire = Hire("d", said.lkv_hours, known.as_of.year)
    prices = _prices(said, known)
    return EmployerSheet(
        as_of=known.as_of,
        pay=_pay(said, known, None),
        last_day_of_wait=known.last_paid_day,
        charges=Charges(said.charges_percent, said.awf, said.aof, said.whk_percent),
        pension_month=said.pension_month or _ZERO,
        insurance_percent=said.insurance_percent,
        trajectory=prices.pop(said.price_model, None),
        other_prices=tuple(prices.values()),
        supplement_month=said.supplement_month or _ZERO,
        transition=_transition(said, known),
        lending=lending,
        guidance_week=said.guidance_week or _ZERO,
        own_risk=risk,
        hire=hire,
        extended=known.is_extended,
        no_risk_day=known.no_risk_day,
        assume_constant_after=True,
    )


def _pay(said: OwnMoney | EmployerMoney, known: Known, allowances: Decimal | None) -> SickPayInput:
    agreed = tuple(
        Agreed(week, percent)
        for week, percent in ((1, said.year_one_percent), (_YEAR_TWO, said.year_two_percent))
        if percent is not None
    )
    return SickPayInput(
        first_sick_day=known.first_sick_day,
        wage=Wage(
            said.wage_month or _ZERO,
            said.hours_week,
            said.holiday_percent,
            allowances_month=allowances or _ZERO,
        ),
        last_day=known.last_paid_day,
        date_of_birth=known.date_of_birth,
        schedule=agreed or None,
        assume_constant_after=True,
    )


def _transition(said: OwnMoney | EmployerMoney, known: Known) -> TransitionInput | None:
    """Return the end of the contract after the wait, where its first day was entered."""
    start = said.contract_start
    allowances = said.allowances_month if isinstance(said, OwnMoney) else None
    if start is None or start > known.last_paid_day:
        return None
    return TransitionInput(
        start=start,
        end=known.last_paid_day,
        wage=TransitionWage(
            said.wage_month or _ZERO,
            said.holiday_percent,
            fixed_extras_year=12 * (allowances or _ZERO),
        ),
        reason="after-104-weeks",
        date_of_birth=known.date_of_birth,
        last_day_of_wait=known.last_day_of_wait if isinstance(said, EmployerMoney) else None,
        employer_size=said.employer_size if isinstance(said, EmployerMoney) else None,
        wage_sum_year=said.wage_sum_year if isinstance(said, EmployerMoney) else None,
        assume_constant_after=True,
    )


def _prices(said: EmployerMoney, known: Known) -> dict[str, Price]:
    """Return the price of the trajectory under every model that was entered."""
    found: dict[str, Price] = {}
    if said.price is not None:
        found["fixed"] = FixedPrice("fixed", said.price)
    if said.price_week is not None:
        days = (known.last_day_of_wait - known.as_of).days + 1
        found["weekly"] = WeeklyPrice("weekly", said.price_week, max(0, -(-days // 7)))
    if said.price_parts:
        lines = tuple(PriceLine(part.title, part.price) for part in said.price_parts)
        found["modular"] = ModularPrice("modular", lines)
    return found
