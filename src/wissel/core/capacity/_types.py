"""What the list consists of."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wissel.core.sources import Nature, Text

#: The level that every item but a fact begins with: what counts as not limited.
NORM = "normaal"


@dataclass(frozen=True, slots=True)
class Level:
    """One thing that may be said of an item. ``value`` and ``unit`` where it is a measure."""

    key: str
    words: Text
    value: float | None = None
    unit: str = ""
    needs_remark: bool = False

    @property
    def is_norm(self) -> bool:
        """Whether it says that nothing is limited. It is no licence for more."""
        return self.key == NORM


@dataclass(frozen=True, slots=True)
class Item:
    """An item (*FML-item*): its name on the form, what it is about, and its levels, norm first.

    ``several``: every level after the norm is a condition of its own, and more than one may hold.
    ``fact``: it says how somebody is and limits nothing.
    """

    key: str
    name: Text
    about: Text
    levels: tuple[Level, ...]
    also: tuple[str, ...] = ()
    several: bool = False
    fact: bool = False
    sides: bool = False

    def level(self, key: str) -> Level | None:
        """Return the level with this key, or ``None``."""
        return next((level for level in self.levels if level.key == key), None)


@dataclass(frozen=True, slots=True)
class Rubric:
    """A part (*rubriek*) of a form with its items, in the order of the form."""

    key: str
    title: Text
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A form that a doctor fills in, and where its items come from."""

    key: str
    title: Text
    nature: Nature
    source: Text
    rubrics: tuple[Rubric, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item of the form, in order."""
        return tuple(item for rubric in self.rubrics for item in rubric.items)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The whole list: its forms by kind of capacity, and the documents it may stand in."""

    version: int
    why: Text
    forms: Mapping[str, Form]
    documents: Mapping[str, Text]
    _items: Mapping[str, Item] = field(repr=False)

    def item(self, key: str) -> Item | None:
        """Return the item with this key, or ``None``."""
        return self._items.get(key)

    def named(self, name: str) -> tuple[Item, ...]:
        """Return the items with this name on any form, in any case of letters; a number finds none.

        An older name may stand for two items of now.
        """
        wanted = " ".join(name.split()).casefold()
        return tuple(
            item
            for item in self._items.values()
            if wanted in {said.casefold() for said in (item.name.nl, item.name.en, *item.also)}
        )
