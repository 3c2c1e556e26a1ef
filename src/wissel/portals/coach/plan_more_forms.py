"""The forms of guidance, subgoals, risks, and of several modules at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, cast
from uuid import uuid5

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.apps.plans.service import MOST_DETAIL, MOST_RISKS
from wissel.core.planned import Activity, Plan, Risk, Subgoal
from wissel.portals.coach.plan_piece import Opened, PieceForm, words
from wissel.portals.coach.plan_step_forms import SHOWN_BY, span_of, subgoals_of
from wissel.portals.coach.plan_text_form import (
    IntensityFields,
    start_of_intensity,
    usual_intensity,
)
from wissel.portals.coach.plan_words import ATTENTION, SUBGOAL
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.day_field import DayField

#: Empty rows below the risks that are there.
_SPARE: Final = 2
_RISK: Final = ("what", "signal", "action")
_NOT_SAID: Final = ("", gettext_lazy("nog niet gezegd"))


class GuidanceForm(IntensityFields, PieceForm):
    """How much guidance is needed."""

    piece = "intensity"

    def __init__(self, data: Any, found: Opened, today: date) -> None:
        said = found.plan.said
        start = self.start(said)
        super().__init__(data, initial=start or usual_intensity(found, today))

    @staticmethod
    def start(said: Plan) -> dict[str, Any]:
        """Return what stands, by field."""
        return start_of_intensity(said)

    def said(self) -> dict[str, Any]:
        """Return what the door takes."""
        return {"intensity": self.intensity()}


@dataclass(frozen=True, slots=True)
class SubgoalFields:
    """A subgoal with its three fields."""

    title: str
    state: forms.BoundField
    attention: forms.BoundField
    because: forms.BoundField


class SubgoalsForm(PieceForm):
    """How far each subgoal of the way of working is."""

    piece = "subgoals"

    def __init__(self, data: Any, found: Opened, today: date) -> None:
        super().__init__(data, initial=self.start(found.plan.said))
        self.titles = subgoals_of(found.plan)
        states = [_NOT_SAID, *((key, word) for key, (_kind, word) in SUBGOAL.items())]
        for key, title in self.titles:
            about = {"title": title}
            state = forms.ChoiceField(label=_("Hoe ver"), choices=states, required=False)
            attention = forms.ChoiceField(
                label=_("Aandacht"), choices=list(ATTENTION.items()), required=False
            )
            because = words(_("Toelichting"), most=MOST_DETAIL)
            for name, field, full in (
                ("state", state, _("Hoe ver is ‘%(title)s’")),
                ("attention", attention, _("Aandacht voor ‘%(title)s’")),
                ("because", because, _("Toelichting bij ‘%(title)s’")),
            ):
                # Short under the title of the subgoal; whole for who hears it, or reads it apart.
                field.widget.attrs["aria-label"] = full % about
                self.fields[f"{name}_{key}"] = field

    @staticmethod
    def start(said: Plan) -> dict[str, Any]:
        """Return what stands, by field."""
        return {
            f"{name}_{one.key}": getattr(one, name)
            for one in said.subgoals
            for name in ("state", "attention", "because")
        }

    def rows(self) -> list[SubgoalFields]:
        """Return the subgoals with their fields, for the page."""
        return [
            SubgoalFields(
                title, *(self[f"{name}_{key}"] for name in ("state", "attention", "because"))
            )
            for key, title in self.titles
        ]

    def said(self) -> dict[str, Any]:
        """Return what the door takes: the subgoals of which something is said."""
        return {"subgoals": tuple(self._said())}

    def _said(self) -> Iterator[Subgoal]:
        given = self.cleaned_data
        self.places = {}
        for key, _title in self.titles:
            state, because = given[f"state_{key}"], given[f"because_{key}"]
            if state or because:
                place = f"$.subgoals[{len(self.places)}].because"
                self.places = {**self.places, place: f"because_{key}"}
                attention = cast(Any, given[f"attention_{key}"])
                yield Subgoal(key, cast(Any, state or "not-yet"), attention, because)


class RisksForm(PieceForm):
    """What may go wrong, how it shows, and what is done then."""

    piece = "risks"
    places = {f"$.risks[{n}].{name}": f"{name}_{n}" for n in range(MOST_RISKS) for name in _RISK}

    def __init__(self, data: Any, found: Opened, today: date) -> None:
        held = found.plan.said
        super().__init__(data, initial=self.start(held))
        for n in range(MOST_RISKS):
            row = {"n": n + 1}
            self.fields |= {
                f"what_{n}": words(_("Wat kan er misgaan (%(n)s)") % row, most=MOST_DETAIL),
                f"signal_{n}": words(_("Hoe is dat te merken (%(n)s)") % row, most=MOST_DETAIL),
                f"action_{n}": words(_("Wat gebeurt er dan (%(n)s)") % row, most=MOST_DETAIL),
            }
        sent = [n for n in range(MOST_RISKS) if data and any(data.get(f"{k}_{n}") for k in _RISK)]
        used = max([len(held.risks), *(n + 1 for n in sent)])
        self.visible = min(used + _SPARE, MOST_RISKS)

    @staticmethod
    def start(said: Plan) -> dict[str, Any]:
        """Return what stands, by field."""
        return {
            f"{name}_{n}": getattr(one, name) for n, one in enumerate(said.risks) for name in _RISK
        }

    def rows(self) -> list[tuple[int, list[forms.BoundField]]]:
        """Return the rows to fill in, for the page."""
        return [(n + 1, [self[f"{name}_{n}"] for name in _RISK]) for n in range(self.visible)]

    def said(self) -> dict[str, Any]:
        """Return what the door takes; it leaves empty rows out."""
        given = self.cleaned_data
        rows = range(MOST_RISKS)
        return {"risks": tuple(Risk(*(given[f"{name}_{n}"] for name in _RISK)) for n in rows)}


class ModulesForm(PieceForm):
    """Modules of the way of working, to be added to the plan as activities in one go."""

    modules = forms.MultipleChoiceField(
        label=gettext_lazy("Onderdelen van de werkwijze"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Kies ten minste één onderdeel.")},
    )
    begins = DayField(label=gettext_lazy("Van"))
    ends = DayField(label=gettext_lazy("Tot en met"))

    def __init__(self, data: Any, found: Opened, today: date) -> None:
        begins, ends = span_of(found.plan, today)
        super().__init__(data, initial={"begins": begins, "ends": ends})
        lang, used = reader_language(), {one.module for one in found.plan.said.activities}
        self.offered = found.plan.programme.modules
        self.used = frozenset(used)
        cast(forms.ChoiceField, self.fields["modules"]).choices = [
            (one.key, one.title.in_(lang)) for one in self.offered
        ]

    def rows(self) -> list[tuple[Mapping[str, Any], forms.boundfield.BoundWidget]]:
        """Return each module with its checkbox: what it is, and whether it is there already."""
        lang = reader_language()
        return [
            (
                {
                    "summary": one.summary.in_(lang) if one.summary else "",
                    "optional": one.optional,
                    "used": one.key in self.used,
                },
                box,
            )
            for one, box in zip(self.offered, self["modules"], strict=True)
        ]

    def activities(self) -> Iterator[tuple[Activity, Any]]:
        """Yield the chosen modules as activities, each with the key it gets."""
        given, lang = self.cleaned_data, reader_language()
        once = given.get("once")
        for one in self.offered:
            if one.key in given["modules"]:
                yield (
                    Activity(
                        key="",
                        title=one.title.in_(lang),
                        who="coach",
                        begins=given["begins"],
                        ends=given["ends"],
                        module=one.key,
                        evidence=SHOWN_BY,
                    ),
                    uuid5(once, one.key) if once is not None else None,
                )
