"""Registering somebody for a second track: what coach and employer both fill in."""

from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.apps.trajectories.service import Professional, Registration
from wissel.core.journal import DocumentKind, DocumentReceived, PartyRole
from wissel.portals.shell.absence_form import AbsenceForm
from wissel.portals.shell.day_field import DayField
from wissel.portals.shell.entry_words import DOCUMENTS

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
#: The fact of the clock that each paper feeds, where its name in a refusal is another.
_FACTS: Final = {
    DocumentKind.EVALUATIE: "evaluaties",
    DocumentKind.UWV_BRIEF: "uwv_brief_ontvangen",
}
#: Where refusals of the door and of the clock belong; papers and periods come with the form.
PLACES: Final = {
    "$.employee_name": "name",
    "$.employee_email": "email",
    "$.employee_phone": "phone",
    "$.employee.date_of_birth": "born",
    "$.person.date_of_birth": "born",
    "$.date_of_birth": "born",
    "$.function": "function",
    "$.hours_per_week": "hours",
    "$.employment.end": "contract_end",
    "$.employment_end": "contract_end",
    "$.facts.tweede_spoor_start": "start",
    "$.second_track_start": "start",
    "$.professionals[0]": "doctor",
    "$.professionals[0].organisation": "doctor_at",
}
_HOURS: Final = gettext_lazy("Vul een getal van 0 tot 100 in, met hoogstens twee decimalen.")


class RegistrationForm(AbsenceForm):
    """Employee, absence, employment, papers, start, company doctor."""

    name = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=200,
        error_messages={"required": gettext_lazy("Vul de naam van de medewerker in.")},
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mailadres"),
        required=False,
        help_text=gettext_lazy("Nodig om de medewerker uit te nodigen."),
        error_messages={
            "invalid": gettext_lazy("Dit is geen e-mailadres. Een voorbeeld: naam@bedrijf.nl")
        },
    )
    phone = forms.CharField(label=gettext_lazy("Telefoon"), max_length=40, required=False)
    born = DayField(
        label=gettext_lazy("Geboortedatum"),
        required=False,
        help_text=gettext_lazy("Alleen nodig als de AOW-leeftijd dichtbij is."),
    )
    function = forms.CharField(label=gettext_lazy("Functie"), max_length=200, required=False)
    hours = forms.DecimalField(
        label=gettext_lazy("Uren per week"),
        min_value=0,
        max_digits=4,
        decimal_places=2,
        required=False,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_digits", "max_decimal_places", "max_whole_digits"), _HOURS
        ),
    )
    contract_end = DayField(
        label=gettext_lazy("Einde van het contract"),
        required=False,
        help_text=gettext_lazy("Leeg bij een vast contract."),
    )
    several = forms.BooleanField(
        label=gettext_lazy("De medewerker heeft nog een andere werkgever"), required=False
    )
    own_risk_zw = forms.BooleanField(
        label=gettext_lazy("De werkgever is eigenrisicodrager voor de Ziektewet"), required=False
    )
    own_risk_wga = forms.BooleanField(
        label=gettext_lazy("De werkgever is eigenrisicodrager voor de WGA"), required=False
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for paper in PAPERS:
            self.fields[_paper(paper)] = DayField(label=_capital(paper), required=False)
        for name in ("born", "start", *map(_paper, PAPERS)):
            self.fields[name].widget.attrs["max"] = self.today.isoformat()

    def clean(self) -> dict[str, Any]:
        """Ask for the name that goes with an organisation; refuse days that have yet to come."""
        data = super().clean()
        for name in ("start", *map(_paper, PAPERS)):
            if data.get(name) and data[name] > self.today:
                self.add_error(name, _("Deze dag ligt na vandaag. Kies vandaag of eerder."))
        if data.get("doctor_at") and not data.get("doctor"):
            self.add_error("doctor", _("Vul ook de naam van de bedrijfsarts in."))
        return data

    def papers(self) -> Iterator[BoundField]:
        """Yield the fields of the papers."""
        for paper in PAPERS:
            yield self[_paper(paper)]

    def places(self) -> dict[str, str]:
        """Return the field for each path that a refusal can name."""
        papers = {
            f"$.document_dates[{index}]": _paper(paper) for index, paper in enumerate(self._there())
        }
        facts = {
            f"$.facts.{_FACTS.get(paper, paper.value.replace('-', '_'))}": _paper(paper)
            for paper in PAPERS
        }
        return super().places() | PLACES | facts | papers

    def registration(self, *, client: UUID, contact: UUID | None = None) -> Registration:
        """Return what was filled in as the door takes it."""
        data, there = self.cleaned_data, self._there()
        hours, doctor = data["hours"], data["doctor"]
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
            professionals=(
                (Professional("company-doctor", doctor, data["doctor_at"]),) if doctor else ()
            ),
        )

    def _there(self) -> list[DocumentKind]:
        return [paper for paper in PAPERS if self.cleaned_data[_paper(paper)]]


def _paper(paper: DocumentKind) -> str:
    return f"paper_{paper.value}"


def _capital(paper: DocumentKind) -> str:
    words = str(DOCUMENTS[paper])
    return words[:1].upper() + words[1:]
