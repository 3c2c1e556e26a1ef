"""The portable trajectory: one case as plain frozen types, the language the whole core speaks.

It is what a person gets when they ask for their data, what moves a trajectory to another bureau,
and what ``audit``, ``import`` and ``simulate`` read. Its JSON Schema is generated from these types
(``wissel schema trajectory``). Unknown is ``null`` and differs from absent or zero.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal, TypeAlias, TypeVar

from wissel.core.absence import Absence
from wissel.core.finances import KeptEmployerMoney, KeptOwnMoney
from wissel.core.guided import (
    KeptAppointment,
    KeptCheckIn,
    KeptExpectations,
    KeptIntake,
    KeptIntroduction,
)
from wissel.core.journal import JournalEntry, PartyRole
from wissel.core.kept import ClientAnswer, ReceivedPaper, SignedPaper
from wissel.core.matched import SearchSettings, VacancyList
from wissel.core.planned import KeptPlan
from wissel.core.profiled import KeptProfile, KeptWorkTest
from wissel.core.quotes import SentQuote
from wissel.core.wire import Wire

T = TypeVar("T")

#: Version of the trajectory file. A reader refuses a newer one and names both.
FILE_VERSION = 1


@dataclass(frozen=True, slots=True)
class Employee(Wire):
    """The person the trajectory is about. No BSN: it is off by default (norms 1.5)."""

    name: str
    date_of_birth: date | None = None
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Client(Wire):
    """The employer as the bureau's customer (*opdrachtgever*)."""

    name: str
    kvk: str = ""


@dataclass(frozen=True, slots=True)
class Employment(Wire):
    """The employment the absence belongs to. ``end`` is the last day of the contract, if set."""

    function: str
    hours_per_week: float | None = None
    start: date | None = None
    end: date | None = None
    own_risk_zw: bool = False
    own_risk_wga: bool = False
    several_employers: bool = False  #: a flag for a person to judge (counting rule C7)


@dataclass(frozen=True, slots=True)
class Party(Wire):
    """Somebody who takes part, with or without an account.

    ``ended_on`` is the last day of taking part; ``None`` is now. Who took part once stays named.
    """

    role: PartyRole
    name: str
    organisation: str = ""
    email: str = ""
    phone: str = ""
    registration: str = ""  #: register and number of a professional
    ended_on: date | None = None


#: How an opinion on capacity was given: by the items of a list, by a shorter one, in free words.
CapacityKind: TypeAlias = Literal["free", "fml", "inzetbaarheidsprofiel"]
#: Which side an item holds for; ``""`` where that was not said.
Side: TypeAlias = Literal["", "left", "right", "both"]


@dataclass(frozen=True, slots=True)
class CapacityItem(Wire):
    """One functional possibility or limit in functional words: ``tillen`` · ``tot 10 kilo``.

    ``item`` and ``level`` are keys of the list (``core.capacity``), ``""`` for free words.
    Aspect and limit say the same in Dutch, so that a file can be read without the list.
    """

    aspect: str
    limit: str
    item: str = ""
    level: str = ""
    side: Side = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Capacity(Wire):
    """What the employee can do (*belastbaarheid*), as its source wrote it; only new versions.

    ``complete``: the list was filled in whole, so what it does not mention is not limited. Without
    it what is not mentioned is unknown. ``withdrawn``: its source took back what held before; such
    a version says nothing itself. ``reason``: why it comes in the place of the one before.
    """

    id: str
    version: int
    valid_from: date
    source: Literal["company-doctor", "labour-expert", "uwv"]
    author: str
    hours_per_day: float | None = None
    hours_per_week: float | None = None
    items: tuple[CapacityItem, ...] = ()
    document: str = ""  #: the document it stands in
    recorded_at: datetime | None = None
    kind: CapacityKind = "free"
    document_on: date | None = None  #: the date on that document
    complete: bool = False
    withdrawn: bool = False
    reason: str = ""

    def says_the_same(self, other: "Capacity") -> bool:
        """Whether both say the same of work, whoever said it and from whatever day."""
        return self._says() == other._says()

    def _says(self) -> tuple[object, ...]:
        rows = frozenset(
            (
                row.item or row.aspect.strip().casefold(),
                row.level or row.limit,
                row.side,
                row.remark,
            )
            for row in self.items
        )
        return self.hours_per_day, self.hours_per_week, self.complete, self.withdrawn, rows


@dataclass(frozen=True, slots=True)
class Consent(Wire):
    """A consent for one data category and one receiver, with the text it was given on."""

    category: str
    receiver: str
    purpose: str
    text_version: str
    given_at: datetime
    withdrawn_at: datetime | None = None
    choice: str = ""  #: key of the choice in the statement it was given on
    named: str = ""  #: the one company it holds for; empty is everybody in the receiver's role
    on_paper: date | None = None  #: the day on the paper it was taken over from


@dataclass(frozen=True, slots=True)
class ProgrammeRef(Wire):
    """The way of working a trajectory runs by; it keeps its version."""

    name: str
    version: int


@dataclass(frozen=True, slots=True)
class ReleasedReport(Wire):
    """A released document by its hash; its bytes lie beside the file in the zip."""

    id: str
    kind: str
    label: str
    period: str
    version: int
    released_at: datetime
    sha256: str
    file: str
    replaces: str = ""
    record: str = ""  #: name of the frozen record (JSON) beside the file
    answers: tuple[ClientAnswer, ...] = ()  #: of the employer; the last one holds


@dataclass(frozen=True, slots=True)
class Trajectory(Wire):
    """A whole trajectory (*re-integratietraject*)."""

    reference: str  #: case number, without a name
    registered_on: date
    programme: ProgrammeRef
    employee: Employee
    client: Client
    employment: Employment
    absence: Absence
    parties: tuple[Party, ...] = ()
    journal: tuple[JournalEntry, ...] = ()
    capacity: tuple[Capacity, ...] = ()
    consents: tuple[Consent, ...] = ()
    reports: tuple[ReleasedReport, ...] = ()
    papers: tuple[SignedPaper, ...] = ()
    received: tuple[ReceivedPaper, ...] = ()
    quotes: tuple[SentQuote, ...] = ()
    appointments: tuple[KeptAppointment, ...] = ()
    expectations: tuple[KeptExpectations, ...] = ()
    intake: KeptIntake | None = None
    introduction: KeptIntroduction | None = None
    check_ins: tuple[KeptCheckIn, ...] = ()
    own_money: KeptOwnMoney | None = None
    employer_money: KeptEmployerMoney | None = None
    profiles: tuple[KeptProfile, ...] = ()
    work_tests: tuple[KeptWorkTest, ...] = ()
    search_settings: SearchSettings | None = None
    vacancy_lists: tuple[VacancyList, ...] = ()
    plans: tuple[KeptPlan, ...] = ()
    closed_on: date | None = None
    file_version: int = FILE_VERSION

    @property
    def latest_capacity(self) -> Capacity | None:
        """The capacity version that holds now, or ``None`` while none was received."""
        return max(self.capacity, key=lambda c: c.version, default=None)

    @property
    def present(self) -> tuple[Party, ...]:
        """The parties that take part now."""
        return tuple(party for party in self.parties if party.ended_on is None)

    def as_known(self, moment: datetime) -> "Trajectory":
        """Return the file as it was at an aware moment: only what was recorded by then.

        The absence facts, the parties and the programme are those of now: they carry no moment.
        """

        def kept(parts: tuple[T, ...], field: str) -> tuple[T, ...]:
            return tuple(
                one for one in parts if (at := getattr(one, field)) is None or at <= moment
            )

        return replace(
            self,
            journal=kept(self.journal, "recorded_at"),
            capacity=kept(self.capacity, "recorded_at"),
            consents=kept(self.consents, "given_at"),
            reports=kept(self.reports, "released_at"),
            papers=kept(self.papers, "signed_at"),
            received=kept(self.received, "taken_at"),
            profiles=kept(self.profiles, "at"),
            work_tests=kept(self.work_tests, "at"),
            vacancy_lists=kept(self.vacancy_lists, "made_at"),
            plans=kept(self.plans, "at"),
        )

    def lets_read(self, category: str, receiver: str) -> bool:
        """Whether a consent of the employee lets a receiver read something now (AVG art. 7)."""
        return self.closed_on is None and any(
            (one.category, one.receiver) == (category, receiver) and one.withdrawn_at is None
            for one in self.consents
        )

    def party(self, role: PartyRole) -> Party | None:
        """Return the first party that takes part in that role now, or ``None``."""
        return next((party for party in self.present if party.role == role), None)
