"""The list of trajectories, and finding one."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseLine
from wissel.infra.doors import today_of
from wissel.portals.shell.pages import STAFF, PageRequest, page
from wissel.portals.shell.track import Markup, mini


@page(*STAFF)
@require_safe
def cases(request: PageRequest) -> HttpResponse:
    """Show the open trajectories that the reader has a tie to, the most urgent first."""
    return _list(request, request.GET.get("q", ""), _("Trajecten"), "cases")


@page(*STAFF)
@require_safe
def search(request: PageRequest) -> HttpResponse:
    """Find a trajectory by name or case number; a single one opens at once."""
    words = request.GET.get("q", "").strip()
    found = _found(request, words) if words else ()
    if len(found) == 1:
        return redirect("coach:case", found[0].trajectory)
    return _list(request, words, _("Zoeken"), "search")


def _list(request: PageRequest, words: str, title: str, section: str) -> HttpResponse:
    today = today_of(request.now)
    found = _found(request, words)
    context = {
        "section": section,
        "title": title,
        "q": words,
        "rows": [(line, _place(line, today)) for line in found],
    }
    return render(request, "coach/cases.html", context)


def _found(request: PageRequest, words: str) -> tuple[CaseLine, ...]:
    lines = trajectories.case_lines(actor=request.actor, now=request.now)
    if not words.strip():
        return lines
    wanted = set(trajectories.find(actor=request.actor, now=request.now, words=words))
    return tuple(line for line in lines if line.trajectory in wanted)


def _place(line: CaseLine, today: date) -> Markup:
    return mini(line.first_sick_day, line.last_day, today, line.second_track_start)
