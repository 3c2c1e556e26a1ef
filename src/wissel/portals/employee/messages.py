"""A message to the coach: it does not work out, a question, something to tell."""

from typing import Any, Final

from django.contrib import messages as notices
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wissel.apps.documents import service as documents
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.core.journal import Message
from wissel.core.refusal import Refused
from wissel.portals.employee.forms import MessageForm
from wissel.portals.employee.own import Own, own_case
from wissel.portals.employee.plain import plain
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.guarded import health_words
from wissel.portals.shell.message_words import call_line, subject_line
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.report_name import report_about
from wissel.portals.shell.saved import say_saved

KEEP: Final = "message"
_REPORT: Final = "rapport-"
_CAPACITY: Final = "belastbaarheid"
_PLACES: Final = {"$.text": "text", "$.call_when": "call_when"}


@page(Role.EMPLOYEE)
@require_http_methods(["GET", "HEAD", "POST"])
def message(request: PageRequest) -> HttpResponse:
    """Show what was written so far and take a message; it is sent, whatever it says."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    form = MessageForm(request.POST or None, initial={"step": request.GET.get("stap", "")})
    if request.method == "POST" and form.is_valid():
        said = _said(request, own, form)
        try:
            trajectories.send_message(
                actor=request.actor, now=request.now, trajectory=own.view.id, message=said
            )
        except Refused as refused:
            place = _PLACES.get(refused.path)
            form.add_error(place, refused.message.in_(reader_language()))
        else:
            return _sent(request, own, said)
    return _page(request, own, form, "employee/message.html")


@page(Role.EMPLOYEE)
@require_safe
def not_possible(request: PageRequest) -> HttpResponse:
    """Say what to do when it does not work out: one tap, or call or mail; no reason needed."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    initial = {"subject": "not-working", "step": request.GET.get("stap", "")}
    return _page(request, own, MessageForm(initial=initial), "employee/not_possible.html")


@page(Role.EMPLOYEE)
@require_POST
def words(request: PageRequest) -> HttpResponse:
    """Advise, while it is typed, what better stays unsaid. Nothing is kept."""
    found = health_words(request.POST.get("text", ""))
    return render(request, "employee/message_words.html", {"findings": found})


def _said(request: PageRequest, own: Own, form: MessageForm) -> Message:
    data = form.cleaned_data
    return Message(
        subject=data["subject"],
        text=data["text"],
        step=_step_title(request, own, data["step"]),
        call=data["call"],
        call_when=data["call_when"],
    )


def _step_title(request: PageRequest, own: Own, key: str) -> str:
    """Return what the step is called that a message is about; empty for one that is not theirs."""
    if key == _CAPACITY:
        return gettext("Wat u kunt in werk")
    if key.startswith(_REPORT):
        lines = documents.waiting_for(actor=request.actor, now=request.now)
        for line in lines:
            if f"{_REPORT}{line.id}" == key and line.trajectory == own.view.id:
                return report_about(line.kind, line.period, line.title)
        return ""
    duty = own.view.due.find(key) if key else None
    if duty is None or "employee" not in duty.actors:
        return ""
    return plain(duty, own.view.due.today).title[: trajectories.MOST_LINE]


def _sent(request: PageRequest, own: Own, said: Message) -> HttpResponse:
    name = own.helper.first_name
    say_saved(
        request, gettext("Uw bericht is verstuurd. %(name)s leest het.") % {"name": name}, form=KEEP
    )
    found = health_words(f"{said.text}\n{said.call_when}")
    if found:
        words = ", ".join(f"‘{one.text}’" for one in found[:3])
        notices.info(
            request,
            gettext(
                "Een tip: u schreef %(words)s. Dat lijkt over uw gezondheid te gaan. "
                "Dat hoeft uw coach niet te weten."
            )
            % {"words": words},
        )
    return redirect(_address(own))


def _address(own: Own) -> str:
    return f"{reverse('employee:message')}{own.query}"


def _page(request: PageRequest, own: Own, form: MessageForm, template: str) -> HttpResponse:
    given = trajectories.messages(actor=request.actor, now=request.now, trajectory=own.view.id)
    context: dict[str, Any] = {
        "section": "home",
        "own": own,
        "form": form,
        "keep": KEEP,
        "action": _address(own),
        "step": _step_title(request, own, str(form["step"].value() or "")),
        "open": own.helper.is_coach and own.view.case.closed_on is None,
        "sent": [(one, subject_line(one.message), call_line(one.message)) for one in given],
        "findings": health_words(str(form["text"].value() or "")),
    }
    return render(request, template, context, status=422 if form.errors else 200)
