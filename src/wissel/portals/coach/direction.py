"""One direction of the search profile: what it asks, why it fits, and who judged what of it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseView
from wissel.core.access import Role
from wissel.core.profiled import Direction, Profile, Verdict
from wissel.core.refusal import Refused
from wissel.core.services import studies
from wissel.portals.coach.case import head
from wissel.portals.coach.demand_fields import named, names
from wissel.portals.coach.direction_form import DirectionForm
from wissel.portals.coach.judge_form import JudgeForm, JudgeRow, judge_rows
from wissel.portals.coach.profile import read, replace_revision
from wissel.portals.coach.profile_form import typed
from wissel.portals.coach.profile_rows import change_rows, profile_url
from wissel.portals.shell.dates import day_year, reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved
from wissel.portals.shell.work_view import DirectionShown, direction_shown


@dataclass(frozen=True, slots=True)
class Named:
    """A function that a labour expert named, with what a direction of it begins with."""

    title: str
    excluded: bool
    who: str
    url: str
    start: dict[str, Any]


@page(Role.COACH)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Write a new direction; ``?advies=`` begins with what a labour expert named."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    found = read(request, trajectory, "search")
    offered = named_by_expert(view)
    wanted = request.GET.get("advies", "")
    chosen = next((one for n, one in enumerate(offered) if str(n) == wanted), None)
    if wanted and chosen is None:
        raise Http404
    context = head(request, view, "profile") | {"offered": offered, "chosen": chosen}
    start = chosen.start if chosen is not None else None
    return _page(request, found, None, context, initial=start)


@page(Role.COACH)
@require_http_methods(["GET", "HEAD", "POST"])
def direction(request: PageRequest, trajectory: UUID, direction: str) -> HttpResponse:
    """Show and change a direction; write down what somebody judged of one item."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    found = read(request, trajectory, "search")
    held = found.said.direction(direction)
    if held is None:
        raise Http404
    context = head(request, view, "profile")
    if request.method == "POST" and "about" in request.POST:
        return _judged(request, found, held, context)
    return _page(request, found, held, context)


def named_by_expert(view: CaseView) -> list[Named]:
    """Return the functions that labour experts advised and excluded, newest report first."""
    found: list[Named] = []
    for study in studies(view.case.journal):
        advice = study.advice
        if advice is None:
            continue
        who = f"{study.author}, {day_year(study.dated, reader_language())}"
        for title in (*advice.advised, *advice.excluded):
            out = title in advice.excluded and title not in advice.advised
            start: dict[str, Any] = {"title": title, "origin": "labour-expert"}
            if out:
                why = _("De arbeidsdeskundige sloot dit uit: %(who)s.") % {"who": who}
                start |= {"state": "dropped", "state_because": why}
            url = f"{reverse('coach:direction_new', args=[view.id])}?advies={len(found)}"
            found.append(Named(title, out, who, url, start))
    return found


def _page(
    request: PageRequest,
    found: plans.ProfileView,
    held: Direction | None,
    context: dict[str, Any],
    initial: dict[str, Any] | None = None,
) -> HttpResponse:
    """Show the form; add an item of the list to it; save it."""
    trajectory, status = context["view"].id, 200
    form, theirs, strange = _form(found, held, initial=initial), (), ""
    if request.method == "POST" and "add" in request.POST:
        form, strange = _with_item(request, found, held)
    elif request.method == "POST":
        form, status = _form(found, held, request.POST), 422
        try:
            if form.is_valid() and (key := _kept(request, trajectory, form)):
                say_saved(request, _("Bewaard."), form=_key(held, form, trajectory))
                return redirect(f"{reverse('coach:direction', args=[trajectory, key])}#toets")
        except plans.PieceChanged as changed:
            found, status = read(request, trajectory, "search"), 409
            held = found.said.direction(held.key) if held is not None else None
            form = _form(found, held, replace_revision(request.POST, changed.revision))
            theirs = _differs(held, form)
    shown = _shown(found, held)
    context |= {
        "form": form,
        "held": held,
        "shown": shown,
        "theirs": theirs,
        "strange": strange,
        "names": names(),
        "judges": _judges(shown, held) if held is not None else (),
        "back": f"{profile_url(trajectory, 'search')}#richtingen",
        "keep": _key(held, form, trajectory),
        "added": "add" in request.POST,
        "capacity": found.capacity,
    }
    return render(request, "coach/direction.html", context, status=status)


def _form(
    found: plans.ProfileView,
    held: Direction | None,
    data: Any = None,
    *,
    start: dict[str, Any] | None = None,
    items: tuple[str, ...] = (),
    initial: dict[str, Any] | None = None,
) -> DirectionForm:
    revision = found.revisions.get(f"direction:{held.key}", 0) if held is not None else 0
    return DirectionForm(
        data,
        capacity=found.capacity,
        said=held,
        all_forms=found.forms,
        start=start,
        items=(*items, *(data.getlist("item") if data is not None else ())),
        initial={"revision": revision, "mark": str(uuid4())} | dict(initial or {}),
    )


def _with_item(
    request: PageRequest, found: plans.ProfileView, held: Direction | None
) -> tuple[DirectionForm, str]:
    """Return the form as it was typed with one more item; or the name that the list has not."""
    name = request.POST.get("more", "")
    added = tuple(one.key for one in named(name))
    sent = _form(found, held, request.POST)
    start, items = typed(sent, request.POST), tuple(request.POST.getlist("item"))
    form = _form(found, held, start=start, items=(*items, *added))
    return form, "" if added else name.strip()[:80] or "–"


def _kept(request: PageRequest, trajectory: UUID, form: DirectionForm) -> str:
    given = form.cleaned_data
    try:
        key, _revision = plans.keep_direction(
            actor=request.actor,
            now=request.now,
            trajectory=trajectory,
            direction=form.said_now(),
            revision=given["revision"],
            mark=given["mark"],
        )
    except Refused as refused:
        add_refusal(form, refused, form.places())
        return ""
    return key


def _differs(held: Direction | None, form: DirectionForm) -> tuple[Any, ...]:
    """Return what somebody else saved beside what was typed here."""
    if held is None or not form.is_valid():
        return ()
    before, after = (Profile("search", 1, (), (one,)) for one in (held, form.said_now()))
    return change_rows(before, after, reader_language())


def _shown(found: plans.ProfileView, held: Direction | None) -> DirectionShown | None:
    if held is None:
        return None
    return direction_shown(held, found.tests.get(held.key), reader_language())


def _judges(
    shown: DirectionShown | None, held: Direction, posted: Any = None
) -> tuple[JudgeRow, ...]:
    if shown is None or shown.test is None:
        return ()
    return judge_rows(shown.test, held, posted)


def _judged(
    request: PageRequest, found: plans.ProfileView, held: Direction, context: dict[str, Any]
) -> HttpResponse:
    """Write down a judgement, or take it away; a line that is not judged is not there."""
    trajectory, shown = context["view"].id, _shown(found, held)
    rows = _judges(shown, held, request.POST)
    row = next((one for one in rows if one.open), None)
    if row is None:
        raise Http404
    ready = "drop" in request.POST or row.form.is_valid()
    if ready and _kept_judgement(request, trajectory, held.key, row.form):
        say_saved(request, _("Bewaard."))
        return redirect(f"{reverse('coach:direction', args=[trajectory, held.key])}#toets")
    form = _form(found, held)
    context |= {
        "form": form,
        "held": held,
        "shown": shown,
        "names": names(),
        "judges": rows,
        "wrong": row.form,
        "back": f"{profile_url(trajectory, 'search')}#richtingen",
        "keep": _key(held, form, trajectory),
        "capacity": found.capacity,
    }
    return render(request, "coach/direction.html", context, status=422)


def _kept_judgement(
    request: PageRequest, trajectory: UUID, direction: str, form: JudgeForm
) -> bool:
    given: dict[str, Any] = {"about": request.POST["about"], "verdict": None, "because": ""}
    if "drop" not in request.POST:
        given = form.cleaned_data | {"verdict": Verdict(form.cleaned_data["verdict"])}
    try:
        plans.judge(
            actor=request.actor,
            now=request.now,
            trajectory=trajectory,
            direction=direction,
            **given,
        )
    except Refused as refused:
        add_refusal(form, refused)
        return False
    return True


def _key(held: Direction | None, form: DirectionForm, trajectory: UUID) -> str:
    """Return the key under which the page keeps what is typed: of this state of it only."""
    piece = held.key if held is not None else "new"
    return f"direction-{piece}-{form['revision'].value()}-{trajectory}"
