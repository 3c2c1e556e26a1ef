"""The first page of an employer: whose turn it is, the employees, the reports."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
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
from wissel.portals.shell.report_name import report_name

#: How long a report that was sent is called new.
_NEW: Final = timedelta(days=14)
_SHOWN: Final = 5
#: What the employer must do stands open up to here; the rest on demand.
_ASKS: Final = 8
#: Employees on a page, and up to how many there is nothing to search.
_PAGE: Final = 20
_FEW: Final = 8


@page(Role.EMPLOYER)
@require_safe
def home(request: PageRequest) -> HttpResponse:
    """Say how often it is the employer's turn, and show everybody, whose turn it is first."""
    actor, now = request.actor, request.now
    today = today_of(now)
    items = trajectories.today_list(actor=actor, now=now)
    lines = trajectories.case_lines(actor=actor, now=now)
    by_case: dict[UUID, list[TodayItem]] = defaultdict(list)
    for item in items:
        by_case[item.trajectory].append(item)
    to_sign = _to_sign(request, lines)
    asks = [_ask(item, request) for item in items if words.asks_employer(item.duty, today)]
    asks = words.with_documents(asks, [one for some in to_sign.values() for one in some])
    unknown = [_ask(item, request) for item in items if words.unknown_to_file(item.duty, today)]
    people = [
        words.person_of(
            line,
            by_case[line.trajectory],
            actor,
            today,
            to_sign=len(to_sign.get(line.trajectory, ())),
        )
        for line in lines
    ]
    found = documents.releases(actor=actor, now=now)
    everything = "alles" in request.GET
    context = _people(request, people) | {
        "section": "home",
        "client": _client(request),
        "drafts": trajectories.drafts(actor=actor, now=now),
        "asks": asks if everything else asks[:_ASKS],
        "ask_count": len(asks),
        "unknown": unknown,
        "reports": listed(found[:_SHOWN], lines, now),
        "ends": sorted(lines, key=lambda line: line.last_day)[:_SHOWN],
    }
    return render(request, "employer/home.html", context)


def _ask(item: TodayItem, request: PageRequest) -> words.Ask:
    today = today_of(request.now)
    return words.ask_of(item.duty, item.trajectory, request.actor, today, item.employee)


def _to_sign(request: PageRequest, lines: tuple[CaseLine, ...]) -> dict[UUID, list[words.Ask]]:
    """Return the documents that wait for a signature, by whom they are about."""
    names = {line.trajectory: line.employee for line in lines}
    found: dict[UUID, list[words.Ask]] = defaultdict(list)
    for one in documents.to_agree(actor=request.actor, now=request.now):
        found[one.trajectory].append(words.to_agree(one, names.get(one.trajectory, "")))
    return found


def _people(request: PageRequest, people: list[words.Person]) -> dict[str, object]:
    """Return a page of the employees: searched, narrowed to the employer's turn, and in order."""
    said, turn = request.GET.get("zoek", "").strip(), request.GET.get("zet", "")
    shown = [
        person
        for person in sorted(people, key=lambda one: (*one.rank, one.line.employee.casefold()))
        if said.casefold() in f"{person.line.employee} {person.line.number}".casefold()
        and (turn != "u" or person.asks)
    ]
    kept = {name: value for name, value in (("zoek", said), ("zet", turn)) if value}
    return {
        "people": Paginator(shown, _PAGE).get_page(request.GET.get("pagina")),
        "people_count": len(people),
        "is_many": len(people) > _FEW,
        "turns": sum(person.asks > 0 for person in people),
        "said": said,
        "turn": turn,
        "kept": urlencode(kept),
    }


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
            "title": report_name(line.kind, line.period, line.title),
            "is_new": line.released_at is not None and now - line.released_at <= _NEW,
            "answer": words.answer_of(line),
        }
        for line in found
    ]


def _client(request: PageRequest) -> str:
    actor = request.actor
    if actor.client is None:
        return ""
    return bureaus.client(actor=actor, now=request.now, client=actor.client).name
