"""Compares what work asks with the opinion on the capacity, item by item.

The items and their order of levels are those of the list (:mod:`wissel.core.capacity`): the first
level is the norm, each next one is more limited. What a complete list does not mention is not
limited; what any other opinion does not mention is unknown.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from wissel.core.capacity import Item, Level, catalogue, limits
from wissel.core.capacity import words as capacity_words
from wissel.core.profile import ProfileForms
from wissel.core.profiled import Demand, Direction, FitLine, Verdict
from wissel.core.sources import Text
from wissel.core.suitable._words import Words
from wissel.core.trajectory import Capacity, CapacityItem

#: What a line about the capacity is about begins with; the item, or ``=`` and the aspect, follows.
CAPACITY: Final = "capacity:"
#: The item that the line of the hours speaks of: it is no line of its own.
HOURS: Final = "uren-per-week"
#: The demand that goes beyond the norm of an item.
MORE: Final = "more"


def key_of(item: str, aspect: str = "") -> str:
    """Return what a line is about: an item of the list, or free words.

    >>> key_of("tillen"), key_of("", "Lang Autorijden")
    ('capacity:tillen', 'capacity:=lang autorijden')
    """
    return CAPACITY + (item or f"={' '.join(aspect.split()).casefold()}")


def asked_levels(item: Item, forms: ProfileForms) -> tuple[tuple[str, Text], ...]:
    """Return what work may ask of an item, from nothing special to the most: key and words."""
    words = Words(forms)
    if item.several:
        met = words.asks("met")
        rest = [(one.key, words.asks("unmet", condition=one.words)) for one in item.levels[1:]]
        return ((item.levels[0].key, met), *rest)
    levels = [(one.key, demanded(one, words)) for one in reversed(item.levels)]
    return (*levels, (MORE, words.asks(MORE)))


def capacity_lines(work: Direction, capacity: Capacity | None, words: Words) -> Iterator[FitLine]:
    """Yield a line for each limit of the opinion and for each item the work makes a demand on."""
    demands: dict[str, list[Demand]] = {}
    for one in work.demands:
        if one.item != HOURS:
            demands.setdefault(key_of(one.item, one.aspect), []).append(one)
    held: dict[str, list[CapacityItem]] = {}
    if capacity is not None and not capacity.withdrawn:
        for row in limits(capacity):
            if row.item != HOURS:
                held.setdefault(key_of(row.item, row.aspect), []).append(row)
    if not demands and not held and (why := _nothing_known(capacity)):
        item = Text("Belastbaarheid", "Capacity")
        yield words.tested(f"{CAPACITY}=", Verdict.UNKNOWN, why, item=item)
    for key in (*held, *(key for key in demands if key not in held)):
        line = _line(key, demands.get(key, []), held.get(key, []), capacity, words)
        known = capacity is not None and not capacity.withdrawn
        yield _owned(line, capacity) if capacity is not None and known else line


def _nothing_known(capacity: Capacity | None) -> str:
    """Return why nothing is known of the body, or ``""``: a complete list without limits is."""
    if capacity is None:
        return "no-capacity"
    if capacity.withdrawn:
        return "withdrawn"
    return "" if capacity.complete else "unsaid"


def _owned(line: FitLine, capacity: Capacity) -> FitLine:
    return replace(line, source=capacity.author, by=capacity.source, on=capacity.valid_from)


def _line(
    key: str,
    demands: list[Demand],
    rows: list[CapacityItem],
    capacity: Capacity | None,
    words: Words,
) -> FitLine:
    item = catalogue().item(demands[0].item if demands else rows[0].item)
    verdict, why = _compared(item, demands, rows, capacity)
    name, asks, has = _name(item, demands, rows), _asks(item, demands, words), _has(rows)
    if verdict is Verdict.FITS and (remark := _remark(rows)):
        return words.tested(
            key, Verdict.ATTENTION, "remark", item=name, asks=asks, has=has, remark=remark
        )
    if why == "not-limited":
        has = words.has("not-limited")
    return words.tested(key, verdict, why, item=name, asks=asks, has=has)


def _compared(
    item: Item | None,
    demands: list[Demand],
    rows: list[CapacityItem],
    capacity: Capacity | None,
) -> tuple[Verdict, str]:
    """Return what it comes to, and the key of the reason; of several demands the gravest."""
    if capacity is None:
        return Verdict.UNKNOWN, "no-capacity"
    if capacity.withdrawn:
        return Verdict.UNKNOWN, "withdrawn"
    said = [one for one in demands if one.asks or item is None]
    if not said:
        return Verdict.UNKNOWN, "demand-unsaid"
    if item is None or any(row.level not in _levels(item) for row in rows):
        return Verdict.UNKNOWN, "free-words"
    found = [_one(item, one, rows, capacity) for one in said]
    return min(found, key=lambda one: _GRAVEST.index(one[0]))


_GRAVEST: Final = (Verdict.FITS_NOT, Verdict.UNKNOWN, Verdict.ATTENTION, Verdict.FITS)


def _one(
    item: Item, demand: Demand, rows: list[CapacityItem], capacity: Capacity
) -> tuple[Verdict, str]:
    if demand.asks not in (MORE, *_levels(item)):
        return Verdict.UNKNOWN, "demand-unsaid"
    if item.several:
        return _condition(demand, rows, complete=_is_complete(item, capacity))
    if not rows:
        return _unmentioned(item, demand, capacity)
    # The most limited of them: an item may stand there once for each side.
    most_limited = max(_levels(item).index(row.level) for row in rows)
    asked = -1 if demand.asks == MORE else _levels(item).index(demand.asks)
    return _by_order(most_limited, asked)


def _by_order(held: int, asked: int) -> tuple[Verdict, str]:
    if held <= asked:
        return Verdict.FITS, "within"
    return (Verdict.ATTENTION, "above-norm") if held == 0 else (Verdict.FITS_NOT, "beyond")


def _unmentioned(item: Item, demand: Demand, capacity: Capacity) -> tuple[Verdict, str]:
    said = any(row.item == item.key for row in capacity.items)
    if not said and not _is_complete(item, capacity):
        return Verdict.UNKNOWN, "unsaid"
    if demand.asks == MORE:
        return Verdict.ATTENTION, "above-norm"
    return Verdict.FITS, "not-limited"


def _condition(demand: Demand, rows: list[CapacityItem], *, complete: bool) -> tuple[Verdict, str]:
    if demand.asks == "normaal":
        return Verdict.FITS, "within"
    if any(row.level == demand.asks for row in rows):
        return Verdict.FITS_NOT, "condition"
    return (Verdict.FITS, "condition-free") if complete else (Verdict.UNKNOWN, "unsaid")


def _is_complete(item: Item, capacity: Capacity) -> bool:
    """Whether what the opinion does not mention of this item is not limited."""
    form = catalogue().forms.get(capacity.kind)
    return capacity.complete and form is not None and item in form.items


def _levels(item: Item) -> list[str]:
    return [one.key for one in item.levels]


def _name(item: Item | None, demands: list[Demand], rows: list[CapacityItem]) -> Text:
    if item is not None:
        return item.name
    said = demands[0].aspect or demands[0].item if demands else rows[0].aspect
    return Text(said, said)


def _has(rows: list[CapacityItem]) -> Text | None:
    if not rows:
        return None
    said = [capacity_words(row)[1] for row in rows]
    return Text("; ".join(one.nl for one in said), "; ".join(one.en for one in said))


def _remark(rows: list[CapacityItem]) -> str:
    return "; ".join(row.remark for row in rows if row.remark)


def _asks(item: Item | None, demands: list[Demand], words: Words) -> Text:
    said = [_asked(item, one, words) for one in demands if one.asks or one.words]
    if not said:
        return words.asks("unsaid")
    return Text("; ".join(one.nl for one in said), "; ".join(one.en for one in said))


def _asked(item: Item | None, demand: Demand, words: Words) -> Text:
    said = _level_words(item, demand, words)
    if not demand.words:
        return said
    if not said.nl:
        return Text(demand.words, demand.words)
    return Text(f"{said.nl} ({demand.words})", f"{said.en} ({demand.words})")


def _level_words(item: Item | None, demand: Demand, words: Words) -> Text:
    if demand.asks == MORE:
        return words.asks(MORE)
    level = item.level(demand.asks) if item is not None else None
    if item is None or level is None:
        return Text("", "")
    if item.several:
        return words.asks("met") if level.is_norm else words.asks("unmet", condition=level.words)
    return demanded(level, words)


def demanded(level: Level, words: Words) -> Text:
    """Return a level as work asks it.

    ``niet beperkt: tot 15 kilo`` says of a person what ``tot 15 kilo`` says of work.
    """
    if level.is_norm and ":" in level.words.nl:
        return Text(level.words.nl.partition(": ")[2], level.words.en.partition(": ")[2])
    plain = level.is_norm or level.key in ("beperkt", "sterk-beperkt")
    return words.asks(level.key) if plain else level.words
