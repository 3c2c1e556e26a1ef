"""The plan that was released to the employer: how far it is, and the schooling in it to decide."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wissel.apps.plans import service as plans
from wissel.apps.plans.service import EmployerPlan, EmployerStep, SchoolingOffer
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.core.plan import ActivityState
from wissel.core.planned import SchoolingState
from wissel.core.refusal import Refused
from wissel.infra.doors import today_of
from wissel.portals.shell.case_words import actor_word
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved

#: How far a step is: the kind of chip and its words.
_STATES: Final[dict[ActivityState, tuple[str, object]]] = {
    "running": ("now", gettext_lazy("loopt")),
    "silent": ("unknown", gettext_lazy("nog niets van gezien")),
    "to-come": ("open", gettext_lazy("komt nog")),
    "done": ("done", gettext_lazy("gedaan")),
}
_DECIDED: Final[dict[SchoolingState, tuple[str, object]]] = {
    "proposed": ("due", gettext_lazy("wacht op uw besluit")),
    "approved": ("done", gettext_lazy("akkoord")),
    "declined": ("na", gettext_lazy("niet akkoord")),
}
#: Of a schooling that was changed since, nobody decides.
_CHANGED: Final = ("open", gettext_lazy("de coach past dit aan"))


class DecideForm(forms.Form):
    """Yes or no to a schooling; a no says why."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Uw besluit"),
        choices=(("yes", gettext_lazy("Akkoord")), ("no", gettext_lazy("Niet akkoord"))),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Kies akkoord of niet akkoord."),
            "invalid_choice": gettext_lazy("Kies akkoord of niet akkoord."),
        },
    )
    because = forms.CharField(
        label=gettext_lazy("Waarom"),
        help_text=gettext_lazy(
            "Nodig als u niet akkoord bent. Uw medewerker en de coach lezen dit."
        ),
        max_length=plans.MOST_DETAIL,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of the plan in words."""

    said: EmployerStep
    who: str
    why: tuple[str, ...]
    chip: tuple[str, str]


@dataclass(frozen=True, slots=True)
class PlanRows:
    """The plan in words. ``week`` of ``weeks`` is today; 0 before it begins or without days."""

    said: EmployerPlan
    steps: tuple[StepRow, ...]
    week: int
    weeks: int


@dataclass(frozen=True, slots=True)
class SchoolingRow:
    """A schooling with its state, and the form to decide while it can be decided about."""

    offer: SchoolingOffer
    chip: tuple[str, str]
    form: DecideForm | None

    @property
    def waits(self) -> bool:
        """Whether the employer has yet to decide."""
        return self.offer.is_open and self.offer.said.state == "proposed"


@page(Role.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show the plan that was released, and take the decision about a schooling in it."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    request.location = view.place.location
    posted = request.POST if request.method == "POST" else None
    rows = schooling_rows(request, trajectory, posted)
    wrong = None
    if posted is not None:
        row = next((one for one in rows if one.offer.said.key == posted.get("schooling")), None)
        if row is None:
            raise Http404
        if row.form is None:  # the coach changed it meanwhile: the page says so
            return redirect("employer:plan", trajectory)
        if row.form.is_valid() and _decided(request, trajectory, row.offer, row.form):
            say_saved(request, _("Uw besluit is vastgelegd."), form=keep_key(row.offer))
            return redirect("employer:plan", trajectory)
        wrong = row.form
    context = {
        "section": "home",
        "view": view,
        "plan": plan_rows(request, trajectory),
        "schooling": [(row, keep_key(row.offer)) for row in rows],
        "wrong": wrong,
    }
    return render(request, "employer/plan.html", context, status=422 if wrong is not None else 200)


def plan_rows(request: PageRequest, trajectory: UUID) -> PlanRows | None:
    """Return the plan that the employer was given, in words; ``None`` while there is none."""
    held = plans.plan_for_employer(actor=request.actor, now=request.now, trajectory=trajectory)
    if held is None:
        return None
    language, today = reader_language(), today_of(request.now)
    weeks = _weeks(held.begins, held.ends)
    steps = tuple(
        StepRow(
            said=one,
            who=actor_word(one.who, language),
            why=(*one.gaps, *(title.in_(language) for title in one.subgoals)),
            chip=_words(_STATES[one.state]),
        )
        for one in held.steps
    )
    return PlanRows(held, steps, min(_weeks(held.begins, today), weeks), weeks)


def schooling_rows(
    request: PageRequest, trajectory: UUID, posted: Any = None
) -> tuple[SchoolingRow, ...]:
    """Return the schooling of that plan; the form that was posted is bound."""
    found = plans.schooling_to_decide(actor=request.actor, now=request.now, trajectory=trajectory)
    chosen = posted.get("schooling", "") if posted is not None else ""
    return tuple(
        SchoolingRow(
            offer=one,
            chip=_words(_chip(one)),
            form=_form(one, posted if one.said.key == chosen else None) if one.is_open else None,
        )
        for one in found
    )


def keep_key(offer: SchoolingOffer) -> str:
    """Return the key under which the browser keeps what is typed about a schooling."""
    return f"schooling-{offer.said.key}"


def _form(offer: SchoolingOffer, posted: Any) -> DecideForm:
    said = offer.said
    given = {"approved": "yes", "declined": "no"}.get(said.state)
    initial = {"answer": given, "because": said.decided_because}
    return DecideForm(posted, prefix=said.key, initial=initial)


def _decided(
    request: PageRequest, trajectory: UUID, offer: SchoolingOffer, form: DecideForm
) -> bool:
    try:
        plans.decide_schooling(
            actor=request.actor,
            now=request.now,
            trajectory=trajectory,
            schooling=offer.said.key,
            approved=form.cleaned_data["answer"] == "yes",
            because=form.cleaned_data["because"],
        )
    except Refused as refused:
        add_refusal(form, refused)
        return False
    return True


def _chip(offer: SchoolingOffer) -> tuple[str, object]:
    said = offer.said
    return _CHANGED if said.state == "proposed" and not offer.is_open else _DECIDED[said.state]


def _weeks(first: date | None, last: date | None) -> int:
    """Return how many weeks lie between two days, both within them; 0 where there are none."""
    if first is None or last is None or last < first:
        return 0
    return -(-((last - first).days + 1) // 7)


def _words(chip: tuple[str, object]) -> tuple[str, str]:
    return chip[0], str(chip[1])
