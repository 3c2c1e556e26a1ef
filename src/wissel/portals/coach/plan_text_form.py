"""The form of everything in a plan that is no step: texts, directions, days, intensity.

One page for all of it, several pieces: each is saved at its own revision, and only where something
else was typed than stood there when the page was opened.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.apps.plans.service import MOST_DETAIL, MOST_TEXT
from wissel.core.dates import add_months
from wissel.core.plan import PlanTextForm
from wissel.core.planned import Intensity, Plan
from wissel.core.programme import HeldPromise, promised_rhythms
from wissel.core.refusal import Refused
from wissel.portals.coach.plan_piece import (
    COLLIDED,
    Opened,
    PieceForm,
    Pieces,
    carried,
    digest,
    read_state,
    theirs_of,
    words,
    write_state,
)
from wissel.portals.coach.plan_rows import DirectionRow, direction_row
from wissel.portals.coach.plan_step_forms import directions_of
from wissel.portals.coach.plan_words import PER, TEXTS
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.day_field import DayField
from wissel.portals.shell.promise_words import often_words
from wissel.portals.shell.refusals import add_refusal

#: Pieces that are no text, each with its fields.
_PIECES: Final[Mapping[str, tuple[str, ...]]] = {
    "directions": ("directions", "first"),
    "duration": ("begins", "ends", "ends_because"),
    "intensity": ("contacts", "per", "because", "review_on"),
}
_PLACES: Final[Mapping[str, Mapping[str, str]]] = {
    "duration": {"$.because": "ends_because"},
    "directions": {},
    "intensity": {},
}
_CONTACT: Final = "contact:employee"
_WEEK, _MONTH, _LONGEST = 7, 30, 35
_DAYS: Final = {"days": 1.0, "working-days": 7 / 5, "weeks": 7.0, "months": 30.0}
#: Months until the guidance is looked at again, unless somebody says otherwise.
_REVIEW: Final = 3


@dataclass(frozen=True, slots=True)
class TextField:
    """A text on the page: its field, and whether it stands above the fold."""

    form: PlanTextForm
    field: forms.BoundField


class IntensityFields(forms.Form):
    """How much guidance is needed, why, and when that is looked at again."""

    contacts = forms.IntegerField(
        label=gettext_lazy("Hoeveel contacten"),
        required=False,
        error_messages={"invalid": gettext_lazy("Vul een heel getal in.")},
    )
    per = forms.ChoiceField(
        label=gettext_lazy("Per week of maand"),
        choices=list(PER.items()),
        widget=forms.RadioSelect,
        required=False,
    )
    because = words(gettext_lazy("Waarom deze begeleiding nodig is"), most=MOST_DETAIL, rows=2)
    review_on = DayField(label=gettext_lazy("Opnieuw bekijken op"), required=False)

    def clean(self) -> dict[str, Any]:
        """Ask how often, where only why is said."""
        data = super().clean() or {}
        beside = data.get("because") or data.get("review_on")
        if beside and data.get("contacts") is None and "contacts" not in self.errors:
            self.add_error("contacts", _("Schrijf hoe vaak, of laat ook de reden leeg."))
        return data

    def intensity(self) -> Intensity | None:
        """Return what was filled in; nothing at all is no answer yet."""
        given = self.cleaned_data
        if given.get("contacts") is None:
            return None
        return Intensity(
            contacts=given["contacts"],
            per=cast(Any, given.get("per") or "month"),
            because=given.get("because", ""),
            review_on=given.get("review_on"),
        )


def start_of_intensity(said: Plan) -> dict[str, Any]:
    """Return what the fields of the intensity begin with."""
    held = said.intensity
    if held is None:
        return {}
    names = ("contacts", "per", "because", "review_on")
    return {name: getattr(held, name) for name in names}


class TextsForm(IntensityFields, PieceForm):
    """Everything of a plan that is no step."""

    state = forms.CharField(
        required=False, widget=carried(gettext_lazy("Versies van de onderdelen"))
    )
    directions = forms.MultipleChoiceField(
        label=gettext_lazy("Waar gaat dit plan heen"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    first = forms.ChoiceField(label=gettext_lazy("Welke eerst"), required=False)
    begins = DayField(label=gettext_lazy("Begint op"), required=False)
    ends = DayField(label=gettext_lazy("Naar verwachting klaar op"), required=False)
    ends_because = words(
        gettext_lazy("Waarom het na de wachttijd doorloopt"),
        most=MOST_DETAIL,
        rows=2,
        help_text=gettext_lazy("Alleen als het plan later eindigt dan de wachttijd."),
    )

    def __init__(self, data: Any, found: Opened, today: date) -> None:
        stands = start_of(found.plan.said)
        super().__init__(data, initial=_proposed(stands, found, today))
        self.found = found
        for one in asked(found):
            self.fields[f"text_{one.key}"] = words(
                one.title.in_(reader_language()),
                most=MOST_TEXT,
                rows=3,
                help_text=one.ask.in_(reader_language()),
            )
        self._offer()
        self.pieces: dict[str, tuple[str, ...]] = {
            one.key: (f"text_{one.key}",) for one in asked(found)
        } | dict(_PIECES)
        self.initial["state"] = write_state(self._stand(stands, found))

    def _offer(self) -> None:
        found = directions_of(self.found.plan)
        for name, choices in (("directions", found), ("first", [("", "–"), *found])):
            cast(forms.ChoiceField, self.fields[name]).choices = choices

    def _stand(self, stands: Mapping[str, Any], found: Opened) -> Pieces:
        """Return what stands in each piece and at which revision."""
        revisions = found.plan.revisions
        return {
            piece: (revisions.get(piece, 0), digest(stands.get(name) for name in names))
            for piece, names in self.pieces.items()
        }

    def changed(self) -> dict[str, int]:
        """Return the pieces that were changed, each with the revision it was opened at."""
        seen = read_state(self.cleaned_data.get("state", ""))
        nothing = (0, "")
        return {
            piece: seen.get(piece, nothing)[0]
            for piece, names in self.pieces.items()
            if digest(map(self.cleaned_data.get, names)) != seen.get(piece, nothing)[1]
        }

    def chosen(self) -> tuple[str, ...]:
        """Return the chosen directions, the first one first."""
        found = list(self.cleaned_data.get("directions", ()))
        first = self.cleaned_data.get("first")
        return tuple(sorted(found, key=lambda key: key != first))

    def show_again(
        self, found: Opened, changed: Mapping[str, int], wrong: Mapping[str, Exception]
    ) -> None:
        """Let the page that is shown again know what was saved, refused, and saved elsewhere."""
        stands = start_of(found.plan.said)
        pieces = read_state(self.cleaned_data.get("state", ""))
        now = self._stand(stands, found)
        theirs = []
        for piece in changed:
            refusal = wrong.get(piece)
            if isinstance(refusal, Refused):
                places = _PLACES.get(piece, {"$.text": f"text_{piece}"})
                add_refusal(self, refusal, places)
                continue
            pieces[piece] = now[piece]  # it stands as it was typed, or as somebody else saved it
            if refusal is not None:
                theirs += theirs_of(self, stands, self.pieces[piece])
        self.theirs = tuple(theirs)
        if theirs:
            self.add_error(None, COLLIDED)
        self.carry(state=write_state(pieces))

    def first_texts(self) -> list[forms.BoundField]:
        """Return the texts no plan is without."""
        return self._texts(required=True)

    def other_texts(self) -> list[forms.BoundField]:
        """Return the texts that stand below the fold."""
        return self._texts(required=False)

    def opened_by(self) -> bool:
        """Whether something below the fold is filled in or wrong."""
        return any(one.value() or one.errors for one in self.other_texts())

    def _texts(self, *, required: bool) -> list[forms.BoundField]:
        return [self[f"text_{one.key}"] for one in asked(self.found) if one.required == required]

    def rows(self) -> list[tuple[DirectionRow, bool]]:
        """Return the directions with their verdict, and whether each is chosen."""
        search = self.found.plan.search
        if search is None:
            return []
        chosen = self["directions"].value() or []
        return [(direction_row(search, one), one.key in chosen) for one in search.said.active]


def asked(found: Opened) -> list[PlanTextForm]:
    """Return the texts of the parts that the way of working has, and those no plan is without."""
    parts = found.plan.programme.plan.parts
    keys = {key for part in parts for key in TEXTS.get(part, ())}
    return [one for one in found.plan.form.texts if one.required or one.key in keys]


def start_of(said: Plan) -> dict[str, Any]:
    """Return what stands in a plan, by field."""
    return {
        **{f"text_{one.key}": one.text for one in said.texts},
        "directions": list(said.directions),
        "first": said.directions[0] if len(said.directions) > 1 else "",
        "begins": said.begins,
        "ends": said.ends,
        "ends_because": said.ends_because,
        **start_of_intensity(said),
    }


def _proposed(stands: Mapping[str, Any], found: Opened, today: date) -> dict[str, Any]:
    """Return what stands, and where nothing stands what most plans begin with."""
    said, last = found.plan.said, found.plan.last_day
    start = dict(stands)
    if said.begins is None and said.ends is None:
        start |= {"begins": today, "ends": last if last >= today else None}
    if said.intensity is None:
        start |= usual_intensity(found, today)
    active = directions_of(found.plan)
    if not said.directions and len(active) == 1:
        start["directions"] = [active[0][0]]
    return start


def usual_intensity(found: Opened, today: date) -> dict[str, Any]:
    """Return how often the way of working asks for contact with the employee, if it says so."""
    view = found.view
    rhythms = promised_rhythms(view.programme, view.due.phases, today)
    held = next((one for one in rhythms if _CONTACT in one.events), None)
    often = often_of(held) if held is not None else None
    if held is None or often is None:
        return {}
    said = {
        "often": often_words(held.limit, held.per)
    }  # no name: the guard takes it for a person's
    contacts, per = often
    return {
        "contacts": contacts,
        "per": per,
        "because": _("De werkwijze vraagt nu %(often)s contact.") % said,
        "review_on": add_months(today, _REVIEW),
    }


def often_of(held: HeldPromise) -> tuple[int, str] | None:
    """Return a rhythm as contacts a week or a month; ``None`` where it asks less than monthly."""
    if held.per in ("week", "month"):
        return 1, held.per
    if held.limit is None or held.limit.unit not in _DAYS:
        return None
    every = timedelta(days=held.limit.amount * _DAYS[held.limit.unit]).days
    if every < 1 or every > _LONGEST:
        return None
    if every <= _WEEK:
        return _WEEK // every, "week"
    return max(_MONTH // every, 1), "month"
