"""The first page of an employer: whose turn it is, the employees, the reports."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents import service as documents
from wissel.apps.documents.service import ReportLine
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseLine, TodayItem
from wissel.core.access import Role
from wissel.infra.doors import today_of
from wissel.portals.employer import words
from wissel.portals.shell.pages import PageRequest, page

#: How long a report that was sent is called new.
_NEW: Final = timedelta(days=14)
_SHOWN: Final = 5


@page(Role.EMPLOYER)
@require_safe
def home(request: PageRequest) -> HttpResponse:
    """Say how often it is the employer's turn, and show everybody at a glance."""
    actor, now = request.actor, request.now
    today = today_of(now)
    items = trajectories.today_list(actor=actor, now=now)
    lines = trajectories.case_lines(actor=actor, now=now)
    by_case: dict[UUID, list[TodayItem]] = defaultdict(list)
    for item in items:
        by_case[item.trajectory].append(item)
    asks = [
        words.ask_of(item.duty, item.trajectory, actor, today, item.employee)
        for item in items
        if words.asks_employer(item.duty, today)
    ]
    unknown = [
        words.ask_of(item.duty, item.trajectory, actor, today, item.employee)
        for item in items
        if words.unknown_to_file(item.duty, today)
    ]
    found = documents.releases(actor=actor, now=now)
    context = {
        "section": "home",
        "client": _client(request),
        "asks": asks,
        "unknown": unknown,
        "people": [words.person_of(line, by_case[line.trajectory], actor, today) for line in lines],
        "reports": listed(found[:_SHOWN], lines, now),
        "ends": sorted(lines, key=lambda line: line.last_day),
    }
    return render(request, "employer/home.html", context)


@page(Role.EMPLOYER)
@require_safe
def reports(request: PageRequest) -> HttpResponse:
    """List every released report, newest first."""
    actor, now = request.actor, request.now
    lines = trajectories.case_lines(actor=actor, now=now)
    found = documents.releases(actor=actor, now=now)
    context = {"section": "reports", "reports": listed(found, lines, now)}
    return render(request, "employer/reports.html", context)


def listed(
    found: tuple[ReportLine, ...], lines: tuple[CaseLine, ...], now: datetime
) -> list[dict[str, object]]:
    """Return reports for a list: which, about whom, over which month, new or not."""
    names = {line.trajectory: line.employee for line in lines}
    return [
        {
            "line": line,
            "employee": names.get(line.trajectory, ""),
            "month": date.fromisoformat(f"{line.period}-01"),
            "is_new": line.released_at is not None and now - line.released_at <= _NEW,
            "answer": str(words.ANSWERS.get(line.response or "no-response", "")),
        }
        for line in found
    ]


def _client(request: PageRequest) -> str:
    actor = request.actor
    if actor.client is None:
        return ""
    return bureaus.client(actor=actor, now=request.now, client=actor.client).name
