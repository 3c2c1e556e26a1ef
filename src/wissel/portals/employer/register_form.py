"""Registering an own employee: one page, only a name and a first sick day are needed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wissel.portals.shell.registration_form import RegistrationForm


class RegisterForm(RegistrationForm):
    """A registration in the words of an employer; the client is always their own."""

    name = forms.CharField(
        label=_("Naam"),
        max_length=200,
        error_messages={"required": _("Vul de naam van uw medewerker in.")},
    )
    email = forms.EmailField(
        label=_("E-mailadres"),
        required=False,
        help_text=_("Liefst een eigen adres: daarmee leest uw medewerker rapporten eerst."),
        error_messages={"invalid": _("Dit is geen e-mailadres. Een voorbeeld: naam@bedrijf.nl")},
    )
    own_risk_zw = forms.BooleanField(
        label=_("Wij zijn eigenrisicodrager voor de Ziektewet"), required=False
    )
    own_risk_wga = forms.BooleanField(
        label=_("Wij zijn eigenrisicodrager voor de WGA"), required=False
    )
