"""Vacancies for the component page: every verdict once, and one of them item by item."""

from datetime import date
from typing import Final

from wissel.core.matched import Conflict, Fit, ItemVerdict, Match, Reason
from wissel.core.sources import Text
from wissel.core.vacancies import Vacancy
from wissel.portals.shell.vacancy_view import CardShown, VerdictShown, card_of, verdict_shown

_VACANCY: Final = Vacancy(
    id="voorbeeld",
    title="Planner",
    employer="Zorgcentrale Maasland",
    place="Tegelen",
    hours_min=20,
    hours_max=24,
    closes_on=date(2026, 12, 4),
)
_REASONS: Final = (
    Reason(
        "occupation",
        Text("Past bij het gezochte werk: planner", "Suits the work looked for: planner"),
        0.4,
    ),
    Reason("distance", Text("Afstand: 6 km", "Distance: 6 km"), 0.05),
    Reason("open", Text("Nog te vragen: 1", "Still to ask: 1"), -0.02),
)
_UP_TO: Final = Text("tot 10 kilo", "up to 10 kilos")
_ITEMS: Final = (
    ItemVerdict(
        "tillen",
        Text("Tillen", "Lifting"),
        _UP_TO,
        Text("gevraagd: „tot 15 kilo”", "asked: “tot 15 kilo”"),
        "conflict",
        "quote",
        "tot 15 kilo",
    ),
    ItemVerdict(
        "staan",
        Text("Staan", "Standing"),
        Text("tot een half uur", "up to half an hour"),
        Text("hierover staat er niets", "nothing is said of this"),
        "ask",
        "none",
    ),
    ItemVerdict(
        "zitten",
        Text("Zitten", "Sitting"),
        Text("tot 1 uur achtereen", "up to 1 hour at a stretch"),
        Text("in dit beroep zelden", "seldom in this occupation"),
        "suitable",
        "prior",
    ),
)
_TOO_HEAVY: Final = Conflict(
    "tillen",
    "tot 15 kilo",
    Text("Tillen: tot 15 kilo. De grens is: tot 10 kilo.", "Lifting: 15 kilos. The limit is 10."),
    medical=True,
)


def cards(language: str) -> list[CardShown]:
    """Return a card for each verdict, and one of a vacancy that is gone."""
    asks = (_REASONS[2],)
    found: tuple[Match | None, ...] = (
        Match("a", 0.4, Fit.SUITABLE, _REASONS[:2], distance_km=6.0),
        Match("b", 0.4, Fit.ATTENTION, _REASONS, questions=asks, distance_km=6.0),
        Match("c", 0.4, Fit.UNSUITABLE, _REASONS, (_TOO_HEAVY,), travel_minutes=25),
        None,
    )
    return [card_of(_VACANCY, one, language) for one in found]


def verdict(language: str) -> VerdictShown:
    """Return a verdict in which each kind of item stands once."""
    said = Match("c", 0.4, Fit.UNSUITABLE, _REASONS, (_TOO_HEAVY,), items=_ITEMS)
    return verdict_shown(said, language)
