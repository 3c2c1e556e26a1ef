"""What a report is: a record of sections, statements and the evidence under each of them.

The record is the one source of every view: nothing is typed twice. It never holds
what the employer may not read: a name that is hidden is not in it, only the number of hidden names.
What the coach alone sees while writing (questions, comments) is left out by ``employer_view``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, Literal

from wissel.core.sources import Text
from wissel.core.wire import Wire

#: Begins the key of what the employee says of how things go (:class:`Heard`).
CHECK_IN: Final = "check-in-"


class Layer(StrEnum):
    """What kind of claim a statement is. The layers are marked by form, never mixed."""

    FACT = "fact"  #: what happened, when; rests on evidence
    OPINION = "opinion"  #: what somebody thinks; has an owner
    AGREEMENT = "agreement"  #: who does what by when
    OWN_WORDS = "own-words"  #: the employee's words, unchanged; has an owner


@dataclass(frozen=True, slots=True)
class Evidence(Wire):
    """What a statement rests on.

    ``kind`` says where ``id`` points: a journal ``entry``, an ``obligation`` (its key), a
    ``capacity`` version, the ``case`` itself (its absence facts), or the ``journal`` as a whole for
    a period (for "nothing happened").
    """

    id: str
    label: str
    day: date | None
    kind: Literal["entry", "obligation", "capacity", "case", "journal"] = "entry"


@dataclass(frozen=True, slots=True)
class Activity(Wire):
    """The fixed cells of a row of section 4; the outcome is the text of its statement."""

    day: date
    sort: str
    with_: str
    minutes: int | None
    aim: str
    present: str


@dataclass(frozen=True, slots=True)
class Hidden(Wire):
    """A marker for what the employer does not see: how many of what, and why. Never the thing."""

    count: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Statement(Wire):
    """One claim. ``id`` stays the same over redrafts: section and what it speaks about.

    ``owner`` is required for ``opinion`` and ``own-words``. ``effort`` marks a claim that somebody
    did something: it needs at least one piece of evidence. ``added`` marks the coach's own lines.
    """

    id: str
    layer: Layer
    text: str
    owner: str = ""
    evidence: tuple[Evidence, ...] = ()
    editable: bool = True
    effort: bool = False
    activity: Activity | None = None
    hidden: tuple[Hidden, ...] = ()
    added: bool = False
    topic: str = ""  #: what it is about, where the text is an answer
    optional: bool = False  #: words of others: never changed, at most left out


@dataclass(frozen=True, slots=True)
class Question(Wire):
    """What the coach must still say, because the file does not. Asked, never invented.

    An answer becomes an opinion or an agreement of ``owner`` in the section. A ``required`` one
    keeps the report from being finalised.
    """

    id: str
    text: str
    layer: Layer
    owner: str
    required: bool = True
    answer: str = ""
    topic: str = ""  #: what its answer is about, in a few words
    choices: tuple[str, ...] = ()  #: the answer is one of these, where there are any

    @property
    def is_open(self) -> bool:
        """Whether nobody answered it yet."""
        return not self.answer.strip()


@dataclass(frozen=True, slots=True)
class Section(Wire):
    """A section of the document. With ``left_out_because`` it holds nothing and says why."""

    number: int
    key: str
    title: Text
    statements: tuple[Statement, ...] = ()
    questions: tuple[Question, ...] = ()
    left_out_because: Text | None = None


@dataclass(frozen=True, slots=True)
class Comment(Wire):
    """The employee's remark on one statement; ``statement`` is ``None`` for the whole report."""

    id: str
    statement: str | None
    author: str
    at: datetime
    text: str
    settled: bool = False  #: the coach answered or changed the text


@dataclass(frozen=True, slots=True)
class Response(Wire):
    """What the employee answered. Disagreement is attached and never blocks."""

    kind: Literal["agreed", "commented", "disagreed", "no-response"]
    on: date
    text: str = ""


@dataclass(frozen=True, slots=True)
class Source(Wire):
    """A source used: what, by whom, of which day."""

    title: str
    author: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Correction(Wire):
    """Why this version replaces an earlier one, with one line for each change."""

    replaces: int
    on: date
    reason: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Header(Wire):
    """The header block of every document. No BSN. Weeks count as the clock counts them."""

    kind: str  #: ``maandrapport``
    title: Text
    bureau: str
    version: int
    status: str  #: ``concept``, ``ter-inzage``, ``vastgesteld``, ``vrijgegeven``, ``vervangen``
    case_number: str
    employee: str
    date_of_birth: date | None
    client: str
    client_contact: str
    coach: str
    coach_registration: str
    first_sick_day: date
    week: int | None
    total_weeks: int | None
    period_from: date
    period_to: date
    facts_up_to: date
    drawn_up_on: date
    sources: tuple[Source, ...] = ()
    receivers: tuple[str, ...] = ()
    control_code: str = ""  #: set at release
    check_address: str = ""


def name_of(id_: str) -> str:
    """Return what a statement or question is called in its section.

    >>> name_of("10:voice")
    'voice'
    """
    return id_.partition(":")[2]


@dataclass(frozen=True, slots=True)
class ReportRecord(Wire):
    """A report as data: what the portals show, what is frozen and hashed, what the PDF prints."""

    header: Header
    language: Literal["nl", "en"]
    rules: str  #: name and version of the rule file, ``d15/1``
    sections: tuple[Section, ...]
    comments: tuple[Comment, ...] = ()
    response: Response | None = None
    correction: Correction | None = None

    @property
    def document(self) -> str:
        """The document whose rules it was drafted by, such as ``d15``."""
        return self.rules.partition("/")[0]

    def statements(self) -> Iterator[tuple[Section, Statement]]:
        """Yield every statement with its section, in reading order."""
        for section in self.sections:
            for statement in section.statements:
                yield section, statement

    def find(self, statement: str) -> Statement | None:
        """Return the statement with that id, or ``None``."""
        return next((held for _, held in self.statements() if held.id == statement), None)

    def named(self, name: str) -> Statement | None:
        """Return the first statement with that name, in whatever section it stands."""
        return next((held for _, held in self.statements() if name_of(held.id) == name), None)

    def questions(self) -> tuple[Question, ...]:
        """Return the questions nobody answered yet."""
        return tuple(q for section in self.sections for q in section.questions if q.is_open)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield (statement id, text) of everything a person reads: what the guard must see."""
        for _, statement in self.statements():
            yield statement.id, statement.text
            if statement.activity is not None and statement.activity.aim:
                yield statement.id, statement.activity.aim
            for piece in statement.evidence:
                yield statement.id, piece.label

    def evidence(self) -> tuple[Evidence, ...]:
        """Return every piece of evidence once, in the order of first use: the appendix."""
        seen: dict[tuple[str, str], Evidence] = {}
        for _, statement in self.statements():
            for piece in statement.evidence:
                seen.setdefault((piece.kind, piece.id), piece)
        return tuple(seen.values())


@dataclass(frozen=True, slots=True)
class Heard(Wire):
    """What somebody said outside the journal and lets stand in a report that is made once.

    ``key`` is a question of the intake form that the employee ticked for the report, a side and
    what it says at the start talk (``employer:expects``), or a statement on how things go, after
    :data:`CHECK_IN`. ``role`` is whose words they are.
    """

    key: str
    ask: Text
    text: str
    role: str
    owner: str
    on: date


@dataclass(frozen=True, slots=True)
class Target(Wire):
    """An agreed number of applications a week, and the entry in which it was agreed."""

    per_week: float
    agreed_on: date
    entry: str


@dataclass(frozen=True, slots=True)
class Span(Wire):
    """A passage: character positions in the text of a statement."""

    statement: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding(Wire):
    """A finding of the wording guard, as the door hands it in. A reason given lets it stand."""

    span: Span
    kind: str
    message: Text
    kept_because: str = ""
    suggestion: Text | None = None


@dataclass(frozen=True, slots=True)
class Check(Wire):
    """One line of the gate before release."""

    key: str
    state: Literal["ok", "attention", "blocked"]
    text: Text
    statement: str | None = None  #: where to go: a statement, else a section key
    section: str | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit(Wire):
    """One thing a coach does to a draft; kept by the door and applied again after a redraft.

    ``base`` is the text the writer saw: when the draft says something else by now, the edit is
    refused and nothing is lost silently. For ``add``, ``target`` is a section key and
    ``id`` names the new line; for ``answer`` it is a question id; else a statement id.
    """

    action: Literal["change", "add", "remove", "answer"]
    target: str
    text: str = ""
    base: str | None = None
    id: str = ""
    layer: Layer = Layer.OPINION
    owner: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Change(Wire):
    """A difference between two versions of a record, with the line that says it."""

    kind: Literal["changed", "added", "removed"]
    statement: str
    section: int
    before: str
    after: str
    line: Text
