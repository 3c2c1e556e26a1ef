"""Whether it clicks with the coach: yes, or another coach please; no reason is asked."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wissel.apps.guidance import service as guidance
from wissel.core.access import Role
from wissel.core.refusal import Refused
from wissel.portals.employee.own import own_case
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved

KEEP = "click"


class ClickForm(forms.Form):
    """Yes, or another coach; the words go to the manager of the bureau alone."""

    clicks = forms.ChoiceField(
        label=gettext_lazy("Klikt het met uw coach?"),
        choices=(
            ("yes", gettext_lazy("Ja, het klikt")),
            ("other", gettext_lazy("Ik wil graag een andere coach")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies een van de twee.")},
    )
    words = forms.CharField(
        label=gettext_lazy("Wilt u er iets bij zeggen?"),
        help_text=gettext_lazy(
            "Het hoeft niet. Alleen de manager van het bureau leest dit. "
            "Schrijf niets over gezondheid."
        ),
        required=False,
        max_length=guidance.MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@page(Role.EMPLOYEE)
@require_http_methods(["GET", "HEAD", "POST"])
def click(request: PageRequest) -> HttpResponse:
    """Ask, and take the answer; it may be given again later."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    given: dict[str, Any] = {"actor": request.actor, "now": request.now, "trajectory": own.view.id}
    form = ClickForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        clicks = said["clicks"] == "yes"
        try:
            guidance.answer_click(clicks=clicks, words=said["words"], **given)
        except Refused as refused:
            add_refusal(form, refused)
        else:
            done = _("Fijn. U kunt hier later iets anders kiezen.")
            if not clicks:
                done = _("Het bureau zoekt een andere coach voor u. U hoort van het bureau.")
            say_saved(request, done, form=KEEP)
            return redirect(f"{reverse('employee:click')}{own.query}")
    view = guidance.click(**given)
    context = {"section": "home", "own": own, "form": form, "click": view, "keep": KEEP}
    return render(request, "employee/click.html", context, status=422 if form.errors else 200)
