"""How I introduce myself: to my coach, and to the next one, so that I need not tell it again."""

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

KEEP = "introduction"


class IntroductionForm(forms.Form):
    """Two short texts; both may stay empty."""

    about = forms.CharField(
        label=gettext_lazy("Wie bent u?"),
        help_text=gettext_lazy("Bijvoorbeeld: uw werk, wat u graag doet, hoe u wilt heten."),
        required=False,
        max_length=guidance.MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    together = forms.CharField(
        label=gettext_lazy("Wat helpt als wij samenwerken, en wat niet?"),
        help_text=gettext_lazy(
            "Bijvoorbeeld: liever bellen dan mailen, of korte gesprekken. "
            "Schrijf niets over gezondheid."
        ),
        required=False,
        max_length=guidance.MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@page(Role.EMPLOYEE)
@require_http_methods(["GET", "HEAD", "POST"])
def introduce(request: PageRequest) -> HttpResponse:
    """Ask, and keep; it may be changed at any time."""
    own = own_case(request)
    if own is None:
        return render(request, "employee/nothing.html", {"section": "home"})
    given: dict[str, Any] = {"actor": request.actor, "now": request.now, "trajectory": own.view.id}
    held = guidance.introduction(**given)
    initial = {} if held is None else {"about": held.about, "together": held.together}
    form = IntroductionForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            guidance.introduce(about=said["about"], together=said["together"], **given)
        except Refused as refused:
            add_refusal(form, refused)
        else:
            text = _("Bewaard. Uw coach leest dit, en wie na uw coach komt.")
            if not any(said.values()):
                text = _("Weggehaald. Uw coach leest hier niets meer.")
            say_saved(request, text, form=KEEP)
            return redirect(f"{reverse('employee:introduce')}{own.query}")
    context = {
        "section": "home",
        "own": own,
        "form": form,
        "keep": KEEP,
        "held": held,
        "open": own.view.case.closed_on is None,
    }
    return render(request, "employee/introduce.html", context, status=422 if form.errors else 200)
