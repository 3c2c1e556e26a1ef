"""The first page: one next step, this week, where I am, who helps, who sees what."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents import service as documents
from wissel.apps.guidance import service as guidance
from wissel.apps.jobsearch import service as jobsearch
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.core.due import Due
from wissel.portals.employee import step
from wissel.portals.employee.appointments import rows_of
from wissel.portals.employee.own import own_case
from wissel.portals.employee.weeks import promised
from wissel.portals.shell.case_track import track_facts
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.report_name import report_about
from wissel.portals.shell.track import render as draw

_NO_OFFER: Final = "wissel_no_code_offer"
_YEAR: Final = 365 * 24 * 3600
#: Appointments that the first page names; the others have a page.
_AHEAD: Final = 3


@page(Role.EMPLOYEE)
@require_safe
def home(request: PageRequest) -> HttpResponse:
    """Show the next step and everything that answers a first question."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    actor, now = request.actor, request.now
    case, due = own.view.case, own.view.due
    reports = documents.reports_of(actor=actor, now=now, trajectory=own.view.id)
    waiting = documents.waiting_for(actor=actor, now=now)
    language = reader_language()
    facts = track_facts(case, due, language=language, helper=own.helper.first_name)
    reminded = trajectories.last_reminders(actor=actor, now=now, trajectory=own.view.id)
    rows = rows_of(request, own)
    draft, duty = step.draft_step(waiting, own.view.id), step.duty_step(due)
    context = {
        "section": "home",
        "own": own,
        "first_name": actor.name.split()[0],
        "draft": draft,
        "why_read": step.why_read(due),
        "duty": duty,
        "reminded": step.reminded(due, draft, duty, reminded),
        "coming": step.coming(due),
        "week": step.this_week(case, due),
        "stops": draw(facts, language, name="mijn").plain_stops,
        "waiting": _unanswered(due),
        "expected": promised(own)[:1],
        "reports": [
            (line, report_about(line.kind, line.period, line.title)) for line in reports[:3]
        ],
        "offer": _offers_code(request),
        "choose": next((row for row in rows if row.asks), None),
        "ahead": [row for row in rows if row.view.state in ("asked", "agreed")][:_AHEAD],
        "begin_profile": case.closed_on is None
        and not plans.is_begun(actor=actor, now=now, trajectory=own.view.id, kind="person"),
        "vacancies": 0
        if case.closed_on is not None
        else jobsearch.unanswered(actor=actor, now=now, trajectory=own.view.id),
        "asks_click": guidance.click(actor=actor, now=now, trajectory=own.view.id).asks,
    }
    return render(request, "employee/home.html", context)


@page(Role.EMPLOYEE)
@require_POST
def no_offer(request: PageRequest) -> HttpResponse:
    """Put the offer of a second factor away, on this device, for a year."""
    response = redirect("employee:home")
    response.set_cookie(
        _NO_OFFER, "1", max_age=_YEAR, secure=request.is_secure(), httponly=True, samesite="Lax"
    )
    return response


def _unanswered(due: Due) -> int:
    """Return how many of the employee's messages still wait for an answer."""
    return sum(duty.is_private and duty.state(due.today).is_open for duty in due.obligations)


def _offers_code(request: PageRequest) -> bool:
    if _NO_OFFER in request.COOKIES:
        return False
    return not bureaus.has_second_factor(user=request.user.pk)
