"""Reads mappings of feeds, of the package and of an operator, and refuses what is not whole."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final, cast, get_args

import yaml

from wissel.core.feeds._said import said
from wissel.core.feeds._types import (
    FeedField,
    FeedFormat,
    FeedMapping,
    FeedWords,
    FieldPath,
    TextPart,
    fold,
)
from wissel.core.strict import DataError, Place
from wissel.core.vacancies import EDUCATION, ContractKind, Shift

#: How a field may be read; the first is meant where a mapping names none.
READERS: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("reference",),
    "title": ("line",),
    "employer": ("line",),
    "place": ("line",),
    "postcode": ("postcode",),
    "country": ("country",),
    "hours": ("hours",),
    "hours_min": ("number",),
    "hours_max": ("number",),
    "hours_per_day": ("number",),
    "shifts": ("shifts", "office-hours"),
    "education": ("education",),
    "licence": ("licence",),
    "contract": ("contract",),
    "remote": ("yes-no",),
    "languages": ("words",),
    "occupation": ("occupation",),
    "wage": ("wage",),
    "url": ("url",),
    "posted_on": ("date",),
    "closes_on": ("date",),
}
_MOST_CHARACTERS: Final = 200_000
_ABOUT: Final = ("version", "title", "nature", "source")


class FeedError(DataError):
    """A mapping of a feed cannot be used: where and why."""


@cache
def feed_words() -> FeedWords:
    """Return the words of the package that sources use."""
    return _words(loaded(text_of("words")))


@cache
def feed_mapping(key: str) -> FeedMapping:
    """Return a mapping of the package by the name of its file."""
    if key not in feed_keys():
        raise FeedError("$", f"{key!r} is not one of {', '.join(feed_keys())}")
    return parse_mapping(text_of(key), key=key)


@cache
def feed_keys() -> tuple[str, ...]:
    """Return the names of the mappings of the package."""
    found = [entry.name for entry in files("wissel.rules").joinpath("feeds").iterdir()]
    names = {name.removesuffix(".yaml") for name in found if name.endswith(".yaml")}
    return tuple(sorted(names - {"words", "messages"}))


def parse_mapping(text: str, *, key: str) -> FeedMapping:
    """Turn a mapping file into a mapping; raise :class:`FeedError` with the place.

    ``text`` may be an operator's own file: in the same form, or only ``use: NAME`` for one of the
    package.
    """
    data = loaded(text)
    if isinstance(data, Mapping) and set(data) == {"use"}:
        return feed_mapping(Place("$.use", data["use"], FeedError).one_of(feed_keys()))
    fields = Place("$", data, FeedError).table((*_ABOUT, "format", "items", "fields", "text"))
    fields["source"].text()
    named = fields["fields"].table(("title",), tuple(READERS))
    return FeedMapping(
        key=key,
        title=fields["title"].text(),
        format=cast("FeedFormat", fields["format"].one_of(get_args(FeedFormat))),
        items=tuple(fold(name) for name in fields["items"].words()),
        fields={name: _field(name, part) for name, part in named.items()},
        text=tuple(_part(part) for part in fields["text"].items()),
        words=feed_words(),
    )


def text_of(key: str) -> str:
    """Return a file of the package data by its name."""
    return files("wissel.rules").joinpath("feeds", f"{key}.yaml").read_text(encoding="utf-8")


def loaded(text: str) -> Any:
    """Return the data of a YAML text; one that repeats itself by reference is refused."""
    if len(text) > _MOST_CHARACTERS:
        raise FeedError("$", "is too long for a mapping")
    try:
        if any(isinstance(each, yaml.AliasEvent) for each in yaml.parse(text, yaml.CSafeLoader)):
            raise FeedError("$", "must be written out, without references (*)")
        return yaml.CSafeLoader(text).get_single_data()
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        if isinstance(error, FeedError):
            raise
        raise FeedError("$", f"is no YAML: {' '.join(str(error).split())[:200]}") from None


def _field(name: str, place: Place) -> FeedField:
    parts = place.table((), ("from", "and", "as", "codes", "fixed", "label"))
    if "from" not in parts and "fixed" not in parts:
        place.fail("needs from or fixed")
    readers = READERS[name]
    return FeedField(
        paths=_paths(parts.get("from")),
        also=_paths(parts.get("and")),
        as_=parts["as"].one_of(readers) if "as" in parts else readers[0],
        codes=_codes(parts.get("codes")),
        fixed=parts["fixed"].word() if "fixed" in parts else "",
        label=parts["label"].word() if "label" in parts else "",
    )


def _part(place: Place) -> TextPart:
    parts = place.table(("from",), ("codes", "label", "several"))
    return TextPart(
        paths=_paths(parts["from"]),
        codes=_codes(parts.get("codes")),
        label=parts["label"].word() if "label" in parts else "",
        several="several" in parts and parts["several"].flag(),
    )


def _paths(place: Place | None) -> tuple[FieldPath, ...]:
    if place is None:
        return ()
    return tuple(tuple(fold(step) for step in path.split("/")) for path in place.words())


def _codes(place: Place | None) -> dict[str, str]:
    """Return what each code stands for; a code of numbers is written between quotes."""
    if place is None:
        return {}
    for code, part in place.named().items():
        if not isinstance(part.value, str) or not isinstance(code, str):
            part.fail("must be a text, and so must its code")
    return {code.strip().casefold(): word.strip() for code, word in place.value.items()}


def _words(data: Any) -> FeedWords:
    names = ("education", "contracts", "countries", "months", "shifts", "full_time", "open")
    about = tuple(name for name in _ABOUT if name != "title")
    fields = Place("$", data, FeedError).table((*about, *names, "no_licence", "yes", "no"))
    full = fields["full_time"].table(("words", "from", "to"))
    kinds = [kind for kind in get_args(ContractKind) if kind]
    return FeedWords(
        education={word: int(key) for word, key in _by_word(fields["education"], EDUCATION)},
        contracts={word: str(key) for word, key in _by_word(fields["contracts"], kinds)},
        countries={word: str(key) for word, key in _by_word(fields["countries"], ())},
        months={word: int(key) for word, key in _by_word(fields["months"], range(1, 13))},
        shifts={
            word: str(key) for word, key in _by_word(fields["shifts"], [str(s) for s in Shift])
        },
        full_time=_set(full["words"]),
        full_time_hours=(float(full["from"].number()), float(full["to"].number())),
        no_licence=_set(fields["no_licence"]),
        yes=_set(fields["yes"]),
        no=_set(fields["no"]),
        open_=_set(fields["open"]),
    )


def _set(place: Place) -> frozenset[str]:
    return frozenset(said(word) for word in place.words())


def _by_word(place: Place, known: Any) -> list[tuple[str, Any]]:
    """Return each expression with what it stands for; an expression stands for one thing."""
    if not isinstance(place.value, Mapping):
        place.fail("must be a mapping")
    pairs = []
    for key, words in place.value.items():
        at = Place(f"{place.at}.{key}", words, FeedError)
        if known and key not in known:
            at.fail(f"{key!r} is not one of {', '.join(map(str, known))}")
        pairs += [(said(word), key) for word in at.words()]
    if len({word for word, _ in pairs}) < len(pairs):
        place.fail("has an expression twice")
    return pairs
