"""The employee reads first, and says what they think. Disagreement is attached, never a block."""

from dataclasses import replace
from datetime import datetime
from typing import Literal
from uuid import UUID

from wissel.apps.documents.service import _agreeing, _desk, _once
from wissel.apps.documents.service._desk import Desk, on_desk
from wissel.core.access import Action, Role
from wissel.core.refusal import Refused
from wissel.core.reports.record import Comment, Response
from wissel.core.sources import Text
from wissel.core.wire import to_json
from wissel.infra.doors import Actor, Denied, door, today_of
from wissel.infra.ids import uuid7
from wissel.infra.typed import demand_functional


@door
def comment(
    *, actor: Actor, now: datetime, report: UUID, text: str, statement: str | None = None
) -> str:
    """Add the employee's remark on a statement, or on the whole report; return its id."""
    desk = _reading(actor, now, report, late=False)
    _desk.demand_length(text)
    if not text.strip():
        raise Refused(
            "empty", "$.text", Text("Schrijf uw opmerking in het veld.", "Write your remark.")
        )
    if statement is not None:
        record = _desk.standing_record(desk, today_of(now))
        if record.find(statement) is None:
            raise Refused(
                "unknown-statement",
                "$.statement",
                Text(
                    "Deze zin staat niet meer in het rapport. Ververs de pagina.",
                    "This sentence is no longer in the report. Reload the page.",
                ),
            )
    made = Comment(str(uuid7()), statement, actor.name, now, text.strip())
    desk.row.comments = to_json([*desk.comments, made])
    desk.row.save(update_fields=["comments"])
    return made.id


@door
def respond(
    *,
    actor: Actor,
    now: datetime,
    report: UUID,
    kind: Literal["agreed", "commented", "disagreed"],
    text: str = "",
) -> None:
    """Answer the draft: agreed, agreed with comments, or not agreed with an own statement.

    The words are kept as they are and stand in the report. Answering again before the release
    replaces the answer. A report that went to both at once is answered after its release: the coach
    is told, and the answer stands in the next version. Of minutes the employer reads the answer at
    once, with no gate before it, so that words of health are refused (``$.text``).
    """
    desk = _reading(actor, now, report)
    _desk.demand_length(text)
    if _answers_late(desk) and desk.row.kind in _agreeing.asked_of(Role.EMPLOYEE):
        demand_functional(text, "$.text")
    if kind == "disagreed" and not text.strip():
        raise Refused(
            "empty",
            "$.text",
            Text(
                "Schrijf in uw eigen woorden waarom u het er niet mee eens bent.",
                "Say in your own words why you do not agree.",
            ),
        )
    answer = Response(kind, today_of(now), text.strip())
    desk.row.response = to_json(answer)
    late = _once.was_at_once(desk.row)
    if not late:
        desk.row.state = _desk.ANSWERED
    desk.row.save(update_fields=["response", "state"])
    _desk.journal_event(desk, f"employee-{kind}", actor, now)
    if late:
        _desk.tell_coach(desk, actor, now)


@door
def settle_comment(*, actor: Actor, now: datetime, report: UUID, comment: str) -> None:
    """Mark a remark of the employee as dealt with. Its words stay as they are.

    Raises :class:`Refused` once the report is released, and for a remark it does not have.
    """
    _desk.demand_author(actor)
    desk = on_desk(actor=actor, now=now, report=report, action=Action.WRITE, lock=True)
    if desk.row.state in (_desk.RELEASED, _desk.REPLACED) or comment not in {
        one.id for one in desk.comments
    }:
        raise Refused(
            "unknown-comment",
            "$.comment",
            Text(
                "Deze opmerking staat niet meer open. Ververs de pagina.",
                "This remark is no longer open. Reload the page.",
            ),
        )
    settled = [replace(one, settled=one.settled or one.id == comment) for one in desk.comments]
    desk.row.comments = to_json(settled)
    desk.row.save(update_fields=["comments"])


def _answers_late(desk: Desk) -> bool:
    """Whether it went to both at once, and is not replaced: then they answer it afterwards."""
    return desk.row.state == _desk.RELEASED and _once.was_at_once(desk.row)


def _reading(actor: Actor, now: datetime, report: UUID, *, late: bool = True) -> Desk:
    desk = on_desk(actor=actor, now=now, report=report, action=Action.COMMENT, lock=True)
    if actor.role != Role.EMPLOYEE:
        raise Denied("employee-only", hidden=False)
    open_now = desk.row.state in (_desk.READING, _desk.ANSWERED)
    if not open_now and not (late and _answers_late(desk)):
        raise Refused(
            "not-to-read",
            "$.report",
            Text(
                "Dit rapport ligt nu niet bij u. Uw coach werkt eraan of het is al verstuurd.",
                "This report is not with you now. Your coach works on it, or it was sent already.",
            ),
        )
    return desk
