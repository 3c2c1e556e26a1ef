"""Sending papers of the own trajectory by the employee: from the phone, a photo is enough."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wissel.apps.documents import service as documents
from wissel.apps.documents.service import ReceivedView
from wissel.apps.orders import service as orders
from wissel.core.access import Role
from wissel.infra.doors import today_of
from wissel.portals.employee.own import own_trajectory
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.saved import say_saved
from wissel.portals.shell.sending_form import SendForm, Sent, send_each
from wissel.portals.shell.service_words import service_shown


@page(Role.EMPLOYEE)
@require_http_methods(["GET", "HEAD", "POST"])
def papers(request: PageRequest) -> HttpResponse:
    """Take files, and show what became of those sent before."""
    own = own_trajectory(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "privacy"})
    actor, now = request.actor, request.now
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SendForm(*data, today=today_of(now))
    results: list[Sent] = []
    if form.is_bound and form.is_valid():

        def keep(content: bytes) -> ReceivedView:
            return documents.send_own(
                actor=actor,
                now=now,
                trajectory=own,
                kind=form.cleaned_data["kind"],
                content=content,
                dated=form.cleaned_data["dated"],
            )

        results = send_each(form, keep)
        if not any(one.why for one in results):
            say_saved(request, _("Ontvangen. Het bureau kijkt het na."))
            return redirect(request.get_full_path())
    context = {
        "section": "privacy",
        "form": form,
        "results": results,
        "files": documents.own_papers(actor=actor, now=now, trajectory=own),
        "services": [
            service_shown(one) for one in orders.services(actor=actor, now=now, trajectory=own)
        ],
    }
    status = 422 if form.is_bound else 200
    return render(request, "employee/papers_in.html", context, status=status)
