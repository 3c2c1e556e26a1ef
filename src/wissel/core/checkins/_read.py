"""Reads the statements of ``wissel.rules.checkins`` and refuses a version that is not whole."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from wissel.core.sources import Basis, Text
from wissel.core.strict import DataError, Place

#: The version that is filled in now; an older one is read with what was said on it.
NEWEST: Final = 1


class CheckInFormError(DataError):
    """The statements cannot be used: where and why."""


@dataclass(frozen=True, slots=True)
class Word:
    """One of the words to answer with. They have an order on the page, and no value."""

    key: str
    text: Text


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement about days, people or work. None has to be answered."""

    key: str
    ask: Text
    help: Text | None = None


@dataclass(frozen=True, slots=True)
class CheckInForm:
    """One version. ``told`` is how a report says one ``{day}`` with its ``{word}``."""

    version: int
    basis: Basis
    told: Text
    words: tuple[Word, ...]
    statements: tuple[Asked, ...]

    def word(self, key: str) -> Text | None:
        """Return the word with this key, or ``None``."""
        return next((one.text for one in self.words if one.key == key), None)


@cache
def check_in_form(version: int = NEWEST) -> CheckInForm:
    """Return a version of the statements; ``LookupError`` for one that does not exist."""
    path = files("wissel.rules").joinpath("checkins", f"{version}.yaml")
    if not path.is_file():
        raise LookupError(f"no check-in form of version {version}")
    return parse(yaml.safe_load(path.read_text(encoding="utf-8")))


def parse(data: Any) -> CheckInForm:
    """Turn the parsed file into the form; raise :class:`CheckInFormError` with the place."""
    fields = Place("$", data, CheckInFormError).table(
        ("version", "valid_from", "source", "told", "words", "statements")
    )
    source = fields["source"].table(("article", "source", "nature"))
    since = {"valid_from": fields["valid_from"].value}
    basis = Place(
        "$.source", {**{k: v.value for k, v in source.items()}, **since}, CheckInFormError
    )
    told = fields["told"].text()
    for language in ("nl", "en"):
        if not all(part in told.in_(language) for part in ("{day}", "{word}")):
            fields["told"].fail(f"says no {{day}} and {{word}} in {language}")
    words = tuple(_word(part) for part in fields["words"].items())
    statements = tuple(_asked(part) for part in fields["statements"].items())
    _once([one.key for one in words], fields["words"])
    _once([one.key for one in statements], fields["statements"])
    return CheckInForm(fields["version"].number(), basis.basis(), told, words, statements)


def _word(place: Place) -> Word:
    fields = place.table(("key", "text"))
    return Word(fields["key"].word(), fields["text"].text())


def _asked(place: Place) -> Asked:
    fields = place.table(("key", "ask"), ("help",))
    help_ = fields["help"].text() if "help" in fields else None
    return Asked(fields["key"].word(), fields["ask"].text(), help_)


def _once(keys: list[str], place: Place) -> None:
    if twice := sorted({key for key in keys if keys.count(key) > 1}):
        place.fail(f"{', '.join(twice)} stands there twice")
