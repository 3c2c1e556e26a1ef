"""How things go: words for oneself, beside those of another day, shared by one's own choice."""

from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.documents import service as documents
from wissel.apps.guidance import service as guidance
from wissel.apps.guidance.service import CheckInView
from wissel.core.access import DataCategory, Role
from wissel.core.checkins import CheckInForm, check_in_form
from wissel.core.consents import Choice, choice_about
from wissel.core.refusal import Refused
from wissel.core.reports import document_of, takes_check_ins
from wissel.infra.doors import today_of
from wissel.portals.employee.own import Own, own_case
from wissel.portals.shell.check_in_words import first_and_latest, side_by_side
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved

_AGAIN: Final = gettext_lazy("Uw coach past het rapport aan en laat het u opnieuw lezen.")
#: Takes a word back that was chosen; without any word chosen it is the same.
_SKIP: Final = "-"
#: The report that a period is told in.
_PERIODIC: Final = "d15"


class WordsForm(forms.Form):
    """Each statement with its words; every one may be skipped."""

    def __init__(self, *args: Any, asked: CheckInForm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = reader_language()
        words = [(one.key, one.text.in_(language)) for one in asked.words]
        for one in asked.statements:
            field = forms.ChoiceField(
                label=one.ask.in_(language),
                help_text=one.help.in_(language) if one.help is not None else "",
                choices=[*words, (_SKIP, _("overslaan"))],
                widget=forms.RadioSelect,
                required=False,
            )
            self.fields[one.key] = field

    def words(self) -> dict[str, str]:
        """Return the words that were chosen, by statement."""
        return {key: word for key, word in self.cleaned_data.items() if word not in ("", _SKIP)}


class ShareForm(forms.Form):
    """Two ticks, neither of which is asked for."""

    coach = forms.BooleanField(label=gettext_lazy("Ja, mijn coach mag dit lezen"), required=False)
    reports = forms.BooleanField(
        label=gettext_lazy("Ja, dit mag in mijn rapporten"), required=False
    )


@page(Role.EMPLOYEE)
@require_safe
def check_ins(request: PageRequest) -> HttpResponse:
    """Show the own words side by side, and every day on which they were said."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    found = _all(request, own)
    context = {
        "section": "home",
        "own": own,
        "rows": side_by_side(first_and_latest(found), reader_language()),
        "compared": len(found) > 1,
        "days": tuple(reversed(found)),
        "today": _today(request, found) is not None,
    }
    return render(request, "employee/check_ins.html", context)


@page(Role.EMPLOYEE)
@require_http_methods(["GET", "HEAD", "POST"])
def fill_in(request: PageRequest) -> HttpResponse:
    """Ask how things go today; what was said today stands there already."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    held = _today(request, _all(request, own))
    form = WordsForm(
        request.POST if request.method == "POST" else None,
        asked=check_in_form(),
        initial=dict(held.said.words) if held is not None else {},
    )
    if request.method == "POST" and form.is_valid():
        try:
            guidance.check_in(
                actor=request.actor,
                now=request.now,
                trajectory=own.view.id,
                words=form.words(),
            )
        except Refused as refused:
            add_refusal(form, refused)
        else:
            say_saved(request, _("Bewaard. Alleen u leest dit."))
            return redirect(f"{reverse('employee:check_ins')}{own.query}")
    context = {
        "section": "home",
        "own": own,
        "form": form,
        "shared": held is not None and not held.is_private,
    }
    status = 422 if form.errors else 200
    return render(request, "employee/check_in_new.html", context, status=status)


@page(Role.EMPLOYEE)
@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: PageRequest, check_in: UUID) -> HttpResponse:
    """Show the words of one day; share it, take that back, or take the words away."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    held = next((one for one in _all(request, own) if one.id == check_in), None)
    if held is None:
        raise Http404
    initial = {"coach": held.with_coach, "reports": held.in_reports}
    form = ShareForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            done = _act(request, own, held, form)
        except Refused as refused:
            add_refusal(form, refused)
        else:
            say_saved(request, done)
            return redirect(f"{reverse('employee:check_ins')}{own.query}")
    language, asked = reader_language(), _asked()
    context = {
        "section": "home",
        "own": own,
        "one": held,
        "rows": side_by_side([held], language),
        "form": form,
        "question": asked.question.in_(language),
        "purpose": asked.purpose.in_(language),
        "without": asked.without.in_(language),
        "open": own.view.case.closed_on is None or not held.is_private,
        "reading": held.in_reports and _is_read(request, own),
    }
    return render(request, "employee/check_in.html", context, status=422 if form.errors else 200)


def _act(request: PageRequest, own: Own, held: CheckInView, form: ShareForm) -> str:
    """Do what the page asks; return what to say of it."""
    given: dict[str, Any] = {
        "actor": request.actor,
        "now": request.now,
        "trajectory": own.view.id,
        "check_in": held.id,
    }
    again = f" {_AGAIN}" if held.in_reports and _is_read(request, own) else ""
    if "remove" in request.POST:
        guidance.remove_check_in(**given)
        return _("Weggehaald.") + again
    coach, reports = form.cleaned_data["coach"], form.cleaned_data["reports"]
    guidance.share_check_in(coach=coach, reports=reports, **given)
    return _said(coach=coach, reports=reports) + ("" if reports else again)


def _said(*, coach: bool, reports: bool) -> str:
    if coach and reports:
        return _("Bewaard. Uw coach leest dit, en het mag in uw rapporten.")
    if coach:
        return _("Bewaard. Uw coach leest dit.")
    if reports:
        return _("Bewaard. Dit mag in uw rapporten.")
    return _("Bewaard. Alleen u leest dit.")


def _all(request: PageRequest, own: Own) -> tuple[CheckInView, ...]:
    return guidance.check_ins(actor=request.actor, now=request.now, trajectory=own.view.id)


def _today(request: PageRequest, found: tuple[CheckInView, ...]) -> CheckInView | None:
    today = today_of(request.now)
    return next((one for one in found if one.day == today), None)


def _asked() -> Choice:
    """Return the question of the statement on consent: a share with the coach answers it."""
    return choice_about(DataCategory.CHECK_INS, Role.COACH)


def _is_read(request: PageRequest, own: Own) -> bool:
    """Whether a report that takes this lies with the employee now: taking back changes it."""
    lines = documents.reports_of(actor=request.actor, now=request.now, trajectory=own.view.id)
    return any(
        takes_check_ins(document_of(line.kind) or _PERIODIC)
        and line.state in ("ter-inzage", "reactie-verwerkt")
        for line in lines
    )
