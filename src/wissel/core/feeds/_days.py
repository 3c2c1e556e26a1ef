"""Dates as sources write them: ISO, Dutch order, months by name, moments with a zone."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Final

from wissel.core.feeds._said import said

_ISO: Final = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_DUTCH: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?!\d)")
_NAMED: Final = re.compile(r"(?:[a-z]+ )?(\d{1,2}) ([a-z]+) (\d{4})\b")
_ENGLISH: Final = re.compile(r"([a-z]+) (\d{1,2}) (\d{4})\b")
_SECONDS: Final = re.compile(r"\d{9,10}(?:\d{3})?")
#: How far from today a date of a vacancy can be; further away it means "no date".
_LONGEST: Final = timedelta(days=3 * 366)


def day_in(text: str, months: Mapping[str, int], today: date) -> date | None:
    """Return the day that a text says, if there is one, it exists, and it can be meant.

    Day before month, as the Dutch write it; ``2026-03-04`` is the fourth of March. A day more than
    three years from ``today`` stands for "no end" in systems that want a date. Of a moment the day
    counts as it is written: sources write "until the end of the 31st" in every zone.
    """
    found = _read(text.strip(), months)
    return found if found is not None and abs(found - today) <= _LONGEST else None


def _read(text: str, months: Mapping[str, int]) -> date | None:
    if len(text) > 60:
        return None
    if parts := _ISO.match(text):
        return _day(parts[1], parts[2], parts[3])
    if parts := _DUTCH.match(text):
        return _day(parts[3], parts[2], parts[1])
    if _SECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), tz=UTC).date()
    words = said(text)
    if (parts := _NAMED.match(words)) and (month := months.get(parts[2])):
        return _day(parts[3], str(month), parts[1])
    if (parts := _ENGLISH.match(words)) and (month := months.get(parts[1])):
        return _day(parts[3], str(month), parts[2])
    return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
