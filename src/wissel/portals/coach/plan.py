"""The page of the plan: the whole of it in the order of the way of working, and what matters."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.plans import service as plans
from wissel.apps.plans.service import PlanView
from wissel.core.access import Role
from wissel.core.plan import PlanCheck, chain_of
from wissel.core.planned import Gap, KeptPlan
from wissel.core.refusal import Refused
from wissel.infra.doors import today_of
from wissel.portals.coach.case import head
from wissel.portals.coach.plan_aims import Wrong, boxes, save_aims, state_of
from wissel.portals.coach.plan_changes import Changed, changes_between
from wissel.portals.coach.plan_document import document_shown, kind_of
from wissel.portals.coach.plan_parts import moments_of, numbers_of, parts_of
from wissel.portals.coach.plan_piece import Opened, opened
from wissel.portals.coach.plan_rows import Rows
from wissel.portals.coach.plan_words import place_of, readable
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.saved import say_saved

#: Who reads the plan on a screen of the bureau; who writes in it the doors decide.
READERS: Final = (Role.COACH, Role.MANAGER)
_ICONS: Final = {"blocked": ("bad", "late"), "attention": ("wait", "clock")}


@dataclass(frozen=True, slots=True)
class CheckShown:
    """Something to settle: its class and icon, and where."""

    text: str
    mark: str
    icon: str
    url: str


@page(*READERS)
@require_safe
def plan(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show the plan on the table, or with ``?versie=`` one that was fixed, and what changed."""
    return _show(request, opened(request, trajectory))


@page(Role.COACH)
@require_http_methods(["GET", "HEAD", "POST"])
def fix(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Fix the plan as a version."""
    if request.method != "POST":
        return redirect("coach:plan", trajectory)
    reason = request.POST.get("reason", "")
    try:
        made = plans.fix_plan(
            actor=request.actor,
            now=request.now,
            trajectory=trajectory,
            reason=reason,
            seen=request.POST.get("seen", ""),
        )
    except plans.PlanNotReady as held:
        return _wrong(request, trajectory, reason=reason, blocked=held.checks)
    except Refused as refused:
        said = refused.message.in_(reader_language())
        if refused.path == "$.reason":
            return _wrong(request, trajectory, reason=reason, reason_error=said)
        return _wrong(request, trajectory, reason=reason, error=said)
    say_saved(
        request,
        _("Vastgesteld als versie %(number)s.") % {"number": made.number},
        form=f"plan-fix-{trajectory}",
    )
    return redirect("coach:plan", trajectory)


@page(Role.COACH)
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Take over gaps that the profiles show."""
    if request.method != "POST":
        return redirect("coach:plan", trajectory)
    sources = request.POST.getlist("source")
    try:
        count = plans.take_gaps(
            actor=request.actor, now=request.now, trajectory=trajectory, sources=sources
        )
    except Refused as refused:
        return _wrong(request, trajectory, error=refused.message.in_(reader_language()))
    if not sources:
        return _wrong(request, trajectory, error=_("Kies eerst wat je overneemt."))
    text = ngettext("%(count)s afstand overgenomen.", "%(count)s afstanden overgenomen.", count)
    say_saved(request, text % {"count": count})
    return redirect(f"{reverse('coach:plan', args=[trajectory])}#afstand")


@page(Role.COACH)
@require_http_methods(["GET", "HEAD", "POST"])
def aims(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Say of every activity at once which gap it closes."""
    if request.method != "POST":
        return redirect("coach:plan", trajectory)
    wrong = save_aims(request, opened(request, trajectory))
    if wrong:
        return _show(request, opened(request, trajectory), wrong=wrong, status=422)
    say_saved(request, _("Bewaard."))
    return redirect(f"{reverse('coach:plan', args=[trajectory])}#activiteiten")


def _wrong(request: PageRequest, trajectory: UUID, **more: Any) -> HttpResponse:
    """Show the plan with what is in the way."""
    return _show(request, opened(request, trajectory), status=422, **more)


def _show(
    request: PageRequest,
    found: Opened,
    *,
    wrong: Wrong | None = None,
    blocked: Iterable[PlanCheck] = (),
    reason: str = "",
    reason_error: str = "",
    error: str = "",
    status: int = 200,
) -> HttpResponse:
    context = _context(request, found, wrong or {}) | {
        "aims_wrong": [one.error for one in (wrong or {}).values()],
        "blocked": _checks(blocked, found.view.id),
        "reason": reason,
        "reason_error": reason_error,
        "error": error,
    }
    return render(request, "coach/plan.html", context, status=status)


def _context(request: PageRequest, found: Opened, wrong: Wrong) -> dict[str, Any]:
    """Return what the page shows of the plan on the table, or of the version it is asked for."""
    view, held = found.plan, _chosen(request, found.plan)
    said, chain = view.said, view.chain
    if held is not None:
        said, today = held.said, today_of(request.now)
        chain = chain_of(said, found.view.case.journal, form=view.form, today=today)
    rows, may = Rows(found, said, chain), found.is_open and held is None
    return head(request, found.view, "plan") | {
        "plan": view,
        "said": said,
        "held": held,
        "may": may,
        "closed": view.writes and not found.is_open,
        "title": view.programme.plan.label.in_(reader_language()),
        "parts": parts_of(found, said),
        "rows": rows,
        "steps": [(row, boxes(found, row.step, wrong)) for row in rows.activities()],
        "aims_state": state_of(said, view.revisions),
        "moments": moments_of(found.view, kind_of(view)),
        "suggested": _suggested(view) if may else [],
        "checks": _checks(view.checks, found.view.id) if may else [],
        "review": [readable(text) for text in view.review] if held is None else [],
        "numbers": numbers_of(view, said, chain),
        "changes": _changes(found, held),
        "before": _before(view, held),
        "document": document_shown(request, found.view.id, view),
    }


def _chosen(request: PageRequest, view: PlanView) -> KeptPlan | None:
    """Return the version that the address names; a number that does not exist is not there."""
    wanted = request.GET.get("versie", "") if request.method != "POST" else ""
    if not wanted:
        return None
    found = next((one for one in view.versions if str(one.number) == wanted), None)
    if found is None:
        raise Http404
    return found


def _before(view: PlanView, held: KeptPlan | None) -> KeptPlan | None:
    """Return the version that what is shown is read beside."""
    if held is not None:
        return next((one for one in view.versions if one.number < held.number), None)
    return view.newest if view.is_changed else None


def _changes(found: Opened, held: KeptPlan | None) -> Sequence[Changed]:
    view, before = found.plan, _before(found.plan, held)
    if before is None:
        return ()
    return changes_between(view, before.said, held.said if held is not None else view.said)


def _checks(checks: Iterable[PlanCheck], trajectory: UUID) -> list[CheckShown]:
    return [
        CheckShown(readable(one.text), *_ICONS[one.state], place_of(one, trajectory))
        for one in checks
    ]


def _suggested(view: PlanView) -> list[tuple[str, list[Gap]]]:
    """Return the gaps that the profiles show, by where they stand."""
    found: Mapping[str, str] = {
        "test": _("Uit de toets van de richtingen"),
        "search": _("Uit het zoekprofiel"),
        "person": _("Uit het persoonsprofiel"),
    }
    return list(_grouped(view.suggested, found))


def _grouped(gaps: Iterable[Gap], titles: Mapping[str, str]) -> Iterator[tuple[str, list[Gap]]]:
    listed = list(gaps)
    for sort, title in titles.items():
        own = [one for one in listed if one.source.partition(":")[0] == sort]
        if own:
            yield title, own
