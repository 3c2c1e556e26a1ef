"""My money: situations side by side, private, shared with the coach only by one's own choice."""

from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.documents import service as documents
from wissel.apps.finances import service as finances
from wissel.apps.finances.service import OwnMoneyView
from wissel.core.access import DataCategory, Role
from wissel.core.consents import choice_about
from wissel.core.money import Scenarios
from wissel.core.money.cases import DEFAULT_DEGREE, is_complete, own_scenarios
from wissel.core.money.shown import spread
from wissel.core.refusal import Refused
from wissel.portals.employee.money_form import PIECES, Piece, needs_of
from wissel.portals.employee.own import Own, own_case
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.downloads import pdf_response
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved
from wissel.portals.shell.scenario_view import money_context


class ShareForm(forms.Form):
    """One tick, that is not asked for."""

    coach = forms.BooleanField(label=gettext_lazy("Ja, mijn coach mag dit lezen"), required=False)


@page(Role.EMPLOYEE)
@require_safe
def money(request: PageRequest) -> HttpResponse:
    """Show the situations side by side; before that, what is still to be filled in."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    view = _view(request, own)
    scenarios, degree = _what_if(request, view)
    context = {
        "section": "home",
        "own": own,
        "sheet": view,
        "pieces": [(piece, piece.is_filled(view.said)) for piece in PIECES],
        "complete": is_complete(view.said),
        "degree": degree,
        "why": view.told.why.in_(reader_language()) if view.told and view.told.why else "",
        **_needs(view),
    }
    if scenarios is not None:
        context |= money_context(scenarios, view.known, reader_language())
        context["spread"] = spread(view.said, view.known, reader_language())
    return render(request, "employee/money.html", context)


@page(Role.EMPLOYEE)
@require_safe
def situation(request: PageRequest, key: str) -> HttpResponse:
    """Show one situation: what changes when and why, and every month."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    view = _view(request, own)
    scenarios, degree = _what_if(request, view)
    if scenarios is None:
        return redirect(f"{reverse('employee:money')}{own.query}")
    context = money_context(scenarios, view.known, reader_language())
    found = next((pair for pair in context["cards"] if pair[0].key == key), None)
    if found is None:
        raise Http404
    card, drawing = found
    context |= {
        "section": "home",
        "own": own,
        "card": card,
        "drawing": drawing,
        "degree": degree,
    }
    return render(request, "employee/money_situation.html", context)


@page(Role.EMPLOYEE)
@require_http_methods(["GET", "HEAD", "POST"])
def piece(request: PageRequest, piece: str) -> HttpResponse:
    """Ask one piece, keep it, and go on to the next."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    number = next((n for n, one in enumerate(PIECES) if one.slug == piece), None)
    if number is None:
        raise Http404
    asked, view = PIECES[number], _view(request, own)
    data = request.POST if request.method == "POST" else None
    form = asked.form(data, said=view.said, known=view.known)
    if data is not None and form.is_valid():
        try:
            finances.keep_own_money(
                actor=request.actor, now=request.now, trajectory=own.view.id, said=form.kept()
            )
        except Refused as refused:
            add_refusal(form, refused)
        else:
            say_saved(request, _("Bewaard. Alleen u leest dit."))
            return redirect(_next(own, number, "stop" in request.POST))
    context = {
        "section": "home",
        "own": own,
        "piece": asked,
        "number": number + 1,
        "count": len(PIECES),
        "form": form,
        "last": number + 1 == len(PIECES),
        "shared": view.shared_at is not None,
    }
    status = 422 if form.errors else 200
    return render(request, "employee/money_piece.html", context, status=status)


@page(Role.EMPLOYEE)
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: PageRequest) -> HttpResponse:
    """Let the coach read it, take that back, or take the whole sheet away."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    view = _view(request, own)
    if view.at is None:
        return redirect(f"{reverse('employee:money')}{own.query}")
    data = request.POST if request.method == "POST" else None
    form = ShareForm(data, initial={"coach": view.shared_at is not None})
    if data is not None and form.is_valid():
        try:
            done = _share(request, own, form)
        except Refused as refused:
            add_refusal(form, refused)
        else:
            say_saved(request, done)
            return redirect(f"{reverse('employee:money')}{own.query}")
    language, asked = reader_language(), choice_about(DataCategory.FINANCE, Role.COACH)
    context = {
        "section": "home",
        "own": own,
        "form": form,
        "question": asked.question.in_(language),
        "purpose": asked.purpose.in_(language),
        "without": asked.without.in_(language),
        "open": own.view.case.closed_on is None or view.shared_at is not None,
    }
    status = 422 if form.errors else 200
    return render(request, "employee/money_share.html", context, status=status)


@page(Role.EMPLOYEE)
@require_safe
def pdf(request: PageRequest) -> HttpResponse:
    """Return the sheet as PDF, to print and keep."""
    own = own_case(request)
    if own is None:
        raise Http404
    made = documents.own_money_file(
        actor=request.actor,
        now=request.now,
        trajectory=own.view.id,
        language=reader_language(),
    )
    return pdf_response(made)


def _share(request: PageRequest, own: Own, form: ShareForm) -> str:
    """Do what the page asks; return what to say of it."""
    given: dict[str, Any] = {
        "actor": request.actor,
        "now": request.now,
        "trajectory": own.view.id,
    }
    if "remove" in request.POST:
        finances.remove_own_money(**given)
        return _("Weggehaald. Er staat niets meer over uw geld.")
    coach = form.cleaned_data["coach"]
    finances.share_own_money(coach=coach, **given)
    return _("Bewaard. Uw coach leest dit.") if coach else _("Bewaard. Alleen u leest dit.")


def _next(own: Own, number: int, stop: bool) -> str:
    if stop or number + 1 == len(PIECES):
        return f"{reverse('employee:money')}{own.query}"
    following: Piece = PIECES[number + 1]
    return f"{reverse('employee:money_piece', args=[following.slug])}{own.query}"


def _view(request: PageRequest, own: Own) -> OwnMoneyView:
    return finances.own_money(actor=request.actor, now=request.now, trajectory=own.view.id)


def _what_if(request: PageRequest, view: OwnMoneyView) -> tuple[Scenarios | None, Decimal]:
    """Return the situations, at the degree that the address asks for without keeping it."""
    kept = DEFAULT_DEGREE if view.said.degree is None else view.said.degree
    asked = _degree(request.GET.get("mate", ""))
    if view.told is None or view.told.scenarios is None:
        return None, kept
    if asked is None or asked == kept:
        return view.told.scenarios, kept
    return own_scenarios(replace(view.said, degree=asked), view.known), asked


def _degree(typed: str) -> Decimal | None:
    """Return a degree that can be, ``None`` for anything else an address may hold."""
    try:
        degree = Decimal(typed)
    except InvalidOperation:
        return None
    return degree if degree.is_finite() and 0 <= degree <= 100 else None


def _needs(view: OwnMoneyView) -> dict[str, Any]:
    needs = needs_of(view.said)
    total = sum((month for _words, month in needs), Decimal(0))
    left = None
    if needs and view.said.net_income is not None:
        left = view.said.net_income - total
    return {"needs": needs, "needed": total, "net": view.said.net_income, "left": left}
