"""Reads the cues of ``wissel.rules.demands`` strictly, and builds what searches a text."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from wissel.core.demands import _patterns as patterns
from wissel.core.demands._phrases import Phrase, split
from wissel.core.demands._reading import (
    Classes,
    DemandDataError,
    count,
    head,
    index,
    item,
    items,
    phrases,
    words,
)
from wissel.core.demands._subjects import subjects
from wissel.core.demands._types import ClockWords, Denials, Except, Group, Index, Rules
from wissel.core.strict import Place

UNITS = ("kilo", "uur per dag", "minuten", "meter", "graden")
_SHARED, _TIMES, _NO, _WHO = "0-woorden", "6-werktijden", "7-ontkenning", "7-wie-doet-het"
#: Names of files that hold exceptions begin so; those before the denials hold cues.
_EXCEPTIONS = "8-"
_LETTERS = re.compile(r"[^\W\d_]+")


def raw() -> dict[str, Any]:
    """Return every file of the data as it was parsed, by its name, in the order of names."""
    folder = files("wissel.rules").joinpath("demands")
    found = sorted(file.name for file in folder.iterdir() if file.name.endswith(".yaml"))
    return {
        name.removesuffix(".yaml"): yaml.CSafeLoader(
            folder.joinpath(name).read_text(encoding="utf-8")
        ).get_single_data()
        for name in found
    }


@cache
def rules() -> Rules:
    """Return the rules of the package data."""
    return parse(raw())


def parse(data: Mapping[str, Any]) -> Rules:
    """Turn the parsed files into rules; raise :class:`DemandDataError` with the place."""
    places = {name: Place(name, data[name], DemandDataError) for name in sorted(data)}
    for name in (_SHARED, _TIMES, _NO, _WHO):
        if name not in places:
            Place(name, None, DemandDataError).fail("is missing")
    classes = _classes(places[_SHARED])
    cues = [
        entry
        for name, place in places.items()
        if _SHARED < name < _NO
        for entry in _cues(place, classes)
    ]
    denials = _denials(places[_NO], classes)
    lone = (phrase for phrase, _ in denials.before.entries if " " not in phrase.said)
    denying = frozenset().union(*(phrase.triggers for phrase in lone))
    return Rules(
        cues=Index(cues),
        denying={
            number: own
            for number, (phrase, _) in enumerate(cues)
            if (own := denying & frozenset(_LETTERS.findall(phrase.said)))
        },
        exceptions=Index(
            [
                entry
                for name, place in places.items()
                if name.startswith(_EXCEPTIONS)
                for entry in _exceptions(place, classes)
            ]
        ),
        denials=denials,
        clock=_clock(places[_TIMES], classes),
        subjects=subjects(places[_WHO], classes),
        persons=frozenset(classes["persoon"]),
        others=frozenset((*classes["ander"], *classes["ding"])),
    )


def _classes(place: Place) -> dict[str, tuple[str, ...]]:
    named = head(place, "words", ("classes",))["classes"].named()
    return {key: tuple(split(said.word())) for key, said in named.items()}


def _cues(place: Place, classes: Classes) -> Iterator[tuple[Phrase, Group]]:
    for entry in head(place, "cues", ("cues",))["cues"].items():
        fields = entry.table(
            ("item", "phrases", "examples"),
            ("level", "act", "unit", "above", "below", "most", "alone", "instead_of"),
        )
        fields["examples"].word()
        group = _group(fields, entry)
        for phrase in phrases(fields["phrases"], classes):
            yield phrase, group


def _group(fields: Mapping[str, Place], entry: Place) -> Group:
    asked = item(fields["item"])
    level = fields["level"].word() if "level" in fields else ""
    if asked.several is not bool(level) or (level and asked.level(level) is None):
        entry.fail(f"{asked.key!r} has no level {level!r}, or needs one")
    limits = {key: _limit(fields[key]) for key in ("above", "below", "most") if key in fields}
    return Group(
        item=asked.key,
        level=level,
        act=fields["act"].flag() if "act" in fields else False,
        unit=fields["unit"].one_of(UNITS) if "unit" in fields else "",
        alone=fields["alone"].flag() if "alone" in fields else False,
        instead_of=item(fields["instead_of"]).key if "instead_of" in fields else "",
        **limits,
    )


def _limit(place: Place) -> float:
    if isinstance(place.value, bool) or not isinstance(place.value, int | float):
        place.fail("must be a number")
    return float(place.value)


_FLAGS = ("acts", "opening", "clause", "others", "whole")
_SOME = ("items", "not_items")


def _exceptions(place: Place, classes: Classes) -> Iterator[tuple[Phrase, Except]]:
    for entry in head(place, "exceptions", ("exceptions",))["exceptions"].items():
        fields = entry.table(("key", "why", "before", "after", "phrases"), (*_SOME, *_FLAGS))
        fields["why"].text()
        flags = {flag: flag in fields and fields[flag].flag() for flag in _FLAGS}
        some = {key: items(fields[key]) if key in fields else frozenset() for key in _SOME}
        exception = Except(
            key=fields["key"].word(),
            before=count(fields["before"]),
            after=count(fields["after"]),
            acts=flags["acts"],
            opening=flags["opening"],
            clause=flags["clause"],
            others=flags["others"],
            whole=flags["whole"],
            items=some["items"],
            not_items=some["not_items"],
        )
        for phrase in phrases(fields["phrases"], classes):
            yield phrase, exception


_PHRASES = ("answers", "never", "stops", "turned", "does")
_WORDS = (
    *("new_subject", "finite", "affirms", "third_person", "third_persons", "same_subject"),
    *("no_third_person", "refers", "resumes", "trails"),
)


def _denials(place: Place, classes: Classes) -> Denials:
    fields = head(place, "negation", ("before", "after", "heading", *_PHRASES, *_WORDS))
    before = fields["before"].table(("reach", "phrases"))
    after = fields["after"].table(("reach", "phrases"))
    heading = fields["heading"].table(("opens", "denies"))
    found = {key: index(fields[key], classes) for key in _PHRASES}
    said = {key: words(fields[key]) for key in _WORDS}
    persons = classes["persoon"]
    return Denials(
        before=index(before["phrases"], classes),
        after=index(after["phrases"], classes),
        answers=found["answers"],
        never=found["never"],
        stops=found["stops"],
        turned=found["turned"],
        does=found["does"],
        before_reach=count(before["reach"]),
        after_reach=count(after["reach"]),
        new_subject=frozenset(said["new_subject"]),
        same_subject=frozenset(said["same_subject"]),
        finite=frozenset(said["finite"]),
        affirms=frozenset(said["affirms"]),
        third_person=frozenset(said["third_person"]),
        third_persons=frozenset(said["third_persons"]),
        anew=patterns.said_anew(persons),
        goes_on=patterns.goes_on(persons, said["no_third_person"]),
        heading=patterns.heading(words(heading["opens"]), words(heading["denies"])),
        taken_up=patterns.taken_up(said["refers"], said["resumes"], persons),
        clause_ends=patterns.clause_ends(said["trails"]),
    )


_CLOCK = ("working", "other", "night", "morning", "start", "until")


def _clock(place: Place, classes: Classes) -> ClockWords:
    fields = place.table(("about", "sources", "cues", "clock"))["clock"].table(_CLOCK)
    return ClockWords(**{key: index(fields[key], classes) for key in _CLOCK})
