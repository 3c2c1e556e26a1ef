"""An employee's financial situations for a page, in every portal that may show them."""

from typing import Any

from wissel.core.money import Scenarios
from wissel.core.money.cases import Known
from wissel.core.money.shown import (
    announced_plans,
    assumed_after,
    background,
    cards,
    compared,
    grounds,
    now_amounts,
)
from wissel.infra.charts import draw

_NOW = ("old-wage", "sick-pay", "third-party-income", "loss")


def money_context(scenarios: Scenarios, known: Known, language: str) -> dict[str, Any]:
    """Return what a page about an employee's money shows."""
    here = now_amounts(scenarios, known.as_of)
    return {
        "cards": [(each, draw(each.chart)) for each in cards(scenarios, known, language)],
        "compared": compared(scenarios, known, language),
        "now": [
            (each.title.in_(language), each) for key in _NOW if (each := here.get(key)) is not None
        ],
        "once": [
            (each.title.in_(language), each)
            for each in scenarios.amounts
            if each.scenario is None and each.key == "to-pay"
        ],
        "known": known,
    } | known_context(scenarios, language)


def known_context(scenarios: Scenarios, language: str) -> dict[str, Any]:
    """Return what a reader of any sheet must know: kinds, gaps and grounds."""
    return {
        "assumed_after": assumed_after(scenarios),
        "said": [each.message.in_(language) for each in scenarios.notes],
        "unknown": [each.message.in_(language) for each in scenarios.missing],
        "rests": grounds(scenarios.amounts),
        "background": background(),
        "announced": announced_plans(),
    }
