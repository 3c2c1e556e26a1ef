"""Sending papers of a trajectory by the employer who signed in."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wissel.apps.documents import service as documents
from wissel.apps.documents.service import ReceivedView
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.infra.doors import today_of
from wissel.portals.employer.words import asks_employer, documents_of
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.saved import say_saved
from wissel.portals.shell.sending_form import SendForm, Sent, kind_titles, send_each


@page(Role.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def papers(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show what is asked of the employer and what they sent; take files."""
    actor, now, today = request.actor, request.now, today_of(request.now)
    view = trajectories.case(actor=actor, now=now, trajectory=trajectory)
    request.location = view.place.location
    open_ = [duty for duty in view.due.obligations if asks_employer(duty, today)]
    asked = list(dict.fromkeys(str(kind) for duty in open_ for kind in documents_of(duty)))
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SendForm(*data, asked=asked, today=today)
    results: list[Sent] = []
    if form.is_bound and form.is_valid():

        def keep(content: bytes) -> ReceivedView:
            return documents.send_own(
                actor=actor,
                now=now,
                trajectory=trajectory,
                kind=form.cleaned_data["kind"],
                content=content,
                dated=form.cleaned_data["dated"],
            )

        results = send_each(form, keep)
        if not any(one.why for one in results):
            say_saved(request, _("Ontvangen. Het bureau kijkt het na."))
            return redirect("employer:papers_in", trajectory)
    context = {
        "section": "home",
        "view": view,
        "form": form,
        "results": results,
        "asked": kind_titles(asked),
        "files": documents.own_papers(actor=actor, now=now, trajectory=trajectory),
    }
    status = 422 if form.is_bound else 200
    return render(request, "employer/papers_in.html", context, status=status)
