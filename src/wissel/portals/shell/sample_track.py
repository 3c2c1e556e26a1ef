"""The case that the component page draws: invented, and the reference of the drawing's tests."""

from dataclasses import replace
from datetime import date
from typing import Final

from wissel.core.sources import Nature, Text
from wissel.portals.shell.track import (
    Extension,
    Gap,
    Item,
    Mark,
    MarkKind,
    Phase,
    Promise,
    PromiseState,
    Station,
    TrackFacts,
    Urgency,
    YardCase,
)

#: key, name, last day, day done, nature, both tracks, basis, actors
_STATIONS: Final = (
    (
        "probleemanalyse",
        Text("Probleemanalyse", "Problem analysis"),
        (date(2025, 7, 28), date(2025, 7, 24)),
        (Nature.LAW, False, "Regeling procesgang art. 2 lid 2"),
        Text("werkgever, bedrijfsarts", "employer, company doctor"),
    ),
    (
        "plan-van-aanpak",
        Text("Plan van aanpak", "Plan of action"),
        (date(2025, 8, 7), date(2025, 8, 5)),
        (Nature.LAW, False, "WIA art. 25 lid 2"),
        Text("werkgever, medewerker", "employer, employee"),
    ),
    (
        "aangifte-42-weken",
        Text("42e-weeksmelding", "Notice in week 42"),
        (date(2026, 4, 6), date(2026, 4, 2)),
        (Nature.LAW, False, "ZW art. 38 lid 1"),
        Text("werkgever", "employer"),
    ),
    (
        "ad-rapport",
        Text("Arbeidsdeskundig onderzoek", "Labour expert’s report"),
        (None, date(2026, 5, 18)),
        (Nature.PRACTICE, False, ""),
        Text("arbeidsdeskundige", "labour expert"),
    ),
    (
        "eerstejaarsevaluatie",
        Text("Eerstejaarsevaluatie", "First-year evaluation"),
        (date(2026, 6, 14), date(2026, 6, 9)),
        (Nature.LAW, False, "Regeling procesgang art. 4 lid 2"),
        Text("werkgever, medewerker", "employer, employee"),
    ),
    (
        "tweede-spoor-start",
        Text("Start tweede spoor", "Start of second track"),
        (date(2026, 7, 21), date(2026, 7, 6)),
        (Nature.POLICY, False, "Werkwijzer Poortwachter"),
        Text("werkgever, bureau", "employer, bureau"),
    ),
    (
        "uwv-brief",
        Text("Brief van UWV", "Letter from UWV"),
        (date(2027, 2, 28), None),
        (Nature.LAW, True, "WIA art. 64 lid 2"),
        Text("UWV", "UWV"),
    ),
    (
        "riv-aan-werknemer",
        Text("Re-integratieverslag", "Re-integration report"),
        (date(2027, 3, 14), None),
        (Nature.LAW, True, "WIA art. 25 lid 3"),
        Text("werkgever", "employer"),
    ),
    (
        "wia-aanvraag",
        Text("WIA-aanvraag", "WIA application"),
        (date(2027, 3, 28), None),
        (Nature.LAW, True, "WIA art. 64 lid 3"),
        Text("medewerker", "employee"),
    ),
    (
        "beslissing",
        Text("Beslissing UWV", "Decision by UWV"),
        (date(2027, 5, 2), None),
        (Nature.LAW, True, "WIA art. 25 lid 10"),
        Text("UWV", "UWV"),
    ),
)
_PHASES: Final = (
    (Text("Intake", "Intake"), date(2026, 7, 6), date(2026, 8, 2)),
    (Text("Oriëntatie", "Direction"), date(2026, 8, 3), date(2026, 9, 13)),
    (Text("Jobhunting", "Job hunting"), date(2026, 9, 14), date(2027, 1, 24)),
    (Text("Plaatsing", "Placement"), date(2027, 1, 25), date(2027, 5, 2)),
    (Text("Nazorg", "Aftercare"), date(2027, 5, 3), date(2027, 6, 13)),
)
_PROMISES: Final = (
    (Text("plan in 28 dagen", "plan in 28 days"), date(2026, 6, 29), date(2026, 7, 26), "kept"),
    (
        Text("1e sollicitatie in 42 dgn", "1st application in 42 d"),
        date(2026, 7, 6),
        date(2026, 8, 16),
        "kept",
    ),
    (Text("maandrapport", "monthly report"), date(2026, 11, 12), date(2026, 11, 27), "open"),
    (
        Text("eindrapport week 90", "final report week 90"),
        date(2027, 2, 22),
        date(2027, 3, 8),
        "open",
    ),
)
_MARKS: Final = {
    MarkKind.TALK: (
        "07-06",
        "07-15",
        "07-23",
        "08-20",
        "09-03",
        "10-01",
        "10-22",
        "11-05",
        "11-12",
    ),
    MarkKind.CALL: ("08-06", "09-16", "09-24", "10-08", "10-15", "10-29", "11-18"),
    MarkKind.APPLICATION: ("08-11", "10-01", "10-19", "11-10", "11-17"),
    MarkKind.REFUSED: ("08-27", "09-10", "09-21", "10-09"),
    MarkKind.INVITED: ("10-30",),
    MarkKind.REPORT: ("07-23", "08-25", "09-24"),
    MarkKind.REPORT_LATE: ("10-27",),
    MarkKind.EMPLOYER: ("07-08", "08-24", "09-22", "10-19"),
    MarkKind.EMPLOYER_MISSING: ("11-19",),
}
_ITEMS: Final = (
    (
        Text("Evaluatie plan van aanpak", "Evaluation of the plan"),
        date(2026, 11, 12),
        Urgency.LATE,
        Nature.PRACTICE,
        Text("werkgever", "employer"),
    ),
    (
        Text("Contact werkgever", "Contact with employer"),
        date(2026, 11, 19),
        Urgency.LATE,
        Nature.PROMISE,
        Text("jij", "you"),
    ),
    (Text("Gesprek", "Talk"), date(2026, 11, 26), Urgency.PLANNED, None, Text("jij", "you")),
    (
        Text("Maandrapport november", "Monthly report November"),
        date(2026, 11, 27),
        Urgency.NEAR,
        Nature.PROMISE,
        Text("jij", "you"),
    ),
    (
        Text("Oordeel bedrijfsarts ouder dan 3 maanden", "Doctor’s opinion older than 3 months"),
        date(2026, 11, 30),
        Urgency.NEAR,
        Nature.POLICY,
        Text("bedrijfsarts", "company doctor"),
    ),
    (
        Text("Doel spoor 1 bevestigen", "Confirm the aim of track 1"),
        date(2026, 12, 4),
        Urgency.NEAR,
        Nature.AGREEMENT,
        Text("werkgever", "employer"),
    ),
    (
        Text("Driegesprek", "Three-way talk"),
        date(2026, 12, 14),
        Urgency.PLANNED,
        None,
        Text("jij", "you"),
    ),
)


def facts(language: str) -> TrackFacts:
    """Return the reference case in ``language``: week 75, second track since July."""
    return TrackFacts(
        label="Karin Dijkstra",
        first_sick_day=date(2025, 6, 16),
        last_day=date(2027, 6, 13),
        today=date(2026, 11, 22),
        stations=tuple(
            Station(key, name.in_(language), due, done, nature, basis, who.in_(language), both)
            for key, name, (due, done), (nature, both, basis), who in _STATIONS
        ),
        switch_day=date(2026, 7, 6),
        phases=tuple(Phase(name.in_(language), start, end) for name, start, end in _PHASES),
        promises=tuple(
            Promise(name.in_(language), start, end, PromiseState(state))
            for name, start, end, state in _PROMISES
        ),
        marks=tuple(
            Mark(kind, date.fromisoformat(f"2026-{day}"))
            for kind, days in _MARKS.items()
            for day in days
        ),
        items=tuple(
            Item(name.in_(language), day, urgency, "", who.in_(language), nature)
            for name, day, urgency, nature, who in _ITEMS
        ),
        helper="Noor",
    )


def facts_with_gap(language: str) -> TrackFacts:
    """Return a case with an interruption that does not count: later days have shifted."""
    words = Text("14 dagen hersteld: telt niet mee", "14 days recovered: do not count")
    gap = Gap(date(2025, 10, 6), date(2025, 10, 19), words.in_(language))
    return replace(
        facts(language),
        label="Sandra Kuipers",
        last_day=date(2027, 6, 27),
        today=date(2026, 4, 20),
        stations=tuple(
            replace(station, done_on=None)
            if station.key == "aangifte-42-weken"
            else replace(station, done_on=None, due=station.due or date(2026, 5, 18))
            if station.done_on and station.done_on > date(2026, 4, 20)
            else station
            for station in facts(language).stations
        ),
        gaps=(gap,),
        switch_day=None,
        phases=(),
        promises=(),
        marks=(),
        items=(),
    )


def facts_with_sanction(language: str) -> TrackFacts:
    """Return a case after the waiting period, with a loonsanctie and a closed first track."""
    words = Text("Herstelplan naar UWV", "Repair plan to UWV")
    return replace(
        facts(language),
        label="Ellen Schouten",
        today=date(2027, 8, 2),
        first_track_closed_on=date(2027, 2, 1),
        stations=tuple(
            replace(station, done_on=station.done_on or station.due)
            for station in facts(language).stations
        ),
        items=(Item(words.in_(language), date(2027, 8, 10), Urgency.NEAR),),
        extension=Extension(date(2027, 6, 14), date(2028, 6, 11)),
    )


def yard_cases(language: str) -> list[YardCase]:
    """Return a few cases for the yard."""
    week = Text("week", "week").in_(language)
    rows: list[tuple[str, int, Urgency | None]] = [
        ("Dennis van Houten", 43, None),
        ("Sandra Kuipers", 45, Urgency.LATE),
        ("Wim de Boer", 53, Urgency.NEAR),
        ("Priya Ramdin", 65, None),
        ("Karin Dijkstra", 75, Urgency.LATE),
        ("Fatma Yildiz", 75, None),
        ("Miguel Ferreira", 89, Urgency.NEAR),
        ("Rob Peters", 102, None),
    ]
    return [
        YardCase(f"{name}, {week} {number}", number, urgency, second_track=number > 52)
        for name, number, urgency in rows
    ]
