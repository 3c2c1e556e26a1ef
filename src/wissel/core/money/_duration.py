"""How many months LGU and WW last, from the years worked (WIA 59, WW 42)."""

from collections.abc import Collection
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal

from wissel.core.dates import last_of_months
from wissel.core.money._law import rule
from wissel.core.money._steps import Steps
from wissel.core.money.facts import History

_HALF = Decimal("0.5")
_ONE = Decimal(1)
_ADULT = 18


def months_for(history: History, act: str, day: date, steps: Steps | None = None) -> Decimal:
    """Return the months of ``act`` (``wia-uitkering`` or ``ww``) for a working life, in halves.

    A quarter, half or three-quarter year before 2016 is deemed to lie after 2015, and the total
    after 2015 is rounded down (WIA 59(3)-(4), WW 42(4)-(5)). The oldest ten years come first.
    """
    before = history.before_2016.to_integral_value(ROUND_FLOOR)
    after = (history.from_2016 + history.before_2016 - before).to_integral_value(ROUND_FLOOR)
    years = before + after
    ten = rule(f"{act}.duur_eerste_jaren", day).number
    least, most = rule(f"{act}.duur_min", day).number, rule(f"{act}.duur_max", day).number
    if years <= ten:
        months = years
    else:
        whole = max(Decimal(0), before - ten)
        months = ten + whole + _HALF * (years - ten - whole)
    found = min(most, max(least, months))
    if steps is not None:
        steps.add(
            "months", found, "10 + max(0, before − 10) + ½ × the rest; 3 at least, 24 at most",
            (rule(f"{act}.duur", day).basis, rule(f"{act}.duur_max", day).basis),
            before_2016=before, from_2016=after,
        )  # fmt: skip
    return found


def last_day(first: date, months: Decimal, act: str) -> date:
    """Return the last day of a number of months in halves; half a month is fifteen days."""
    whole = months.to_integral_value(ROUND_FLOOR)
    days = int(rule(f"{act}.duur_halve_maand", first).number) if months != whole else 0
    return last_of_months(first, int(whole)) + timedelta(days=days)


def labour_history(born: date, on: date, without: Collection[int] = ()) -> History:
    """Return the years that count at ``on``, from the year of turning eighteen (WW 42(4)).

    Years before 1998 count without proof. ``without`` are later years with too few days or hours;
    the year of ``on`` itself never counts.
    """
    free = int(rule("ww.geschiedenis", on).value[0])
    years = [
        year for year in range(born.year + _ADULT, on.year) if year <= free or year not in without
    ]
    before = sum(1 for year in years if year < 2016)
    return History(Decimal(before), Decimal(len(years) - before))
