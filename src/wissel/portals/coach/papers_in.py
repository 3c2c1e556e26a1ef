"""Papers that come in: what is asked and missing, whom it is asked of, and looking at each."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.documents import service as documents
from wissel.apps.documents.service import ReceivedView
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.service import CaseView
from wissel.core.access import STAFF, DataCategory, Role
from wissel.core.obligations import State
from wissel.core.received import catalogue
from wissel.core.refusal import Refused
from wissel.infra.doors import today_of
from wissel.portals.coach.case import head
from wissel.portals.coach.words import ROLES
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.day_field import DayField
from wissel.portals.shell.downloads import file_response
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved

_ASKED_OF: Final = ("employer", "employee", "company-doctor", "labour-expert", "other")
_RECEIVED: Final = "document-received:"


class AskForm(forms.Form):
    """Whom papers are asked of, and which."""

    role = forms.ChoiceField(
        label=gettext_lazy("Van wie"),
        choices=[(role, ROLES[role]) for role in _ASKED_OF],
        initial="company-doctor",
    )
    name = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=200,
        error_messages={"required": gettext_lazy("Schrijf van wie je het vraagt.")},
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mailadres"),
        error_messages={
            "required": gettext_lazy("Vul een e-mailadres in."),
            "invalid": gettext_lazy("Dit is geen e-mailadres."),
        },
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Wat vraag je"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Kies wat je vraagt.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = self.fields["kinds"]
        if isinstance(kinds, forms.MultipleChoiceField):
            kinds.choices = [
                (str(kind.key), kind.title.in_(reader_language())) for kind in catalogue().taken
            ]


class TakeForm(forms.Form):
    """A paper that may stay: the day it bears, who wrote it, which pages."""

    dated = DayField(label=gettext_lazy("Datum op het stuk"))
    author = forms.CharField(label=gettext_lazy("Geschreven door"), max_length=200, required=False)
    pages = forms.CharField(
        label=gettext_lazy("Alleen deze bladzijden bewaren"),
        help_text=gettext_lazy("Bijvoorbeeld 1-3, 5. Leeg is alles. De rest is daarna echt weg."),
        max_length=100,
        required=False,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dated"].widget.attrs["max"] = today.isoformat()


class ReturnForm(forms.Form):
    """A paper that goes back: what must change."""

    reason = forms.CharField(
        label=gettext_lazy("Wat moet er veranderen?"),
        help_text=gettext_lazy("Herhaal niet wat er niet mag staan. Het bestand wordt weggehaald."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Schrijf wat er moet veranderen.")},
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper of the checklist: what the way of working asks, from whom, by when, and its state."""

    title: str
    actors: str
    due: date | None
    state: str  #: ``received``, ``waiting``, ``not-applicable``, ``late`` or ``asked``


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def papers(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show the checklist, what came in and the links; send a link."""
    actor, now = request.actor, request.now
    view = trajectories.case(actor=actor, now=now, trajectory=trajectory)
    came = documents.received(actor=actor, now=now, trajectory=trajectory)
    may_ask = actor.role in (Role.COACH, Role.BACK_OFFICE) and (
        DataCategory.MILESTONES in view.writes
    )
    if "revoke" in request.POST:
        return _revoked(request, trajectory)
    form = AskForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _asked(request, trajectory, form):
        say_saved(request, _("Verstuurd. De link werkt twee weken."), form=_keep(trajectory))
        return redirect("coach:papers_in", trajectory)
    context = head(request, view, "papers") | {
        "wanted": _checklist(view, came),
        "to_look": [one for one in came if one.state == "waiting"],
        "settled": [one for one in came if one.state != "waiting"],
        "links": documents.upload_links(actor=actor, now=now, trajectory=trajectory),
        "form": form if may_ask else None,
        "keep": _keep(trajectory),
        "roles": ROLES,
    }
    return render(request, "coach/papers_in.html", context, status=422 if form.errors else 200)


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def received(request: PageRequest, trajectory: UUID, received: UUID) -> HttpResponse:
    """Show one paper that came in; take it, or send it back."""
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    found = _one(request, trajectory, received)
    today = today_of(request.now)
    posted = request.POST if request.method == "POST" else None
    back = posted is not None and "back" in posted
    take = TakeForm(
        None if back else posted,
        today=today,
        initial={"dated": found.said.dated, "author": _author(found)},
    )
    send = ReturnForm(posted if back else None)
    form = send if back else take
    if posted is not None and form.is_valid() and _settled(request, found, form, back=back):
        return redirect("coach:papers_in", trajectory)
    context = head(request, view, "papers") | {
        "one": found,
        "take": take,
        "send": send,
        "look": found.kind.look.in_(reader_language()),
        "title": found.kind.title.in_(reader_language()),
        "role": ROLES.get(found.said.role, ""),
    }
    return render(request, "coach/received.html", context, status=422 if form.errors else 200)


@page(*STAFF)
@require_safe
def received_file(request: PageRequest, trajectory: UUID, received: UUID) -> HttpResponse:
    """Give a paper that came in, as a download and never in the page."""
    _one(request, trajectory, received)
    return file_response(
        documents.received_file(actor=request.actor, now=request.now, received=received)
    )


def _one(request: PageRequest, trajectory: UUID, received: UUID) -> ReceivedView:
    came = documents.received(actor=request.actor, now=request.now, trajectory=trajectory)
    for one in came:
        if one.id == received:
            return one
    raise Http404


def _checklist(view: CaseView, came: tuple[ReceivedView, ...]) -> list[Wanted]:
    """Return what the way of working asks for, and how each stands."""
    language, today = reader_language(), view.due.today
    waiting = {str(one.kind.key) for one in came if one.state == "waiting"}
    found = []
    for duty in view.due.obligations:
        kinds = {
            name.removeprefix(_RECEIVED) for name in duty.satisfied_by if name.startswith(_RECEIVED)
        }
        if not kinds or duty.rule.startswith("law:"):
            continue
        state = duty.state(today)
        said = "asked"
        if duty.done_on is not None:
            said = "received"
        elif state in (State.NOT_APPLICABLE, State.LAPSED):
            said = "not-applicable"
        elif kinds & waiting:
            said = "waiting"
        elif state is State.OVERDUE:
            said = "late"
        actors = ", ".join(str(ROLES.get(actor, actor)) for actor in duty.actors)
        found.append(Wanted(duty.title.in_(language), actors, duty.due, said))
    return found


def _asked(request: PageRequest, trajectory: UUID, form: AskForm) -> bool:
    given = form.cleaned_data
    try:
        documents.ask_for_papers(
            actor=request.actor,
            now=request.now,
            trajectory=trajectory,
            name=given["name"],
            email=given["email"],
            role=given["role"],
            kinds=tuple(given["kinds"]),
        )
    except Refused as refused:
        add_refusal(form, refused)
        return False
    return True


def _settled(request: PageRequest, found: ReceivedView, form: forms.Form, *, back: bool) -> bool:
    given = form.cleaned_data
    actor, now = request.actor, request.now
    try:
        if back:
            documents.send_back(actor=actor, now=now, received=found.id, reason=given["reason"])
            say_saved(request, _("Teruggestuurd. Het bestand is weg."))
        else:
            documents.take_paper(
                actor=actor,
                now=now,
                received=found.id,
                dated=given["dated"],
                author=given["author"],
                pages=given["pages"],
            )
            say_saved(request, _("Aangenomen, en vastgelegd in het logboek."))
    except Refused as refused:
        add_refusal(form, refused)
        return False
    return True


def _revoked(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Close a link for good."""
    links = documents.upload_links(actor=request.actor, now=request.now, trajectory=trajectory)
    chosen = [one.id for one in links if str(one.id) == request.POST["revoke"]]
    documents.revoke_link(
        actor=request.actor,
        now=request.now,
        trajectory=trajectory,
        link=chosen[0] if chosen else UUID(int=0),
    )
    say_saved(request, _("Gesloten. Deze link opent niets meer."))
    return redirect("coach:papers_in", trajectory)


def _author(found: ReceivedView) -> str:
    """Return who most likely wrote it: a doctor or expert who sent it themself."""
    return found.said.sender if found.said.role in ("company-doctor", "labour-expert") else ""


def _keep(trajectory: UUID) -> str:
    return f"ask-papers-{trajectory}"
