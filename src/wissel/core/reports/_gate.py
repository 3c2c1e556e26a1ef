"""The gate before release: every check as data, the ones that hold included."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from wissel.core.dates import day_in
from wissel.core.reports._hiding import find_names, hidden_names
from wissel.core.reports._repeated import repeated
from wissel.core.reports._standing import capacity_is_old
from wissel.core.reports._subjective import subjective
from wissel.core.reports._words import PERIODIC, both, both_n, known_sections, measure
from wissel.core.reports.record import (
    Check,
    Finding,
    Layer,
    Question,
    ReportRecord,
    Section,
    Span,
    Statement,
    name_of,
)
from wissel.core.sources import Text
from wissel.core.trajectory import Trajectory

_State = Literal["ok", "attention", "blocked"]


@dataclass(frozen=True, slots=True)
class _Gate:
    record: ReportRecord
    previous: ReportRecord | None
    today: date
    due: date | None
    trajectory: Trajectory
    other_names: tuple[str, ...]
    findings: Sequence[Finding] | None


def checks(
    record: ReportRecord,
    previous: ReportRecord | None = None,
    *,
    trajectory: Trajectory,
    today: date,
    due: date | None = None,
    other_names: tuple[str, ...] = (),
    findings: Sequence[Finding] | None = None,
) -> tuple[Check, ...]:
    """Return every check of the gate; a report may be finalised when none is ``blocked``.

    ``previous`` is the released report that somebody may have copied from, ``due`` the last day of
    this one, ``other_names`` names of other cases that may not stand here, ``findings`` what the
    wording guard found in ``record.texts()`` (``None``: it was not asked, which blocks).
    Consent is read from ``trajectory`` as it is now, so a withdrawal counts at once.
    """
    gate = _Gate(record, previous, today, due, trajectory, other_names, findings)
    parts = (
        _guard(gate),
        _empty(gate),
        _evidence(gate),
        _owners(gate),
        _gap(gate),
        _questions(gate),
        _hidden(gate),
        _others(gate),
        _case(gate),
        _capacity(gate),
        _repeats(gate),
        _subjective(gate),
        _comments(gate),
        _response(gate),
        _deadline(gate),
    )
    return tuple(check for part in parts for check in part)


def gate_line(
    key: str,
    state: _State,
    statement: Statement | None = None,
    *,
    day: date | None = None,
    **values: object,
) -> Check:
    """Return a line of the gate that an app found, by its key in the rules (``offer.none``)."""
    at = statement.id if statement is not None else None
    text = both("gate", key, **values) if day is None else _dated(key, day, **values)
    return Check(key.partition(".")[0], state, text, statement=at)


def _all(key: str, found: list[Check]) -> list[Check]:
    """Return what was found, or the one line that says all is well."""
    return found or [Check(key, "ok", both("gate", f"{key}.ok"))]


def _at(key: str, state: _State, text: Text, section: Section, held: Statement | None) -> Check:
    return Check(key, state, text, statement=held.id if held else None, section=section.key)


def _guard(gate: _Gate) -> list[Check]:
    if gate.findings is None:
        return [Check("guard", "blocked", both("gate", "guard.missing"))]
    where = {held.id: section for section, held in gate.record.statements()}
    found = [
        _guarded(finding, where.get(finding.span.statement))
        for finding in gate.findings
        if not finding.kept_because.strip()
    ]
    kept = sum(bool(finding.kept_because.strip()) for finding in gate.findings)
    if kept and not found:
        return [Check("guard", "attention", both("gate", "guard.kept", n=kept))]
    return _all("guard", found)


def _guarded(finding: Finding, section: Section | None) -> Check:
    """A finding always blocks, also one whose statement is gone: the guard must look again."""
    number = section.number if section else "?"
    lines = {
        language: both("gate", "guard.bad", number=number, text=finding.message.in_(language))
        for language in ("nl", "en")
    }
    return Check(
        "guard",
        "blocked",
        Text(nl=lines["nl"].nl, en=lines["en"].en),
        statement=finding.span.statement,
        section=section.key if section else None,
        spans=(finding.span,),
    )


def _empty(gate: _Gate) -> list[Check]:
    """A section that is neither left out nor asked about must say something."""
    found = []
    parts = known_sections(gate.record.document)
    explained = {one["key"] for one in parts if "left_out" in one}
    for section in gate.record.sections:
        if section.left_out_because is not None:
            continue
        blank = [held for held in section.statements if _is_blank(held)]
        asked = any(q.is_open for q in section.questions)
        nothing = not section.statements and not asked and section.key not in explained
        if nothing or blank:
            title = section.title
            text = Text(
                nl=both("gate", "empty-section.bad", number=section.number, title=title.nl).nl,
                en=both("gate", "empty-section.bad", number=section.number, title=title.en).en,
            )
            held = blank[0] if blank else None
            found.append(_at("empty-section", "blocked", text, section, held))
    return _all("empty-section", found)


def _is_blank(statement: Statement) -> bool:
    """Only a row of what did not take place may have no outcome; other text may not miss."""
    if statement.activity is not None:
        return statement.effort and statement.editable and not statement.text.strip()
    return not statement.text.strip()


def _evidence(gate: _Gate) -> list[Check]:
    return _all(
        "evidence",
        [
            _at("evidence", "blocked", _numbered("evidence.bad", section), section, held)
            for section, held in gate.record.statements()
            if (held.effort or held.layer is Layer.FACT) and not held.evidence
        ],
    )


def _owners(gate: _Gate) -> list[Check]:
    owned = (Layer.OPINION, Layer.OWN_WORDS)
    return _all(
        "owner",
        [
            _at("owner", "blocked", _numbered("owner.bad", section), section, held)
            for section, held in gate.record.statements()
            if held.layer in owned and not held.owner.strip()
        ],
    )


def _numbered(key: str, section: Section) -> Text:
    return both("gate", key, number=section.number)


def _is_gap(question: Question) -> bool:
    return name_of(question.id).startswith("gap-")


def _gap(gate: _Gate) -> list[Check]:
    found = [
        Check("gap", "blocked", both("gate", "gap.bad"), statement=q.id, section=section.key)
        for section, q in _open(gate.record)
        if _is_gap(q)
    ]
    # An intake report looks for no gap: there a line that all is well would promise too much.
    return _all("gap", found) if gate.record.document == PERIODIC else found


def _questions(gate: _Gate) -> list[Check]:
    found = [
        Check(
            "questions",
            "blocked" if question.required else "attention",
            both("gate", "questions.bad", number=section.number, text=question.text),
            statement=question.id,
            section=section.key,
        )
        for section, question in _open(gate.record)
        if not _is_gap(question)
    ]
    return _all("questions", found)


def _open(record: ReportRecord) -> Iterator[tuple[Section, Question]]:
    for section in record.sections:
        for question in section.questions:
            if question.is_open:
                yield section, question


def _named(gate: _Gate, key: str, names: tuple[str, ...], *, voice: _State | None) -> list[Check]:
    """Find names in texts. ``voice`` is the state for the employee's own words; ``None`` skips."""
    found = []
    for section, held in gate.record.statements():
        state = voice if held.layer is Layer.OWN_WORDS else "blocked"
        if state is None:
            continue
        aim = held.activity.aim if held.activity else ""
        spans = tuple(Span(held.id, a, b, held.text[a:b]) for a, b in find_names(held.text, names))
        if spans or find_names(aim, names):
            text = _numbered(f"{key}.bad", section)
            found.append(
                Check(key, state, text, statement=held.id, section=section.key, spans=spans)
            )
    return _all(key, found)


def _hidden(gate: _Gate) -> list[Check]:
    # Where people applied is theirs to tell: in their own words a name may stand.
    return _named(gate, "hidden-names", hidden_names(gate.trajectory, gate.today), voice=None)


def _others(gate: _Gate) -> list[Check]:
    return _named(gate, "other-names", gate.other_names, voice="attention")


def _case(gate: _Gate) -> list[Check]:
    """Compare names and days of the header with the case as it is now."""
    head, case = gate.record.header, gate.trajectory
    coach, contact = case.party("coach"), case.party("employer")
    now: dict[str, object] = {
        "case_number": case.reference,
        "employee": case.employee.name,
        "date_of_birth": case.employee.date_of_birth,
        "client": case.client.name,
        "client_contact": contact.name if contact else "",
        "coach": coach.name if coach else "",
        "first_sick_day": case.absence.first_sick_day,
    }
    fields = [name for name, value in now.items() if getattr(head, name) != value]
    if not fields:
        return _all("case", [])
    text = Text(nl=_fields_in(fields, "nl"), en=_fields_in(fields, "en"))
    return [Check("case", "blocked", text)]


def _fields_in(fields: Sequence[str], language: str) -> str:
    listed = ", ".join(both("fields", name).in_(language) for name in fields)
    return both("gate", "case.bad", fields=listed).in_(language)


def _dated(key: str, day: date, **values: object) -> Text:
    return Text(
        nl=both("gate", key, day=day_in(day, "nl"), **values).nl,
        en=both("gate", key, day=day_in(day, "en"), **values).en,
    )


def _capacity(gate: _Gate) -> list[Check]:
    held = gate.record.named("capacity") or gate.record.named("other-source")
    days = [piece.day for piece in held.evidence if piece.kind == "capacity"] if held else []
    if held is None or not days or days[0] is None:
        return [Check("capacity", "attention", both("gate", "capacity.none"))]
    if capacity_is_old(days[0], gate.today):
        return [Check("capacity", "attention", _dated("capacity.old", days[0]), statement=held.id)]
    return _all("capacity", [])


def _repeats(gate: _Gate) -> list[Check]:
    if gate.previous is None:
        return [Check("repeated", "ok", both("gate", "repeated.first"))]
    percent, spans = repeated(gate.record, gate.previous)
    if percent < measure("repeated_percent"):
        return [Check("repeated", "ok", both("gate", "repeated.ok", n=percent), spans=spans)]
    text = both("gate", "repeated.bad", n=percent, m=len(spans))
    return [Check("repeated", "attention", text, statement=spans[0].statement, spans=spans)]


def _subjective(gate: _Gate) -> list[Check]:
    """Ask for a look at words that judge; who wrote them may let them stand."""
    found = []
    for section, held, how, spans in subjective(gate.record):
        said = ", ".join(dict.fromkeys(span.text for span in spans))
        text = both("gate", f"subjective.{how}", number=section.number, text=said)
        found.append(
            Check(
                "subjective", "attention", text, statement=held.id, section=section.key, spans=spans
            )
        )
    return _all("subjective", found)


def _comments(gate: _Gate) -> list[Check]:
    waiting = [comment for comment in gate.record.comments if not comment.settled]
    if not waiting:
        return _all("comments", [])
    text = both_n("gate", "comments.bad", len(waiting))
    return [Check("comments", "attention", text, statement=waiting[0].statement)]


def _response(gate: _Gate) -> list[Check]:
    answer = gate.record.response
    if answer is None:
        return [Check("response", "attention", both("gate", "response.waiting"))]
    if answer.kind == "no-response":
        return [Check("response", "ok", _dated("response.none", answer.on))]
    if answer.kind == "disagreed":
        return [Check("response", "attention", both("gate", "response.disagreed"))]
    return _all("response", [])


def _deadline(gate: _Gate) -> list[Check]:
    if gate.due is None:
        return [Check("deadline", "ok", both("gate", "deadline.none"))]
    left = (gate.due - gate.today).days
    if left == 0:
        return [Check("deadline", "attention", both("gate", "deadline.today"))]
    key = "late" if left < 0 else "near" if left <= measure("deadline_days") else "ok"
    if abs(left) == 1:
        key += ".one"
    text = _dated(f"deadline.{key}", gate.due, n=abs(left))
    return [Check("deadline", "ok" if key == "ok" else "attention", text)]
