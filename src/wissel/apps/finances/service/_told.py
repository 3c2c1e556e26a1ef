"""What follows from a sheet, or why nothing could be computed."""

from collections.abc import Callable
from dataclasses import dataclass

from wissel.core.money import Scenarios
from wissel.core.refusal import Refused
from wissel.core.sources import NotCovered, Text


@dataclass(frozen=True, slots=True)
class Told:
    """The situations, or the sentence that says why there are none."""

    scenarios: Scenarios | None
    why: Text | None = None


def told(compute: Callable[[], Scenarios]) -> Told:
    """Return the situations; what the rules refuse or do not cover becomes a sentence."""
    try:
        return Told(compute())
    except Refused as refused:
        return Told(None, refused.message)
    except NotCovered as gap:
        day = gap.on.strftime("%d-%m-%Y")
        return Told(
            None,
            Text(
                f"Voor {day} is niet elk bedrag bekend; er is niets berekend.",
                f"Not every amount is known for {day}; nothing was computed.",
            ),
        )
