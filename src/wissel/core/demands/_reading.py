"""Reads the parts that files of ``wissel.rules.demands`` share: heads, phrases, words and items."""

import re
from collections.abc import Mapping

from wissel.core.capacity import Item, catalogue
from wissel.core.demands._phrases import Phrase, PhraseError, compiled, split
from wissel.core.demands._types import Index
from wissel.core.strict import DataError, Place

#: Words by the name of their group: a phrase that holds ``{last}`` stands for any of that group.
Classes = Mapping[str, tuple[str, ...]]
#: A word may have any letters before or after it, and be said in several words.
_WORD = re.compile(r"\*?[\w'-]+(?: [\w'-]+)*\*?")


class DemandDataError(DataError):
    """The cues cannot be used: where and why."""


def head(place: Place, about: str, required: tuple[str, ...]) -> dict[str, Place]:
    """Return the fields of a file that says what it is about and where it comes from."""
    optional = ("clock",) if about == "cues" else ()
    fields = place.table(("about", "sources", *required), optional)
    fields["about"].one_of((about,))
    for source in fields["sources"].items():
        source.text()
    return fields


def phrases(place: Place, classes: Classes) -> list[Phrase]:
    """Return the phrases of a block."""
    try:
        return [compiled(said, classes) for said in split(place.word())]
    except PhraseError as error:
        place.fail(str(error))


def index(place: Place, classes: Classes) -> Index[bool]:
    """Return the phrases of a block, ready to search with."""
    return Index((phrase, True) for phrase in phrases(place, classes))


def words(place: Place) -> tuple[str, ...]:
    """Return the words of a block, each once: these are no phrases."""
    said = split(place.word())
    for word in said:
        if not _WORD.fullmatch(word):
            place.fail(f"{word!r} is no word, with or without * for any letters")
    return tuple(dict.fromkeys(said))


def item(place: Place) -> Item:
    """Return the item of the list of what work can ask."""
    found = catalogue().item(place.word())
    if found is None or found.fact:
        place.fail(f"{place.value!r} is no item that work can ask")
    return found


def items(place: Place) -> frozenset[str]:
    """Return the keys of a list of items."""
    return frozenset(item(part).key for part in place.items())


def count(place: Place) -> int:
    """Return a number of words."""
    if type(place.value) is not int or not 0 <= place.value <= 20:
        place.fail("must be a number of words from 0 to 20")
    return int(place.value)
