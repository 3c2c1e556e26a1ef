"""The hand-over: what the next coach must know, drawn from the file, and the coach's own words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wissel.apps.guidance import service as guidance
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseView, Consents
from wissel.core.access import STAFF, DataCategory, Role
from wissel.core.journal import (
    Appointment,
    Contact,
    Decision,
    JournalEntry,
    Note,
    message_in,
    standing,
)
from wissel.core.obligations import BOTTLENECK, Obligation, State
from wissel.core.refusal import Refused
from wissel.infra.doors import today_of
from wissel.portals.coach.case import head
from wissel.portals.coach.case_course import bottleneck_rows, phase_rows
from wissel.portals.coach.case_ladder import ladder_of, notices, rung_rows
from wissel.portals.coach.case_parts import people_of
from wissel.portals.coach.entries import Line, Names, lines
from wissel.portals.coach.fields import TextArea
from wissel.portals.coach.names import names_of
from wissel.portals.coach.rows import case_row
from wissel.portals.shell.capacity_view import capacity_shown
from wissel.portals.shell.case_words import actors_line
from wissel.portals.shell.consent_words import choice_lines
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.rows import DutyRow
from wissel.portals.shell.saved import say_saved

_PAPER: Final = "document-received"
_AGREED: Final = "agreement:made"
_TALKS: Final = 5
_NOTES: Final = 5
_MOST: Final = 10
_PAPERS: Final = 5


class WordsForm(forms.Form):
    """The coach's own words to whoever comes next."""

    text = TextArea(
        rows=5,
        label=gettext_lazy("Wat moet de volgende coach weten?"),
        help_text=gettext_lazy(
            "Over het werk en de samenwerking. "
            "Alleen de coach en de waarnemer van dit traject lezen dit."
        ),
        max_length=4000,
        error_messages={"required": gettext_lazy("Schrijf wat de volgende coach moet weten.")},
    )


@dataclass(frozen=True, slots=True)
class Agreed:
    """What somebody still has to do by agreement."""

    who: str
    row: DutyRow


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def handover(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show what the next coach must know, to read or to print, and take the coach's own words."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    form = WordsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _saved(request, view, form):
        return redirect("coach:handover", view.id)
    context = _context(request, view) | {"form": form, "keep": _keep(view)}
    return render(request, "coach/handover.html", context, status=422 if form.is_bound else 200)


def _saved(request: PageRequest, view: CaseView, form: WordsForm) -> bool:
    try:
        trajectories.log(
            actor=request.actor,
            now=request.now,
            trajectory=view.id,
            happened_on=today_of(request.now),
            content=Note(form.cleaned_data["text"].strip()),
        )
    except Refused as refused:
        add_refusal(form, refused)
        return False
    say_saved(request, _("Bewaard. De volgende coach leest dit hier."), form=_keep(view))
    return True


def _context(request: PageRequest, view: CaseView) -> dict[str, Any]:
    found = ladder_of(view)
    names = names_of(view.programme)
    entries = standing(view.case.journal)
    today = today_of(request.now)
    open_duties = [duty for duty in view.due.obligations if _presses(duty, today)]
    bottlenecks, _over = bottleneck_rows(view)
    latest = view.case.latest_capacity
    papers = [duty for duty in open_duties if duty.act == _PAPER]
    others = [duty for duty in open_duties if duty.act != _PAPER]
    given: dict[str, Any] = {"actor": request.actor, "now": request.now, "trajectory": view.id}
    own_coach = request.actor.role == Role.COACH  # it is written for the coach, not for the office
    return head(request, view, "handover") | {
        "rungs": rung_rows(view, found),
        "notices": notices(view, found),
        "phases": [phase for phase in phase_rows(view) if phase.current],
        "duties": [_row(request, view, duty) for duty in others[:_MOST]],
        "duties_more": max(0, len(others) - _MOST),
        "papers_due": [_row(request, view, duty) for duty in papers[:_PAPERS]],
        "papers_more": max(0, len(papers) - _PAPERS),
        "agreements": list(_agreements(request, view, today)),
        "bottlenecks": bottlenecks,
        "talks": lines(entry for entry in entries if _is_talk(entry))[:_TALKS],
        "coming": list(_coming(entries, today, names)),
        "decisions": lines(entry for entry in entries if isinstance(entry.content, Decision))[:3],
        "people": people_of(view, request.now),
        "notes": lines(entry for entry in entries if _is_note(entry))[:_NOTES],
        "may_note": DataCategory.WORKING_NOTES in view.writes,
        "introduction": guidance.introduction(**given) if own_coach else None,
        "allowed": _allowed(trajectories.consents(**given)),
        "gone": [each for each in view.case.parties if each.role == "coach" and each.ended_on],
        "capacity": capacity_shown(latest, reader_language()) if latest is not None else None,
    }


def _allowed(found: Consents) -> list[str]:
    """Return what the employee allows now, as the questions were asked."""
    first, later = choice_lines(found)
    return [
        f"{line.question} ({one.named})" if one.named else line.question
        for line in (*first, *later)
        for one in line.given
    ]


def _presses(duty: Obligation, today: date) -> bool:
    """Whether a duty is open and no agreement or bottleneck, which have lists of their own."""
    state = duty.state(today)
    if duty.is_private or duty.rule in (_AGREED, BOTTLENECK):
        return False
    return state.is_open and state is not State.UNKNOWN and duty.due is not None


def _agreements(request: PageRequest, view: CaseView, today: date) -> Iterator[Agreed]:
    for duty in view.due.obligations:
        if duty.rule == _AGREED and duty.state(today).is_open:
            yield Agreed(actors_line(duty.actors, reader_language()), _row(request, view, duty))


def _coming(entries: list[JournalEntry], today: date, names: Names) -> Iterator[Line]:
    """Yield the appointments that lie ahead, the first one first."""
    ahead = [
        entry
        for entry in entries
        if isinstance(entry.content, Appointment)
        and entry.content.outcome == "planned"
        and entry.happened_on >= today
    ]
    yield from reversed(lines(ahead, names))


def _is_talk(entry: JournalEntry) -> bool:
    content = entry.content
    held = isinstance(content, Appointment) and content.outcome == "attended"
    return held or isinstance(content, Contact)


def _is_note(entry: JournalEntry) -> bool:
    own = entry.category == DataCategory.WORKING_NOTES
    return own and isinstance(entry.content, Note) and message_in(entry) is None


def _row(request: PageRequest, view: CaseView, duty: Obligation) -> DutyRow:
    coach = view.coach.name if view.coach is not None else ""
    today = today_of(request.now)
    return case_row(duty, view.id, request.actor, today, view.writes, coach)


def _keep(view: CaseView) -> str:
    return f"handover-{view.id}"
