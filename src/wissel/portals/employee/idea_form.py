"""The form of an idea for work: what it is, why it suits me, and vacancies I saw."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.apps.plans.service import MOST_DETAIL, MOST_LINE, MOST_TITLE
from wissel.core.profiled import Direction, Market
from wissel.portals.shell.day_field import DayField

#: Empty rows for vacancies after those that are there, and rows in all.
_EMPTY: Final = 2
_MOST_ROWS: Final = 12
_NO_NUMBER: Final = gettext_lazy("Vul een heel getal in, bijvoorbeeld 3.")


class IdeaForm(forms.Form):
    """What the employee may say of a direction."""

    title = forms.CharField(
        label=gettext_lazy("Welk werk is het?"),
        help_text=gettext_lazy("Bijvoorbeeld: planner in het vervoer."),
        widget=forms.TextInput(attrs={"maxlength": MOST_TITLE}),
        error_messages={"required": gettext_lazy("Schrijf welk werk het is.")},
    )
    tasks = forms.CharField(
        label=gettext_lazy("Wat doet u dan op een dag?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": MOST_DETAIL}),
    )
    because = forms.CharField(
        label=gettext_lazy("Waarom past dit bij u?"),
        help_text=gettext_lazy("Denk aan wat u kunt, deed en leuk vindt. Niets over gezondheid."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": MOST_DETAIL}),
    )

    def __init__(self, data: Mapping[str, Any] | None, *, held: Direction, today: date) -> None:
        initial = {"title": held.title, "tasks": held.tasks, "because": held.because}
        super().__init__(data, initial=initial)
        self.held = held
        there = len(held.market)
        self.count = max(there, min(there + _EMPTY, _MOST_ROWS))
        for number in range(self.count):
            self._add_row(number, held.market[number] if number < there else None, today)

    def market_rows(self) -> list[tuple[int, list[BoundField]]]:
        """Return the rows of vacancies with their number."""
        names = ("count", "on", "source")
        return [(n + 1, [self[f"{name}_{n}"] for name in names]) for n in range(self.count)]

    def clean(self) -> dict[str, Any]:
        """Ask for the rest of a row that was begun."""
        said = super().clean() or {}
        for number in self._begun(said):
            if said.get(f"count_{number}") is None and f"count_{number}" not in self.errors:
                self.add_error(f"count_{number}", _NO_NUMBER)
            if said.get(f"on_{number}") is None and f"on_{number}" not in self.errors:
                self.add_error(f"on_{number}", _("Vul een dag in."))
        return said

    def idea(self) -> Direction:
        """Return what was typed, beside what stands of it. For a form that is valid."""
        said = self.cleaned_data
        market = [
            replace(
                self.held.market[n]
                if n < len(self.held.market)
                else Market(said[f"on_{n}"], 0, ""),
                on=said[f"on_{n}"],
                count=said[f"count_{n}"],
                source=said[f"source_{n}"],
            )
            for n in self._begun(said)
        ]
        return replace(
            self.held,
            title=said["title"],
            tasks=said["tasks"],
            because=said["because"],
            market=tuple(market),
        )

    def place_of(self, path: str) -> str | None:
        """Return the field at which a refusal of the door stands; ``None``: above the form."""
        head, _bracket, rest = path.removeprefix("$.").partition("[")
        number, _end, part = rest.partition("].")
        begun = self._begun(self.cleaned_data)
        if head == "market" and number.isdecimal() and int(number) < len(begun):
            head = f"{part}_{begun[int(number)]}"
        return head if head in self.fields else None

    def _begun(self, said: Mapping[str, Any]) -> list[int]:
        """Return the rows in which something stands; the day alone was filled in by the page."""
        return [
            n
            for n in range(self.count)
            if said.get(f"source_{n}")
            or said.get(f"count_{n}") is not None
            or f"count_{n}" in self.errors
        ]

    def _add_row(self, number: int, held: Market | None, today: date) -> None:
        fields = self.fields
        fields[f"count_{number}"] = forms.IntegerField(
            label=_("Hoeveel vacatures?"),
            required=False,
            initial=held.count if held is not None else None,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            error_messages={"invalid": _NO_NUMBER},
        )
        fields[f"on_{number}"] = DayField(
            label=_("Wanneer zag u ze?"),
            required=False,
            initial=held.on if held is not None else today,
        )
        fields[f"source_{number}"] = forms.CharField(
            label=_("Waar zag u ze?"),
            required=False,
            initial=held.source if held is not None else "",
            widget=forms.TextInput(attrs={"maxlength": MOST_LINE}),
        )
