"""Registering an own employee: one page, only a name and a first sick day are needed."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from wissel.apps.trajectories.service import Professional, Registration
from wissel.core.absence import Absence, Healthy
from wissel.core.journal import DocumentKind, DocumentReceived
from wissel.portals.employer.words import SOURCES
from wissel.portals.shell.day_field import DayField
from wissel.portals.shell.entry_words import DOCUMENTS

#: Papers that are often there already.
PAPERS: Final = (
    DocumentKind.PROBLEEMANALYSE,
    DocumentKind.PLAN_VAN_AANPAK,
    DocumentKind.EVALUATIE,
    DocumentKind.AANGIFTE_42_WEKEN,
    DocumentKind.EERSTEJAARSEVALUATIE,
    DocumentKind.AD_RAPPORT,
    DocumentKind.ADVIES_BEDRIJFSARTS,
    DocumentKind.FML,
    DocumentKind.UWV_BRIEF,
)
#: Rows for times of full recovery. More is rare; the coach can add them.
HEALTHY: Final = 2
#: Where the door's refusals belong.
PLACES: Final = {
    "$.absence": "first_sick_day",
    "$.employment.end": "contract_end",
    "$.person.date_of_birth": "born",
    "$.employee.date_of_birth": "born",
    "$.facts.tweede_spoor_start": "start",
}
_FUTURE: Final = _("Deze dag ligt na vandaag. Kies vandaag of eerder.")


class RegisterForm(forms.Form):
    """Employee, absence, employment, papers, start, company doctor."""

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
    phone = forms.CharField(label=_("Telefoon"), max_length=40, required=False)
    born = DayField(
        label=_("Geboortedatum"),
        required=False,
        help_text=_("Alleen nodig als de AOW-leeftijd dichtbij is."),
    )
    first_sick_day = DayField(
        label=_("Eerste ziektedag"),
        help_text=_("De dag waarop het werk stopte. Een reden of oorzaak vragen wij niet."),
    )
    function = forms.CharField(label=_("Functie"), max_length=200, required=False)
    hours = forms.FloatField(
        label=_("Uren per week"),
        min_value=0,
        max_value=168,
        required=False,
        error_messages={
            "invalid": _("Vul een getal in, zoals 32."),
            "min_value": _("Vul een getal van 0 tot 168 in."),
            "max_value": _("Vul een getal van 0 tot 168 in."),
        },
    )
    contract_end = DayField(
        label=_("Einde van het contract"),
        required=False,
        help_text=_("Leeg bij een vast contract."),
    )
    several = forms.BooleanField(
        label=_("De medewerker heeft nog een andere werkgever"), required=False
    )
    own_risk_zw = forms.BooleanField(
        label=_("Wij zijn eigenrisicodrager voor de Ziektewet"), required=False
    )
    own_risk_wga = forms.BooleanField(
        label=_("Wij zijn eigenrisicodrager voor de WGA"), required=False
    )
    start = DayField(
        label=_("Start van het tweede spoor"),
        required=False,
        help_text=_("Leeg als het tweede spoor nog niet begonnen is."),
    )
    doctor = forms.CharField(label=_("Naam van de bedrijfsarts"), max_length=200, required=False)
    doctor_at = forms.CharField(label=_("Arbodienst"), max_length=200, required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["first_sick_day"].widget.attrs["max"] = today.isoformat()
        for number in range(HEALTHY):
            self.fields[f"healthy_{number}_from"] = DayField(label=_("Van"), required=False)
            self.fields[f"healthy_{number}_to"] = DayField(label=_("Tot en met"), required=False)
        for paper in PAPERS:
            self.fields[_paper(paper)] = DayField(label=_capital(paper), required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for the other half of a period; refuse days that have yet to come."""
        said = super().clean() or {}
        for number in range(HEALTHY):
            first, last = f"healthy_{number}_from", f"healthy_{number}_to"
            for here, other in ((first, last), (last, first)):
                if said.get(other) and not said.get(here) and here not in self.errors:
                    self.add_error(here, _("Vul ook deze dag in."))
        for name in ("start", *(_paper(paper) for paper in PAPERS)):
            if said.get(name) and said[name] > self.today:
                self.add_error(name, _FUTURE)
        return said

    def healthy_rows(self) -> Iterator[tuple[BoundField, BoundField]]:
        """Yield the pairs of fields of the times of full recovery."""
        for number in range(HEALTHY):
            yield self[f"healthy_{number}_from"], self[f"healthy_{number}_to"]

    @property
    def has_periods(self) -> bool:
        """Whether a time of recovery is filled in, so that its block stands open."""
        return any(one.value() or one.errors for row in self.healthy_rows() for one in row)

    def papers(self) -> Iterator[BoundField]:
        """Yield the fields of the papers."""
        for paper in PAPERS:
            yield self[_paper(paper)]

    def places(self) -> dict[str, str]:
        """Return the field for each path that a refusal can name."""
        rows = {
            f"$.absence.healthy[{at}]": f"healthy_{n}_from" for at, n in enumerate(self._rows())
        }
        ends = {f"{path}.to": field.replace("_from", "_to") for path, field in rows.items()}
        return PLACES | rows | ends

    def registration(self, *, client: UUID) -> Registration:
        """Return what was filled in as the door takes it."""
        said = self.cleaned_data
        there = [paper for paper in PAPERS if said[_paper(paper)]]
        doctor = said["doctor"].strip()
        return Registration(
            employee_name=said["name"],
            client=client,
            absence=Absence(
                first_sick_day=said["first_sick_day"],
                healthy=tuple(
                    Healthy(said[f"healthy_{n}_from"], said[f"healthy_{n}_to"])
                    for n in self._rows()
                ),
            ),
            employee_email=said["email"],
            employee_phone=said["phone"],
            date_of_birth=said["born"],
            function=said["function"],
            hours_per_week=said["hours"],
            employment_end=said["contract_end"],
            own_risk_zw=said["own_risk_zw"],
            own_risk_wga=said["own_risk_wga"],
            several_employers=said["several"],
            documents=tuple(
                DocumentReceived(paper, SOURCES.get(paper, "employer")) for paper in there
            ),
            document_dates=tuple(said[_paper(paper)] for paper in there),
            second_track_start=said["start"],
            professionals=(
                (Professional("company-doctor", doctor, said["doctor_at"].strip()),)
                if doctor
                else ()
            ),
        )

    def _rows(self) -> list[int]:
        """Return the numbers of the periods that are filled in, in order of their first day."""
        said = self.cleaned_data
        filled = [n for n in range(HEALTHY) if said.get(f"healthy_{n}_from")]
        return sorted(filled, key=lambda n: said[f"healthy_{n}_from"])


def _paper(paper: DocumentKind) -> str:
    return f"paper_{paper.value}"


def _capital(paper: DocumentKind) -> str:
    words = str(DOCUMENTS[paper])
    return words[:1].upper() + words[1:]
