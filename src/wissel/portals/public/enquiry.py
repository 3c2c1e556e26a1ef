"""The form of a bureau for whoever is no client yet: a quote, to be called, a question.

Nothing tells people from programs but a field that people do not see, the time it took, and how
often. Whatever is held back stands on the page again, with what to do.
"""

from datetime import date
from typing import Any, Final, cast

from allauth.core.internal import ratelimit
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from wissel.apps.bureaus import service as bureaus
from wissel.apps.orders import service as orders
from wissel.apps.orders.service import EnquirySort, PublicForm
from wissel.core.refusal import Refused
from wissel.infra.doors import Actor, today_of
from wissel.portals.public.enquiry_form import SORTS, EnquiryForm, Fault, Mark
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, public
from wissel.portals.shell.promise_words import within_words
from wissel.portals.shell.refusals import add_refusal

#: Per address of the network, and per bureau: many ask, nobody asks for all of them.
_RATES: Final = {"enquire": "10/h/ip,100/d/key"}
_MARK: Final = "pagina"


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enquiry(request: PageRequest, address: str) -> HttpResponse:
    """Show the form of a bureau, and keep what is asked."""
    visitor = _visitor(address)
    form = EnquiryForm(request.POST or None, today=today_of(request.now))
    if "prijs" in request.POST:
        form.only("first_sick_day")
        # htmx puts no answer in the page that says it is wrong.
        return _answer(request, visitor, form, status=200 if request.htmx else 422)
    if not form.is_bound or not form.is_valid():
        return _answer(request, visitor, form)
    mark = Mark.read(request.POST.get(_MARK, ""))
    fault: Fault = mark.fault(request.now) if mark is not None else "old"
    if fault or mark is None:
        return _held_back(request, visitor, form, fault)
    if not form.may_go(form.found):
        return _answer(request, visitor, form)
    if not _within(request, address):
        return _too_often(request, visitor, form)
    try:
        orders.enquire(actor=visitor, now=request.now, once=mark.once, said=form.said())
    except Refused as refused:
        add_refusal(form, refused)
        return _answer(request, visitor, form)
    return redirect(f"{reverse('enquiry_sent', args=[address])}?soort={form.cleaned_data['sort']}")


@public
@never_cache
@require_safe
def sent(request: PageRequest, address: str) -> HttpResponse:
    """Say that it was sent, and within what there is an answer."""
    view = orders.public_form(actor=_visitor(address), now=request.now)
    sort = request.GET.get("soort", "")
    held = view.promises.get(cast(EnquirySort, sort)) if sort in SORTS else None
    context = {
        "view": view,
        "address": address,
        "within": within_words(held.limit) if held is not None and held.limit else "",
    }
    return render(request, "public/enquiry_sent.html", context)


def _answer(
    request: PageRequest, visitor: Actor, form: EnquiryForm, *, status: int = 422
) -> HttpResponse:
    view = _view(request, visitor, form)
    mark = Mark.read(request.POST.get(_MARK, ""))
    if mark is None or mark.fault(request.now) == "old":
        mark = Mark.new(request.now)
    context = {
        "view": view,
        "form": form,
        "mark": mark.written(),
        "findings": form.found,
        "lang": reader_language(),
        "promises": _promises(view),
    }
    wrong = form.is_bound and form.errors
    return render(request, "public/enquiry.html", context, status=status if wrong else 200)


def _view(request: PageRequest, visitor: Actor, form: EnquiryForm) -> PublicForm:
    """Return what the form says beforehand, with the price for the day that was typed."""
    try:
        return orders.public_form(actor=visitor, now=request.now, first_sick_day=_day(form))
    except Refused as refused:
        add_refusal(form, refused)
        return orders.public_form(actor=visitor, now=request.now)


def _day(form: EnquiryForm) -> date | None:
    if not form.is_bound or "first_sick_day" in form.errors:
        return None
    day: date | None = form.cleaned_data.get("first_sick_day")
    return day


def _promises(view: PublicForm) -> list[tuple[Any, str]]:
    """Return what is answered within what, as far as the way of working promises it."""
    return [
        (SORTS[sort], within_words(held.limit))
        for sort, held in view.promises.items()
        if held.limit is not None
    ]


def _held_back(
    request: PageRequest, visitor: Actor, form: EnquiryForm, fault: Fault
) -> HttpResponse:
    words = {
        "fast": _("Dat ging sneller dan iemand typt. Kijk alles na en verstuur het nog eens."),
        "old": _("Deze pagina stond te lang open. Kijk alles na en verstuur het nog eens."),
    }
    form.add_error(None, words[fault or "old"])
    return _answer(request, visitor, form)


def _too_often(request: PageRequest, visitor: Actor, form: EnquiryForm) -> HttpResponse:
    form.add_error(
        None,
        _("Er kwam te veel van deze plek. Wat u typte staat er nog. Bel of mail het bureau."),
    )
    return _answer(request, visitor, form, status=429)


def _within(request: PageRequest, address: str) -> bool:
    usage = ratelimit.consume(
        request, app="wissel.public", action="enquire", config=_RATES, key=address.lower()
    )
    return usage is not None


def _visitor(address: str) -> Actor:
    visitor = bureaus.visitor_at(address=address)
    if visitor is None:
        raise Http404
    return visitor
