"""What a row of a capacity says, in words."""

from typing import Final

from wissel.core.capacity._read import catalogue
from wissel.core.sources import Text
from wissel.core.trajectory import CapacityItem, Side

_SIDES: Final[dict[Side, Text]] = {
    "left": Text("links", "left"),
    "right": Text("rechts", "right"),
    "both": Text("links en rechts", "left and right"),
}


def words(row: CapacityItem) -> tuple[Text, Text]:
    """Return what a row is about and what it says; free words and unknown keys as they stand."""
    item = catalogue().item(row.item)
    level = item.level(row.level) if item is not None else None
    if item is None or level is None:
        return Text(row.aspect, row.aspect), Text(row.limit, row.limit)
    return item.name, Text(*(_limit(level.words, row, language) for language in ("nl", "en")))


def row_of(item: str, level: str, *, side: Side = "", remark: str = "") -> CapacityItem:
    """Return the row that says this level of this item, its Dutch words with it.

    Keys that the list does not have stay as they are; :func:`~wissel.core.capacity.check` says so.
    """
    bare = CapacityItem("", "", item, level, side, remark)
    aspect, limit = words(bare)
    return CapacityItem(aspect.nl, limit.nl, item, level, side, remark)


def _limit(said: Text, row: CapacityItem, language: str) -> str:
    side = f" ({_SIDES[row.side].in_(language)})" if row.side else ""
    remark = f": {row.remark}" if row.remark and ":" not in said.nl else ""
    after = f" ({row.remark})" if row.remark and not remark else ""
    return f"{said.in_(language)}{side}{remark}{after}"
