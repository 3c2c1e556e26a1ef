"""What was written about me, and logging an application of my own."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.core.journal import Application, JournalEntry
from wissel.core.refusal import Refused
from wissel.infra.doors import today_of
from wissel.portals.employee.forms import ApplicationForm
from wissel.portals.employee.insight import Shown
from wissel.portals.employee.own import own_trajectory
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.entry_words import entry_line
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.saved import say_saved

KEEP = "application"


@page(Role.EMPLOYEE)
@require_safe
def journal(request: PageRequest) -> HttpResponse:
    """Show what was logged, by month, newest first."""
    trajectory = own_trajectory(request)
    if trajectory is None:
        return render(request, "employee/nothing.html", {"section": "journal"})
    entries = trajectories.entries(actor=request.actor, now=request.now, trajectory=trajectory)
    context = {"section": "journal", "months": by_month(entries)}
    return render(request, "employee/journal.html", context)


@page(Role.EMPLOYEE)
@require_http_methods(["GET", "HEAD", "POST"])
def application(request: PageRequest) -> HttpResponse:
    """Log a job application of one's own."""
    trajectory = own_trajectory(request)
    if trajectory is None:
        return render(request, "employee/nothing.html", {"section": "journal"})
    today = today_of(request.now)
    form = ApplicationForm(request.POST or None, today=today)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        happened_on = said.pop("happened_on")
        try:
            trajectories.log(
                actor=request.actor,
                now=request.now,
                trajectory=trajectory,
                happened_on=happened_on,
                content=Application(**said),
            )
        except Refused as refused:
            place = "happened_on" if refused.path == "$.happened_on" else None
            form.add_error(place, refused.message.in_(reader_language()))
        else:
            say_saved(request, gettext("Uw sollicitatie is opgeslagen."), form=KEEP)
            return redirect("employee:journal")
    status = 422 if form.errors else 200
    context = {"section": "journal", "form": form, "keep": KEEP}
    return render(request, "employee/application.html", context, status=status)


def by_month(entries: tuple[JournalEntry, ...]) -> list[tuple[date, list[Shown]]]:
    """Return the entries in words, by month, newest first."""
    language = reader_language()
    months: dict[date, list[Shown]] = {}
    for entry in sorted(entries, key=lambda one: (one.happened_on, one.seq), reverse=True):
        line = entry_line(entry, language=language, you="employee")
        month = entry.happened_on.replace(day=1)
        months.setdefault(month, []).append(Shown(entry.happened_on, line))
    return list(months.items())
