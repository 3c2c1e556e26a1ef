"""What guidance keeps of a trajectory: appointments, the intake, how things go, an introduction.

The portable trajectory speaks of them in these types. How an appointment went is the journal's.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, TypeAlias

from wissel.core.journal import PartyRole
from wissel.core.wire import Wire

#: How people meet by appointment.
Meeting: TypeAlias = Literal["visit", "phone", "video"]
Purpose: TypeAlias = Literal[
    "", "intake", "start-employer", "training", "three-way", "evaluation", "visit"
]
StepKind: TypeAlias = Literal[
    "proposed", "booked", "picked", "asked-other", "moved", "changed", "cancelled", "withdrawn"
]
#: Talks with an agenda that everybody who comes adds to (D16).
WITH_AGENDA: Final[tuple[Purpose, ...]] = ("three-way", "evaluation")
#: Who adds to an agenda.
PointRole: TypeAlias = Literal["employee", "employer", "coach", "back-office"]
#: Whose expectations they are.
Side: TypeAlias = Literal["employer", "bureau"]


@dataclass(frozen=True, slots=True)
class AppointmentSaid(Wire):
    """What everybody who comes reads. ``employee`` and ``employer``: who is asked to come.

    The employee may always bring somebody along; ``note`` is a line for those who come.
    """

    purpose: Purpose
    medium: Meeting
    minutes: int
    employee: bool
    employer: bool
    place: str = ""
    link: str = ""
    note: str = ""

    @property
    def with_(self) -> tuple[PartyRole, ...]:
        """Who comes, as the journal says it."""
        both: tuple[tuple[PartyRole, bool], ...] = (
            ("employee", self.employee),
            ("employer", self.employer),
        )
        return tuple(role for role, comes in both if comes)

    @property
    def has_agenda(self) -> bool:
        """Whether it is a talk with an agenda that everybody who comes adds to."""
        return self.purpose in WITH_AGENDA


@dataclass(frozen=True, slots=True)
class KeptStep(Wire):
    """What somebody did with an appointment; ``in_time`` of moving or cancelling what was agreed.

    ``words`` are for the bureau and for whoever wrote them.
    """

    at: datetime
    by: str
    role: str
    what: StepKind
    begins_at: datetime | None = None  #: the moment agreed by it, or cancelled
    in_time: bool | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class KeptPoint(Wire):
    """A point for the agenda. ``set_aside_at``: the employee does not want to talk about it.

    Such a point is in a whole file and in the employee's own copy, and in no file of others.
    """

    id: str
    at: datetime
    by: str
    role: PointRole
    text: str
    set_aside_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class KeptAppointment(Wire):
    """An appointment with its history. ``begins_at`` is the agreed moment, if there is one."""

    id: str
    said: AppointmentSaid
    options: tuple[datetime, ...] = ()  #: moments to choose from
    begins_at: datetime | None = None
    agreed_at: datetime | None = None
    asked_at: datetime | None = None  #: somebody asked for another moment, unanswered
    ended_at: datetime | None = None  #: cancelled, or taken back before it was agreed
    sequence: int = 0  #: of the calendar file (RFC 5545 3.8.7.4)
    reminded_of: datetime | None = None  #: the agreed moment that was reminded of
    entry: str = ""  #: id of its first journal entry
    steps: tuple[KeptStep, ...] = ()
    points: tuple[KeptPoint, ...] = ()  #: for its agenda, in the order they were added


@dataclass(frozen=True, slots=True)
class KeptAnswer(Wire):
    """An answer on the intake form, by the key of its question. ``oral``: kept for the talk."""

    question: str
    text: str = ""
    oral: bool = False


@dataclass(frozen=True, slots=True)
class ChosenAnswer(Wire):
    """An answer that may stand in the intake report: its question, and the SHA-256 of its words."""

    question: str
    digest: str


@dataclass(frozen=True, slots=True)
class KeptChoice(Wire):
    """Which answers the employee let stand in the intake report; the last choice holds."""

    at: datetime
    answers: tuple[ChosenAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptIntake(Wire):
    """The intake form: what was given to the coach, as it was on that day.

    ``own`` is the employee's own, as it stands. It is in their own copy alone: what they did not
    give is nobody else's, and ``None`` anywhere else.
    """

    version: int  #: of the form
    handed_at: datetime | None = None
    handed: tuple[KeptAnswer, ...] = ()
    choices: tuple[KeptChoice, ...] = ()
    own: tuple[KeptAnswer, ...] | None = None
    kept_at: datetime | None = None  #: when ``own`` was last kept


@dataclass(frozen=True, slots=True)
class KeptExpectations(Wire):
    """What one side expects and offers, said at the start talk; the last one of a side holds."""

    side: Side
    at: datetime
    by: str
    expects: str = ""
    offers: str = ""


@dataclass(frozen=True, slots=True)
class KeptIntroduction(Wire):
    """How the employee introduces themselves to whoever guides them, as it stands."""

    at: datetime
    about: str = ""
    together: str = ""


@dataclass(frozen=True, slots=True)
class KeptWord(Wire):
    """The word that a statement got on how things go, both by their keys."""

    statement: str
    word: str


@dataclass(frozen=True, slots=True)
class KeptCheckIn(Wire):
    """What the employee said of how things go, and whom they share it with since ``shared_at``.

    What is not shared is in their own copy alone.
    """

    at: datetime
    version: int  #: of the statements
    words: tuple[KeptWord, ...] = ()
    shared_at: datetime | None = None
    with_coach: bool = False
    in_reports: bool = False
