"""Turns what the Occupational Requirements Survey says of an occupation into priors."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from wissel.core.occupations import Prior
from wissel.core.reference._read import ALWAYS, NEVER, ors_rules
from wissel.core.reference._types import OrsElement

_OTHER: Final = re.compile(r"[^a-z0-9]+")
_MORE: Final = re.compile(r"(?:>|more than|greater than|over)\s*(\d+)\s*(?:lbs?\b|pounds?\b)")
_BAND: Final = re.compile(r"(\d+)\s*(?:-|–|to)\s*\d+\s*(?:lbs?\b|pounds?\b)")
#: A distribution is told by shares; its mean, median and percentiles are told in rows of their own.
_NO_SHARE: Final = re.compile(r"percentile|median|\bmean\b|\bmode\b")
_NO_MEAN: Final = re.compile(r"percentile|median|\bmode\b")
_ROUNDING: Final = 1e-9


@dataclass(frozen=True, slots=True)
class OrsRow:
    """One estimate: of which category, which level of it, and how much.

    ``share``: of the workers or of the working day, 0 to 1. ``hours``: of the day, where the
    estimate is one of hours.
    """

    category: str
    text: str
    share: float | None = None
    hours: float | None = None


def ors_priors(rows: Iterable[OrsRow]) -> tuple[Prior, ...]:
    """Return the priors of one occupation. What is not published stays unknown."""
    groups: dict[OrsElement, list[OrsRow]] = {}
    for row in rows:
        for element in _elements(row.category):
            groups.setdefault(element, []).append(row)
    found: dict[tuple[str, str], Prior] = {}
    for element in sorted(groups, key=lambda one: one.last):
        prior = _prior(element, groups[element])
        known = found.get((element.item, element.level))
        if element.last and known is not None:
            continue
        if prior is not None and (known is None or _asks(prior) > _asks(known)):
            found[element.item, element.level] = prior
    return tuple(found.values())


def _asks(prior: Prior) -> tuple[float, float]:
    """Return how much a prior asks: of two weights the heavier, else the higher degree."""
    return (prior.value or 0.0, prior.degree) if prior.unit == "kilo" else (0.0, prior.degree)


def _elements(category: str) -> list[OrsElement]:
    """Return what is said by a category: the elements with the first beginning that fits."""
    said = _plain(category)
    if any(words in said for words in ors_rules().left_out):
        return []
    for element in ors_rules().elements:
        if said.startswith(element.category):
            first = element.category
            return [one for one in ors_rules().elements if one.category == first]
    return []


def _prior(element: OrsElement, rows: list[OrsRow]) -> Prior | None:
    if element.kind == "weight":
        return _weight(element, rows)
    if element.kind == "workday":
        return _workday(element, rows)
    if element.kind in ("duration", "noise"):
        words = ors_rules().durations if element.kind == "duration" else ors_rules().noise
        degree = _mean(words, rows)
    else:
        degree = _answer(element.kind == "yes", rows)
    return None if degree is None else _made(element, degree)


def _made(element: OrsElement, degree: float, value: float | None = None, unit: str = "") -> Prior:
    return Prior(
        item=element.item,
        level=element.level,
        degree=round(min(degree, element.at_most), 2),
        value=value,
        unit=unit,
        source="ors",
    )


def _mean(words: Mapping[str, float], rows: list[OrsRow]) -> float | None:
    """Return the mean degree over the workers; ``None`` when too few of them are told of."""
    shares: dict[float, float] = {}
    for row in rows:
        degree = next((words[word] for word in words if word in _plain(row.text)), None)
        if degree is not None and row.share is not None and not _NO_SHARE.search(row.text.lower()):
            shares[degree] = max(row.share, shares.get(degree, 0.0))
    covered = sum(shares.values())
    if covered < ors_rules().least_covered - _ROUNDING:
        return None
    return sum(degree * share for degree, share in shares.items()) / covered


def _answer(answer: bool, rows: list[OrsRow]) -> float | None:
    """Return the share of workers for whom it is so (or not), as a degree."""
    answers = ors_rules().answers
    for row in rows:
        said = f" {_plain(row.text)}"
        told = next((answers[word] for word in answers if said.endswith(f" {word}")), None)
        if row.share is not None and told is answer:
            return NEVER + (ALWAYS - NEVER) * row.share
    return None


def _weight(element: OrsElement, rows: list[OrsRow]) -> Prior | None:
    """Return the weight that at least half of the workers lift more than, and how many do.

    Shares that are not published add nothing, so it is what they lift at least. Where fewer than
    half lift anything that counts, the lightest weight is told with the share that lifts more.
    """
    rules = ors_rules()
    bands: dict[int, float] = {}
    for row in rows:
        pounds = _pounds(row.text)
        if pounds is not None and row.share is not None and not _NO_SHARE.search(row.text.lower()):
            bands[pounds] = max(row.share, bands.get(pounds, 0.0))
    if not bands:
        return None
    above = {
        pounds: min(1.0, sum(share for other, share in bands.items() if other >= pounds))
        for pounds in bands
    }
    usual = [pounds for pounds, share in above.items() if share >= rules.usual_share - _ROUNDING]
    told = max(usual) if usual else min(bands)
    if told == 0 and not usual:
        return None
    degree = NEVER + (ALWAYS - NEVER) * above[told]
    return _made(element, degree, round(told * rules.kilo_per_pound, 1), "kilo")


def _pounds(text: str) -> int | None:
    """Return the pounds that a level lies above: 10 for ``>10 lbs, <=25 lbs`` and ``11-25 lbs``."""
    said = text.lower()
    if found := _MORE.search(said):
        return int(found.group(1))
    if found := _BAND.search(said):
        return int(found.group(1)) - 1
    return None


def _workday(element: OrsElement, rows: list[OrsRow]) -> Prior | None:
    """Return the part of a working day, from its hours or its share; of means, not percentiles."""
    day = ors_rules().working_day
    for row in rows:
        if _NO_MEAN.search(row.text.lower()):
            continue
        if row.hours is not None:
            hours = row.hours
        elif row.share is not None and "worker" not in row.text.lower():
            hours = row.share * day
        else:
            continue
        degree = NEVER + (ALWAYS - NEVER) * min(1.0, hours / day)
        return _made(element, degree, round(hours, 1), "uur per dag")
    return None


def _plain(words: str) -> str:
    return _OTHER.sub(" ", words.lower()).strip()
