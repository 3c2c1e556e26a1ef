"""What the employer said of a released document that asks for it."""

from typing import Any

from wissel.apps.documents.models import ClientAnswer as Row
from wissel.apps.documents.models import Report
from wissel.apps.documents.service import _desk
from wissel.connections import wire
from wissel.core import reports
from wissel.core.access import Role
from wissel.core.kept import ClientAnswer
from wissel.core.wire import to_json


def answers_of(row: Report) -> tuple[ClientAnswer, ...]:
    """Return what the employer said of it, in order."""
    rows = Row.objects.filter(report=row).order_by("number")
    return tuple(wire.read_value(ClientAnswer, one.said) for one in rows)


def answer_of(row: Report) -> ClientAnswer | None:
    """Return the answer that holds, ``None`` while there is none."""
    return next(iter(reversed(answers_of(row))), None)


def keep_answer(row: Report, said: ClientAnswer, number: int) -> None:
    """Store an answer."""
    Row(report=row, number=number, at=said.at, said=to_json(said)).save()


def asked_of(role: Role) -> list[str]:
    """Return the kinds of documents of which somebody says afterwards whether they agree."""
    return [
        kind
        for kind in (*reports.written_once(), *reports.written_of_occasions())
        if role in reports.agreed_by(reports.document_of(kind) or "")
    ]


def asked() -> dict[str, Any]:
    """Return what the documents are that ask the employer, as a filter of rows."""
    return {"state": _desk.RELEASED, "kind__in": asked_of(Role.EMPLOYER)}


def is_asked(row: Report) -> bool:
    """Whether the employer is asked to agree with this document, as it stands now."""
    documents = asked()
    return row.state == documents["state"] and row.kind in documents["kind__in"]
