"""How near occupations are to each other, and what one asks: itself, or its neighbours."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean
from typing import Final

from wissel.core.occupations._linking import linking
from wissel.core.occupations._types import Occupation, OccupationSet, Prior

_UNIT: Final = 4
_MINOR: Final = 3


@dataclass(frozen=True, slots=True)
class KnownPrior:
    """A prior, and whether it is of the occupation itself or the mean of its neighbours."""

    prior: Prior
    of_neighbours: bool = False


def nearness(one: Occupation, other: Occupation) -> float:
    """Return how near two occupations are, 0 to 1: the same, or of one group of ISCO-08."""
    shares = linking().nearness
    if one.key == other.key:
        return shares["same"]
    for digits, share in ((_UNIT, shares["unit-group"]), (_MINOR, shares["minor-group"])):
        if len(one.isco) >= digits and one.isco[:digits] == other.isco[:digits]:
            return share
    return 0.0


def prior_of(
    occupation: Occupation, item: str, level: str = "", *, among: OccupationSet | None = None
) -> KnownPrior | None:
    """Return what ``occupation`` usually asks of ``item``; ``None`` where nothing is known.

    ``among``: where it is not known of the occupation itself, the mean of those of the same unit
    group in this set is taken, and says that it is.
    """
    own = _of((occupation,), item, level)
    if own:
        return KnownPrior(own[0])
    if among is None or len(occupation.isco) < _UNIT:
        return None
    beside = _of(
        (
            one
            for one in among.values()
            if one.isco == occupation.isco and one.key != occupation.key
        ),
        item,
        level,
    )
    if not beside:
        return None
    values = [prior.value for prior in beside if prior.value is not None]
    units = {prior.unit for prior in beside if prior.value is not None}
    measured = len(values) == len(beside) and len(units) == 1
    mean = Prior(
        item=item,
        degree=round(fmean(prior.degree for prior in beside), 2),
        level=level,
        value=round(fmean(values), 1) if measured else None,
        unit=units.pop() if measured else "",
        source=beside[0].source,
    )
    return KnownPrior(mean, of_neighbours=True)


def _of(occupations: Iterable[Occupation], item: str, level: str) -> list[Prior]:
    return [
        prior
        for one in occupations
        for prior in one.priors
        if prior.item == item and prior.level == level
    ]
