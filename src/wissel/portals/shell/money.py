"""Amounts in euros: how they are written, and how they are typed."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from wissel.portals.shell.dates import reader_language, tongue


def euros(amount: Decimal, language: str) -> str:
    """Return an amount as it is written in a language, with cents.

    >>> euros(Decimal("3700"), "nl"), euros(Decimal("-1234.5"), "en")
    ('€ 3.700,00', '-€1,234.50')
    """
    written = f"{abs(amount):,.2f}"
    sign = "-" if amount < 0 else ""
    if tongue(language) == "en":
        return f"{sign}€{written}"
    return f"{sign}€ {written.translate(str.maketrans(',.', '.,'))}"


def plain(value: Decimal, language: str, *, cents: bool = False) -> str:
    """Return a number as it is typed: without groups, and without decimals that say nothing.

    >>> plain(Decimal("37.00"), "nl"), plain(Decimal("1.50"), "nl"), plain(Decimal("1.50"), "en")
    ('37', '1,50', '1.50')
    """
    written = f"{value:.2f}" if cents else f"{value:.2f}".removesuffix(".00")
    return written if tongue(language) == "en" else written.replace(".", ",")


def typed(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values for a form with its numbers as the reader types them; others as they are."""
    language = reader_language()
    return {
        key: plain(value, language) if isinstance(value, Decimal) else value
        for key, value in values.items()
    }


class AmountField(forms.DecimalField):
    """A number with at most two decimals, as people type it: with a comma or a point.

    >>> field = AmountField()
    >>> [str(field.clean(typed)) for typed in ("535", "€ 1.250,50", "1,250.50", "-35,5", "1.000")]
    ['535', '1250.50', '1250.50', '-35.5', '1000']
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        messages = _MESSAGES | kwargs.pop("error_messages", {})
        super().__init__(max_digits=12, decimal_places=2, error_messages=messages, **kwargs)

    def to_python(self, value: Any) -> Any:
        """Read what was typed. A point or comma before three last figures parts thousands."""
        return super().to_python(_read(value) if isinstance(value, str) else value)


_MESSAGES: Final = {
    "invalid": _("Vul een bedrag of getal in, bijvoorbeeld 535,00."),
    "max_digits": _("Dit getal is te groot."),
    "max_whole_digits": _("Dit getal is te groot."),
    "max_decimal_places": _("Gebruik hoogstens twee decimalen."),
}


def _read(typed: str) -> str:
    """Return a number as computers write it."""
    written = "".join(typed.replace("€", "").split())
    last = max(written.rfind(","), written.rfind("."))
    if last < 0:
        return written
    whole, rest = written[:last], written[last + 1 :]
    only = written.count(",") + written.count(".") == 1
    if len(rest) == 3 and (not only or written[last] == "."):
        return (whole + rest).replace(".", "").replace(",", "")
    return whole.replace(".", "").replace(",", "") + "." + rest
