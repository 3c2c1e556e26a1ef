"""Situations as they are shown, on screen and paper alike: a chart each, and what changes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from functools import cache
from itertools import groupby
from typing import Final

from wissel.core.amounts import euros
from wissel.core.charts import Band, Chart, Texture
from wissel.core.dates import add_months, day_in
from wissel.core.finances import OwnMoney
from wissel.core.law import read_yaml, text
from wissel.core.money._announced import Plan, plans
from wissel.core.money._messages import sentence, title
from wissel.core.money._types import Amount, Event, Row, Scenarios, Situation
from wissel.core.money.cases import (
    Known,
    is_complete,
    last_known_day,
    own_scenarios,
    partial_degrees,
)
from wissel.core.sources import Basis, Text

#: Parts of a month that somebody pays for work; sick pay has a texture of its own, and whatever is
#: left is a benefit.
_WORK: Final = ("wage", "supplement", "income", "third-party-income")
_SICK: Final = ("sick-pay",)
#: Months after the pay ends at which situations are compared once more.
_LATER: Final = 24
_PARTIAL: Final = ("wga-no-work", "wga-half", "wga-full")
_COSTS: Final = ("sick-pay",)
_ON_TOP: Final = ("charges", "pension")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Months in a row that come to the same; ``parts`` are the names of what it is made of."""

    first: date
    last: date
    total: Decimal
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One situation in a language: its words, its chart, its months, what changes why."""

    key: str
    title: str
    if_: str
    chart: Chart
    stretches: tuple[Stretch, ...]
    events: tuple[tuple[Event, str], ...]
    notes: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[date, tuple[Decimal | None, ...], Decimal], ...]


def cards(scenarios: Scenarios, known: Known, language: str) -> tuple[Card, ...]:
    """Return the employee's situations, on one scale so that they can be compared."""
    [sheet] = scenarios.sheets
    old = next((each.value for each in scenarios.amounts if each.key == "old-wage"), Decimal(0))
    highest = max((row.total for each in sheet.situations for row in each.rows), default=old)
    top = max(highest, old).to_integral_value(ROUND_CEILING)
    return tuple(_card(each, known, top, old, language) for each in sheet.situations)


@dataclass(frozen=True, slots=True)
class Compared:
    """All situations at a few months: the month before the pay ends, after it, and later."""

    months: tuple[date, ...]
    rows: tuple[tuple[str, str, tuple[Decimal | None, ...]], ...]  #: key, title, totals


def compared(scenarios: Scenarios, known: Known, language: str) -> Compared:
    """Return every situation side by side at three months: soon after the pay ends, and later.

    The first is a whole month; the last is the last month of the sheet.
    """
    [sheet] = scenarios.sheets
    ends = max((row.month for each in sheet.situations for row in each.rows), default=known.as_of)
    first = add_months(known.last_paid_day.replace(day=1), 1)
    months = tuple(
        dict.fromkeys(min(month, ends) for month in (first, add_months(first, _LATER), ends))
    )
    rows = []
    for each in sheet.situations:
        totals = {row.month: row.total for row in each.rows}
        rows.append(
            (each.key, each.title.in_(language), tuple(totals.get(month) for month in months))
        )
    return Compared(months, tuple(rows))


@dataclass(frozen=True, slots=True)
class Spread:
    """The three ways of a partial WGA at each class of degrees, in one month after the LGU.

    ``degrees`` are the lower borders of the classes; a row is a title and a total for each.
    """

    month: date
    degrees: tuple[Decimal, ...]
    rows: tuple[tuple[str, tuple[Decimal, ...]], ...]


def spread(said: OwnMoney, known: Known, language: str) -> Spread | None:
    """Return how the outcome depends on the degree, from low to high: no single forecast.

    ``None`` once UWV set the capacity that is left: then one degree holds.
    """
    if said.residual_month is not None or not is_complete(said):
        return None
    degrees = partial_degrees(known)
    rows: dict[str, list[Decimal]] = {}
    month = known.last_paid_day
    for degree in degrees:
        asked = replace(said, degree=degree, situations=_PARTIAL)
        [sheet] = own_scenarios(asked, known).sheets
        for each in sheet.situations:
            month = each.rows[-1].month
            rows.setdefault(each.key, []).append(each.rows[-1].total)
    if not rows:
        return None
    told = tuple((_word(key, language), tuple(totals)) for key, totals in rows.items())
    return Spread(month, degrees, told)


@dataclass(frozen=True, slots=True)
class CostTable:
    """Amounts of one situation of the employer: names of columns, and lines of label and amounts.

    ``kinds`` stands beside each line: what its amounts rest on.
    """

    columns: tuple[str, ...]
    lines: tuple[tuple[str, str, tuple[Decimal | None, ...], bool], ...]


def cost_table(key: str, amounts: Sequence[Amount], language: str) -> CostTable:
    """Return the amounts of a situation as a table; a line is label, kind, amounts, is a sum."""
    if key == "placement":
        return _placements(amounts, language)
    lines = []
    for each in amounts:
        label = each.title.in_(language)
        if key == "sanction-cost" and each.from_ is not None and each.to is not None:
            weeks = ((each.to - each.from_).days + 1) // 7
            label = sentence("words", "weeks", weeks=weeks).in_(language)
        lines.append((label, each.kind, (each.value,), each.key == "total"))
    return CostTable((_word("what", language), _word("amount", language)), tuple(lines))


def _placements(amounts: Sequence[Amount], language: str) -> CostTable:
    """Return a line for each month: what it saves without and with a transition payment."""
    days = dict.fromkeys(each.from_ for each in amounts if each.from_ is not None)
    keys = ["saving", "saving-with-payment"]
    codes = ["starts-on", "without-payment", "with-payment"]
    if any(each.key == "saving-bill-36869" for each in amounts):
        keys.append("saving-bill-36869")
        codes.append("without-payment-bill")
    held = {(each.from_, each.key): each for each in amounts}
    lines = []
    for on in days:
        pair = [held.get((on, key)) for key in keys]
        kind = next((each.kind for each in pair if each is not None), "estimate")
        values = tuple(each.value if each is not None else None for each in pair)
        lines.append((day_in(on, language), kind, values, False))
    names = tuple(
        _word(code, language) for code in ("starts-on", "without-payment", "with-payment")
    )
    return CostTable(names, tuple(lines))


def kind_word(kind: str, language: str) -> str:
    """Return what an amount rests on, in a word."""
    return sentence("kinds", kind).in_(language)


def cost_chart(scenarios: Scenarios, known: Known, language: str) -> Chart | None:
    """Return what paying on costs the employer by month, ``None`` where nothing is left to pay."""
    [sheet] = scenarios.sheets
    rows = next((each.rows for each in sheet.situations if each.key == "ride-out"), ())
    if not rows:
        return None
    return Chart(
        name="kosten",
        title=_word("cost-chart", language),
        description=_described(rows, language),
        months=tuple(row.month for row in rows),
        bands=(
            Band(_values(rows, _COSTS), "solid"),
            Band(_values(rows, _ON_TOP), "lines"),
        ),
        top=max(row.total for row in rows).to_integral_value(ROUND_CEILING),
        language=language,
    )


def now_amounts(scenarios: Scenarios, today: date) -> dict[str, Amount]:
    """Return what holds today of wage, pay and loss, by key."""
    return {
        each.key: each
        for each in scenarios.amounts
        if each.scenario == "now"
        and each.from_ is not None
        and each.to is not None
        and each.from_ <= today <= each.to
    }


def grounds(amounts: Iterable[Amount]) -> tuple[Basis, ...]:
    """Return the articles and amounts of the state that something rests on, each once."""
    found: dict[tuple[str, str], Basis] = {}
    for amount in amounts:
        for basis in amount.basis:
            found.setdefault((basis.article, basis.source), basis)
    return tuple(found.values())


def assumed_after(scenarios: Scenarios) -> date | None:
    """Return the day after which amounts are assumed to stay, ``None`` if none reaches past it."""
    last = last_known_day()
    late = any(each.basis and each.to is not None and each.to > last for each in scenarios.amounts)
    return last if late else None


def _card(situation: Situation, known: Known, top: Decimal, old: Decimal, language: str) -> Card:
    rows = situation.rows
    kinds: tuple[tuple[Texture, tuple[str, ...] | None], ...] = (
        ("solid", _WORK),
        ("dots", _SICK),
        ("lines", None),
    )
    chart = Chart(
        name=f"situatie-{situation.key}",
        title=situation.title.in_(language),
        description=_described(rows, language),
        months=tuple(row.month for row in rows),
        bands=tuple(Band(_values(rows, keys), texture) for texture, keys in kinds),
        top=top,
        language=language,
        reference=(old, _word("old-wage", language)),
        mark=(known.last_paid_day, _word("pay-ends", language)),
    )
    keys = list(dict.fromkeys(key for row in rows for key in row.parts))
    return Card(
        situation.key,
        situation.title.in_(language),
        situation.if_.in_(language),
        chart,
        _stretches(rows, language),
        tuple((event, event.message.in_(language)) for event in situation.events),
        tuple(note.message.in_(language) for note in situation.notes),
        tuple(title(key).in_(language) for key in keys),
        tuple((row.month, tuple(row.parts.get(key) for key in keys), row.total) for row in rows),
    )


def _stretches(rows: Sequence[Row], language: str) -> tuple[Stretch, ...]:
    found = []
    for total, group in groupby(rows, key=lambda row: row.total):
        held = list(group)
        keys = dict.fromkeys(key for row in held for key, value in row.parts.items() if value)
        named = tuple(title(key).in_(language) for key in keys)
        found.append(Stretch(held[0].month, held[-1].month, total, named))
    return tuple(found)


def _values(rows: Sequence[Row], keys: tuple[str, ...] | None) -> tuple[Decimal, ...]:
    """Return the sum of some parts by month; without keys of all that are neither."""
    aside = (*_WORK, *_SICK)
    return tuple(
        sum(
            (
                value
                for key, value in row.parts.items()
                if (key in keys if keys is not None else key not in aside)
            ),
            Decimal(0),
        )
        for row in rows
    )


def _described(rows: Sequence[Row], language: str) -> str:
    """Return in words what the chart shows, for whoever cannot see it."""
    said = []
    for each in _stretches(rows, language):
        _number, month = day_in(each.first, language).split(" ", 1)
        whole = each.total.quantize(Decimal(1), ROUND_HALF_UP)
        said.append(f"{month}: {euros(whole, language)}")
    return "; ".join(said)


def _word(code: str, language: str) -> str:
    return sentence("words", code).in_(language)


@dataclass(frozen=True, slots=True)
class Figure:
    """A published total with its year; background, and nobody's odds."""

    year: str
    text: Text
    source: str


@cache
def background() -> tuple[Figure, ...]:
    """Return the published totals that may stand beside situations."""
    rows = read_yaml("money/background.yaml")["figures"]
    return tuple(Figure(str(row["year"]), text(row["text"]), row["source"]) for row in rows)


def announced_plans() -> tuple[Plan, ...]:
    """Return what was announced and is no law: nothing on a sheet counts with it."""
    return tuple(plans().values())
