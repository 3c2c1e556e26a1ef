"""One piece of my profile a page: kept while typing, with what I wrote for the intake beside it."""

import textwrap
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wissel.apps.plans import service as plans
from wissel.apps.plans.service import MOST_LINE, MOST_LINES, ProfileView
from wissel.core.access import Role
from wissel.core.intake import intake_form
from wissel.core.profile import BlockForm, BlockShown, block_shown
from wissel.core.refusal import Refused
from wissel.portals.employee.own import Own, own_case
from wissel.portals.employee.profile import asked, own_profile
from wissel.portals.employee.profile_form import PieceForm, piece_form
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.saved import say_saved

_CHANGED: Final = gettext_lazy(
    "U of uw coach bewaarde dit deel ook ergens anders. Lees eerst wat er nu staat. "
    "Bewaart u daarna, dan geldt wat hier staat."
)
_INTAKE: Final = "intake"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was written for the intake. ``lines`` may be taken over; empty when they are there."""

    key: str
    ask: str
    text: str
    lines: tuple[str, ...]
    is_there: bool


@dataclass(frozen=True, slots=True)
class _Attempt:
    """What came of keeping a piece: the revision and the mark that the page goes on with."""

    revision: int
    mark: str
    kept: bool = False
    changed: bool = False


@page(Role.EMPLOYEE)
@require_http_methods(["GET", "HEAD", "POST"])
def piece(request: PageRequest, block: str) -> HttpResponse:
    """Ask one piece; keep what is typed on the way, take an answer over, and go on."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    view = own_profile(request, own)
    asks = next((one for one in asked(view) if one.key == block), None)
    if asks is None:
        raise Http404
    answers = _answers(view, asks)
    sent = _sent(request, answers) if request.method == "POST" else None
    form = piece_form(sent, asks=asks, held=view.said.block(asks.key), words=view.forms)
    attempt = _attempt(request, own, form, view.revisions.get(asks.key, 0))
    context = _context(own, view, asks, form, attempt) | {"answers": answers}
    if request.htmx:
        return render(request, "employee/profile_kept.html", context | {"oob": True})
    if attempt.kept:
        say_saved(request, _said(request), form=str(context["keep"]))
        return redirect(_after(request, own, view, asks))
    if attempt.changed:
        context["stands"] = _stands(own_profile(request, own), asks)
    return render(
        request, "employee/profile_piece.html", context, status=422 if form.errors else 200
    )


def _context(
    own: Own, view: ProfileView, asks: BlockForm, form: PieceForm, attempt: _Attempt
) -> dict[str, Any]:
    language = reader_language()
    pieces = asked(view)
    shown = block_shown(view.said.block(asks.key), asks, view.forms, language)
    is_open = own.view.case.closed_on is None
    return {
        "section": "home",
        "own": own,
        "piece": shown,
        "help": asks.help.in_(language) if asks.help is not None else "",
        "form": form,
        "kind": asks.kind,
        "unit": asks.unit.in_(language) if asks.unit is not None else "",
        "tips": [
            one.text.in_(language)
            for one in view.checks
            if one.block == asks.key and one.state == "attention" and shown.is_said
        ],
        "number": pieces.index(asks) + 1,
        "count": len(pieces),
        "revision": attempt.revision,
        "mark": attempt.mark,
        "kept": attempt.kept,
        "changed": attempt.changed,
        "keep": f"profile-{asks.key}",
        "open": is_open,
        # What somebody else saved meanwhile is not overwritten by going on typing.
        "saves_itself": is_open and not attempt.changed,
    }


def _attempt(request: PageRequest, own: Own, form: PieceForm, held: int) -> _Attempt:
    """Keep what was sent, if something was; what stands in the way is an error of the form."""
    mark = request.POST.get("mark", "")[:40] or str(uuid4())
    if not form.is_bound:
        return _Attempt(held, mark)
    revision = _revision(request)
    if form.is_valid():
        try:
            kept = plans.keep_block(
                actor=request.actor,
                now=request.now,
                trajectory=own.view.id,
                kind="person",
                block=form.block(),
                revision=revision,
                mark=mark,
            )
        except Refused as refused:
            form.add_error(form.place_of(refused.path), refused.message.in_(reader_language()))
        except plans.PieceChanged as changed:
            form.add_error(None, _CHANGED)
            # A page that only goes on typing keeps the old number: it overwrites nothing unseen.
            stands = revision if request.htmx else changed.revision
            return _Attempt(stands, mark, changed=True)
        else:
            return _Attempt(kept, mark, kept=True)
    return _Attempt(revision, mark)


def _answers(view: ProfileView, asks: BlockForm) -> tuple[Answer, ...]:
    """Return the answers of the intake that help here, in the words of that form."""
    language = reader_language()
    there = {line.text for line in view.said.block(asks.key).lines}
    found = []
    for question in intake_form().questions():
        said = view.answers.get(question.key, "") if question.key in asks.intake else ""
        if not said:
            continue
        chosen = {one.key: one.text.in_(language) for one in question.choices}
        text = chosen.get(said, said)
        lines = _lines(text) if asks.kind == "lines" else ()
        is_there = bool(lines) and set(lines) <= there
        found.append(Answer(question.key, question.ask.in_(language), text, lines, is_there))
    return tuple(found)


def _lines(text: str) -> tuple[str, ...]:
    """Return an answer as lines of a piece: one for each that was typed, cut where it is too long.

    >>> _lines("planner bij De Kade\\n\\nchauffeur")
    ('planner bij De Kade', 'chauffeur')
    """
    typed = (" ".join(line.split()) for line in text.splitlines())
    return tuple(part for line in typed for part in textwrap.wrap(line, MOST_LINE))


def _sent(request: PageRequest, answers: tuple[Answer, ...]) -> QueryDict:
    """Return what was sent; an answer that is taken over stands in the first empty rows."""
    sent = request.POST.copy()
    taken = next((one for one in answers if one.key == sent.get("take")), None)
    if taken is None:
        return sent
    there = {str(value).strip() for name, value in sent.items() if name.startswith("text_")}
    numbers = iter(range(MOST_LINES + len(taken.lines)))
    for line in (one for one in taken.lines if one not in there):
        number = next(n for n in numbers if not (sent.get(f"text_{n}") or sent.get(f"detail_{n}")))
        sent[f"text_{number}"], sent[f"source_{number}"] = line, _INTAKE
    return sent


def _stands(view: ProfileView, asks: BlockForm) -> BlockShown:
    said = view.said.block(asks.key)
    return block_shown(said, asks, view.forms, reader_language())


def _revision(request: PageRequest) -> int:
    said = request.POST.get("revision", "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 9 else -1


def _said(request: PageRequest) -> str:
    if "take" in request.POST:
        return _("Overgenomen. Kijk of het zo klopt.")
    return _("Bewaard. Uw coach leest dit mee.")


def _after(request: PageRequest, own: Own, view: ProfileView, asks: BlockForm) -> str:
    """Return the next piece; the same one for more rows; the overview at the end and to stop."""
    pieces = asked(view)
    number = pieces.index(asks) + 1
    if "take" in request.POST or "more" in request.POST:
        number -= 1
    if "stop" in request.POST or number == len(pieces):
        return f"{reverse('employee:profile')}{own.query}"
    return f"{reverse('employee:profile_piece', args=(pieces[number].key,))}{own.query}"
