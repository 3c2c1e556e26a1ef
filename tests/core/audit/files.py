"""A trajectory file under construction, for tests that say what happened in one line each."""

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from wissel.core.absence import Absence
from wissel.core.audit import Audit, Check, audit, rules
from wissel.core.journal import (
    Appointment,
    AuditAnswer,
    CapacityReceived,
    Contact,
    Content,
    Decision,
    DocumentKind,
    DocumentReceived,
    JournalEntry,
    OrderEvent,
    ReportEvent,
    StagnationSignal,
)
from wissel.core.planned import KeptPlan, Plan
from wissel.core.profiled import KeptProfile, Profile
from wissel.core.programme import load
from wissel.core.trajectory import (
    Capacity,
    CapacityItem,
    Client,
    Employee,
    Employment,
    Party,
    ProgrammeRef,
    Trajectory,
)

FIRST = date(2024, 1, 1)  # a Monday: week n of the illness begins on a Monday too


def week(n: int, day: int = 0) -> date:
    """Return a day of week ``n`` of the illness; ``day`` 0 is its first."""
    return FIRST + timedelta(weeks=n - 1, days=day)


REGISTERED = week(50)
#: The last days of the law for this first sick day (``wissel clock``).
EVALUATION, START, LAST = date(2024, 12, 29), date(2025, 2, 9), date(2025, 12, 28)


@dataclass
class File:
    """A file of somebody who fell ill on :data:`FIRST` and was registered in week 50."""

    registered: date = REGISTERED
    closed: date | None = None
    entries: list[JournalEntry] = field(default_factory=list)
    capacity: list[Capacity] = field(default_factory=list)
    profiles: list[KeptProfile] = field(default_factory=list)
    plans: list[KeptPlan] = field(default_factory=list)
    parts: dict[str, Any] = field(default_factory=dict)  #: other parts of the trajectory
    programme: str = "basis"

    # ------------------------------------------------------------------ what happened

    def log(self, day: date, content: Content, **more: Any) -> str:
        """Write an entry; return its id. ``recorded``: the day it was written down."""
        number = len(self.entries) + 1
        recorded = more.pop("recorded", max(day, self.registered))
        given = {"author": "coach", "author_role": "coach"} | more
        self.entries.append(
            JournalEntry(
                id=f"e{number:03}",
                seq=number,
                happened_on=day,
                recorded_at=datetime.combine(recorded, time(12), tzinfo=UTC),
                category="activities",
                content=content,
                **given,
            )
        )
        return self.entries[-1].id

    def paper(self, kind: str, day: date, **more: Any) -> str:
        """A document came in that bears this day."""
        fields = {"source": "employer"} | more
        return self.log(day, DocumentReceived(DocumentKind(kind), **fields))

    def talk(self, day: date, *with_: Any, **more: Any) -> str:
        """A talk took place."""
        return self.log(day, Contact(with_ or ("employee",), "phone", "besproken", **more))

    def begin(self, day: date = START) -> str:
        """The second track begins: the order is signed."""
        return self.log(day, OrderEvent("signed"))

    def intake(self, day: date) -> str:
        """The intake took place."""
        return self.log(day, Appointment(("employee",), "visit", "attended", purpose="intake"))

    def decide(self, day: date, subject: Any, outcome: str = "omdat het zo is", **more: Any) -> str:
        """Somebody decided."""
        fields = {"owner": "Noor", "owner_role": "coach"} | more
        return self.log(day, Decision(subject, outcome, **fields))

    def report(self, day: date, label: str = "month", event: Any = "released") -> str:
        """A report was released, or another step of it."""
        return self.log(day, ReportEvent("r1", event, f"{day:%Y-%m}", label))

    def stands_still(self, day: date, sort: Any) -> str:
        """Somebody saw that it stands still."""
        return self.log(day, StagnationSignal(sort, "Het staat stil."))

    def said(
        self, question: int, answer: Any, by: Any, *, day: date = LAST, proof: str = "", **more: Any
    ) -> str:
        """Somebody answered a question of the check."""
        content = AuditAnswer(question, answer, by, "Mies", "zo is het", proof)
        return self.log(day, content, **more)

    def able(
        self,
        day: date,
        *,
        hours: float | None = None,
        items: tuple[CapacityItem, ...] = (),
        **more: Any,
    ) -> str:
        """An opinion of the company doctor came in."""
        number = len(self.capacity) + 1
        fields = {"valid_from": day, "document_on": day, "items": items} | more
        self.capacity.append(
            Capacity(
                id=f"c{number}",
                version=number,
                source="company-doctor",
                author="arts",
                hours_per_week=hours,
                **fields,
            )
        )
        return self.log(day, CapacityReceived("company-doctor", "arts", f"c{number}"))

    # ------------------------------------------------------------------ profiles, plan, people

    def profile(self, day: date, said: Profile, **more: Any) -> None:
        """A profile was fixed."""
        number = sum(one.said.kind == said.kind for one in self.profiles) + 1
        at = datetime.combine(day, time(12), tzinfo=UTC)
        self.profiles.append(KeptProfile(number, at, "Noor", "coach", said, **more))

    def plan(self, day: date, said: Plan, **more: Any) -> None:
        """A plan was fixed."""
        at = datetime.combine(day, time(12), tzinfo=UTC)
        self.plans.append(KeptPlan(len(self.plans) + 1, at, "Noor", "coach", said, **more))

    def party(self, role: Any, name: str = "Mies", registration: str = "") -> None:
        """Somebody takes part."""
        held = self.parts.get("parties", ())
        self.parts["parties"] = (*held, Party(role, name, registration=registration))

    # ------------------------------------------------------------------ the check

    @property
    def trajectory(self) -> Trajectory:
        """The file as it is now."""
        made = Trajectory(
            reference="T-1",
            registered_on=self.registered,
            programme=ProgrammeRef(self.programme, 1),
            employee=Employee("Karin de Vries", date(1980, 5, 1)),
            client=Client("De Werkgever"),
            employment=Employment("planner", 36),
            absence=Absence(FIRST),
            journal=tuple(self.entries),
            capacity=tuple(self.capacity),
            profiles=tuple(self.profiles),
            plans=tuple(self.plans),
            closed_on=self.closed,
        )
        return replace(made, **self.parts)

    def audit(self, on: date = LAST, **more: Any) -> Audit:
        """The whole check on a day."""
        return audit(self.trajectory, as_of=on, programme=load(self.programme, 1), **more)

    def check(self, number: int, on: date = LAST) -> Check:
        """One question on a day."""
        return self.audit(on).check(number)

    def state(self, number: int, on: date = LAST) -> str:
        """The state of one question on a day."""
        return self.check(number, on).state

    def told(self, number: int, on: date = LAST) -> tuple[str, str]:
        """The state of one question on a day, and the key of the sentence that says why."""
        check = self.check(number, on)
        return check.state, reason_of(check)

    def classes(self, number: int, on: date = LAST) -> tuple[str, ...]:
        """The classes of shortcoming of one question: every other one has a sound reason."""
        beside = replace(self, entries=[*self.entries])
        for other in rules().questions:
            if other.id != number:
                beside.said(other.id, "good-ground", "uwv", day=on)
        return beside.audit(on).shortcomings


def reason_of(check: Check) -> str:
    """Return the key of the sentence that says why, ``.one`` left out; the closest fit counts."""
    found = []
    for key, reason in rules().question(check.id).reasons.items():
        words = re.split(r"\{\w+\}", reason.text.en)
        if re.fullmatch(".*".join(map(re.escape, words)), check.why.en, re.DOTALL):
            found.append((sum(map(len, words)), key.removesuffix(".one")))
    return max(found)[1]
