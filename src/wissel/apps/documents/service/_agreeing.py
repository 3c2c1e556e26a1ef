"""What the employer said of a released document that asks for it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from wissel.apps.documents.models import ClientAnswer, Report
from wissel.apps.documents.service import _desk
from wissel.connections import wire
from wissel.core import reports
from wissel.core.quotes import Signature
from wissel.core.wire import Wire


@dataclass(frozen=True, slots=True)
class ClientAnswerView(Wire):
    """The employer's answer: agreed with a signature, or not agreed with a reason."""

    kind: Literal["agreed", "disagreed"]
    at: datetime
    by: str
    function: str = ""
    because: str = ""
    signature: Signature | None = None


def answer_of(row: Report) -> ClientAnswerView | None:
    """Return the answer that holds, ``None`` while there is none."""
    found = ClientAnswer.objects.filter(report=row).order_by("-number").first()
    return wire.read_value(ClientAnswerView, found.said) if found is not None else None


def asked() -> dict[str, Any]:
    """Return what the documents are that ask the employer, as a filter of rows."""
    kinds = [
        kind
        for kind in reports.written_once()
        if reports.is_agreed_by_employer(reports.document_of(kind) or "")
    ]
    return {"state": _desk.RELEASED, "kind__in": kinds}


def is_asked(row: Report) -> bool:
    """Whether the employer is asked to agree with this document, as it stands now."""
    documents = asked()
    return row.state == documents["state"] and row.kind in documents["kind__in"]
