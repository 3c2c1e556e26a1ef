"""What an employer pays on top of wages: premiums by date, up to the maximum wage for premiums."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from wissel.core.money._parameters import Known, known
from wissel.core.money.facts import Charges
from wissel.core.sources import Basis

_HUNDRED = Decimal(100)
_MONTHS = Decimal(12)
_MAXIMUM = "premieloon-maximum"


@dataclass(frozen=True, slots=True)
class Rate:
    """Premiums as a fraction of the wage, and the wage per month they are taken of at most."""

    share: Decimal
    most: Decimal
    assumed: bool
    own: bool
    basis: tuple[Basis, ...]


def charges_on(given: Charges, day: date, *, assume: bool) -> Rate:
    """Return the premiums of a day; an own percentage goes before those of the law."""
    maximum = known(_MAXIMUM, day, assume=assume)
    most = maximum.value / _MONTHS
    if given.percent is not None:
        return Rate(given.percent / _HUNDRED, most, maximum.assumed, True, (maximum.basis,))
    parts = list(_parts(given, day, assume))
    total = sum((part.value for part in parts), given.whk_percent or Decimal(0))
    return Rate(
        total / _HUNDRED,
        most,
        maximum.assumed or any(part.assumed for part in parts),
        False,
        (*(part.basis for part in parts), maximum.basis),
    )


def _parts(given: Charges, day: date, assume: bool) -> list[Known]:
    kinds = {"low": "laag", "high": "hoog"}
    names = [f"awf-{kinds[given.awf]}", f"aof-{kinds[given.aof]}", "wko", "zvw"]
    if given.whk_percent is None:
        names.append("whk-gemiddeld")
    return [known(name, day, assume=assume) for name in names]
