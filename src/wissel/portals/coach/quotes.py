"""Quotes (*offertes*) of a trajectory: what it would cost, the quotes, one of them."""

from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.documents import service as documents
from wissel.apps.orders import service as orders
from wissel.apps.orders.service import QuoteView
from wissel.apps.trajectories import service as trajectories
from wissel.core.access import STAFF, DataCategory
from wissel.core.refusal import Refused
from wissel.portals.coach.case import head
from wissel.portals.coach.fields import TextArea
from wissel.portals.coach.quote_form import QuoteForm
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.downloads import pdf_response
from wissel.portals.shell.guarded import health_words
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.quote_words import ORDERS, quote_chip, quote_lines
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved

#: When the way of working gives a quote.
MOMENTS: Final = {
    "before-intake": gettext_lazy("In deze werkwijze gaat de offerte vóór de intake."),
    "after-intake": gettext_lazy(
        "In deze werkwijze gaat de offerte na de intake, met het intakeverslag."
    ),
    "two": gettext_lazy(
        "In deze werkwijze gaan er twee: eerst een voor de intake, daarna een voor het traject, "
        "met het intakeverslag."
    ),
    "open": "",
}
_CHANGED: Final = gettext_lazy(
    "Iemand anders heeft deze offerte intussen bewaard. Bewaar je nu, dan geldt wat hier staat."
)


class BeginForm(forms.Form):
    """What the quote is for."""

    order = forms.ChoiceField(label=gettext_lazy("Waarvoor"), choices=list(ORDERS.items()))


class WithdrawForm(forms.Form):
    """Why a quote is taken back."""

    reason = TextArea(
        label=gettext_lazy("Waarom trek je deze offerte in?"),
        help_text=gettext_lazy("De werkgever leest dit."),
        max_length=1000,
        error_messages={"required": gettext_lazy("Schrijf in één of twee zinnen waarom.")},
    )


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def quotes(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Show what the trajectory would cost and its quotes; begin one."""
    actor, now = request.actor, request.now
    desk = orders.quote_desk(actor=actor, now=now, trajectory=trajectory)
    posted = request.POST if request.method == "POST" else None
    form = BeginForm(posted, initial={"order": desk.next.order})
    if request.method == "POST" and form.is_valid():
        try:
            made = orders.begin_quote(
                actor=actor, now=now, trajectory=trajectory, order=form.cleaned_data["order"]
            )
        except Refused as refused:
            add_refusal(form, refused)
        else:
            return redirect("coach:quote", made)
    view = trajectories.case(actor=actor, now=now, trajectory=trajectory)
    found = orders.quotes(actor=actor, now=now, trajectory=trajectory)
    context = head(request, view, "quotes") | {
        "desk": desk,
        "moment": MOMENTS[desk.next.moment],
        "language": reader_language(),
        "quotes": [(one, ORDERS[one.order], quote_chip(one)) for one in found],
        "form": form if DataCategory.ORDER in view.writes else None,
    }
    return render(request, "coach/quotes.html", context, status=422 if form.errors else 200)


@page(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def quote(request: PageRequest, quote: UUID) -> HttpResponse:
    """Write a quote, reckon it, send it; or read what became of it, and take it back."""
    view = orders.quote(actor=request.actor, now=request.now, quote=quote)
    case = trajectories.case(actor=request.actor, now=request.now, trajectory=view.trajectory)
    may = DataCategory.ORDER in case.writes
    context = head(request, case, "quotes") | {
        "quote": view,
        "title": ORDERS[view.order],
        "chip": quote_chip(view),
        "rows": quote_lines(view.said),
        "keep": f"quote-{quote}",
    }
    if view.state == "draft" and may:
        return _written(request, view, context)
    return _sent(request, view, context, may=may and view.state in ("open", "expired"))


@page(*STAFF)
@require_safe
def quote_pdf(request: PageRequest, quote: UUID) -> HttpResponse:
    """Give a quote that was sent as PDF, in the language of the reader."""
    made = documents.quote_file(
        actor=request.actor, now=request.now, quote=quote, language=reader_language()
    )
    return pdf_response(made)


def _band(request: PageRequest, view: QuoteView) -> dict[str, Any] | None:
    """Return between what the way of working prices this, and whether the quote lies outside."""
    actor, now = request.actor, request.now
    desk = orders.quote_desk(actor=actor, now=now, trajectory=view.trajectory)
    lines = [line for line in desk.estimate.lines if line.order == view.order]
    least = sum((line.least for line in lines), Decimal(0))
    most = sum((line.most for line in lines), Decimal(0))
    if least == most:
        return None
    net = view.totals.net
    return {"least": least, "most": most, "outside": bool(net) and not least <= net <= most}


def _written(request: PageRequest, view: QuoteView, context: dict[str, Any]) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    form = QuoteForm(posted, said=view.said, revision=view.revision)
    revision = view.revision
    if posted is not None and form.is_valid():
        try:
            saved = _save(request, view, form)
            revision = saved.revision
            if "send" not in posted:
                say_saved(request, _("Bewaard."), form=context["keep"])
                return redirect("coach:quote", view.id)
            if _may_go(form, saved):
                orders.send_quote(
                    actor=request.actor, now=request.now, quote=view.id, revision=revision
                )
                done = _("Verstuurd. De werkgever kan de offerte lezen.")
                say_saved(request, done, form=context["keep"])
                return redirect("coach:quote", view.id)
        except Refused as refused:
            add_refusal(form, refused, form.places())
        except orders.QuoteChanged as changed:
            revision = changed.revision
            form.add_error(None, _CHANGED)
    context |= {"form": form, "revision": revision, "band": _band(request, view)}
    return render(request, "coach/quote.html", context, status=422 if form.errors else 200)


def _save(request: PageRequest, view: QuoteView, form: QuoteForm) -> QuoteView:
    return orders.save_quote(
        actor=request.actor,
        now=request.now,
        quote=view.id,
        revision=form.cleaned_data["revision"],
        said=form.said_now(),
    )


def _may_go(form: QuoteForm, saved: QuoteView) -> bool:
    """Whether the texts may reach the employer: a quote holds no word of health, with no reason."""
    text = _("Haal eerst %(words)s weg: een offerte zegt niets over gezondheid.")
    told = {"approach": saved.said.approach, "reference": saved.said.reference}
    told |= {
        f"title_{row}": line.title
        for row, line in zip(form.filled(), saved.said.lines, strict=True)
    }
    for field, said in told.items():
        if words := health_words(said):
            found = ", ".join(f"‘{one.text}’" for one in words[:3])
            form.add_error(field, text % {"words": found})
    return not form.errors


def _sent(
    request: PageRequest, view: QuoteView, context: dict[str, Any], *, may: bool
) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    form = WithdrawForm(posted)
    if posted is not None and form.is_valid():
        try:
            orders.withdraw_quote(
                actor=request.actor,
                now=request.now,
                quote=view.id,
                reason=form.cleaned_data["reason"],
            )
        except Refused as refused:
            add_refusal(form, refused)
        else:
            say_saved(request, _("Ingetrokken."), form=context["keep"])
            return redirect("coach:quote", view.id)
    context |= {"withdraw": form if may else None}
    return render(request, "coach/quote_sent.html", context, status=422 if form.errors else 200)
