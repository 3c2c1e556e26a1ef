"""The facts of a vacancy: what the source says, what was read in the text, and what is unknown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext

from wissel.core.vacancies import ReadVacancy, Shift, Vacancy
from wissel.portals.shell import vacancy_words as words
from wissel.portals.shell.dates import full_date
from wissel.portals.shell.work_view import hours_words

#: The source of what somebody of the bureau entered by hand.
_OWN: Final = "own"


@dataclass(frozen=True, slots=True)
class FactShown:
    """One fact. ``text`` is empty where it is not known; ``quote``: the words that say it."""

    label: str
    text: str
    quote: str = ""


def facts_of(read: ReadVacancy, language: str, *, source: str = "") -> tuple[FactShown, ...]:
    """Return the facts of a vacancy that is open; what is not known stands there too.

    ``source``: the name of the feed.
    """
    return (
        FactShown(gettext("Waar"), _place(read)),
        *_read(read, language),
        *_said(read.vacancy, language, source),
    )


def facts_of_kept(vacancy: Vacancy, language: str, *, source: str = "") -> tuple[FactShown, ...]:
    """Return what a source said of a vacancy that is gone; nothing was read of it anew."""
    read = ReadVacancy(
        vacancy,
        hours_min=vacancy.hours_min,
        hours_max=vacancy.hours_max,
        hours_per_day=vacancy.hours_per_day,
        shifts=vacancy.shifts,
        education=vacancy.education,
        licence=vacancy.licences,
        remote=vacancy.remote,
    )
    return tuple(one for one in facts_of(read, language, source=source) if one.text)


def hours_of(said: ReadVacancy | Vacancy, language: str) -> str:
    """Return how many hours a week; nothing where it is not known."""
    return hours_words(said.hours_min, said.hours_max, language)


def shift_words(shifts: Iterable[Shift]) -> str:
    """Return parts of the week in words."""
    return ", ".join(str(words.SHIFTS[one]) for one in shifts)


def _place(read: ReadVacancy) -> str:
    if read.remote:
        return gettext("vanuit huis")
    return " ".join(one for one in (read.vacancy.postcode, read.vacancy.place) if one)


def _read(read: ReadVacancy, language: str) -> Iterator[FactShown]:
    quotes = read.read_in_text
    education = words.EDUCATION.get(read.education) if read.education is not None else None
    yield FactShown(
        gettext("Uren"),
        _hours(read, language),
        quotes.get("hours_min", quotes.get("hours_max", "")),
    )
    yield FactShown(gettext("Werktijden"), shift_words(read.shifts or ()), quotes.get("shifts", ""))
    yield FactShown(gettext("Niveau"), str(education or ""), quotes.get("education", ""))
    yield FactShown(gettext("Rijbewijs"), _licence(read), quotes.get("licence", ""))
    contract = str(words.CONTRACTS[read.contract]) if read.contract else ""
    yield FactShown(gettext("Contract"), contract, quotes.get("contract", ""))


def _hours(read: ReadVacancy, language: str) -> str:
    week = hours_of(read, language)
    if read.hours_per_day is None:
        return week
    day = gettext("%(hours)s uur per dag") % {"hours": f"{read.hours_per_day:g}"}
    return f"{week}, {day}" if week else day


def _licence(read: ReadVacancy) -> str:
    """Return which licences it asks; that it asks none was said, silence is unknown."""
    if read.licence is None:
        return ""
    return ", ".join(read.licence) if read.licence else gettext("niet nodig")


def _said(vacancy: Vacancy, language: str, source: str) -> Iterator[FactShown]:
    yield FactShown(gettext("Loon"), vacancy.wage)
    yield FactShown(gettext("Geplaatst"), _day(vacancy.posted_on, language))
    yield FactShown(gettext("Reageren kan tot en met"), _day(vacancy.closes_on, language))
    yield FactShown(gettext("Bron"), _source(vacancy, source))


def _source(vacancy: Vacancy, name: str) -> str:
    if vacancy.source == _OWN:
        return gettext("ingevoerd door het bureau")
    return name or vacancy.source


def _day(day: date | None, language: str) -> str:
    return full_date(day, language) if day is not None else ""
