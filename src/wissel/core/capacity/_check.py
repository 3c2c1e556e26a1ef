"""Refuses a capacity that no doctor can have written, with its place and what is possible."""

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import pairwise
from typing import Final

from wissel.core.capacity._read import catalogue
from wissel.core.capacity._types import Item, Level
from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.core.trajectory import Capacity, CapacityItem

#: An employer may have functional possibilities from a doctor only (AP, De zieke werknemer); a list
#: or profile is a doctor's. A labour expert weighs it against work, and writes no list.
_DOCTORS: Final = ("company-doctor", "uwv")
_DAYS_A_WEEK: Final = 7


def check(capacity: Capacity, *, earlier: bool = False) -> None:
    """Raise :class:`Refused` for the first thing that cannot be; a path begins at the capacity.

    ``earlier``: it was kept before, when hours in free words were not held beside each other.
    """
    _check_whole(capacity)
    _check_source(capacity)
    for number, row in enumerate(capacity.items):
        _check_row(capacity, row, f"$.items[{number}]")
    _check_twice(capacity)
    if not (earlier and capacity.kind == "free"):
        _check_hours(capacity)


def _check_whole(capacity: Capacity) -> None:
    if capacity.kind != "free" and capacity.kind not in catalogue().forms:
        raise _refused(
            "unknown-form",
            "$.kind",
            f"‘{capacity.kind}’ is geen vorm die hier bestaat. Kies {_or(catalogue().forms)}.",
            f"‘{capacity.kind}’ is no form that exists here. Choose {_or(catalogue().forms)}.",
        )
    said = (
        capacity.items or capacity.hours_per_day is not None or capacity.hours_per_week is not None
    )
    if capacity.withdrawn and (said or capacity.complete):
        raise _refused(
            "withdrawn",
            "$.withdrawn",
            "Wie een oordeel intrekt, zegt er verder niets bij. Haal de uren en punten weg.",
            "Who withdraws an opinion says nothing beside it. Take the hours and items out.",
        )
    if capacity.withdrawn and not capacity.reason.strip():
        raise _refused(
            "missing",
            "$.reason",
            "Schrijf waarom dit oordeel niet meer geldt.",
            "Write why this opinion does not hold any more.",
        )
    if capacity.kind != "free" and not (capacity.items or capacity.complete or capacity.withdrawn):
        raise _refused(
            "missing",
            "$.items",
            "Neem minstens één punt over, of zeg dat de hele lijst is ingevuld.",
            "Take over at least one item, or say that the whole list was filled in.",
        )
    if capacity.complete and capacity.kind == "free":
        raise _refused(
            "wrong-form",
            "$.complete",
            "Vrije woorden zijn nooit een hele lijst. Haal het vinkje weg of kies een lijst.",
            "Free words are never a whole list. Take the tick out or choose a list.",
        )


def _check_source(capacity: Capacity) -> None:
    if capacity.kind == "free":
        return
    if capacity.source not in _DOCTORS:
        raise _refused(
            "not-a-doctor",
            "$.source",
            "Deze lijst vult een arts in: de bedrijfsarts, of een arts van UWV.",
            "A doctor fills in this list: the company doctor, or a doctor of UWV.",
        )
    if capacity.document not in catalogue().documents:
        raise _refused(
            "missing" if not capacity.document else "wrong-value",
            "$.document",
            "Kies in welk stuk dit oordeel staat.",
            f"Choose the document this opinion stands in: {_or(catalogue().documents)}.",
        )
    if capacity.document_on is None:
        raise _refused(
            "missing",
            "$.document_on",
            "Vul de datum in die op het stuk staat.",
            "Give the date that stands on the document.",
        )


def _check_row(capacity: Capacity, row: CapacityItem, place: str) -> None:
    if not row.item:
        if row.level or row.side:
            raise _refused(
                "unknown-item",
                f"{place}.item",
                "Zeg over welk punt dit gaat, of gebruik alleen vrije woorden.",
                "Say which item this is about, or use free words only.",
            )
        return
    item = catalogue().item(row.item)
    if item is None:
        raise _unknown_item(row.item, f"{place}.item")
    form = catalogue().forms.get(capacity.kind)
    if form is None or item not in form.items:
        raise _refused(
            "wrong-form",
            f"{place}.item",
            f"‘{item.name.nl}’ staat niet in deze vorm. Kies de FML of vrije woorden.",
            f"‘{item.name.en}’ is not in this form. Choose the FML or free words.",
        )
    _check_level(item, row, place)


def _check_level(item: Item, row: CapacityItem, place: str) -> None:
    level = item.level(row.level)
    if level is None:
        raise _refused(
            "unknown-level",
            f"{place}.level",
            f"‘{row.level[:60]}’ kan niet bij {item.name.nl}. Kies uit: "
            f"{'; '.join(one.words.nl for one in item.levels)}.",
            f"‘{row.level[:60]}’ is not possible for {item.name.en}. Choose from: "
            f"{'; '.join(one.words.en for one in item.levels)}.",
        )
    if row.side and not item.sides:
        raise _refused(
            "no-side",
            f"{place}.side",
            f"Bij {item.name.nl} hoort geen links of rechts. Haal dat weg.",
            f"{item.name.en} has no left or right. Take that out.",
        )
    if level.needs_remark and not row.remark.strip():
        raise _refused(
            "missing",
            f"{place}.remark",
            f"Schrijf bij {item.name.nl} wat er anders is, in woorden over werk.",
            f"Write at {item.name.en} what is different, in words about work.",
        )


def _check_twice(capacity: Capacity) -> None:
    seen: dict[str, list[Level]] = {}
    for number, row in enumerate(capacity.items):
        item = catalogue().item(row.item)
        level = item.level(row.level) if item is not None else None
        if item is None or level is None:
            continue
        before = seen.setdefault(item.key, [])
        clash = any(one == level or one.is_norm or level.is_norm for one in before)
        if before and (clash or not item.several):
            raise _refused(
                "twice",
                f"$.items[{number}].item",
                f"{item.name.nl} staat er al: {before[0].words.nl}. Laat er één staan.",
                f"{item.name.en} is there already: {before[0].words.en}. Keep one of them.",
            )
        before.append(level)


def _check_hours(capacity: Capacity) -> None:
    day, week = capacity.hours_per_day, capacity.hours_per_week
    if day is not None and week is not None and not day <= week <= day * _DAYS_A_WEEK:
        raise _refused(
            "hours",
            "$.hours_per_week",
            f"{week:g} uur per week past niet bij {day:g} uur per dag. "
            f"Verwacht wordt {day:g} tot {day * _DAYS_A_WEEK:g} uur per week.",
            f"{week:g} hours a week do not go with {day:g} hours a day. "
            f"Expected are {day:g} to {day * _DAYS_A_WEEK:g} hours a week.",
        )
    for key, hours, name in (
        ("uren-per-dag", day, "hours_per_day"),
        ("uren-per-week", week, "hours_per_week"),
    ):
        if hours is not None:
            _check_against_list(capacity, key, hours, f"$.{name}")


def _check_against_list(capacity: Capacity, key: str, hours: float, place: str) -> None:
    """Refuse hours that lie beyond the levels beside the one the list gives: 'about' has room.

    A whole list that does not mention the hours says that they are not limited.
    """
    item = catalogue().item(key)
    row = next((row for row in capacity.items if row.item == key), None)
    level = item.level(row.level) if item is not None and row is not None else None
    if item is not None and row is None and capacity.complete:
        level = item.levels[0]
    if item is None or level is None or level.value is None:
        return
    more, less = _beside(item, level)
    if less <= hours <= more:
        return
    raise _refused(
        "hours",
        place,
        f"{hours:g} uur past niet bij het punt {item.name.nl}: {level.words.nl}. "
        "Kijk wat er in het stuk staat.",
        f"{hours:g} hours do not go with the item {item.name.en}: {level.words.en}. "
        "See what the document says.",
    )


def _beside(item: Item, level: Level) -> tuple[float, float]:
    """Return the values of the levels above and below; without one it has no end on that side."""
    more, less = float("inf"), 0.0
    for higher, lower in pairwise(item.levels):
        if lower == level and higher.value is not None:
            more = higher.value
        if higher == level and lower.value is not None:
            less = lower.value
    return more, less


def _unknown_item(given: str, place: str) -> Refused:
    items = catalogue().forms["fml"].items
    near = get_close_matches(given, [item.key for item in items], n=1, cutoff=0.75)
    named = next((item for item in items if item.key in near), None)
    dutch = (
        f" Misschien is het {named.name.nl}."
        if named
        else " Kijk naar de naam, niet naar het nummer."
    )
    english = f" Perhaps it is {named.name.en}." if named else " Look at the name, not the number."
    return _refused(
        "unknown-item",
        place,
        f"‘{given[:60]}’ is geen punt van de lijst.{dutch}",
        f"‘{given[:60]}’ is no item of the list.{english}",
    )


def _or(keys: Iterable[str]) -> str:
    return ", ".join(keys)


def _refused(code: str, path: str, dutch: str, english: str) -> Refused:
    return Refused(code, path, Text(dutch, english))
