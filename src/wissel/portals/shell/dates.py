"""How days are written, in Dutch and English. Pure functions: ``today`` is an argument.

``language`` is ``"nl"`` or ``"en"``; anything else, ``"nl-nl"`` included, is read by its first two
letters, and Dutch is the fall-back.
"""

from datetime import date
from typing import Final

from django.utils.translation import get_language

from wissel.core.programme import period_bounds

_MONTHS: Final = {
    "nl": ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
_MONTHS_FULL: Final = {
    "nl": (
        *("januari", "februari", "maart", "april", "mei", "juni"),
        *("juli", "augustus", "september", "oktober", "november", "december"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
_DAYS: Final = {
    "nl": ("ma", "di", "wo", "do", "vr", "za", "zo"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_DAYS_FULL: Final = {
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def tongue(language: str) -> str:
    """Return ``"nl"`` or ``"en"`` for a language code."""
    return "en" if language.lower().startswith("en") else "nl"


def reader_language() -> str:
    """Return the language of the reader, ``"nl"`` or ``"en"``."""
    return tongue(get_language() or "nl")


def month_name(day: date, language: str) -> str:
    """Return the short name of the month: ``nov``."""
    return _MONTHS[tongue(language)][day.month - 1]


def weekday_name(day: date, language: str) -> str:
    """Return the short name of the weekday: ``do``."""
    return _DAYS[tongue(language)][day.weekday()]


def day_month(day: date, language: str) -> str:
    """Return the day without weekday and year.

    >>> day_month(date(2026, 11, 12), "nl"), day_month(date(2026, 11, 12), "en")
    ('12 nov', '12 Nov')
    """
    return f"{day.day} {month_name(day, language)}"


def day_year(day: date, language: str) -> str:
    """Return the day with its year, always: ``12 nov 2026``."""
    return f"{day_month(day, language)} {day.year}"


def short_day(day: date, today: date, language: str) -> str:
    """Return weekday, day and month; the year instead of the weekday when it is not today's.

    >>> short_day(date(2026, 11, 12), date(2026, 11, 22), "nl")
    'do 12 nov'
    >>> short_day(date(2027, 2, 28), date(2026, 11, 22), "nl")
    '28 feb 2027'
    """
    if day.year != today.year:
        return day_year(day, language)
    return f"{weekday_name(day, language)} {day_month(day, language)}"


def full_day(day: date, language: str) -> str:
    """Return the day written out.

    >>> full_day(date(2026, 11, 12), "nl")
    'donderdag 12 november 2026'
    """
    weekday = _DAYS_FULL[tongue(language)][day.weekday()]
    return f"{weekday} {full_date(day, language)}"


def full_date(day: date, language: str) -> str:
    """Return the day written out, without the weekday: ``12 november 2026``."""
    return f"{day.day} {month_year(day, language)}"


def month_year(day: date, language: str) -> str:
    """Return month and year written out: ``november 2026``."""
    return f"{_MONTHS_FULL[tongue(language)][day.month - 1]} {day.year}"


def period_name(first: date, last: date, language: str) -> str:
    """Return a period of whole months in words.

    >>> period_name(date(2026, 11, 1), date(2026, 12, 31), "nl")
    'november – december 2026'
    """
    if (first.year, first.month) == (last.year, last.month):
        return month_year(first, language)
    begin = _MONTHS_FULL[tongue(language)][first.month - 1]
    if first.year != last.year:
        begin = month_year(first, language)
    return f"{begin} – {month_year(last, language)}"


def report_period(key: str, language: str) -> str:
    """Return the period of a report by its key: ``november 2026``, ``oktober – december 2026``."""
    return period_name(*period_bounds(key), language)


def distance(day: date, today: date, language: str) -> str:
    """Return how far the last day ``day`` is from today, in words.

    >>> distance(date(2026, 11, 25), date(2026, 11, 22), "nl")
    'nog 3 dagen'
    >>> distance(date(2026, 11, 12), date(2026, 11, 22), "nl")
    '10 dagen te laat'
    >>> distance(date(2026, 11, 22), date(2026, 11, 22), "en")
    'today'
    """
    days = (day - today).days
    if tongue(language) == "en":
        if days == 0:
            return "today"
        unit = "day" if abs(days) == 1 else "days"
        return f"{days} {unit} left" if days > 0 else f"{-days} {unit} late"
    if days == 0:
        return "vandaag"
    unit = "dag" if abs(days) == 1 else "dagen"
    return f"nog {days} {unit}" if days > 0 else f"{-days} {unit} te laat"
