"""The forms of a gap, an activity and a schooling."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from wissel.apps.plans.service import MOST_DETAIL, MOST_LINE, PlanView
from wissel.core.planned import Activity, Gap, Schooling
from wissel.core.profile import Word
from wissel.portals.coach.plan_piece import PieceForm, words
from wissel.portals.coach.words import ROLES
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.day_field import DayField
from wissel.portals.shell.money import AmountField

#: What shows an activity of the coach unless somebody says otherwise.
SHOWN_BY: Final = ("contact:employee", "assignment:done")
_NOTHING: Final = ("", "–")


class StepForm(PieceForm):
    """A form of one step: what it begins with, and what it says."""

    kind = ""  #: which step of the plan: gap, activity, schooling

    def __init__(self, data: Any = None, *, plan: PlanView, held: Any = None, today: date) -> None:
        super().__init__(data, initial=self.start(held, plan, today))
        self.plan = plan
        self.offer(plan, held)

    @classmethod
    def start(cls, held: Any, plan: PlanView, today: date) -> dict[str, Any]:
        """Return what the fields begin with."""
        raise NotImplementedError

    def offer(self, plan: PlanView, held: Any) -> None:
        """Fill the lists to choose from."""

    def said(self, held: Any) -> Any:
        """Return the step as it was filled in. For a form that is valid."""
        raise NotImplementedError

    def choose(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        """Fill a list; one of several with nothing to choose from is left out."""
        field, found = cast(forms.ChoiceField, self.fields[name]), list(choices)
        if isinstance(field, forms.MultipleChoiceField):
            if not found:
                del self.fields[name]
                return
        else:
            found = [_NOTHING, *found]
        field.choices = found


class GapForm(StepForm):
    """A distance between person and search profile."""

    kind = "gap"
    text = words(
        _("Wat ontbreekt er nog?"),
        most=MOST_LINE,
        needed=True,
        help_text=_("Bijvoorbeeld: het cv is acht jaar oud. Zonder woorden over gezondheid."),
    )
    gap_kind = forms.ChoiceField(label=_("Soort"), required=False)
    direction = forms.ChoiceField(label=_("Bij welke richting"), required=False)
    left_because = words(
        _("Waarom hier niets aan gebeurt"),
        most=MOST_DETAIL,
        rows=2,
        help_text=_("Alleen als geen activiteit dit overbrugt."),
    )
    places = {"$.kind": "gap_kind"}

    @classmethod
    def start(cls, held: Gap | None, plan: PlanView, today: date) -> dict[str, Any]:
        """Begin with the gap as it stands."""
        if held is None:
            return {"direction": next(iter(plan.said.directions), "")}
        return {
            "text": held.text,
            "gap_kind": held.kind,
            "direction": held.direction,
            "left_because": held.left_because,
        }

    def offer(self, plan: PlanView, held: Gap | None) -> None:
        """Offer the kinds of the form, and the directions."""
        self.choose("gap_kind", named(plan.form.gaps))
        self.choose("direction", directions_of(plan, held.direction if held else ""))

    def said(self, held: Gap | None) -> Gap:
        """Return the gap; where it was seen stays."""
        given = self.cleaned_data
        return replace(
            held or Gap("", ""),
            text=given["text"],
            kind=given["gap_kind"],
            direction=given["direction"],
            left_because=given["left_because"],
        )


class ActivityForm(StepForm):
    """A step: who does what from when until when, for which gap, shown by what."""

    kind = "activity"
    title = words(_("Wat gaat er gebeuren?"), most=MOST_LINE, needed=True)
    who = forms.ChoiceField(label=_("Wie doet het"), choices=list(ROLES.items()))
    begins = DayField(label=_("Van"))
    ends = DayField(label=_("Tot en met"))
    gaps = forms.MultipleChoiceField(
        label=_("Welke afstand overbrugt dit"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    subgoals = forms.MultipleChoiceField(
        label=_("Welk subdoel dient dit"), required=False, widget=forms.CheckboxSelectMultiple
    )
    evidence = forms.MultipleChoiceField(
        label=_("Waaruit blijkt straks dat dit gedaan is"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    how_often = words(
        _("Hoe vaak"), most=MOST_LINE, help_text=_("Bijvoorbeeld: elke twee weken, zes keer.")
    )
    hours = forms.DecimalField(
        label=_("Uren"),
        required=False,
        max_digits=6,
        decimal_places=1,
        error_messages={
            "invalid": _("Vul een aantal uren in, bijvoorbeeld 12."),
            "max_digits": _("Dit getal is te groot."),
            "max_whole_digits": _("Dit getal is te groot."),
            "max_decimal_places": _("Gebruik hoogstens één decimaal."),
        },
    )
    product = words(_("Wat het oplevert"), most=MOST_LINE)
    module = forms.ChoiceField(label=_("Onderdeel van de werkwijze"), required=False)
    after = forms.MultipleChoiceField(
        label=_("Komt na"), required=False, widget=forms.CheckboxSelectMultiple
    )

    @classmethod
    def start(cls, held: Activity | None, plan: PlanView, today: date) -> dict[str, Any]:
        """Begin with the activity as it stands; a new one is the coach's, while the plan runs."""
        if held is None:
            begins, ends = span_of(plan, today)
            return {"who": "coach", "begins": begins, "ends": ends, "evidence": [SHOWN_BY[0]]}
        names = ("title", "who", "begins", "ends", "how_often", "product", "module")
        several = ("gaps", "subgoals", "evidence", "after")
        return (
            {name: getattr(held, name) for name in names}
            | {name: list(getattr(held, name)) for name in several}
            | {"hours": f"{held.hours:g}" if held.hours is not None else None}
        )

    def offer(self, plan: PlanView, held: Activity | None) -> None:
        """Offer what the plan and the way of working have."""
        lang, own = reader_language(), held.key if held is not None else ""
        self.choose("gaps", [(one.key, one.text) for one in plan.said.gaps])
        self.choose("subgoals", subgoals_of(plan))
        self.choose("evidence", named(plan.form.evidence))
        self.choose("module", [(one.key, one.title.in_(lang)) for one in plan.programme.modules])
        others = [one for one in plan.said.activities if one.key != own]
        self.choose("after", [(one.key, one.title) for one in others])

    def said(self, held: Activity | None) -> Activity:
        """Return the activity as it was filled in."""
        given = self.cleaned_data
        hours = given["hours"]
        return Activity(
            key=held.key if held is not None else "",
            title=given["title"],
            who=given["who"],
            begins=given["begins"],
            ends=given["ends"],
            gaps=tuple(given.get("gaps", ())),
            subgoals=tuple(given.get("subgoals", ())),
            module=given["module"],
            how_often=given["how_often"],
            hours=float(hours) if hours is not None else None,
            product=given["product"],
            evidence=tuple(given.get("evidence", ())),
            after=tuple(given.get("after", ())),
        )


class SchoolingForm(StepForm):
    """A schooling: what, why it fits, what it costs. The employer decides."""

    kind = "schooling"
    title = words(_("Welke scholing"), most=MOST_LINE, needed=True)
    direction = forms.ChoiceField(label=_("Voor welke richting"), required=False)
    because = words(
        _("Waarom deze scholing nodig is"),
        most=MOST_DETAIL,
        needed=True,
        rows=3,
        help_text=_("De werkgever leest dit en besluit."),
    )
    provider = words(_("Aanbieder"), most=MOST_LINE)
    cost = AmountField(label=_("Kosten zonder btw"), required=False)
    weeks = forms.IntegerField(
        label=_("Hoeveel weken"),
        required=False,
        error_messages={"invalid": _("Vul een heel aantal weken in.")},
    )
    begins = DayField(label=_("Begint op"), required=False)

    @classmethod
    def start(cls, held: Schooling | None, plan: PlanView, today: date) -> dict[str, Any]:
        """Begin with the schooling as it stands."""
        if held is None:
            return {"direction": next(iter(plan.said.directions), "")}
        names = ("title", "direction", "because", "provider", "cost", "weeks", "begins")
        return {name: getattr(held, name) for name in names}

    def offer(self, plan: PlanView, held: Schooling | None) -> None:
        """Offer the directions."""
        self.choose("direction", directions_of(plan, held.direction if held else ""))

    def said(self, held: Schooling | None) -> Schooling:
        """Return the schooling as it was filled in; the door keeps what was decided about it."""
        given = self.cleaned_data
        return Schooling(key=held.key if held is not None else "", **_taken(given))


def _taken(given: Mapping[str, Any]) -> dict[str, Any]:
    names = ("title", "direction", "because", "provider", "cost", "weeks", "begins")
    return {name: given[name] for name in names}


def named(found: Iterable[Word]) -> list[tuple[str, str]]:
    """Return keys and words of a list of the form."""
    return [(one.key, one.words.in_(reader_language())) for one in found]


def directions_of(plan: PlanView, held: str = "") -> list[tuple[str, str]]:
    """Return the active directions of the search profile, and the one that was chosen before."""
    if plan.search is None:
        return []
    said = plan.search.said
    return [
        (one.key, one.title) for one in said.directions if one in said.active or one.key == held
    ]


def subgoals_of(plan: PlanView) -> list[tuple[str, str]]:
    """Return the subgoals of the way of working."""
    return [(one.key, one.title.in_(reader_language())) for one in plan.programme.plan.subgoals]


def span_of(plan: PlanView, today: date) -> tuple[date, date | None]:
    """Return the days of the plan; where none are said yet, from today to the last day."""
    begins = plan.said.begins or today
    ends = plan.said.ends or (plan.last_day if plan.last_day >= begins else None)
    return begins, ends
