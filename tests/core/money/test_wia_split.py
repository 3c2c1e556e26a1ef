"""What UWV pays each month and keeps for May (WIA 68(1)), and the yearly allowance (WIA 63a)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from wissel.core.money import wia
from wissel.core.money._duration import labour_history
from wissel.core.money.facts import History, Wage, WiaInput

FACTS = WiaInput(
    first_wia_day=date(2025, 1, 1),
    labour_history=History(Decimal(2), Decimal(1)),
    worked_26_of_36=False,
    wage=Wage(Decimal("3000.00")),
    degree=Decimal(40),
    residual_month=Decimal("1900.00"),
    until=date(2025, 6, 30),
)


def test_a_follow_on_benefit_is_paid_by_month_without_its_holiday_allowance() -> None:
    told = {each.key: each.value for each in wia(FACTS).amounts}
    # 28% × 1.08 × 2,191.80 = 662.80, of which 28% × 2,191.80 = 613.70 by month and 49.10 in May
    assert told["vvu"] == Decimal("662.80")
    assert told["paid-monthly"] == Decimal("613.70")
    assert told["kept-for-may"] == Decimal("49.10")


def test_whoever_has_a_right_on_the_first_of_july_gets_the_allowance_of_the_year() -> None:
    longer = wia(replace(FACTS, until=date(2025, 7, 1)))
    found = {each.key: (each.value, each.from_) for each in longer.amounts}
    assert found["tegemoetkoming"] == (Decimal("219.90"), date(2025, 7, 1))
    assert "tegemoetkoming" not in {each.key for each in wia(FACTS).amounts}


def test_an_allowance_whose_amount_is_not_known_is_missing_and_not_taken_from_a_year_before() -> (
    None
):
    found = wia(replace(FACTS, until=date(2026, 7, 1)))
    assert [each.from_ for each in found.amounts if each.key == "tegemoetkoming"] == [
        date(2025, 7, 1)
    ]
    assert "tegemoetkoming" in " ".join(each.message.nl for each in found.missing)


def test_years_of_work_begin_in_the_year_of_turning_eighteen_and_early_ones_need_no_proof() -> None:
    born = date(1970, 6, 1)
    # 1988..2015 are 28 years; 2016..2026 are 11; the year of the first day does not count.
    assert labour_history(born, date(2027, 3, 1)) == History(Decimal(28), Decimal(11))
    without = labour_history(born, date(2027, 3, 1), [1990, 1998, 2013, 2020])
    assert without == History(Decimal(26), Decimal(10))
