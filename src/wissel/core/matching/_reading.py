"""Reads a vacancy once: the fields of the source, and what only its text says.

A field of the source goes before the text. What neither says stays ``None``: no guess. Where the
text was read, the words that say it are kept.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeVar, cast

from wissel.core.demands import demands_in
from wissel.core.matching._data import cues, rules
from wissel.core.occupations import Linker
from wissel.core.places import Places
from wissel.core.vacancies import (
    ContractKind,
    FoundDemand,
    OccupationLink,
    ReadVacancy,
    Shift,
    Vacancy,
)

T = TypeVar("T")

_NUMBER: Final = r"(\d{1,2}(?:[.,]\d{1,2})?)"
_RANGE: Final = rf"{_NUMBER}\s*(?:-|–|—|/|tot en met|t/m|tot|à|a|en|of)\s*{_NUMBER}"
_HOURS: Final = r"\s*(?:uur|uren|u\.|u\b|hours)"
_WEEK: Final = r"(?:\s*(?:per|in de|in een|/|p)\s*(?:week|w\b|wk\b)|\s*contract|\s*werkweek)?"
#: Clock times and other hours that are no length of a week.
_NOT_WEEK: Final = r"(?!\s*(?:per dag|/\s*dag|per dienst|per maand|’s|'s|s (?:avonds|ochtends)))"
_HOURS_RANGE: Final = re.compile(rf"(?<![\d:.,]){_RANGE}{_HOURS}{_WEEK}{_NOT_WEEK}", re.IGNORECASE)
_HOURS_ONE: Final = re.compile(
    rf"(?<![\d:.,]){_NUMBER}{_HOURS}\s*(?:per|in de|in een|/|p)\s*(?:week|wk\b|w\b)"
    rf"|(?<![\d:.,]){_NUMBER}-?urige\s*werkweek"
    rf"|(?:contract|functie|baan|werkweek) (?:van|voor|is voor) {_NUMBER}{_HOURS}{_NOT_WEEK}"
    rf"|\(\s*{_NUMBER}{_HOURS}\s*\)",
    re.IGNORECASE,
)
_LEAST: Final = re.compile(
    rf"(?:minimaal|minstens|vanaf|ten minste)\s+{_NUMBER}{_HOURS}{_WEEK}{_NOT_WEEK}", re.IGNORECASE
)
_MOST: Final = re.compile(
    rf"(?:maximaal|hooguit|ten hoogste|niet meer dan|tot)\s+{_NUMBER}{_HOURS}\s*per\s*week",
    re.IGNORECASE,
)
#: Numbers of hours a day as words, and what "and a half" adds.
_SPELT: Final = {
    "vier": 4.0, "vijf": 5.0, "zes": 6.0, "zeven": 7.0, "acht": 8.0, "negen": 9.0, "tien": 10.0,
}  # fmt: skip
_SPOKEN: Final = rf"({'|'.join(_SPELT)})(enhalf|eneenhalf| en een half)?"
_PER_DAY: Final = re.compile(
    rf"(?:{_NUMBER}|{_SPOKEN}){_HOURS}\s*(?:per dag|op een dag|/\s*dag)"
    rf"|(?:diensten|dagen|werkdagen|dienst|werkdag) (?:van|duurt|duren) (?:{_NUMBER}|{_SPOKEN})"
    rf"{_HOURS}",
    re.IGNORECASE,
)
#: A sentence that says how long somebody works.
_WORKED: Final = re.compile(r"\b(?:werk|dienst|dagen van|contract|rooster)", re.IGNORECASE)
_FULL_TIME: Final = re.compile(r"\b(?:full ?-?time|voltijd|voltijds)\b", re.IGNORECASE)
_PART_TIME: Final = re.compile(r"\b(?:part ?-?time|deeltijd)\b", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"[^.!?\n;•]+(?:[.!?](?=\S)[^.!?\n;•]*)*")
#: The item of the capacity list that speaks of the parts of the day.
_PERIODS: Final = "perioden-van-het-etmaal"
_DAY: Final = "uren-per-dag"
_SHIFT_OF: Final = {"niet-in-de-avond": Shift.EVENING, "niet-in-de-nacht": Shift.NIGHT}


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads vacancies with a set of occupations and places."""

    linker: Linker
    places: Places

    def read(self, vacancy: Vacancy) -> ReadVacancy:
        """Return a vacancy with what is read of it."""
        said: dict[str, str] = {}
        text = vacancy.text
        demands = demands_in(text)
        hours = self._hours(vacancy, said)
        return ReadVacancy(
            vacancy=vacancy,
            hours_min=hours[0],
            hours_max=hours[1],
            hours_per_day=_first(vacancy.hours_per_day, hours_a_day_in(text, demands, said)),
            shifts=_first(vacancy.shifts, _shifts(vacancy, demands, said)),
            education=_first(vacancy.education, education_in(text, said)),
            licence=_first(vacancy.licences, licence_in(text, said)),
            contract=contract_of(vacancy.contract, text, said),
            remote=_first(vacancy.remote, True if cues().remote.search(text.casefold()) else None),
            position=self.places.position(
                vacancy.postcode, place=vacancy.place, country=vacancy.country
            ),
            occupations=self._occupations(vacancy),
            demands=demands,
            read_in_text={key: quote for key, quote in said.items() if _unsaid(vacancy, key)},
        )

    def _hours(self, vacancy: Vacancy, said: dict[str, str]) -> tuple[float | None, float | None]:
        if vacancy.hours_min is not None or vacancy.hours_max is not None:
            return vacancy.hours_min, vacancy.hours_max
        title = hours_in(vacancy.title, {})
        return title if title != (None, None) else hours_in(vacancy.text, said)

    def _occupations(self, vacancy: Vacancy) -> tuple[OccupationLink, ...]:
        if vacancy.occupation and (found := self.linker.link_code(vacancy.occupation)):
            return found[:3]
        found = self.linker.link(vacancy.title, top=3)
        # What is far behind the likeliest is no second meaning of the title but noise.
        return tuple(one for one in found if one.score >= rules().beside * found[0].score)


def _first(field: T | None, read: T | None) -> T | None:
    return read if field is None else field


def _unsaid(vacancy: Vacancy, key: str) -> bool:
    return getattr(vacancy, key, None) in (None, "")


def sentences_of(text: str) -> Iterator[str]:
    """Yield the sentences and bullets of a text, as they stand."""
    for found in _SENTENCE.finditer(text):
        if said := found.group().strip(" -*\t"):
            yield said


def _value(said: str) -> float:
    return float(said.replace(",", "."))


def hours_in(text: str, said: dict[str, str]) -> tuple[float | None, float | None]:
    """Return the least and most hours a week that a text names, ``None`` for what it does not."""
    for found in _HOURS_RANGE.finditer(text):
        least, most = _value(found[1]), _value(found[2])
        if 4 <= least < most <= 60 and not _is_clock(found[0].casefold(), least, most):
            said["hours_min"] = found[0]
            return least, most
    least_found, most_found = _LEAST.search(text), _MOST.search(text)
    if least_found or most_found:
        said["hours_min"] = (least_found or most_found or [""])[0]
        return (
            _value(least_found[1]) if least_found else None,
            _value(most_found[1]) if most_found else None,
        )
    for found in _HOURS_ONE.finditer(text):
        value = _value(next(one for one in found.groups() if one))
        if 2 <= value <= 60:
            said["hours_min"] = found[0]
            return value, value
    full = _FULL_TIME.search(text)
    if full and not _PART_TIME.search(text):
        said["hours_min"] = full[0]
        return rules().full_time, None
    return None, None


def _is_clock(said: str, least: float, most: float) -> bool:
    """Whether a range is a time of day: "van 8 tot 17 uur" is, "16-24 uur" is a week's."""
    if "week" in said or most > 24:
        return False
    return any(word in said for word in ("tot", "en ")) or (least <= 10 and 15 <= most <= 18)


def hours_a_day_in(
    text: str, demands: tuple[FoundDemand, ...], said: dict[str, str]
) -> float | None:
    """Return the hours a day that somebody works; hours of standing are none of those."""
    other = [one for one in demands if one.item != _DAY]
    for found in _PER_DAY.finditer(text):
        if any(one.start < found.end() and found.start() < one.end for one in other):
            continue
        start = max(text.rfind(sign, 0, found.start()) for sign in ".!?\n")
        if not _WORKED.search(text, start + 1, found.end()):
            continue
        number = found[1] or found[4]
        if number:
            value = _value(number)
        else:
            word, half = (found[2], found[3]) if found[2] else (found[5], found[6])
            value = _SPELT[word.casefold()] + (0.5 if half else 0.0)
        if 1 <= value <= 14:
            said["hours_per_day"] = found[0]
            return value
    return None


def _shifts(
    vacancy: Vacancy, demands: tuple[FoundDemand, ...], said: dict[str, str]
) -> tuple[Shift, ...] | None:
    """Return the parts of the week that title and text name together."""
    found = shifts_in(vacancy.text, demands, said)
    title = shifts_in(vacancy.title, demands_in(vacancy.title), {})
    if title is None:
        return found
    said.setdefault("shifts", vacancy.title)
    return tuple(one for one in Shift if one in (*title, *(found or ())))


def shifts_in(
    text: str, demands: tuple[FoundDemand, ...], said: dict[str, str]
) -> tuple[Shift, ...] | None:
    """Return the parts of the week that a text names; ``None`` where it names none.

    Evening and night are demands on the capacity and are read with those; weekends and days are
    read here.
    """
    known = cues()
    found: dict[Shift, str] = {}
    for one in demands:
        if one.item == _PERIODS and not one.negated and one.level in _SHIFT_OF:
            found[_SHIFT_OF[one.level]] = one.quote
    for sentence in sentences_of(text):
        low = sentence.casefold()
        if known.weekend.search(low) and not known.weekend_not.search(low):
            found.setdefault(Shift.WEEKEND, sentence)
        if known.day.search(low):
            found.setdefault(Shift.DAY, sentence)
    if not found:
        return None
    said["shifts"] = next(iter(found.values()))
    return tuple(one for one in Shift if one in found)


def education_in(text: str, said: dict[str, str]) -> int | None:
    """Return the level of education a text asks, the lowest of those in the sentence."""
    known = cues()
    for sentence in sentences_of(text):
        low = sentence.casefold()
        found = [known.education[one] for one in known.education_pattern.findall(low)]
        if not found or not known.education_near.search(low) or known.education_not.search(low):
            continue
        said["education"] = sentence
        return min(found)
    return None


def licence_in(text: str, said: dict[str, str]) -> tuple[str, ...] | None:
    """Return the driving licences a text asks; ``()`` where it says that none is needed."""
    known = cues()
    none_needed = False
    for sentence in sentences_of(text):
        low = sentence.casefold()
        found = known.licence_pattern.search(low)
        if found is None:
            continue
        if known.licence_not.search(low):
            none_needed = True
            continue
        said["licence"] = sentence
        return (known.licence[found.group()],)
    return () if none_needed else None


def contract_of(field: str, text: str, said: dict[str, str]) -> ContractKind:
    """Return the kind of agreement: the field in our words, else what the text says."""
    known = cues()
    for words, quoted in ((field.casefold(), False), (text.casefold(), True)):
        if words in known.contract.values():
            return cast(ContractKind, words)
        if found := known.contract_pattern.search(words):
            if quoted:
                said["contract"] = found.group()
            return cast(ContractKind, known.contract[found.group()])
    return ""
