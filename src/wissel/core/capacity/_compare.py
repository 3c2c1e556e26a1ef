"""What differs between two versions, and which rows of one are limits."""

from dataclasses import dataclass

from wissel.core.capacity._read import catalogue
from wissel.core.capacity._words import words
from wissel.core.sources import Text
from wissel.core.trajectory import Capacity, CapacityItem
from wissel.core.wire import Wire


@dataclass(frozen=True, slots=True)
class Change(Wire):
    """What was said of something before and is now; ``None`` where nothing was said: unknown."""

    aspect: Text
    before: Text | None
    after: Text | None


def limits(capacity: Capacity) -> tuple[CapacityItem, ...]:
    """Return the rows that say more than *niet beperkt*: limits, conditions and free words."""
    found = []
    for row in capacity.items:
        item = catalogue().item(row.item)
        level = item.level(row.level) if item is not None else None
        if item is not None and item.fact:
            continue
        if level is None or not level.is_norm or row.remark:
            found.append(row)
    return tuple(found)


def difference(before: Capacity, after: Capacity) -> tuple[Change, ...]:
    """Return what differs, hours first and then by the list; free words after.

    What a complete list does not mention is not limited, so that is what it says of it.
    """
    found = [
        *_changed(Text("Uren per dag", "Hours a day"), before.hours_per_day, after.hours_per_day),
        *_changed(
            Text("Uren per week", "Hours a week"), before.hours_per_week, after.hours_per_week
        ),
    ]
    for key in _keys(before, after):
        one, other = _said(before, key), _said(after, key)
        if one != other:
            found.append(Change(_aspect(key, before, after), one, other))
    return tuple(found)


def _changed(aspect: Text, before: float | None, after: float | None) -> list[Change]:
    return [] if before == after else [Change(aspect, _hours(before), _hours(after))]


def _hours(hours: float | None) -> Text | None:
    if hours is None:
        return None
    return Text(f"{hours:g} uur".replace(".", ","), f"{hours:g} hours")


def _key(row: CapacityItem) -> str:
    return row.item or f"={row.aspect.strip().casefold()}"


def _keys(before: Capacity, after: Capacity) -> list[str]:
    named = {_key(row): None for row in (*before.items, *after.items)}
    listed = [item.key for item in catalogue().forms["fml"].items if item.key in named]
    return [*listed, *(key for key in named if key not in listed)]


def _aspect(key: str, before: Capacity, after: Capacity) -> Text:
    row = next(row for row in (*after.items, *before.items) if _key(row) == key)
    return words(row)[0]


def _said(capacity: Capacity, key: str) -> Text | None:
    rows = [words(row)[1] for row in capacity.items if _key(row) == key]
    if rows:
        return Text("; ".join(row.nl for row in rows), "; ".join(row.en for row in rows))
    item = catalogue().item(key)
    form = catalogue().forms.get(capacity.kind)
    if item is None or item.fact or form is None or not capacity.complete:
        return None
    return item.levels[0].words if item in form.items else None
