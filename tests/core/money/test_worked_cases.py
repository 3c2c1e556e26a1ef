"""Sums worked by hand, with their steps, by somebody who did not see the code."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from wissel.connections.wire import read, write
from wissel.core import money
from wissel.core.money import Outcome, facts

WORKED = Path(__file__).parent / "worked"
KINDS: dict[str, tuple[type[Any], Any]] = {
    "sick-pay": (facts.SickPayInput, money.sick_pay),
    "wia": (facts.WiaInput, money.wia),
    "ww": (facts.WwInput, money.ww),
    "transition-payment": (facts.TransitionInput, money.transition_payment),
    "employer-cost": (facts.EmployerCostInput, money.employer_cost),
    "sanction-cost": (facts.SanctionCostInput, money.sanction_cost),
}


class Loader(yaml.SafeLoader):
    """Reads ``on`` as the word it is: a key of the input, and no yes."""


Loader.yaml_implicit_resolvers = {
    first: [
        (tag, how) for tag, how in resolvers if not (tag.endswith(":bool") and first in "oOyYnN")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def cases(kind: str) -> list[Any]:
    text = (WORKED / f"{kind}.yaml").read_text(encoding="utf-8")
    return list(yaml.load(text, Loader))  # noqa: S506 - a safe loader


EVERY = [
    pytest.param(kind, case, id=f"{kind}-{number}")
    for kind in KINDS
    for number, case in enumerate(cases(kind), 1)
]


def computed(kind: str, given: dict[str, Any]) -> Outcome:
    type_, compute = KINDS[kind]
    if kind == "wia":  # the tables leave out what is usual
        given = {"worked_26_of_36": True, **given}
    outcome: Outcome = compute(read(type_, json.dumps(given).encode()), trace=True)
    return outcome


@pytest.mark.parametrize(("kind", "case"), EVERY)
def test_a_sum_worked_by_hand_comes_out(kind: str, case: dict[str, Any]) -> None:
    assert case["steps"].strip(), "the steps are told"
    outcome = computed(kind, case["given"])
    told = [write(each, language="nl") for each in outcome.amounts]
    for wanted in case["expect"]:
        asked = {key: value for key, value in wanted.items() if key != "value"}
        same = [each for each in told if all(each[key] == asked[key] for key in asked)]
        # Without days an amount may be that of any stretch; with them it is that one alone.
        values = {Decimal(each["value"]) for each in same}
        assert Decimal(wanted["value"]) in values, f"{case['case']}: {wanted}, all: {_short(told)}"
        assert len(values) == 1 or "from" not in wanted, case["case"]
    if case.get("complete"):
        keys = {wanted["key"] for wanted in case["expect"]}
        assert sum(each["key"] in keys for each in told) == len(case["expect"]), _short(told)
    days = {each.key: each.on for each in outcome.days}
    for wanted in case.get("dates", ()):
        assert days[wanted["key"]] == date.fromisoformat(wanted["on"]), case["case"]
    absent = set(case.get("none", ()))
    # What is not owed may be told as nothing: it comes to the same.
    assert not [each for each in told if each["key"] in absent and each["value"] != "0.00"]


@pytest.mark.parametrize(("kind", "case"), EVERY)
def test_every_step_and_every_amount_has_its_ground(kind: str, case: dict[str, Any]) -> None:
    outcome = computed(kind, case["given"])
    for each in outcome.amounts:
        assert each.value == each.value.quantize(Decimal("0.01"))
        assert each.basis or each.kind in ("input", "estimate"), each.key
        assert each.title.nl
        assert each.title.en
    assert outcome.trace or not outcome.amounts


def _short(told: list[Any]) -> list[tuple[str, ...]]:
    return [(each["key"], each["value"], each["kind"], each["from"], each["to"]) for each in told]
