"""Words of a profile that several readers need: an indication of pay."""

from decimal import Decimal
from typing import Final

from wissel.core.profiled import Wage
from wissel.core.sources import Text

_PER: Final = {"hour": Text("per uur", "an hour"), "month": Text("per maand", "a month")}


def wage_words(wage: Wage) -> Text:
    """Return an indication of pay in words, without its source."""
    per, same = _PER[wage.per], wage.least == wage.most
    euros = [_euros(wage.least)] if same else [_euros(wage.least), _euros(wage.most)]
    return Text(
        f"€ {' tot € '.join(nl for nl, _ in euros)} {per.nl}",
        f"€ {' to € '.join(en for _, en in euros)} {per.en}",
    )


def _euros(amount: Decimal) -> tuple[str, str]:
    """Return an amount as Dutch and English write it: whole euros where it is whole.

    >>> _euros(Decimal("2450"))
    ('2.450', '2,450')
    >>> _euros(Decimal("15.5"))
    ('15,50', '15.50')
    """
    english = f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"
    return english.translate(str.maketrans(",.", ".,")), english
