"""Refuses numbers no wage, week or year can have, at the place where a person can repair them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Protocol

from wissel.core.money._messages import refuse
from wissel.core.money.facts import Charges, History, Income, Price, Wage

#: A wage per month above this is a slip of the keyboard; so are more hours than a week allows.
_MOST_EUROS = Decimal(1_000_000)
_MOST_HOURS = Decimal(80)
_HUNDRED = Decimal(100)
_MOST_YEARS = Decimal(60)
_FIRST, _LAST = date(1950, 1, 1), date(2199, 12, 31)


def months(value: Decimal, path: str) -> None:
    """Refuse months that are too many, or not in halves."""
    if not 0 <= value <= _MOST_YEARS or value * 2 % 1:
        raise refuse("halves", path, given=_short(value), most=_MOST_YEARS)


def euros(value: Decimal | None, path: str, *, most: Decimal = _MOST_EUROS) -> None:
    """Refuse an amount below zero or beyond what can be meant."""
    if value is not None and not 0 <= value <= most:
        raise refuse("amount", path, given=_short(value), most=f"{most:,.0f}".replace(",", "."))


def percent(value: Decimal | None, path: str, *, most: Decimal = _HUNDRED) -> None:
    """Refuse a percentage outside 0..``most``."""
    if value is not None and not 0 <= value <= most:
        raise refuse("percent", path, given=_short(value), most=most)


def hours(value: Decimal | None, path: str) -> None:
    """Refuse hours a week that no week of work has."""
    if value is not None and not 0 < value <= _MOST_HOURS:
        raise refuse("hours", path, given=_short(value), most=_MOST_HOURS)


def day(value: date | None, path: str) -> None:
    """Refuse a day that is no day of a working life."""
    if value is not None and not _FIRST <= value <= _LAST:
        raise refuse("day", path, given=value, low=_FIRST, high=_LAST)


def order(start: date, end: date | None, path: str) -> None:
    """Refuse an end before its start."""
    if end is not None and end < start:
        raise refuse("to-before-from", path, given=end, begin=start)


def wage(given: Wage, path: str, *, with_hours: bool) -> None:
    """Refuse a wage nobody has; ``with_hours``: the hours are needed."""
    euros(given.month, f"{path}.month")
    if given.month == 0:
        raise refuse("no-wage", f"{path}.month")
    hours(given.hours_week, f"{path}.hours_week")
    hours(given.full_time_hours, f"{path}.full_time_hours")
    percent(given.holiday_percent, f"{path}.holiday_percent", most=Decimal(50))
    euros(given.allowances_month, f"{path}.allowances_month")
    if with_hours and given.hours_week is None:
        raise refuse("needed", f"{path}.hours_week")


def one_of(first: object | None, second: object | None, paths: tuple[str, str]) -> None:
    """Refuse both, or neither."""
    if (first is None) == (second is None):
        raise refuse("one-of", paths[0], first=paths[0][2:], second=paths[1][2:])


class _Spell(Protocol):
    @property
    def from_(self) -> date: ...
    @property
    def to(self) -> date | None: ...


def spells(given: Sequence[_Spell], path: str) -> None:
    """Refuse periods that end before they begin, or overlap."""
    for index, each in enumerate(given):
        day(each.from_, f"{path}[{index}].from")
        day(each.to, f"{path}[{index}].to")
        order(each.from_, each.to, f"{path}[{index}].to")
    numbered = sorted(enumerate(given), key=lambda pair: pair[1].from_)
    for (one, earlier), (two, later) in pairwise(numbered):
        if earlier.to is None or later.from_ <= earlier.to:
            raise refuse(
                "overlap", f"{path}[{two}].from", given=later.from_, other=f"{path[2:]}[{one}]"
            )


def income(given: Sequence[Income], path: str) -> None:
    """Refuse income that does not run over whole calendar months."""
    from wissel.core.money._periods import month_bounds

    spells(given, path)
    for index, each in enumerate(given):
        euros(each.month, f"{path}[{index}].month")
        percent(each.holiday_percent, f"{path}[{index}].holiday_percent", most=Decimal(50))
        if each.from_.day != 1:
            raise refuse("month-start", f"{path}[{index}].from", given=each.from_)
        if each.to is not None and each.to != month_bounds(each.to.year, each.to.month)[1]:
            raise refuse("month-end", f"{path}[{index}].to", given=each.to)


def history(given: History, path: str) -> None:
    """Refuse a working life that is too long, or not in quarters of a year."""
    for name in ("before_2016", "from_2016"):
        years(getattr(given, name), f"{path}.{name}")


def years(given: Decimal, path: str) -> None:
    """Refuse years that are too many, or not in quarters."""
    if not 0 <= given <= _MOST_YEARS or given * 4 % 1:
        raise refuse("years", path, given=_short(given), most=_MOST_YEARS)


def charges(given: Charges, path: str) -> None:
    """Refuse premiums that cannot be."""
    percent(given.percent, f"{path}.percent")
    percent(given.whk_percent, f"{path}.whk_percent")


def price(given: Price | None, path: str) -> None:
    """Refuse prices that cannot be."""
    if given is None:
        return
    if given.model == "fixed":
        euros(given.amount, f"{path}.amount")
    elif given.model == "weekly":
        euros(given.week, f"{path}.week")
        if not 0 <= given.weeks <= 160:
            raise refuse("weeks", f"{path}.weeks", given=given.weeks, most=160)
    else:
        for index, line in enumerate(given.lines):
            euros(line.price, f"{path}.lines[{index}].price")
            euros(line.quantity, f"{path}.lines[{index}].quantity", most=Decimal(10_000))


def _short(value: Decimal) -> str:
    text = f"{value}"
    return text if len(text) <= 20 else f"{text[:20]}…"
