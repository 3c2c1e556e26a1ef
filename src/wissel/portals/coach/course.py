"""The course of one trajectory on a page of its own: ladder, bottlenecks, decisions, programme."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from wissel.apps.trajectories import service as trajectories
from wissel.core.access import STAFF
from wissel.portals.coach.case import head
from wissel.portals.coach.case_course import bottleneck_rows, decision_rows, phase_rows
from wissel.portals.coach.case_ladder import ladder_of, notices, rung_rows
from wissel.portals.coach.modules import parts_of
from wissel.portals.shell.agreement_words import term_rows
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.offer_words import offer_of
from wissel.portals.shell.pages import PageRequest, page


@page(*STAFF)
@require_safe
def course(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show the ladder with everything found on it, and all that was decided on the way."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    found = ladder_of(view)
    open_ones, over = bottleneck_rows(view)
    lang = reader_language()
    context = head(request, view, "course") | {
        "rungs": rung_rows(view, found),
        "notices": notices(view, found),
        "bottlenecks": open_ones,
        "bottlenecks_over": over,
        "decisions": decision_rows(view),
        "phases": phase_rows(view),
        "parts": parts_of(view),
        "programme": view.programme,
        "programme_title": view.programme.title.in_(lang),
        "programme_summary": view.programme.summary.in_(lang),
        "programme_source": view.programme.source.in_(lang),
        "terms": term_rows(view.programme, view.due.today),
        "offer": offer_of(view.programme, lang),
        "explained": reverse("help_topic", args=["belofte"]),
    }
    return render(request, "coach/course.html", context)
