"""What work asks, as fields: every limit of the capacity, further items of the list, free words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from wissel.apps.plans.service import MOST_LINE
from wissel.core.capacity import Item, catalogue, limits, words
from wissel.core.profile import ProfileForms
from wissel.core.profiled import Demand
from wissel.core.suitable import HOURS, asked_levels
from wissel.core.trajectory import Capacity
from wissel.portals.shell.dates import reader_language

#: Rows for free words beside those that the capacity has.
_SPARE: Final = 2
_MOST_FREE: Final = 20


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item that is asked about: what it is, what holds for the person, and its fields."""

    item: Item
    name: str
    about: str
    has: str
    asks: BoundField
    words: BoundField


@dataclass(frozen=True, slots=True)
class FreeRow:
    """What is asked in free words; ``has`` is what the capacity says of it."""

    has: str
    aspect: BoundField
    words: BoundField


class Demands:
    """The items and free words that one form asks about."""

    def __init__(
        self,
        capacity: Capacity | None,
        held: Iterable[Demand],
        forms_: ProfileForms,
        more: Iterable[str] = (),
    ) -> None:
        lang, self.forms = reader_language(), forms_
        self.has: dict[str, list[str]] = {}
        self.free: list[tuple[str, str]] = []
        rows = limits(capacity) if capacity is not None and not capacity.withdrawn else ()
        for row in rows:
            about, limit = (said.in_(lang) for said in words(row))
            if catalogue().item(row.item) is None:
                self.free.append((about, limit))
            elif row.item != HOURS:
                self.has.setdefault(row.item, []).append(limit)
        self.held = tuple(held)
        known = [*self.has, *(one.item for one in self.held), *more]
        found = (catalogue().item(key) for key in dict.fromkeys(known) if key != HOURS)
        self.items: list[Item] = [one for one in found if one is not None]
        said = {_plain(one.aspect) for one in self.held if not one.item}
        self.aspects = len([one for one, _has in self.free if _plain(one) not in said]) + len(said)

    def fields(self, free: int = 0) -> dict[str, forms.Field]:
        """Return the fields; ``free`` is how many rows of free words were sent."""
        found: dict[str, forms.Field] = {}
        for item in self.items:
            found |= self._of_item(item)
        self.free_rows = min(max(self.aspects + _SPARE, free), _MOST_FREE)
        for n in range(self.free_rows):
            at = {"n": n + 1}
            found[f"aspect_{n}"] = forms.CharField(
                label=_("Vrije woorden %(n)s: waarover") % at, required=False, max_length=MOST_LINE
            )
            found[f"free_{n}"] = forms.CharField(
                label=_("Vrije woorden %(n)s: wat het werk vraagt") % at,
                required=False,
                max_length=MOST_LINE,
            )
        return found

    def _of_item(self, item: Item) -> dict[str, forms.Field]:
        lang = reader_language()
        name = item.name.in_(lang)
        choices = [(key, text.in_(lang)) for key, text in asked_levels(item, self.forms)]
        wrong = {"invalid_choice": _("Dit kan niet bij %(name)s. Kies uit de lijst.")}
        wrong = {key: text % {"name": name} for key, text in wrong.items()}
        asks: forms.Field
        if item.several:
            asks = forms.MultipleChoiceField(
                label=name,
                choices=choices,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                error_messages=wrong,
            )
        else:
            asks = forms.ChoiceField(
                label=name,
                choices=[("", _("nog niet nagegaan")), *choices],
                required=False,
                error_messages=wrong,
            )
        beside = forms.CharField(
            label=_("Wat het is bij %(name)s") % {"name": name},
            required=False,
            max_length=MOST_LINE,
        )
        return {f"asks_{item.key}": asks, f"words_{item.key}": beside}

    def initial(self) -> dict[str, Any]:
        """Return what the fields begin with: what was said, and every limit in free words."""
        found: dict[str, Any] = {}
        for item in self.items:
            own = [one for one in self.held if one.item == item.key]
            levels = [one.asks for one in own if one.asks]
            found[f"asks_{item.key}"] = levels if item.several else "".join(levels[:1])
            found[f"words_{item.key}"] = next((one.words for one in own if one.words), "")
        rows = {_plain(one.aspect): (one.aspect, one.words) for one in self.held if not one.item}
        for aspect, _has in self.free:
            rows.setdefault(_plain(aspect), (aspect, ""))
        for n, (aspect, text) in enumerate(rows.values()):
            found |= {f"aspect_{n}": aspect, f"free_{n}": text}
        return found

    def item_rows(self, form: forms.Form) -> list[ItemRow]:
        """Return the items with their fields, for the page."""
        lang = reader_language()
        return [
            ItemRow(
                item,
                item.name.in_(lang),
                item.about.in_(lang),
                "; ".join(self.has.get(item.key, ())),
                form[f"asks_{item.key}"],
                form[f"words_{item.key}"],
            )
            for item in self.items
        ]

    def rows_in_words(self, form: forms.Form) -> list[FreeRow]:
        """Return the rows of free words with their fields."""
        has = {_plain(aspect): limit for aspect, limit in self.free}
        return [
            FreeRow(
                has.get(_plain(str(form[f"aspect_{n}"].value() or "")), ""),
                form[f"aspect_{n}"],
                form[f"free_{n}"],
            )
            for n in range(self.free_rows)
        ]

    def said(self, data: Mapping[str, Any]) -> list[tuple[Demand, dict[str, str]]]:
        """Return the demands, each with the fields that it came from."""
        found: list[tuple[Demand, dict[str, str]]] = []
        for item in self.items:
            given, text = data[f"asks_{item.key}"], data[f"words_{item.key}"]
            levels = given if isinstance(given, list) else [given]
            if not any(levels) and not text:
                continue
            place = {"asks": f"asks_{item.key}", "words": f"words_{item.key}"}
            found += [(Demand(item.key, level, "", text), place) for level in levels or [""]]
        for n in range(self.free_rows):
            aspect, text = data[f"aspect_{n}"], data[f"free_{n}"]
            if text:
                place = {"aspect": f"aspect_{n}", "words": f"free_{n}", "item": f"aspect_{n}"}
                found.append((Demand("", "", aspect, text), place))
        return found

    def checked(self, data: Mapping[str, Any]) -> dict[str, str]:
        """Return what is wrong, by field: a condition beside meeting every one of them."""
        found = {}
        for item in self.items:
            given = data.get(f"asks_{item.key}")
            if isinstance(given, list) and len(given) > 1 and item.levels[0].key in given:
                found[f"asks_{item.key}"] = _(
                    "Kies dat het werk aan elke voorwaarde voldoet, of aan welke niet."
                )
        return found


def named(name: str) -> tuple[Item, ...]:
    """Return the items of the list with this name; none for one that cannot be asked of work."""
    return tuple(one for one in catalogue().named(name) if not one.fact and one.key != HOURS)


def names() -> list[str]:
    """Return the names to choose from, each once, in the order of the list."""
    lang = reader_language()
    items = [item for form in catalogue().forms.values() for item in form.items]
    askable = (one for one in items if not one.fact and one.key != HOURS)
    return list(dict.fromkeys(one.name.in_(lang) for one in askable))


def free_sent(data: Mapping[str, Any] | None) -> int:
    """Return how many rows of free words were sent."""
    if data is None:
        return 0
    return max((n + 1 for n in range(_MOST_FREE) if data.get(f"free_{n}")), default=0)


def _plain(aspect: str) -> str:
    return " ".join(aspect.split()).casefold()
