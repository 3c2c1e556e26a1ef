"""The steps of a calculation, written down only when somebody asks for them."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from wissel.core.money._periods import Piece
from wissel.core.sources import Basis, Trace


class Steps:
    """A list of steps in the order in which they were taken."""

    def __init__(self) -> None:
        self.taken: list[Trace] = []

    def add(
        self, name: str, value: object, rule: str, basis: Iterable[Basis] = (), **inputs: object
    ) -> None:
        """Write down a step: what was computed, what came out, by which rule, from what."""
        self.taken.append(
            Trace(
                name,
                printed(value),
                rule,
                tuple(basis),
                tuple(Trace(key, printed(given)) for key, given in inputs.items()),
            )
        )

    def pieces(self, pieces: Iterable[Piece], rules: Mapping[str, str]) -> None:
        """Write down each piece of an amount over time whose key has a rule."""
        for each in pieces:
            if each.key in rules:
                days = {"from": each.start, "to": each.end}
                self.add(each.key, each.rate, rules[each.key], each.basis, **days)


def printed(value: object) -> str:
    """Return a value as a trace prints it: at most six decimals, no tail of zeros.

    >>> printed(Decimal("2268.000000")), printed(Decimal(1) / 3)
    ('2268.00', '0.333333')
    """
    if isinstance(value, Decimal):
        exact = value.quantize(Decimal("0.000001"))
        whole, _, part = f"{exact:f}".partition(".")
        return f"{whole}.{part.rstrip('0').ljust(2, '0')}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "unknown" if value is None else str(value)
