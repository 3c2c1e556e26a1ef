"""The desk of one report as its page shows it: contents, paper with fields, gate, next step.

Plain values built from a :class:`ReportView`; nothing here asks a door.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.apps.documents.service import ReportView
from wissel.core.reports import is_closed
from wissel.core.reports.record import (
    Check,
    Evidence,
    Question,
    ReportRecord,
    Section,
    Statement,
    name_of,
)
from wissel.portals.coach.report_forms import (
    NewLine,
    Slot,
    Typed,
    Written,
    blank_line,
    seen_of,
    slots_of,
)
from wissel.portals.coach.reports_guard import Hit, hits_of
from wissel.portals.coach.second_rows import SecondRemark, remarks_of
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.report_view import Paper, SectionView, StatementView, anchor_of, paper

#: Checks that speak only once the employee has had the draft; they never hold back a draft.
_LATER: Final = frozenset({"response", "comments", "deadline"})
#: Sections that are drawn from the plan begin with this.
_OF_PLAN: Final = "plan-"
#: state of a check or a section: its class and its icon
_MARKS: Final = {
    "ok": ("ok", "check"),
    "attention": ("wait", "clock"),
    "blocked": ("bad", "late"),
    "left-out": ("dim", "na"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A text that can be written in place."""

    slot: Slot
    written: Written
    rows: int
    changed: bool  #: whether it differs from what the journal gave


@dataclass(frozen=True, slots=True)
class Proof:
    """An evidence chip that opens what the statement rests on."""

    label: str
    icon: str
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """A statement on the desk."""

    view: StatementView
    field: Field | None
    hits: tuple[Hit, ...]
    proofs: tuple[Proof, ...]
    is_new: bool
    may_leave: bool = False  #: words of others: never changed, at most left out


@dataclass(frozen=True, slots=True)
class Asked:
    """An open question with its field."""

    question: Question
    anchor: str
    field: Field


@dataclass(frozen=True, slots=True)
class Left:
    """A sentence that the coach left out; it can be put back."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A section on the desk."""

    view: SectionView
    mark: str
    icon: str
    lines: tuple[Line, ...]
    asked: tuple[Asked, ...]
    left: tuple[Left, ...]
    new: NewLine | None
    plan_url: str = ""  #: where a part of the plan is written: not here


@dataclass(frozen=True, slots=True)
class Gate:
    """One line of the gate, and where to go."""

    text: str
    mark: str
    icon: str
    anchor: str
    place: str
    passages: tuple[tuple[str, str], ...] = ()  #: what was copied, with the anchor of its sentence


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything the page of one report shows."""

    view: ReportView
    paper: Paper
    parts: tuple[Part, ...]
    gate: tuple[Gate, ...]
    done: int
    open: tuple[Gate, ...]  #: what holds the report back
    deadline: tuple[str, str]  #: kind of chip and words; empty words without a day
    first_name: str
    seen: str
    news: int
    preview: tuple[SectionView, ...]  #: what tells most about the employer's view
    remarks: tuple[SecondRemark, ...]  #: what came back from the second reader

    @property
    def state(self) -> str:
        """The state of the report."""
        return self.view.line.state


def desk_of(
    view: ReportView,
    *,
    typed: Typed | None = None,
    known: frozenset[str] | None = None,
    reasons: Mapping[str, tuple[str, str]] = MappingProxyType({}),
) -> Desk:
    """Return the desk. ``known`` are the journal entries the reader saw here before.

    ``reasons`` holds, by finding, the reason that was typed and what is wrong with it.
    """
    record, page = view.record, paper(view.record, comments=view.comments)
    builder = _Builder(view, typed or Typed(), known, reasons)
    views = {section.key: section for section in page.sections}
    gate = tuple(
        gate_of(check, record) for check in _sorted(view.checks) if check.key != "deadline"
    )
    held = [c for c in view.checks if c.state == "blocked" and c.key not in _LATER]
    employer = paper(view.employer_record)
    return Desk(
        view=view,
        paper=page,
        parts=tuple(builder.part(section, views[section.key]) for section in record.sections),
        gate=gate,
        done=sum(one.mark == "ok" for one in gate),
        open=tuple(gate_of(check, record) for check in held),
        deadline=_deadline(view.checks),
        first_name=first_name(record.header.employee),
        seen=seen_of(record),
        news=len(entries_of(view) - known) if known is not None else 0,
        preview=_preview(employer),
        remarks=remarks_of(view),
    )


def first_name(name: str) -> str:
    """Return what a coach calls somebody: the first name, or the whole name behind initials.

    >>> first_name("Karin Dijkstra"), first_name("K. Dijkstra"), first_name("")
    ('Karin', 'K. Dijkstra', '')
    """
    first = name.split(" ")[0]
    return name if "." in first else first


def entries_of(view: ReportView) -> frozenset[str]:
    """Return the journal entries that the draft rests on."""
    drafted = view.drafted
    pieces = drafted.evidence() if drafted is not None else ()
    return frozenset(piece.id for piece in pieces if piece.kind == "entry")


class _Builder:
    """Builds the sections; holds what they all need."""

    def __init__(
        self,
        view: ReportView,
        typed: Typed,
        known: frozenset[str] | None,
        reasons: Mapping[str, tuple[str, str]],
    ) -> None:
        self.record = view.record
        self.trajectory = view.line.trajectory
        self.is_draft = view.drafted is not None
        self.typed = typed
        self.known = known
        self.reasons = reasons
        self.slots = slots_of(view.record) if view.drafted is not None else {}
        plain = view.drafted.statements() if view.drafted is not None else ()
        self.plain = {held.id: held for _section, held in plain}
        self.findings = view.findings
        self.marks = _section_marks(view.checks, view.record)

    def part(self, section: Section, view: SectionView) -> Part:
        state = self.marks.get(section.key, "ok")
        if section.left_out_because is not None:
            state = "left-out"
        mark, icon = _MARKS[state]
        writes = bool(self.slots) and not any(_is_voice(held) for held in section.statements)
        return Part(
            view=view,
            mark=mark,
            icon=icon,
            lines=tuple(self._line(one) for one in view.statements),
            asked=tuple(self._asked(q) for q in section.questions if q.is_open and self.slots),
            left=tuple(self._left(section)) if writes else (),
            new=self._new(section) if writes and not is_closed(self.record, section) else None,
            plan_url=self._plan_url(section),
        )

    def _plan_url(self, section: Section) -> str:
        part = section.key.removeprefix(_OF_PLAN)
        if part == section.key or not self.is_draft:
            return ""
        return f"{reverse('coach:plan', args=[self.trajectory])}#{part}"

    def _line(self, view: StatementView) -> Line:
        slot = self.slots.get(view.id)
        held = view.source
        return Line(
            view=view,
            field=self._field(slot) if slot is not None else None,
            hits=tuple(hits_of(held, self.findings, self.record.language, self.reasons)),
            proofs=tuple(
                Proof(shown.label, shown.icon, self._url(piece))
                for shown, piece in zip(view.proofs, held.evidence, strict=True)
            ),
            is_new=self.known is not None and _rests_on_new(held.evidence, self.known),
            may_leave=bool(self.slots) and held.optional,
        )

    def _url(self, piece: Evidence) -> str:
        case = self.trajectory
        match piece.kind:
            case "entry":
                return f"{reverse('coach:journal', args=[case])}#r-{piece.id}"
            case "obligation":
                return reverse("coach:duty", args=[case, piece.id])
            case "capacity":
                return reverse("coach:capacity", args=[case])
            case "case":
                return reverse("coach:absence", args=[case])
            case "journal":
                return reverse("coach:journal", args=[case])

    def _field(self, slot: Slot) -> Field:
        written = self.typed.written.get(slot.id) or Written(slot.text, slot.owner)
        plain = self.plain.get(slot.id)
        changed = slot.kind == "change" and plain is not None and plain.text != slot.text
        return Field(slot, written, _rows(written.text), changed and bool(plain and plain.text))

    def _asked(self, question: Question) -> Asked:
        return Asked(question, anchor_of(question.id), self._field(self.slots[question.id]))

    def _left(self, section: Section) -> Iterable[Left]:
        standing = {held.id for held in section.statements}
        for id_, held in self.plain.items():
            if id_ not in standing and id_.startswith(f"{section.number}:"):
                yield Left(id_, held.text)

    def _new(self, section: Section) -> NewLine:
        line = self.typed.lines.get(section.key)
        return line or blank_line(section, self.record.header.coach)


def _is_voice(statement: Statement) -> bool:
    return name_of(statement.id) == "voice"


def _preview(employer: Paper) -> tuple[SectionView, ...]:
    """Return the first section, and those in which something is hidden."""
    first, *others = employer.sections
    hiding = [one for one in others if any(held.hidden for held in one.statements)]
    return (first, *hiding)


def _rests_on_new(evidence: Sequence[Evidence], known: frozenset[str]) -> bool:
    return any(piece.kind == "entry" and piece.id not in known for piece in evidence)


def _rows(text: str) -> int:
    """Return how many lines a field needs where the browser cannot grow it itself."""
    return max(2, sum(1 + len(line) // 75 for line in text.split("\n")))


def _sorted(checks: Iterable[Check]) -> list[Check]:
    order = {"blocked": 0, "attention": 1, "ok": 2}
    return sorted(checks, key=lambda check: order[check.state])


def _section_marks(checks: Iterable[Check], record: ReportRecord) -> dict[str, str]:
    """Return the gravest state of each section that is not well."""
    home = {held.id: section.key for section, held in record.statements()}
    marks: dict[str, str] = {}
    for check in _sorted(checks):
        place = check.section or home.get(check.statement or "")
        if check.key == "response":
            place = home.get(voice.id) if (voice := record.named("voice")) is not None else None
        if place and check.state != "ok":
            marks.setdefault(place, check.state)
    return marks


def gate_of(check: Check, record: ReportRecord) -> Gate:
    """Return a check as the page shows it, with the place to mend it."""
    mark, icon = _MARKS[check.state]
    section = next((held for held in record.sections if held.key == check.section), None)
    anchor, place = "", ""
    if check.state != "ok":
        if section is not None:
            anchor, place = f"s{section.number}", _("§ %(number)s") % {"number": section.number}
        if check.statement is not None and record.find(check.statement) is not None:
            anchor, place = anchor_of(check.statement), place or _("bekijk")
        if check.key == "second-reader":
            anchor, place = "tweede-lezer", _("bekijk")
    copied = check.spans if check.key == "repeated" else ()
    passages = tuple((span.text, anchor_of(span.statement)) for span in copied)
    return Gate(check.text.in_(reader_language()), mark, icon, anchor, place, passages)


def _deadline(checks: Iterable[Check]) -> tuple[str, str]:
    for check in checks:
        if check.key == "deadline":
            return ("open" if check.state == "ok" else "due"), check.text.in_(reader_language())
    return "open", ""
