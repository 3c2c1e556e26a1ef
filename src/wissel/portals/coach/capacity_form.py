"""The forms of a new capacity: by the items of a list, in free words, or taken back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, cast

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.core.capacity import Form, Item, catalogue, row_of
from wissel.core.trajectory import Capacity, CapacityItem, CapacityKind, Side
from wissel.portals.shell.capacity_view import SOURCES
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.day_field import DayField

#: Free rows of a form in free words, and beside a list.
ROWS: Final = 6
BESIDE: Final = 3
#: What nobody said is no level: every item begins with it.
_NOTHING: Final = [("", "–")]
_SIDES: Final = [
    ("", gettext_lazy("geen kant")),
    ("left", gettext_lazy("links")),
    ("right", gettext_lazy("rechts")),
    ("both", gettext_lazy("beide")),
]


class CapacityForm(forms.Form):
    """Whose opinion it is, from when, and why it comes now. The base of every form here."""

    kind: CapacityKind = "free"
    valid_from = DayField(label=gettext_lazy("Geldt vanaf"))
    source = forms.ChoiceField(
        label=gettext_lazy("Van wie"),
        choices=[(key, word) for key, word in SOURCES.items()],
        widget=forms.RadioSelect,
        initial="company-doctor",
    )
    author = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=200,
        error_messages={"required": gettext_lazy("Noem wie dit schreef.")},
    )
    received_on = DayField(label=gettext_lazy("Ontvangen op"), required=False)
    reason = forms.CharField(
        label=gettext_lazy("Waarom een nieuw oordeel"),
        help_text=gettext_lazy("Alleen in woorden over werk."),
        max_length=300,
        required=False,
    )

    def items(self) -> tuple[CapacityItem, ...]:
        """Return what is said of work."""
        return ()

    def said(self) -> dict[str, Any]:
        """Return what the door takes. For a form that is valid."""
        data = self.cleaned_data
        found: dict[str, Any] = {"kind": self.kind, "items": self.items()}
        plain = ("valid_from", "source", "author", "received_on", "reason", "document_on")
        found |= {name: data[name] for name in plain if name in data}
        found |= {name: data[name] for name in ("document", "complete") if name in data}
        for name in ("hours_per_day", "hours_per_week"):
            if name in data:
                found[name] = float(data[name]) if data[name] is not None else None
        return found

    def place_of(self, path: str) -> str:
        """Return the field at which a refusal of the door stands, or ``""`` for above the form."""
        return path.removeprefix("$.") if path.removeprefix("$.") in self.fields else ""


class WithdrawnForm(CapacityForm):
    """The source takes back what it said; nothing comes in its place yet."""

    valid_from = DayField(label=gettext_lazy("Geldt niet meer vanaf"))
    reason = forms.CharField(
        label=gettext_lazy("Waarom geldt het niet meer"),
        help_text=gettext_lazy("Alleen in woorden over werk."),
        max_length=300,
        error_messages={"required": gettext_lazy("Schrijf waarom dit oordeel niet meer geldt.")},
    )

    def said(self) -> dict[str, Any]:
        """Return what the door takes: nothing but that it was taken back."""
        return super().said() | {"withdrawn": True}


class FreeForm(CapacityForm):
    """Hours, and possibilities in free rows."""

    rows = ROWS
    hours_per_day = forms.DecimalField(
        label=gettext_lazy("Uren per dag"), min_value=0, max_value=24, required=False
    )
    hours_per_week = forms.DecimalField(
        label=gettext_lazy("Uren per week"), min_value=0, max_value=168, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(self.rows):
            self.fields[f"aspect_{number}"] = forms.CharField(
                label=gettext_lazy("Waarover"),
                max_length=100,
                required=False,
                widget=forms.TextInput(attrs={"list": "aspecten", "autocomplete": "off"}),
            )
            self.fields[f"limit_{number}"] = forms.CharField(
                label=gettext_lazy("Wat kan"), max_length=200, required=False
            )

    def clean(self) -> dict[str, Any]:
        """Ask for the other half of a row."""
        data = super().clean() or {}
        for number in range(self.rows):
            aspect, limit = data.get(f"aspect_{number}"), data.get(f"limit_{number}")
            if aspect and not limit:
                self.add_error(f"limit_{number}", _("Schrijf wat kan, bijvoorbeeld: tot 10 kilo."))
            if limit and not aspect:
                self.add_error(f"aspect_{number}", _("Schrijf waarover dit gaat."))
        return data

    def free_rows(self) -> list[tuple[BoundField, BoundField]]:
        """Return the pairs of fields."""
        return [(self[f"aspect_{n}"], self[f"limit_{n}"]) for n in range(self.rows)]

    def _written(self) -> list[int]:
        return [n for n in range(self.rows) if self.cleaned_data.get(f"aspect_{n}")]

    def items(self) -> tuple[CapacityItem, ...]:
        """Return the rows that are filled in."""
        data = self.cleaned_data
        return tuple(CapacityItem(data[f"aspect_{n}"], data[f"limit_{n}"]) for n in self._written())

    def fields_of_rows(self) -> list[dict[str, str]]:
        """Return for each row that is sent, in order, the field of each part of it."""
        return [{"aspect": f"aspect_{n}", "limit": f"limit_{n}"} for n in self._written()]

    def place_of(self, path: str) -> str:
        """Return the field of a row that the door names by its number."""
        head, _bracket, rest = path.partition("[")
        number, _end, part = rest.partition("].")
        if head != "$.items" or not number.isdigit():
            return super().place_of(path)
        rows = self.fields_of_rows()
        if int(number) >= len(rows):
            return ""
        return rows[int(number)].get(part) or next(iter(rows[int(number)].values()))


@dataclass(frozen=True, slots=True)
class ListRow:
    """An item as the form shows it."""

    item: Item
    name: str
    about: str
    level: BoundField
    remark: BoundField
    side: BoundField | None


class ListForm(FreeForm):
    """The items of a list by rubric. What is not chosen is not said, unless the list is whole."""

    rows = BESIDE
    document = forms.ChoiceField(
        label=gettext_lazy("In welk stuk staat het"),
        error_messages={"required": gettext_lazy("Kies in welk stuk dit oordeel staat.")},
    )
    document_on = DayField(label=gettext_lazy("Datum op het stuk"))
    complete = forms.BooleanField(
        label=gettext_lazy("De hele lijst is ingevuld: wat ik leeg laat, is niet beperkt"),
        help_text=gettext_lazy("Zonder vinkje is wat leeg blijft onbekend."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        documents = catalogue().documents
        language = reader_language()
        choices = [(key, text.in_(language)) for key, text in documents.items()]
        cast(forms.ChoiceField, self.fields["document"]).choices = choices
        for item in self.form.items:
            self.fields |= _fields_of(item, language)

    @property
    def form(self) -> Form:
        """The list that this form is of."""
        return catalogue().forms[self.kind]

    def rubrics(self) -> Iterator[tuple[str, str, list[ListRow]]]:
        """Yield each rubric: its key, its title and its rows."""
        language = reader_language()
        for rubric in self.form.rubrics:
            yield (
                rubric.key,
                rubric.title.in_(language),
                [
                    ListRow(
                        item,
                        item.name.in_(language),
                        item.about.in_(language),
                        self[f"i_{item.key}"],
                        self[f"r_{item.key}"],
                        self[f"s_{item.key}"] if item.sides else None,
                    )
                    for item in rubric.items
                ],
            )

    def clean(self) -> dict[str, Any]:
        """Ask what a remark or a side is about that stands beside nothing chosen."""
        data = super().clean()
        for item in self.form.items:
            beside = data.get(f"r_{item.key}") or data.get(f"s_{item.key}")
            if beside and not data.get(f"i_{item.key}") and f"i_{item.key}" not in self.errors:
                name = item.name.in_(reader_language())
                self.add_error(
                    f"i_{item.key}", _("Kies wat er geldt bij %(name)s.") % {"name": name}
                )
        return data

    def items(self) -> tuple[CapacityItem, ...]:
        """Return what is chosen by the list, and the free rows after it."""
        return (*(row for row, _fields in self._chosen()), *super().items())

    def fields_of_rows(self) -> list[dict[str, str]]:
        """Return for each row that is sent, in order, the field of each part of it."""
        return [*(fields for _row, fields in self._chosen()), *super().fields_of_rows()]

    def _chosen(self) -> Iterator[tuple[CapacityItem, dict[str, str]]]:
        """Yield the rows of the list, with the fields they came from.

        A remark and a side that stand beside several conditions belong to each of them; a remark
        that only the condition without words of its own needs, to that one.
        """
        data = self.cleaned_data
        for item in self.form.items:
            said = data.get(f"i_{item.key}") or []
            levels = said if isinstance(said, list) else [said]
            needs = {level.key for level in item.levels if level.needs_remark}
            for level in levels:
                remark = data.get(f"r_{item.key}", "")
                if needs.intersection(levels) and level not in needs:
                    remark = ""
                side = cast(Side, data.get(f"s_{item.key}", ""))
                fields = {"item": f"i_{item.key}", "level": f"i_{item.key}"}
                fields |= {"remark": f"r_{item.key}", "side": f"s_{item.key}"}
                yield row_of(item.key, level, side=side, remark=remark), fields


class FmlForm(ListForm):
    """The list of functional possibilities."""

    kind: CapacityKind = "fml"


class ProfileForm(ListForm):
    """The shorter profile."""

    kind: CapacityKind = "inzetbaarheidsprofiel"


#: By the word in the address.
FORMS: Final[dict[str, type[CapacityForm]]] = {
    "fml": FmlForm,
    "inzetbaarheidsprofiel": ProfileForm,
    "vrij": FreeForm,
    "ingetrokken": WithdrawnForm,
}


def start_of(form: type[CapacityForm], latest: Capacity | None, doctor: str) -> dict[str, Any]:
    """Start from what holds now: most of it is usually the same. Days are never taken over."""
    if latest is None:
        return {"author": doctor, "document": form.kind}
    start: dict[str, Any] = {"source": latest.source, "author": latest.author}
    if form is WithdrawnForm:
        return start
    for name in ("hours_per_day", "hours_per_week"):
        hours = getattr(latest, name)
        start[name] = f"{hours:g}" if hours is not None else None
    start["document"] = latest.document if latest.kind == form.kind else form.kind
    if latest.kind != form.kind:
        return start
    free = [row for row in latest.items if not row.item]
    for number, row in enumerate(free):
        start |= {f"aspect_{number}": row.aspect, f"limit_{number}": row.limit}
    for row in latest.items:
        start.setdefault(f"i_{row.item}", []).append(row.level)
        remark = row.remark or start.get(f"r_{row.item}", "")
        start |= {f"s_{row.item}": row.side, f"r_{row.item}": remark}
    return start


def end_days(form: CapacityForm, today: date) -> None:
    """Let no day be chosen that has not come."""
    for name in ("valid_from", "document_on", "received_on"):
        if name in form.fields:
            form.fields[name].widget.attrs["max"] = today.isoformat()


def _fields_of(item: Item, language: str) -> dict[str, forms.Field]:
    """Return the fields of an item. A list opens with the first letter or figure that is typed."""
    name = item.name.in_(language)
    wrong = {"invalid_choice": _("Dit kan niet bij %(name)s. Kies uit de lijst.") % {"name": name}}
    choices = [(level.key, level.words.in_(language)) for level in item.levels]
    level: forms.Field = _OneChoice(
        label=name, choices=[*_NOTHING, *choices], required=False, error_messages=wrong
    )
    if item.several:
        level = forms.MultipleChoiceField(
            label=name,
            choices=choices,
            widget=forms.CheckboxSelectMultiple,
            required=False,
            error_messages=wrong,
        )
    found: dict[str, forms.Field] = {f"i_{item.key}": level}
    if item.sides:
        found[f"s_{item.key}"] = forms.ChoiceField(
            label=_("Kant bij %(name)s") % {"name": name}, choices=_SIDES, required=False
        )
    found[f"r_{item.key}"] = forms.CharField(
        label=_("Opmerking bij %(name)s") % {"name": name}, max_length=200, required=False
    )
    return found


class _OneChoice(forms.ChoiceField):
    """One level; it starts from the first of what a version said."""

    def prepare_value(self, value: Any) -> Any:
        """Take the level out of the list in which a version keeps them."""
        return next(iter(value), "") if isinstance(value, list) else value
