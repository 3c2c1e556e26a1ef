"""Registering somebody: one page, short blocks, only three answers are needed."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.apps.bureaus.service import ClientView
from wissel.apps.trajectories.service import Professional, Registration
from wissel.core.journal import DocumentKind, DocumentReceived, PartyRole
from wissel.portals.coach.absence_forms import AbsenceForm
from wissel.portals.coach.fields import DayField
from wissel.portals.coach.words import DOCUMENTS

#: Papers that are often there already, and who they come from.
PAPERS: Final[dict[DocumentKind, PartyRole]] = {
    DocumentKind.PROBLEEMANALYSE: "company-doctor",
    DocumentKind.PLAN_VAN_AANPAK: "employer",
    DocumentKind.EVALUATIE: "employer",
    DocumentKind.AANGIFTE_42_WEKEN: "employer",
    DocumentKind.EERSTEJAARSEVALUATIE: "employer",
    DocumentKind.AD_RAPPORT: "labour-expert",
    DocumentKind.ADVIES_BEDRIJFSARTS: "company-doctor",
    DocumentKind.FML: "company-doctor",
    DocumentKind.UWV_BRIEF: "uwv",
}
NEW: Final = "new"


class RegisterForm(AbsenceForm):
    """Employee, client, absence, employment, papers, start, company doctor."""

    name = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=200,
        error_messages={"required": gettext_lazy("Vul de naam van de medewerker in.")},
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mailadres"),
        required=False,
        help_text=gettext_lazy("Nodig om de medewerker uit te nodigen."),
        error_messages={"invalid": gettext_lazy("Dit is geen e-mailadres.")},
    )
    phone = forms.CharField(label=gettext_lazy("Telefoon"), max_length=40, required=False)
    born = DayField(
        label=gettext_lazy("Geboortedatum"),
        required=False,
        help_text=gettext_lazy("Alleen nodig als de AOW-leeftijd dichtbij is."),
    )
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
        label=gettext_lazy("E-mailadres van de contactpersoon"), required=False
    )
    contact_phone = forms.CharField(
        label=gettext_lazy("Telefoon van de contactpersoon"), max_length=40, required=False
    )
    function = forms.CharField(label=gettext_lazy("Functie"), max_length=200, required=False)
    hours = forms.DecimalField(
        label=gettext_lazy("Uren per week"),
        min_value=0,
        max_value=168,
        max_digits=5,
        decimal_places=2,
        required=False,
        localize=False,
    )
    contract_end = DayField(
        label=gettext_lazy("Einde van het contract"),
        required=False,
        help_text=gettext_lazy("Leeg bij een vast contract."),
    )
    own_risk_zw = forms.BooleanField(
        label=gettext_lazy("De werkgever is eigenrisicodrager voor de Ziektewet"), required=False
    )
    own_risk_wga = forms.BooleanField(
        label=gettext_lazy("De werkgever is eigenrisicodrager voor de WGA"), required=False
    )
    several = forms.BooleanField(
        label=gettext_lazy("De medewerker heeft nog een andere werkgever"), required=False
    )
    start = DayField(
        label=gettext_lazy("Start van het tweede spoor"),
        required=False,
        help_text=gettext_lazy("Leeg als het tweede spoor nog niet begonnen is."),
    )
    doctor = forms.CharField(
        label=gettext_lazy("Naam van de bedrijfsarts"), max_length=200, required=False
    )
    doctor_at = forms.CharField(label=gettext_lazy("Arbodienst"), max_length=200, required=False)

    field_order = ("name", "email", "phone", "born", "client", "first_sick_day")

    def __init__(
        self,
        *args: Any,
        clients: Sequence[ClientView],
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, today=today, **kwargs)
        for paper in PAPERS:
            self.fields[_paper(paper)] = DayField(label=DOCUMENTS[paper.value], required=False)
        self._choose(
            "client",
            [
                ("", _("– kies –")),
                (NEW, _("Nieuwe werkgever")),
                *((str(client.id), client.name) for client in clients),
            ],
        )

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Ask for the name of a new client, and for both halves of its contact."""
        data = super().clean()
        if data.get("client") == NEW and not data.get("client_name"):
            self.add_error("client_name", _("Vul de naam van de werkgever in."))
        if data.get("contact_name") and not data.get("contact_email"):
            self.add_error("contact_email", _("Vul het e-mailadres van de contactpersoon in."))
        if data.get("contact_email") and not data.get("contact_name"):
            self.add_error("contact_name", _("Vul de naam van de contactpersoon in."))
        for name in ("start", *(_paper(paper) for paper in PAPERS)):
            if data.get(name) and data[name] > self.today:
                self.add_error(name, _("Deze dag ligt na vandaag. Kies vandaag of eerder."))
        return data

    def papers(self) -> Iterator[BoundField]:
        """Yield the fields of the papers."""
        for paper in PAPERS:
            yield self[_paper(paper)]

    def registration(self, *, client: UUID, contact: UUID | None) -> Registration:
        """Return what was filled in as the door takes it."""
        data = self.cleaned_data
        there = [paper for paper in PAPERS if data[_paper(paper)]]
        hours = data["hours"]
        return Registration(
            employee_name=data["name"],
            client=client,
            absence=self.absence(),
            employee_email=data["email"],
            employee_phone=data["phone"],
            date_of_birth=data["born"],
            function=data["function"],
            hours_per_week=float(hours) if hours is not None else None,
            employment_end=data["contract_end"],
            own_risk_zw=data["own_risk_zw"],
            own_risk_wga=data["own_risk_wga"],
            several_employers=data["several"],
            contact=contact,
            documents=tuple(DocumentReceived(paper, PAPERS[paper]) for paper in there),
            document_dates=tuple(data[_paper(paper)] for paper in there),
            second_track_start=data["start"],
            professionals=self._professionals(),
        )

    def _professionals(self) -> tuple[Professional, ...]:
        data = self.cleaned_data
        if not data["doctor"].strip():
            return ()
        return (Professional("company-doctor", data["doctor"].strip(), data["doctor_at"].strip()),)


def _paper(paper: DocumentKind) -> str:
    return f"paper_{paper.value}"
