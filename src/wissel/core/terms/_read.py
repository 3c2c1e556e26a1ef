"""Reads the words of the house from ``wissel.rules``, and refuses what is not whole."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from wissel.core.strict import DataError, Place
from wissel.core.terms._text import tokens


class TermsError(DataError):
    """The words of the house cannot be used: where and why."""


@dataclass(frozen=True, slots=True)
class WordData:
    """What is known of Dutch words: which say nothing, which make up others, which are one."""

    stop: frozenset[str]
    parts: frozenset[str]
    short: frozenset[str]
    never: frozenset[str]
    forms: Mapping[str, str]
    alike: tuple[tuple[str, ...], ...]


@cache
def word_data() -> WordData:
    """Return the words of ``rules/terms``."""
    return parse(_load("terms", "words.yaml"), _load("terms", "alike.yaml"))


def parse(words: Any, alike: Any) -> WordData:
    """Turn the two parsed files into word data; raise :class:`TermsError` with the place."""
    fields = Place("$", words, TermsError).table(
        ("version", "source", "stop", "parts", "short", "never", "forms")
    )
    groups = Place("$", alike, TermsError).table(("version", "source", "groups"))
    for each in (fields, groups):
        each["version"].number()
        each["source"].text()
    return WordData(
        stop=_plain(fields["stop"]),
        parts=_plain(fields["parts"]),
        short=_plain(fields["short"]),
        never=_plain(fields["never"]),
        forms={form: part.word() for form, part in fields["forms"].named().items()},
        alike=tuple(_group(part) for part in groups["groups"].items()),
    )


def _plain(place: Place) -> frozenset[str]:
    """Return the words of one text, each written as it is compared."""
    words = place.word().split()
    if strange := [word for word in words if tokens(word) != (word,)]:
        place.fail(f"holds what is no plain word: {', '.join(strange)}")
    return frozenset(words)


def _group(place: Place) -> tuple[str, ...]:
    words = tuple(place.word().split())
    if len(words) < 2:
        place.fail("needs two words or more")
    return words


@cache
def words_of_occupations() -> frozenset[str]:
    """Return the words in the names of our own occupations: they make up the words of titles."""
    folder = files("wissel.rules").joinpath("occupations")
    found: set[str] = set()
    for entry in folder.iterdir():
        if entry.name.endswith(".yaml"):
            for name in _names(_load("occupations", entry.name)):
                found.update(tokens(name))
    return frozenset(found)


def _names(data: Any) -> Iterator[str]:
    """Yield the Dutch names; what is not of that shape is for the reader of occupations."""
    for one in data.get("occupations", ()) if isinstance(data, Mapping) else ():
        yield one["label"]["nl"]
        yield from one.get("names", ())
        yield from one.get("skills", ())


def _load(folder: str, name: str) -> Any:
    text = files("wissel.rules").joinpath(folder, name).read_text(encoding="utf-8")
    return yaml.CSafeLoader(text).get_single_data()
