"""One act for several trajectories: choosing it, what became of it, taking it back."""

from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import AT_ONCE, CaseloadQuery
from wissel.core.access import STAFF, Role
from wissel.core.refusal import Refused
from wissel.infra.doors import today_of
from wissel.portals.coach.bulk_forms import acts
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal

#: Why something failed in one trajectory, by the code of the door.
_WHY: Final = {
    "closed": gettext_lazy("het traject is gesloten"),
    "no-such-duty": gettext_lazy("dit hoeft daar niet, of is al gedaan"),
    "no-such-trajectory": gettext_lazy("het traject is niet meer van jou"),
    "no-relation": gettext_lazy("het traject is niet meer van jou"),
    "corrected-already": gettext_lazy("de regel is intussen gecorrigeerd"),
    "changed-since": gettext_lazy("het traject ging intussen naar iemand anders"),
    "nobody-before": gettext_lazy("er was eerst geen coach"),
}
_TITLES: Final = {
    "coach": gettext_lazy("Aan een andere coach geven"),
    "vacancies": gettext_lazy("Vacatures gestuurd"),
    "contact": gettext_lazy("Bericht aan de medewerker"),
    "later": gettext_lazy("Later doen"),
}


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: PageRequest) -> HttpResponse:
    """Choose what to do for the chosen trajectories (``t``), or for a whole question (``alle``)."""
    sent = request.POST if request.method == "POST" else request.GET
    meant = _meant(sent)
    choices = trajectories.bulk_choices(actor=request.actor, now=request.now, **meant)
    kind = request.POST.get("kind", "")
    forms = acts(
        choices,
        today_of(request.now),
        coach=request.actor.role == Role.COACH,
        language=reader_language(),
        kind=kind,
        data=request.POST or None,
    )
    form = next((one for one in forms if one.kind == kind), None)
    refused = "" if choices.count else _("Kies eerst een of meer trajecten.")
    if form is not None and form.is_valid() and form.may_go(form.findings):
        try:
            act = trajectories.start_bulk(
                actor=request.actor, now=request.now, asked=form.asked(), **meant
            )
        except Refused as problem:
            if problem.path == "$.chosen":
                refused = problem.message.in_(reader_language())
            else:
                add_refusal(form, problem)
        else:
            return _run(request, act)
    context = {
        "section": "cases",
        "forms": forms if choices.count else [],
        "count": choices.count,
        "address": CaseloadQuery.read(sent.get("vraag", "")).written(),
        "whole": "query" in meant,
        "chosen": meant.get("chosen", ()),
        "refused": refused,
        "lang": reader_language(),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "coach/bulk_start.html", context, status=status)


@page(*STAFF)
@require_safe
def result(request: PageRequest, act: UUID) -> HttpResponse:
    """Show what became of an act, and how far it is."""
    view = trajectories.bulk(actor=request.actor, now=request.now, act=act)
    done = [line for line in view.lines if line.done == "yes"]
    context = {
        "section": "cases",
        "title": _TITLES[view.asked.kind],
        "view": view,
        "done": len(done),
        "done_lines": done,
        "undone": sum(line.undone == "yes" for line in done),
        "left": sum(not (line.undone if view.undo_asked else line.done) for line in view.lines),
        "failed": [(line, _why(line.done)) for line in view.lines if line.done not in ("", "yes")],
        "kept": [(line, _why(line.undone)) for line in done if line.undone not in ("", "yes")],
    }
    return render(request, "coach/bulk.html", context)


@page(*STAFF)
@require_POST
def undo(request: PageRequest, act: UUID) -> HttpResponse:
    """Take an act back, as far as nobody changed it since."""
    trajectories.undo_bulk(actor=request.actor, now=request.now, act=act)
    return _run(request, act)


def _run(request: PageRequest, act: UUID) -> HttpResponse:
    """Do it at once when it is little; the worker does what is much."""
    view = trajectories.bulk(actor=request.actor, now=request.now, act=act)
    if len(view.lines) <= AT_ONCE:
        trajectories.run_bulk(actor=request.actor, now=request.now, act=act)
    return redirect("coach:bulk", act)


def _meant(sent: QueryDict) -> dict[str, Any]:
    """Return which trajectories are meant, as the doors take it."""
    if "alle" in sent:
        return {"query": CaseloadQuery.read(sent.get("vraag", ""))}
    return {"chosen": tuple(filter(None, map(_identity, sent.getlist("t"))))}


def _identity(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _why(code: str) -> str:
    return str(_WHY.get(code, _("je mag dit daar niet")))
