"""One made-up case: a trajectory with a month of journal, for the tests of reports."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from wissel.core.absence import Absence
from wissel.core.journal import (
    CATEGORY_OF,
    Agreement,
    Application,
    Appointment,
    Assignment,
    CapacityReceived,
    Contact,
    Content,
    Decision,
    DocumentKind,
    DocumentReceived,
    EmployerApproach,
    ExpertOpinion,
    JournalEntry,
    Measure,
    Networking,
    Note,
    PlacementEvent,
    StagnationSignal,
    VacancyListSent,
)
from wissel.core.obligations import Obligation
from wissel.core.reports import draft
from wissel.core.reports.record import ReportRecord
from wissel.core.sources import Nature, Text
from wissel.core.trajectory import (
    Capacity,
    CapacityItem,
    Client,
    Consent,
    Employee,
    Employment,
    Party,
    ProgrammeRef,
    Trajectory,
)

FIRST, LAST, TODAY = date(2026, 11, 1), date(2026, 11, 30), date(2026, 12, 1)
SECRET = "Geheime aantekening"


def entry(
    seq: int,
    day: date,
    content: Content,
    *,
    category: str = "",
    recorded: date | None = None,
    supersedes: str | None = None,
    author_role: str = "coach",
) -> JournalEntry:
    """Return an entry recorded at noon of its own day unless said otherwise."""
    return JournalEntry(
        id=f"e{seq}",
        seq=seq,
        happened_on=day,
        recorded_at=datetime.combine(recorded or min(day, TODAY), time(12), UTC),
        author="Noor Akkerman",
        author_role=author_role,
        category=category or CATEGORY_OF[content.kind],
        content=content,
        supersedes=supersedes,
    )


def november(day: int) -> date:
    """Return a day of the period."""
    return date(2026, 11, day)


def journal() -> tuple[JournalEntry, ...]:
    """Return a month in which something of every kind happened."""
    talk = Contact(
        ("employee",),
        "visit",
        "Voortgang besproken en het cv aangevuld.",
        60,
        "Richting kiezen",
        since_last="Twee vacatures gelezen.",
    )
    call = Contact(("employee",), "phone", "Sollicitatie voorbereid.", 20, "Solliciteren")
    employer = Contact(
        ("employer",),
        "phone",
        "Stand van het eigen werk besproken.",
        15,
        first_track="Het aangepaste werk op de administratie blijft 6 uur per week.",
        first_track_open=True,
    )
    contents: list[tuple[date, Content]] = [
        (date(2026, 10, 29), replace(call, outcome="Kennisgemaakt met de planning.")),
        (november(3), DocumentReceived(DocumentKind.BIJSTELLING, "employer")),
        (november(5), talk),
        (november(6), Application("logistiek planner", "sent", "Tuincentrum Waterrijk B.V.")),
        (november(9), Networking("Oud-collega gesproken", "Tip over een vacature")),
        (november(10), Appointment(("employee",), "visit", "attended", aim="Richting kiezen")),
        (november(12), Assignment("Proefgesprek", "done", "Solliciteren", outcome="Gaat goed.")),
        (november(13), Application("medewerker voorraad", "invited", "Bakkerij Zonnehof")),
        (november(16), employer),
        (november(17), EmployerApproach("planner", "Past nu niet.", "Drukkerij De Linde")),
        (november(18), Appointment(("employee",), "phone", "cancelled-in-time", "practical")),
        (november(18), VacancyListSent(4)),
        (november(19), Note(SECRET)),
        (november(20), CapacityReceived("company-doctor", "A. Vermeer", "c2", 20)),
        (november(23), StagnationSignal("labour-market", "Weinig vacatures binnen 10 km.")),
        (november(24), Agreement("employee", "Werkt de brief uit", date(2026, 12, 8))),
        (november(24), PlacementEvent("werkervaringsplaats", "proposed", "Museum", "gastheer", 8)),
        (november(25), Measure("warning", remark="Vertrouwelijke maatregel")),
        (november(26), Decision("course", "Een tweede richting erbij", "Noor Akkerman", "coach")),
        (november(26), ExpertOpinion("uwv", "Vraag die niet in het rapport hoort")),
        (november(27), call),
        (date(2026, 12, 3), Appointment(("employee",), "visit", "planned")),
    ]
    return tuple(entry(seq, day, content) for seq, (day, content) in enumerate(contents, start=1))


def capacity() -> Capacity:
    """Return what the company doctor supplied in the period."""
    return Capacity(
        "c2",
        2,
        november(20),
        "company-doctor",
        "A. Vermeer",
        4,
        20,
        (CapacityItem("tillen", "tot 10 kilo"), CapacityItem("zitten", "tot 2 uur achtereen")),
    )


def trajectory(**changes: Any) -> Trajectory:
    """Return the case, with some fields replaced."""
    whole = Trajectory(
        reference="OV-0231",
        registered_on=date(2026, 9, 1),
        programme=ProgrammeRef("basis", 1),
        employee=Employee("Karin Dijkstra", date(1980, 5, 1)),
        client=Client("Overslag Noord B.V."),
        employment=Employment("medewerker expeditie", 32),
        absence=Absence(date(2025, 6, 16)),
        parties=(
            Party("coach", "Noor Akkerman", "Bureau Overweg", registration="CMI 1234"),
            Party("employer", "P. Hoekstra", "Overslag Noord B.V."),
        ),
        journal=journal(),
        capacity=(capacity(),),
    )
    return replace(whole, **changes)


def consent(*, withdrawn: datetime | None = None) -> Consent:
    """Return the employee's consent to show where they applied."""
    return Consent(
        "applications",
        "employer",
        "namen van bedrijven",
        "1",
        datetime(2026, 10, 1, 9, tzinfo=UTC),
        withdrawn,
    )


def duties() -> tuple[Obligation, ...]:
    """Return a done, a late, an overdue and a coming duty."""
    law, promise = Nature.LAW, Nature.PROMISE
    return (
        Obligation(
            "law:M05.1",
            "2026-11",
            Text("Evaluatie van het plan van aanpak", "Evaluation of the plan"),
            ("employer",),
            law,
            due=november(20),
            done_on=november(24),
        ),
        Obligation(
            "basis:contact",
            "2026-11",
            Text("Contact met de werknemer", "Contact with the employee"),
            ("coach",),
            promise,
            due=november(15),
            done_on=november(5),
            evidence=("e3", "e13"),
        ),
        Obligation(
            "law:M07",
            "2026-06-16",
            Text("Oordeel over spoor 1", "Judgement on the first track"),
            ("employer",),
            law,
            due=november(28),
        ),
        Obligation(
            "law:M08",
            "2025-06-16",
            Text("Brief van UWV over de WIA-aanvraag", "Letter of UWV on the WIA application"),
            ("uwv",),
            law,
            due=date(2027, 2, 22),
        ),
    )


def november_report(whole: Trajectory | None = None, **changes: Any) -> ReportRecord:
    """Return the draft of November, made on 1 December in week 77 of 104."""
    given: dict[str, Any] = {
        "period_from": FIRST,
        "period_to": LAST,
        "today": TODAY,
        "week": 77,
        "total_weeks": 104,
        **changes,
    }
    return draft(whole or trajectory(), given.pop("obligations", duties()), **given)


def texts(record: ReportRecord, section: int) -> list[str]:
    """Return the sentences of a section."""
    return [held.text for part, held in record.statements() if part.number == section]
