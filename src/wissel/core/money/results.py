"""What calculations give, for whoever shows it. See the classes for shapes and units."""

from wissel.core.money._types import (
    Amount,
    Day,
    Event,
    Kind,
    Missing,
    Note,
    Outcome,
    Row,
    Scenarios,
    Sheet,
    Situation,
)

__all__ = [
    "Amount",
    "Day",
    "Event",
    "Kind",
    "Missing",
    "Note",
    "Outcome",
    "Row",
    "Scenarios",
    "Sheet",
    "Situation",
]
