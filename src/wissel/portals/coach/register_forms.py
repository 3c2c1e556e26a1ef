"""Registering somebody at a client of the bureau: one page, only three answers are needed."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.apps.bureaus.service import ClientSaid, ClientView, LocationView
from wissel.portals.coach.place_form import offer_locations
from wissel.portals.shell.dates import day_year, reader_language
from wissel.portals.shell.registration_form import RegistrationForm

NEW: Final = "new"
_IN_FILE: Final = {
    "yes": gettext_lazy("ja"),
    "no": gettext_lazy("nee"),
    "": gettext_lazy("onbekend"),
}
_NOT_AN_ADDRESS: Final = gettext_lazy("Dit is geen e-mailadres. Een voorbeeld: naam@bedrijf.nl")


def _own_risk(label: str) -> forms.TypedChoiceField:
    """Return a question that the file of the client answers, unless somebody knows better."""
    return forms.TypedChoiceField(
        label=label,
        required=False,
        choices=[
            ("", gettext_lazy("Zoals in het dossier van de werkgever")),
            ("yes", gettext_lazy("Ja")),
            ("no", gettext_lazy("Nee")),
        ],
        coerce=_is_yes,
        empty_value=None,
    )


def _is_yes(said: str) -> bool:
    return said == "yes"


class RegisterForm(RegistrationForm):
    """A registration with its client, which may be a new one with its contact."""

    client = forms.ChoiceField(
        label=gettext_lazy("Werkgever"),
        error_messages={"required": gettext_lazy("Kies de werkgever, of voeg een nieuwe toe.")},
    )
    client_name = forms.CharField(
        label=gettext_lazy("Naam van de nieuwe werkgever"), max_length=200, required=False
    )
    contact_name = forms.CharField(
        label=gettext_lazy("Contactpersoon"), max_length=200, required=False
    )
    contact_email = forms.EmailField(
        label=gettext_lazy("E-mailadres van de contactpersoon"),
        required=False,
        error_messages={"invalid": _NOT_AN_ADDRESS},
    )
    contact_phone = forms.CharField(
        label=gettext_lazy("Telefoon van de contactpersoon"), max_length=40, required=False
    )
    location = forms.ChoiceField(label=gettext_lazy("Vestiging"), required=False)

    def __init__(
        self,
        *args: Any,
        clients: Sequence[ClientView],
        locations: Sequence[LocationView] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer_locations(self, locations)
        for name in ("own_risk_zw", "own_risk_wga"):
            self.fields[name] = _own_risk(str(self.fields[name].label))
        self.known = {str(client.id) for client in clients}
        field = self.fields["client"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                ("", _("– kies –")),
                (NEW, _("Nieuwe werkgever")),
                *((str(client.id), client.name) for client in clients),
            ]

    def propose(self, said: ClientSaid) -> None:
        """Say what the file of the client answers about own risk."""
        answers = (
            ("own_risk_zw", said.own_risk_zw, said.own_risk_zw_since),
            ("own_risk_wga", said.own_risk_wga, said.own_risk_wga_since),
        )
        for name, known, since in answers:
            answer = str(_IN_FILE[known])
            if since is not None:
                since_words = _("sinds %(day)s") % {"day": day_year(since, reader_language())}
                answer = f"{answer} {since_words}"
            self.fields[name].help_text = _("In het dossier: %(answer)s.") % {"answer": answer}

    def clean(self) -> dict[str, Any]:
        """Ask for the name of a new client, and for both halves of its contact."""
        data = super().clean()
        if data.get("client") == NEW and not data.get("client_name"):
            self.add_error("client_name", _("Vul de naam van de werkgever in."))
        named, mailed = data.get("contact_name"), data.get("contact_email")
        reached = data.get("contact_phone")
        if (named or reached) and not mailed and "contact_email" not in self.errors:
            self.add_error("contact_email", _("Vul het e-mailadres van de contactpersoon in."))
        if (mailed or reached) and not named:
            self.add_error("contact_name", _("Vul de naam van de contactpersoon in."))
        return data

    @property
    def shows_new_client(self) -> bool:
        """Whether the block for a new client or contact holds something, so that it stands open."""
        names = ("client_name", "contact_name", "contact_email", "contact_phone")
        filled = any(self[name].value() or self[name].errors for name in names)
        return filled or self["client"].value() == NEW
