"""Reads data of the house strictly: what is missing, strange or empty is refused with its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn

from wissel.core.sources import Basis, Nature, Text


class DataError(ValueError):
    """Data of the house cannot be used: where and why."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Place:
    """A value of the data and where it stands, so that an error can say so."""

    at: str
    value: Any
    error: type[DataError] = DataError

    def fail(self, reason: str) -> NoReturn:
        """Refuse the data here."""
        raise self.error(self.at, reason)

    def table(self, required: Sequence[str], optional: Sequence[str] = ()) -> dict[str, "Place"]:
        """Return the fields of a mapping that has these keys and no others."""
        if not isinstance(self.value, Mapping):
            self.fail("must be a mapping")
        if missing := [key for key in required if key not in self.value]:
            self.fail(f"misses {', '.join(missing)}")
        if strange := [str(key) for key in self.value if key not in (*required, *optional)]:
            self.fail(f"does not know {', '.join(strange)}")
        return {
            key: Place(f"{self.at}.{key}", value, self.error) for key, value in self.value.items()
        }

    def items(self) -> list["Place"]:
        """Return the parts of a list that is not empty."""
        if not isinstance(self.value, list) or not self.value:
            self.fail("must be a list with something in it")
        return [
            Place(f"{self.at}[{number}]", part, self.error)
            for number, part in enumerate(self.value)
        ]

    def word(self) -> str:
        """Return a text that says something."""
        if not isinstance(self.value, str) or not self.value.strip():
            self.fail("must be a text")
        return self.value.strip()

    def words(self) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(part.word() for part in self.items())

    def one_of(self, known: Sequence[str]) -> str:
        """Return a word that is one of ``known``."""
        if (word := self.word()) not in known:
            self.fail(f"{word!r} is not one of {', '.join(known)}")
        return word

    def day(self) -> date:
        """Return a date."""
        if type(self.value) is not date:
            self.fail(f"{self.value!r} is no date (YYYY-MM-DD)")
        return self.value

    def text(self) -> Text:
        """Return a text in both languages."""
        fields = self.table(("nl", "en"))
        return Text(fields["nl"].word(), fields["en"].word())

    def flag(self) -> bool:
        """Return yes or no."""
        if not isinstance(self.value, bool):
            self.fail("must be true or false")
        return self.value

    def number(self) -> int:
        """Return a whole number above zero."""
        if type(self.value) is not int or self.value < 1:
            self.fail("must be a whole number above zero")
        return int(self.value)

    def basis(self) -> Basis:
        """Return the rule behind something: article, since when, source and nature."""
        fields = self.table(("article", "valid_from", "source", "nature"))
        return Basis(
            article=fields["article"].word(),
            valid_from=fields["valid_from"].day(),
            valid_to=None,
            source=fields["source"].word(),
            nature=Nature(fields["nature"].one_of([str(each) for each in Nature])),
        )

    def named(self) -> dict[str, "Place"]:
        """Return the parts of a mapping whose keys are free."""
        if not isinstance(self.value, Mapping):
            self.fail("must be a mapping")
        return self.table(tuple(self.value))

    def rules(self, known: Mapping[str, Basis]) -> tuple[Basis, ...]:
        """Return the rules that a list names."""
        return tuple(known[part.one_of(tuple(known))] for part in self.items())
