"""What somebody types about a direction or some work: checked field by field."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, TypeVar

from wissel.apps.plans.service._typed import MOST_DETAIL, MOST_LINE, Looked, one_of, plain
from wissel.core.capacity import catalogue
from wissel.core.dates import day_in
from wissel.core.profile import ProfileForms
from wissel.core.profiled import Demand, Direction, Market, Wage
from wissel.core.suitable import MORE
from wissel.infra.typed import refused

T = TypeVar("T")

MOST_TITLE: Final = 120
MOST_DIRECTIONS: Final = 20
MOST_DEMANDS: Final = 80
MOST_COUNTS: Final = 30
_MOST_HOURS: Final = 60
_MOST_MINUTES: Final = 300
_MOST_COUNT: Final = 100_000
_MOST_KM: Final = 400
_MOST_WAGE: Final = Decimal(100_000)


def checked_work(
    said: Direction, forms: ProfileForms, today: date, looked: Looked = plain
) -> Direction:
    """Return a direction as it is kept; raise ``Refused`` with the field (``$.title``)."""
    title = looked(said.title, MOST_TITLE, "$.title")
    if not title:
        raise refused(
            "missing",
            "$.title",
            "Schrijf welk werk dit is, bijvoorbeeld: planner in het vervoer.",
            "Write which work this is, for example: planner in transport.",
        )

    def demand(one: Demand, place: str) -> Demand:
        return _demand(one, place, looked)

    def market(one: Market, place: str) -> Market:
        return _market(one, place, today, looked)

    _check_hours(said)
    _within(said.travel_minutes, 0, _MOST_MINUTES, "$.travel_minutes")
    return replace(
        said,
        title=title,
        sector=looked(said.sector, MOST_TITLE, "$.sector"),
        tasks=looked(said.tasks, MOST_DETAIL, "$.tasks"),
        region=looked(said.region, MOST_LINE, "$.region"),
        because=looked(said.because, MOST_DETAIL, "$.because"),
        state_because=looked(said.state_because, MOST_DETAIL, "$.state_because"),
        conditions=looked(said.conditions, MOST_DETAIL, "$.conditions"),
        level=one_of(said.level, [one.key for one in forms.levels], "$.level"),
        wage=_wage(said.wage, looked) if said.wage is not None else None,
        demands=_each(said.demands, MOST_DEMANDS, "$.demands", demand),
        market=_each(said.market, MOST_COUNTS, "$.market", market),
    )


def _each(
    values: tuple[T, ...], most: int, path: str, checked: Callable[[T, str], T]
) -> tuple[T, ...]:
    if len(values) > most:
        raise refused(
            "too-many",
            path,
            f"Dit zijn er {len(values)}; verwacht worden er hoogstens {most}.",
            f"These are {len(values)}; expected are {most} at most.",
        )
    return tuple(checked(one, f"{path}[{number}]") for number, one in enumerate(values))


def _check_hours(said: Direction) -> None:
    for name in ("hours_least", "hours_most"):
        _within(getattr(said, name), 0, _MOST_HOURS, f"$.{name}")
    least, most = said.hours_least, said.hours_most
    if least is not None and most is not None and most < least:
        raise refused(
            "wrong-order",
            "$.hours_most",
            f"Tot {most:g} uur is minder dan vanaf {least:g} uur.",
            f"Up to {most:g} hours is less than from {least:g} hours.",
        )


def _within(value: float | None, least: int, most: int, path: str) -> None:
    if value is not None and not least <= value <= most:
        raise refused(
            "wrong-value",
            path,
            f"{value:g} kan niet. Vul een getal in van {least} tot {most}.",
            f"{value:g} is not possible. Give a number from {least} to {most}.",
        )


def _demand(said: Demand, place: str, looked: Looked) -> Demand:
    item = catalogue().item(said.item)
    aspect = looked(said.aspect, MOST_LINE, f"{place}.aspect")
    words = looked(said.words, MOST_LINE, f"{place}.words")
    if item is None:
        if said.item or not aspect:
            raise refused(
                "unknown-item",
                f"{place}.item",
                "Dit punt staat niet op de lijst. Schrijf het in eigen woorden.",
                "This item is not on the list. Write it in free words.",
            )
        return Demand("", "", aspect, words)
    levels = [one.key for one in item.levels] + ([] if item.several else [MORE])
    return Demand(item.key, one_of(said.asks, levels, f"{place}.asks"), "", words)


def _market(said: Market, place: str, today: date, looked: Looked) -> Market:
    if said.on > today:
        raise refused(
            "future",
            f"{place}.on",
            f"{day_in(said.on, 'nl')} moet nog komen. Schrijf de dag waarop u telde.",
            f"{day_in(said.on, 'en')} is yet to come. Give the day on which you counted.",
        )
    if said.on < today - timedelta(days=3653):
        raise refused(
            "too-old",
            f"{place}.on",
            f"{day_in(said.on, 'nl')} is meer dan tien jaar geleden.",
            f"{day_in(said.on, 'en')} is more than ten years ago.",
        )
    _within(said.count, 0, _MOST_COUNT, f"{place}.count")
    _within(said.within_km, 0, _MOST_KM, f"{place}.within_km")
    source = looked(said.source, MOST_LINE, f"{place}.source")
    if not source:
        raise refused(
            "missing",
            f"{place}.source",
            "Schrijf waar u telde, bijvoorbeeld: werk.nl.",
            "Write where you counted, for example: werk.nl.",
        )
    return replace(said, source=source, search=looked(said.search, MOST_LINE, f"{place}.search"))


def _wage(said: Wage, looked: Looked) -> Wage:
    for name, amount in (("least", said.least), ("most", said.most)):
        if not amount.is_finite() or not 0 < amount <= _MOST_WAGE:
            raise refused(
                "wrong-value",
                f"$.wage.{name}",
                "Dit is geen loon. Vul een bedrag in, bijvoorbeeld 2450 of 15,50.",
                "This is no pay. Give an amount, for example 2450 or 15.50.",
            )
    if said.most < said.least:
        raise refused(
            "wrong-order",
            "$.wage.most",
            "Het hoogste loon is lager dan het laagste.",
            "The highest pay is lower than the lowest.",
        )
    source = looked(said.source, MOST_LINE, "$.wage.source")
    if not source:
        raise refused(
            "missing",
            "$.wage.source",
            "Schrijf waar dit loon vandaan komt, bijvoorbeeld: de cao, of vacatures van vandaag.",
            "Write where this pay comes from, for example: the collective agreement.",
        )
    return replace(said, source=source)
