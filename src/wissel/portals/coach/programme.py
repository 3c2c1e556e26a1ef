"""By which way of working a trajectory goes on: never by itself, always with a reason."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wissel.apps.bureaus import service as bureaus
from wissel.apps.bureaus.service import ProgrammeView
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.core.refusal import Refused
from wissel.portals.coach.case import head
from wissel.portals.coach.fields import TextArea
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved


class ProgrammeForm(forms.Form):
    """Another version or way of working, and why."""

    programme = forms.ChoiceField(
        label=gettext_lazy("Ga verder volgens"),
        error_messages={"required": gettext_lazy("Kies een werkwijze.")},
    )
    reason = TextArea(
        label=gettext_lazy("Waarom"),
        max_length=1000,
        error_messages={"required": gettext_lazy("Schrijf in één zin waarom.")},
    )

    def __init__(self, *args: Any, among: tuple[ProgrammeView, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lang = reader_language()
        field = self.fields["programme"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("– kies –"))] + [
                (
                    f"{each.name} {each.version}",
                    _("%(title)s, versie %(version)s")
                    % {"title": each.title.in_(lang), "version": each.version},
                )
                for each in among
            ]


@page(Role.COACH, Role.BACK_OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def programme(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Let a trajectory go on by another way of working: a decision in the journal."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    among = bureaus.programmes(actor=request.actor, now=request.now)
    form = ProgrammeForm(request.POST if request.method == "POST" else None, among=among)
    if request.method == "POST" and form.is_valid():
        name, _space, version = form.cleaned_data["programme"].rpartition(" ")
        try:
            trajectories.change_programme(
                actor=request.actor,
                now=request.now,
                trajectory=trajectory,
                name=name,
                version=int(version),
                reason=form.cleaned_data["reason"],
            )
        except Refused as refused:
            add_refusal(form, refused, {"$.version": "programme"})
        else:
            say_saved(request, _("Gewijzigd. Het besluit staat in het logboek."))
            return redirect("coach:course", trajectory)
    context = head(request, view, "course") | {
        "form": form,
        "title": view.programme.title.in_(reader_language()),
        "programme": view.programme,
        "keep": f"programme-{trajectory}",
    }
    status = 422 if form.is_bound else 200
    return render(request, "coach/programme.html", context, status=status)
