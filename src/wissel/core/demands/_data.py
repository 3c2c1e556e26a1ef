"""Reads the cues of ``wissel.rules.demands`` strictly, and builds what searches a text."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from wissel.core.capacity import Catalogue, Item, catalogue
from wissel.core.demands._phrases import Phrase, PhraseError, compiled, split
from wissel.core.demands._types import ClockWords, Denials, Except, Group, Index, Rules
from wissel.core.strict import DataError, Place

UNITS = ("kilo", "uur per dag", "minuten", "meter", "graden")
_SHARED, _TIMES, _NO = "0-woorden", "6-werktijden", "7-ontkenning"
#: Names of files that hold exceptions begin so; those before the denials hold cues.
_EXCEPTIONS = "8-"
_LETTERS = re.compile(r"[^\W\d_]+")
Classes = Mapping[str, tuple[str, ...]]


class DemandDataError(DataError):
    """The cues cannot be used: where and why."""


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
    for name in (_SHARED, _TIMES, _NO):
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
        persons=frozenset(classes["persoon"]),
        others=frozenset((*classes["ander"], *classes["ding"])),
    )


def _head(place: Place, about: str, *more: str) -> dict[str, Place]:
    optional = ("clock",) if about == "cues" else ()
    fields = place.table(("about", "sources", *more), optional)
    fields["about"].one_of((about,))
    for source in fields["sources"].items():
        source.text()
    return fields


def _classes(place: Place) -> dict[str, tuple[str, ...]]:
    named = _head(place, "words", "classes")["classes"].named()
    return {key: tuple(split(said.word())) for key, said in named.items()}


def _cues(place: Place, classes: Classes) -> Iterator[tuple[Phrase, Group]]:
    for entry in _head(place, "cues", "cues")["cues"].items():
        fields = entry.table(
            ("item", "phrases", "examples"),
            ("level", "act", "unit", "above", "below", "most", "alone", "instead_of"),
        )
        fields["examples"].word()
        group = _group(fields, entry)
        for phrase in phrases(fields["phrases"], classes):
            yield phrase, group


def _group(fields: Mapping[str, Place], entry: Place) -> Group:
    item = _item(fields["item"])
    level = fields["level"].word() if "level" in fields else ""
    if item.several is not bool(level) or (level and item.level(level) is None):
        entry.fail(f"{item.key!r} has no level {level!r}, or needs one")
    limits = {key: _limit(fields[key]) for key in ("above", "below", "most") if key in fields}
    return Group(
        item=item.key,
        level=level,
        act=fields["act"].flag() if "act" in fields else False,
        unit=fields["unit"].one_of(UNITS) if "unit" in fields else "",
        alone=fields["alone"].flag() if "alone" in fields else False,
        instead_of=_item(fields["instead_of"]).key if "instead_of" in fields else "",
        **limits,
    )


def _limit(place: Place) -> float:
    if isinstance(place.value, bool) or not isinstance(place.value, int | float):
        place.fail("must be a number")
    return float(place.value)


def _item(place: Place) -> Item:
    found: Catalogue = catalogue()
    item = found.item(place.word())
    if item is None or item.fact:
        place.fail(f"{place.value!r} is no item that work can ask")
    return item


def phrases(place: Place, classes: Classes) -> list[Phrase]:
    """Return the phrases of a block."""
    try:
        return [compiled(said, classes) for said in split(place.word())]
    except PhraseError as error:
        place.fail(str(error))


def _index(place: Place, classes: Classes) -> Index[bool]:
    return Index((phrase, True) for phrase in phrases(place, classes))


_FLAGS = ("acts", "opening", "clause", "others", "whole")
_SOME = ("items", "not_items")


def _exceptions(place: Place, classes: Classes) -> Iterator[tuple[Phrase, Except]]:
    for entry in _head(place, "exceptions", "exceptions")["exceptions"].items():
        fields = entry.table(("key", "why", "before", "after", "phrases"), (*_SOME, *_FLAGS))
        fields["why"].text()
        flags = {flag: flag in fields and fields[flag].flag() for flag in _FLAGS}
        some = {key: _items(fields[key]) if key in fields else frozenset() for key in _SOME}
        exception = Except(
            key=fields["key"].word(),
            before=_count(fields["before"]),
            after=_count(fields["after"]),
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


def _items(place: Place) -> frozenset[str]:
    return frozenset(_item(part).key for part in place.items())


def _count(place: Place) -> int:
    if type(place.value) is not int or not 0 <= place.value <= 20:
        place.fail("must be a number of words from 0 to 20")
    return int(place.value)


_PHRASES = ("answers", "never", "stops", "turned", "does")
_WORDS = ("new_subject", "finite", "affirms", "third_person", "third_persons")


def _denials(place: Place, classes: Classes) -> Denials:
    fields = _head(place, "negation", "before", "after", *_PHRASES, *_WORDS)
    before = fields["before"].table(("reach", "phrases"))
    after = fields["after"].table(("reach", "phrases"))
    index = {key: _index(fields[key], classes) for key in _PHRASES}
    words = {key: frozenset(split(fields[key].word())) for key in _WORDS}
    return Denials(
        before=_index(before["phrases"], classes),
        after=_index(after["phrases"], classes),
        answers=index["answers"],
        never=index["never"],
        stops=index["stops"],
        turned=index["turned"],
        does=index["does"],
        before_reach=_count(before["reach"]),
        after_reach=_count(after["reach"]),
        new_subject=words["new_subject"],
        finite=words["finite"],
        affirms=words["affirms"],
        third_person=words["third_person"],
        third_persons=words["third_persons"],
    )


_CLOCK = ("working", "other", "night", "morning", "start", "until")


def _clock(place: Place, classes: Classes) -> ClockWords:
    fields = place.table(("about", "sources", "cues", "clock"))["clock"].table(_CLOCK)
    return ClockWords(**{key: _index(fields[key], classes) for key in _CLOCK})
