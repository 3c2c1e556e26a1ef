"""Any facts at all give amounts or one clear refusal, never a failure of the program."""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.test_money import GOOD
from wissel.connections.wire import read
from wissel.core import money
from wissel.core.money import facts, sheets
from wissel.core.refusal import Refused
from wissel.core.sources import NotCovered

DAYS = st.dates(date(2019, 6, 1), date(2030, 1, 1))
AMOUNTS = st.sampled_from(
    [Decimal(text) for text in "-1 0 0.01 1 8 36 50 80 100 3000.55 9999999".split()]
) | st.decimals("0", "200", places=2)  # fmt: skip


def values(type_: Any) -> st.SearchStrategy[Any]:
    """Return values of a type of the inputs, sensible or not."""
    origin = get_origin(type_)
    if origin is Literal:
        return st.sampled_from(get_args(type_))
    if origin in (Union, UnionType):
        return st.one_of(*map(values, get_args(type_)))
    if origin is tuple:
        return st.lists(values(get_args(type_)[0]), max_size=2).map(tuple)
    plain: dict[Any, st.SearchStrategy[Any]] = {
        date: DAYS,
        Decimal: AMOUNTS,
        int: st.integers(-1, 130),
        bool: st.booleans(),
        str: st.sampled_from(["", "werkgever"]),
        type(None): st.none(),
    }
    if type_ in plain:
        return plain[type_]
    assert is_dataclass(type_)
    hints = get_type_hints(type_)
    return st.builds(type_, **{field.name: values(hints[field.name]) for field in fields(type_)})


KINDS: dict[str, tuple[Any, Callable[..., Any]]] = {
    "sick-pay": (facts.SickPayInput, money.sick_pay),
    "wia": (facts.WiaInput, money.wia),
    "ww": (facts.WwInput, money.ww),
    "transition-payment": (facts.TransitionInput, money.transition_payment),
    "employer-cost": (facts.EmployerCostInput, money.employer_cost),
    "sanction-cost": (facts.SanctionCostInput, money.sanction_cost),
    "employee": (sheets.EmployeeSheet, lambda data, **how: money.scenarios(
        sheets.ScenariosInput(employee=data), **how)),
    "employer": (sheets.EmployerSheet, lambda data, **how: money.scenarios(
        sheets.ScenariosInput(employer=data), **how)),
}  # fmt: skip


def good(kind: str) -> Any:
    """Return facts of a kind that are sensible as a whole."""
    type_, _compute = KINDS[kind]
    given = GOOD[kind] if kind in GOOD else GOOD["scenarios"][kind]
    return read(type_, json.dumps(given).encode())


def changed(draw: st.DataObject, whole: Any, depth: int = 0) -> Any:
    """Return facts of which a few fields, also deeper down, are anything."""
    hints = get_type_hints(type(whole))
    names = draw.draw(st.lists(st.sampled_from([each.name for each in fields(whole)]), max_size=4))
    changes = {}
    for name in names:
        held = getattr(whole, name)
        if is_dataclass(held) and depth < 2 and draw.draw(st.booleans()):
            changes[name] = changed(draw, held, depth + 1)
        else:
            changes[name] = draw.draw(values(hints[name]))
    return replace(whole, **changes)


def demand_an_answer(compute: Callable[..., Any], asked: Any) -> None:
    """Fail where a calculation neither answers nor says why not."""
    told, why = None, None
    try:
        told = compute(asked, trace=True)
    except (Refused, NotCovered) as found:
        why = found
    if isinstance(why, Refused):
        assert why.path.startswith("$")
        assert why.message.nl
        assert why.message.en
    for each in told.amounts if told is not None else ():
        assert each.value == each.value.quantize(Decimal("0.01"))
        assert each.from_ is None or each.to is None or each.from_ <= each.to


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_any_facts_are_computed_or_refused(kind: str, data: st.DataObject) -> None:
    type_, compute = KINDS[kind]
    demand_an_answer(compute, data.draw(values(type_)))


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_sensible_facts_with_a_few_odd_ones_are_computed_or_refused(
    kind: str, data: st.DataObject
) -> None:
    demand_an_answer(KINDS[kind][1], changed(data, good(kind)))
