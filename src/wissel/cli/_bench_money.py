"""Money on one core without traces: five-year scenario sets, and single WIA and WW outcomes.

A set is the employee's sheet with all eleven situations over sixty months. Its floor is the same
number of month amounts taken by bare decimal arithmetic: a rate times weekdays, rounded. Time is
processor time of this process; the best round counts, the median stands beside it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from statistics import median
from time import process_time

from wissel.core.money import scenarios, wia, ww
from wissel.core.money.facts import (
    Agreed,
    History,
    SickPayInput,
    TransitionInput,
    TransitionWage,
    Wage,
    WiaInput,
    WwInput,
)
from wissel.core.money.sheets import EmployeeSheet, NewJob, ScenariosInput

_CASES = 200
_ROUNDS = 8
_SETS, _SINGLES = 100, 2000
_CENT = Decimal("0.01")


def report() -> str:
    """Return the figures as text."""
    sets = [_set(number) for number in range(_CASES)]
    rights = [_wia(number) for number in range(_CASES)]
    losses = [_ww(number) for number in range(_CASES)]
    amounts = sum(
        len(row.parts)
        for sheet in scenarios(sets[0]).sheets
        for situation in sheet.situations
        for row in situation.rows
    )
    rows = [
        ("five-year scenario sets", _rates(lambda n: scenarios(sets[n]), _SETS), 200),
        ("single WIA outcomes", _rates(lambda n: wia(rights[n]), _SINGLES), 4000),
        ("single WW outcomes", _rates(lambda n: ww(losses[n]), _SINGLES), 4000),
        (f"floor of a set: {amounts} bare amounts", _rates(_floor(amounts), _SETS), None),
    ]
    text = [f"{'a processor second':<36}{'best':>10}{'median':>10}{'target':>9}"]
    for name, rates, target in rows:
        wanted = "" if target is None else f"{target:,}"
        text.append(f"{name:<36}{max(rates):>10,.0f}{median(rates):>10,.0f}{wanted:>9}")
    text.append(f"set / floor: 1 : {max(rows[3][1]) / max(rows[0][1]):.1f}")
    text.append(f"{_CASES} different cases, {_ROUNDS} rounds of {_SETS} sets or {_SINGLES} singles")
    return "\n".join(text) + "\n"


def _rates(work: Callable[[int], object], number: int) -> list[float]:
    rates = []
    for _ in range(_ROUNDS):
        started = process_time()
        for each in range(number):
            work(each % _CASES)
        rates.append(number / (process_time() - started))
    return rates


def _floor(amounts: int) -> Callable[[int], object]:
    def work(number: int) -> object:
        rate = Decimal(2000 + number)
        return [(rate * (each % 20) / 21).quantize(_CENT, ROUND_HALF_UP) for each in range(amounts)]

    return work


def _wage(number: int) -> Wage:
    return Wage(Decimal(1800 + number * 31), Decimal(20 + number % 20))


def _history(number: int) -> History:
    return History(Decimal(number % 25), Decimal(number % 11))


def _set(number: int) -> ScenariosInput:
    first = date(2025, 1, 6) + timedelta(days=number)
    wage = _wage(number)
    pay = SickPayInput(
        first,
        wage,
        date_of_birth=date(1970 + number % 25, 3, 1 + number % 28),
        schedule=(Agreed(1, Decimal(100)), Agreed(53, Decimal(70 + number % 20))),
    )
    return ScenariosInput(
        EmployeeSheet(
            as_of=date(2026, 11, 1),
            pay=pay,
            labour_history=_history(number),
            worked_26_of_36=True,
            worked_4_of_5=number % 7 != 0,
            degree=Decimal(35 + number % 45),
            new_job=NewJob(date(2027, 2, 1), wage.month * Decimal("0.7"), Decimal(24)),
            transition=TransitionInput(
                date(2010, 1, 1), date(2027, 6, 30), TransitionWage(wage.month), "after-104-weeks"
            ),
            assume_constant_after=True,
        )
    )


def _wia(number: int) -> WiaInput:
    return WiaInput(
        first_wia_day=date(2024, 1, 3) + timedelta(days=number),
        labour_history=_history(number),
        worked_26_of_36=True,
        wage=_wage(number),
        degree=Decimal(35 + number % 60),
        until=date(2026, 12, 31),
    )


def _ww(number: int) -> WwInput:
    facts = WwInput(
        first_day=date(2024, 1, 3) + timedelta(days=number),
        hours_week=Decimal(36),
        hours_lost=Decimal(36),
        worked_26_of_36=True,
        worked_4_of_5=True,
        labour_history=_history(number),
        wage=_wage(number),
        until=date(2026, 12, 31),
    )
    return replace(facts, worked_4_of_5=number % 5 != 0)
