"""Reads single fields of a source: what they say, or that it could not be read."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from wissel.core.feeds._days import day_in
from wissel.core.feeds._hours import hours_in
from wissel.core.feeds._plain import line
from wissel.core.feeds._said import known, said
from wissel.core.feeds._types import FeedWords
from wissel.core.vacancies import Shift


@dataclass(frozen=True, slots=True)
class FieldRead:
    """What a field came to. ``kept``: its words belong in the text; ``unread``: not understood."""

    values: dict[str, Any] = field(default_factory=dict)
    kept: bool = False
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What is needed beside the words of a field to read it."""

    words: FeedWords
    today: date


Reader = Callable[[str, Sequence[str], Reading], FieldRead]

_LONG: Final = {"title": 200, "employer": 200, "place": 120, "wage": 200}
_SHORT: Final = 80  #: more characters than this are a sentence, in which words mean other things
_CODE: Final = 3  #: among words as short as this, a small letter is a code too
_URL: Final = re.compile(r"https?://[^\s/?#@\\]+(?:[/?#][^\s\\]*)?", re.IGNORECASE)
_LICENCE: Final = re.compile(r"\b(A[12M]?|B\+?E?|C1?E?|D1?E?|T)(?![\w+])")
_LICENCE_WORDS: Final = re.compile(r"(?i)rijbewijs(?:zen)?|driving licen[cs]e|categorie|category")
_ISCO: Final = re.compile(r"(?:ISCO(?:-?08)?[\s:-]*|C)?(\d{4})", re.IGNORECASE)
_ESCO: Final = re.compile(r"https?://data\.europa\.eu/esco/(?:occupation|isco)/[\w/.-]{1,100}")
_DUTCH: Final = re.compile(r"(?:NL[- ]?)?([1-9]\d{3})\s*([A-Z]{2})")
_BELGIAN: Final = re.compile(r"(?:B|BE)[- ]?([1-9]\d{3})")
_PREFIXED: Final = re.compile(r"([A-Z]{1,2})[- ](\d[\d ]{2,6})")
_PLATES: Final = {"B": "BE", "D": "DE", "L": "LU", "F": "FR", "NL": "NL"}
_UNREAD: Final = FieldRead(kept=True, unread=True)


def _line(name: str, found: Sequence[str], _: Reading) -> FieldRead:
    return FieldRead({name: line(found[0])[: _LONG[name]].rstrip()})


def _reference(name: str, found: Sequence[str], _: Reading) -> FieldRead:
    return FieldRead({name: line(found[0])[:200]})


def _words(name: str, found: Sequence[str], _: Reading) -> FieldRead:
    parts = [part for one in found for part in re.split(r"[,;/|]", line(one))]
    return FieldRead(
        {name: tuple(dict.fromkeys(part.strip()[:40] for part in parts if part.strip()))[:20]}
    )


def _wage(name: str, found: Sequence[str], _: Reading) -> FieldRead:
    """Put amounts and words after each other: two amounts are a range."""
    parts = [line(one) for one in found]
    numbers = [part for part in parts if re.fullmatch(r"[\d.,]+", part)]
    others = [part for part in parts if part not in numbers]
    if numbers and any(float(re.sub(r"\D", "", each) or 0) for each in numbers):
        others.insert(0, "–".join(dict.fromkeys(numbers[:2])))
    return FieldRead({name: " ".join(others)[: _LONG["wage"]].rstrip()})


def _number(name: str, found: Sequence[str], _: Reading) -> FieldRead:
    text = line(found[0]).replace(",", ".")
    if not (parts := re.fullmatch(r"(\d{1,3}(?:\.\d{1,2})?)\s*(?:uur|uren|u|hours?)?", text)):
        return _UNREAD
    most = 12.0 if name == "hours_per_day" else 60.0
    number = float(parts[1])
    return FieldRead({name: number}) if number <= most else _UNREAD


def _hours(_name: str, found: Sequence[str], how: Reading) -> FieldRead:
    read = hours_in(", ".join(line(one) for one in found), how.words)
    said_ = {"hours_min": read.low, "hours_max": read.high, "hours_per_day": read.per_day}
    values = {name: value for name, value in said_.items() if value is not None}
    return FieldRead(values, read.kept, read.unread)


def _date(name: str, found: Sequence[str], how: Reading) -> FieldRead:
    text = line(found[0])
    if re.match(r"9999|2999|2099|31-12-(?:9999|2999|2099)", text):
        return FieldRead()
    day = day_in(text, how.words.months, how.today)
    return FieldRead({name: day}) if day is not None else FieldRead(unread=True)


def _education(name: str, found: Sequence[str], how: Reading) -> FieldRead:
    """Take the lowest level of those that are named: that is enough to be considered."""
    text = ", ".join(line(one) for one in found)
    if len(text) > _SHORT:
        return FieldRead(kept=True)
    levels = list(known(text, how.words.education))
    return FieldRead({name: min(levels)}) if levels else _UNREAD


def _contract(name: str, found: Sequence[str], how: Reading) -> FieldRead:
    text = ", ".join(line(one) for one in found)
    if len(text) > _SHORT:
        return FieldRead(kept=True)
    kinds = set(known(text, how.words.contracts))
    if len(kinds) == 1:
        return FieldRead({name: kinds.pop()})
    lone = said(text)
    other = {*how.words.full_time, *how.words.open_}
    return FieldRead(kept=lone not in other, unread=not kinds and lone not in other)


def _licence(name: str, found: Sequence[str], how: Reading) -> FieldRead:
    text = ", ".join(line(one) for one in found)
    if said(text) in how.words.no_licence:
        return FieldRead({name: ()})
    if len(text) > _SHORT:
        return FieldRead(kept=True)
    bare = _LICENCE_WORDS.sub(" ", text).strip()
    codes = all(len(word) <= _CODE for word in re.split(r"\W+", bare))
    kinds = _LICENCE.findall(bare.upper() if codes else bare)
    return FieldRead({name: tuple(dict.fromkeys(kinds))}) if kinds else _UNREAD


def _shifts(name: str, found: Sequence[str], how: Reading) -> FieldRead:
    text = ", ".join(line(one) for one in found)
    if len(text) > _SHORT or re.search(r"\b(?:geen|niet|no|not)\b", text.casefold()):
        return FieldRead(kept=True)
    named = set(known(text, how.words.shifts))
    return FieldRead({name: tuple(s for s in Shift if s in named)}) if named else _UNREAD


def _office_hours(name: str, found: Sequence[str], how: Reading) -> FieldRead:
    """Office hours are days; not office hours does not say which other part of the week."""
    word = said(found[0])
    if word in how.words.yes:
        return FieldRead({name: (Shift.DAY,)})
    return FieldRead(unread=word not in {*how.words.no, "2"})


def _yes_no(name: str, found: Sequence[str], how: Reading) -> FieldRead:
    word = said(line(found[0]))
    if word in how.words.yes or word in how.words.no:
        return FieldRead({name: word in how.words.yes})
    return FieldRead(unread=True)


def _country(name: str, found: Sequence[str], how: Reading) -> FieldRead:
    text = line(found[0])
    if code := how.words.countries.get(said(text)):
        return FieldRead({name: code})
    if re.fullmatch(r"[A-Za-z]{2}", text):
        return FieldRead({name: text.upper()})
    return FieldRead({name: ""}, unread=True)


def _postcode(name: str, found: Sequence[str], _: Reading) -> FieldRead:
    """Read a postcode; the letters before it say the country where they stand for one."""
    text = line(found[0]).upper()
    if dutch := _DUTCH.fullmatch(text):
        return FieldRead({name: f"{dutch[1]} {dutch[2]}", "country": "NL"})
    if belgian := _BELGIAN.fullmatch(text):
        return FieldRead({name: belgian[1], "country": "BE"})
    if (other := _PREFIXED.fullmatch(text)) and (country := _PLATES.get(other[1])):
        return FieldRead({name: other[2].strip(), "country": country})
    if re.fullmatch(r"[A-Z0-9][A-Z0-9 -]{1,9}", text) and re.search(r"\d", text):
        return FieldRead({name: text})
    return FieldRead(unread=True)


def _occupation(name: str, found: Sequence[str], _: Reading) -> FieldRead:
    """Take an ESCO address or a code of ISCO-08; other lists of occupations say nothing here."""
    for one in found:
        text = line(one)
        if _ESCO.fullmatch(text):
            return FieldRead({name: text})
        if code := _ISCO.fullmatch(text):
            return FieldRead({name: code[1]})
    return FieldRead()


def _url(name: str, found: Sequence[str], _: Reading) -> FieldRead:
    """Keep an address of the web that a person may follow; nothing else is an address here."""
    for one in found:
        text = one.strip()
        if len(text) <= 2000 and text == line(text) and _URL.fullmatch(text):
            return FieldRead({name: text})
    return FieldRead(unread=True)


BY_NAME: Final[dict[str, Reader]] = {
    "reference": _reference,
    "line": _line,
    "postcode": _postcode,
    "country": _country,
    "hours": _hours,
    "number": _number,
    "shifts": _shifts,
    "office-hours": _office_hours,
    "education": _education,
    "licence": _licence,
    "contract": _contract,
    "yes-no": _yes_no,
    "words": _words,
    "occupation": _occupation,
    "wage": _wage,
    "url": _url,
    "date": _date,
}
#: Readers for which each part of a list counts; the others read the first part only.
ALL_PARTS: Final = frozenset(
    ("hours", "shifts", "education", "licence", "contract", "words", "occupation", "wage", "url")
)
