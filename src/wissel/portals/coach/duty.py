"""One duty: its ground, how its day was found, what proves it, and a reasoned word about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseView
from wissel.core.access import STAFF, DataCategory
from wissel.core.obligations import Obligation
from wissel.core.refusal import Refused
from wissel.core.sources import Basis, Trace
from wissel.infra.doors import today_of
from wissel.portals.coach.case import head
from wissel.portals.coach.entries import Line, lines
from wissel.portals.coach.fields import TextArea
from wissel.portals.coach.rows import case_row, title_of
from wissel.portals.coach.words import EFFECTS
from wissel.portals.shell.case_words import actors_line, ground_line
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.day_field import DayField
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved

_LAW: Final = "law:"
_DEEP: Final = 4


class WordForm(forms.Form):
    """Done elsewhere, does not hold, or later: always with a reason."""

    no_day = gettext_lazy("Kies de dag waarop dit weer in de lijst komt.")

    effect = forms.ChoiceField(
        label=gettext_lazy("Wat is er aan de hand?"),
        choices=[(key, word) for key, word in EFFECTS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies een van de drie.")},
    )
    until = DayField(
        label=gettext_lazy("Tot en met"),
        required=False,
        help_text=gettext_lazy("Alleen bij ‘Later’: de dag waarop dit weer in de lijst komt."),
    )
    reason = TextArea(
        rows=2,
        label=gettext_lazy("Waarom?"),
        max_length=500,
        help_text=gettext_lazy("Eén zin. Die staat in het logboek, met je naam."),
        error_messages={"required": gettext_lazy("Schrijf in één zin waarom.")},
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the day when it is later."""
        data = super().clean() or {}
        if data.get("effect") == "later" and not data.get("until") and "until" not in self.errors:
            self.add_error("until", self.no_day)
        return data


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the derivation; ``mark`` shows how deep it stands."""

    mark: str
    name: str
    value: str
    rule: str


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def duty(request: PageRequest, trajectory: UUID, key: str) -> HttpResponse:
    """Show one duty with everything behind it, and take a person's word about it."""
    view = trajectories.case(
        actor=request.actor, now=request.now, trajectory=trajectory, trace=True
    )
    found = view.due.find(key)
    if found is None:
        raise Http404
    form = WordForm(request.POST if request.method == "POST" else None)
    keep = f"duty-{view.id}"
    if request.method == "POST" and form.is_valid() and _decided(request, view, found, form):
        say_saved(request, _("Vastgelegd in het logboek."), form=keep)
        return redirect("coach:case", trajectory)
    reminded = trajectories.last_reminders(actor=request.actor, now=request.now, trajectory=view.id)
    context = _context(request, view, found) | {
        "form": form,
        "keep": keep,
        "reminded": reminded.get(found.key),
    }
    return render(request, "coach/duty.html", context, status=422 if form.is_bound else 200)


def _decided(request: PageRequest, view: CaseView, found: Obligation, form: WordForm) -> bool:
    data = form.cleaned_data
    try:
        trajectories.decide_duty(
            actor=request.actor,
            now=request.now,
            trajectory=view.id,
            obligation=found.key,
            effect=data["effect"],
            reason=data["reason"],
            until=data["until"],
        )
    except Refused as refused:
        add_refusal(form, refused)
        return False
    return True


def _context(request: PageRequest, view: CaseView, found: Obligation) -> dict[str, Any]:
    today, lang = today_of(request.now), reader_language()
    coach = view.coach.name if view.coach is not None else ""
    exemption = found.exemption
    return head(request, view, "duties") | {
        "duty": found,
        "row": case_row(found, view.id, request.actor, today, view.writes, coach),
        "title": title_of(found),
        "actors": actors_line(found.actors, lang),
        "consequence": found.consequence.in_(lang) if found.consequence else "",
        "bases": list(_bases(found, lang)),
        "steps": list(_steps(view, found)),
        "evidence": _evidence(view, found),
        "word": exemption,
        "word_effect": EFFECTS.get(exemption.kind, exemption.kind) if exemption else "",
        "may_decide": DataCategory.MILESTONES in view.writes and found.done_on is None,
    }


def _bases(found: Obligation, language: str) -> Iterator[tuple[Basis, str, str]]:
    """Yield each ground with its words and its note; the first is said as it is in every list."""
    for at, basis in enumerate(found.basis):
        article = basis.article if at else ground_line(found, language)
        yield basis, article, basis.note.in_(language) if basis.note else ""


def _evidence(view: CaseView, found: Obligation) -> list[Line]:
    proofs = {*found.evidence}
    return [line for line in lines(view.case.journal) if line.id in proofs]


def _steps(view: CaseView, found: Obligation) -> Iterator[Step]:
    """Yield the derivation of the day of a duty of the law, outermost first."""
    trace = view.due.timeline.trace
    if not isinstance(trace, Trace) or not found.rule.startswith(_LAW):
        return
    wanted = found.rule.removeprefix(_LAW)
    for each in trace.inputs:
        if each.name == wanted:
            yield from _walk(each, 0)


def _walk(trace: Trace, depth: int) -> Iterator[Step]:
    yield Step("· " * depth, trace.name, trace.value, trace.rule)
    if depth < _DEEP:
        for each in trace.inputs:
            yield from _walk(each, depth + 1)
