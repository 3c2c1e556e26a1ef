"""The seal of the bureau: which one holds, and a new one from a file or of its own making."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wissel.apps.bureaus import service as bureaus
from wissel.core.access import Role
from wissel.core.refusal import Refused
from wissel.portals.shell.pages import PageRequest, page
from wissel.portals.shell.refusals import add_refusal
from wissel.portals.shell.saved import say_saved


class SealForm(forms.Form):
    """A key with its certificate, and the password it opens with."""

    content = forms.FileField(
        label=gettext_lazy("Bestand met sleutel en certificaat"),
        help_text=gettext_lazy("Een .p12- of .pfx-bestand van een leverancier van certificaten."),
        widget=forms.ClearableFileInput(attrs={"accept": ".p12,.pfx"}),
        error_messages={"required": gettext_lazy("Kies het bestand.")},
    )
    passphrase = forms.CharField(
        label=gettext_lazy("Wachtwoord van het bestand"),
        required=False,
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )


@page(Role.MANAGER, Role.BACK_OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def seal(request: PageRequest) -> HttpResponse:
    """Show the seal; the manager puts another one in its place."""
    posted = request.POST if request.method == "POST" else None
    own = posted is not None and "own" in posted
    form = SealForm(None if own else posted, None if own else (request.FILES or None))
    if own:
        bureaus.make_seal(actor=request.actor, now=request.now)
    if own or (posted is not None and form.is_valid() and _taken(request, form)):
        say_saved(request, _("Bewaard. Nieuwe papieren krijgen dit zegel."))
        return redirect("bureau:seal")
    context = {
        "section": "people",
        "tab": "profile",
        "held": bureaus.seal(actor=request.actor, now=request.now),
        "form": form if request.actor.role == Role.MANAGER else None,
    }
    return render(request, "bureau/seal.html", context, status=422 if form.errors else 200)


def _taken(request: PageRequest, form: SealForm) -> bool:
    given = form.cleaned_data
    try:
        bureaus.take_seal(
            actor=request.actor,
            now=request.now,
            content=given["content"].read(),
            passphrase=given["passphrase"],
        )
    except Refused as refused:
        add_refusal(form, refused)
        return False
    return True
