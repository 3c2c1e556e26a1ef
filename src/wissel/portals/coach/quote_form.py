"""The form of a quote: lines of what it is and what it costs, until when it stands, who pays."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from wissel.apps.orders.service import MOST_LINES, Payer, QuoteSaid
from wissel.core.money import Line, Unit, Vat
from wissel.portals.coach.fields import TextArea
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.day_field import DayField
from wissel.portals.shell.money import AmountField, plain
from wissel.portals.shell.quote_words import UNITS

#: Empty lines at the end; saving gives new ones.
_SPARE: Final = 2


class QuoteForm(forms.Form):
    """A quote as it is written: as many lines as it has, and some empty ones."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    vat = forms.ChoiceField(
        label=_("Btw"),
        choices=[("standard", _("algemeen tarief")), ("exempt", _("geen btw (vrijgesteld)"))],
        widget=forms.RadioSelect,
    )
    valid_until = DayField(label=_("Geldig tot en met"))
    approach = TextArea(
        label=_("Voorgestelde aanpak"),
        required=False,
        max_length=4000,
        help_text=_("Wat je gaat doen en waarom. Zonder woorden over gezondheid."),
    )
    reference = forms.CharField(label=_("Kenmerk van de werkgever"), required=False, max_length=100)
    payer_name = forms.CharField(label=_("Naam van de betaler"), required=False, max_length=200)
    payer_address = forms.CharField(label=_("Adres"), required=False, max_length=300)
    payer_email = forms.EmailField(
        label=_("E-mail voor de factuur"),
        required=False,
        error_messages={"invalid": _("Dit is geen e-mailadres.")},
    )
    payer_reference = forms.CharField(label=_("Kenmerk"), required=False, max_length=100)

    def __init__(self, data: Mapping[str, Any] | None, *, said: QuoteSaid, revision: int) -> None:
        super().__init__(data, initial=_initial(said, revision))
        self.rows = min(self._count(data, len(said.lines)) + _SPARE, MOST_LINES)
        for n in range(self.rows):
            self.fields |= _line_fields(n)

    @staticmethod
    def _count(data: Mapping[str, Any] | None, held: int) -> int:
        """Return how many lines are in use: those held, or those that were sent."""
        sent = [n for n in range(MOST_LINES) if data is not None and data.get(f"title_{n}")]
        return max([held, *(n + 1 for n in sent)])

    @property
    def lines(self) -> list[list[forms.BoundField]]:
        """The fields of each line, for the page."""
        return [
            [self[f"{name}_{n}"] for name in ("title", "quantity", "unit", "price")]
            for n in range(self.rows)
        ]

    def filled(self) -> list[int]:
        """Return which rows are in use; a refusal counts them as the door does."""
        given = self.cleaned_data
        return [n for n in range(self.rows) if given.get(f"title_{n}") or given.get(f"price_{n}")]

    def said_now(self) -> QuoteSaid:
        """Return the quote as it was filled in. For a form that is valid."""
        given = self.cleaned_data
        return QuoteSaid(
            lines=tuple(
                Line(
                    title=given[f"title_{n}"],
                    price=given[f"price_{n}"] or Decimal("0.00"),
                    quantity=_or_one(given[f"quantity_{n}"]),
                    unit=cast(Unit, given[f"unit_{n}"] or "once"),
                )
                for n in self.filled()
            ),
            valid_until=given["valid_until"],
            vat=cast(Vat, given["vat"]),
            approach=given["approach"],
            reference=given["reference"],
            payer=Payer(
                given["payer_name"],
                given["payer_address"],
                given["payer_email"],
                given["payer_reference"],
            ),
        )

    def places(self) -> dict[str, str]:
        """Return which field a refused place is: the door counts the lines in use."""
        found = {"$.lines": "title_0", "$.payer.name": "payer_name"}
        for index, row in enumerate(self.filled()):
            for name in ("title", "quantity", "price"):
                found[f"$.lines[{index}].{name}"] = f"{name}_{row}"
        return found


def _or_one(quantity: Decimal | None) -> Decimal:
    return Decimal(1) if quantity is None else quantity


def _line_fields(n: int) -> dict[str, forms.Field]:
    words = {"n": n + 1}
    return {
        f"title_{n}": forms.CharField(
            label=_("Regel %(n)s: wat") % words, required=False, max_length=200
        ),
        f"quantity_{n}": AmountField(label=_("Regel %(n)s: aantal") % words, required=False),
        f"unit_{n}": forms.ChoiceField(
            label=_("Regel %(n)s: eenheid") % words, choices=list(UNITS.items()), required=False
        ),
        f"price_{n}": AmountField(label=_("Regel %(n)s: prijs zonder btw") % words, required=False),
    }


def _initial(said: QuoteSaid, revision: int) -> dict[str, Any]:
    lang, payer = reader_language(), said.payer or Payer("")
    found: dict[str, Any] = {
        "revision": revision,
        "vat": said.vat,
        "valid_until": said.valid_until,
        "approach": said.approach,
        "reference": said.reference,
        "payer_name": payer.name,
        "payer_address": payer.address,
        "payer_email": payer.email,
        "payer_reference": payer.reference,
    }
    for n, line in enumerate(said.lines):
        found[f"title_{n}"] = line.title
        found[f"quantity_{n}"] = plain(line.quantity, lang)
        found[f"unit_{n}"] = line.unit
        found[f"price_{n}"] = plain(line.price, lang, cents=True) if line.price else ""
    return found
