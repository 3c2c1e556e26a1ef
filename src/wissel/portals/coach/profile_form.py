"""The form of one block of a profile: rows of lines, what was chosen, what is done about it."""

import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.apps.plans.service import MOST_DETAIL, MOST_LINE, MOST_LINES
from wissel.core.profile import BlockForm, ProfileForms
from wissel.core.profiled import Block, ProfileLine
from wissel.portals.coach.fields import TextArea
from wissel.portals.shell.dates import reader_language

#: Empty rows at the end; saving gives new ones.
_SPARE: Final = 3


@dataclass(frozen=True, slots=True)
class LineFields:
    """The fields of one line; ``owner`` is who wrote it, empty for a new one."""

    number: int
    text: BoundField
    detail: BoundField | None
    mark: BoundField | None
    source: BoundField
    by: str


class PieceForm(forms.Form):
    """A block as it is written. ``start`` is what was typed already, by field."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    mark = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        form: BlockForm,
        all_forms: ProfileForms,
        held: Block,
        revision: int,
        mark: str,
        start: Mapping[str, Any] | None = None,
    ) -> None:
        begun = _initial(held) | {"revision": revision, "mark": mark}
        super().__init__(data, initial=begun if start is None else dict(start))
        self.form, self.held = form, held
        self.rows = 0
        if form.kind == "lines":
            used = max(len(held.lines), _used(data), _used(start))
            self.rows = min(used + _SPARE, MOST_LINES)
        for n in range(self.rows):
            self.fields |= _line_fields(n, form, all_forms)
        self.fields |= _value_fields(form)

    def lines(self) -> list[LineFields]:
        """Return the rows with their fields, for the page."""
        return [
            LineFields(
                n + 1,
                self[f"text_{n}"],
                self[f"detail_{n}"] if self.form.detail else None,
                self[f"mark_{n}"] if self.form.marks else None,
                self[f"source_{n}"],
                self.held.lines[n].by if n < len(self.held.lines) else "",
            )
            for n in range(self.rows)
        ]

    def said(self) -> Block:
        """Return the block as it was filled in. For a form that is valid."""
        data = self.cleaned_data
        return Block(
            key=self.form.key,
            lines=tuple(
                ProfileLine(
                    text=data[f"text_{n}"],
                    detail=data.get(f"detail_{n}", ""),
                    mark=data.get(f"mark_{n}", ""),
                    source=data[f"source_{n}"],
                )
                for n in range(self.rows)
            ),
            value=str(data.get("value") or ""),
            next=data.get("next", ""),
            nothing_because=data.get("nothing_because", ""),
        )

    def places(self) -> dict[str, str]:
        """Return which field a refused place is."""
        found = {"$.lines": "text_0" if self.rows else "value"}
        for n in range(self.rows):
            for name in ("text", "detail", "mark", "source"):
                found[f"$.lines[{n}].{name}"] = f"{name}_{n}"
        return found


def taken(start: Mapping[str, Any], text: str, detail: str, source: str) -> dict[str, Any]:
    """Return what was typed with a text taken over in the first free rows.

    A text longer than a line becomes several; what has no room any more is left out of the form,
    and stands beside it still.
    """
    found = dict(start)
    pieces = [
        (piece, detail if number == 0 else "")
        for number, piece in enumerate(
            piece for line in text.splitlines() for piece in textwrap.wrap(line, MOST_LINE)
        )
    ]
    free = (n for n in range(MOST_LINES) if not _is_used(found, n))
    for n, (piece, beside) in zip(free, pieces, strict=False):
        found |= {f"text_{n}": piece, f"detail_{n}": beside, f"source_{n}": source}
    return found


def typed(form: forms.Form, data: Any) -> dict[str, Any]:
    """Return what was sent, by field, to begin an unbound form with: no field is judged yet."""
    return {
        name: field.widget.value_from_datadict(data, {}, name)
        for name, field in form.fields.items()
    }


def _initial(held: Block) -> dict[str, Any]:
    found: dict[str, Any] = {
        "value": held.value,
        "next": held.next,
        "nothing_because": held.nothing_because,
    }
    for n, line in enumerate(held.lines):
        found |= {
            f"text_{n}": line.text,
            f"detail_{n}": line.detail,
            f"mark_{n}": line.mark,
            f"source_{n}": line.source,
        }
    return found


def _used(data: Mapping[str, Any] | None) -> int:
    """Return how many rows were sent, up to the last that says something."""
    if data is None:
        return 0
    return max((n + 1 for n in range(MOST_LINES) if _is_used(data, n)), default=0)


def _is_used(data: Mapping[str, Any], n: int) -> bool:
    return bool(data.get(f"text_{n}") or data.get(f"detail_{n}"))


def _line_fields(n: int, form: BlockForm, all_forms: ProfileForms) -> dict[str, forms.Field]:
    lang, words = reader_language(), {"n": n + 1}
    line = form.line.in_(lang) if form.line is not None else form.title.in_(lang)
    found: dict[str, forms.Field] = {
        f"text_{n}": forms.CharField(
            label=_("Regel %(n)s: %(what)s") % (words | {"what": line}),
            required=False,
            max_length=MOST_LINE,
        )
    }
    if form.detail is not None:
        found[f"detail_{n}"] = forms.CharField(
            label=_("Regel %(n)s: %(what)s") % (words | {"what": form.detail.in_(lang)}),
            required=False,
            max_length=MOST_DETAIL,
        )
    if form.marks:
        found[f"mark_{n}"] = forms.ChoiceField(
            label=_("Regel %(n)s: hoe zwaar dit weegt") % words,
            choices=[("", "–"), *((one.key, one.words.in_(lang)) for one in form.marks)],
            required=False,
        )
    found[f"source_{n}"] = forms.ChoiceField(
        label=_("Regel %(n)s: bron") % words,
        choices=[("", "–"), *((one.key, one.words.in_(lang)) for one in all_forms.sources)],
        required=False,
    )
    return found


def _value_fields(form: BlockForm) -> dict[str, forms.Field]:
    lang = reader_language()
    found: dict[str, forms.Field] = {}
    title = form.title.in_(lang)
    if form.kind == "number":
        unit = form.unit.in_(lang) if form.unit is not None else ""
        found["value"] = forms.CharField(
            label=title,
            help_text=_("Van %(least)s tot %(most)s %(unit)s.")
            % {"least": form.least, "most": form.most, "unit": unit},
            required=False,
            max_length=5,
            widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        )
    elif form.options:
        found["value"] = forms.ChoiceField(
            label=_("Hoe helder is dit?") if form.clarity else title,
            choices=[("", _("niet gezegd")), *_choices(form, lang)],
            required=False,
            widget=forms.RadioSelect,
        )
    if form.next:
        found["next"] = TextArea(
            label=_("Wat eraan gebeurt"), rows=2, required=False, max_length=MOST_DETAIL
        )
    found["nothing_because"] = TextArea(
        label=gettext_lazy("Waarom er niets te zeggen is"),
        help_text=gettext_lazy("Alleen als hierboven niets staat."),
        rows=2,
        required=False,
        max_length=MOST_DETAIL,
    )
    return found


def _choices(form: BlockForm, language: str) -> Iterable[tuple[str, str]]:
    return ((one.key, one.words.in_(language)) for one in form.options)
