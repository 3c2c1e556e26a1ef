"""Fills the sentences of matching."""

from collections.abc import Iterable

from wissel.core.matching._data import sentences
from wissel.core.sources import Text
from wissel.core.vacancies import Shift


def say(group: str, key: str, **said: object) -> Text:
    """Return a sentence of the data with its places filled in, in both languages."""
    text = sentences()[group][key]
    return Text(
        text.nl.format(**{name: in_nl(one) for name, one in said.items()}),
        text.en.format(**{name: in_en(one) for name, one in said.items()}),
    )


def in_nl(said: object) -> str:
    """Return a value as Dutch writes it."""
    if isinstance(said, Text):
        return said.nl
    return number(said).replace(".", ",") if isinstance(said, float) else str(said)


def in_en(said: object) -> str:
    """Return a value as English writes it."""
    if isinstance(said, Text):
        return said.en
    return number(said) if isinstance(said, float) else str(said)


def number(said: float) -> str:
    """Return a number without a tail of zeros."""
    return f"{round(said, 1):g}"


def hours(least: float | None, most: float | None) -> str:
    """Return hours as a range: ``24-32``; nothing where neither is known."""
    said = [number(one) for one in (least, most) if one is not None]
    return "-".join(dict.fromkeys(said))


def times(shifts: Iterable[Shift]) -> Text:
    """Return parts of the week as words."""
    said = [sentences()["times"][one.value] for one in shifts]
    return Text(", ".join(one.nl for one in said), ", ".join(one.en for one in said))


def education(level: int) -> Text:
    """Return a level of education as words."""
    return sentences()["education"][str(level)]
