"""Holds what a vacancy asks against one limited item of the capacity list.

Evidence goes in this order: what the employer filled in, then a sentence of the text, then what is
usual in the occupation. The last is an estimate: on its own it excludes only when it is extreme.
Without evidence the answer is a question, never a pass.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from wissel.core.capacity import Item, Level, catalogue
from wissel.core.matched import Ground
from wissel.core.matching._data import Rules, rules
from wissel.core.occupations import Prior
from wissel.core.profiled import Demand
from wissel.core.vacancies import FoundDemand, ReadVacancy, Shift

Answer: TypeAlias = Literal["suitable", "ask", "conflict"]

#: What work asks beyond the norm of an item.
MORE: Final = "more"
_GRAVE: Final[tuple[Answer, ...]] = ("conflict", "ask", "suitable")
_PERIODS: Final = {"niet-in-de-avond": Shift.EVENING, "niet-in-de-nacht": Shift.NIGHT}
#: Licences of vehicles that are driven as work.
_WORK_LICENCES: Final = frozenset(("C", "CE", "D", "T"))


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found about one item and one level that holds.

    ``said``: the level of the employer's field, or the kind of estimate. ``found``: what was read
    in the text, where it rests on that.
    """

    answer: Answer
    ground: Ground
    said: str = ""
    found: FoundDemand | None = None


#: What an occupation usually asks of an item (and condition), if anything is known.
PriorOf: TypeAlias = Callable[[str, str], Prior | None]
NOTHING: Final = Evidence("ask", "none")


def evidence(item: Item, level: str, read: ReadVacancy, prior_of: PriorOf) -> Evidence:
    """Return what a vacancy asks of an item at which ``level`` holds, and where that rests on."""
    held = item.level(level)
    if held is None or held.needs_remark:
        return NOTHING  # free words beside it: a person compares them
    for found in (
        _by_field(item, held, read),
        _by_fact(item, held, read),
        _by_text(item, held, read),
    ):
        if found is not None:
            return found
    prior = prior_of(item.key, level if item.several else "")
    return NOTHING if prior is None else by_prior(item, held, prior)


def _gravest(found: Iterator[Evidence]) -> Evidence | None:
    return min(found, key=lambda one: _GRAVE.index(one.answer), default=None)


def _by_field(item: Item, held: Level, read: ReadVacancy) -> Evidence | None:
    asked = [one for one in read.vacancy.demands if one.item == item.key and one.asks]
    return _gravest(
        Evidence(answer, "field", one.asks)
        for one in asked
        if (answer := _against_level(item, held, one)) is not None
    )


def _against_level(item: Item, held: Level, demand: Demand) -> Answer | None:
    """Return what a level that work asks comes to; ``None``: it is about another condition."""
    keys = [one.key for one in item.levels]
    if demand.asks not in (MORE, *keys):
        return "ask"
    if item.several:
        if demand.asks == keys[0]:
            return "suitable"
        return "conflict" if demand.asks == held.key else None
    if demand.asks == MORE:
        return "conflict"
    return "suitable" if keys.index(held.key) <= keys.index(demand.asks) else "conflict"


def _by_fact(item: Item, held: Level, read: ReadVacancy) -> Evidence | None:
    """Return what a field of the vacancy says of an item about times, hours or driving."""
    if item.key == "perioden-van-het-etmaal" and read.shifts is not None:
        asked = _PERIODS.get(held.key)
        if asked is None:
            return None
        return Evidence("conflict" if asked in read.shifts else "suitable", "field", "times")
    if item.key == "uren-per-week" and held.value is not None and read.hours_min is not None:
        return Evidence(_up_to(read.hours_min, held.value), "field", "hours")
    if item.key == "uren-per-dag" and held.value is not None:
        return _by_day(held.value, read)
    if item.key == "beroepsmatig-vervoer" and _WORK_LICENCES.intersection(read.licence or ()):
        return Evidence("conflict", "field", "licence")
    return None


def _by_day(most: float, read: ReadVacancy) -> Evidence | None:
    if read.hours_per_day is not None:
        return Evidence(_up_to(read.hours_per_day, most), "field", "hours-per-day")
    if read.hours_min is None:
        return None
    return Evidence(_up_to(read.hours_min / rules().days_a_week, most), "field", "hours")


def _up_to(asked: float, most: float) -> Answer:
    return "suitable" if asked <= most else "conflict"


def _by_text(item: Item, held: Level, read: ReadVacancy) -> Evidence | None:
    found = [one for one in read.demands if one.item == item.key]
    found += [one for demand in read.demands for one in implied(demand) if one.item == item.key]
    asked = _gravest(
        Evidence(answer, "quote", found=one)
        for one in found
        if not one.negated and (answer := _against_quote(item, held, one, rules())) is not None
    )
    if asked is not None:
        return asked
    for one in found:
        if one.negated and (not item.several or one.level == held.key):
            return Evidence("suitable", "quote", found=one)
    return None


def implied(found: FoundDemand) -> Iterator[FoundDemand]:
    """Yield what a demand asks by its meaning beside its own item; a measure is of its own.

    What is not asked implies nothing: who need not bend often may have to bend.
    """
    if not found.negated:
        for key, level in rules().implies.get(found.item, ()):
            yield replace(found, item=key, level=level, value=None, unit="")


def _against_quote(item: Item, held: Level, found: FoundDemand, data: Rules) -> Answer | None:
    """Return what a quoted demand comes to; ``None``: it is about another condition."""
    if item.several and found.level and found.level != held.key:
        return None
    if item.several and not found.level:
        return "ask"
    if found.value is not None and held.value is not None:
        if data.unit(found.unit) != data.unit(held.unit):
            return "ask"
        if held.value < 0:  # a limit of cold: the colder, the more is asked
            return "conflict" if found.value < held.value else "suitable"
        return _up_to(found.value, held.value)
    return _unmeasured(item, held, found.quote.casefold(), data)


def _unmeasured(item: Item, held: Level, quote: str, data: Rules) -> Answer:
    """Return what a demand without a measure comes to, against a level."""
    if held.value is None or item.several:
        return "conflict"
    if data.unvalued.strong.search(quote):
        return "conflict"
    if held.value == 0:
        return "conflict"  # nothing of it is possible
    if item.key in data.unvalued.asks or data.unvalued.weak.search(quote):
        return "ask"
    return "conflict"


def by_prior(item: Item, held: Level, prior: Prior) -> Evidence:
    """Return what is usual in an occupation comes to: it excludes only when it is extreme."""
    data = rules()
    within = (
        not prior.source.startswith("ors")  # its weight is a lower bound
        and prior.value is not None
        and held.value is not None
        and data.unit(prior.unit) == data.unit(held.unit)
        and prior.value <= held.value
    )
    allowed = (
        data.prior_hours.get(held.key, data.prior_asks) if not item.several else data.prior_asks
    )
    if within or prior.degree < allowed:
        return Evidence("suitable", "prior", "prior-seldom")
    if prior.degree >= data.prior_excludes:
        return Evidence("conflict", "prior", "prior-much")
    return Evidence("ask", "prior", "prior-often")


def above_norm(read: ReadVacancy, limited: frozenset[str]) -> Iterator[tuple[Item, FoundDemand]]:
    """Yield each item that is not limited and of which the text asks more than the norm.

    The norm for lifting is 15 kilos: not limited does not say that 25 is possible.
    """
    for one in read.demands:
        item = catalogue().item(one.item)
        if item is None or one.negated or one.value is None or item.key in limited:
            continue
        norm = item.levels[0]
        same = rules().unit(one.unit) == rules().unit(norm.unit)
        if not item.several and norm.value is not None and same and one.value > norm.value:
            yield item, one
