"""What an employer enters about the cost of one employee, in groups that can be left out."""

from dataclasses import asdict
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from wissel.core.finances import EmployerMoney, PricePart
from wissel.portals.shell.day_field import DayField
from wissel.portals.shell.money import AmountField, typed

_PARTS: Final = range(3)
_GROUPS: Final = (
    (
        _("Loon"),
        "wage_month hours_week holiday_percent year_one_percent year_two_percent",
    ),
    (
        _("Wat erbij komt"),
        "awf aof whk_percent charges_percent pension_month insurance_percent",
    ),
    (
        _("Prijs van het traject, zonder btw"),
        "price_model price price_week part_0 part_price_0 part_1 part_price_1 part_2 part_price_2",
    ),
    (_("Einde van het contract"), "contract_start employer_size wage_sum_year"),
    (_("Detachering"), "lending_from lending_fee"),
    (_("Plaatsing en loonsanctie"), "supplement_month guidance_week"),
    (_("WGA en loonkostenvoordeel"), "own_risk own_risk_degree lkv_hours"),
)


class CostForm(forms.Form):
    """Only wage and hours are needed; fields bear the names of what is kept."""

    wage_month = AmountField(
        label=_("Brutoloon per maand"), help_text=_("Het volle loon, zonder vakantiebijslag.")
    )
    hours_week = AmountField(label=_("Uren per week"), help_text=_("Volgens het contract."))
    holiday_percent = AmountField(label=_("Vakantiebijslag in procent"))
    year_one_percent = AmountField(
        label=_("Loon bij ziekte, eerste jaar, in procent"),
        help_text=_("Volgens contract of cao. Leeg: het minimum van de wet."),
        required=False,
    )
    year_two_percent = AmountField(
        label=_("Loon bij ziekte, tweede jaar, in procent"), required=False
    )
    awf = forms.ChoiceField(
        label=_("WW-premie (AWf)"),
        choices=(("low", _("laag: vast contract")), ("high", _("hoog: ander contract"))),
        widget=forms.RadioSelect,
    )
    aof = forms.ChoiceField(
        label=_("WIA-premie (Aof)"),
        choices=(("low", _("kleine werkgever")), ("high", _("middelgroot of groot"))),
        widget=forms.RadioSelect,
    )
    whk_percent = AmountField(
        label=_("Whk-premie in procent"),
        help_text=_("Van uw beschikking of mededeling. Leeg: het gemiddelde."),
        required=False,
    )
    charges_percent = AmountField(
        label=_("Of: alle werkgeverslasten samen, in procent"),
        help_text=_("Gaat voor de premies hierboven."),
        required=False,
    )
    pension_month = AmountField(label=_("Pensioen, uw deel per maand"), required=False)
    insurance_percent = AmountField(
        label=_("Verzuimverzekering betaalt, in procent van het loon"), required=False
    )
    price_model = forms.ChoiceField(
        label=_("Hoe wordt het traject betaald?"),
        choices=(
            ("fixed", _("één vaste prijs")),
            ("weekly", _("per week tot het einde van de wachttijd")),
            ("modular", _("per onderdeel")),
        ),
        widget=forms.RadioSelect,
    )
    price = AmountField(
        label=_("Eén vaste prijs"),
        help_text=_("Vul meer prijzen in om ze te vergelijken; de keuze hierboven telt mee."),
        required=False,
    )
    price_week = AmountField(label=_("Prijs per week"), required=False)
    contract_start = DayField(
        label=_("Eerste dag in dienst"),
        help_text=_("Nodig voor de transitievergoeding."),
        required=False,
    )
    employer_size = forms.ChoiceField(
        label=_("Uw loonsom"),
        choices=(
            ("", _("weet ik niet")),
            ("small", _("klein: ten hoogste 25 keer het gemiddelde loon")),
            ("medium-or-large", _("middelgroot of groot")),
        ),
        required=False,
    )
    wage_sum_year = AmountField(
        label=_("Of uw loonsom voor de premies, per jaar"),
        help_text=_("Twee jaar geleden. Bepaalt of u klein bent als u dat niet weet."),
        required=False,
    )
    lending_from = DayField(label=_("Uitgeleend vanaf"), required=False)
    lending_fee = AmountField(label=_("Vergoeding van de inlener per maand"), required=False)
    supplement_month = AmountField(
        label=_("Aanvulling op het nieuwe loon per maand, als u die afspreekt"), required=False
    )
    guidance_week = AmountField(
        label=_("Begeleiding tijdens een loonsanctie, per week"), required=False
    )
    own_risk = forms.BooleanField(label=_("Wij zijn eigenrisicodrager voor de WGA"), required=False)
    own_risk_degree = AmountField(
        label=_("Stel dat UWV dit percentage vaststelt"),
        help_text=_("Voor de bovengrens van de WGA-lasten."),
        required=False,
    )
    lkv_hours = AmountField(
        label=_("Betaalde uren per jaar na herplaatsing"),
        help_text=_("Voor het loonkostenvoordeel."),
        required=False,
    )

    def __init__(self, data: Any, *, said: EmployerMoney) -> None:
        super().__init__(data, initial=typed(_first(said)))
        self.said = said
        for number in _PARTS:
            self.fields[f"part_{number}"] = forms.CharField(
                label=_("Onderdeel"), max_length=80, required=False
            )
            self.fields[f"part_price_{number}"] = AmountField(label=_("Prijs"), required=False)

    def groups(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Return the fields in groups, in order."""
        return [(title, [self[name] for name in names.split()]) for title, names in _GROUPS]

    def clean(self) -> dict[str, Any]:
        """Demand both of a pair where one was given."""
        said: dict[str, Any] = super().clean() or {}
        pairs = [(f"part_{number}", f"part_price_{number}") for number in _PARTS]
        for one, other in (*pairs, ("lending_from", "lending_fee")):
            for given, lacking in ((one, other), (other, one)):
                has, lacks = said.get(given), said.get(lacking)
                if has not in (None, "") and lacks in (None, "") and lacking not in self.errors:
                    self.add_error(lacking, _("Vul dit ook in, of maak beide leeg."))
        return said

    def kept(self) -> EmployerMoney:
        """Return what was entered."""
        said = dict(self.cleaned_data)
        parts = tuple(
            PricePart(said[f"part_{number}"], said[f"part_price_{number}"])
            for number in _PARTS
            if said[f"part_{number}"]
        )
        for number in _PARTS:
            del said[f"part_{number}"], said[f"part_price_{number}"]
        said["employer_size"] = said["employer_size"] or None
        return EmployerMoney(**said, price_parts=parts)


def _first(said: EmployerMoney) -> dict[str, Any]:
    initial = asdict(said)
    initial["employer_size"] = said.employer_size or ""
    for number, part in enumerate(said.price_parts[: len(_PARTS)]):
        initial[f"part_{number}"], initial[f"part_price_{number}"] = part.title, part.price
    return initial
