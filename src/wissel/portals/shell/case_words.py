"""Words of a case that every audience shares: who is meant, and the ground of a duty in one line.

Pure: ``language`` is an argument (``"nl"``, ``"en"``).
"""

import re
from typing import Final

from wissel.core.obligations import Obligation
from wissel.core.sources import Nature, Text
from wissel.portals.shell.dates import day_month, report_period, tongue

ACTORS: Final = {
    "employee": Text("medewerker", "employee"),
    "coach": Text("coach", "coach"),
    "employer": Text("werkgever", "employer"),
    "line-manager": Text("leidinggevende", "line manager"),
    "company-doctor": Text("bedrijfsarts", "company doctor"),
    "labour-expert": Text("arbeidsdeskundige", "labour expert"),
    "host-employer": Text("nieuwe werkgever", "host employer"),
    "own-risk-bearer": Text("eigenrisicodrager", "own-risk bearer"),
    "uwv": Text("UWV", "UWV"),
    "bureau": Text("bureau", "bureau"),
    "other": Text("iemand anders", "somebody else"),
}
_SHORT: Final = {
    "employee": Text("Mw", "Em"),
    "employer": Text("Wg", "Er"),
    "line-manager": Text("Lg", "Lm"),
    "company-doctor": Text("Ba", "Cd"),
    "labour-expert": Text("Ad", "Le"),
    "uwv": Text("U", "U"),
}
#: The key of a period of whole months, as a duty of the calendar has it for its anchor.
_PERIOD: Final = re.compile(r"\d{4}-(\d{2}|[BQ]\d)")
_PROGRAMME: Final = Text(
    "werkwijze {name}, versie {version}", "way of working {name}, version {version}"
)
_AGREED: Final = Text("gemaakt op {day}", "made on {day}")


def actor_word(role: str, language: str) -> str:
    """Return the word for a role; a role without a word stands as it is.

    >>> actor_word("company-doctor", "nl"), actor_word("company-doctor", "en")
    ('bedrijfsarts', 'company doctor')
    """
    word = ACTORS.get(role)
    return role if word is None else word.in_(tongue(language))


def actor_mark(role: str, language: str) -> str:
    """Return the one or two letters that stand for a role in a row."""
    mark = _SHORT.get(role)
    return (
        actor_word(role, language)[:2].capitalize() if mark is None else mark.in_(tongue(language))
    )


def actors_line(roles: tuple[str, ...], language: str) -> str:
    """Return several roles as one line."""
    return ", ".join(actor_word(role, language) for role in roles)


def duty_title(duty: Obligation, language: str) -> str:
    """Return the title; with the period for a duty that comes back every month or quarter.

    >>> title = Text("Rapport", "Report")
    >>> duty = Obligation("x:report", "2026-Q4", title, (), Nature.PROMISE, None)
    >>> duty_title(duty, "nl")
    'Rapport · oktober – december 2026'
    """
    words = duty.title.in_(tongue(language))
    if _PERIOD.fullmatch(duty.anchor):
        return f"{words} · {report_period(duty.anchor, language)}"
    return words


def ground_line(duty: Obligation, language: str) -> str:
    """Return the first ground of a duty: an article, the way of working, or when it was agreed.

    >>> from datetime import date
    >>> from wissel.core.sources import Basis
    >>> basis = Basis("basis:contact", date(2024, 1, 1), None, "basis, 1", Nature.PROMISE)
    >>> ground_line(Obligation("basis:contact", "2026-11", Text("Bel", "Call"), ("coach",),
    ...                        Nature.PROMISE, None, basis=(basis,)), "nl")
    'werkwijze basis, versie 1'
    """
    if not duty.basis:
        return ""
    first, lang = duty.basis[0], tongue(language)
    if first.nature is Nature.AGREEMENT:
        return _AGREED.in_(lang).format(day=day_month(first.valid_from, lang))
    if first.article == duty.rule:
        name, _, version = first.source.partition(", ")
        return _PROGRAMME.in_(lang).format(name=name, version=version)
    return first.article
