"""How often, and within what: the number of a promise in words."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from wissel.core.programme import Limit

_PER: Final = {
    "week": _("één keer per week"),
    "month": _("één keer per maand"),
    "two-months": _("één keer per twee maanden"),
    "quarter": _("één keer per kwartaal"),
}
#: For one, and for more than one.
_OFTEN: Final[dict[str, tuple[object, object]]] = {
    "hours": (_("één keer per uur"), _("één keer per %(n)s uur")),
    "days": (_("één keer per dag"), _("één keer per %(n)s dagen")),
    "working-days": (_("één keer per werkdag"), _("één keer per %(n)s werkdagen")),
    "weeks": (_("één keer per week"), _("één keer per %(n)s weken")),
    "months": (_("één keer per maand"), _("één keer per %(n)s maanden")),
}
_WITHIN: Final[dict[str, tuple[object, object]]] = {
    "hours": (_("binnen een uur"), _("binnen %(n)s uur")),
    "days": (_("binnen een dag"), _("binnen %(n)s dagen")),
    "working-days": (_("binnen een werkdag"), _("binnen %(n)s werkdagen")),
    "weeks": (_("binnen een week"), _("binnen %(n)s weken")),
    "months": (_("binnen een maand"), _("binnen %(n)s maanden")),
}
_WEEK: Final = 7


def often_words(limit: Limit | None, per: str) -> str:
    """Return how often a rhythm asks, as ``één keer per 2 weken``; empty for what has no rhythm.

    ``per`` is the period of the calendar, ``limit`` the interval of a rhythm that has none.
    """
    if per:
        return str(_PER[per])
    if limit is None:
        return ""
    if limit.unit == "days" and limit.amount % _WEEK == 0:
        limit = Limit(limit.amount // _WEEK, "weeks")
    return _counted(_OFTEN, limit)


def within_words(limit: Limit) -> str:
    """Return a term as ``binnen 3 werkdagen``."""
    return _counted(_WITHIN, limit)


def _counted(words: dict[str, tuple[object, object]], limit: Limit) -> str:
    one, more = words[limit.unit]
    return str(one) if limit.amount == 1 else str(more) % {"n": limit.amount}
