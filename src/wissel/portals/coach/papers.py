"""Papers of a trajectory: what was signed, what changed since, and the scan of a paper one."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import STAFF, Role
from wissel.core.refusal import Refused
from wissel.infra.doors import today_of
from wissel.infra.uploads import demand_size
from wissel.portals.coach.case import head
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.day_field import DayField
from wissel.portals.shell.downloads import file_response, pdf_response
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.paper_words import (
    KINDS,
    again_of,
    evidence,
    field_names,
    parts,
    title_of,
)
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved

_OFFICE = (Role.BACK_OFFICE, Role.MANAGER)


class ScanForm(forms.Form):
    """A paper that was signed by hand: which, by whom, when, and its scan."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Welk papier"),
        choices=[("", gettext_lazy("– kies –")), *KINDS.items()],
        error_messages={"required": gettext_lazy("Kies welk papier dit is.")},
    )
    name = forms.CharField(
        label=gettext_lazy("Getekend door"),
        max_length=200,
        error_messages={"required": gettext_lazy("Schrijf wie er tekende.")},
    )
    signed_on = DayField(label=gettext_lazy("Getekend op"))
    content = forms.FileField(
        label=gettext_lazy("Scan"),
        help_text=gettext_lazy("Een pdf, jpg of png van hoogstens 10 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        error_messages={
            "required": gettext_lazy("Kies het bestand met de scan."),
            "empty": gettext_lazy("Dit bestand is leeg. Kies het opnieuw."),
        },
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["signed_on"].widget.attrs["max"] = today.isoformat()


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def papers(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show the signed papers, and take a scan."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    found = documents.papers(actor=request.actor, now=request.now, trajectory=trajectory)
    today, posted = today_of(request.now), request.method == "POST"
    form = (
        ScanForm(request.POST, request.FILES, today=today)
        if posted
        else ScanForm(initial={"signed_on": today}, today=today)
    )
    if posted and form.is_valid() and _taken(request, trajectory, form):
        say_saved(request, _("Bewaard, en vastgelegd in het logboek."))
        return redirect("coach:papers", trajectory)
    seen: set[str] = set()
    lines = []
    for one in found:  # newest first: only the newest of a kind counts
        again = () if one.kind in seen else again_of(one, view.case)
        lines.append((one, title_of(one), field_names(again), one.kind not in seen))
        seen.add(one.kind)
    context = head(request, view, "papers") | {
        "lines": lines,
        "missing": [name for kind, name in KINDS.items() if kind not in seen],
        "form": form if request.actor.role in _OFFICE else None,
    }
    return render(request, "coach/papers.html", context, status=422 if posted else 200)


@page(*STAFF)
@require_safe
def paper(request: PageRequest, paper: UUID) -> HttpResponse:
    """Show a paper as it was signed, with its evidence."""
    found = documents.paper(actor=request.actor, now=request.now, paper=paper)
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=found.trajectory)
    context = head(request, view, "papers") | {
        "paper": found,
        "title": title_of(found),
        "parts": parts(found.record.sections),
        "signatures": evidence(found),
    }
    return render(request, "coach/paper.html", context)


@page(*STAFF)
@require_safe
def paper_file(request: PageRequest, paper: UUID) -> HttpResponse:
    """Give a paper as it was sealed, or its scan."""
    return file_response(documents.paper_file(actor=request.actor, now=request.now, paper=paper))


@page(*STAFF)
@require_safe
def explanation(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Give the explanation for the employee, to print and hand over."""
    made = documents.explanation_file(
        actor=request.actor, now=request.now, trajectory=trajectory, language=reader_language()
    )
    return pdf_response(made)


def _taken(request: PageRequest, trajectory: UUID, form: ScanForm) -> bool:
    given, scan = form.cleaned_data, form.cleaned_data["content"]
    try:
        demand_size(scan.size)  # here, so that a scan of 80 MB is not read to be refused
        documents.take_scan(
            actor=request.actor,
            now=request.now,
            trajectory=trajectory,
            kind=given["kind"],
            content=scan.read(),
            name=given["name"],
            signed_on=given["signed_on"],
        )
    except Refused as refused:
        add_refusal(form, refused)
        return False
    return True
