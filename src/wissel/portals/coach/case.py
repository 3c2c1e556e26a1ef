"""The page of one trajectory: where it stands, what must be done, what happened, who takes part."""

from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseView
from wissel.core.access import STAFF, Role
from wissel.core.obligations import Obligation, State
from wissel.infra.doors import today_of
from wissel.portals.coach.acts import report_url
from wissel.portals.coach.case_course import bottleneck_rows, decision_rows, phase_rows
from wissel.portals.coach.case_ladder import ladder_of, notices, rung_rows
from wissel.portals.coach.case_parts import notes_of, people_of, taken_over, unknown_of
from wissel.portals.coach.entries import lines
from wissel.portals.coach.modules import parts_of
from wissel.portals.coach.names import names_of
from wissel.portals.coach.rows import case_row
from wissel.portals.shell.capacity_view import CapacityShown, capacity_shown
from wissel.portals.shell.case_track import track_facts
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.rows import DutyRow
from wissel.portals.shell.track import render as render_track

SHOWN: Final = 5
FEW: Final = 4
_RECENT: Final = "coach.recent"
_KEPT: Final = 8


@page(*STAFF)
@require_safe
def case(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show one trajectory. Opening it is a line in the access log."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    remember(request, view.id)
    return render(request, "coach/case.html", case_context(request, view))


@page(*STAFF)
@require_safe
def duties(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show every duty of a trajectory: open, unknown, and what is done or does not hold."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    today = today_of(request.now)
    groups: dict[str, list[DutyRow]] = {"open": [], "unknown": [], "over": []}
    for duty in view.due.obligations:
        groups[_group(duty.state(today))].append(_row(request, view, duty))
    context = head(request, view, "duties") | {"groups": groups}
    return render(request, "coach/duties.html", context)


def case_context(request: PageRequest, view: CaseView) -> dict[str, Any]:
    """Return everything that the page of a trajectory shows."""
    lang = reader_language()
    coach = view.coach.name if view.coach is not None else ""
    found = ladder_of(view)
    bottlenecks, _over = bottleneck_rows(view)
    decisions = decision_rows(view)
    phases = phase_rows(view)
    facts = track_facts(view.case, view.due, language=lang, helper=coach.partition(" ")[0])
    today = today_of(request.now)
    open_ones = [d for d in view.due.obligations if _group(d.state(today)) == "open"]
    return head(request, view, "overview") | {
        "track": render_track(facts, lang, name="lijn"),
        "duties": [
            _row(request, view, duty)
            for duty in view.due.next_open(SHOWN)
            if duty.state(today) is not State.UNKNOWN
        ],
        "open_count": len(open_ones),
        "lines": [
            line for line in lines(view.case.journal, names_of(view.programme)) if line.day <= today
        ][:SHOWN],
        "notices": notices(view, found),
        "rungs": rung_rows(view, found),
        "bottlenecks": bottlenecks,
        "decisions": decisions[:FEW],
        "decisions_count": len(decisions),
        "phases": phases,
        "side_by_side": sum(phase.current for phase in phases) > 1,
        "parts": [part for part in parts_of(view) if part.count],
        "parts_known": bool(view.programme.modules),
        "programme_title": view.programme.title.in_(lang),
        "taken_over": taken_over(view, request.actor),
        "capacity": _capacity(view, lang),
        "people": people_of(view, request.now),
        "notes": notes_of(view),
        "unknown": unknown_of(view, today),
    }


def _capacity(view: CaseView, language: str) -> CapacityShown | None:
    latest = view.case.latest_capacity
    return capacity_shown(latest, language) if latest is not None else None


def head(request: PageRequest, view: CaseView, tab: str) -> dict[str, Any]:
    """Return what the head of every page of a trajectory shows."""
    return {
        "section": "cases",
        "tab": tab,
        "view": view,
        "case": view.case,
        "waiting": view.due.timeline.waiting_period,
        "writes": {str(category) for category in view.writes},
        "reads_profile": request.actor.role in (Role.COACH, Role.MANAGER),
        "report_url": report_url(view.id) if request.actor.role == "coach" else "",
    }


def remember(request: PageRequest, trajectory: UUID) -> None:
    """Keep the trajectories somebody opened last, to log in them quickly."""
    before = [pk for pk in request.session.get(_RECENT, []) if pk != str(trajectory)]
    request.session[_RECENT] = [str(trajectory), *before][:_KEPT]


def recent(request: PageRequest) -> list[str]:
    """Return the ids of the trajectories opened last, the newest first."""
    return list(request.session.get(_RECENT, []))


def _row(request: PageRequest, view: CaseView, duty: Obligation) -> DutyRow:
    coach = view.coach.name if view.coach is not None else ""
    today = today_of(request.now)
    return case_row(duty, view.id, request.actor, today, view.writes, coach)


def _group(state: State) -> str:
    if state is State.UNKNOWN:
        return "unknown"
    return "open" if state.is_open else "over"
