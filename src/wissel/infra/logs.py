"""The change log and the access log: append-only, hash-chained per bureau, checked by ``check``.

Appending takes the lock of the chain's head, so two doors of one bureau cannot take the same
number; the database refuses it besides. A missing, changed or reordered row breaks the chain.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, Literal

from django.db.models import QuerySet

from wissel.infra.changes import Change
from wissel.infra.doors import Access, Actor
from wissel.infra.models import AccessLogEntry, ChainHead, ChangeLogEntry

LogName = Literal["changes", "access"]


def append_change(
    *, actor: Actor, now: datetime, door: str, subject: str, changes: Sequence[Change]
) -> None:
    """Append one row for a call of a writing door."""
    fields: dict[str, Any] = {
        **_who(actor),
        "at": now,
        "door": door,
        "subject": subject,
        "changes": [asdict(change) | {"fields": list(change.fields)} for change in changes],
    }
    seq, link = _next("changes", fields)
    ChangeLogEntry(seq=seq, link=link, **fields).save(force_insert=True)


def append_access(*, actor: Actor, now: datetime, door: str, access: Access) -> None:
    """Append one row for an access."""
    fields: dict[str, Any] = {
        **_who(actor),
        "at": now,
        "event": access.event or door,
        "action": access.action,
        "outcome": access.outcome,
        "seen_from": actor.seen_from,
        "subject": access.subject,
        "category": access.category,
        "sensitivity": access.sensitivity,
        "basis": access.basis,
        "detail": access.detail,
    }
    seq, link = _next("access", fields)
    AccessLogEntry(seq=seq, link=link, **fields).save(force_insert=True)


def first_break(name: LogName) -> int | None:
    """Return the number of the first row that does not fit the chain of the bureau in context.

    A cut-off tail is found too: the head knows how far the chain went.
    """
    previous, expected = "", 1
    for row, fields in _rows(name):
        if row.seq != expected or row.link != _link(previous, expected, fields):
            return expected
        previous, expected = row.link, expected + 1
    head = ChainHead.objects.filter(name=name).first()
    reached = (head.seq, head.link) if head is not None else (0, "")
    return None if reached == (expected - 1, previous) else expected


def rows_made(table: str) -> Iterator[tuple[int, str]]:
    """Yield the rows that doors made in a table: number in the change log and key of the row.

    For rows that are never removed: one that is gone was taken out around the doors.
    """
    for seq, changes in ChangeLogEntry.objects.order_by("seq").values_list("seq", "changes"):
        for change in changes:
            if (change["table"], change["action"]) == (table, "create"):
                yield seq, change["row"]


_CHANGE_FIELDS = (
    "actor_kind",
    "actor_role",
    "actor_id",
    "actor_name",
    "at",
    "door",
    "subject",
    "changes",
)
_ACCESS_FIELDS = (
    "actor_kind",
    "actor_role",
    "actor_id",
    "actor_name",
    "at",
    "event",
    "action",
    "outcome",
    "seen_from",
    "subject",
    "category",
    "sensitivity",
    "basis",
    "detail",
)


def _rows(name: LogName) -> Iterator[tuple[Any, dict[str, Any]]]:
    rows: QuerySet[Any] = (
        ChangeLogEntry.objects if name == "changes" else AccessLogEntry.objects
    ).order_by("seq")
    names = _CHANGE_FIELDS if name == "changes" else _ACCESS_FIELDS
    for row in rows.iterator():
        yield row, {field: getattr(row, field) for field in names}


def _who(actor: Actor) -> dict[str, Any]:
    return {
        "actor_kind": actor.kind,
        "actor_role": actor.role,
        "actor_id": actor.user,
        "actor_name": actor.name,
    }


def _next(name: LogName, fields: dict[str, Any]) -> tuple[int, str]:
    head, _ = ChainHead.objects.select_for_update().get_or_create(name=name)
    head.seq += 1
    head.link = _link(head.link, head.seq, fields)
    head.save(update_fields=["seq", "link"])
    return head.seq, head.link


def _link(previous: str, seq: int, fields: dict[str, Any]) -> str:
    plain = {
        # The database gives moments back in UTC, whatever zone the door was handed.
        key: value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value
        for key, value in fields.items()
    }
    body = json.dumps(
        [previous, seq, plain], sort_keys=True, default=str, separators=(",", ":")
    ).encode()
    return hashlib.sha256(body).hexdigest()
