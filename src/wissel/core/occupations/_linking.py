"""Reads how titles are linked with occupations from ``wissel.rules``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from wissel.core.sources import Nature
from wissel.core.strict import DataError, Place

_WEIGHTS: Final = ("characters", "words", "all-characters", "all-words")


class OccupationsError(DataError):
    """The data about occupations cannot be used: where and why."""


@dataclass(frozen=True, slots=True)
class Linking:
    """How a title is cleaned, compared and judged. All numbers are between 0 and 1."""

    weights: Mapping[str, float]
    alike: float
    skills: float
    threshold: float
    wish_threshold: float
    part_of_title: float
    at_most: float
    nearness: Mapping[str, float]
    noise: re.Pattern[str]
    separators: re.Pattern[str]
    place: re.Pattern[str]
    wish_without: re.Pattern[str]
    wish_separators: re.Pattern[str]
    wish_noise: re.Pattern[str]


@cache
def linking() -> Linking:
    """Return the settings of ``rules/occupations/linking.yaml``."""
    path = files("wissel.rules").joinpath("occupations", "linking.yaml")
    return parse_linking(yaml.CSafeLoader(path.read_text(encoding="utf-8")).get_single_data())


def parse_linking(data: Any) -> Linking:
    """Turn the parsed file into settings; raise :class:`OccupationsError` with the place."""
    fields = Place("$", data, OccupationsError).table(
        (
            "version", "nature", "source", "weights", "alike", "skills", "threshold",
            "part-of-title", "at-most", "nearness", "noise", "separators", "place",
            "wish-without", "wish-separators", "wish-noise",
        )
    )  # fmt: skip
    head(fields)
    threshold = fields["threshold"].table(("title", "wish"))
    return Linking(
        weights=_shares(fields["weights"], _WEIGHTS),
        alike=_share(fields["alike"]),
        skills=_share(fields["skills"]),
        threshold=_share(threshold["title"]),
        wish_threshold=_share(threshold["wish"]),
        part_of_title=_share(fields["part-of-title"]),
        at_most=_share(fields["at-most"]),
        nearness=_shares(fields["nearness"], ("same", "unit-group", "minor-group")),
        noise=_pattern(fields["noise"], "|".join(fields["noise"].words())),
        separators=_pattern(fields["separators"], fields["separators"].word()),
        place=_pattern(fields["place"], fields["place"].word()),
        wish_without=_pattern(fields["wish-without"], fields["wish-without"].word()),
        wish_separators=_pattern(fields["wish-separators"], fields["wish-separators"].word()),
        wish_noise=_pattern(fields["wish-noise"], fields["wish-noise"].word()),
    )


def head(fields: Mapping[str, Place]) -> None:
    """Check what every file says of itself: version, nature and source."""
    fields["version"].number()
    fields["source"].text()
    fields["nature"].one_of([str(Nature.PRACTICE)])


def _shares(place: Place, names: tuple[str, ...]) -> dict[str, float]:
    return {name: _share(part) for name, part in place.table(names).items()}


def _share(place: Place) -> float:
    value = place.value
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        place.fail("must be a number from 0 to 1")
    return float(value)


def _pattern(place: Place, text: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as fault:
        place.fail(f"is no regular expression: {fault}")
