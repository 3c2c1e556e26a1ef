"""Turns what O*NET's Work Context says of an occupation into priors."""

from collections.abc import Mapping
from itertools import pairwise

from wissel.core.occupations import Prior
from wissel.core.reference._read import onet_rules
from wissel.core.reference._types import OnetElement

_UNIT = "uur per dag"


def onet_priors(values: Mapping[str, float]) -> tuple[Prior, ...]:
    """Return the priors of one occupation; ``values`` are means of 1 to 5 by element.

    >>> onet_priors({"4.C.2.d.1.a": 3.0})[0].value
    4.0
    """
    found: dict[tuple[str, str], Prior] = {}
    for element in onet_rules().elements:
        value = values.get(element.element)
        if value is None:
            continue
        prior = _prior(element, value)
        known = found.get((element.item, element.level))
        if known is None or prior.degree > known.degree:
            found[element.item, element.level] = prior
    return tuple(found.values())


def _prior(element: OnetElement, value: float) -> Prior:
    return Prior(
        item=element.item,
        level=element.level,
        degree=round(min(value, element.at_most), 2),
        value=_hours(value) if element.hours else None,
        unit=_UNIT if element.hours else "",
        source="onet",
    )


def _hours(degree: float) -> float:
    """Return the hours of a working day a degree of time stands for, between the points given."""
    for (low, least), (high, most) in pairwise(onet_rules().hours):
        if degree <= high:
            return round(least + (most - least) * (degree - low) / (high - low), 1)
    return onet_rules().hours[-1][1]
