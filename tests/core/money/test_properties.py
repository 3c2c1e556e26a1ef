"""What must hold whatever the amounts are (section 7 of the sources)."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from wissel.core.dates import add_months
from wissel.core.money import Outcome, sanction_cost, sick_pay, transition_payment, wia, ww
from wissel.core.money._duration import months_for
from wissel.core.money._parameters import known
from wissel.core.money.facts import (
    Charges,
    History,
    Income,
    SanctionCostInput,
    SickPayInput,
    TransitionInput,
    TransitionWage,
    Wage,
    WiaInput,
    WwInput,
)

CENT = Decimal("0.01")
wages = st.decimals("800", "12000", places=2)
quarters = st.integers(0, 160).map(lambda number: Decimal(number) / 4)
#: Capacity is at most the part of the wage that the degree leaves, and may be less by hours.
shares = st.decimals("0.10", "1.00", places=2)
degrees = st.decimals("0", "100", places=2)


def value(outcome: Outcome, key: str) -> Decimal:
    return next(each.value for each in outcome.amounts if each.key == key)


def all_of(outcome: Outcome, key: str) -> list[Decimal]:
    return [each.value for each in outcome.amounts if each.key == key]


def wia_facts(**changed: Any) -> WiaInput:
    facts = WiaInput(
        first_wia_day=date(2024, 3, 1),
        labour_history=History(Decimal(10), Decimal(8)),
        worked_26_of_36=True,
        wage=Wage(Decimal("3200.00")),
        degree=Decimal(50),
        until=date(2024, 6, 30),
    )
    return replace(facts, **changed)


def capacity(wage: Decimal, degree: Decimal, share: Decimal) -> Decimal:
    """Return a residual earning capacity that fits the degree, in cents."""
    return (wage * Decimal("1.08") * (100 - degree) / 100 * share).quantize(CENT)


def earning(month: Decimal, first: date = date(2024, 3, 1)) -> tuple[Income, ...]:
    return (Income(first, month),)


@given(
    wage=wages, earned=st.decimals("0", "3000", places=2), more=st.decimals("1", "500", places=2)
)
def test_under_the_lgu_more_work_always_leaves_more(
    wage: Decimal, earned: Decimal, more: Decimal
) -> None:
    facts = wia_facts(wage=Wage(wage))
    less_work = wia(replace(facts, income=earning(earned)))
    more_work = wia(replace(facts, income=earning(earned + more)))
    for one, other in zip(all_of(less_work, "total"), all_of(more_work, "total"), strict=True):
        assert other > one


@given(wage=wages, earned=st.decimals("1", "700", places=2))
def test_under_the_lgu_a_quarter_of_each_euro_stays_first_and_later_three_tenths(
    wage: Decimal, earned: Decimal
) -> None:
    facts = wia_facts(wage=Wage(wage))
    bare, working = wia(facts), wia(replace(facts, income=earning(earned)))
    most = known("maximumdagloon", date(2024, 3, 1), assume=False).value * Decimal("21.75")
    full = wage * Decimal("1.08")
    income, ratio = earned * Decimal("1.08"), min(Decimal(1), most / full)
    if income * ratio > min(full, most):
        return
    gained = [
        other - one
        for one, other in zip(all_of(bare, "total"), all_of(working, "total"), strict=True)
    ]
    for found, rate in zip(gained, (Decimal("0.75"), Decimal("0.70")), strict=False):
        assert abs(found - income * (1 - rate * ratio)) <= 2 * CENT


@given(
    wage=wages,
    degree=st.decimals("35", "79.99", places=2),
    share=shares,
    earned=st.decimals("0", "5000", places=2),
    more=st.decimals("0.01", "500", places=2),
)
def test_after_the_lgu_the_total_never_falls_when_income_rises(
    wage: Decimal, degree: Decimal, share: Decimal, earned: Decimal, more: Decimal
) -> None:
    residual = capacity(wage, degree, share)
    facts = wia_facts(
        wage=Wage(wage), degree=degree, residual_month=residual, worked_26_of_36=False
    )
    one = value(wia(replace(facts, income=earning(earned))), "total")
    other = value(wia(replace(facts, income=earning(earned + more))), "total")
    assert other >= one - CENT


@given(
    wage=wages,
    degree=st.decimals("35", "79.99", places=2),
    share=shares,
)
def test_at_half_the_capacity_the_total_jumps_up_or_stays(
    wage: Decimal, degree: Decimal, share: Decimal
) -> None:
    residual = capacity(wage, degree, share)
    facts = wia_facts(
        wage=Wage(wage), degree=degree, residual_month=residual, worked_26_of_36=False
    )
    half = residual / 2
    just_under = Income(date(2024, 3, 1), half - CENT, None, Decimal(0))
    on_it = Income(date(2024, 3, 1), half, None, Decimal(0))
    before = wia(replace(facts, income=(just_under,)))
    after = wia(replace(facts, income=(on_it,)))
    assert all_of(before, "vvu")
    assert all_of(after, "lau")
    assert value(after, "total") >= value(before, "total")


@given(wage=wages, year=st.integers(2020, 2026), later=st.integers(0, 60))
def test_iva_is_never_less_than_the_lgu_and_equal_in_its_first_months(
    wage: Decimal, year: int, later: int
) -> None:
    first = date(year, 1, 1) + timedelta(days=later)
    facts = wia_facts(
        wage=Wage(wage), degree=Decimal(80), first_wia_day=first, until=add_months(first, 3)
    )
    iva = wia(replace(facts, durable=True))
    lgu = wia(facts)
    assert all_of(iva, "iva")[0] == all_of(lgu, "lgu")[0]
    assert min(all_of(iva, "iva")) >= all_of(lgu, "lgu")[-1]


@given(degree=degrees, more=st.decimals("0.01", "30", places=2))
def test_the_class_never_falls_when_the_degree_rises(degree: Decimal, more: Decimal) -> None:
    facts = wia_facts(worked_26_of_36=False, residual_month=Decimal("99999.00"))
    low = all_of(wia(replace(facts, degree=min(degree, Decimal("79.99")))), "vvu")
    high = all_of(wia(replace(facts, degree=min(degree + more, Decimal("79.99")))), "vvu")
    assert (high or [Decimal(0)])[0] >= (low or [Decimal(0)])[0]


def test_just_under_thirty_five_gives_nothing_and_thirty_five_gives_a_class() -> None:
    facts = wia_facts(worked_26_of_36=False)
    assert not all_of(wia(replace(facts, degree=Decimal("34.99"))), "vvu")
    assert all_of(wia(replace(facts, degree=Decimal("35.00"))), "vvu") == [Decimal("625.79")]


@given(before=quarters, after=quarters, more=st.integers(1, 8))
def test_months_lie_between_three_and_twenty_four_in_halves_and_never_fall(
    before: Decimal, after: Decimal, more: int
) -> None:
    for act in ("wia-uitkering", "ww"):
        months = months_for(History(before, after), act, date(2026, 1, 1))
        assert 3 <= months <= 24
        assert months * 2 % 1 == 0
        longer = History(before + more, after)
        assert months_for(longer, act, date(2026, 1, 1)) >= months
        assert months_for(History(before, after + more), act, date(2026, 1, 1)) >= months


def payment(start: date, end: date, month: Decimal) -> Decimal:
    facts = TransitionInput(start, end, TransitionWage(month), "employer")
    return value(transition_payment(facts), "transition-payment")


@given(
    start=st.dates(date(1985, 1, 1), date(2019, 1, 1)),
    end=st.dates(date(2020, 1, 1), date(2026, 12, 30)),
    month=wages,
    more=st.decimals("0.01", "500", places=2),
)
def test_a_transition_payment_never_falls_with_time_or_wage(
    start: date, end: date, month: Decimal, more: Decimal
) -> None:
    here = payment(start, end, month)
    assert payment(start, end + timedelta(days=1), month) >= here
    assert payment(start, end, month + more) >= here


@given(start=st.dates(date(2000, 1, 1), date(2018, 12, 31)), years=st.integers(3, 8), month=wages)
def test_a_transition_payment_makes_no_jump_at_a_full_year(
    start: date, years: int, month: Decimal
) -> None:
    full = add_months(start, 12 * (2018 + years - start.year))
    wage = month * Decimal("1.08")
    before = payment(start, full - timedelta(days=2), month)
    after = payment(start, full - timedelta(days=1), month)
    assert 0 <= after - before <= wage / 3 * Decimal("0.02")


@given(
    wage=wages,
    hours=st.decimals("8", "40", places=0),
    first=st.dates(date(2024, 1, 1), date(2024, 11, 1)),
)
def test_wages_in_sickness_keep_to_floor_and_ceiling(
    wage: Decimal, hours: Decimal, first: date
) -> None:
    outcome = sick_pay(SickPayInput(first, Wage(wage, hours)))
    year_two = first + timedelta(days=364)
    floor = Decimal("13.27") * hours * 52 / 12 * Decimal("1.08")
    full = wage * Decimal("1.08")
    ceiling = Decimal("0.7") * Decimal("309.91") * Decimal("21.75")
    pays = [each for each in outcome.amounts if each.key == "sick-pay"]
    for each in pays:
        assert each.value <= full + CENT
        assert each.from_ is not None
        if each.from_ < year_two:
            assert each.value >= min(floor, full) - CENT
        else:
            assert each.value <= ceiling + CENT
    first_year = [each.value for each in pays if each.from_ and each.from_ < year_two]
    # The maximum itself rises between the years, so only below it is the first year the better one.
    if full <= Decimal("270") * Decimal("21.75"):
        second = [each.value for each in pays if each.from_ and each.from_ >= year_two]
        assert min(first_year) >= max(second)


@given(wage=wages, weeks=st.integers(0, 60))
def test_a_sanction_costs_more_by_the_week_nothing_at_none_and_no_more_after_a_year(
    wage: Decimal, weeks: int
) -> None:
    pay = SickPayInput(date(2023, 9, 1), Wage(wage, Decimal(36)))
    facts = SanctionCostInput(
        date(2025, 8, 29), pay, (0, weeks, weeks + 1, 52, 60), Charges(Decimal(18))
    )
    none, here, more, year, longer = [each.value for each in sanction_cost(facts).amounts]
    assert none == 0
    assert more >= here
    assert year == longer >= here


@given(
    start=st.dates(date(2000, 1, 1), date(2018, 1, 1)),
    month=wages,
    paid=st.one_of(st.none(), st.decimals("0", "60000", places=2)),
    later=st.integers(0, 600),
)
def test_compensation_never_passes_the_payment_and_is_nothing_for_others_under_the_bill(
    start: date, month: Decimal, paid: Decimal | None, later: int
) -> None:
    wait = date(2026, 7, 1)
    facts = TransitionInput(
        start,
        min(wait + timedelta(days=later), date(2026, 12, 31)),
        TransitionWage(month),
        "after-104-weeks",
        last_day_of_wait=wait,
        sick_wage_paid=paid,
        employer_size="medium-or-large",
    )
    outcome = transition_payment(facts)
    assert value(outcome, "compensation-present-rule") <= value(outcome, "to-pay")
    assert value(outcome, "compensation-bill-36869") == 0


@given(wage=wages, earned=st.decimals("0", "9000", places=2))
def test_the_ww_stops_exactly_above_the_border(wage: Decimal, earned: Decimal) -> None:
    facts = WwInput(
        first_day=date(2024, 3, 1),
        hours_week=Decimal(36),
        hours_lost=Decimal(36),
        worked_26_of_36=True,
        worked_4_of_5=True,
        labour_history=History(Decimal(10), Decimal(8)),
        wage=Wage(wage),
        income=earning(earned),
    )
    outcome = ww(replace(facts, until=date(2024, 6, 30)))
    most = Decimal("274.44") * Decimal("21.75")
    full = wage * Decimal("1.08")
    counted = earned * Decimal("1.08") * min(Decimal(1), most / full)
    if counted > Decimal("0.875") * min(full, most):
        assert not all_of(outcome, "ww")
    else:
        assert all_of(outcome, "ww")
