"""Which work is looked for: each direction with its reasons and its test, and my own ideas."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.plans import service as plans
from wissel.apps.plans.service import ProfileView
from wissel.core.access import Role
from wissel.core.profile import shown_parts
from wissel.core.profiled import Direction
from wissel.core.refusal import Refused
from wissel.infra.doors import Denied, today_of
from wissel.portals.employee.idea_form import IdeaForm
from wissel.portals.employee.own import Own, own_case
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.saved import say_saved
from wissel.portals.shell.work_view import direction_shown

_CHANGED: Final = gettext_lazy(
    "U of uw coach bewaarde dit idee ook ergens anders. Bewaart u nu, dan geldt wat hier staat."
)
_TAKEN: Final = gettext_lazy("Uw coach ging al verder met dit idee. U kunt het niet meer wijzigen.")
#: The piece under which the door counts the saves of a direction begins with this.
_PIECE: Final = "direction:"
_NEW: Final = Direction("", "", origin="employee", state="reserve", rests_on=("wish",))


@page(Role.EMPLOYEE)
@require_safe
def directions(request: PageRequest) -> HttpResponse:
    """Show in which directions is searched and why, what waits, and what was dropped."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    view, language = _search(request, own), reader_language()
    shown = [
        direction_shown(one, view.tests.get(one.key), language) for one in view.said.directions
    ]
    parts = shown_parts(view.said, view.forms, language, whole=True)
    context = {
        "section": "home",
        "own": own,
        "profile": view,
        "active": [one for one in shown if one.said.state == "active"],
        "waiting": [(one, is_own_idea(one.said)) for one in shown if one.said.state == "reserve"],
        "dropped": [one for one in shown if one.said.state == "dropped"],
        "parts": [part for part in parts if any(block.is_said for block in part.blocks)],
        "open": own.view.case.closed_on is None,
    }
    return render(request, "employee/directions.html", context)


@page(Role.EMPLOYEE)
@require_http_methods(["GET", "HEAD", "POST"])
def new_idea(request: PageRequest) -> HttpResponse:
    """Bring in an idea for work."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    return _ask(request, own, _NEW, 0)


@page(Role.EMPLOYEE)
@require_http_methods(["GET", "HEAD", "POST"])
def change_idea(request: PageRequest, idea: UUID) -> HttpResponse:
    """Change an own idea, while the coach did not go on with it."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    view = _search(request, own)
    held = view.said.direction(str(idea))
    if held is None or held.origin != "employee":
        raise Http404
    if not is_own_idea(held) and request.method != "POST":
        return redirect(_back(own))
    return _ask(request, own, held, view.revisions.get(f"{_PIECE}{held.key}", 0))


def is_own_idea(said: Direction) -> bool:
    """Whether the employee brought it in and the coach did not go on with it yet."""
    return (said.origin, said.state) == ("employee", "reserve")


@dataclass(frozen=True, slots=True)
class _Attempt:
    """What came of keeping an idea: the revision and the mark that the page goes on with."""

    revision: int
    mark: str
    kept: bool = False
    changed: bool = False


def _ask(request: PageRequest, own: Own, held: Direction, revision: int) -> HttpResponse:
    today = today_of(request.now)
    form = IdeaForm(request.POST if request.method == "POST" else None, held=held, today=today)
    attempt = _attempt(request, own, form, revision)
    keep = f"idea-{held.key or 'new'}"
    if attempt.kept:
        name = own.helper.first_name
        say_saved(
            request, _("Bewaard. %(name)s bespreekt uw idee met u.") % {"name": name}, form=keep
        )
        return redirect(_back(own))
    context: dict[str, Any] = {
        "section": "home",
        "own": own,
        "form": form,
        "held": held,
        "keep": keep,
        "revision": attempt.revision,
        "mark": attempt.mark,
        "open": own.view.case.closed_on is None,
        "stands": direction_shown(held, None, reader_language()) if attempt.changed else None,
    }
    return render(request, "employee/idea.html", context, status=422 if form.errors else 200)


def _attempt(request: PageRequest, own: Own, form: IdeaForm, held: int) -> _Attempt:
    """Keep what was sent, if something was; what stands in the way is an error of the form."""
    mark = request.POST.get("mark", "")[:40] or str(uuid4())
    if not form.is_bound:
        return _Attempt(held, mark)
    said = request.POST.get("revision", "")
    revision = int(said) if said.isascii() and said.isdecimal() and len(said) < 9 else -1
    if form.is_valid():
        try:
            plans.keep_direction(
                actor=request.actor,
                now=request.now,
                trajectory=own.view.id,
                direction=form.idea(),
                revision=revision,
                mark=mark,
            )
        except Refused as refused:
            form.add_error(form.place_of(refused.path), refused.message.in_(reader_language()))
        except plans.PieceChanged as changed:
            form.add_error(None, _CHANGED)
            return _Attempt(changed.revision, mark, changed=True)
        except Denied as denied:
            if denied.code != "not-your-idea":
                raise
            form.add_error(None, _TAKEN)
        else:
            return _Attempt(revision, mark, kept=True)
    return _Attempt(revision, mark)


def _search(request: PageRequest, own: Own) -> ProfileView:
    return plans.profile(
        actor=request.actor, now=request.now, trajectory=own.view.id, kind="search"
    )


def _back(own: Own) -> str:
    return f"{reverse('employee:directions')}{own.query}"
