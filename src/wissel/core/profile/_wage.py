"""An indication of pay in words."""

from wissel.core.amounts import euros
from wissel.core.profiled import Wage
from wissel.core.sources import Text

_PER = {"hour": Text("per uur", "an hour"), "month": Text("per maand", "a month")}


def wage_words(wage: Wage) -> Text:
    """Return an indication of pay in words: ``€ 2.400 tot € 2.900 per maand``."""
    per, same = _PER[wage.per], wage.least == wage.most
    amounts = (wage.least,) if same else (wage.least, wage.most)
    said = {one: [euros(amount, one) for amount in amounts] for one in ("nl", "en")}
    return Text(f"{' tot '.join(said['nl'])} {per.nl}", f"{' to '.join(said['en'])} {per.en}")
