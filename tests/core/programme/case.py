"""A trajectory under construction, for tests that say what happened in one line each."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cache
from importlib import resources
from typing import Any

import yaml

from wissel.core.absence import Absence
from wissel.core.journal import (
    Agreement,
    Application,
    CapacityReceived,
    Contact,
    Content,
    Decision,
    DocumentKind,
    DocumentReceived,
    ExpertOpinion,
    JournalEntry,
    PlacementEvent,
    ReportEvent,
    VacancyListSent,
)
from wissel.core.obligations import Obligation
from wissel.core.programme import Programme, derive, load, parse
from wissel.core.trajectory import (
    Capacity,
    Client,
    Employee,
    Employment,
    ProgrammeRef,
    Trajectory,
)

START = date(2026, 9, 1)  # a Tuesday
SICK = date(2025, 9, 1)


def weekdays(day: date) -> bool:
    """A working day where no holiday matters."""
    return day.weekday() < 5


def basis(change: Callable[[dict[str, Any]], object] | None = None) -> Programme:
    """Return the neutral programme, changed by ``change`` on its raw mapping."""
    if change is None:
        return load("basis")
    raw = raw_basis()
    change(raw)
    return parse(raw)


def raw_basis() -> dict[str, Any]:
    """Return a fresh copy of the file's mapping."""
    return deepcopy(_raw_basis())


@cache
def _raw_basis() -> dict[str, Any]:
    path = resources.files("wissel.rules").joinpath("programmes", "basis", "1.yaml")
    raw: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return raw


@dataclass
class Case:
    """Builds a journal entry by entry. ``log`` returns the entry's id."""

    registered_on: date = START
    closed_on: date | None = None
    entries: list[JournalEntry] = field(default_factory=list)
    capacity: list[Capacity] = field(default_factory=list)

    def log(
        self,
        day: date,
        content: Content,
        *,
        corrects: str | None = None,
        settles: str | None = None,
        recorded: date | None = None,
        at: time = time(12),
    ) -> str:
        """Write an entry, at a time in UTC of the day it was ``recorded``, or of ``day``."""
        number = len(self.entries) + 1
        self.entries.append(
            JournalEntry(
                id=f"e{number:04}",
                seq=number,
                happened_on=day,
                recorded_at=datetime.combine(recorded or day, at, tzinfo=UTC),
                author="coach-1",
                author_role="coach",
                category="activities",
                content=content,
                supersedes=corrects,
                settles=settles,
            )
        )
        return self.entries[-1].id

    def talk(self, day: date, *with_: Any, first_track: str = "", **options: Any) -> str:
        content = Contact(with_ or ("employee",), "phone", "besproken", first_track=first_track)
        return self.log(day, content, **options)

    def report(self, day: date, event: Any, period: str = "2026-09", **options: Any) -> str:
        return self.log(day, ReportEvent("r", event, period, "Maandrapportage"), **options)

    def document(self, day: date, kind: DocumentKind, **options: Any) -> str:
        return self.log(day, DocumentReceived(kind, "employer"), **options)

    def placed(self, day: date, event: Any, placement: Any = "werkervaringsplaats") -> str:
        return self.log(day, PlacementEvent(placement, event))

    def vacancies(self, day: date) -> str:
        return self.log(day, VacancyListSent(5))

    def applied(self, day: date) -> str:
        return self.log(day, Application("medewerker administratie", "sent"))

    def started(self, day: date) -> str:
        return self.log(day, Decision("tweede-spoor-start", "gestart", "hr", "employer"))

    def agreed(self, day: date, what: str, by: date | None, **options: Any) -> str:
        return self.log(day, Agreement("employee", what, by, **options))

    def asked(self, day: date, by: Any = "uwv", outcome: str = "") -> str:
        return self.log(day, ExpertOpinion(by, "is het werk passend?", outcome))

    def able(self, day: date, *, valid_from: date | None = None, hours: float | None = None) -> str:
        name, number = f"c{len(self.capacity) + 1}", len(self.capacity) + 1
        since = valid_from or day
        self.capacity.append(Capacity(name, number, since, "company-doctor", "arts", hours))
        return self.log(day, CapacityReceived("company-doctor", "arts", name))

    def decide(
        self, day: date, obligation: str, effect: Any, *, until: date | None = None, **options: Any
    ) -> str:
        subject: Any = "phase" if obligation.startswith("phase:") else "duty"
        content = Decision(
            subject, "omdat het zo is", "coach-1", "coach", obligation, effect, until
        )
        return self.log(day, content, **options)

    @property
    def trajectory(self) -> Trajectory:
        return Trajectory(
            reference="T-1",
            registered_on=self.registered_on,
            programme=ProgrammeRef("basis", 1),
            employee=Employee("Werknemer"),
            client=Client("Werkgever"),
            employment=Employment("monteur"),
            absence=Absence(SICK),
            journal=tuple(self.entries),
            capacity=tuple(self.capacity),
            closed_on=self.closed_on,
        )

    def derive(self, today: date, programme: Programme | None = None) -> Any:
        return derive(
            programme or basis(),
            self.trajectory,
            today=today,
            moments={
                "registered": self.registered_on,
                "first-sick-day": SICK,
                "waiting-period": SICK,
            },
            working=weekdays,
        )

    def of(self, key: str, today: date, programme: Programme | None = None) -> list[Obligation]:
        """Return the obligations of one rule, in order of their last day."""
        rule = key if ":" in key else f"{(programme or basis()).name}:{key}"
        found = [duty for duty in self.derive(today, programme).obligations if duty.rule == rule]
        return sorted(found, key=lambda duty: (duty.due or date.max, duty.anchor))


def told(duties: list[Obligation], today: date) -> list[tuple[str, str, str]]:
    """Return (anchor, last day as month-day, state) for each duty."""
    return [(d.anchor, f"{d.due:%m-%d}" if d.due else "-", str(d.state(today))) for d in duties]
