"""The second reading of a report: who read which text and when, and what the gate says of it.

What was read stands still: while nobody changes a word, the draft keeps the day on which it was
read, so that the employee gets the text that the second reader had, to the letter.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal
from uuid import UUID

from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents.models import Report
from wissel.apps.documents.models import SecondReading as Row
from wissel.connections import wire
from wissel.core import reports
from wissel.core.reports.record import Check, ReportRecord
from wissel.core.wire import Wire, to_json
from wissel.infra.doors import Actor, today_of

Step = Literal["asked", "agreed", "returned"]
#: The key of its line in the gate.
KEY: Final = "second-reader"


@dataclass(frozen=True, slots=True)
class Remark(Wire):
    """What a second reader says of a statement, or (``None``) of the whole report."""

    statement: str | None
    text: str


@dataclass(frozen=True, slots=True)
class SecondReading(Wire):
    """A step of the second reading. ``of`` is the hash of the text as it stood.

    ``on`` and ``week`` are the day and the week of illness that the draft was drawn up on.
    """

    step: Step
    at: datetime
    by: str
    user: str
    of: str
    on: date
    week: int | None
    asked: str = ""  #: whom it was asked of
    remarks: tuple[Remark, ...] = ()


def readings(row: Report) -> tuple[SecondReading, ...]:
    """Return the steps of the second reading of a report, in order."""
    rows = Row.objects.filter(report=row).order_by("number")
    return tuple(wire.read_value(SecondReading, one.said) for one in rows)


def last_reading(row: Report) -> SecondReading | None:
    """Return the step that holds, ``None`` before the first."""
    return next(iter(reversed(readings(row))), None) if row.second_step else None


def agreed_reading(row: Report) -> SecondReading | None:
    """Return the agreement, where that is the step that holds: of this text or an earlier one."""
    return last_reading(row) if row.second_step == "agreed" else None


def keep_step(row: Report, said: SecondReading, *, asked_of: UUID | None = None) -> None:
    """Store a step, and on the report what lists ask."""
    Row(report=row, number=len(readings(row)) + 1, at=said.at, said=to_json(said)).save()
    row.second_step = said.step
    if said.step == "asked":
        row.second_reader, row.second_asked_by = asked_of, UUID(said.user)
    row.save(update_fields=["second_step", "second_reader", "second_asked_by"])


def is_wanted(row: Report) -> bool:
    """Whether the bureau has this kind of report read twice, as it is set now."""
    return bureaus.is_read_twice(bureau=row.bureau_id, kind=row.kind)


def add_hand(row: Report, actor: Actor) -> None:
    """Note that somebody wrote this report; the caller saves ``hands``."""
    if actor.user is not None and str(actor.user) not in row.hands:
        row.hands = [*row.hands, str(actor.user)]


def has_written(row: Report, user: UUID | None) -> bool:
    """Whether somebody wrote this report: by person, in whatever role they are here now."""
    return str(user) in row.hands


def state_of(row: Report, record: ReportRecord) -> tuple[str, SecondReading | None]:
    """Return how the second reading stands (``none``, a step, or ``changed``), and its last step.

    ``changed``: it was agreed on, but the text says something else by now.
    """
    last = last_reading(row)
    if last is None:
        return "none", None
    if last.step == "agreed" and last.of != reports.text_digest(record):
        return "changed", last
    return last.step, last


def checks(row: Report, record: ReportRecord) -> list[Check]:
    """Return the line of the gate, where the bureau wants a second reader."""
    if not is_wanted(row):
        return []
    state, last = state_of(row, record)
    if last is None:
        return [reports.gate_line(f"{KEY}.none", "blocked")]
    name, day = last.asked if state == "asked" else last.by, today_of(last.at)
    if state == "agreed":
        return [reports.gate_line(f"{KEY}.ok", "ok", day=day, name=name)]
    return [reports.gate_line(f"{KEY}.{state}", "blocked", day=day, name=name)]
