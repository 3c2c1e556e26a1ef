"""Asking the bureau something: a question, to adjust (*bijsturen*), to be called back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from wissel.apps.bureaus import service as bureaus
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseView, RequestView
from wissel.core.access import Role
from wissel.core.journal import ClientRequest
from wissel.core.obligations import State
from wissel.core.refusal import Refused
from wissel.portals.employer.forms import SORTS, AskForm
from wissel.portals.employer.promises import answer_time
from wissel.portals.shell.dates import full_day, reader_language
from wissel.portals.shell.entry_words import request_words
from wissel.portals.shell.guarded import health_words
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved
from wissel.portals.shell.templatetags.shell import state_words

KEEP: Final = "ask"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request in the employer's list: what it was, and a chip that says where it stands."""

    title: str
    one: RequestView
    chip: tuple[str, str]


@page(Role.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Ask something about one employee; the page says when there will be an answer."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    request.location = view.place.location
    return _page(request, view, _form(request, None))


@page(Role.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def ask_about(request: PageRequest) -> HttpResponse:
    """Ask something about an employee who is chosen on the page."""
    lines = trajectories.case_lines(actor=request.actor, now=request.now)
    people = [(str(line.trajectory), f"{line.employee}, {line.number}") for line in lines]
    return _page(request, None, _form(request, sorted(people, key=lambda one: one[1].casefold())))


def asked_of(found: tuple[RequestView, ...], today: date) -> list[Asked]:
    """Return requests for a list, in the order given."""
    return [Asked(request_words(one.request, "employer"), one, _chip(one, today)) for one in found]


def _chip(one: RequestView, today: date) -> tuple[str, str]:
    if one.state == "answered":
        return "done", gettext("beantwoord")
    if one.duty is None or one.last_day is None:
        return "open", gettext("wacht op antwoord")
    state = one.duty.state(today)
    if state is State.OVERDUE:
        return state_words(state, one.last_day, today)
    return "now", gettext("wacht op antwoord")


def _form(request: PageRequest, people: Sequence[tuple[str, str]] | None) -> AskForm:
    posted = request.POST if request.method == "POST" else None
    wanted = request.GET.get("soort", "")
    initial = {"sort": wanted if wanted in SORTS else "question"}
    return AskForm(posted, initial=initial, people=people)


def _page(request: PageRequest, view: CaseView | None, form: AskForm) -> HttpResponse:
    found = health_words(str(form["text"].value() or "")) if form.is_bound else ()
    if form.is_valid() and form.may_go(found):
        about = view.id if view is not None else UUID(form.cleaned_data["about"])
        if _asked(request, about, form):
            return redirect("employer:case", about)
    context = {
        "section": "home" if view is not None else "ask",
        "view": view,
        "form": form,
        "findings": found,
        "lang": reader_language(),
        "keep": KEEP,
        "answer": answer_time(view) if view is not None else None,
        "open": view is None or (view.coach is not None and view.case.closed_on is None),
        "bureau": bureaus.bureau(actor=request.actor, now=request.now),
    }
    return render(request, "employer/ask.html", context, status=422 if form.is_bound else 200)


def _asked(request: PageRequest, about: UUID, form: AskForm) -> bool:
    said = form.cleaned_data
    try:
        entry = trajectories.ask(
            actor=request.actor,
            now=request.now,
            trajectory=about,
            request=ClientRequest(said["sort"], said["text"]),
        )
    except Refused as refused:
        add_refusal(form, refused)
        return False
    made = trajectories.request(
        actor=request.actor, now=request.now, trajectory=about, entry=UUID(entry.id)
    )
    text = gettext("Verstuurd naar het bureau.")
    if made.last_day is not None:
        text += " " + gettext("U krijgt antwoord, uiterlijk %(day)s.") % {
            "day": full_day(made.last_day, reader_language())
        }
    say_saved(request, text, form=KEEP)
    return True
