"""One trajectory as the employer sees it."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents import service as documents
from wissel.apps.guidance import service as guidance
from wissel.apps.orders import service as orders
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseView
from wissel.core.access import Role
from wissel.core.capacity import catalogue
from wissel.core.journal import JournalEntry, standing
from wissel.core.obligations import Obligation, State
from wissel.infra.doors import today_of
from wissel.portals.employer import words
from wissel.portals.employer.home import listed
from wissel.portals.employer.plan import plan_rows, schooling_rows
from wissel.portals.employer.promises import answer_time, expected
from wissel.portals.employer.requests import asked_of
from wissel.portals.shell.appointment_words import appointment_row
from wissel.portals.shell.capacity_view import capacity_shown, current
from wissel.portals.shell.case_track import track_facts
from wissel.portals.shell.case_words import actor_word
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.entry_words import EntryLine, entry_line
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.paper_words import REGISTRATION, again_of, title_of
from wissel.portals.shell.phase_words import phase_lines
from wissel.portals.shell.quote_words import ORDERS, quote_chip
from wissel.portals.shell.rows import DutyRow
from wissel.portals.shell.service_words import service_shown
from wissel.portals.shell.track import render as draw

#: How much of the journal stands open; the rest opens on demand.
_RECENT = 8
_AHEAD = 6


@page(Role.EMPLOYER)
@require_safe
def case(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show the line, what the employer must do, what happened, the reports and the people."""
    actor, now = request.actor, request.now
    view = trajectories.case(actor=actor, now=now, trajectory=trajectory)
    request.location = view.place.location
    today = today_of(now)
    found = documents.reports_of(actor=actor, now=now, trajectory=trajectory)
    activities = [shown(entry) for entry in reversed(standing(view.case.journal)) if _told(entry)]
    language = reader_language()
    asked = trajectories.requests(actor=actor, now=now, trajectory=trajectory)
    context = _duties(request, view, today) | _settled(request, view) | _papers(request, view)
    context |= _profiles(request, view)
    context |= {
        "plan": plan_rows(request, trajectory),
        "schooling": schooling_rows(request, trajectory),
    }
    context |= {
        "section": "home",
        "view": view,
        "case": view.case,
        "waiting": view.due.timeline.waiting_period,
        "track": draw(track_facts(view.case, view.due, language=language), language, name="lijn"),
        **_capacity(view, language),
        "parties": [
            (party, actor_word(party.role, language))
            for party in view.case.present
            if party.role not in (Role.EMPLOYER, Role.COACH)
        ],
        "recent": activities[:_RECENT],
        "earlier": activities[_RECENT:],
        "reports": listed(found, (), now),
        "requests": asked_of(asked, today),
        "answer": answer_time(view),
        "expected": expected(view),
        "phases": phase_lines(view.programme, view.due.phases, language),
        "bureau": bureaus.bureau(actor=actor, now=now),
        "card": bureaus.coach_card(actor=actor, now=now, member=view.coach.id)
        if view.coach is not None
        else None,
    }
    return render(request, "employer/case.html", context)


def _capacity(view: CaseView, language: str) -> dict[str, object]:
    """Return what the company doctor supplied, and of another source only that it came."""
    doctor, after = current(view.case.capacity)
    return {
        "capacity": capacity_shown(doctor, language) if doctor is not None else None,
        "capacity_after": capacity_shown(after, language) if after is not None else None,
        "norm": catalogue().why.in_(language),
    }


def shown(entry: JournalEntry) -> tuple[date, EntryLine]:
    """Return the day of an entry and what it says."""
    return entry.happened_on, entry_line(entry, language=reader_language(), you="employer")


def _settled(request: PageRequest, view: CaseView) -> dict[str, object]:
    """Return what was settled: quotes, services, appointments, and what both sides expect."""
    given: dict[str, Any] = {"actor": request.actor, "now": request.now, "trajectory": view.id}
    rows = [appointment_row(one, party=True) for one in guidance.appointments(**given)]
    return {
        "quotes": [
            (one, ORDERS[one.order], quote_chip(one, employer=True))
            for one in orders.quotes(**given)
        ],
        "services": [service_shown(one) for one in orders.services(**given)],
        "appointments": rows[:_RECENT],
        "expectations": guidance.expectations(**given),
    }


def _duties(request: PageRequest, view: CaseView, today: date) -> dict[str, object]:
    """Return what the employer must do, what the file does not know, and what others do next."""
    due, actor = view.due, request.actor
    coach = view.coach.name if view.coach is not None else ""
    mine = [duty for duty in due.obligations if words.asks_employer(duty, today)]
    unknown = [duty for duty in due.obligations if words.unknown_to_file(duty, today)]
    pressing = [duty for duty in mine if duty.state(today) is not State.UPCOMING]
    later = words.once_each(duty for duty in mine if duty.state(today) is State.UPCOMING)
    others = [
        duty
        for duty in due.next_open(len(due.obligations))
        if Role.EMPLOYER not in duty.actors and duty.state(today) is not State.UNKNOWN
    ]
    to_sign = [
        words.to_agree(one)
        for one in documents.to_agree(actor=actor, now=request.now)
        if one.trajectory == view.id
    ]
    asks = [words.ask_of(duty, view.id, actor, today) for duty in pressing]
    groups: dict[str, list[DutyRow]] = {"bureau": [], "employee": [], "others": []}
    for duty in words.once_each(others):
        rows = groups[_whose(duty)]
        if len(rows) < _AHEAD:
            rows.append(words.row_of(duty, actor, today, coach=coach))
    return {
        "asks": words.with_documents(asks, to_sign),
        "later": [words.ask_of(duty, view.id, actor, today) for duty in later[:_AHEAD]],
        "unknown": [words.ask_of(duty, view.id, actor, today) for duty in unknown],
        "groups": groups,
    }


def _papers(request: PageRequest, view: CaseView) -> dict[str, object]:
    """Return the papers that were signed, and how the registration form stands."""
    found = documents.papers(actor=request.actor, now=request.now, trajectory=view.id)
    newest = next((one for one in found if one.kind == REGISTRATION), None)
    if newest is None:
        chip = ("open", gettext("nog niet getekend"))
    elif again_of(newest, view.case):
        chip = ("due", gettext("teken opnieuw"))
    else:
        chip = ("done", gettext("getekend"))
    return {"papers": [(one, title_of(one)) for one in found], "registration": chip}


def _profiles(request: PageRequest, view: CaseView) -> dict[str, object]:
    """Return how each profile stands that the employer may know of."""
    given: dict[str, Any] = {"actor": request.actor, "now": request.now, "trajectory": view.id}
    return {
        "search_stands": plans.profile_exists(kind="search", **given),
        "person_stands": plans.profile_exists(kind="person", **given),
    }


def _told(entry: JournalEntry) -> bool:
    """Leave out what stands elsewhere on the page (reports, requests), and words on a duty."""
    return entry.kind not in ("report-event", "client-request", "note")


def _whose(duty: Obligation) -> str:
    """Return who has to act: the bureau, the employee, or somebody else."""
    if not {Role.COACH, "bureau"}.isdisjoint(duty.actors):
        return "bureau"
    return "employee" if Role.EMPLOYEE in duty.actors else "others"
