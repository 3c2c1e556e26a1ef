"""The data of matching, read strictly: weights, cues of the reader, sentences."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from wissel.core.capacity import catalogue
from wissel.core.sources import Text
from wissel.core.strict import DataError, Place

#: The parts of the score, in the order in which reasons are told when they weigh the same.
PARTS: Final = ("occupation", "words", "title", "skills", "hours", "distance", "open")


_SECTIONS: Final = (
    *("version", "nature", "source", "weights", "open_most", "least", "words", "answers"),
    *("beside", "the_same", "long_way", "diverse", "prior", "unvalued", "implies", "units"),
    *("days_a_week", "full_time"),
)


class MatchingError(DataError):
    """The data of matching cannot be used."""


@dataclass(frozen=True, slots=True)
class Unvalued:
    """What makes a demand without a measure too much, or a question."""

    strong: re.Pattern[str]
    weak: re.Pattern[str]
    asks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rules:
    """How vacancies are held against a search: ``rules/matching/matching.yaml``."""

    weights: Mapping[str, float]
    open_most: int
    least: float
    k1: float
    b: float
    title_counts: float
    occupation_counts: float
    half: float
    liked: float
    disliked: float
    same_employer: int
    same_occupation: int
    prior_excludes: float
    prior_asks: float
    prior_unnamed: float
    least_link: float
    beside: float
    the_same: float
    long_way: float
    prior_hours: Mapping[str, float]
    unvalued: Unvalued
    implies: Mapping[str, tuple[tuple[str, str], ...]]  #: of an item, others with their level
    units: Mapping[str, str]
    days_a_week: float
    full_time: float

    def unit(self, said: str) -> str:
        """Return the one name of a unit."""
        return self.units.get(said, said)


@dataclass(frozen=True, slots=True)
class Cues:
    """Words by which fields are read in the text: ``rules/matching/reading.yaml``."""

    education: Mapping[str, int]
    education_pattern: re.Pattern[str]
    education_near: re.Pattern[str]
    education_not: re.Pattern[str]
    licence: Mapping[str, str]
    licence_pattern: re.Pattern[str]
    licence_not: re.Pattern[str]
    contract: Mapping[str, str]
    contract_pattern: re.Pattern[str]
    remote: re.Pattern[str]
    weekend: re.Pattern[str]
    weekend_not: re.Pattern[str]
    day: re.Pattern[str]


def any_of(words: tuple[str, ...], *, whole: bool = True) -> re.Pattern[str]:
    """Return a pattern that finds any of the words, the longest first, whole or as a beginning."""
    sorted_ = sorted(words, key=len, reverse=True)
    end = r"(?!\w)" if whole else ""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted_))}){end}")


@cache
def rules() -> Rules:
    """Return the rules of the package data."""
    return parse_rules(_file("matching.yaml"))


@cache
def cues() -> Cues:
    """Return the cues of the package data."""
    return parse_cues(_file("reading.yaml"))


@cache
def sentences() -> Mapping[str, Mapping[str, Text]]:
    """Return the sentences of the package data by group and key."""
    groups = _place(_file("words.yaml")).named()
    groups.pop("version")
    return {
        group: {str(key): one.text() for key, one in place.named().items()}
        for group, place in groups.items()
    }


def parse_rules(data: Any) -> Rules:
    """Turn the parsed file into rules; raise :class:`MatchingError` with the place."""
    top = _place(data).table(_SECTIONS)
    words = top["words"].table(("k1", "b", "title_counts", "occupation_counts", "half"))
    diverse = top["diverse"].table(("employer", "occupation"))
    answers = top["answers"].table(("suits", "suits_not"))
    prior = top["prior"].table(("excludes", "asks", "unnamed", "least_link", "hours"))
    return Rules(
        weights=_weights(top["weights"]),
        open_most=top["open_most"].number(),
        least=_part(top["least"]),
        k1=_above(words["k1"]),
        b=_part(words["b"]),
        title_counts=_above(words["title_counts"]),
        occupation_counts=_part(words["occupation_counts"]),
        half=_above(words["half"]),
        liked=_part(answers["suits"]),
        disliked=_part(answers["suits_not"]),
        same_employer=diverse["employer"].number(),
        same_occupation=diverse["occupation"].number(),
        prior_excludes=_above(prior["excludes"]),
        prior_asks=_above(prior["asks"]),
        prior_unnamed=_above(prior["unnamed"]),
        least_link=_part(prior["least_link"]),
        **{key: _part(top[key]) for key in ("beside", "the_same", "long_way")},
        prior_hours=_numbers(prior["hours"]),
        unvalued=_unvalued(top["unvalued"]),
        implies={key: tuple(_implied(one)) for key, one in top["implies"].named().items()},
        units={key: one.word() for key, one in top["units"].named().items()},
        **{key: _above(top[key]) for key in ("days_a_week", "full_time")},
    )


def _weights(place: Place) -> dict[str, float]:
    return {key: _part(one) for key, one in place.table(PARTS).items()}


def _numbers(place: Place) -> dict[str, float]:
    return {key: _above(one) for key, one in place.named().items()}


def _implied(place: Place) -> Iterator[tuple[str, str]]:
    """Yield items with their level: ``item/level``, or ``item`` for one without conditions."""
    for one in place.items():
        key, _, level = one.word().partition("/")
        item = catalogue().item(key)
        if item is None or item.several is not bool(level) or (level and not item.level(level)):
            one.fail(f"{one.value!r} is no item with its level")
        yield key, level


def _unvalued(place: Place) -> Unvalued:
    fields = place.table(("strong", "weak", "asks"))
    asks = fields["asks"]
    return Unvalued(
        strong=any_of(fields["strong"].words(), whole=False),
        weak=any_of(fields["weak"].words()),
        asks=frozenset(asks.words() if asks.value else ()),
    )


def parse_cues(data: Any) -> Cues:
    """Turn the parsed file into cues; raise :class:`MatchingError` with the place."""
    lists = ("education_near", "education_not", "licence_not", "remote", "weekend")
    maps = ("education", "licence", "contract")
    top = _place(data).table(
        ("version", "nature", "source", *maps, *lists, "weekend_not", "day"),
    )
    education = {word: int(level) for level, word in _pairs(top["education"])}
    licence = {word: kind for kind, word in _pairs(top["licence"])}
    contract = {word: kind for kind, word in _pairs(top["contract"])}
    return Cues(
        education=education,
        education_pattern=any_of(tuple(education)),
        education_near=any_of(top["education_near"].words(), whole=False),
        education_not=any_of(top["education_not"].words(), whole=False),
        licence=licence,
        licence_pattern=any_of(tuple(licence)),
        licence_not=any_of(top["licence_not"].words(), whole=False),
        contract=contract,
        contract_pattern=any_of(tuple(contract)),
        remote=any_of(top["remote"].words(), whole=False),
        weekend=any_of(top["weekend"].words(), whole=False),
        weekend_not=any_of(top["weekend_not"].words(), whole=False),
        day=any_of(top["day"].words()),
    )


def _pairs(place: Place) -> list[tuple[str, str]]:
    return [(str(key), word) for key, one in place.named().items() for word in one.words()]


def _place(data: Any) -> Place:
    return Place("$", data, MatchingError)


def _file(name: str) -> Any:
    text = files("wissel.rules").joinpath("matching", name).read_text(encoding="utf-8")
    return yaml.CSafeLoader(text).get_single_data()


def _above(place: Place) -> float:
    if not isinstance(place.value, int | float) or isinstance(place.value, bool):
        place.fail("must be a number")
    if place.value <= 0:
        place.fail("must be above zero")
    return float(place.value)


def _part(place: Place) -> float:
    if (value := _above(place)) > 1:
        place.fail("must be at most 1")
    return value
