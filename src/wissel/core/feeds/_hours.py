"""Hours as sources write them. What cannot be read for sure is unknown, and its words are kept."""

import re
from dataclasses import dataclass
from typing import Final

from wissel.core.feeds._said import known, said
from wissel.core.feeds._types import FeedWords

#: More hours than this in a week, or in a day, is a mistake of the source.
_MOST_A_WEEK: Final = 60.0
_MOST_A_DAY: Final = 12.0

_NUMBER: Final = r"\d{1,3}(?:[.,]\d{1,2})?"
_BETWEEN: Final = (
    r"\s*(?:-|–|—|/|,\s|\ben\b|\bof\b|\btot(?: en met)?\b|\bt/m\b|\bto\b|\bà\b|\ba\b)\s*"
)
_HOUR: Final = r"\s*-?\s*(?:uur|uren|u\b|hours?|hrs?\b|h\b)"
_AMOUNT: Final = re.compile(
    rf"(?P<low>\b(?:minimaal|min\.?|minimum|vanaf|ten minste|tenminste|at least|from)\s*)?"
    rf"(?P<high>\b(?:maximaal|max\.?|maximum|tot|up to|hooguit)\s*)?"
    rf"(?<![\d.,:])(?P<numbers>{_NUMBER}(?:{_HOUR}?{_BETWEEN}{_NUMBER}){{0,7}})(?![\d:]|[.,]\d)"
    rf"(?P<unit>{_HOUR})?"
    rf"(?P<more>\s*(?:\+|of meer|or more))?"
    rf"(?:\s*(?:per|p\.?/?|/|a|each|in de)\s*"
    rf"(?P<period>week|wk|w\b|dag|d\b|day|maand|mnd|month|jaar|jr|year))?",
)
_CLOCK: Final = re.compile(r"\b([01]?\d|2[0-4])[:.](?:00|15|30|45)\b")
#: ``4 dagen van 8 uur``: the number is no week, and how long a week is would be a sum of ours.
_IN_DAYS: Final = re.compile(
    r"\b(?:dag|dagen|dienst|diensten|days?|shifts?)\b.*?\b(?:[1-9]|1[0-2])\s*uur"
)
_DAYS: Final = ("dag", "d", "day")
_OTHER_PERIODS: Final = ("maand", "mnd", "month", "jaar", "jr", "year")


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours a week as a range, or of a day. ``kept``: words a person should still read.

    ``unread``: the words were meant to say hours, and could not be read.
    """

    low: float | None = None
    high: float | None = None
    per_day: float | None = None
    kept: bool = False
    unread: bool = False


def hours_in(text: str, words: FeedWords) -> Hours:
    """Read hours in a text of a few words.

    A number counts when hours stand behind it, or when there is nothing but numbers. *Fulltime*
    alone is the usual range of the data; *parttime* alone and *in overleg* say nothing.
    """
    lower = " ".join(text.casefold().split())
    if len(lower) > 200:
        return Hours(kept=True, unread=True)
    clock = [one.group(1) for one in _CLOCK.finditer(lower)]
    if clock and not any(int(number) > 24 for number in re.findall(r"\d+", lower)):
        return Hours(kept=True, unread=not _is_open(lower, words))
    found = [one for one in _AMOUNT.finditer(lower) if one["unit"] or _is_whole(one, lower)]
    if not found:
        return _without_numbers(lower, words)
    if _IN_DAYS.search(lower) and not any(one["period"] for one in found):
        return Hours(kept=True)
    read = Hours()
    for one in found:
        read = _joined(read, one)
    return read


def _is_whole(one: re.Match[str], text: str) -> bool:
    return not re.search(r"\w", text[: one.start()] + text[one.end() :])


def _is_open(text: str, words: FeedWords) -> bool:
    return any(f" {word} " in f" {said(text)} " for word in words.open_)


def _without_numbers(text: str, words: FeedWords) -> Hours:
    full = any(known(text, dict.fromkeys(words.full_time, True)))
    if full and not _is_open(text, words):
        low, high = words.full_time_hours
        return Hours(low, high, kept=True)
    return Hours(kept=True, unread=not (full or _is_open(text, words)))


def _joined(read: Hours, one: re.Match[str]) -> Hours:
    """Add one amount to what was read before it: a week and a day may both be said."""
    numbers = [float(number.replace(",", ".")) for number in re.findall(_NUMBER, one["numbers"])]
    period = one["period"] or "week"
    if period in _OTHER_PERIODS:
        return Hours(read.low, read.high, read.per_day, kept=True, unread=read.unread)
    low, high = min(numbers), max(numbers)
    if period in _DAYS:
        if high > _MOST_A_DAY or read.per_day not in (None, high):
            return Hours(read.low, read.high, read.per_day, kept=True, unread=True)
        return Hours(read.low, read.high, high, read.kept or low != high, read.unread)
    if high > _MOST_A_WEEK or (read.low, read.high) != (None, None):
        return Hours(None, None, read.per_day, kept=True, unread=True)
    return Hours(
        None if one["high"] and low == high else low,
        None if (one["low"] or one["more"]) and low == high else high,
        read.per_day,
        read.kept,
        read.unread,
    )
