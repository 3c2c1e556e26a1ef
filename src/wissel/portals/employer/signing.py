"""Signing for the employer: by name, function, and the code that shows who it is."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.apps.bureaus import service as bureaus
from wissel.portals.shell.pages import PageRequest


class SignForm(forms.Form):
    """Who signs, that they may, and the code that shows who they are."""

    name = forms.CharField(
        label=gettext_lazy("Uw naam"),
        max_length=200,
        error_messages={"required": gettext_lazy("Typ uw naam.")},
    )
    function = forms.CharField(
        label=gettext_lazy("Uw functie"),
        max_length=200,
        error_messages={"required": gettext_lazy("Schrijf uw functie.")},
    )
    authorised = forms.BooleanField(
        label=gettext_lazy("Ik mag namens de werkgever tekenen."),
        error_messages={"required": gettext_lazy("Zet hier een vinkje als u mag tekenen.")},
    )
    code = forms.CharField(
        label=gettext_lazy("Code"),
        help_text=gettext_lazy("De 6 cijfers die uw app nu toont."),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={"required": gettext_lazy("Typ de code die uw app nu toont.")},
    )


def proved(request: PageRequest, form: forms.Form) -> bureaus.Proved | None:
    """Return the proof of the code in the form, ``None`` for a wrong one, with the error there."""
    code = form.cleaned_data["code"]
    proof = bureaus.prove_second_factor(actor=request.actor, now=request.now, code=code)
    if proof is None:
        form.add_error("code", _("Deze code klopt niet. Typ de code die uw app nu toont."))
    return proof
