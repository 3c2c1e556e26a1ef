"""What pages about money print: whole euros, months, and what an amount rests on."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django import template

from wissel.core.amounts import euros
from wissel.core.money.shown import kind_word
from wissel.core.sources import Text
from wissel.portals.shell import dates

register = template.Library()


@register.filter
def euro_whole(value: Decimal | None) -> str:
    """Print ``€ 3.700``, rounded, as overviews write it."""
    if value is None:
        return ""
    whole = value.quantize(Decimal(1), ROUND_HALF_UP)
    sign = "-" if whole < 0 else ""
    return sign + euros(abs(whole), dates.reader_language())


@register.simple_tag
def amount_kind(kind: str) -> str:
    """Print what an amount rests on, in a word: ``wet``, ``aanname``."""
    return kind_word(kind, dates.reader_language())


@register.filter
def month_year(value: date | None) -> str:
    """Print ``november 2026``."""
    return "" if value is None else dates.month_year(value, dates.reader_language())


@register.filter
def month_short(value: date | None) -> str:
    """Print ``nov 2026``, for columns."""
    return "" if value is None else dates.day_year(value, dates.reader_language()).partition(" ")[2]


@register.filter
def in_language(value: Text) -> str:
    """Print a text of the data in the language of the reader."""
    return value.in_(dates.reader_language())
