"""Gives each occupation its priors: through the crosswalk, or else as its neighbours have them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from statistics import fmean
from typing import Final

from wissel.core.occupations import Prior
from wissel.core.reference._onet import onet_priors
from wissel.core.reference._ors import OrsRow, ors_priors

#: The nearest kind of match counts alone: an exact match is not thinned by a broad one.
MATCHES: Final = ("exactMatch", "exactISCO", "closeMatch", "narrowMatch", "broadMatch")
_UNIT_GROUP: Final = 4
_DETAILED: Final = 6


@dataclass(frozen=True, slots=True)
class Links:
    """The crosswalk: codes of O*NET with the kind of match, by ESCO URI or ISCO-08 code."""

    of: Mapping[str, list[tuple[str, str]]]

    def codes(self, key: str) -> list[str]:
        """Return the codes that match ``key`` best."""
        found = self.of.get(key, [])
        for match in MATCHES:
            if best := [code for code, kind in found if kind == match]:
                return best
        return []


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured: means of the Work Context by O*NET code, and ORS rows by SOC digits."""

    onet: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    ors: Mapping[str, list[OrsRow]] = field(default_factory=dict)


def priors_of(
    occupations: Mapping[str, str], links: Links, measured: Measured
) -> dict[str, tuple[Prior, ...]]:
    """Return the priors by occupation; ``occupations`` are ISCO-08 codes by key.

    What an occupation has no measure of is the mean of its unit group, and its source says so:
    ``onet-neighbours``, ``ors-neighbours``. Where both surveys speak of an item the higher degree
    counts: what is asked too often is a question, what is not asked may be a mistake.
    """
    survey = _Survey(measured.ors)
    direct = {key: _direct(key, links, measured, survey) for key in occupations}
    groups: dict[str, list[Prior]] = {isco: [] for isco in occupations.values()}
    for key, priors in direct.items():
        groups[occupations[key]].extend(priors)
    beside = {
        isco: _neighbours(priors or list(_direct(isco, links, measured, survey)))
        for isco, priors in groups.items()
        if len(isco) == _UNIT_GROUP
    }
    return {key: _filled(direct[key], beside.get(isco, ())) for key, isco in occupations.items()}


def _neighbours(priors: list[Prior]) -> tuple[Prior, ...]:
    """Return the mean of a unit group, under a source that says so."""
    sources = ("ors", "onet")
    first, second = (_mean(one for one in priors if one.source == source) for source in sources)
    return tuple(replace(one, source=f"{one.source}-neighbours") for one in _higher(first, second))


def _direct(key: str, links: Links, measured: Measured, survey: "_Survey") -> tuple[Prior, ...]:
    codes = links.codes(key)
    context = [measured.onet[code] for code in codes if code in measured.onet]
    elements = {element for values in context for element in values}
    onet = onet_priors(
        {
            element: fmean(values[element] for values in context if element in values)
            for element in elements
        }
    )
    ors = _mean(prior for code in codes for prior in survey.priors(code))
    return _higher(ors, onet)


class _Survey:
    """Finds the ORS priors of an O*NET code: the very code, its six digits, or what they hold."""

    def __init__(self, rows: Mapping[str, list[OrsRow]]) -> None:
        self._priors = {soc: ors_priors(of_it) for soc, of_it in rows.items()}
        self._beneath: dict[str, list[str]] = {}
        for soc in rows:
            self._beneath.setdefault(soc[:_DETAILED], []).append(soc)

    def priors(self, code: str) -> Iterator[Prior]:
        digits = "".join(one for one in code if one.isdecimal())
        for soc in (digits, digits[:_DETAILED]):
            if soc in self._priors:
                yield from self._priors[soc]
                return
        for soc in self._beneath.get(digits[:_DETAILED], []):
            yield from self._priors[soc]


def _mean(priors: Iterable[Prior]) -> tuple[Prior, ...]:
    """Return one prior for each item and level; of several the mean."""
    groups: dict[tuple[str, str], list[Prior]] = {}
    for prior in priors:
        groups.setdefault((prior.item, prior.level), []).append(prior)
    return tuple(_one(group) for group in groups.values())


def _one(group: list[Prior]) -> Prior:
    if len(group) == 1:
        return group[0]
    values = [prior.value for prior in group if prior.value is not None]
    units = {prior.unit for prior in group}
    measured = len(values) == len(group) and len(units) == 1
    return replace(
        group[0],
        degree=round(fmean(prior.degree for prior in group), 2),
        value=round(fmean(values), 1) if measured else None,
        unit=group[0].unit if measured else "",
    )


def _higher(first: tuple[Prior, ...], second: tuple[Prior, ...]) -> tuple[Prior, ...]:
    found = {(prior.item, prior.level): prior for prior in first}
    for prior in second:
        known = found.get((prior.item, prior.level))
        if known is None or prior.degree > known.degree:
            found[prior.item, prior.level] = prior
    return tuple(found.values())


def _filled(first: tuple[Prior, ...], second: tuple[Prior, ...]) -> tuple[Prior, ...]:
    known = {(prior.item, prior.level) for prior in first}
    return (*first, *(prior for prior in second if (prior.item, prior.level) not in known))
