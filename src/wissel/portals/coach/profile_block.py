"""One block of a profile: written beside what the employee and the other profile say of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import Role
from wissel.core.intake import intake_form
from wissel.core.profile import BlockForm, BlockShown, block_shown
from wissel.core.refusal import Refused
from wissel.portals.coach.case import head
from wissel.portals.coach.profile import kind_or_404, read, replace_revision
from wissel.portals.coach.profile_form import PieceForm, taken, typed
from wissel.portals.coach.profile_rows import profile_url
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved

_INTAKE: Final = "intake:"
_PERSON: Final = "person:"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something said elsewhere that can be taken over: its key, the text, what stands beside it."""

    key: str
    text: str
    detail: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Offers:
    """What one question, or one block of the person profile, says."""

    title: str
    offers: tuple[Offer, ...]


@page(Role.COACH)
@require_http_methods(["GET", "HEAD", "POST"])
def block(request: PageRequest, trajectory: UUID, profile: str, block: str) -> HttpResponse:
    """Change one block; take over what was said elsewhere; save."""
    kind = kind_or_404(profile)
    view = trajectories.case(actor=request.actor, now=request.now, trajectory=trajectory)
    found = read(request, trajectory, kind)
    asked = found.form.block(block)
    if asked is None:
        raise Http404
    beside = _beside(request, trajectory, found, asked)
    form, theirs, status = _form(found, asked), None, 200
    took = False
    if request.method == "POST" and "take" in request.POST:
        form, took = _taken(request, found, asked, form, beside), True
    elif request.method == "POST":
        form, status = _form(found, asked, request.POST), 422
        try:
            if form.is_valid() and _kept(request, trajectory, found, form):
                say_saved(request, _("Bewaard."), form=_key(found, asked, form, trajectory))
                return redirect(f"{profile_url(trajectory, kind)}#{asked.key}")
        except plans.PieceChanged as changed:
            found, status = read(request, trajectory, kind), 409
            form = _form(found, asked, replace_revision(request.POST, changed.revision))
            theirs = _stands(found, asked)
    lang = reader_language()
    context = head(request, view, "profile") | {
        "form": form,
        "asked": asked,
        "title": asked.title.in_(lang),
        "asks_employee": asked.employee.in_(lang) if asked.employee is not None else "",
        "line_word": asked.line.in_(lang) if asked.line is not None else "",
        "detail_word": asked.detail.in_(lang) if asked.detail is not None else "",
        "profile_title": found.form.title.in_(lang),
        "back": profile_url(trajectory, kind),
        "beside": beside,
        "theirs": theirs,
        "took": took,
        "keep": _key(found, asked, form, trajectory),
    }
    return render(request, "coach/profile_block.html", context, status=status)


def _form(
    found: plans.ProfileView,
    asked: BlockForm,
    data: Any = None,
    start: Mapping[str, Any] | None = None,
) -> PieceForm:
    return PieceForm(
        data,
        form=asked,
        all_forms=found.forms,
        held=found.said.block(asked.key),
        revision=found.revisions.get(asked.key, 0),
        mark=str(uuid4()),
        start=start,
    )


def _taken(
    request: PageRequest,
    found: plans.ProfileView,
    asked: BlockForm,
    form: PieceForm,
    beside: list[Offers],
) -> PieceForm:
    """Return the form as it was typed, with what was taken over; nothing is saved yet."""
    sent = _form(found, asked, request.POST)
    start = typed(sent, request.POST)
    offers = {one.key: one for group in beside for one in group.offers}
    offer = offers.get(request.POST["take"])
    if offer is not None:
        detail = offer.detail if asked.detail is not None else ""
        start = taken(start, offer.text, detail, offer.source)
    return _form(found, asked, start=start)


def _kept(
    request: PageRequest, trajectory: UUID, found: plans.ProfileView, form: PieceForm
) -> bool:
    try:
        plans.keep_block(
            actor=request.actor,
            now=request.now,
            trajectory=trajectory,
            kind=found.kind,
            block=form.said(),
            revision=form.cleaned_data["revision"],
            mark=form.cleaned_data["mark"],
        )
    except Refused as refused:
        add_refusal(form, refused, form.places())
        return False
    return True


def _stands(found: plans.ProfileView, asked: BlockForm) -> BlockShown:
    """Return what somebody else saved meanwhile, to read beside one's own."""
    return block_shown(found.said.block(asked.key), asked, found.forms, reader_language())


def _beside(
    request: PageRequest, trajectory: UUID, found: plans.ProfileView, asked: BlockForm
) -> list[Offers]:
    """Return what the intake form and the person profile say that helps here."""
    groups = list(_answered(found, asked))
    if asked.from_person:
        groups += _of_person(read(request, trajectory, "person"), asked)
    return groups


def _answered(found: plans.ProfileView, asked: BlockForm) -> Iterator[Offers]:
    lang = reader_language()
    questions = {one.key: one for one in intake_form().questions()}
    for key in asked.intake:
        text, question = found.answers.get(key, ""), questions.get(key)
        if not text or question is None:
            continue
        chosen = {one.key: one.text.in_(lang) for one in question.choices}
        offer = Offer(f"{_INTAKE}{key}", chosen.get(text, text), source="intake")
        yield Offers(question.ask.in_(lang), (offer,))


def _of_person(person: plans.ProfileView, asked: BlockForm) -> Iterator[Offers]:
    lang = reader_language()
    for key in asked.from_person:
        form = person.form.block(key)
        lines = person.said.block(key).lines
        if form is not None and lines:
            offers = tuple(
                Offer(f"{_PERSON}{key}:{n}", line.text, line.detail, line.source)
                for n, line in enumerate(lines)
            )
            yield Offers(form.title.in_(lang), offers)


def _key(found: plans.ProfileView, asked: BlockForm, form: PieceForm, trajectory: UUID) -> str:
    """Return the key under which the page keeps what is typed: of this state of the block only."""
    return f"block-{found.kind}-{asked.key}-{form['revision'].value()}-{trajectory}"
