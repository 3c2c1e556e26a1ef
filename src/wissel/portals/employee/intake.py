"""Preparing the intake: piece by piece on a phone, read over, and given to the coach."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wissel.apps.guidance import service as guidance
from wissel.apps.guidance.service import Answer, IntakeView
from wissel.core.access import Role
from wissel.core.intake import Piece
from wissel.core.refusal import Refused
from wissel.portals.employee.intake_report import has_report
from wissel.portals.employee.own import Own, own_case
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.guarded import health_words
from wissel.portals.shell.intake_words import intake_parts
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.saved import say_saved

_ORAL: Final = "oral-"
_CHANGED: Final = gettext_lazy(
    "U schreef dit deel ook ergens anders, en bewaarde het daar. Kijk of het hier klopt. "
    "Bewaart u nu, dan geldt wat hier staat."
)


class PieceForm(forms.Form):
    """The questions of one piece, each with ``rather in the talk``. None has to be answered."""

    def __init__(self, *args: Any, piece: Piece, view: IntakeView, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.piece = piece
        language = reader_language()
        for question in piece.questions:
            held = view.answers[question.key]
            field: forms.Field
            if question.kind == "choice":
                field = forms.ChoiceField(
                    choices=[(one.key, one.text.in_(language)) for one in question.choices],
                    widget=forms.RadioSelect,
                )
            elif question.kind == "line":
                field = forms.CharField(max_length=guidance.MOST_LINE)
            else:
                field = forms.CharField(
                    max_length=guidance.MOST_ANSWER, widget=forms.Textarea(attrs={"rows": 3})
                )
            field.required, field.initial = False, held.text
            field.label = question.ask.in_(language)
            field.help_text = question.help.in_(language) if question.help is not None else ""
            self.fields[question.key] = field
            self.fields[f"{_ORAL}{question.key}"] = forms.BooleanField(
                label=_("Liever mondeling"), required=False, initial=held.oral
            )

    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return each question with its tick."""
        return [(self[one.key], self[f"{_ORAL}{one.key}"]) for one in self.piece.questions]

    def answers(self) -> dict[str, Answer]:
        """Return what was typed."""
        said = self.cleaned_data
        return {
            one.key: Answer(said[one.key], bool(said[f"{_ORAL}{one.key}"]))
            for one in self.piece.questions
        }


@page(Role.EMPLOYEE)
@require_safe
def intake(request: PageRequest) -> HttpResponse:
    """Show the pieces and how far each is, and offer to give it to the coach."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    return _overview(request, own, _view(request, own))


@page(Role.EMPLOYEE)
@require_http_methods(["GET", "HEAD", "POST"])
def piece(request: PageRequest, piece: str) -> HttpResponse:
    """Ask the questions of one piece; keep what is typed on the way, and go on."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    view = _view(request, own)
    part = view.form.piece(piece)
    if part is None:
        raise Http404
    form = PieceForm(request.POST if request.method == "POST" else None, piece=part, view=view)
    attempt = _attempt(request, own, form, view.revisions.get(part.key, 0))
    context = {
        "section": "home",
        "own": own,
        "form": form,
        "piece": part,
        "language": reader_language(),
        "number": view.form.pieces.index(part) + 1,
        "count": len(view.form.pieces),
        "revision": attempt.revision,
        "mark": attempt.mark,
        "kept": attempt.kept,
        "findings": health_words("\n".join(_typed(form))),
        "keep": f"intake-{part.key}",
        "open": view.held_on is None,
    }
    if request.htmx:
        return render(request, "employee/intake_kept.html", context)
    if attempt.kept:
        say_saved(
            request, _("Bewaard. Alleen u leest dit, tot u het geeft."), form=f"intake-{part.key}"
        )
        return redirect(_after(request, own, view, part))
    status = 422 if form.errors else 200
    return render(request, "employee/intake_piece.html", context, status=status)


@page(Role.EMPLOYEE)
@require_safe
def read(request: PageRequest) -> HttpResponse:
    """Show everything that was written, to read over and to print."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    view = _view(request, own)
    context = {
        "section": "home",
        "own": own,
        "intake": view,
        "parts": intake_parts(view, reader_language()),
    }
    return render(request, "employee/intake_read.html", context)


@page(Role.EMPLOYEE)
@require_POST
def give(request: PageRequest) -> HttpResponse:
    """Give it to the coach; what may not go is named at its question, and stays."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    try:
        guidance.hand_over_intake(actor=request.actor, now=request.now, trajectory=own.view.id)
    except Refused as refused:
        return _overview(request, own, _view(request, own), refused)
    name = own.helper.first_name
    say_saved(request, _("%(name)s kan het nu lezen.") % {"name": name})
    # What may go into the report is asked at once: nobody comes back for it.
    page = "employee:intake_in_report" if has_report(own) else "employee:intake"
    return redirect(f"{reverse(page)}{own.query}")


def _overview(
    request: PageRequest, own: Own, view: IntakeView, refused: Refused | None = None
) -> HttpResponse:
    language = reader_language()
    pieces = [
        (one, one.title.in_(language), view.given_in(one), len(one.questions))
        for one in view.form.pieces
    ]
    place = refused.path.removeprefix("$.answers.") if refused is not None else ""
    context = {
        "section": "home",
        "own": own,
        "intake": view,
        "pieces": pieces,
        "following": next((row[0] for row in pieces if not row[2]), view.form.pieces[0]),
        "begun": view.given > 0,
        "has_report": has_report(own),
        "error": refused.message.in_(language) if refused is not None else "",
        "error_piece": next(
            (one.key for one in view.form.pieces for q in one.questions if q.key == place), ""
        ),
    }
    status = 422 if refused is not None else 200
    return render(request, "employee/intake.html", context, status=status)


@dataclass(frozen=True, slots=True)
class _Attempt:
    """What came of keeping a piece: the revision and the mark that the page goes on with."""

    revision: int
    mark: str
    kept: bool = False


def _attempt(request: PageRequest, own: Own, form: PieceForm, held: int) -> _Attempt:
    """Keep what was sent, if something was; what stands in the way is an error of the form."""
    mark = request.POST.get("mark", "")[:40] or str(uuid4())
    if not form.is_bound:
        return _Attempt(held, mark)
    revision = _number(request)
    if form.is_valid():
        try:
            return _Attempt(_keep(request, own, form, revision, mark), mark, kept=True)
        except Refused as refused:
            _place(form, refused)
        except guidance.PieceChanged as changed:
            form.add_error(None, _CHANGED)
            return _Attempt(changed.revision, mark)
    return _Attempt(revision, mark)


def _view(request: PageRequest, own: Own) -> IntakeView:
    return guidance.intake(actor=request.actor, now=request.now, trajectory=own.view.id)


def _keep(request: PageRequest, own: Own, form: PieceForm, revision: int, mark: str) -> int:
    return guidance.keep_piece(
        actor=request.actor,
        now=request.now,
        trajectory=own.view.id,
        piece=form.piece.key,
        revision=revision,
        answers=form.answers(),
        mark=mark,
    )


def _place(form: PieceForm, refused: Refused) -> None:
    key = refused.path.removeprefix("$.answers.")
    form.add_error(key if key in form.fields else None, refused.message.in_(reader_language()))


def _typed(form: PieceForm) -> list[str]:
    return [str(form[one.key].value() or "") for one in form.piece.questions]


def _number(request: PageRequest) -> int:
    said = request.POST.get("revision", "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 9 else -1


def _after(request: PageRequest, own: Own, view: IntakeView, part: Piece) -> str:
    """Return the next piece, or the overview after the last one and for whoever stops."""
    pieces = view.form.pieces
    number = pieces.index(part) + 1
    if "stop" in request.POST or number == len(pieces):
        return f"{reverse('employee:intake')}{own.query}"
    return f"{reverse('employee:intake_piece', args=(pieces[number].key,))}{own.query}"
