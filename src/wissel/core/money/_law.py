"""Percentages, terms and borders of the acts, as exact numbers with the article behind each."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from wissel.core.law import act_on
from wissel.core.sources import Basis

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Rule:
    """A value of an act. ``number`` is the plain value, ``share`` a percentage as a fraction."""

    value: Any
    number: Decimal
    share: Decimal
    basis: Basis


@lru_cache(maxsize=4096)
def rule(name: str, day: date) -> Rule:
    """Return value ``name`` (``act.value``) as it holds on ``day``.

    Raises :class:`~wissel.core.sources.NotCovered` when no file of the act covers the day.
    """
    act, _, key = name.partition(".")
    return _of(act, key, act_on(act, day).valid_from)


@cache
def _of(act: str, key: str, valid_from: date) -> Rule:
    """Return a value of one file of an act; days of one period share it."""
    found = act_on(act, valid_from).values[key]
    number = _number(found.value)
    return Rule(found.value, number, number / _HUNDRED, found.basis)


def _number(value: Any) -> Decimal:
    """Return a whole number or a written percentage; zero for a rule that is no number."""
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        return Decimal(0)
    return Decimal(value) if str(value).replace(".", "", 1).isdigit() else Decimal(0)


def basis(name: str, day: date) -> Basis:
    """Return the article behind a value of an act."""
    return rule(name, day).basis
