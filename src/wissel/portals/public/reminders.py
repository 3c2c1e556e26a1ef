"""One's own reminders by mail: none for a while, or again from now on."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wissel.apps.trajectories import service as trajectories
from wissel.core.refusal import Refused
from wissel.portals.public.home import account_page
from wissel.portals.public.pause_form import PauseForm
from wissel.portals.shell.pages import PageRequest, signed_in
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def pause(request: PageRequest) -> HttpResponse:
    """Stop one's own reminders by mail up to a day; the form stands on the page of the account."""
    if request.method != "POST":
        return redirect("account")
    form = PauseForm(request.POST)
    if not form.is_valid() or not _paused(request, form):
        return account_page(request, form)
    say_saved(request, _("Vastgelegd. U krijgt tot en met die dag geen herinneringen per mail."))
    return redirect("account")


@signed_in
@require_POST
def resume(request: PageRequest) -> HttpResponse:
    """Have reminders by mail again."""
    trajectories.resume_reminders(actor=request.actor, now=request.now)
    say_saved(request, _("U krijgt weer herinneringen per mail."))
    return redirect("account")


def _paused(request: PageRequest, form: PauseForm) -> bool:
    try:
        trajectories.pause_reminders(
            actor=request.actor,
            now=request.now,
            until=form.cleaned_data["until"],
            reason=form.cleaned_data["reason"],
        )
    except Refused as refused:
        add_refusal(form, refused)
        return False
    return True
