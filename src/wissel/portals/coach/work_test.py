"""Testing any function: an idea in a talk, a vacancy, a place. Kept, it may become a direction."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.core.profiled import Direction, KeptWorkTest, WorkTest
from wissel.core.refusal import Refused
from wissel.infra.doors import today_of
from wissel.portals.coach.case import head
from wissel.portals.coach.demand_fields import named, names
from wissel.portals.coach.direction_form import WorkForm
from wissel.portals.coach.judge_form import JudgeRow, judged_of, test_rows
from wissel.portals.coach.profile import read, writes
from wissel.portals.coach.profile_form import typed
from wissel.portals.coach.profile_rows import profile_url
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved
from wissel.portals.shell.work_view import (
    DirectionShown,
    WorkTestShown,
    direction_shown,
    work_test_shown,
)


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A test that was kept, with its number: the first one is 1."""

    number: int
    kept: KeptWorkTest
    shown: DirectionShown


@dataclass(slots=True)
class _Tried:
    """What came of one attempt: the form, and the test with the forms that judge its lines."""

    form: WorkForm
    status: int = 200
    test: WorkTestShown | None = None
    judges: tuple[JudgeRow, ...] = ()
    strange: str = ""
    work: Direction | None = None  #: what may be kept; ``None`` while something is wrong


@page(Role.COACH, Role.MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def work_test(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Test some work, keep the test, or take one that was kept up as a direction."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    found = read(request, trajectory, "search")
    may, keep = writes(view, found), f"work-test-{trajectory}"
    if request.method == "POST" and not may:
        raise PermissionDenied
    if "adopt" in request.POST:
        return _adopted(request, trajectory)
    tried = _tried(request, trajectory, found)
    if tried.work is not None and "keep" in request.POST:
        plans.keep_work_test(
            actor=request.actor, now=request.now, trajectory=trajectory, work=tried.work
        )
        say_saved(request, _("De toets is bewaard."), form=keep)
        return redirect(f"{reverse('coach:work_test', args=[trajectory])}#bewaard")
    context = head(request, view, "profile") | {
        "form": tried.form if may else None,
        "test": tried.test,
        "judges": tried.judges,
        "strange": tried.strange,
        "names": names(),
        "kept": _kept_rows(request, trajectory),
        "back": profile_url(trajectory, "search"),
        "keep": keep,
        "capacity": found.capacity,
    }
    return render(request, "coach/work_test.html", context, status=tried.status)


def _tried(request: PageRequest, trajectory: UUID, found: plans.ProfileView) -> _Tried:
    if request.method != "POST":
        return _Tried(_form(found))
    form = _form(found, request.POST)
    if "add" in request.POST:
        return _with_item(request, found, form)
    tried = _Tried(form, status=422)
    if not form.is_valid():
        return tried
    try:
        _test(request, trajectory, tried)
    except Refused as refused:
        add_refusal(form, refused, form.places())
    return tried


def _test(request: PageRequest, trajectory: UUID, tried: _Tried) -> None:
    """Test the work by itself, then with what somebody judged of it."""
    lang, work = reader_language(), tried.form.said_now()
    bare = work_test_shown(_result(request, trajectory, work), lang)
    tried.test, tried.judges = bare, test_rows(bare, request.POST)
    given = [one.form for one in tried.judges if one.given]
    if not all([one.is_valid() for one in given]):
        return
    judged = judged_of(given, request.actor.name, today_of(request.now))
    whole = replace(work, judgements=judged)
    try:
        if judged:
            tried.test = work_test_shown(_result(request, trajectory, whole), lang)
    except Refused as refused:
        number = refused.path.partition("[")[2].partition("]")[0]
        add_refusal(given[int(number)], _of_its_form(refused))
        return
    tried.work, tried.status = whole, 200


def _of_its_form(refused: Refused) -> Refused:
    """Return the refusal of a judgement as that of its own form: ``$.because``."""
    return Refused(refused.code, f"$.{refused.path.rpartition('.')[2]}", refused.message)


def _result(request: PageRequest, trajectory: UUID, work: Direction) -> WorkTest:
    return plans.try_work(actor=request.actor, now=request.now, trajectory=trajectory, work=work)


def _form(
    found: plans.ProfileView,
    data: Any = None,
    start: dict[str, Any] | None = None,
    items: tuple[str, ...] = (),
) -> WorkForm:
    return WorkForm(
        data,
        capacity=found.capacity,
        said=None,
        all_forms=found.forms,
        start=start,
        items=(*items, *(data.getlist("item") if data is not None else ())),
    )


def _with_item(request: PageRequest, found: plans.ProfileView, sent: WorkForm) -> _Tried:
    name = request.POST.get("more", "")
    added = tuple(one.key for one in named(name))
    items = (*request.POST.getlist("item"), *added)
    form = _form(found, start=typed(sent, request.POST), items=items)
    return _Tried(form, strange="" if added else name.strip()[:80] or "–")


def _adopted(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Take a kept test up as a direction and show that."""
    number = request.POST["adopt"]
    if not (number.isascii() and number.isdecimal() and len(number) < 6):
        raise Http404
    try:
        key = plans.adopt_work_test(
            actor=request.actor, now=request.now, trajectory=trajectory, number=int(number)
        )
    except Refused as refused:
        say_saved(request, refused.message.in_(reader_language()))
        return redirect("coach:work_test", trajectory)
    say_saved(request, _("Overgenomen als richting. Schrijf erbij waarom dit past."))
    return redirect("coach:direction", trajectory, key)


def _kept_rows(request: PageRequest, trajectory: UUID) -> list[KeptRow]:
    """Return the tests that were kept, newest first."""
    found = plans.work_tests(actor=request.actor, now=request.now, trajectory=trajectory)
    lang = reader_language()
    return [
        KeptRow(len(found) - n, one, direction_shown(one.work, one.test, lang))
        for n, one in enumerate(found)
    ]
