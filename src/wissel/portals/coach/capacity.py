"""What the employee can do, as company doctor, labour expert or UWV wrote it."""

from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseView
from wissel.core.access import Role
from wissel.core.capacity import catalogue
from wissel.core.refusal import Refused
from wissel.core.trajectory import Capacity
from wissel.infra.doors import today_of
from wissel.portals.coach.capacity_form import FORMS, CapacityForm, end_days, start_of
from wissel.portals.coach.case import head
from wissel.portals.shell.capacity_view import capacity_shown, differs
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.saved import say_saved

#: Aspects that work is described by, offered while typing; any other word is fine too.
ASPECTS: Final = (
    gettext_lazy("tillen"),
    gettext_lazy("houding"),
    gettext_lazy("lopen en staan"),
    gettext_lazy("tempo"),
    gettext_lazy("werktijden"),
    gettext_lazy("vervoer"),
)
_WORDS: Final[dict[str, Promise]] = {
    "fml": gettext_lazy("FML"),
    "inzetbaarheidsprofiel": gettext_lazy("Inzetbaarheidsprofiel"),
    "vrij": gettext_lazy("Uren en vrije woorden"),
    "ingetrokken": gettext_lazy("Ingetrokken"),
}
#: The form in which the next opinion most likely comes, by how the last one came.
_LIKELY: Final = {"fml": "fml", "inzetbaarheidsprofiel": "inzetbaarheidsprofiel", "free": "vrij"}


@page(Role.COACH)
@require_safe
def capacity(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show what holds now, or with ``?versie=`` an older version, and what changed."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    versions = sorted(view.case.capacity, key=lambda one: one.version, reverse=True)
    shown = _chosen(request, versions)
    before = next((one for one in versions if shown and one.version < shown.version), None)
    language = reader_language()
    context = head(request, view, "overview-capacity") | {
        "versions": versions,
        "newest": versions[0] if versions else None,
        "shown": capacity_shown(shown, language) if shown is not None else None,
        "before": before,
        "differs": differs(before, shown, language) if before and shown else (),
        "norm": catalogue().why.in_(language),
    }
    return render(request, "coach/capacity.html", context)


@page(Role.COACH, Role.BACK_OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def capacity_new(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Take a new version of what the employee can do; ``?vorm=`` chooses the form."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    latest = view.case.latest_capacity
    chosen = request.GET.get("vorm") or _LIKELY[latest.kind if latest is not None else "free"]
    if chosen not in FORMS:
        raise Http404
    keep = f"capacity-{chosen}-{view.id}"
    doctor = view.case.party("company-doctor")
    if request.method == "POST":
        form = FORMS[chosen](request.POST)
        if form.is_valid() and _received(request, view, form):
            say_saved(request, _("Vastgelegd."), form=keep)
            seen = request.actor.role == Role.COACH
            return redirect("coach:capacity" if seen else "coach:case", trajectory)
    else:
        start = start_of(FORMS[chosen], latest, doctor.name if doctor is not None else "")
        form = FORMS[chosen](initial=start | {"received_on": today_of(request.now)})
    end_days(form, today_of(request.now))
    context = head(request, view, "overview-capacity") | {
        "form": form,
        "keep": keep,
        "aspects": ASPECTS,
        "latest": latest,
        "chosen": chosen,
        "forms": _links(request, view, latest),
        "norm": catalogue().why.in_(reader_language()),
    }
    template = "coach/capacity_new.html"
    return render(request, template, context, status=422 if form.is_bound else 200)


def _chosen(request: PageRequest, versions: list[Capacity]) -> Capacity | None:
    """Return the version the address names; a number that does not exist is not there."""
    wanted = request.GET.get("versie", "")
    if not wanted:
        return versions[0] if versions else None
    found = next((one for one in versions if str(one.version) == wanted), None)
    if found is None:
        raise Http404
    return found


def _links(
    request: PageRequest, view: CaseView, latest: Capacity | None
) -> list[tuple[str, str, Promise]]:
    """Return the forms to choose from, each with its address; only what holds can be taken back."""
    duty = request.GET.get("voor", "")
    url = reverse("coach:capacity_new", args=[view.id])
    holds = latest is not None and not latest.withdrawn
    return [
        (key, f"{url}?{urlencode({'vorm': key} | ({'voor': duty} if duty else {}))}", word)
        for key, word in _WORDS.items()
        if key != "ingetrokken" or holds or request.actor.role != Role.COACH
    ]


def _received(request: PageRequest, view: CaseView, form: CapacityForm) -> bool:
    said: dict[str, Any] = form.said()
    try:
        trajectories.receive_capacity(
            actor=request.actor, now=request.now, trajectory=view.id, **said
        )
    except Refused as refused:
        form.add_error(form.place_of(refused.path) or None, refused.message.in_(reader_language()))
        return False
    return True
