"""The small sums beside the seven kinds, worked by hand like the others."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from wissel.core.money._degree import Course
from wissel.core.money._placing import lending, lkv, own_risk_bound, saving
from wissel.core.money._told import cents
from wissel.core.money._wage import base_of
from wissel.core.money.facts import History, WiaInput

TABLES = yaml.safe_load(
    (Path(__file__).parent / "worked" / "small.yaml").read_text(encoding="utf-8")
)


def number(given: dict[str, Any], key: str) -> Decimal:
    return Decimal(str(given.get(key, 0)))


def of_lkv(given: dict[str, Any]) -> Decimal:
    return lkv(given["category"], int(given["year"]), number(given, "paid_hours")).value


def of_own_risk(given: dict[str, Any]) -> Decimal:
    first = date.fromisoformat(given["first_wia_day"])
    facts = WiaInput(
        first_wia_day=first,
        labour_history=History(Decimal(0), Decimal(0)),
        worked_26_of_36=True,
        dagloon_uncapped=number(given, "dagloon_uncapped"),
        degree=number(given, "degree"),
    )
    base = base_of(first, None, facts.dagloon_uncapped, assume=False, steps=None)
    percent = Course(facts, number(given, "degree"), base).on(first).percent
    return own_risk_bound(base, percent, number(given, "lgu_months"), assume=False).value


def of_lending(given: dict[str, Any]) -> Decimal:
    months = number(given, "months")
    return cents(lending(number(given, "wage_cost_month"), number(given, "fee_month"), months))


def of_saving(given: dict[str, Any]) -> Decimal:
    months = number(given, "months_left")
    found = saving(
        avoided=number(given, "cost_month") * months,
        trajectory=number(given, "trajectory"),
        supplement=number(given, "supplement_month") * months,
        transition_payment=number(given, "transition_payment"),
        compensation=number(given, "compensation"),
    )
    return cents(found)


SUMS = {
    "lkv": of_lkv,
    "own-risk-bound": of_own_risk,
    "detachering": of_lending,
    "saving": of_saving,
}
CASES = [
    pytest.param(name, case, id=f"{name}-{index}")
    for name, cases in TABLES.items()
    for index, case in enumerate(cases, 1)
]


def test_every_table_has_its_sum() -> None:
    assert set(TABLES) == set(SUMS)


@pytest.mark.parametrize(("name", "case"), CASES)
def test_a_small_sum_worked_by_hand_comes_out(name: str, case: dict[str, Any]) -> None:
    assert SUMS[name](case["given"]) == Decimal(case["expect"]), case["case"]
