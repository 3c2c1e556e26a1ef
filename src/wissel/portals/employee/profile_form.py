"""The form of one piece of the profile: rows of words, a choice, or a number."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from wissel.apps.plans.service import MOST_DETAIL, MOST_LINE, MOST_LINES
from wissel.core.profile import BlockForm, ProfileForms
from wissel.core.profiled import Block, ProfileLine
from wissel.portals.shell.dates import reader_language

#: Empty rows after those that are there.
EMPTY: Final = 3
_MOST_ROWS: Final = MOST_LINES + EMPTY
BECAUSE: Final = "nothing_because"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of fields. ``of_coach``: what stands there was written by the coach."""

    number: int
    text: BoundField
    detail: BoundField | None
    mark: BoundField | None
    source: BoundField
    of_coach: bool


class PieceForm(forms.Form):
    """What every piece asks: why there is nothing to say. The base of the three."""

    def __init__(
        self, data: Mapping[str, Any] | None, *, asks: BlockForm, held: Block, words: ProfileForms
    ) -> None:
        super().__init__(data)
        self.asks, self.held, self.words = asks, held, words
        self.add_fields()
        self.fields[BECAUSE] = forms.CharField(
            label=_("Hier heb ik niets over te zeggen, want"),
            required=False,
            initial=held.nothing_because,
            widget=forms.Textarea(attrs={"rows": 2, "maxlength": MOST_DETAIL}),
        )
        for name, field in self.fields.items():
            if not isinstance(field.widget, forms.RadioSelect):
                # What is wrong appears there while somebody types.
                field.widget.attrs["aria-describedby"] = f"{self[name].auto_id}-said"

    def add_fields(self) -> None:
        """Add the fields of this kind of piece."""

    def rows(self) -> list[Row]:
        """Return the rows of a piece of lines."""
        return []

    def value(self) -> BoundField | None:
        """Return the field of a choice or a number."""
        return self["value"] if "value" in self.fields else None

    def because(self) -> BoundField:
        """Return the field of the reason."""
        return self[BECAUSE]

    def shown(self) -> Iterator[BoundField]:
        """Yield the fields that can be wrong, each with a place that says so."""
        for row in self.rows():
            yield from (one for one in (row.text, row.detail, row.mark) if one is not None)
        if (value := self.value()) is not None:
            yield value
        yield self.because()

    def clean(self) -> dict[str, Any]:
        """Ask what counts where somebody says something, and says that there is nothing to say."""
        said = super().clean() or {}
        because = said.get(BECAUSE, "")
        if because and because != self.held.nothing_because and self._says(said):
            self.add_error(
                BECAUSE, _("Hierboven staat al iets. Haal het daar weg, of haal het hier weg.")
            )
        return said

    def block(self) -> Block:
        """Return what was typed. For a form that is valid."""
        return Block(
            self.asks.key,
            value=self.cleaned_data.get("value", ""),
            nothing_because=self.cleaned_data[BECAUSE],
        )

    def place_of(self, path: str) -> str | None:
        """Return the field at which a refusal of the door stands; ``None``: above the form."""
        name = path.removeprefix("$.")
        return name if name in self.fields else None

    def _says(self, said: Mapping[str, Any]) -> bool:
        return bool(said.get("value"))


class LinesForm(PieceForm):
    """Rows: what, and where the piece asks for it a second thing about it and how much it weighs.

    A row that is emptied goes. Where a line comes from travels with it.
    """

    count = 0

    def add_fields(self) -> None:
        """Add a row for each line, and empty ones."""
        self.count = self._count()
        for number in range(self.count):
            lines = self.held.lines
            self._add_row(number, lines[number] if number < len(lines) else ProfileLine(""))

    def rows(self) -> list[Row]:
        """Return the rows in order."""
        return [self._row(number) for number in range(self.count)]

    def block(self) -> Block:
        """Return the rows as lines, the empty ones too: the door counts them."""
        said = self.cleaned_data
        lines = tuple(
            ProfileLine(
                said[f"text_{n}"],
                said.get(f"detail_{n}", ""),
                said.get(f"mark_{n}", ""),
                source=said[f"source_{n}"],
            )
            for n in range(self.count)
        )
        return Block(self.asks.key, lines, nothing_because=said[BECAUSE])

    def place_of(self, path: str) -> str | None:
        """Return the field of the row that the door names by its number."""
        head, _bracket, rest = path.partition("[")
        number, _end, part = rest.partition("].")
        if head != "$.lines" or not number.isdecimal():
            return super().place_of(path)
        name = f"{part}_{number}"
        return name if name in self.fields and part != "source" else f"text_{number}"

    def _says(self, said: Mapping[str, Any]) -> bool:
        return any(said.get(f"text_{n}") or said.get(f"detail_{n}") for n in range(self.count))

    def _count(self) -> int:
        """Return how many rows: those that were sent, or what stands there and empty ones."""
        if not self.is_bound:
            return max(min(len(self.held.lines) + EMPTY, MOST_LINES), 1)
        sent = sum(name.startswith("text_") for name in self.data)
        return max(1, min(sent, _MOST_ROWS))

    def _add_row(self, number: int, line: ProfileLine) -> None:
        asks, language, fields = self.asks, reader_language(), self.fields
        fields[f"text_{number}"] = forms.CharField(
            label=(asks.line or asks.title).in_(language),
            required=False,
            initial=line.text,
            widget=forms.TextInput(attrs={"maxlength": MOST_LINE, "autocomplete": "off"}),
        )
        if asks.detail is not None:
            fields[f"detail_{number}"] = forms.CharField(
                label=asks.detail.in_(language),
                required=False,
                initial=line.detail,
                widget=forms.Textarea(attrs={"rows": 2, "maxlength": MOST_DETAIL}),
            )
        if asks.marks:
            choices = [(one.key, one.words.in_(language)) for one in asks.marks]
            fields[f"mark_{number}"] = forms.ChoiceField(
                label=_("Hoe belangrijk is dit?"),
                required=False,
                initial=line.mark,
                choices=[("", _("kies als u wilt")), *choices],
            )
        fields[f"source_{number}"] = forms.CharField(
            required=False, initial=line.source, widget=forms.HiddenInput
        )

    def _row(self, number: int) -> Row:
        lines = self.held.lines
        named = {
            name: self[f"{name}_{number}"] if f"{name}_{number}" in self.fields else None
            for name in ("detail", "mark")
        }
        return Row(
            number=number + 1,
            text=self[f"text_{number}"],
            detail=named["detail"],
            mark=named["mark"],
            source=self[f"source_{number}"],
            of_coach=number < len(lines) and lines[number].by == "coach",
        )


class ChoiceForm(PieceForm):
    """One of a few; not to know is among them."""

    def add_fields(self) -> None:
        """Add the choice."""
        language = reader_language()
        options = [(one.key, one.words.in_(language)) for one in self.asks.options]
        self.fields["value"] = forms.ChoiceField(
            label=self.asks.title.in_(language),
            required=False,
            initial=self.held.value,
            choices=[*options, ("", _("Dat weet ik nog niet"))],
            widget=forms.RadioSelect,
        )


class NumberForm(PieceForm):
    """A whole number. What is none stays in the field as it was typed."""

    def add_fields(self) -> None:
        """Add the number."""
        self.fields["value"] = forms.CharField(
            label=self.asks.title.in_(reader_language()),
            required=False,
            initial=self.held.value,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        )


def piece_form(
    data: Mapping[str, Any] | None, *, asks: BlockForm, held: Block, words: ProfileForms
) -> PieceForm:
    """Return the form of a piece, by its kind."""
    kinds = {"lines": LinesForm, "choice": ChoiceForm, "number": NumberForm}
    return kinds[asks.kind](data, asks=asks, held=held, words=words)
