"""Logging a contact, in under twenty seconds: choose a case, choose buttons, write one line."""

from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseView
from wissel.core.access import STAFF, DataCategory, Role
from wissel.core.obligations import Obligation
from wissel.core.refusal import Refused
from wissel.core.wording import Audience, Finding, check
from wissel.infra.doors import today_of
from wissel.portals.coach.case import case_context, recent, remember
from wissel.portals.coach.kinds import others_for
from wissel.portals.coach.log_forms import MINUTES, WITH, ContactForm
from wissel.portals.coach.modules import modules_of
from wissel.portals.coach.rows import title_of
from wissel.portals.coach.settling import asked_of, module_of, settles
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved

#: What somebody chose last, so that the next time starts there. Nothing about anybody.
LAST: Final = "wissel_log"
_YEAR: Final = 365 * 24 * 3600
_EMPLOYER: Final = frozenset({"employer", "line-manager"})
_ASKED_OF_EMPLOYER: Final = frozenset({"employer", "first-track"})
_PLACES: Final = {"$.happened_on": "day"}


@page(*STAFF)
@require_safe
def choose(request: PageRequest) -> HttpResponse:
    """Choose the trajectory to log in: typed, or one of those opened last."""
    words = request.GET.get("q", "").strip()
    lines = trajectories.recent_cases(
        actor=request.actor, now=request.now, words=words, opened=recent(request)
    )
    if words and len(lines) == 1:
        return redirect("coach:log_for", lines[0].trajectory)
    return render(request, "coach/log_choose.html", {"section": "log", "q": words, "lines": lines})


@page(Role.COACH)
@require_http_methods(["GET", "HEAD", "POST"])
def log_for(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Log a contact in one trajectory; ``?voor=`` names the duty that it is to settle."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    duty = view.due.find(request.GET.get("voor", ""))
    given: dict[str, Any] = {
        "case": view.case,
        "today": today_of(request.now),
        "modules": modules_of(view),
        "asked": _asked(duty),
    }
    if request.method == "POST":
        form = ContactForm(request.POST, **given)
        if form.is_valid():
            answer = _save(request, view, form, duty)
            if answer is not None:
                return answer
    else:
        form = ContactForm(initial=_start(request, duty), **given)
    status = 422 if form.is_bound else 200
    return render(
        request, "coach/log_contact.html", _context(request, view, form, duty), status=status
    )


@page(Role.COACH)
@require_POST
def words(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Check one text for what may not reach an employer, while it is typed."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    text = request.POST.get("outcome", "")
    context = {
        "findings": findings(text, view),
        "lang": reader_language(),
        "checked": bool(text.strip()),
    }
    return render(request, "coach/words.html", context)


def findings(text: str, view: CaseView) -> tuple[Finding, ...]:
    """Return what in a text may not reach the employer of this trajectory."""
    names = [view.case.employee.name, *(party.name for party in view.case.parties)]
    return check(
        text[:10_000], audience=Audience.EMPLOYER, parties=[n for n in names if n]
    ).findings


def _save(
    request: PageRequest, view: CaseView, form: ContactForm, duty: Obligation | None
) -> HttpResponse | None:
    content = form.content()
    try:
        trajectories.log(
            actor=request.actor,
            now=request.now,
            trajectory=view.id,
            happened_on=form.happened_on(),
            content=content,
            settles=duty.key if duty is not None and settles(duty, content) else None,
            working_note=form.cleaned_data["note"],
            agreements=form.agreements(),
        )
    except Refused as refused:
        add_refusal(form, refused, _PLACES)
        return None
    remember(request, view.id)
    say_saved(request, _("Vastgelegd."), form=f"contact-{view.id}")
    _hint(request, view, content.outcome)
    another = "another" in request.POST
    answer = redirect("coach:log") if another else redirect("coach:case", view.id)
    last = [form.cleaned_data["who"], form.cleaned_data["how"], form.cleaned_data["length"]]
    answer.set_cookie(
        LAST,
        ".".join(last),
        max_age=_YEAR,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )
    return answer


def _hint(request: HttpRequest, view: CaseView, text: str) -> None:
    """Say what the wording check found: a hint, for the report is where it stops a text."""
    found = findings(text, view)
    if found:
        said = ", ".join(f"‘{finding.text}’" for finding in found[:3])
        messages.warning(
            request,
            _("Let op: %(words)s kan niet naar de werkgever. Pas het aan in het logboek.")
            % {"words": said},
        )


def _asked(duty: Obligation | None) -> str:
    """Return the button of the person whom a duty asks for, or ``""``."""
    if duty is None:
        return ""
    asked = [parts[0] for parts in asked_of(duty, "contact") if parts]
    if any(role in _ASKED_OF_EMPLOYER for role in asked):
        return "employer"
    return next((role for role in asked if role in WITH), "")


def _start(request: PageRequest, duty: Obligation | None) -> dict[str, str]:
    """Return what is chosen already: what the duty asks, else what was chosen last."""
    who, _dot, rest = request.COOKIES.get(LAST, "").partition(".")
    how, _dot, length = rest.partition(".")
    who = _asked(duty) or who
    return {
        "who": who if who in WITH else "employee",
        "how": how if how in ("phone", "visit", "video", "message") else "phone",
        "when": "today",
        "length": length if length in MINUTES else "20",
        "module": module_of(duty) if duty is not None else "",
    }


def _context(
    request: PageRequest, view: CaseView, form: ContactForm, duty: Obligation | None
) -> dict[str, Any]:
    chosen = str(form["who"].value() or "")
    query = urlencode({"voor": duty.key}) if duty is not None else ""
    return case_context(request, view) | {
        "section": "log",
        "form": form,
        "keep": f"contact-{view.id}",
        "duty": duty,
        "duty_title": title_of(duty) if duty is not None else "",
        "action": f"{reverse('coach:log_for', args=[view.id])}?{query}",
        "with_employer": not _EMPLOYER.isdisjoint(WITH.get(chosen, ())),
        "may_note": DataCategory.WORKING_NOTES in view.writes,
        "others": others_for(view),
        "findings": findings(str(form["outcome"].value() or ""), view),
        "lang": reader_language(),
        "checked": form.is_bound,
    }
