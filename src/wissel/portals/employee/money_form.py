"""The pieces of the own sheet about money, one task a page: what is asked and how it is read."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from wissel.core.finances import Need, OwnMoney
from wissel.core.money.cases import MOST_SITUATIONS, Known, history_at, situations_of
from wissel.portals.shell.day_field import DayField
from wissel.portals.shell.money import AmountField, typed

#: What somebody needs each month: a key and its words.
NEEDS: Final = (
    ("wonen", _("Wonen: huur of hypotheek")),
    ("energie", _("Gas, water en licht")),
    ("boodschappen", _("Boodschappen")),
    ("zorg", _("Zorg en verzekeringen")),
    ("vervoer", _("Vervoer")),
    ("kinderen", _("Kinderen")),
    ("leningen", _("Leningen en schulden")),
    ("overig", _("Al het andere")),
)
SITUATIONS: Final = (
    ("own-work", _("Terug in uw eigen werk")),
    ("new-job", _("Een nieuwe baan")),
    ("lent", _("Gedetacheerd bij een ander")),
    ("below-35-no-work", _("Minder dan 35 procent, geen werk")),
    ("below-35-new-job", _("Minder dan 35 procent, een nieuwe baan")),
    ("wga-no-work", _("WIA voor een deel, geen werk")),
    ("wga-half", _("WIA voor een deel, en de helft verdienen van wat nog kan")),
    ("wga-full", _("WIA voor een deel, en alles verdienen wat nog kan")),
    ("wga-80", _("WIA bij 80 procent of meer, niet blijvend")),
    ("iva", _("WIA bij 80 procent of meer, blijvend (IVA)")),
    ("sanction", _("Uw werkgever moet een jaar langer betalen")),
)
_YES_NO: Final = (("yes", _("Ja")), ("no", _("Nee")))


class PieceForm(forms.Form):
    """One piece; fields bear the names of what is kept."""

    def __init__(self, data: Any, *, said: OwnMoney, known: Known) -> None:
        super().__init__(data, initial=typed(self.first(said, known)))
        self.said = said

    def first(self, said: OwnMoney, known: Known) -> dict[str, Any]:
        """Return what stands in the fields at first."""
        return {name: getattr(said, name) for name in self.base_fields}

    def kept(self) -> OwnMoney:
        """Return the sheet with what was entered here."""
        return replace(self.said, **self.cleaned_data)


class WageForm(PieceForm):
    """The wage before sickness."""

    wage_month = AmountField(
        label=_("Uw brutoloon per maand"),
        help_text=_("Van voor u ziek werd, zonder vakantiegeld. Het staat op uw loonstrook."),
    )
    hours_week = AmountField(label=_("Uw uren per week"), help_text=_("De uren van uw contract."))
    holiday_percent = AmountField(
        label=_("Vakantiegeld in procent"), help_text=_("De wet zegt ten minste 8.")
    )
    allowances_month = AmountField(
        label=_("Toeslagen per maand die u nu mist"),
        help_text=_("Bijvoorbeeld voor avonden of overwerk. Bruto."),
        required=False,
    )


class SickPayForm(PieceForm):
    """What contract or collective agreement says."""

    year_one_percent = AmountField(
        label=_("Procent van uw loon in het eerste jaar"),
        help_text=_("Vaak 100. Laat leeg als u het niet weet."),
        required=False,
    )
    year_two_percent = AmountField(
        label=_("Procent van uw loon in het tweede jaar"),
        help_text=_("Vaak 70. Laat leeg als u het niet weet."),
        required=False,
    )


class YearsForm(PieceForm):
    """The working life: how long benefits last."""

    contract_start = DayField(
        label=_("Eerste dag bij deze werkgever"),
        help_text=_("Nodig voor de transitievergoeding. Mag leeg blijven."),
        required=False,
    )
    years_before_2016 = AmountField(label=_("Jaren met werk voor 2016"))
    years_from_2016 = AmountField(
        label=_("Jaren met werk vanaf 2016"),
        help_text=_("Het jaar waarin de WIA begint telt niet."),
    )
    worked_26_of_36 = forms.ChoiceField(
        label=_("Had u werk in 26 van de 36 weken voor u ziek werd?"),
        choices=_YES_NO,
        widget=forms.RadioSelect,
    )
    worked_4_of_5 = forms.ChoiceField(
        label=_("Had u werk in vier van de vijf jaren daarvoor?"),
        choices=_YES_NO,
        widget=forms.RadioSelect,
    )

    def first(self, said: OwnMoney, known: Known) -> dict[str, Any]:
        """Begin from the years that the age allows, where nothing was said yet."""
        initial = super().first(said, known)
        for name in ("worked_26_of_36", "worked_4_of_5"):
            initial[name] = {True: "yes", False: "no"}.get(initial[name])
        history = history_at(known)
        if history is not None and said.years_before_2016 is None:
            initial["years_before_2016"] = history.before_2016
            initial["years_from_2016"] = history.from_2016
        return initial

    def kept(self) -> OwnMoney:
        """Return the sheet with the answers as yes and no."""
        said = dict(self.cleaned_data)
        for name in ("worked_26_of_36", "worked_4_of_5"):
            said[name] = said[name] == "yes"
        return replace(self.said, **said)


class JobForm(PieceForm):
    """A new job, if there were one: all of it or nothing."""

    job_from = DayField(label=_("Eerste dag van de nieuwe baan"), required=False)
    job_month = AmountField(
        label=_("Brutoloon per maand"), help_text=_("Zonder vakantiegeld."), required=False
    )
    job_hours = AmountField(label=_("Uren per week"), required=False)

    def clean(self) -> dict[str, Any]:
        """Demand the rest of a job that was begun."""
        said: dict[str, Any] = super().clean() or {}
        given = [name for name in self.fields if said.get(name) is not None]
        if given:
            for name in self.fields:
                if name not in given and name not in self.errors:
                    self.add_error(name, _("Vul dit ook in, of maak alles leeg."))
        return said


class UwvForm(PieceForm):
    """What UWV might find: a what-if, for UWV alone decides."""

    degree = AmountField(
        label=_("Stel dat UWV dit percentage vaststelt"),
        help_text=_("Alleen UWV bepaalt dit. U kunt elk getal proberen, van 0 tot 100."),
    )
    residual_month = AmountField(
        label=_("Wat u volgens UWV nog kunt verdienen, per maand"),
        help_text=_("Bruto, met vakantiegeld. Laat leeg als er nog geen besluit is."),
        required=False,
    )
    own_insurance_month = AmountField(
        label=_("Wat een eigen verzekering dan betaalt, per maand"),
        help_text=_(
            "Soms hebt u via uw werk een verzekering naast de WIA. Kijk in de polis. Bruto."
        ),
        required=False,
    )

    def first(self, said: OwnMoney, known: Known) -> dict[str, Any]:
        """Begin at half."""
        initial = super().first(said, known)
        return initial | {"degree": 50 if said.degree is None else said.degree}


class NeedsForm(PieceForm):
    """What is needed each month: net, as people know it."""

    net_income = AmountField(
        label=_("Wat er nu netto binnenkomt per maand"),
        help_text=_("Alles bij elkaar, ook van uw partner als u dat wilt."),
        required=False,
    )

    def __init__(self, data: Any, *, said: OwnMoney, known: Known) -> None:
        super().__init__(data, said=said, known=known)
        held = {need.key: need.month for need in self.said.needs}
        for key, words in NEEDS:
            first = typed(held).get(key)
            self.fields[key] = AmountField(label=words, required=False, initial=first)

    def kept(self) -> OwnMoney:
        """Return the sheet with the needs that were filled in."""
        said = self.cleaned_data
        needs = tuple(Need(key, said[key]) for key, _words in NEEDS if said[key] is not None)
        return replace(self.said, net_income=said["net_income"], needs=needs)


class SituationsForm(PieceForm):
    """Which situations stand side by side."""

    situations = forms.MultipleChoiceField(
        label=_("Welke situaties wilt u naast elkaar zien?"),
        help_text=_("Kies er drie tot vijf."),
        choices=SITUATIONS,
        widget=forms.CheckboxSelectMultiple,
    )

    def first(self, said: OwnMoney, known: Known) -> dict[str, Any]:
        """Begin from those that are shown."""
        return {"situations": list(situations_of(said))}

    def clean_situations(self) -> tuple[str, ...]:
        """Refuse more than fit beside each other."""
        chosen = tuple(self.cleaned_data["situations"])
        if len(chosen) > MOST_SITUATIONS:
            raise forms.ValidationError(_("Kies er ten hoogste vijf."))
        return chosen


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the sheet: its address, its words, its form, and whether it was answered."""

    slug: str
    title: Any
    text: Any
    form: type[PieceForm]
    is_filled: Callable[[OwnMoney], bool]
    needed: bool = True


PIECES: Final = (
    Piece(
        "loon",
        _("Uw loon"),
        _("Wat u verdiende voor u ziek werd."),
        WageForm,
        lambda said: said.wage_month is not None,
    ),
    Piece(
        "ziekte",
        _("Loon bij ziekte"),
        _("Wat uw contract of cao zegt. Weet u het niet? Dan rekenen we met wat de wet zegt."),
        SickPayForm,
        lambda said: said.year_one_percent is not None or said.year_two_percent is not None,
        False,
    ),
    Piece(
        "jaren",
        _("Uw werkjaren"),
        _("Hoe lang u werkte bepaalt hoe lang een uitkering duurt."),
        YearsForm,
        lambda said: said.years_before_2016 is not None,
    ),
    Piece(
        "baan",
        _("Een nieuwe baan"),
        _("Wat zou u verdienen als u ander werk vindt? Een schatting is goed."),
        JobForm,
        lambda said: said.job_month is not None,
        False,
    ),
    Piece(
        "uwv",
        _("Wat UWV zou kunnen vinden"),
        _("Kies een getal om te zien wat er dan gebeurt. Het is geen voorspelling."),
        UwvForm,
        lambda said: said.degree is not None,
        False,
    ),
    Piece(
        "nodig",
        _("Wat u nodig hebt"),
        _("Uw vaste kosten per maand. Dit zijn nettobedragen."),
        NeedsForm,
        lambda said: bool(said.needs),
        False,
    ),
    Piece(
        "situaties",
        _("Welke situaties"),
        _("Zo ziet u alleen wat voor u kan spelen."),
        SituationsForm,
        lambda said: bool(said.situations),
        False,
    ),
)


def needs_of(said: OwnMoney) -> tuple[tuple[Any, Decimal], ...]:
    """Return the needs that were filled in, in words."""
    words = dict(NEEDS)
    return tuple((words.get(need.key, need.key), need.month) for need in said.needs)
